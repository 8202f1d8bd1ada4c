"""What a record holds, counted, and what it does not know.

In: articles and statements. Out: `Holdings` of the whole and one `OutletSummary` an outlet.
Refused: counting words twice that a headline or a summary repeats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from pourparler.analysis.attribution import SourceKind, counted, source_kind
from pourparler.analysis.calendar import first_day
from pourparler.model import Article, Form, Kind, Polarity, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletSummary:
    """One outlet's share of the record; `name` is None for articles whose outlet is not known; days are TIMEX3."""

    name: str | None
    articles: int
    first: str | None
    last: str | None
    statements: int
    forms: tuple[tuple[Form, int], ...]
    sources: tuple[tuple[SourceKind, int], ...]
    chained: int

    def form(self, form: Form) -> int:
        """How many of its statements have this form."""
        return dict(self.forms)[form]

    def source(self, kind: SourceKind) -> int:
        """How many of its statements have this kind of source."""
        return dict(self.sources)[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The whole record in figures; `undated` and `contested` are article ids."""

    articles: int
    outlets: int
    first: str | None
    last: str | None
    statements: int
    repeated: int
    actors: int
    forms: tuple[tuple[Form, int], ...]
    kinds: tuple[tuple[Kind, int], ...]
    polarities: tuple[tuple[Polarity, int], ...]
    sources: tuple[tuple[SourceKind, int], ...]
    chained: int
    uttered: int
    undated: tuple[str, ...]
    contested: tuple[str, ...]

    def share(self, kind: SourceKind) -> float:
        """The share, from 0 to 1, of statements with this kind of source; 0 for an empty record."""
        return dict(self.sources)[kind] / self.statements if self.statements else 0.0


def holdings(articles: Iterable[Article], statements: Iterable[Statement]) -> Holdings:
    """Counts articles, statements, sources and what is missing."""
    articles, every = tuple(articles), tuple(statements)
    kept = counted(every)
    first, last = _period(articles)
    return Holdings(
        articles=len(articles),
        outlets=len({a.outlet.value for a in articles if a.outlet}),
        first=first,
        last=last,
        statements=len(kept),
        repeated=len(every) - len(kept),
        actors=len({s.actor.id for s in kept if s.actor and s.actor.kind != "anonymous"}),
        forms=_forms(kept),
        kinds=_kinds(kept),
        polarities=_polarities(kept),
        sources=_sources(kept),
        chained=sum(bool(s.via) for s in kept),
        uttered=sum(s.uttered is not None for s in kept),
        undated=tuple(a.id for a in articles if a.published is None or first_day(a.published.value) is None),
        contested=tuple(a.id for a in articles if a.published is not None and a.published.others),
    )


def outlets(articles: Iterable[Article], statements: Iterable[Statement]) -> tuple[OutletSummary, ...]:
    """One summary an outlet, most articles first, articles of no known outlet last."""
    by_article: dict[str, list[Statement]] = {}
    for statement in counted(statements):
        by_article.setdefault(statement.article_id, []).append(statement)
    by_outlet: dict[str | None, list[Article]] = {}
    for article in articles:
        by_outlet.setdefault(article.outlet.value if article.outlet else None, []).append(article)
    found = [_outlet(name, own, [s for a in own for s in by_article.get(a.id, ())]) for name, own in by_outlet.items()]
    return tuple(sorted(found, key=lambda o: (o.name is None, -o.articles, o.name or "")))


def _outlet(name: str | None, articles: list[Article], statements: list[Statement]) -> OutletSummary:
    first, last = _period(articles)
    return OutletSummary(
        name=name,
        articles=len(articles),
        first=first,
        last=last,
        statements=len(statements),
        forms=_forms(statements),
        sources=_sources(statements),
        chained=sum(bool(s.via) for s in statements),
    )


def _period(articles: Iterable[Article]) -> tuple[str | None, str | None]:
    days = sorted(day for a in articles if a.published and (day := first_day(a.published.value)))
    return (days[0].isoformat(), days[-1].isoformat()) if days else (None, None)


def _forms(statements: Iterable[Statement]) -> tuple[tuple[Form, int], ...]:
    found = Counter(s.form for s in statements)
    return tuple((form, found[form]) for form in get_args(Form))


def _kinds(statements: Iterable[Statement]) -> tuple[tuple[Kind, int], ...]:
    found = Counter(s.kind for s in statements)
    return tuple((kind, found[kind]) for kind in get_args(Kind))


def _polarities(statements: Iterable[Statement]) -> tuple[tuple[Polarity, int], ...]:
    found = Counter(s.polarity for s in statements)
    return tuple((polarity, found[polarity]) for polarity in get_args(Polarity))


def _sources(statements: Iterable[Statement]) -> tuple[tuple[SourceKind, int], ...]:
    found = Counter(source_kind(s) for s in statements)
    return tuple((kind, found[kind]) for kind in get_args(SourceKind))
