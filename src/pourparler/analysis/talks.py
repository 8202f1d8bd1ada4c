"""Talks across articles: which tellings mean the same, what became of them, and which format a round belongs to.

In: articles and the talks read in them. Out: `TalksOnRecord`s in the order of first telling, each with why it was
joined.
Refused: to join talks of other sides, in other places, or dated differently; a plan told after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pourparler.analysis.calendar import first_day
from pourparler.analysis.lone_talks import lone_fit
from pourparler.analysis.same_talks import Tale, likeness, tale_of
from pourparler.model import Article, Span, When
from pourparler.model.talks import Talks, TalksKind, TalksStatus

APART = 120
"""Days without a word of it after which a round is taken for one of other talks."""
_OPEN: frozenset[TalksKind] = frozenset({"channel", "format"})
_BEFORE: frozenset[TalksStatus] = frozenset({"proposed", "planned"})
_AFTER: frozenset[TalksStatus] = frozenset({"held", "concluded", "failed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksTelling:
    """One article's telling: its day of publication, the entry, the words that name the talks there, and why it was
    joined to those before (None for the first).
    """

    day: date | None
    article_id: str
    talks_id: str
    name: str
    span: Span
    status: TalksStatus
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A status that the talks had: `told` the day of the article that first says so, `date` what it says of the day,
    `span` its words in that article, `statement` the one that tells it.
    """

    status: TalksStatus
    told: date | None
    article_id: str
    talks_id: str
    span: Span
    date: When | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksOnRecord:
    """The same talks over all articles; `id` is that of the first telling, `part_of` the id of the format or the talks
    that a round belongs to.
    """

    id: str
    name: str
    kind: TalksKind
    status: TalksStatus
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    mediators: tuple[str, ...]
    venue: str | None
    date: When | None
    rounds: int | None
    since: When | None
    history: tuple[Step, ...]
    tellings: tuple[TalksTelling, ...]
    part_of: str | None = None


def talks_on_record(
    articles: Iterable[Article], talks: Iterable[Talks], *, as_of: date | None = None
) -> tuple[TalksOnRecord, ...]:
    """The talks of all articles joined; with `as_of`, only what articles published by that day tell. Raises KeyError
    for talks whose article is not given.

    >>> from pourparler.model import Evidence, Published
    >>> sure = Evidence(rule="noun.talk", version="1", confidence=0.9)
    >>> texts = [Article(id=f"a-{n}", text="The Orsk talks.", blocks=(),
    ...     published=Published(value=f"2026-03-0{n}", precision="day", origin="given")) for n in (1, 2)]
    >>> told = [Talks(id=f"t-{n}", article_id=f"a-{n}", name="Orsk summit", kind="summit", status=status, venue="Orsk",
    ...     mentions=(Span(0, 14),), evidence=sure) for n, status in ((1, "planned"), (2, "cancelled"))]
    >>> [(t.name, t.status, [s.status for s in t.history], t.tellings[1].because)
    ...     for t in talks_on_record(texts, told)]
    [('Orsk summit', 'cancelled', ['planned', 'cancelled'], 'the same place and name')]
    """
    by_id = {article.id: article for article in articles}
    tales = sorted((tale_of(t, _day(by_id[t.article_id])) for t in talks), key=lambda tale: tale.order)
    groups: list[list[Tale]] = []
    reasons: dict[str, str] = {}
    for tale in tales:
        if as_of is not None and (tale.day is None or tale.day > as_of):
            continue
        alike = ((likeness(group, tale), -n) for n, group in enumerate(groups))
        best, at = max(((like, n) for like, n in alike if like is not None), default=(None, 0))
        if best is None:
            groups.append([tale])
        else:
            groups[-at].append(tale)
            reasons[tale.talks.id] = best.because
    joined = [_joined(group, reasons) for group in _completed(groups, reasons)]
    return tuple(replace(each, part_of=_whole(each, joined)) for each in joined)


def _completed(groups: list[list[Tale]], reasons: dict[str, str]) -> list[list[Tale]]:
    """The groups, after each thin telling was given to the only one it can mean."""
    kept = list(groups)
    for guest in sorted(groups, key=lambda group: (len(group), [tale.order for tale in group])):
        found = lone_fit(kept, guest) if guest in kept else None
        if found is None:
            continue
        host, why = found
        first, later = sorted((host, guest), key=lambda group: group[0].order)
        reasons[later[0].talks.id] = why
        merged = sorted([*host, *guest], key=lambda tale: tale.order)
        kept = [merged if group is first else group for group in kept if group is not later]
    return kept


