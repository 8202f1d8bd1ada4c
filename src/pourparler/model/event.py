"""What happened: who did what to whom, in the words of PLOVER.

In: spans of an article and their readings. Out: `Event`, with the status of the meeting or deed spoken of.
Refused: an event outside PLOVER without a category, and one inside it with one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from pourparler.model.actor import Actor
from pourparler.model.evidence import Evidence
from pourparler.model.span import Span
from pourparler.model.when import When

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
]  # fmt: skip
Quad = Literal["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"]
EventStatus = Literal[
    "happened", "ongoing", "planned", "proposed", "cancelled", "postponed", "stalled", "denied", "hypothetical"
]
Category = Literal["domestic", "market", "battlefield"]

_BY_QUAD: Mapping[Quad, tuple[EventType, ...]] = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUADS: Mapping[EventType, Quad] = MappingProxyType({type_: quad for quad, types in _BY_QUAD.items() for type_ in types})
"""The quad class of each type of PLOVER; OTHER has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody in an event: the words, and who that was; several `candidates` where it may be one of them."""

    span: Span
    actor: Actor | None = None
    candidates: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where it happened: a name and its words; `country` is the slug of the state where the registry knows it."""

    name: str
    span: Span
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that belongs to an event, with its words: `value` 26 of `unit` "soldier"; None where it is no number."""

    span: Span
    value: float | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening. `trigger` are the words that tell it, `span` the clause around them, `mentions` where the article
    tells it again; `theme` is what it is about or fell on. `reported_by` is the statement in which it is told,
    `performed_by` the statement that it is. Of a mutual event all parties are `actors`.
    """

    id: str
    article_id: str
    type: EventType
    span: Span
    trigger: Span
    status: EventStatus
    evidence: Evidence
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    category: Category | None = None
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    theme: Span | None = None
    mentions: tuple[Span, ...] = ()
    date: When | None = None
    place: EventPlace | None = None
    numbers: tuple[Quantity, ...] = ()
    reported_by: str | None = None
    performed_by: str | None = None

    def __post_init__(self) -> None:
        if (self.type == "OTHER") != (self.category is not None):
            found = f"{self.type}, {self.category}"
            raise ValueError(f"event {self.id}: OTHER, and only OTHER, has a category; found {found}")

    @property
    def quad(self) -> Quad | None:
        """The quad class of the type; None for OTHER."""
        return QUADS.get(self.type)
