"""What lies beside coverage in a folder or an archive.

In: the name of a file. Out: whether it is passed over where nobody named it itself.
Refused: nothing; a file that is named is tried whatever it is called.
"""

from __future__ import annotations

from pathlib import PurePath

# Settings, code, style and pictures of saved pages, stores.
_ENDINGS = frozenset((
    ".yaml", ".yml", ".toml", ".ini", ".cfg", ".py", ".js", ".mjs", ".css", ".map", ".sh", ".lock", ".png", ".jpg",
    ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".mp3", ".mp4", ".webm", ".db",
    ".sqlite", ".sqlite3", ".db-wal", ".db-shm",
))  # fmt: skip
_NAMES = frozenset(("readme", "license", "licence", "changelog", "notice", "makefile"))


def beside(name: str) -> bool:
    """Whether a file in a folder is passed over.

    >>> beside("README.md"), beside("saved/_files/logo.png"), beside("2026-03-05-talks.html")
    (True, True, False)
    """
    path = PurePath(name.casefold())
    hidden = any(part.startswith((".", "__macosx")) for part in path.parts)
    return hidden or path.suffix in _ENDINGS or path.stem in _NAMES
