"""Where the words of what is on the table are found, and which of it stands after review.

In: entries of articles. Out: their articles and statements; what is asked of articles alone.
Refused: what only a statement tells that a person rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from pourparler import rows
from pourparler.analysis.attribution import innermost
from pourparler.door.asking import Asking
from pourparler.model import Article, Commitment, Position, Proposal, Span, Statement, Talks
from pourparler.record import Filter

Told = TypeVar("Told", Position, Commitment)
Bargained = Talks | Proposal | Position | Commitment


class Telling(Asking):
    """A store whose entries are told by statements."""

    def _sources(self) -> rows.Sources:
        """Articles and statements, each looked up once."""
        articles: dict[str, Article] = {}
        said: dict[str | None, Statement | None] = {}
        told: dict[str, tuple[Statement, ...]] = {}

        def article(id: str) -> Article:
            if id not in articles:
                articles[id] = self._article(id)
            return articles[id]

        def statement(id: str | None) -> Statement | None:
            if id not in said:
                said[id] = self._said(id)
            return said[id]

        def telling(id: str, span: Span) -> str | None:
            if id not in told:
                told[id] = self._statements_in(id)
            return innermost(told[id], span)

        return rows.Sources(article=article, said=statement, telling=telling)

    def _statements_in(self, article: str) -> tuple[Statement, ...]:
        found = self.store.extraction(article)
        return found.statements if found else ()

    def _standing(self, found: Iterable[Told]) -> Iterator[Told]:
        """Without what a rejected statement tells."""
        now = self.store.standing()
        return (entry for entry in found if entry.statement is None or now.state(entry.statement) != "rejected")

    def _said(self, id: str | None) -> Statement | None:
        """The statement as it stands after review."""
        if id is None:
            return None
        found = self.store.statement(id)
        if found is None or self.store.standing().state(id) != "corrected":
            return found
        asked = Filter(kinds=(found.kind,), superseded=True)
        return next((s for s in self.store.statements(asked, judged=True) if s.id == id), found)


def of_articles(wanted: Filter) -> Filter:
    """What is asked of articles alone, so that entries are joined before it is asked what they are."""
    return replace(wanted, actor=None, party=None, issues=(), status=None, type=None, text=None, limit=None)


def articles_of(entries: Iterable[Bargained], sources: rows.Sources) -> list[Article]:
    """The articles in which entries stand, each once."""
    return [sources.article(id) for id in dict.fromkeys(entry.article_id for entry in entries)]
