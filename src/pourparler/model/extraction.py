"""Everything one article gave.

In: the findings of each stage. Out: `Extraction`, what `pourparler extract` prints and the record keeps.
Refused: findings of another article.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.model.article import Article
from pourparler.model.event import Event
from pourparler.model.position import Commitment, Position
from pourparler.model.proposal import Proposal
from pourparler.model.statement import Statement
from pourparler.model.talks import Talks
from pourparler.model.voice import Voice
from pourparler.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """An article with what was found in it, each kind in the order of the text, and the problems met."""

    article: Article
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    events: tuple[Event, ...] = ()
    talks: tuple[Talks, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    voice: tuple[Voice, ...] = ()

    def __post_init__(self) -> None:
        for kind in ("statements", "events", "talks", "proposals", "positions", "commitments", "voice"):
            strangers = {entry.article_id for entry in getattr(self, kind)} - {self.article.id}
            if strangers:
                raise ValueError(f"{kind} of {sorted(strangers)} in the extraction of {self.article.id}")
