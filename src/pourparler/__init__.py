"""Pourparler reads news coverage of a negotiation and keeps the record.

In: `extract(text)`, or `Record.open(path)` and `.read(paths)`. Out: frozen dataclasses of `pourparler.model`.
Refused: to load a language model before something is read; the names below are imported when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pourparler.door import Record, extract

__version__ = "0.1.0"
__all__ = ["Record", "__version__", "extract"]


def __getattr__(name: str) -> object:
    if name in ("Record", "extract"):
        from pourparler import door

        return getattr(door, name)
    raise AttributeError(f"module 'pourparler' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
