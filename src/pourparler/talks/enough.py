"""Whether enough is told of talks to write them down.

In: a group of mentions, its sides and mediators. Out: yes or no.
Refused: talks of nobody, and of one side where another that may be the other one is named beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.talks.group import Group
from pourparler.talks.scene import Sides
from pourparler.talks.vocabulary import vocabulary

_TABLES = frozenset({"channel", "summit", "round", "format"})
_JOURNEYS = frozenset({"visit", "trip", "tour"})


def stands(group: Group, parties: Sequence[str], mediators: Sides) -> bool:
    """Whether anybody negotiates in it: two sides; one, where nobody else is told; none in a format with a name."""
    if _is_mere_notion(group) or _is_of_the_author(group):
        return False
    if group.kind == "format":
        named = any(s.label for s in group.sightings)
        told = any(t.told.sure > 0 for s in group.sightings for t in s.turns)
        return (named and (told or bool(parties))) or (bool(parties) and any(s.definite for s in group.sightings))
    if len(parties) != 1:
        return len(parties) > 1
    if _is_of_members(group):
        return True
    return _is_alone(group, parties[0], mediators) and _is_of_one(group, parties, mediators)


def _is_of_the_author(group: Group) -> bool:
    """Whether it is what the author of the article tells of himself: "I heard this during my meetings"."""
    return any(s.authors for s in group.sightings)


def _is_of_members(group: Group) -> bool:
    """Whether those who meet are the members of one body: "a meeting of EU ministers", "the OSCE summit"."""
    return group.kind in ("meeting", "summit") and any(s.members for s in group.sightings)


def _is_alone(group: Group, party: str, mediators: Sides) -> bool:
    """Whether the sentences that tell of it name nobody else who might be the other side."""
    hosts = {s.venue.state for s in group.sightings if s.venue is not None}
    return all({party, *mediators.parties, *hosts} >= set(s.around.parties) for s in group.sightings)


def _is_of_one(group: Group, parties: Sequence[str], mediators: Sides) -> bool:
    """Whether talks with one named side cannot mean else."""
    others = any(s.others for s in group.sightings)
    if group.kind == "visit" and group.sides.persons and group.venue is not None:
        region = group.venue.name.removeprefix("the ") in vocabulary().regions
        return region and any(s.lemma in _JOURNEYS for s in group.sightings)
    if group.kind == "call" and group.sides.persons and any(s.plain for s in group.sightings):
        return True
    plain = any(s.plain and s.kind in _TABLES for s in group.sightings)
    return plain or others or bool(mediators.parties) or (group.kind == "meeting" and _is_received(group, parties))


def _is_received(group: Group, parties: Sequence[str]) -> bool:
    """Whether someone of one side met in another's town, though nobody is known whom: "a meeting with Venn in Orsk"."""
    host = group.venue.state if group.venue is not None else None
    abroad = host is not None and bool(parties) and host not in parties
    return abroad and bool(group.sides.persons) and "held" in group.statuses()


def _is_mere_notion(group: Group) -> bool:
    """Whether one passing word is all there is: "a summit without a text would be a photograph"."""
    first = group.sightings[0]
    bare = first.adopted and first.venue is None and first.when is None and not first.definite
    return len(group.sightings) == 1 and bare and not any(t.told.sure > 0 for t in first.turns)
