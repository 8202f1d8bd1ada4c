"""Who said what, to whom, according to whom.

In: spans of an article and their readings. Out: `Statement`, with the chain of its reporters, outermost first.
Refused: a statement without content.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.model.actor import Actor
from pourparler.model.evidence import Evidence
from pourparler.model.span import Span
from pourparler.model.when import When

Kind = Literal["speech", "writing", "attitude"]
Form = Literal["direct", "mixed", "indirect"]
Polarity = Literal["asserted", "denied", "uncertain", "asked"]
Place = Literal["headline", "summary", "body", "caption"]
Act = Literal[
    "inform", "accuse", "deny", "demand", "request", "offer", "propose", "accept", "reject", "promise", "threaten",
    "warn", "condition", "express-readiness", "express-doubt", "appeal", "assess", "believe", "intend", "want",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom it was said."""

    span: Span
    actor: Actor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One reporter in a chain: who passed the statement on, and the words that say so."""

    source: Span | None
    cue: Span | None
    actor: Actor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution. `content` fragments are in order; `inside` is the id of the statement that reports this one."""

    id: str
    article_id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: Kind
    form: Form
    act: Act
    polarity: Polarity
    place: Place
    evidence: Evidence
    acts: tuple[Act, ...] = ()
    addressee: Addressee | None = None
    actor: Actor | None = None
    candidates: tuple[Actor, ...] = ()
    via: tuple[Link, ...] = ()
    uttered: When | None = None
    inside: str | None = None
    repeats: str | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement needs content")
