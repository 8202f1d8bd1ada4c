"""Several side by side: "Canada, France and Italy", "Putin and Trump", "the US and Iran".

In: the segments or chunks of a mention, and a way to read them. Out: a `Reading` of several, in order, or of the one
person who bears both titles. Refused: what is one mention; it gives None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pourparler.actors.index import Index
from pourparler.actors.owners import Owner, owner_of
from pourparler.actors.phrase import Segment
from pourparler.actors.reading import Reading
from pourparler.actors.words import Word
from pourparler.model import Actor, Resolution

_AND = frozenset({"and", "or"})
Read = Callable[[list[Word]], Reading]
ReadOwned = Callable[[list[Word], Owner | None], Reading]


def listed(first: Reading, chunks: list[list[Word]], read: Read) -> Reading | None:
    """The members of a list; None where what follows the comma says who the first one is."""
    if not any(word.key in _AND for word in chunks[-1]):
        return None
    person = first.actor is not None and first.actor.kind == "person"
    sides = [first]
    for chunk in chunks[1:]:
        side = read([word for word in chunk if word is not chunk[0] or word.key not in _AND])
        if person and side.head not in ("named", "new", "several"):
            return None
        sides.append(side)
    actors = _actors(sides)
    if len(actors) < 2 or any(not side.actor and not side.resolution.candidates for side in sides):
        return None
    alike = first.head != "people" and (first.head == "named" or first.role is None or not first.role.plural)
    return _several(actors if alike else ())


def coordinated(found: list[Segment], read: ReadOwned, index: Index, on: str | None) -> Reading | None:
    """The sides of an "and" or of a hyphen between names."""
    for at, segment in enumerate(found):
        if segment.sort != "and" and (not at or segment.words[0].gap == " "):
            continue
        hyphen = at > 0 and segment.words[0].gap.strip() in ("-", "–") and segment.sort == found[at - 1].sort == "name"
        if segment.sort != "and" and not hyphen:
            continue
        left, right = found[:at], found[at if hyphen else at + 1 :]
        if not hyphen and _unknown(left) and _names(right):
            return Reading(head="several")
        if not ((_refers(left) and _refers(right)) or (has_roles(left) and _names(left) and has_roles(right))):
            continue
        if hyphen and right[0].adjective and len(right) > 1 and right[-1].sort == "name" and names_person(right[-1]):
            return None
        if any(s.role and s.role.plural for s in left) and any(s.sort == "preposition" for s in left):
            return _several(())  # "the leaders of Orvania and Teskland"
        both = _words(left), _words(right)
        if not hyphen and _is_title(left) and right[0].sort == "role":
            return _one_person(both, right, read, owner_of(left, index, on))
        actors = _actors([read(side, None) for side in both])
        return _several(actors) if len(actors) > 1 else Reading()
    return None


def _one_person(
    both: tuple[list[Word], list[Word]], right: list[Segment], read: ReadOwned, whose: Owner | None
) -> Reading | None:
    """ "The Tesk premier and foreign minister Hugo Vantrell": one person, if a name follows or one holds both."""
    if any(segment.sort in ("name", "other") and segment.words[0].capital for segment in right):
        return None
    sides = [read(both[0], None), read(both[1], whose)]
    actors = _actors(sides)
    if len(actors) == 1:
        return sides[0]
    return _several(actors) if len(actors) > 1 else Reading()


def names_person(segment: Segment) -> bool:
    """Whether a name may be a person's."""
    return any(sense.entry.kind == "person" for sense in segment.senses)


def has_roles(found: Sequence[Segment]) -> bool:
    """Whether a role stands among segments."""
    return any(segment.sort == "role" for segment in found)


def _is_title(found: Sequence[Segment]) -> bool:
    """Whether segments are an office and whose it is, and no person's name."""
    role = found[-1].role
    singular = role is not None and role.group in ("office", "people") and not role.plural
    return singular and not any(segment.sort == "name" and names_person(segment) for segment in found)


def _names(found: Sequence[Segment]) -> bool:
    return any(segment.sort == "name" and not segment.genitive for segment in found)


def _refers(found: Sequence[Segment]) -> bool:
    return _names(found) or (has_roles(found) and any(segment.sort == "name" for segment in found))


def _unknown(found: Sequence[Segment]) -> bool:
    """Whether segments are a name that nobody knows."""
    return bool(found) and all(s.sort == "other" and s.words[0].capital and not s.genitive for s in found)


def _words(found: Sequence[Segment]) -> list[Word]:
    return [word for segment in found for word in segment.words]


def _actors(sides: Sequence[Reading]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for side in sides:
        for actor in (side.actor,) if side.actor else side.resolution.candidates:
            found.setdefault(actor.id, actor)
    return tuple(found.values())


def _several(actors: tuple[Actor, ...]) -> Reading:
    return Reading(resolution=Resolution(candidates=actors, rule="several"), head="several")
