"""Names with a title before them, known and new: "General Tobin Harsk", "Premier Ivo Karst".

In: the name and the words before it, a day, the index. Out: a `Reading` with the office, sector and side that they say.
Refused: a new name in capitals without a title; an office that the registry's holder has not on that day.
"""

from __future__ import annotations

from dataclasses import replace

from pourparler.actors.choosing import choose, narrowed
from pourparler.actors.entry import Entry, Term
from pourparler.actors.index import Index
from pourparler.actors.offices import tenure
from pourparler.actors.owners import Owner, is_lasting, owner_of
from pourparler.actors.phrase import Segment
from pourparler.actors.reading import Reading
from pourparler.actors.roles import Role, joined
from pourparler.actors.things import things
from pourparler.actors.unnamed import read_role
from pourparler.actors.words import slug
from pourparler.model import Actor, Resolution

_HEADS = frozenset({"president", "prime-minister", "monarch", "supreme-leader", "vice-president", "chancellor"})
_RANKS = frozenset(
    {"general", "gen", "colonel", "col", "major", "maj", "lieutenant", "lt", "brigadier", "brig", "captain", "capt"}
    | {"admiral", "adm", "marshal", "sergeant"}
)


def described(person: Reading, role: Reading) -> Reading:
    """A person not in the registry with the party and office that the words beside the name give."""
    actor = person.resolution.actor
    if actor is None or role.head not in ("office", "people", "role"):
        return person
    held = role.role is not None and role.role.group == "office" and not role.past
    office = actor.office or (role.role.words if role.role is not None and held else None)
    actor = replace(actor, party=actor.party or role.party, office=office)
    return replace(
        person,
        resolution=replace(person.resolution, actor=actor),
        country=person.country or role.country,
        sector=person.sector or role.sector,
        party=actor.party,
    )


def read_name(segment: Segment, before: list[Segment], tail: list[Segment], index: Index, on: str | None) -> Reading:
    """The reading of a name that the registry has, with what the words before it say."""
    some = any(s.quality == "indefinite" for s in before)
    counted = _is_members(segment) and (some or any(s.sort == "number" for s in before))
    if counted or (segment.adjective and some):
        said = [*before, segment] if counted else before
        return read_role(None, said, owner_of([segment], index, on), index, on)
    senses = narrowed(segment.senses, before, index, on)
    if not senses:
        return Reading(head="named")
    reading = choose(senses, index, on)
    role = next((s for s in reversed(before) if s.sort == "role" and s.role), None)
    if reading.sector in (None, "ELI") and role is None and any(s.words[-1].key in _RANKS for s in before):
        reading = replace(reading, sector="MIL")
    past = any(s.quality == "past" for s in before)
    if role and reading.actor and reading.actor.kind == "person" and not past:
        return _with_title(reading, role, before, index, on)
    if past and reading.actor and reading.actor.kind == "person" and on is None:
        return replace(reading, sector="ELI")
    return reading


def _is_members(segment: Segment) -> bool:
    """Whether a party is said by the plural of its members: "44 Democrats" are not the party."""
    word = segment.words[-1].raw
    return word.endswith("s") and all(
        s.entry.kind == "group" and s.entry.sector == "PTY" and word not in s.entry.name for s in segment.senses
    )


def _with_title(reading: Reading, role: Segment, before: list[Segment], index: Index, on: str | None) -> Reading:
    """The office that the words before the name say, where the registry has it for that day or has no better."""
    actor = reading.resolution.actor
    entry = index.entry(actor.id) if actor else None
    if actor is None or entry is None:
        return reading
    title = joined(role.text)
    if reading.resolution.rule == "surname" and _is_anothers(title, role.role, entry, index):
        return Reading(head="named", resolution=Resolution(candidates=(actor,), rule="title.anothers"))
    for term in entry.offices:
        if tenure(term, on) != "no" and _says(title, role.role, term, index):
            if actor.office != term.title:
                actor = replace(actor, office=term.title)
            break
    resolution = Resolution(actor=actor, rule=f"title+{reading.resolution.rule}")
    return replace(reading, sector=_titled_sector(reading, role, on), resolution=resolution)


