"""Everything one article gave.

In: the findings of each stage. Out: `Extraction`, what `pourparler extract` prints and the record keeps.
Refused: findings of another article.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.model.article import Article
from pourparler.model.event import Event
from pourparler.model.statement import Statement
from pourparler.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """An article with its statements and events, in the order of the text, and the problems met."""

    article: Article
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    events: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        strangers = {s.article_id for s in self.statements} - {self.article.id}
        if strangers:
            raise ValueError(f"statements of {sorted(strangers)} in the extraction of {self.article.id}")
        strangers = {e.article_id for e in self.events} - {self.article.id}
        if strangers:
            raise ValueError(f"events of {sorted(strangers)} in the extraction of {self.article.id}")
