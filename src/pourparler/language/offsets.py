"""The way back from repaired words to the text they stand for.

In: a stretch of a text and what was put into it. Out: an `OffsetMap` in both directions.
Refused: anything but insertions and one-for-one replacements, so every original character keeps its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pourparler.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """`start` is where the stretch begins in the text; `inserted` the offsets, in the repaired words and ascending, of
    each single character that the text does not have.

    >>> words = OffsetMap(start=100, inserted=(5,))          # "said. U.S." for "said.U.S."
    >>> words.span(6, 10), words.back(4), words.forward(105)
    (Span(start=105, end=109), 104, 6)
    """

    start: int
    inserted: tuple[int, ...] = ()

    def back(self, repaired: int) -> int:
        """The offset in the text of an offset in the repaired words."""
        return self.start + repaired - bisect_left(self.inserted, repaired)

    def span(self, start: int, end: int) -> Span:
        """The span in the text of half-open `start..end` of the repaired words."""
        return Span(self.back(start), self.back(end))

    def forward(self, original: int) -> int:
        """The offset in the repaired words of an offset in the text."""
        rank = original - self.start
        keys = [at - index for index, at in enumerate(self.inserted)]
        return rank + bisect_right(keys, rank)