def _is_anothers(title: str, role: Role | None, entry: Entry, index: Index) -> bool:
    """Whether a title before a bare surname heads a state or a ministry and its known bearer never had such an office,
    nor is introduced by the article: "President Karst" is no clerk of that name.
    """
    if role is None or not (role.key in _HEADS or role.key.endswith("minister")):
        return False
    if (index.wider is not None and entry.id in index.entries) or not entry.offices:
        return False
    portfolio = role.key.endswith("minister") and role.key != "prime-minister"
    held = {each.key for term in entry.offices for said in (term.title, *term.titles) for each in index.roles_in(said)}
    alike = portfolio and any(key.endswith("minister") for key in held)
    return not alike and not any(_says(title, role, term, index) for term in entry.offices)


def _says(title: str, role: Role | None, term: Term, index: Index) -> bool:
    """Whether words before a name say an office: it itself, or its role."""
    return any(title == joined(each) or role in index.roles_in(each) for each in (term.title, *term.titles))


def _titled_sector(reading: Reading, role: Segment, on: str | None) -> str | None:
    """The sector of somebody with a title: as known for the day, else as the title says ("General" before a name)."""
    said = role.role.sector if role.role else None
    return (said if on is None or reading.sector in (None, "ELI") else None) or reading.sector


def read_unknown(head: list[Segment], core: int, owner: Owner | None, index: Index, on: str | None) -> Reading:
    """Other words: a new person where a title or a side stands before a name in capitals, else nothing but the side.
    A name before a word for what it is ("the Belsk Echo channel") is that name's.
    """
    known = head[core - 1] if core else None
    if known is not None and known.sort == "name" and not known.adjective and not known.genitive:
        reading = choose(known.senses, index, on)
        if reading.actor is not None and reading.actor.kind in things().meant(list(head[core].words)):
            return reading
    start = core
    while start > 0 and _in_name(head[start - 1]):
        start -= 1
    while start < core and head[start].words[0].raw[0].islower():
        start += 1
    name = head[start : core + 1]
    role = next((s for s in reversed(head[:start]) if s.sort == "role"), None)
    country = owner.country if owner else None
    if role is None or not _person_like(name, role):
        said = next((s.role.sector for s in reversed(head) if s.role and s.role.sector), None)
        return Reading(country=country, party=owner.party if owner else None, sector=said)
    words = "".join((w.gap if at else "") + w.raw for at, w in enumerate(w for s in name for w in s.words))
    person = Actor(id=slug(words), name=words, kind="person")
    reading = Reading(resolution=Resolution(actor=person, rule="title+new-name"), head="new", country=country)
    return described(reading, _title_reading(role, head[: head.index(role)], owner, index))


def _title_reading(role: Segment, before: list[Segment], owner: Owner | None, index: Index) -> Reading:
    """What a title before a name says of its bearer, whoever holds that office by the registry."""
    said = role.role
    if said is not None and any(s.quality == "deputy" for s in before):
        said = replace(said, key=f"deputy-{said.key}", words=f"deputy {said.words}")
    sector = (said.sector if said else None) or (owner.sector if owner and not owner.state else None)
    past = any(s.quality == "past" for s in before)
    party = owner.party if owner and not (past and not is_lasting(owner, index)) else None
    return Reading(head="office", role=said, party=party, sector=sector, past=past)


def _in_name(segment: Segment) -> bool:
    return (segment.sort == "other" and segment.words[0].capital) or all(len(w.raw) == 1 for w in segment.words)


def _person_like(name: list[Segment], role: Segment) -> bool:
    """Whether words after a title are a person's name; one word alone is only after an office."""
    group = role.role.group if role.role else None
    if group not in ("office", "people") or (group == "people" and sum(len(s.words) for s in name) < 2):
        return False
    words = [word for segment in name for word in segment.words]
    return 1 <= len(words) <= 5 and all(word.capital or len(word.raw) <= 3 for word in words) and words[-1].capital
