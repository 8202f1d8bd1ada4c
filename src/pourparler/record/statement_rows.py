"""Statements, and the actors in them, as rows of tables, and back.

In: a `Statement` of an article, or the rows that a database holds of it. Out: the other of the two.
Refused: rows that make no statement (a span without words) raise ValueError.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from pourparler.model import (  # isort: skip
    Act, Actor, ActorKind, Addressee, Evidence, Form, Kind, Link, Place, Polarity, Precision, Span, Statement, When,
    hull,
)  # fmt: skip
from pourparler.record.validity import spans


class ActorRow(NamedTuple):
    no: int
    id: str
    name: str
    kind: str
    party: str | None
    office: str | None


class StatementRow(NamedTuple):
    no: int
    id: str
    article: int
    position: int
    start: int
    kind: str
    form: str
    act: str
    acts: str
    polarity: str
    place: str
    actor: int | None
    addressee: int | None
    uttered: str | None
    uttered_precision: str | None
    inside: str | None
    repeats: str | None
    rule: str
    version: str
    confidence: float
    content: str
    passage: str


class PartRow(NamedTuple):
    statement: int
    role: str
    position: int
    start: int
    stop: int
    words: str


class CandidateRow(NamedTuple):
    statement: int
    position: int
    actor: int


class ViaRow(NamedTuple):
    statement: int
    position: int
    actor: int | None


def statement_row(
    statement: Statement, text: str, number: int, article: int, position: int, actor_no: Mapping[Actor, int]
) -> StatementRow:
    """The row of the statement that has number `number`, the one at `position` of its article."""
    addressee = statement.addressee.actor if statement.addressee else None
    stands = hull(span for role, span in spans(statement) if role != "uttered")
    return StatementRow(
        no=number,
        id=statement.id,
        article=article,
        position=position,
        start=min(s.start for s in (statement.source, statement.cue, *statement.content) if s),
        kind=statement.kind,
        form=statement.form,
        act=statement.act,
        acts=" ".join(statement.acts),
        polarity=statement.polarity,
        place=statement.place,
        actor=actor_no[statement.actor] if statement.actor else None,
        addressee=actor_no[addressee] if addressee else None,
        uttered=statement.uttered.value if statement.uttered else None,
        uttered_precision=statement.uttered.precision if statement.uttered else None,
        inside=statement.inside,
        repeats=statement.repeats,
        rule=statement.evidence.rule,
        version=statement.evidence.version,
        confidence=statement.evidence.confidence,
        content=" ".join(fragment.of(text) for fragment in statement.content),
        passage=stands.of(text),
    )


def part_rows(statement: Statement, text: str, number: int) -> list[PartRow]:
    """Its spans, each with its role and words."""
    placed: list[tuple[str, int, Span | None]] = [("source", 0, statement.source), ("cue", 0, statement.cue)]
    placed += [("content", i, fragment) for i, fragment in enumerate(statement.content)]
    placed.append(("addressee", 0, statement.addressee.span if statement.addressee else None))
    placed.append(("uttered", 0, statement.uttered.span if statement.uttered else None))
    for i, link in enumerate(statement.via):
        placed += [("via-source", i, link.source), ("via-cue", i, link.cue)]
    return sorted(PartRow(number, role, i, s.start, s.end, s.of(text)) for role, i, s in placed if s)


def candidate_rows(statement: Statement, number: int, actor_no: Mapping[Actor, int]) -> list[CandidateRow]:
    """Those whom the source may mean, in their order."""
    return [CandidateRow(number, i, actor_no[actor]) for i, actor in enumerate(statement.candidates)]


def via_rows(statement: Statement, number: int, actor_no: Mapping[Actor, int]) -> list[ViaRow]:
    """Who passed it on, outermost first."""
    return [ViaRow(number, i, actor_no[link.actor] if link.actor else None) for i, link in enumerate(statement.via)]


def statements_from(
    statements: Iterable[StatementRow],
    parts: Iterable[PartRow],
    candidates: Iterable[CandidateRow],
    links: Iterable[ViaRow],
    *,
    article_ids: Mapping[int, str],
    actors: Mapping[int, Actor],
) -> Iterator[Statement]:
    """The statements in the order of their rows; raises ValueError on rows that make no statement."""
    parts_of, candidates_of, links_of = _grouped(parts), _grouped(candidates), _grouped(links)
    for row in statements:
        children = parts_of[row.no], candidates_of[row.no], links_of[row.no]
        yield _statement(row, article_ids[row.article], *children, actors)


def _grouped(children: Iterable[Any]) -> defaultdict[int, list[Any]]:
    groups: defaultdict[int, list[Any]] = defaultdict(list)
    for child in children:
        groups[child.statement].append(child)
    return groups


def _statement(
    row: StatementRow,
    article: str,
    parts: Sequence[PartRow],
    candidates: Sequence[CandidateRow],
    links: Sequence[ViaRow],
    actors: Mapping[int, Actor],
) -> Statement:
    placed = {(p.role, p.position): Span(p.start, p.stop) for p in parts}
    addressee = placed.get(("addressee", 0))
    return Statement(
        id=row.id,
        article_id=article,
        source=placed.get(("source", 0)),
        cue=placed.get(("cue", 0)),
        content=tuple(Span(p.start, p.stop) for p in parts if p.role == "content"),
        kind=cast(Kind, row.kind),
        form=cast(Form, row.form),
        act=cast(Act, row.act),
        acts=tuple(cast(Act, act) for act in row.acts.split()),
        polarity=cast(Polarity, row.polarity),
        place=cast(Place, row.place),
        evidence=Evidence(rule=row.rule, version=row.version, confidence=row.confidence),
        addressee=Addressee(span=addressee, actor=_known(actors, row.addressee)) if addressee else None,
        actor=_known(actors, row.actor),
        candidates=tuple(actors[c.actor] for c in candidates),
        via=tuple(
            Link(
                source=placed.get(("via-source", v.position)),
                cue=placed.get(("via-cue", v.position)),
                actor=_known(actors, v.actor),
            )
            for v in links
        ),
        uttered=When(
            value=row.uttered,
            precision=cast(Precision, row.uttered_precision),
            span=placed.get(("uttered", 0)),
        )
        if row.uttered is not None
        else None,
        inside=row.inside,
        repeats=row.repeats,
    )


def _known(actors: Mapping[int, Actor], no: int | None) -> Actor | None:
    return None if no is None else actors[no]


def actor_of(row: ActorRow) -> Actor:
    """The reading of an actor that a row holds."""
    return Actor(id=row.id, name=row.name, kind=cast(ActorKind, row.kind), party=row.party, office=row.office)
