"""Proposals across articles: what is on the table, in which versions, and how each side answers each term.

In: articles, the proposals and positions read in them. Out: `OnTable`s in the order of first telling.
Refused: to join proposals of different authors, points or sides, or that are told more than 120 days apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.analysis.proposals_same import (
    APART,
    Told,
    closeness,
    content,
    day_of,
    is_same,
    lines_of,
    named_sides,
    words_of,
)
from pourparler.model import AnswerKind, Article, Position, Proposal, Publication, Span, Stance, Term

SHARED = 2
"""Words that a position shares with a term of its issue, from which it answers the term."""
_ANSWERS: Mapping[Stance, AnswerKind] = {
    "accepts": "accepts", "rejects": "rejects", "rules-out": "rejects", "open": "open", "conditional": "conditional",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is told: the day of publication (None where unknown), the article, the words, the proposal."""

    day: date | None
    article_id: str
    span: Span
    proposal_id: str
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A side's last answer, and all its answers in order of their days, each with its place."""

    answer: AnswerKind
    history: tuple[tuple[AnswerKind, Place], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One term (or, with no places, the whole): who is obliged, for whom, where it is told, the answer of each side."""

    issue: str | None
    obliged: tuple[str, ...] = ()
    beneficiary: tuple[str, ...] = ()
    told: tuple[Place, ...] = ()
    answers: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article's naming of the proposal: what it is called there, which draft, how it came to be known."""

    place: Place
    name: str
    version: str | None = None
    publication: Publication | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTable:
    """One proposal over all articles; `id` is that of its first telling, `whole` the answers to it as a whole."""

    id: str
    name: str
    author: tuple[str, ...]
    recipients: tuple[str, ...]
    unseen: tuple[str, ...]
    publication: Publication | None
    answers_to: str | None
    tellings: tuple[Telling, ...]
    whole: Line
    lines: tuple[Line, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """The sides that answer, in the order of their slugs: the columns of the grid."""
        return tuple(sorted({side for line in (self.whole, *self.lines) for side in line.answers}))


def on_table(
    articles: Iterable[Article],
    proposals: Iterable[Proposal],
    positions: Iterable[Position] = (),
    *,
    as_of: date | None = None,
) -> tuple[OnTable, ...]:
    """The proposals of all articles joined; `positions` on a term's issue in a term's words answer it too. With
    `as_of`, only what articles published by that day tell. Raises KeyError for a proposal whose article is not given.

    >>> from pourparler.model import Answer, Evidence
    >>> sure = Evidence(rule="proposal.opens", version="1", confidence=0.9)
    >>> texts = [Article(id="a-1", text="The Orskan plan is out.", blocks=()),
    ...     Article(id="a-2", text="Velland spurned the Orskan plan.", blocks=())]
    >>> first = Proposal(id="p-1", article_id="a-1", name="Orskan plan", mentions=(Span(0, 15),), author=("orsk",),
    ...     evidence=sure)
    >>> no = Answer(party="velland", answer="rejects", text=Span(0, 31))
    >>> second = Proposal(id="p-2", article_id="a-2", name="Orskan plan", mentions=(Span(16, 31),), author=("orsk",),
    ...     answers=(no,), evidence=sure)
    >>> [(p.name, len(p.tellings), p.whole.answers["velland"].answer) for p in on_table(texts, [first, second])]
    [('Orskan plan', 2, 'rejects')]
    """
    by_id = {article.id: article for article in articles}
    told = sorted((Told.of(p, by_id[p.article_id]) for p in proposals), key=lambda t: t.order)
    kept = [t for t in told if as_of is None or (t.day is not None and t.day <= as_of)]
    groups: list[list[Told]] = []
    for each in kept:
        fitting = [group for group in groups if is_same(each, group)]
        best = max(fitting, key=lambda group: closeness(each, group), default=None)
        if best is None:
            groups.append([each])
        else:
            best.append(each)
    stands = sorted(
        (_Stand.of(p, by_id[p.article_id]) for p in positions if p.stance in _ANSWERS), key=lambda s: s.order
    )
    known = [s for s in stands if as_of is None or (s.day is not None and s.day <= as_of)]
    return tuple(_joined(group, known) for group in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stand:
    """A position that may answer a term, with its day, its words, and those of them that are names."""

    position: Position
    day: date | None
    words: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, position: Position, article: Article) -> _Stand:
        """A position with what tells which term it is about."""
        told = position.text.of(article.text)
        names = " ".join(word for word in words_of(told) if word[0].isupper())
        return cls(position=position, day=day_of(article), words=content(told), names=content(names))

    @property
    def order(self) -> tuple[bool, date, str, Span]:
        """By day, the undated last; then by article and place."""
        return self.day is None, self.day or date.max, self.position.article_id, self.position.text


def _joined(group: Sequence[Told], stands: Sequence[_Stand]) -> OnTable:
    named = [t.proposal.name for t in group if t.proposal.author and t.words] or [t.proposal.name for t in group]
    lines, index = lines_of(group)
    cells: dict[int | None, dict[str, list[tuple[AnswerKind, Place]]]] = {}
    for t in group:
        for answer in t.proposal.answers:
            at = index[(t.proposal.id, answer.term)] if answer.term is not None else None
            place = _place(t, answer.text, answer.statement)
            cells.setdefault(at, {}).setdefault(answer.party, []).append((answer.answer, place))
    for at, line in enumerate(lines):
        for stand in stands:
            if _is_answer(stand, line, group):
                _add(cells.setdefault(at, {}), stand, group[0].proposal.id)
    shown = [t.proposal for t in group]
    ways: tuple[Publication, ...] = ("leaked", "published", "reported")
    return OnTable(
        id=group[0].proposal.id,
        name=max(named, key=named.count),
        author=_each(p.author for p in shown),
        recipients=_each(p.recipients for p in shown),
        unseen=_each(p.unseen for p in shown),
        publication=next((way for way in ways if any(p.publication == way for p in shown)), None),
        answers_to=next((p.answers_to for p in shown if p.answers_to is not None), None),
        tellings=tuple(
            Telling(
                place=_place(t, t.proposal.mentions[0]),
                name=t.proposal.name,
                version=t.proposal.version,
                publication=t.proposal.publication,
            )
            for t in group
        ),
        whole=Line(issue=None, answers=_cells(cells.get(None, {}))),
        lines=tuple(
            Line(
                issue=line[0][1].issue,
                obliged=_each(term.obliged for _, term in line),
                beneficiary=_each(term.beneficiary for _, term in line),
                told=tuple(_place(t, term.text, term.reported_by) for t, term in line),
                answers=_cells(cells.get(at, {})),
            )
            for at, line in enumerate(lines)
        ),
    )


def _is_answer(stand: _Stand, line: Sequence[tuple[Told, Term]], group: Sequence[Told]) -> bool:
    """Whether a position is about a term: of its issue, in its words, told no earlier, and not by the author."""
    position, first = stand.position, group[0].day
    if position.issue != line[0][1].issue or any(position.party in t.proposal.author for t in group):
        return False
    if stand.day is not None and first is not None and not 0 <= (stand.day - first).days <= APART:
        return False
    sides = {position.party, *(side for _, term in line for side in (*term.obliged, *term.beneficiary))}
    told = {word for t, term in line for word in content(term.text.of(t.article.text))}
    shared = (stand.words & told) - named_sides(sides)
    names = shared & stand.names
    return len(shared - names) + bool(names) >= SHARED


def _add(cells: dict[str, list[tuple[AnswerKind, Place]]], stand: _Stand, proposal: str) -> None:
    """Add what a position answers in the order of the days, unless its words already stand there as an answer."""
    position = stand.position
    place = Place(
        day=stand.day,
        article_id=position.article_id,
        span=position.text,
        proposal_id=proposal,
        statement=position.statement,
    )
    told = cells.setdefault(position.party, [])
    if not any(p.article_id == place.article_id and p.span.overlaps(place.span) for _, p in told):
        told.append((_ANSWERS[position.stance], place))
        told.sort(key=lambda each: (each[1].day is None, each[1].day or date.max))


def _cells(found: Mapping[str, list[tuple[AnswerKind, Place]]]) -> dict[str, Cell]:
    """The answers of each side; they come in the order of the days."""
    return {side: Cell(answer=told[-1][0], history=tuple(told)) for side, told in sorted(found.items())}


def _place(t: Told, span: Span, statement: str | None = None) -> Place:
    return Place(day=t.day, article_id=t.article.id, span=span, proposal_id=t.proposal.id, statement=statement)


def _each(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side for sides in found for side in sides))
