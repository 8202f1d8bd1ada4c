"""What a mention says of whom it means.

In: a mention and a day. Out: a `Reading`: the resolution, country and sector codes, and what the head of the words was.
Refused: nothing; what the registry cannot tell is left open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.actors.entry import Entry, Term
from pourparler.actors.index import Index
from pourparler.actors.offices import current
from pourparler.actors.roles import Role
from pourparler.model import Actor, Resolution

Head = Literal["named", "office", "role", "side", "people", "several", "new", "unknown"]


NOBODY = Resolution()
ANYONES = frozenset(
    {"leader", "president", "director-general", "spokesperson", "secretary-general", "commissioner", "coordinator"}
)


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
    return _actor(entry, index, current(entry, on), office)


def _actor(entry: Entry, index: Index, term: Term | None, office: str | None = None) -> Actor:
    if entry.kind != "person":
        return Actor(id=entry.id, name=entry.name, kind=entry.kind, party=index.party(entry), office=None)
    party = _person_party(entry, index, term)
    return Actor(
        id=entry.id, name=entry.name, kind="person", party=party, office=office or (term.title if term else None)
    )


def person_party(entry: Entry, index: Index, on: str | None) -> str | None:
    """The side a person stands on: as said, else that of the office held on the day, else of the last one held."""
    return entry.party or _person_party(entry, index, current(entry, on))


def _person_party(entry: Entry, index: Index, term: Term | None) -> str | None:
    if entry.party:
        return entry.party
    if term is not None:
        return _term_party(term.of, index)
    return _last_party(entry, index) if entry.offices else None


def _last_party(entry: Entry, index: Index) -> str | None:
    """The side of all offices that somebody held, where it is one."""
    about = ("last party", entry.id)
    if about in index.memo:
        held: str | None = index.memo[about]
        return held
    parties = {p for t in entry.offices if (p := _term_party(t.of, index))}
    return index.remember(about, parties.pop() if len(parties) == 1 else None)


def _term_party(of: str, index: Index) -> str | None:
    held = index.entry(of)
    if held is None:
        return None
    return held.party or (held.id if held.kind == "state" else index.party(held))


def sector_of(entry: Entry, index: Index, on: str | None) -> str | None:
    """The sector of an entry: of the office held on the day, else its own; ELI for who held office once."""
    return _sector(entry, index, on, current(entry, on))


def _sector(entry: Entry, index: Index, on: str | None, term: Term | None) -> str | None:
    if not entry.offices:
        return entry.sector
    if term is not None:
        return _term_sector(term, index) or entry.sector
    if entry.kind != "person":
        return entry.sector
    if on is None:
        over = all(term.until is not None or not term.sure for term in entry.offices)
        return entry.sector or ("ELI" if over else _term_sector(entry.offices[0], index))
    if any(term.held(on) == "maybe" for term in entry.offices):
        return entry.sector or _one_sector(entry, index)
    return entry.sector or "ELI"


def _one_sector(entry: Entry, index: Index) -> str | None:
    """The sector of all offices that somebody held, where it is one."""
    every = {_term_sector(term, index) for term in entry.offices}
    return every.pop() if len(every) == 1 else None


def _term_sector(term: Term, index: Index) -> str | None:
    """The sector of an office: as its title says; that of its body where the title may be anyone's ("leader")."""
    roles = index.roles_in(term.title)
    body = index.entry(term.body or term.of)
    anyones = not roles or any(role.key in ANYONES for role in roles)
    if anyones and body is not None and body.sector and body.kind in ("group", "body", "company", "outlet"):
        return body.sector
    for role in roles:
        if role.sector and role.group in ("office", "people"):
            return role.sector
    return (body.sector if body else None) or next((role.sector for role in roles if role.sector), None)


def named(
    entry: Entry,
    index: Index,
    on: str | None,
    rule: str,
    *,
    office: str | None = None,
    head: Head = "named",
    role: Role | None = None,
) -> Reading:
    """The reading of words that mean one entry; a state by its name has no sector, a place is its people (CVL)."""
    if role is None and office is None:
        about = ("named", entry.id, _stage(entry, on), rule)
        known: Reading | None = index.memo.get(about)
        return known or index.remember(about, _named(entry, index, on, rule, None, head, None))
    return _named(entry, index, on, rule, office, head, role)


def _stage(entry: Entry, on: str | None) -> str | None:
    """All that a day tells of an entry: the office held, that one may be, or that none is."""
    if not entry.offices or on is None:
        return None
    every = [term.held(on) for term in entry.offices]
    return str(every.index("yes")) if "yes" in every else "maybe" if "maybe" in every else "over"


def _named(
    entry: Entry, index: Index, on: str | None, rule: str, office: str | None, head: Head, role: Role | None
) -> Reading:
    term = current(entry, on) if entry.offices else None
    actor = _actor(entry, index, term, office)
    sector = _sector(entry, index, on, term)
    if rule == "name" and entry.kind == "state" and sector == "GOV":
        sector = None
    elif entry.kind == "place" and sector is None:
        sector = "CVL"
    if role is not None:
        sector = role.sector or sector
    return Reading(
        resolution=Resolution(actor=actor, rule=rule),
        country=index.country(entry),
        sector=sector,
        head=head,
        role=role,
        party=actor.party,
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
