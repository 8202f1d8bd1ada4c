"""What to call talks.

In: a group of mentions, its sides, the text. Out: a name: the place or format, else the sides.
Refused: nothing; without a place or sides the first mention's words name them.
"""

from __future__ import annotations

from pourparler.model.talks import TalksKind
from pourparler.talks.group import Group

_NOUNS: dict[TalksKind, str] = {
    "meeting": "meeting", "call": "call", "visit": "visit", "summit": "summit", "round": "round", "format": "format",
    "channel": "talks",
}  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def name_of(group: Group, parties: tuple[str, ...], text: str) -> str:
    """A name such as "third round of the Orsk talks", "call of Norway and Sweden"."""
    label = next((s.label for s in group.sightings if s.label), None)
    noun = _NOUNS[group.kind]
    if group.kind == "format" and label:
        return f"{label} format"
    place = group.venue.name if group.venue is not None else None
    sides = " and ".join(_shown(p) for p in parties[:3])
    if group.kind == "round":
        number = group.number
        which = f"{_ORDINALS[number - 1]} round" if number is not None and 0 < number <= 10 else "round"
        return f"{which} of the {place} talks" if place else f"{which} of talks of {sides}" if sides else which
    if group.kind == "visit" and place:
        persons = group.sides.persons
        who = _shown(persons[0]) if persons else _shown(parties[0])
        return f"{who} in {place}"
    if place and group.kind in ("summit", "channel", "meeting"):
        return (
            f"{place} {noun}"
            if group.kind != "meeting"
            else f"{place} meeting of {sides}"
            if sides
            else f"{place} meeting"
        )
    if sides:
        return f"{noun} of {sides}"
    return " ".join(group.sightings[0].words.of(text).split())


def _shown(slug: str) -> str:
    return " ".join(part.capitalize() for part in slug.split("-"))
