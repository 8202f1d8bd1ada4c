"""Parsed article -> talks: meetings, calls, visits, summits, rounds, formats and channels, and what became of them."""

from pourparler.talks.reading import read_talks

__all__ = ["read_talks"]
