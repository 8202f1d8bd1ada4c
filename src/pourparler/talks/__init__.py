"""Parsed article -> talks: meetings, calls, visits, summits, rounds, formats and channels, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pourparler.talks.reading import read_talks

__all__ = ["read_talks"]


def __getattr__(name: str) -> object:
    """The reader needs the parser; it is imported when asked for, so that who only lists a record loads none."""
    if name == "read_talks":
        from pourparler.talks.reading import read_talks

        return read_talks
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
