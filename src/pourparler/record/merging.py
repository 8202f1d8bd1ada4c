"""The same new person in several articles.

In: `Known`s, one for each person of an article that the registry lacks. Out: `Person`s with the evidence, `Namesake`s.
Refused: to join on a surname, or where sides or offices differ; who is only named is one in one negotiation at most.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pourparler.actors.words import key, split
from pourparler.model import digest

_DOUBLE = re.compile(r"(.)\1")
_IOTA = re.compile(r"[iyj]+")
_TITLE = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person as one article knows them, by the id there; `negotiations` are those to which the article belongs."""

    article: str
    actor: str
    name: str
    day: str | None = None
    party: str | None = None
    offices: frozenset[str] = frozenset()
    negotiations: frozenset[str] = frozenset()

    @property
    def node(self) -> str:
        """An id for this person in this article alone."""
        return f"{self.actor}-in-{digest(self.article, length=8)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the record: the id, each appearance, and why each is held to be the same as those before it."""

    id: str
    known: tuple[Known, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """Two people of one name that are kept apart, and why; a person may judge that they are one."""

    first: str
    second: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A new person in one article: the id there alone (which `split` takes), and why that is the same as before."""

    person: str
    article: str
    alone: str
    why: str


@dataclass(slots=True)
class _Group:
    members: list[tuple[Known, str]] = field(default_factory=list)

    @property
    def first(self) -> tuple[str, str]:
        return min(_age(known) for known, _ in self.members)


def name_key(name: str) -> tuple[str, ...]:
    """What spellings of one full name share: the first name as it is, the others but for transliteration.

    >>> name_key("Oleksiy Zelinskyy") == name_key("Oleksiy Zelinskii"), name_key("Ann Lee") == name_key("Anna Lee")
    (True, False)
    """
    words = [word.key for word in split(name)]
    return (*words[:1], *(folded(word) for word in words[1:]))


def folded(word: str) -> str:
    """A name but for how it was transliterated: doubled letters once, i, y and j alike, ks as x.

    >>> folded("Hussein") == folded("Husein"), folded("Aleksin") == folded("Alexin"), folded("Lee") == folded("Li")
    (True, True, False)
    """
    return _DOUBLE.sub(r"\1", _IOTA.sub("y", key(word).replace("ks", "x")))


def merged(every: Iterable[Known], *, apart: frozenset[str] = frozenset()) -> tuple[list[Person], list[Namesake]]:
    """The people of a record and their namesakes; the same for the same articles in whatever order.

    `apart` are ids, of people or of their appearances (`Known.node`), that somebody judged to be no one else.
    """
    named: defaultdict[tuple[str, ...], list[Known]] = defaultdict(list)
    for known in sorted(every, key=_age):
        named[name_key(known.name)].append(known)
    people: list[Person] = []
    namesakes: list[Namesake] = []
    for name, group in sorted(named.items()):
        found = list(_people(_groups(group if len(name) > 1 else [], apart) or [_alone(k) for k in group], apart))
        people += found
        namesakes += _namesakes(found)
    return people, namesakes


def _age(known: Known) -> tuple[str, str]:
    return known.day or "9999", known.article


def _alone(known: Known) -> _Group:
    return _Group(members=[(known, "")])


def _groups(every: Sequence[Known], apart: frozenset[str]) -> list[_Group]:
    """Those with a side first, then those without one: each goes to the one group that it fits."""
    groups: list[_Group] = []
    for known in sorted(every, key=lambda k: (k.party is None, not k.offices, _age(k))):
        fits = [(group, why) for group in groups if (why := _fits(known, group)) and known.node not in apart]
        if len(fits) == 1:
            fits[0][0].members.append((known, fits[0][1]))
        else:
            groups.append(_alone(known))
    return groups


def _fits(known: Known, group: _Group) -> str | None:
    """Why somebody is the one of a group; None where nothing says so, or something against it."""
    others = [other for other, _ in group.members]
    parties = {other.party for other in others if other.party}
    if known.party and parties and known.party not in parties:
        return None
    offices = {office for other in others for office in other.offices}
    negotiations = sorted(known.negotiations & {n for other in others for n in other.negotiations})
    same_office = bool(known.offices) and _alike(known.offices, offices)
    against = bool(known.offices and offices) and not same_office
    evidence = []
    if known.party and known.party in parties:
        evidence.append(f"same side ({known.party})")
    if same_office:
        evidence.append(f"same office ({'; '.join(sorted(known.offices))})")
    if negotiations:
        evidence.append(f"same negotiation ({negotiations[0]})")
    if not evidence or (against and not (negotiations and known.party and known.party in parties)):
        return None
    return f"same full name; {', '.join(evidence)}"


def _alike(first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether an office of each shares its last word: "deputy foreign minister", "minister"."""
    return bool({_last(office) for office in first} & {_last(office) for office in second})


def _last(office: str) -> str:
    words: list[str] = _TITLE.findall(office.casefold().partition(" of ")[0])
    return words[-1] if words else office.casefold()


def _people(groups: Sequence[_Group], apart: frozenset[str]) -> Iterator[Person]:
    """The first of a name keeps the plain id, others bear that of their first appearance; who was split is alone."""
    taken: set[str] = set()
    for group in sorted(groups, key=lambda g: g.first):
        members = sorted(group.members, key=lambda m: _age(m[0]))
        plain = members[0][0].actor
        if plain in apart and plain not in taken:
            for known, _ in members:
                yield Person(id=plain if plain not in taken else known.node, known=(known,), why=("",))
                taken.add(plain)
            continue
        id = plain if plain not in taken else members[0][0].node
        taken.add(id)
        whys = [why for _, why in members]
        yield Person(id=id, known=tuple(known for known, _ in members), why=tuple(whys))


def _namesakes(people: Sequence[Person]) -> Iterator[Namesake]:
    first, *others = people
    for other in others:
        sides = sorted({k.party for k in (*first.known, *other.known) if k.party})
        why = (
            f"different sides ({', '.join(sides)})" if len(sides) > 1 else "nothing but the name says that they are one"
        )
        yield Namesake(first=first.id, second=other.id, why=why)
