"""Mentions -> who that was on that day: a registry of actors and their offices, and the cast of one article."""

from pourparler.actors.cast import Cast
from pourparler.actors.entry import Entry, Term
from pourparler.actors.reading import Reading
from pourparler.actors.registry import Registry

__all__ = ["Cast", "Entry", "Reading", "Registry", "Term"]
