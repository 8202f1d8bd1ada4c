"""What people judged, and how the record then stands.

In: judgements in the order they were made; findings. Out: `Standing`, and each finding as it stands now.
Refused: a judgement that makes no sense (RecordError). Findings never change; a judgement is only undone by another.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal, get_args

from pourparler.errors import RecordError
from pourparler.model import Act, Actor, Addressee, Link, Polarity, Statement, digest
from pourparler.record.day import days
from pourparler.record.parts_shape import actor_from, actor_json
from pourparler.record.revision import Unchanged
from pourparler.record.shape import addressee_from, addressee_json

Verdict = Literal["confirm", "reject", "correct", "merge", "split", "undo"]
State = Literal["unjudged", "confirmed", "corrected", "rejected", "merged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectActor:
    """Somebody else said it; None: the text does not say who."""

    actor: Actor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectAddressee:
    """It was said to somebody else; None: to nobody the text names."""

    addressee: Addressee | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectAct:
    """It is another act."""

    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPolarity:
    """It is asserted, denied, uncertain or asked."""

    polarity: Polarity


Correction = CorrectActor | CorrectAddressee | CorrectAct | CorrectPolarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who judged what, when; the first target of a merge is the id that goes on to stand for all of them."""

    id: str
    verdict: Verdict
    targets: tuple[str, ...]
    who: str
    when: str
    note: str | None = None
    correction: Correction | None = None

    @classmethod
    def make(
        cls,
        verdict: Verdict,
        targets: Iterable[str],
        *,
        who: str,
        when: str,
        note: str | None = None,
        correction: Correction | None = None,
    ) -> Judgement:
        """A judgement with its id; `when` is ISO 8601, from the caller; raises RecordError if it makes no sense.

        >>> Judgement.make("reject", ["s-1"], who="N. Oduya", when="2026-05-04T10:00Z", note="a caption").verdict
        'reject'
        """
        bare = cls(id="", verdict=verdict, targets=tuple(targets), who=who, when=when, note=note, correction=correction)
        wrong = _nonsense(bare)
        if wrong:
            raise RecordError(f"{verdict}: {wrong}")
        return replace(bare, id=own_id(bare))


def own_id(judgement: Judgement) -> str:
    """The id that everything a judgement says gives it; the same judgement twice is one."""
    said = [
        judgement.verdict, judgement.targets, judgement.who, judgement.when, judgement.note,
        correction_json(judgement.correction),
    ]  # fmt: skip
    return "j-" + digest(json.dumps(said, sort_keys=True), length=16)


def _nonsense(judgement: Judgement) -> str | None:
    targets = judgement.targets
    if judgement.verdict not in get_args(Verdict):
        return f"no such judgement; there are {', '.join(get_args(Verdict))}"
    if len(set(targets)) < len(targets) or not all(targets):
        return "each target is named once"
    if len(targets) < (2 if judgement.verdict == "merge" else 1):
        return "name the id that stays and those that go into it" if judgement.verdict == "merge" else "name a target"
    if (judgement.verdict == "correct") != (judgement.correction is not None):
        return "a correction, and nothing else, says what is right instead"
    if not judgement.who.strip():
        return "say who judges"
    return None if days(judgement.when) else f"say when, like 2026-03-13T09:30Z, not {judgement.when!r}"


def correction_json(correction: Correction | None) -> dict[str, Any] | None:
    """A correction as it is kept and shown: one key, the part that is corrected."""
    match correction:
        case CorrectActor(actor=actor):
            return {"actor": actor_json(actor) if actor else None}
        case CorrectAddressee(addressee=addressee):
            return {"addressee": addressee_json(addressee) if addressee else None}
        case CorrectAct(act=act):
            return {"act": act}
        case CorrectPolarity(polarity=polarity):
            return {"polarity": polarity}
    return None


def correction_from(shown: Mapping[str, Any]) -> Correction:
    """The correction that was shown; raises ValueError where it is none."""
    ((part, value),) = shown.items()
    if part == "actor":
        return CorrectActor(actor=actor_from(value) if value else None)
    if part == "addressee":
        return CorrectAddressee(addressee=addressee_from(value) if value else None)
    if part == "act" and value in get_args(Act):
        return CorrectAct(act=value)
    if part == "polarity" and value in get_args(Polarity):
        return CorrectPolarity(polarity=value)
    raise ValueError(f"{part} {value!r} corrects nothing; actor, addressee, act and polarity can be corrected")


def judgement_json(judgement: Judgement) -> dict[str, Any]:
    """A judgement as it is exported."""
    return {
        "id": judgement.id, "verdict": judgement.verdict, "targets": list(judgement.targets), "who": judgement.who,
        "when": judgement.when, "note": judgement.note, "correction": correction_json(judgement.correction),
    }  # fmt: skip


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A statement as it stands, as it was `found`, and the ids of the judgements that made the difference."""

    statement: Statement
    found: Statement
    state: State
    judgements: tuple[str, ...] = ()


def as_it_stands(statement: Statement, now: Standing, faces: Mapping[str, Actor]) -> Judged:
    """The statement with its corrections, every actor under the id that stands for it; `faces` show merged actors.

    A statement that was rejected or merged into another is given all the same, its state says so.
    """
    state = now.state(statement.id)
    judgements = now.on.get(statement.id, ())
    found = statement
    for judgement in judgements:
        if judgement.correction is not None:
            statement = _corrected(statement, judgement.correction)
    if now.into or now.people:
        statement = _resolved(statement, now, faces)
    return Judged(statement=statement, found=found, state=state, judgements=tuple(j.id for j in judgements))


def _corrected(statement: Statement, correction: Correction) -> Statement:
    match correction:
        case CorrectActor(actor=actor):
            return replace(statement, actor=actor, candidates=())
        case CorrectAddressee(addressee=addressee):
            return replace(statement, addressee=addressee)
        case CorrectAct(act=act):
            others = (a for a in statement.acts if a not in (act, statement.act))
            return replace(statement, act=act, acts=(act, *others))
        case CorrectPolarity(polarity=polarity):
            return replace(statement, polarity=polarity)


def _resolved(statement: Statement, now: Standing, faces: Mapping[str, Actor]) -> Statement:
    def shown(actor: Actor | None) -> Actor | None:
        return _shown(actor, now, faces, statement.article_id)

    actor = shown(statement.actor)
    candidates = tuple(dict.fromkeys(c for c in map(shown, statement.candidates) if c))
    if actor is None and len({c.id for c in candidates}) == 1 < len(statement.candidates):
        actor, candidates = candidates[0], ()  # the merge left one candidate
    addressee = statement.addressee
    return replace(
        statement,
        actor=actor,
        candidates=candidates,
        addressee=addressee and replace(addressee, actor=shown(addressee.actor)),
        via=tuple(Link(source=v.source, cue=v.cue, actor=shown(v.actor)) for v in statement.via),
        inside=statement.inside and now.resolve(statement.inside),
        repeats=statement.repeats and now.resolve(statement.repeats),
    )


def _shown(actor: Actor | None, now: Standing, faces: Mapping[str, Actor], article: str) -> Actor | None:
    """The actor under the id that stands for it; its office stays that of the article's day."""
    root = now.person(article, actor) if actor is not None else None
    if actor is None or root is None or root == actor.id:
        return actor
    face = faces.get(root)
    if face is None:
        return replace(actor, id=root)
    return replace(actor, id=root, name=face.name, kind=face.kind, party=face.party or actor.party)
