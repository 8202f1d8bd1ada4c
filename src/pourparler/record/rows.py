"""An extraction as rows of tables, and back.

In: the findings of one article, or the rows that a database holds of them. Out: the other of the two.
Refused: rows that make no finding (a span without words) raise ValueError; deciding and SQL stand elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast, get_args

from pourparler.model import (  # isort: skip
    Act, Actor, ActorKind, Addressee, Article, Block, BlockRole, Evidence, Extraction, Fact, Form, Kind, Link, Origin,
    Place, Polarity, Precision, Published, Span, Statement, Voice, VoiceKind, When, digest, hull,
)  # fmt: skip
from pourparler.problems import Problem
from pourparler.record.address import address_key
from pourparler.record.bargaining_rows import (
    BargainingRow,
    bargaining_rows,
    commitments_of,
    positions_of,
    proposals_of,
    talks_of,
)
from pourparler.record.day import days
from pourparler.record.event_rows import EventRow, event_rows, events_of
from pourparler.record.revision import given_id
from pourparler.record.validity import actors, spans

FACTS = ("outlet", "title", "byline", "language", "kind")


class ArticleRow(NamedTuple):
    no: int
    id: str
    text: str
    digest: str
    url: str | None
    title: str | None
    outlet_key: str | None
    published: str | None
    first_day: str | None
    last_day: str | None
    given: str
    address: str | None


class FactRow(NamedTuple):
    article: int
    name: str
    value: str
    origin: str
    start: int | None
    stop: int | None


class DatingRow(NamedTuple):
    article: int
    position: int
    depth: int
    value: str
    precision: str
    origin: str
    start: int | None
    stop: int | None


class BlockRow(NamedTuple):
    article: int
    position: int
    start: int
    stop: int
    role: str


class ProblemRow(NamedTuple):
    article: int | None
    position: int
    source: str
    message: str


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


class VoiceRow(NamedTuple):
    article: int
    position: int
    start: int
    stop: int
    kind: str
    rule: str
    version: str
    confidence: float
    words: str


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
        article=[_article_row(article, no)],
        fact=sorted(_fact_rows(article, no)),
        dating=_dating_rows(article.published, no),
        block=[BlockRow(no, i, b.span.start, b.span.end, b.role) for i, b in enumerate(article.blocks)],
        problem=[ProblemRow(no, i, p.source, p.message) for i, p in enumerate(extraction.problems)],
        event=event_rows(extraction, no),
        talks=bargaining_rows(extraction.talks, article.text, no),
        proposal=bargaining_rows(extraction.proposals, article.text, no),
        position=bargaining_rows(extraction.positions, article.text, no),
        commitment=bargaining_rows(extraction.commitments, article.text, no),
        voice=_voice_rows(extraction, no),
    )
    for position, statement in enumerate(extraction.statements):
        number = first + position
        found.statement.append(_statement_row(statement, article.text, number, no, position, actor_no))
        found.part.extend(_part_rows(statement, article.text, number))
        found.candidate.extend(CandidateRow(number, i, actor_no[actor]) for i, actor in enumerate(statement.candidates))
        found.via.extend(
            ViaRow(number, i, actor_no[link.actor] if link.actor else None) for i, link in enumerate(statement.via)
        )
    return found


def _voice_rows(extraction: Extraction, no: int) -> list[VoiceRow]:
    return [
        VoiceRow(
            article=no, position=position, start=voice.span.start, stop=voice.span.end, kind=voice.kind,
            rule=voice.evidence.rule, version=voice.evidence.version, confidence=voice.evidence.confidence,
            words=voice.span.of(extraction.article.text),
        )
        for position, voice in enumerate(extraction.voice)
    ]  # fmt: skip


def _voice_of(row: VoiceRow, article: str) -> Voice:
    if row.kind not in get_args(VoiceKind):
        raise ValueError(f"{row.kind!r} is no kind of voice")
    return Voice(
        article_id=article, span=Span(row.start, row.stop), kind=cast(VoiceKind, row.kind),
        evidence=Evidence(rule=row.rule, version=row.version, confidence=row.confidence),
    )  # fmt: skip


def actors_of(extraction: Extraction) -> list[Actor]:
    """Every reading of an actor in the extraction, once, in order of first mention."""
    return list(dict.fromkeys(actor for statement in extraction.statements for actor in actors(statement)))


def _article_row(article: Article, no: int) -> ArticleRow:
    interval = days(article.published.value) if article.published else None
    return ArticleRow(
        no=no,
        id=article.id,
        text=article.text,
        digest=digest(article.text),
        url=article.url,
        title=article.title.value if article.title else None,
        outlet_key=article.outlet.value.casefold() if article.outlet else None,
        published=article.published.value if article.published else None,
        first_day=interval[0] if interval else None,
        last_day=interval[1] if interval else None,
        given=given_id(article.id, article.text),
        address=address_key(article.url, article.kind.value if article.kind else None),
    )


def _fact_rows(article: Article, no: int) -> Iterator[FactRow]:
    for name in FACTS:
        fact: Fact | None = getattr(article, name)
        if fact is not None:
            yield FactRow(no, name, fact.value, fact.origin, *_ends(fact.span))


def _dating_rows(published: Published | None, no: int) -> list[DatingRow]:
    outline = list(_outline(published, 0)) if published else []
    return [
        DatingRow(no, position, depth, p.value, p.precision, p.origin, *_ends(p.span))
        for position, (depth, p) in enumerate(outline)
    ]


def _outline(published: Published, depth: int) -> Iterator[tuple[int, Published]]:
    yield depth, published
    for other in published.others:
        yield from _outline(other, depth + 1)


def _statement_row(
    statement: Statement, text: str, number: int, article: int, position: int, actor_no: Mapping[Actor, int]
) -> StatementRow:
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


def _part_rows(statement: Statement, text: str, number: int) -> list[PartRow]:
    placed: list[tuple[str, int, Span | None]] = [("source", 0, statement.source), ("cue", 0, statement.cue)]
    placed += [("content", i, fragment) for i, fragment in enumerate(statement.content)]
    placed.append(("addressee", 0, statement.addressee.span if statement.addressee else None))
    placed.append(("uttered", 0, statement.uttered.span if statement.uttered else None))
    for i, link in enumerate(statement.via):
        placed += [("via-source", i, link.source), ("via-cue", i, link.cue)]
    return sorted(PartRow(number, role, i, s.start, s.end, s.of(text)) for role, i, s in placed if s)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _span(start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(start, stop)


def extraction_of(found: Rows, actors: Mapping[int, Actor]) -> Extraction:
    """The extraction that gave the rows of one article; raises ValueError on rows that make no finding."""
    (row,) = found.article
    facts = {f.name: _fact(f) for f in found.fact}
    article = Article(
        id=row.id,
        text=row.text,
        blocks=tuple(Block(span=Span(b.start, b.stop), role=cast(BlockRole, b.role)) for b in found.block),
        outlet=facts.get("outlet"),
        url=row.url,
        title=facts.get("title"),
        byline=facts.get("byline"),
        published=_published(found.dating),
        language=facts.get("language"),
        kind=facts.get("kind"),
    )
    return Extraction(
        article=article,
        statements=tuple(statements_of(found, {row.no: row.id}, actors)),
        problems=tuple(Problem(source=p.source, message=p.message) for p in found.problem),
        events=tuple(events_of(found.event, row.id)),
        talks=tuple(talks_of(found.talks, row.id)),
        proposals=tuple(proposals_of(found.proposal, row.id)),
        positions=tuple(positions_of(found.position, row.id)),
        commitments=tuple(commitments_of(found.commitment, row.id)),
        voice=tuple(_voice_of(v, row.id) for v in found.voice),
    )


def _fact(row: FactRow) -> Fact:
    return Fact(value=row.value, origin=cast(Origin, row.origin), span=_span(row.start, row.stop))


def _published(datings: Sequence[DatingRow]) -> Published | None:
    """The outline read back: what stands deeper, up to the next of the same depth, are the others of a date."""
    return _datings(datings)[0] if datings else None


def _datings(datings: Sequence[DatingRow]) -> tuple[Published, ...]:
    heads = [i for i, d in enumerate(datings) if d.depth == datings[0].depth]
    return tuple(
        Published(
            value=datings[head].value,
            precision=cast(Precision, datings[head].precision),
            origin=cast(Origin, datings[head].origin),
            span=_span(datings[head].start, datings[head].stop),
            others=_datings(datings[head + 1 : following]),
        )
        for head, following in zip(heads, [*heads[1:], len(datings)], strict=False)
    )


def statements_of(found: Rows, article_ids: Mapping[int, str], actors: Mapping[int, Actor]) -> Iterator[Statement]:
    """The statements in the order of their rows; raises ValueError on rows that make no statement."""
    parts = _grouped(found.part)
    candidates = _grouped(found.candidate)
    links = _grouped(found.via)
    for row in found.statement:
        yield _statement(row, article_ids[row.article], parts[row.no], candidates[row.no], links[row.no], actors)


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
