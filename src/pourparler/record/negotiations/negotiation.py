"""What a negotiation is, and why something belongs to it.

In: what the record suggests or a person's file says. Out: `Negotiation`, `Side`, `Belonging`.
Refused: a negotiation without an id or a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["party", "mediator"]
Origin = Literal["suggested", "file"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side of an affair by its slug, as party or as mediator, with the articles that show it so."""

    id: str
    name: str
    role: Role
    articles: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """A named affair: who negotiates with whom, through whom, about what; `words` are those that tell it from others.

    `from_` says whether the record suggests it or a file of negotiations names it; `suggested` are the ids of the
    suggestions that went into it, which go on resolving.
    """

    id: str
    name: str
    sides: tuple[Side, ...] = ()
    issues: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    from_: Origin = "suggested"
    suggested: tuple[str, ...] = ()
    articles: int = 0
    statements: int = 0
    first_day: str | None = None
    last_day: str | None = None
    support: float = 0.0

    def __post_init__(self) -> None:
        if not self.id or not self.name:
            raise ValueError("a negotiation has an id and a name")
        object.__setattr__(self, "support", round(self.support, 1))

    @property
    def parties(self) -> tuple[Side, ...]:
        """Those who negotiate."""
        return tuple(side for side in self.sides if side.role == "party")

    @property
    def mediators(self) -> tuple[Side, ...]:
        """Third actors who host, mediate or propose."""
        return tuple(side for side in self.sides if side.role == "mediator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """An article or a statement (`entry`) belongs to a negotiation: a score from 0 to 1, and the reasons in words."""

    negotiation: str
    entry: str
    score: float
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"a score lies between 0 and 1, got {self.score}")
        object.__setattr__(self, "score", round(self.score, 2))
