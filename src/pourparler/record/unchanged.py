"""What two texts of one article have in the same words.

In: the statements of an older and of a newer text. Out: those whose words are unchanged, and how far they moved.
Refused: to take one of several like passages for another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pourparler.model import Span, Statement, hull
from pourparler.record.validity import spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """A statement of an older text, whose words are its `passage`, and the same `shift` code points on in a newer."""

    older: str
    newer: str
    shift: int
    passage: Span


def unchanged(
    older: Iterable[Statement], older_text: str, newer: Iterable[Statement], newer_text: str
) -> Iterator[Unchanged]:
    """Statements that the newer text has in the same words and reads in the same way.

    The whole passage must be the same, from the first of its parts to the last, those who passed it on among them.
    Where it stands several times, the texts must have it equally often; else none is taken for the other.
    """
    then, now = _by_words(older, older_text), _by_words(newer, newer_text)
    for key, before in then.items():
        after = now.get(key, [])
        if len(after) == len(before):
            for one, other in zip(before, after, strict=True):
                yield Unchanged(older=one.id, newer=other.id, shift=_start(other) - _start(one), passage=_passage(one))


def _by_words(statements: Iterable[Statement], text: str) -> Mapping[object, list[Statement]]:
    found: defaultdict[object, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=_start):
        passage = _passage(statement)
        found[(passage.of(text), _bare(statement, -passage.start))].append(statement)
    return found


def _passage(statement: Statement) -> Span:
    return hull(span for role, span in spans(statement) if role != "uttered")


def _start(statement: Statement) -> int:
    return _passage(statement).start


def _bare(statement: Statement, by: int) -> object:
    """What a reader makes of a passage, counted from its beginning: who, to whom, according to whom, which act."""
    actors = (statement.actor, *statement.candidates, statement.addressee and statement.addressee.actor)
    return (
        tuple((role, span.start + by, span.end + by) for role, span in spans(statement) if role != "uttered"),
        tuple(actor.id if actor else None for actor in (*actors, *(link.actor for link in statement.via))),
        (statement.kind, statement.form, statement.act, statement.polarity),
    )
