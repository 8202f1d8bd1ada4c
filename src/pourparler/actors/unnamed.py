"""Roles without a name: whose they are, and whom they mean.

In: a role, the words before it, the owner. Out: a `Reading`: who holds the office, the body, or people unnamed.
Refused: nothing; what has no owner keeps its role and stays open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pourparler.actors.entry import Entry
from pourparler.actors.holders import holder, vacant
from pourparler.actors.index import Index
from pourparler.actors.owners import Owner, institution_owner, is_lasting, office_of
from pourparler.actors.phrase import Segment
from pourparler.actors.reading import Reading, named
from pourparler.actors.roles import Role, joined
from pourparler.actors.things import things
from pourparler.actors.words import Word, slug
from pourparler.model import Actor, ActorKind, Resolution

_PORTFOLIO = "-minister"
_LOOSE = frozenset(
    {"minister", "commissioner", "envoy", "director-general", "advisor", "coordinator", "negotiator", "spokesperson"}
)
_WITHIN = frozenset(
    {"official", "soldier", "director-general", "spokesperson", "government-agency", "scholar", "source"}
)
_WITHOUT = frozenset({"outlet", "company", "market", "software"})
PRESS = frozenset({"press service", "press office", "press department", "press centre"})
"""Through which a body speaks."""
_NEAR = frozenset({"ally", "relative"})
_OF_OTHERS = frozenset({"victims", "victim", "survivors", "hostages", "captives", "prisoners", "prisoner", "hostage"})
_TROOPS = frozenset({"troops", "forces", "soldiers", "servicemen", "military forces", "troop"})
_ON = frozenset({"scholar", "journalist"})
_FOR = frozenset({"activist", "aid-worker", "lawyer", "director-general", "coordinator"})
_THE_COUNCIL = frozenset(
    {"Security Council", "the Security Council", "The Security Council", "SECURITY COUNCIL", "THE SECURITY COUNCIL"}
)
_OF_PERSON = frozenset({"prime-minister", "vice-president", "chief-of-staff", "national-security-advisor"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A role in its words: what stands before it, whose it is, whether it is "a" or "some"."""

    segment: Segment
    role: Role
    before: list[Segment]
    owner: Owner | None

    @property
    def words(self) -> str:
        """The words as written."""
        return written(word for s in (*self.before, self.segment) for word in s.words)

    @property
    def indefinite(self) -> bool:
        """Whether it is one of several: "a", "two", "some"."""
        return any(s.quality == "indefinite" or s.sort == "number" for s in self.before)

    @property
    def bare(self) -> bool:
        """Whether no unknown word stands with the role."""
        return all(s.sort != "other" for s in self.before)

    @property
    def topical(self) -> bool:
        """Whether a state that stands before the role as a noun says only what somebody is concerned with."""
        owner = self.owner
        if self.role.key not in _FOR or self.role.plural or owner is None or not (owner.state and owner.noun):
            return False
        return any(s.sort == "name" and not s.text.isupper() and "." not in s.text for s in self.before)

    @property
    def institution(self) -> Role | None:
        """The body that stands before the role: "intelligence" in "intelligence officer"."""
        roles = [s.role for s in self.before if s.role and s.role.group == "institution"]
        return roles[-1] if roles else None


def written(words: Iterable[Word]) -> str:
    """Words with what stands between them."""
    return "".join((word.gap if at else "") + word.raw for at, word in enumerate(words))


def read_role(
    segment: Segment | None, before: list[Segment], owner: Owner | None, index: Index, on: str | None
) -> Reading:
    """What a role means with the words before it and its owner; `segment` is None for "some", "two others"."""
    if segment is None or segment.role is None:
        indefinite = any(s.quality == "indefinite" or s.sort == "number" for s in before)
        words = written(word for s in before for word in s.words)
        return _anonymous(words, owner, None, indefinite=True) if indefinite or owner else Reading()
    phrase = Phrase(segment=segment, role=segment.role, before=before, owner=owner)
    reading = _read_phrase(phrase, index, on)
    if not phrase.bare:
        reading = replace(reading, bare=False)
    if phrase.institution and segment.role.key in _WITHIN:
        return replace(reading, sector=phrase.institution.sector)
    return reading


