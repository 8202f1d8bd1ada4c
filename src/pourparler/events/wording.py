"""Blows that are words: one politician attacks another.

In: a draft and who stands in it. Out: the draft, as an accusation where only words can be meant.
Refused: a blow with a weapon, in a place, by somebody who is not named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.events.clause import clause_of
from pourparler.events.draft import Draft
from pourparler.model.event import Participant

_ATTACKING = frozenset({"attack", "assail", "savage", "blast", "hammer", "target", "batter", "pummel", "maul", "hit"})
"""What is done with words as often as with arms."""
_ARMED = frozenset({"with", "at", "near", "outside", "inside"})


def as_words(draft: Draft, actors: Sequence[Participant], recipients: Sequence[Participant]) -> Draft:
    """ "Venn keeps *attacking* Lirke", "attacked him over the border": of two people who are named, in words."""
    if draft.type != "ASSAULT" or draft.trigger.lemma_ not in _ATTACKING or draft.trigger.pos_ != "VERB":
        return draft
    people = (*actors, *recipients)
    named = all(p.actor is not None and p.actor.kind == "person" for p in people)
    if not actors or not recipients or not named or _ARMED & clause_of(draft.trigger).prepositions.keys():
        return draft
    return replace(draft, type="ACCUSE", mode="disapprove", speech=True)
