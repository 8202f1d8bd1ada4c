"""Who holds an office on a day.

In: a title, its role, whose office it is. Out: a `Reading`: the one who holds it, else the office itself.
Refused: choosing where several hold it; they stand as candidates.
"""

from __future__ import annotations

from dataclasses import replace

from pourparler.actors.entry import Entry, Term
from pourparler.actors.index import Index
from pourparler.actors.offices import literal_key, tenure
from pourparler.actors.owners import SEATS, Owner
from pourparler.actors.phrase import segments
from pourparler.actors.reading import ANYONES, Reading, ambiguous, named
from pourparler.actors.roles import Role
from pourparler.actors.words import slug, split
from pourparler.model import Actor, Resolution

_HEADS = frozenset({"chief", "boss", "head", "leader", "ruler", "strongman"})


def holder(title: str, role: Role, owner: Owner | None, index: Index, on: str | None) -> Reading:
    """Who holds the office of this title, folded, at its owner; without one only an office that needs none is held."""
    if owner is None:
        held = index.titled(title) if title in index.roles.unqualified else []
        return _sole(held, role, None, index, on) if held else vacant(role, None)
    of = owner.party if owner.person and owner.party else owner.id
    held = _held(of, title, role, index) or _seated(role, owner, index)
    if owner.at is not None:
        held = [h for key in ("ambassador", "envoy") for h in index.holders(of, key) if _sent_to(h[1], owner.at, index)]
    if role.key == "leader" and owner.entry is not None and owner.entry.kind == "state":
        keys = index.lead_roles(owner.entry)  # first who is called just so: no president of a chamber, of a bank
        held = [h for key in keys for h in index.holders(of, f"={key.replace('-', ' ')}") or index.holders(of, key)]
    return _sole(held, role, owner, index, on)


def _seated(role: Role, owner: Owner, index: Index) -> list[tuple[Entry, Term]]:
    """Who heads a seat of government: "the Glass House chief" is the president."""
    if role.words not in _HEADS or owner.entry is None or owner.entry.kind != "office" or owner.party is None:
        return []
    head = next((head for head, seat in SEATS.items() if owner.id == f"{owner.party}-{seat}"), None)
    title = head.replace("-", " ") if head is not None else ""
    return _held(owner.party, title, index.roles.phrases[title], index) if title else []


def _sent_to(term: Term, body: str, index: Index) -> bool:
    """Whether a title names a body, by whatever name of it: "ambassador to the UN"."""
    found = segments(split(term.title), index)
    return any(sense.entry.name == body for segment in found for sense in segment.senses)


def _held(of: str, title: str, role: Role, index: Index) -> list[tuple[Entry, Term]]:
    """The holders of exactly this title, else of the role, at the owner or at the institution that the title names."""
    literal, usual = literal_key(title, index), f"={role.key.replace('-', ' ')}"
    inside = [f"{of}-{r.key}" for r in index.roles_in(title) if r.group == "institution"]
    state = index.entry(of)
    if state is not None and state.kind == "state" and role.key == "director-general":
        usual = role_key = literal  # the head of a party or of an agency is no head of the state
    else:
        role_key = role.key
    for place, wanted in ((p, w) for w in (literal, usual, role_key) for p in (of, *inside)):
        if held := index.holders(place, wanted):
            return held
    return []


def _sole(held: list[tuple[Entry, Term]], role: Role, owner: Owner | None, index: Index, on: str | None) -> Reading:
    """The one who held it that day; the office where none is sure; candidates where several did."""
    sure: list[tuple[Entry, Term]] = []
    maybe: list[tuple[Entry, Term]] = []
    for entry, term in held:
        state = tenure(term, on)
        target = sure if state == "yes" else maybe if state == "maybe" else None
        if target is not None and all(entry is not other for other, _ in target):
            target.append((entry, term))
    if not sure and on is None and len(maybe) == 1 and maybe[0][1].sure:
        sure = maybe
    if len(sure) == 1:
        entry, term = sure[0]
        return named(entry, index, on, "office", office=term.title, head="office", role=role)
    if len(sure) > 1:
        reading = ambiguous([entry for entry, _ in sure], index, on, "office.several")
        return replace(reading, head="office", role=role)
    if owner is not None and owner.state and role.key == "director-general" and len(role.words.split()) == 1:
        return Reading(head="role", role=role, sector=role.sector, country=owner.country, party=owner.party)
    return vacant(role, owner)


def vacant(role: Role, owner: Owner | None) -> Reading:
    """The office itself, whoever may hold it; without an owner no more than its role."""
    if owner is None:
        return Reading(head="role", role=role, sector=role.sector)
    title = role.words or role.key.replace("-", " ")
    to = f"-{slug(owner.at)}" if owner.at else ""
    title += f" to {owner.at}" if owner.at else ""
    actor = Actor(
        id=f"{owner.id}-{role.key}{to}", name=f"{title} of {owner.name}", kind="office", party=owner.party, office=title
    )
    return Reading(
        resolution=Resolution(actor=actor, rule="office.unfilled"), country=owner.country,
        sector=_headed(role, owner), head="office", role=role, party=owner.party,
    )  # fmt: skip


def _headed(role: Role, owner: Owner) -> str | None:
    """The sector of an office: the president of a court is of the court's, that of a state is of the government."""
    if role.key in ANYONES and owner.sector not in (None, "GOV", "IGO", "UNO") and not owner.state and not owner.person:
        return owner.sector
    return role.sector or owner.sector
