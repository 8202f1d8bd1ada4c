"""How the record stands after what people judged.

In: judgements in the order they were made, and the same statements in later texts. Out: `Standing`.
Refused: nothing; a later judgement prevails, and one that was undone has no say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from pourparler.model import Actor
from pourparler.record.judgement import CorrectAddressee, Judgement
from pourparler.record.unchanged import Unchanged

State = Literal["unjudged", "confirmed", "corrected", "rejected", "merged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the record stands: the judgements in force, those on each entry, and which id went into which."""

    in_force: tuple[Judgement, ...] = ()
    on: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    into: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()
    """Ids split that no merge had joined: what the record itself took for one is not."""
    people: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By article and id there, who a new person is in the record, where that is another id."""
    known_as: Mapping[str, str] = field(default_factory=dict)
    """Ids of new people that another one stands for, without anybody's judgement."""

    def resolve(self, id: str) -> str:
        """The id that stands for this one."""
        while id in self.into:
            id = self.into[id]
        return self.resolve(self.known_as[id]) if id in self.known_as else id

    def group(self, id: str) -> tuple[str, ...]:
        """Every id that stands for the same as this one."""
        root = self.resolve(id)
        others = (other for other in (*self.into, *self.known_as) if self.resolve(other) == root)
        return tuple(sorted({id, root, *others} - ({id} if id in self.known_as else set())))

    def person(self, article: str, actor: Actor) -> str:
        """The id under which an actor of an article stands in the record."""
        return self.resolve(self.people.get((article, actor.id), actor.id))

    def state(self, id: str) -> State:
        """What the last judgement in force made of an entry."""
        if id in self.into:
            return "merged"
        judgements = self.on.get(id, ())
        if not judgements:
            return "unjudged"
        last = judgements[-1].verdict
        if last == "reject":
            return "rejected"
        return "corrected" if any(j.verdict == "correct" for j in judgements) else "confirmed"


Carried = Mapping[str, tuple[Unchanged, ...]]


def standing(judgements: Iterable[Judgement], carried: Carried = MappingProxyType({})) -> Standing:
    """How the record stands after these judgements; a later one prevails, and an undo may itself be undone.

    `carried` names the same statements in later texts, for which a judgement holds too.

    >>> first = Judgement.make("reject", ["s-1"], who="N. Oduya", when="2026-05-04")
    >>> second = Judgement.make("undo", [first.id], who="N. Oduya", when="2026-05-05")
    >>> standing([first]).state("s-1"), standing([first, second]).state("s-1")
    ('rejected', 'unjudged')
    """
    in_force = _in_force(list(judgements))
    on: defaultdict[str, list[Judgement]] = defaultdict(list)
    into: dict[str, str] = {}
    apart: set[str] = set()
    for judgement in in_force:
        if judgement.verdict == "merge":
            _merge(into, judgement.targets)
            _merge(into, _later(judgement.targets[:1], carried) + _later(judgement.targets[1:], carried, only=True))
        elif judgement.verdict == "split":
            apart.update(_split(into, (*judgement.targets, *_later(judgement.targets, carried, only=True))))
        else:
            for target, held in _held_for(judgement, carried):
                on[target].append(held)
    judged = {id: tuple(found) for id, found in on.items()}
    return Standing(in_force=in_force, on=judged, into=into, apart=frozenset(apart))


def _later(targets: tuple[str, ...], carried: Carried, *, only: bool = False) -> tuple[str, ...]:
    """The statements as the last of their texts has them; without `only`, those that no later text has as they are."""
    return tuple(carried[t][-1].newer if t in carried else t for t in targets if t in carried or not only)


def _held_for(judgement: Judgement, carried: Carried) -> Iterator[tuple[str, Judgement]]:
    """What a judgement is held for: its targets, and the same statements in later texts."""
    for target in judgement.targets:
        yield target, judgement
        for same in carried.get(target, ()):
            if (moved := _moved(judgement, same)) is not None:
                yield same.newer, moved


def _moved(judgement: Judgement, same: Unchanged) -> Judgement | None:
    """The judgement as it holds for the same words in a later text; None for an addressee outside of them."""
    match judgement.correction:
        case CorrectAddressee(addressee=addressee) if addressee is not None:
            if not same.passage.holds(addressee.span):
                return None
            moved = replace(addressee, span=addressee.span.shifted(same.shift))
            return replace(judgement, correction=CorrectAddressee(addressee=moved))
    return judgement


def _in_force(judgements: list[Judgement]) -> tuple[Judgement, ...]:
    undone: set[str] = set()
    kept: list[Judgement] = []
    for judgement in reversed(judgements):  # an undo that was itself undone later has no say
        if judgement.id in undone:
            continue
        if judgement.verdict == "undo":
            undone.update(judgement.targets)
        else:
            kept.append(judgement)
    return tuple(reversed(kept))


def _merge(into: dict[str, str], targets: tuple[str, ...]) -> None:
    root = _root(into, targets[0])
    for other in targets[1:]:
        gone = _root(into, other)
        if gone != root:
            into[gone] = root


def _split(into: dict[str, str], targets: tuple[str, ...]) -> Iterator[str]:
    """Takes an id out of what it went into; the id that stands for others lets them all go. Gives those that no merge
    had joined with any other.
    """
    for target in targets:
        if into.pop(target, None) is None:
            others = [id for id, root in into.items() if root == target]
            for other in others:
                del into[other]
            if not others:
                yield target


def _root(into: Mapping[str, str], id: str) -> str:
    while id in into:
        id = into[id]
    return id
