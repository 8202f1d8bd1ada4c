"""Whose a role is: the state, body or person that words before it, after its "of" or outside the mention name.

In: the segments around a role, or an actor of the article. Out: `Owner`.
Refused: names that may mean several of different sides; nobody is the owner then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pourparler.actors.entry import Entry
from pourparler.actors.index import Index
from pourparler.actors.offices import tenure
from pourparler.actors.phrase import Segment
from pourparler.actors.reading import person_party, sector_of
from pourparler.actors.roles import Role
from pourparler.model import Actor

_PORTFOLIO = "-minister"
_STATES_OWN = frozenset({"army", "police", "parliament", "supreme-court", "central-bank", "embassy", "judiciary"})
_BODIES = frozenset({"body", "company", "group", "outlet"})
_WARS = frozenset({"war", "wars", "campaign", "conflict", "crisis"})
SEATS = {"president": "presidency", "prime-minister": "prime-minister-office"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose a role is: an entry or a body without one (`id`, `name`), its side, its country."""

    id: str
    name: str
    party: str | None
    country: str | None
    sector: str | None = None
    person: bool = False
    state: bool = False
    noun: bool = False
    entry: Entry | None = None
    at: str | None = None
    """The body to which it sends the one who is meant ("Orvania's UN ambassador")."""


def owner_of(
    found: Sequence[Segment], index: Index, on: str | None, given: Owner | None = None, *, after: bool = False
) -> Owner | None:
    """The owner that words before a role (or after its "of") name: the nearest one; an institution of it if said.
    An institution that nobody is named with is that of `given`.
    """
    if not found:
        return None
    delegated = None if after else _sender(found, index, on)
    if delegated is not None:
        return delegated
    order = list(enumerate(found)) if after else list(reversed(list(enumerate(found))))
    for at, segment in order:
        if segment.sort == "name":
            if not after and names_a_war(segment, found[at + 1 :]):
                continue
            return _inside(segment, found[at + 1 :] if after else [], index, on)
        if segment.sort == "role" and segment.role and segment.role.group == "institution":
            above = owner_of(found[:at], index, on) or owner_of(found[at + 1 :], index, on, after=True) or given
            return institution_owner(segment.role, above, index) if above else None
    return None


def _inside(segment: Segment, rest: Sequence[Segment], index: Index, on: str | None) -> Owner | None:
    """A name as the owner, or what is its: "(head of) Orvania's lock ministry", "(head of) Orvania's Lockgate"."""
    above = _owner(segment, index, on)
    if not rest or not (segment.adjective or segment.genitive) or rest[0].words[0].gap.strip():
        return above
    body = rest[0].role
    if above is not None and body is not None and body.group == "institution":
        return institution_owner(body, above, index)
    at = next((i for i, each in enumerate(rest) if each.sort not in ("role", "quality")), 0)
    if any(each.words[0].gap.strip() not in ("", "-") for each in rest[: at + 1]):
        return above
    kinds = {sense.entry.kind for sense in rest[at].senses} if rest[at].sort == "name" else set()
    return _owner(rest[at], index, on) if kinds and kinds <= _BODIES else above  # "from the Tesk group Marsh Front"


def is_lasting(owner: Owner, index: Index) -> bool:
    """Whether whoever served an owner once is still of its side: a state's, not a body's or a company's."""
    above = index.entry(owner.party)
    return above is not None and above.kind == "state"


def names_a_war(name: Segment, after: Sequence[Segment]) -> bool:
    """Whether a name only says which war: "an Orvania war veteran" is not of Orvania, "a Tesk war veteran" is Tesk."""
    if not after or after[0].words[0].key not in _WARS or after[0].words[0].gap.strip() or name.genitive:
        return False
    return after[0].words[0].capital or not name.adjective


def _sender(found: Sequence[Segment], index: Index, on: str | None) -> Owner | None:
    """The state before the body to which it sends somebody: "Orvania's UN ambassador"."""
    names = [segment for segment in found if segment.sort == "name"] if len(found) > 1 else []
    if len(names) != 2 or not (names[0].genitive or names[0].adjective) or names[1].genitive or names[1].adjective:
        return None
    first, second = (_owner(name, index, on) for name in names)
    body = second is not None and second.entry is not None and second.entry.kind == "body"
    return replace(first, at=second.name) if first is not None and first.state and second is not None and body else None


def _owner(segment: Segment, index: Index, on: str | None) -> Owner | None:
    entries = [sense.entry for sense in segment.senses if sense.how == segment.senses[0].how]
    if len(entries) > 1:
        parties = {index.party(entry) for entry in entries}
        if len(parties) > 1 or None in parties:
            return None
    entry, noun = entries[0], not segment.adjective and not segment.genitive
    about = ("owner", entry.id, on if entry.offices else None, noun)
    known: Owner | None = index.memo.get(about)
    return known or index.remember(about, _owned_by(entry, index, on, noun))


def _owned_by(entry: Entry, index: Index, on: str | None, noun: bool) -> Owner:
    person = entry.kind == "person"
    party = person_party(entry, index, on) if person else index.party(entry)
    return Owner(
        id=entry.id, name=entry.name, party=party, country=index.country(entry), entry=entry, person=person,
        sector=sector_of(entry, index, on), state=entry.kind == "state", noun=noun,
    )  # fmt: skip


def owner_by(actor: Actor, index: Index) -> Owner:
    """An actor found in the article as an owner: "its" in "its spokesman"."""
    entry = index.entry(actor.id)
    party = actor.party or (index.party(entry) if entry else None)
    return Owner(
        id=actor.id, name=actor.name, party=party, country=index.country(entry or index.entry(party)), entry=entry,
        person=actor.kind == "person", state=actor.kind == "state", noun=True,
    )  # fmt: skip


def office_of(owner: Owner, index: Index, on: str | None) -> Owner | None:
    """The institution through which a person in office speaks: a president's presidency, a minister's ministry."""
    if owner.entry is None or owner.party is None:
        return None
    terms = [term for term in owner.entry.offices if tenure(term, on) != "no"]
    term = next((term for term in terms if tenure(term, on) == "yes"), terms[0] if len(terms) == 1 else None)
    for role in index.roles_in(term.title) if term else ():
        key = SEATS.get(role.key) or role.key.replace(_PORTFOLIO, "-ministry")
        above = index.entry(owner.party)
        if key in index.roles.institutions and above is not None:
            base = replace(owner, id=above.id, name=above.name, person=False, entry=above)
            words = key.replace("-", " ")
            return institution_owner(Role(key=key, group="institution", sector="GOV", words=words), base, index)
    return None


def _of_state(role: Role, above: Owner, index: Index) -> bool:
    """Whether an institution that only a state has is that of the state of a delegation or of officials."""
    state = index.entry(above.party)
    return above.entry is None and role.key in _STATES_OWN and state is not None and state.kind == "state"


def institution_owner(role: Role, above: Owner, index: Index) -> Owner:
    base = above.party if above.party and (above.person or _of_state(role, above, index)) else above.id
    name = f"{base}-{role.key}"
    entry = index.entry(name)
    return Owner(
        id=name, name=entry.name if entry else f"{role.words or role.key.replace('-', ' ')} of {above.name}",
        party=above.party, country=above.country, sector=role.sector, entry=entry,
    )  # fmt: skip
