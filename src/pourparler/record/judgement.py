"""What people judged: a verdict on entries, with who and when, and what is right instead.

In: ids of entries, a verdict, a correction. Out: `Judgement`, and the JSON that keeps it.
Refused: a judgement that makes no sense (RecordError). Findings never change; a judgement is only undone by another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast, get_args

from pourparler.errors import RecordError
from pourparler.model import Act, Actor, Addressee, Polarity, digest
from pourparler.record.day import days
from pourparler.record.parts_shape import actor_from, actor_json
from pourparler.record.shape import addressee_from, addressee_json

Verdict = Literal["confirm", "reject", "correct", "merge", "split", "undo"]


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


Part = Literal["status", "type", "party", "issue", "stance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPart:
    """Another value of one part of an event, of talks, of a position or a commitment."""

    part: Part
    value: str


Correction = CorrectActor | CorrectAddressee | CorrectAct | CorrectPolarity | CorrectPart


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
        case CorrectPart(part=part, value=value):
            return {part: value}
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
    if part in get_args(Part) and isinstance(value, str) and value:
        return CorrectPart(part=cast(Part, part), value=value)
    can = ", ".join(("actor", "addressee", "act", "polarity", *get_args(Part)))
    raise ValueError(f"{part} {value!r} corrects nothing; {can} can be corrected")


def judgement_json(judgement: Judgement) -> dict[str, Any]:
    """A judgement as it is exported."""
    return {
        "id": judgement.id, "verdict": judgement.verdict, "targets": list(judgement.targets), "who": judgement.who,
        "when": judgement.when, "note": judgement.note, "correction": correction_json(judgement.correction),
    }  # fmt: skip
