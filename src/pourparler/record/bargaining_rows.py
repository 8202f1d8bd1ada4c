"""Talks, proposals, positions and commitments as rows of tables, and back.

In: what an article tells of them, or their rows. Out: the other of the two.
Refused: a row that makes no entry raises ValueError or TypeError.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pourparler.model import Commitment, Position, Proposal, Talks
from pourparler.record.bargaining_validity import bargaining_spans, statements_of
from pourparler.record.parts_shape import JSON, read_back
from pourparler.record.position_shape import commitment_from, commitment_json, position_from, position_json
from pourparler.record.proposal_shape import proposal_from, proposal_json
from pourparler.record.rebase import Bargaining
from pourparler.record.talks_shape import talks_from, talks_json


class BargainingRow(NamedTuple):
    """`type` and `status` are those of the entry: kind and status of talks, how a proposal became known, a stance.

    Ids and slugs stand between bars; `statements` are those that tell it; `found` is the entry as JSON.
    """

    article: int
    position: int
    id: str
    type: str
    status: str
    start: int
    words: str
    actor_ids: str
    parties: str
    issues: str
    statements: str
    found: str


_SHOWN: Mapping[type[Bargaining], Callable[[Any], JSON]] = {
    Talks: talks_json, Proposal: proposal_json, Position: position_json, Commitment: commitment_json,
}  # fmt: skip


def bargaining_rows(entries: Iterable[Bargaining], text: str, no: int) -> list[BargainingRow]:
    """The rows of talks, or of proposals, positions or commitments, of the article that has number `no` and `text`."""
    return [_row(entry, text, no, at) for at, entry in enumerate(entries)]


def talks_of(found: Iterable[BargainingRow], article: str) -> Iterator[Talks]:
    """The talks of the rows of one article."""
    return (read_back(talks_from, row.found, article) for row in found)


def proposals_of(found: Iterable[BargainingRow], article: str) -> Iterator[Proposal]:
    """The proposals of the rows of one article."""
    return (read_back(proposal_from, row.found, article) for row in found)


def positions_of(found: Iterable[BargainingRow], article: str) -> Iterator[Position]:
    """The positions of the rows of one article."""
    return (read_back(position_from, row.found, article) for row in found)


def commitments_of(found: Iterable[BargainingRow], article: str) -> Iterator[Commitment]:
    """The commitments of the rows of one article."""
    return (read_back(commitment_from, row.found, article) for row in found)


def _row(entry: Bargaining, text: str, no: int, at: int) -> BargainingRow:
    spans = sorted({span for role, span in bargaining_spans(entry) if role != "date"})
    return BargainingRow(
        article=no,
        position=at,
        id=entry.id,
        type=type_of(entry),
        status=entry.status if isinstance(entry, Talks) else "",
        start=entry.mentions[0].start if isinstance(entry, (Talks, Proposal)) else entry.text.start,
        words="\n".join(span.of(text) for span in spans),
        actor_ids=_barred(_actors(entry)),
        parties=_barred(parties_of(entry)),
        issues=_barred(issues_of(entry)),
        statements=_barred(statements_of(entry)),
        found=json.dumps(_SHOWN[type(entry)](entry), ensure_ascii=True, sort_keys=True),
    )


def type_of(entry: Bargaining) -> str:
    """What kind of entry it is: of talks their kind, of a proposal how it became known, of a position its stance."""
    match entry:
        case Talks():
            return entry.kind
        case Proposal():
            return entry.publication or ""
        case Position():
            return entry.stance
        case Commitment():
            return ""


def _actors(entry: Bargaining) -> tuple[str | None, ...]:
    match entry:
        case Talks():
            return entry.persons
        case Position():
            return (entry.by,)
    return ()


def parties_of(entry: Bargaining) -> tuple[str, ...]:
    """The sides that stand in it, whatever their part."""
    match entry:
        case Talks():
            return (*entry.parties, *entry.mediators)
        case Proposal():
            bound = (side for term in entry.terms for side in (*term.obliged, *term.beneficiary))
            answering = (answer.party for answer in entry.answers)
            return (*entry.author, *entry.recipients, *entry.unseen, *bound, *answering)
        case Position():
            return (entry.party,)
        case Commitment():
            return entry.party


def issues_of(entry: Bargaining) -> tuple[str | None, ...]:
    """What it is about, by slugs; None where that is not known."""
    match entry:
        case Talks():
            return ()
        case Proposal():
            return tuple(term.issue for term in entry.terms)
        case Position() | Commitment():
            return (entry.issue,)


def _barred(words: Iterable[str | None]) -> str:
    """ "|kessary|orrund|": one can be looked for between bars."""
    every = sorted({word for word in words if word})
    return f"|{'|'.join(every)}|" if every else ""
