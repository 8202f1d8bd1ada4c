"""Which statement stands inside which.

In: statements of one article, each with its own chain. Out: the same, those inside another's words with its reporter
before their own chain. Refused: circles; of two that hold each other the longer is outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.model import Link, Span, Statement


def nest(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with `inside` and full chains, outermost reporter first."""
    by_length = sorted(statements, key=lambda s: (-_length(s), s.content[0].start, s.id))
    settled: dict[str, Statement] = {}
    for statement in by_length:
        outer = _holder(statement, list(settled.values()))
        if outer is not None:
            link = Link(source=outer.source, cue=outer.cue, actor=outer.actor)
            statement = replace(statement, inside=outer.id, via=(*outer.via, link, *statement.via))
        settled[statement.id] = statement
    return tuple(settled.values())


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _holder(statement: Statement, longer: Sequence[Statement]) -> Statement | None:
    """The shortest statement whose words hold this one's cue (or source, where there is no cue)."""
    place = statement.cue or statement.source
    holders = [s for s in longer if place is not None and _holds(s, place) and s.id != statement.id]
    return min(holders, key=lambda s: (_length(s), s.id), default=None)


def _holds(statement: Statement, place: Span) -> bool:
    return any(span.holds(place) for span in statement.content)
