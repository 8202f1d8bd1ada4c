"""What the encoder takes for an event: a second opinion on those that the frames find, a frame where there is none.

In: an article, its words. Out: how likely words tell an event of a type, with its frame where the encoder is sure.
Refused: what it is not sure of, and OTHER, which needs a category.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import exp, log
from types import MappingProxyType
from typing import cast

from spacy.tokens import Token

from pourparler.encoder import Told, load_encoder
from pourparler.events.draft import SPOKEN, Draft
from pourparler.events.senses import VerbFrame
from pourparler.language.parsed import Passage
from pourparler.model import Span
from pourparler.model.event import Event, EventType

SURE, SURER = 0.8, 0.95
"""How likely a word must tell an event of one type, to be one that a frame of ours has doubts of, or none knows."""
_BELOW = frozenset({"xcomp", "ccomp", "dobj", "prt", "conj", "acl"})
UNLIKELY, LIKELY, SIDED = -1.2, 1.3, 1.2
"""Log-odds that an event is right in all its parts: where the encoder sees nothing of its type and none of its doers
has a party, what the encoder's share adds, what a doer with a party adds."""
_HIT = ("object", "on", "against", "at", "owner")
_RECIPIENTS: Mapping[EventType, tuple[str, ...]] = MappingProxyType(
    {
        "AGREE": ("with", "to"),
        "CONSULT": ("with", "object"),
        "COOPERATE": ("with",),
        "SUPPORT": ("object", "to", "owner"),
        "CONCEDE": ("to", "on"),
        "AID": ("dative", "to", "object"),
        "RETREAT": ("from",),
        "REQUEST": ("object", "on", "from", "of", "to"),
        "ACCUSE": ("object", "of", "owner"),
        "REJECT": ("owner", "with", "from", "of"),
        "THREATEN": ("object", "against", "on", "owner"),
        "PROTEST": ("against",),
        "SANCTION": _HIT,
        "MOBILIZE": ("against", "near", "to"),
        "COERCE": _HIT,
        "ASSAULT": _HIT,
    }
)
"""Where the other side of a type stands with most of its verbs."""
_MUTUAL = frozenset({"CONSULT", "COOPERATE"})


class Suggestions:
    """What the encoder makes of the words of one article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[Span, Told | None] = {}

    def of(self, words: Span) -> Told | None:
        """What the words tell; None for what is no word."""
        if words not in self._known:
            self._known[words] = load_encoder().told(self._text, [words])[0]
        return self._known[words]

    def share(self, draft: Draft, event: Event, passage: Passage) -> float:
        """How likely an event of this type is told by its words, by the verb above them or what stands right below."""
        above = [draft.trigger.head] if draft.trigger.dep_ in _BELOW else []
        below = [child for child in draft.trigger.children if child.dep_ in _BELOW]
        words = [event.trigger, *(passage.span(word) for word in (*draft.words, *above, *below))]
        return max((told.types[event.type] for span in words if (told := self.of(span)) is not None), default=1.0)

    def sure(self, event: Event) -> bool:
        """Whether the encoder has no doubt of an event; a meeting of one is none."""
        told = self.of(event.trigger)
        likely = told is not None and told.types[event.type] >= SURE
        return likely and (event.type not in _MUTUAL or len(event.actors) > 1)

    def frame(self, verb: Token, passage: Passage) -> VerbFrame | None:
        """A frame of the type that the encoder is sure of."""
        told = self.of(passage.span(verb))
        if told is None or told.none > 1 - SURER:
            return None
        type_ = cast(EventType, max(told.types, key=lambda name: told.types[name]))
        if told.types[type_] < SURER or type_ not in _RECIPIENTS:
            return None
        return VerbFrame(
            type=type_, line=0, recipient=_RECIPIENTS[type_], mutual=type_ in _MUTUAL, speech=type_ in SPOKEN
        )


def weighed(event: Event, share: float) -> Event:
    """An event with the confidence that rules and encoder give it together."""
    sure = min(confidence(share), event.evidence.confidence)
    return replace(event, evidence=replace(event.evidence, confidence=sure))


def sided(event: Event) -> Event:
    """An event, surer where it is known to which side a doer belongs."""
    if all(who.actor is None or who.actor.party is None for who in event.actors):
        return event
    sure = _curve(_odds(event.evidence.confidence) + SIDED)
    return replace(event, evidence=replace(event.evidence, confidence=sure))


def confidence(share: float) -> float:
    """How likely an event whose doers have no side is right in type, doers and status, from 0 to 1, by how likely its
    words tell its type.

    >>> round(confidence(0.0), 2), round(confidence(1.0), 2)
    (0.23, 0.52)
    """
    return _curve(UNLIKELY + LIKELY * share)


def _curve(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def _odds(likely: float) -> float:
    return log(likely / (1 - likely))
