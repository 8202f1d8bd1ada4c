"""An event as heads of phrases, before it is resolved.

In: tokens of a parse. Out: `Draft`.
Refused: nothing; whether it stands alone is asked of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from pourparler.events.phrases import is_actor_word
from pourparler.model.event import EventStatus, EventType

AHEAD: frozenset[EventType] = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT"})
"""Friendly deeds: announced, they are agreed to."""
HARM: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
"""Deeds of conflict: announced, they are threatened."""
DEEDS: frozenset[EventType] = frozenset(
    {"COERCE", "ASSAULT", "SANCTION", "RETREAT", "AID", "PROTEST", "CONCEDE", "MOBILIZE"}
)
SPOKEN: frozenset[EventType] = frozenset({"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event as heads of phrases; `by` names the frame by its file and line."""

    type: EventType
    trigger: Token
    words: tuple[Token, ...]
    status: EventStatus
    by: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    category: str | None = None
    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    theme: Token | None = None
    counted: tuple[Token, ...] = ()
    speech: bool = False
    sure: float = 0.8


def shared(draft: Draft) -> Draft:
    """A mutual event: all parties are actors."""
    both = tuple(dict.fromkeys((*draft.actors, *(r for r in draft.recipients if is_actor_word(r)))))
    return replace(draft, actors=both, recipients=())


def stands_alone(draft: Draft) -> bool:
    """Whether anybody stands in it; only the course of talks and what lies beyond PLOVER may be told without."""
    if draft.actors or draft.recipients or draft.category is not None:
        return True
    return draft.status in ("stalled", "postponed", "cancelled") or (
        draft.type == "CONCEDE" and draft.theme is not None
    )
