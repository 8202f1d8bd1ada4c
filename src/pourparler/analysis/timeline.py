"""The record in order of time.

In: articles and statements. Out: `TimelineEntry`, sorted by day; what has no day comes last, never dropped.
Refused: passing a day of publication off as the day of utterance: `basis` says which it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pourparler.analysis.attribution import chain, counted, flat, speaker, words
from pourparler.analysis.calendar import first_day
from pourparler.model import Article, Precision, Statement

EntryKind = Literal["article", "statement"]
Basis = Literal["published", "uttered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """Something that stands on a day.

    `date` is a TIMEX3 value or None; `basis` says whether it is that of utterance, where it stands on a calendar, or
    that of publication; `who` is the outlet of an article or the speaker of a statement, `via` those who passed it on,
    outermost first; `evidence` holds the ids that lead back to the words, the entry's own first.
    """

    date: str | None
    precision: Precision | None
    basis: Basis
    kind: EntryKind
    who: str | None
    what: str
    via: tuple[str, ...]
    outlet: str | None
    evidence: tuple[str, ...]


def timeline(articles: Iterable[Article], statements: Iterable[Statement]) -> tuple[TimelineEntry, ...]:
    """Every article and statement in order of its day; raises KeyError for a statement whose article is not given."""
    by_id = {article.id: article for article in articles}
    entries = [_of_article(article) for article in by_id.values()]
    entries += [_of_statement(statement, by_id[statement.article_id]) for statement in counted(statements)]
    return tuple(sorted(entries, key=_order))


def _order(entry: TimelineEntry) -> tuple[bool, str, str, bool]:
    """By first day, undated last; then by article, the article before its statements (the sort is stable)."""
    day = first_day(entry.date)
    return (day is None, day.isoformat() if day else "", entry.evidence[-1], entry.kind != "article")


def _of_article(article: Article) -> TimelineEntry:
    published, outlet = article.published, article.outlet.value if article.outlet else None
    return TimelineEntry(
        date=published.value if published else None,
        precision=published.precision if published else None,
        basis="published",
        kind="article",
        who=outlet,
        what=flat(article.title.value) if article.title else flat(article.text[:120]),
        via=(),
        outlet=outlet,
        evidence=(article.id,),
    )


def _of_statement(statement: Statement, article: Article) -> TimelineEntry:
    uttered = statement.uttered if statement.uttered and first_day(statement.uttered.value) else None
    dated = uttered or article.published
    return TimelineEntry(
        date=dated.value if dated else None,
        precision=dated.precision if dated else None,
        basis="uttered" if uttered else "published",
        kind="statement",
        who=speaker(statement, article.text),
        what=words(statement, article.text),
        via=chain(statement, article.text),
        outlet=article.outlet.value if article.outlet else None,
        evidence=(statement.id, article.id),
    )