def _read_phrase(phrase: Phrase, index: Index, on: str | None) -> Reading:
    if phrase.topical:  # "an Orvania campaigner" works on it, "an Orvanian one" is of it
        phrase = replace(phrase, owner=None)
    role, before, owner = phrase.role, phrase.before, phrase.owner
    if owner is not None and owner.entry is not None and _only_says_kind(phrase, owner.entry, owner):
        return named(owner.entry, index, on, "name")
    qualities = {s.quality for s in before}
    if "past" in qualities:
        reading = _anonymous(phrase.words, owner, role, indefinite=phrase.indefinite)
        official = role.group == "office" or role.sector == "GOV"
        reading = replace(reading, past=True, sector="ELI" if official else reading.sector)
        return reading if owner is None or is_lasting(owner, index) else _sideless(reading)
    if not phrase.bare and role.group == "office" and role.key in _LOOSE and owner is not None:
        words = " ".join(w.raw for s in (*before, phrase.segment) if s.sort in ("other", "role") for w in s.words)
        return vacant(replace(role, key=slug(words), words=words), owner)
    if role.group == "people" or role.plural or (phrase.indefinite and role.group == "office"):
        return _people(phrase, index)
    if role.group == "office":
        if "deputy" in qualities:
            role = replace(role, key=f"deputy-{role.key}", words=f"deputy {role.words}")
            phrase = replace(phrase, role=role)
        return _office(phrase, index, on)
    strange = any(s.sort == "other" and (s.words[0].capital or role.words == "authority") for s in before)
    if role.group == "side" and owner is not None and strange:
        return Reading(
            country=owner.country, party=owner.party, sector=role.sector
        )  # "the Tesk Broadcasting Authority"
    return _collective(role, owner, index, on, phrase.words)


def _sideless(reading: Reading) -> Reading:
    """The reading without its side: a former envoy of a league speaks for it no more."""
    actor = reading.actor
    resolution = replace(reading.resolution, actor=replace(actor, party=None) if actor is not None else None)
    return replace(reading, party=None, resolution=resolution)


def _only_says_kind(phrase: Phrase, entry: Entry, owner: Owner) -> bool:
    """Whether a role only says what sort its owner is: "the Reuters agency" is Reuters."""
    if entry.kind == "state" or not owner.noun or phrase.role.plural or phrase.indefinite:
        return False
    return entry.kind in things().meant(list(phrase.segment.words))


def _anonymous(
    words: str, owner: Owner | None, role: Role | None, *, indefinite: bool, group: Resolution | None = None
) -> Reading:
    party = owner.party if owner else None
    if group is None:
        actor = Actor(id=f"anonymous-{slug(words)}", name=words, kind="anonymous", party=party)
        group = Resolution(actor=actor, rule="anonymous")
    return Reading(
        resolution=group,
        country=owner.country if owner else None,
        sector=(role.sector if role else None) or _inhabitants(role, owner)
        or (owner.sector if owner and not owner.state else None),
        head="people", role=role, party=party, indefinite=indefinite,
    )  # fmt: skip


def _inhabitants(role: Role | None, owner: Owner | None) -> str | None:
    """The people of a state or a place are civilians; "two people", of whom no more is said, are not known to be."""
    above = owner.entry.kind if owner and owner.entry else None
    return "CVL" if role and role.words == "people" and above in ("state", "place") else None


def _people(phrase: Phrase, index: Index) -> Reading:
    """Unnamed people; a plural of a side with nothing else said ("Ukrainian officials") is a group of that side."""
    role, owner = phrase.role, phrase.owner
    if role.words in _OF_OTHERS and owner is not None and owner.noun:
        owner = None  # "its victims"
    if role.key in _NEAR or (role.key in _ON and owner is not None and owner.noun):
        owner = None  # "opponents of Israel" are not of Israel's side, nor is "an Iran expert" of Iran's
    if owner is not None and _stands_apart(phrase, owner):
        owner = None
    plain = role.plural and all(s.sort == "name" or s.quality == "definite" for s in phrase.before)
    group = None
    if plain and owner and not owner.person:
        actor = Actor(id=f"{owner.id}-{slug(role.words)}", name=phrase.words, kind="group", party=owner.party)
        group = Resolution(actor=actor, rule="group")
        if role.key == "soldier" and role.words in _TROOPS and (owner.state or owner.id.endswith("-defence-ministry")):
            group = _army(owner, index)
    return _anonymous(phrase.words, owner, role, indefinite=phrase.indefinite, group=group)


