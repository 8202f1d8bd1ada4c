"""An extraction as rows of tables, and back.

In: the findings of one article, or the rows that a database holds of them. Out: the other of the two.
Refused: rows that make no finding (a span without words) raise ValueError; deciding and SQL stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pourparler.model import Actor, Extraction, Statement
from pourparler.problems import Problem
from pourparler.record.article_rows import (
    ArticleRow,
    BlockRow,
    DatingRow,
    FactRow,
    article_of,
    article_row,
    block_rows,
    dating_rows,
    fact_rows,
)
from pourparler.record.bargaining_rows import (
    BargainingRow,
    bargaining_rows,
    commitments_of,
    positions_of,
    proposals_of,
    talks_of,
)
from pourparler.record.event_rows import EventRow, event_rows, events_of
from pourparler.record.statement_rows import (
    CandidateRow,
    PartRow,
    StatementRow,
    ViaRow,
    candidate_rows,
    part_rows,
    statement_row,
    statements_from,
    via_rows,
)
from pourparler.record.validity import actors
from pourparler.record.voice_rows import VoiceRow, voice_of, voice_rows


class ProblemRow(NamedTuple):
    article: int | None
    position: int
    source: str
    message: str


# Parents before children, so that references hold while rows go in.
TABLES: Mapping[str, Any] = {
    "article": ArticleRow, "fact": FactRow, "dating": DatingRow, "block": BlockRow, "problem": ProblemRow,
    "statement": StatementRow, "part": PartRow, "candidate": CandidateRow, "via": ViaRow,
    "event": EventRow, "talks": BargainingRow, "proposal": BargainingRow, "position": BargainingRow,
    "commitment": BargainingRow, "voice": VoiceRow,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of one article (or of some statements), each table in the order of its key."""

    article: list[ArticleRow] = field(default_factory=list)
    fact: list[FactRow] = field(default_factory=list)
    dating: list[DatingRow] = field(default_factory=list)
    block: list[BlockRow] = field(default_factory=list)
    problem: list[ProblemRow] = field(default_factory=list)
    statement: list[StatementRow] = field(default_factory=list)
    part: list[PartRow] = field(default_factory=list)
    candidate: list[CandidateRow] = field(default_factory=list)
    via: list[ViaRow] = field(default_factory=list)
    event: list[EventRow] = field(default_factory=list)
    talks: list[BargainingRow] = field(default_factory=list)
    proposal: list[BargainingRow] = field(default_factory=list)
    position: list[BargainingRow] = field(default_factory=list)
    commitment: list[BargainingRow] = field(default_factory=list)
    voice: list[VoiceRow] = field(default_factory=list)


def rows(extraction: Extraction, *, no: int, first: int, actor_no: Mapping[Actor, int]) -> Rows:
    """The rows of an extraction whose article has number `no` and whose statements count from `first`."""
    article = extraction.article
    found = Rows(
        article=[article_row(article, no)],
        fact=sorted(fact_rows(article, no)),
        dating=dating_rows(article.published, no),
        block=block_rows(article, no),
        problem=[ProblemRow(no, i, p.source, p.message) for i, p in enumerate(extraction.problems)],
        event=event_rows(extraction, no),
        talks=bargaining_rows(extraction.talks, article.text, no),
        proposal=bargaining_rows(extraction.proposals, article.text, no),
        position=bargaining_rows(extraction.positions, article.text, no),
        commitment=bargaining_rows(extraction.commitments, article.text, no),
        voice=voice_rows(extraction, no),
    )
    for position, statement in enumerate(extraction.statements):
        number = first + position
        found.statement.append(statement_row(statement, article.text, number, no, position, actor_no))
        found.part.extend(part_rows(statement, article.text, number))
        found.candidate.extend(candidate_rows(statement, number, actor_no))
        found.via.extend(via_rows(statement, number, actor_no))
    return found


def actors_of(extraction: Extraction) -> list[Actor]:
    """Every reading of an actor in the extraction, once, in order of first mention."""
    return list(dict.fromkeys(actor for statement in extraction.statements for actor in actors(statement)))


def extraction_of(found: Rows, actors: Mapping[int, Actor]) -> Extraction:
    """The extraction that gave the rows of one article; raises ValueError on rows that make no finding."""
    (row,) = found.article
    return Extraction(
        article=article_of(row, found.fact, found.dating, found.block),
        statements=tuple(statements_of(found, {row.no: row.id}, actors)),
        problems=tuple(Problem(source=p.source, message=p.message) for p in found.problem),
        events=tuple(events_of(found.event, row.id)),
        talks=tuple(talks_of(found.talks, row.id)),
        proposals=tuple(proposals_of(found.proposal, row.id)),
        positions=tuple(positions_of(found.position, row.id)),
        commitments=tuple(commitments_of(found.commitment, row.id)),
        voice=tuple(voice_of(found.voice, row.id)),
    )


def statements_of(found: Rows, article_ids: Mapping[int, str], actors: Mapping[int, Actor]) -> Iterator[Statement]:
    """The statements in the order of their rows; raises ValueError on rows that make no statement."""
    tables = found.statement, found.part, found.candidate, found.via
    return statements_from(*tables, article_ids=article_ids, actors=actors)