def _day(article: Article) -> date | None:
    return first_day(article.published.value) if article.published is not None else None


def _joined(group: Sequence[Tale], reasons: dict[str, str]) -> TalksOnRecord:
    told = [tale.talks for tale in group]
    kind = _kind(told)
    history = _history(group, lasting=kind in _OPEN)
    best = max(told, key=lambda t: (len(t.parties) > 1, t.venue is not None, t.evidence.confidence))
    dated = [t.date for t in told if t.date is not None]
    between = _each(t.mediators for t in told)
    days = [when for when in dated if when.precision in ("day", "time")]
    return TalksOnRecord(
        id=told[0].id,
        name=best.name,
        kind=kind,
        status=history[-1].status,
        parties=tuple(p for p in _each(t.parties for t in told) if p not in between),
        persons=_each(t.persons for t in told),
        mediators=between,
        venue=next((t.venue for t in told if t.venue is not None), None),
        date=(days or dated)[-1] if dated else None,
        rounds=max((t.rounds for t in told if t.rounds is not None), default=None),
        since=next((t.since for t in reversed(told) if t.since is not None and t.status == history[-1].status), None),
        history=history,
        tellings=tuple(
            TalksTelling(
                day=tale.day,
                article_id=tale.talks.article_id,
                talks_id=tale.talks.id,
                name=tale.talks.name,
                span=tale.talks.mentions[0],
                status=tale.talks.status,
                because=reasons.get(tale.talks.id),
            )
            for tale in group
        ),
    )


def _kind(told: Sequence[Talks]) -> TalksKind:
    kinds = [t.kind for t in told]
    return next((k for k in ("summit", "round", "format") if k in kinds), kinds[0])


def _each(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in names for name in each))


def _history(group: Sequence[Tale], *, lasting: bool) -> tuple[Step, ...]:
    """The turns in the order of their telling, each status once in a row; what is over is not planned again."""
    steps: list[Step] = []
    for tale in group:
        for step in _steps(tale):
            over = not lasting and any(s.status in _AFTER for s in steps)
            if (steps and steps[-1].status == step.status) or (over and step.status not in _AFTER):
                continue
            if step.status in _BEFORE and any(
                s.status == step.status and s.article_id == step.article_id for s in steps
            ):
                continue
            if _is_old_plan(step, steps, tale):
                continue
            steps.append(step)
    return tuple(steps)


def _is_old_plan(step: Step, steps: Sequence[Step], tale: Tale) -> bool:
    """Whether an article recalls a plan on its way to what became of it: "the summit, planned for May, is stalled"."""
    return step.status in _BEFORE and tale.talks.status != step.status and any(s.status == step.status for s in steps)


def _steps(tale: Tale) -> list[Step]:
    talks = tale.talks
    if not talks.history:
        return [Step(status=talks.status, told=tale.day, article_id=talks.article_id, talks_id=talks.id,
                     span=talks.mentions[0], date=talks.since)]  # fmt: skip
    return [
        Step(
            status=turn.status,
            told=tale.day,
            article_id=talks.article_id,
            talks_id=talks.id,
            span=turn.span,
            date=turn.date,
            statement=turn.reported_by,
        )
        for turn in talks.history
    ]


def _whole(each: TalksOnRecord, every: Sequence[TalksOnRecord]) -> str | None:
    """The format or talks that a round belongs to: of the same place, or of the same sides, and told of near it."""
    if each.kind != "round":
        return None
    wholes = [w for w in every if w.kind in _OPEN and w is not each and _are_near(w, each)]
    sides = set(each.parties)
    placed = [w for w in wholes if w.venue is not None and w.venue == each.venue]
    sided = [w for w in wholes if len(sides) > 1 and sides == set(w.parties)]
    found = sorted(placed or sided, key=lambda w: (w.kind != "format", -len(w.tellings)))
    return found[0].id if found else None


def _are_near(one: TalksOnRecord, other: TalksOnRecord) -> bool:
    days = [[t.day for t in each.tellings if t.day is not None] for each in (one, other)]
    if not all(days):
        return True
    return min(abs((a - b).days) for a in days[0] for b in days[1]) <= APART
