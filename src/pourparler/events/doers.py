"""Who did it, where the words that tell it do not say and those just before do.

In: an event without a doer, its draft, the events before it. Out: the same, with the doers of the one it goes back to.
Refused: to carry a doer over to another deed, to a new blow, or further than the paragraph allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from pourparler.events.clause import clause_of
from pourparler.events.draft import Draft
from pourparler.events.lexicon import event_lexicon
from pourparler.model.event import Event, Participant

_NEAR = 400
"""Code points within which "the attacks" goes back to an attack."""
_UNSURE = 0.5
"""The confidence in an event whose doer another sentence names."""
_BOTH = re.compile(
    r"(?:both|each|neither|the two)(?: (?:warring|rival|neighbou?ring|negotiating))?"
    r"(?: (?:sides?|part(?:y|ies)|countr(?:y|ies)|nations?|states?|governments?|neighbou?rs?|capitals?|foes|rivals))?"
)
_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})
_REAL = frozenset({"happened", "ongoing"})
_FOUGHT = "MATERIAL CONFLICT"


def with_doer(event: Event, draft: Draft, before: Iterable[Event]) -> Event:
    """The event with the doers of the nearest one before it that its words go back to, where it has none."""
    if event.actors or event.status not in _REAL or not _goes_back(draft):
        return event
    told = sorted((e for e in before if e.trigger.start < event.trigger.start), key=lambda e: -e.trigger.start)
    nearest = next((e for e in told if _may_be(e, event)), None)
    if nearest is None or (_is_count(draft) and not _is_one_sided(told)):
        return event
    return replace(event, actors=nearest.actors, evidence=replace(event.evidence, confidence=_UNSURE))


def with_both(event: Event, before: Iterable[Event], text: str) -> Event:
    """The event with the two sides last told of together, where its words are "both countries" or "each side"."""
    if not any(is_both(p, text) for p in event.actors):
        return event
    told = sorted((e for e in before if e.trigger.start < event.trigger.start), key=lambda e: -e.trigger.start)
    other = _sides(event.recipients)
    if event.quad == _FOUGHT:  # who met before did not for that fight each other
        told = [e for e in told if e.quad == _FOUGHT]
    pair = next((found for e in told if len(found := _two(e)) == 2 and not _sides(found) & other), ())
    alone = tuple(p for p in event.actors if not is_both(p, text))
    if not pair or alone:
        return event
    return replace(event, actors=pair, evidence=replace(event.evidence, confidence=_UNSURE))


def is_both(who: Participant, text: str) -> bool:
    """Whether words mean two sides without a name: "both countries", "each side"."""
    return who.actor is None and _BOTH.fullmatch(who.span.of(text).lower()) is not None


def _two(event: Event) -> tuple[Participant, ...]:
    """The two sides of an event, each by one who stands for it; none where it has another number of them."""
    sides: dict[str, Participant] = {}
    for who in (*event.actors, *event.recipients):
        if who.actor is None or who.actor.kind in ("anonymous", "outlet", "place"):
            return ()
        sides.setdefault(who.actor.party or who.actor.id, who)
    return tuple(sides.values()) if len(sides) == 2 else ()


def _may_be(earlier: Event, event: Event) -> bool:
    apart = event.trigger.start - earlier.trigger.end
    if not 0 < apart < _NEAR or not earlier.actors or earlier.status not in _REAL | {"planned"}:
        return False
    if event.type == "RETREAT":  # "agreed to swap prisoners. 390 were released"
        return earlier.mode == "release" or (earlier.type == "AGREE" and len(earlier.actors) > 1)
    if event.date is not None and (earlier.date is None or earlier.date.value[:7] != event.date.value[:7]):
        return False
    return (
        earlier.type == event.type and earlier.status in _REAL and not _sides(event.recipients) & _sides(earlier.actors)
    )


def _sides(people: Iterable[Participant]) -> set[str]:
    return {p.actor.party or p.actor.id for p in people if p.actor is not None}


def _is_one_sided(told: Iterable[Event]) -> bool:
    """Whether all blows so far are those of one side."""
    blows = [e for e in told if e.type == "ASSAULT" and e.actors]
    unknown = any(p.actor is None for e in blows for p in e.actors)
    return not unknown and len({side for e in blows for side in _sides(e.actors)}) == 1


def _is_count(draft: Draft) -> bool:
    """ "Twelve people were *killed*", said of no blow of its own."""
    verb = draft.trigger
    if draft.type != "ASSAULT" or verb.lemma_ not in ("kill", "wound", "injure", "damage", "destroy", "hit"):
        return False
    clause = clause_of(verb)
    other = any(t.lower_ in ("since", "when", "after") or t.lemma_ in ("crash", "accident") for t in verb.subtree)
    told = event_lexicon().classes["attack"]
    named = any(t.pos_ == "NOUN" and t.lemma_ in told and t.dep_ != "compound" for t in verb.sent)
    return clause.passive and not clause.subjects and not other and not named and verb.dep_ != "relcl"


def _goes_back(draft: Draft) -> bool:
    """ "*The attacks* targeted it", "died in *the strike*"; "390 were *released*" after a swap."""
    clause = clause_of(draft.trigger) if draft.trigger.pos_ in ("VERB", "AUX") else None
    if clause is None:
        return False
    if draft.mode == "release":
        return clause.passive and any(_is_counted(head) for head in clause.objects)
    around = (h for word in ("in", "during", "by") for h in clause.prepositions.get(word, ()))
    if _is_count(draft):
        return True
    return draft.type == "ASSAULT" and any(_points(head) for head in (*clause.subjects, *around))


def _points(noun: Token) -> bool:
    told = noun.lemma_ in event_lexicon().classes["attack"] and noun.pos_ == "NOUN"
    return told and any(c.dep_ == "det" and c.lower_ in _POINTING for c in noun.lefts)


def _is_counted(head: Token) -> bool:
    return head.pos_ == "NUM" or any(c.pos_ == "NUM" for c in head.lefts)
