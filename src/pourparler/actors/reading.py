"""What a mention says of whom it means.

In: a mention and a day. Out: a `Reading`: the resolution, country and sector codes, and what the head of the words was.
Refused: nothing; what the registry cannot tell is left open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.actors.entry import Entry
from pourparler.actors.index import Index
from pourparler.actors.offices import current
from pourparler.actors.roles import Role
from pourparler.model import Actor, Resolution

Head = Literal["named", "office", "role", "side", "people", "several", "new", "unknown"]


NOBODY = Resolution()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A resolution with the codes that coders ask for; `head` says what kind of words they were, `role` which role,
    `past` that it was held once, `bare` that no unknown word stands with it."""

    resolution: Resolution = NOBODY
    country: str | None = None
    sector: str | None = None
    head: Head = "unknown"
    role: Role | None = None
    party: str | None = None
    indefinite: bool = False
    past: bool = False
    bare: bool = True

    @property
    def actor(self) -> Actor | None:
        """The one actor, if one was found."""
        return self.resolution.actor


def actor_of(entry: Entry, index: Index, on: str | None, *, office: str | None = None) -> Actor:
    """An entry as the actor it is on a day: its side, and its office where that is sure."""
    term = current(entry, on)
    if entry.kind != "person":
        return Actor(id=entry.id, name=entry.name, kind=entry.kind, party=index.party(entry), office=None)
    return Actor(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        party=person_party(entry, index, on),
        office=office or (term.title if term else None),
    )


def person_party(entry: Entry, index: Index, on: str | None) -> str | None:
    """The side a person stands on: as said, else that of the office held on the day, else of the last one held."""
    if entry.party:
        return entry.party
    term = current(entry, on)
    if term is None and entry.offices:
        parties = {p for t in entry.offices if (p := _term_party(t.of, index))}
        return parties.pop() if len(parties) == 1 else None
    return _term_party(term.of, index) if term else None


def _term_party(of: str, index: Index) -> str | None:
    held = index.entry(of)
    return index.party(held) if held else None


def sector_of(entry: Entry, index: Index, on: str | None) -> str | None:
    """The sector of an entry: of the office held on the day, else its own; ELI for who held office once."""
    if entry.kind != "person" or not entry.offices:
        return entry.sector
    if on is None:
        return entry.sector or _term_sector(entry, 0, index)
    for place, term in enumerate(entry.offices):
        if term.held(on) == "yes":
            return _term_sector(entry, place, index) or entry.sector
    if any(term.held(on) == "maybe" for term in entry.offices):
        return entry.sector
    return entry.sector or "ELI"


def _term_sector(entry: Entry, place: int, index: Index) -> str | None:
    term = entry.offices[place]
    for role in index.roles_in(term.title):
        if role.sector and role.group in ("office", "people"):
            return role.sector
    body = index.entry(term.body or term.of)
    return (body.sector if body else None) or next((r.sector for r in index.roles_in(term.title) if r.sector), None)


def named(entry: Entry, index: Index, on: str | None, rule: str, *, office: str | None = None) -> Reading:
    """The reading of a name that means one entry."""
    stateless = rule == "name" and entry.kind == "state" and entry.sector == "GOV"  # a state by its name has no sector
    return Reading(
        resolution=Resolution(actor=actor_of(entry, index, on, office=office), rule=rule),
        country=index.country(entry),
        sector=None if stateless else sector_of(entry, index, on),
        head="named",
        party=person_party(entry, index, on) if entry.kind == "person" else index.party(entry),
    )


def ambiguous(entries: list[Entry], index: Index, on: str | None, rule: str) -> Reading:
    """The reading of words that may mean several entries, in order; codes stand where all agree."""
    each = [named(entry, index, on, rule) for entry in entries]
    actors = tuple(reading.resolution.actor for reading in each if reading.resolution.actor)
    countries, sectors = {reading.country for reading in each}, {reading.sector for reading in each}
    return Reading(
        resolution=Resolution(candidates=actors, rule=rule),
        country=countries.pop() if len(countries) == 1 else None,
        sector=sectors.pop() if len(sectors) == 1 else None,
        head="named",
    )
