"""Who speaks and acts.

In: what the registry or the article says of someone. Out: `Actor` and `Resolution`.
Refused: nothing; an actor is resolved when one candidate remains, else the candidates stand in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal[
    "person", "office", "state", "body", "group", "company", "outlet", "software", "market", "anonymous", "place"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, body or state as of the article's day; `party` is the slug of the side, `office` its title."""

    id: str
    name: str
    kind: ActorKind
    party: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who a mention means: one `actor`, or several `candidates` in order, or neither; `rule` says why."""

    actor: Actor | None = None
    candidates: tuple[Actor, ...] = ()
    rule: str = "unknown"
