"""How a command ends: with an exit status, and where it failed with one line that gives the cure.

In: a click command. Out: the process's exit status; errors on stderr. Refused: tracebacks, unless `--debug` asks.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from pourparler.cli.terminal import harmless
from pourparler.errors import PourparlerError

DONE, SOME_PROBLEMS, COULD_NOT = 0, 1, 2
INTERRUPTED = 130  # as a shell reports SIGINT


def run(command: click.Command, args: Sequence[str] | None = None) -> NoReturn:
    """Run `command` with the words of the prompt and leave the process with its exit status."""
    words = sys.argv[1:] if args is None else list(args)
    debug, words = "--debug" in words, [w for w in words if w != "--debug"]  # wherever it stands
    _write_utf8()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who stops reading our output ends us, as `head` ends `cat`
    try:
        status = command.main(args=words, prog_name="pourparler", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = COULD_NOT
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped.", err=True)
        status = INTERRUPTED
    except PourparlerError as error:
        status = _could_not(str(error), error, debug)
    except OSError as error:
        status = _could_not(_of_the_system(error), error, debug)
    except Exception as error:
        cure = "this is a fault of ours: run it again with `pourparler --debug …` and report what it prints"
        status = _could_not(f"{type(error).__name__}: {error}; {cure}", error, debug)
    sys.exit(status if isinstance(status, int) else DONE)


def _write_utf8() -> None:
    """Output is UTF-8 whatever the locale; half a surrogate pair is escaped as JSON escapes it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _could_not(message: str, error: Exception, debug: bool) -> int:
    if debug:
        raise error
    click.echo(f"Error: {harmless(message)}", err=True)
    return COULD_NOT


def _of_the_system(error: OSError) -> str:
    said = error.strerror or str(error)
    return f"{error.filename}: {said}" if error.filename else said
