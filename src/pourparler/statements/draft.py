"""A statement in the making.

In: what one rule found. Out: `Draft`, in tokens of one passage, before actors and ids are known.
Refused: nothing; a draft without content is dropped by the reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pourparler.language import Passage
from pourparler.model import Act, Kind, Polarity, Span
from pourparler.statements.cues import Cue


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """A half-open range of token indices of one passage."""

    start: int
    end: int

    def __contains__(self, index: int) -> bool:
        return self.start <= index < self.end

    def overlaps(self, other: Run) -> bool:
        """Whether the two share a token."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """A link of a chain: who passed it on, and the words that say so."""

    source: Run | None
    cue: Run | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Source, cue and content as runs of tokens; `anchor` is the token of the cue, `quotes` the quotations it carries
    (in other passages too, where a quotation runs over paragraphs).
    """

    passage: Passage
    anchor: int
    source: Run | None
    cue: Run | None
    content: tuple[Run, ...]
    act: Act
    kind: Kind
    rule: str
    confidence: float
    addressee: Run | None = None
    polarity: Polarity = "asserted"
    via: tuple[Reporter, ...] = ()
    quotes: tuple[Span, ...] = ()

    @classmethod
    def of_cue(
        cls,
        passage: Passage,
        anchor: int,
        cue: Cue,
        *,
        source: Run | None,
        cue_run: Run | None,
        content: tuple[Run, ...],
        rule: str,
        confidence: float,
        addressee: Run | None = None,
        polarity: Polarity = "asserted",
        via: tuple[Reporter, ...] = (),
    ) -> Draft:
        """A draft with the act and kind of its cue."""
        return cls(
            passage=passage,
            anchor=anchor,
            source=source,
            cue=cue_run,
            content=content,
            act=cue.act,
            kind=cue.kind,
            rule=rule,
            confidence=confidence,
            addressee=addressee,
            polarity=polarity,
            via=via,
        )


def without(run: Run, holes: Iterable[Run]) -> tuple[Run, ...]:
    """What is left of a run when the holes are taken out.

    >>> without(Run(0, 10), [Run(3, 5)])
    (Run(start=0, end=3), Run(start=5, end=10))
    """
    left = [run]
    for hole in holes:
        left = [
            Run(*ends)
            for part in left
            for ends in ((part.start, min(part.end, hole.start)), (max(part.start, hole.end), part.end))
            if ends[0] < ends[1]
        ]
    return tuple(sorted(left))
