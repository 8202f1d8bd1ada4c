"""`python -m pourparler` is `pourparler`."""

from pourparler.cli import main

if __name__ == "__main__":
    main()
