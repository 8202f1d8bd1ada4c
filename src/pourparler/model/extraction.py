"""Everything one article gave.

In: the findings of each stage. Out: `Extraction`, what `pourparler extract` prints and the record keeps.
Refused: findings of another article.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.model.article import Article
from pourparler.model.statement import Statement
from pourparler.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """An article with its statements, in the order of the text, and the problems met."""

    article: Article
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        strangers = {s.article_id for s in self.statements} - {self.article.id}
        if strangers:
            raise ValueError(f"statements of {sorted(strangers)} in the extraction of {self.article.id}")