def _stands_apart(phrase: Phrase, owner: Owner) -> bool:
    """Whether people are not of the side they are named with: "Tesk opposition parties", "UN ambassadors"."""
    role = phrase.role
    if owner.state:
        said = (word.key for segment in phrase.before for word in segment.words)
        return role.key == "oppositionist" or "opposition" in said
    sent = role.key in ("diplomat", "ambassador") and phrase.segment.words[-1].key == "ambassadors"
    return sent and not owner.person


def _army(owner: Owner, index: Index) -> Resolution:
    """The troops of a state, without a number, are its army."""
    state = index.entry(owner.party)
    if state is not None and not owner.state:  # a ministry's
        owner = replace(owner, id=state.id, name=state.name, entry=state, state=True)
    army = institution_owner(index.roles.phrases["army"], owner, index)
    kind = army.entry.kind if army.entry else "body"
    return Resolution(actor=Actor(id=army.id, name=army.name, kind=kind, party=army.party), rule="army")


def _office(phrase: Phrase, index: Index, on: str | None) -> Reading:
    role, owner = phrase.role, phrase.owner
    if owner is not None and owner.person and role.key == "spokesperson":
        owner = office_of(owner, index, on) or owner
    if owner is not None and owner.person and not (role.key.endswith(_PORTFOLIO) or role.key in _OF_PERSON):
        return _anonymous(phrase.words, owner, role, indefinite=False)
    return holder(joined(phrase.segment.text), role, owner, index, on)


def _collective(role: Role, owner: Owner | None, index: Index, on: str | None, words: str) -> Reading:
    """Institutions, sides and camps: a body of the owner, the owner itself, or those around a person."""
    if owner is None:
        council = index.entry("un-security-council") if words in _THE_COUNCIL else None
        if council is not None:
            return replace(named(council, index, on, "institution.unowned"), head="role", role=role)
        return Reading(head="role", role=role, sector=role.sector)
    if role.key == "state-media" and owner.entry is not None and owner.entry.kind == "outlet":
        return named(owner.entry, index, None, "name")
    if role.group == "institution" and owner.entry is not None and owner.entry.kind in _WITHOUT:
        return Reading(country=owner.country, sector=role.sector, party=owner.party)  # "the Independent Mission"
    if role.group == "institution" and owner.entry is None and owner.id.endswith(f"-{role.key}"):
        return Reading(country=owner.country, sector=role.sector, party=owner.party)  # an agency has no agencies
    if role.group == "institution":
        body = institution_owner(role, owner, index)
        kind: ActorKind = body.entry.kind if body.entry else role.kind  # type: ignore[assignment]
        return _of_owner(body, kind, role, "institution")
    if role.group == "side":
        above = index.entry(owner.party) if owner.person else owner.entry
        if above is not None and above.kind == "place":
            local = replace(owner, id=f"{owner.id}-{slug(role.words)}", name=words, entry=None)
            return _of_owner(local, "body", role, "side")
        if above is None and not owner.person and role.key in PRESS:
            return _of_owner(owner, "body", role, "institution")
        if above is None:
            return Reading(country=owner.country, sector=role.sector, head="side", role=role, party=owner.party)
        reading = named(above, index, None, "side")
        return replace(reading, sector=role.sector if above.kind == "state" else above.sector, head="side", role=role)
    if owner.person and role.key == "office":
        through = office_of(owner, index, on)
        if through is not None:
            return _of_owner(through, "office", role, "office-of")
    camp = replace(owner, id=f"{owner.id}-{role.key}", name=words, entry=None)
    return _of_owner(camp, "group", role, "camp")


def _of_owner(owner: Owner, kind: ActorKind, role: Role, rule: str) -> Reading:
    actor = Actor(id=owner.id, name=owner.name, kind=kind, party=owner.party)
    return Reading(
        resolution=Resolution(actor=actor, rule=rule), country=owner.country, head="side", role=role,
        sector=(owner.entry.sector if owner.entry else None) or role.sector or owner.sector, party=owner.party,
    )  # fmt: skip
