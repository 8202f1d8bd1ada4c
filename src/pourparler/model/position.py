"""Where a side stands on an issue, and what it has undertaken to do.

In: spans of an article and their readings. Out: `Position` and `Commitment`.
Refused: nothing; an issue that cannot be told makes no position.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.model.evidence import Evidence
from pourparler.model.span import Span
from pourparler.model.when import When

Stance = Literal["demands", "offers", "accepts", "rejects", "open", "conditional", "rules-out", "silent"]
"""`silent` is derived across articles, never read in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a position turns on, with its words: 900 "monitors", 5 "kilometre", 10 "year"; `bound` where it is
    a least or a most.
    """

    value: float
    unit: str
    span: Span
    bound: Literal["least", "most"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A side's stance on an issue: `party` and `toward` are slugs of sides, `by` the actor who said it, `issue` a slug
    of the issue tree; `condition` is the words after only if, unless, provided; `statement` the one that says it.
    """

    id: str
    article_id: str
    party: str
    issue: str
    stance: Stance
    text: Span
    evidence: Evidence
    by: str | None = None
    condition: Span | None = None
    toward: tuple[str, ...] = ()
    statement: str | None = None
    figure: Figure | None = None
    date: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What sides undertook to do by a date: `party` are slugs, `text` the deed promised, `due` its date or period."""

    id: str
    article_id: str
    party: tuple[str, ...]
    text: Span
    evidence: Evidence
    due: When | None = None
    issue: str | None = None
    statement: str | None = None
