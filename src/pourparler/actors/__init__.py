"""Mentions -> who that was on that day: a registry of actors and their offices, and the cast of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.actors.entry import Entry, Term
from pourparler.actors.reading import Reading
from pourparler.actors.registry import Registry

if TYPE_CHECKING:
    from pourparler.actors.cast import Cast

__all__ = ["Cast", "Entry", "Reading", "Registry", "Term"]


def __getattr__(name: str) -> object:
    """`Cast` reads parsed articles; it is imported when asked for, so that who only lists a record loads no parser."""
    if name == "Cast":
        from pourparler.actors.cast import Cast

        return Cast
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
