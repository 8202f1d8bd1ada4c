"""A place in a text.

In: two offsets. Out: a half-open span in code points, whose slice gives the words it stands for.
Refused: empty, reversed or negative spans.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in `Article.text`; raises ValueError when it holds nothing.

    >>> Span(4, 12).of("The minister denied it.")
    'minister'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words this span stands for."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same span, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside.

        >>> Span(0, 10).holds(Span(2, 10)), Span(0, 10).holds(Span(2, 11))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def trimmed(self, text: str, ends: str = " \t\r\n") -> Span | None:
        """The span without the characters of `ends` at its edges, or None if nothing is left."""
        start, end = self.start, self.end
        while start < end and text[start] in ends:
            start += 1
        while start < end and text[end - 1] in ends:
            end -= 1
        return Span(start, end) if start < end else None


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds them all; raises ValueError for none.

    >>> hull([Span(3, 5), Span(9, 12)])
    Span(start=3, end=12)
    """
    every = list(spans)
    return Span(min(s.start for s in every), max(s.end for s in every))
