"""Who did it, where the words that tell it do not say and those just before do.

In: an event without a doer, its draft, the events before it. Out: the same event, with the doers of the one it goes back to.
Refused: to carry a doer over to another deed, to a new blow, or further than the paragraph allows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from pourparler.events.clause import clause_of
from pourparler.events.draft import Draft
from pourparler.events.lexicon import event_lexicon
from pourparler.model.event import Event

_NEAR = 400
"""Code points within which "the attacks" goes back to an attack."""
_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})
_REAL = frozenset({"happened", "ongoing"})


def with_doer(event: Event, draft: Draft, before: Iterable[Event]) -> Event:
    """The event with the doers of the nearest one before it that its words go back to, where it has none."""
    if event.actors or event.status not in _REAL or not _goes_back(draft):
        return event
    nearest = next((e for e in sorted(before, key=lambda e: -e.trigger.start) if _may_be(e, event)), None)
    return replace(event, actors=nearest.actors) if nearest is not None else event


def _may_be(earlier: Event, event: Event) -> bool:
    apart = event.trigger.start - earlier.trigger.end
    if not 0 < apart < _NEAR or not earlier.actors or earlier.status not in _REAL | {"planned"}:
        return False
    if event.type == "RETREAT":  # "agreed to swap prisoners. 390 were released"
        return earlier.mode == "release" or (earlier.type == "AGREE" and len(earlier.actors) > 1)
    hit = {p.actor.id for p in event.recipients if p.actor is not None}
    return earlier.type == event.type and earlier.status in _REAL and not hit & _known(earlier)


def _known(event: Event) -> set[str]:
    return {p.actor.id for p in event.actors if p.actor is not None}


def _goes_back(draft: Draft) -> bool:
    """ "*The attacks* targeted it", "died in *the strike*"; "390 were *released*" after a swap."""
    clause = clause_of(draft.trigger) if draft.trigger.pos_ in ("VERB", "AUX") else None
    if clause is None:
        return False
    if draft.mode == "release":
        return clause.passive and any(_is_counted(head) for head in clause.objects)
    around = (h for word in ("in", "during", "by") for h in clause.prepositions.get(word, ()))
    return draft.type == "ASSAULT" and any(_points(head) for head in (*clause.subjects, *around))


def _points(noun: Token) -> bool:
    told = noun.lemma_ in event_lexicon().classes["attack"] and noun.pos_ == "NOUN"
    return told and any(c.dep_ == "det" and c.lower_ in _POINTING for c in noun.lefts)


def _is_counted(head: Token) -> bool:
    return head.pos_ == "NUM" or any(c.pos_ == "NUM" for c in head.lefts)
