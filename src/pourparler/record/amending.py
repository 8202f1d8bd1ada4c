"""Events, talks, proposals, positions and commitments as they stand after what people judged.

In: an entry as found, a `Standing`, a correction. Out: the entry as it stands; None where it was rejected.
Refused: to correct a part that this sort of entry lacks, or to a value that it cannot have; `unfit` says which it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal, TypeVar, cast, get_args

from pourparler.model import Commitment, Event, Position, Proposal, Talks
from pourparler.model.event import EventStatus, EventType
from pourparler.model.position import Stance
from pourparler.model.talks import TalksKind, TalksStatus
from pourparler.record.bargaining_rows import issues_of, parties_of, type_of
from pourparler.record.filter import Filter
from pourparler.record.judgement import Correction, CorrectPart, correction_json
from pourparler.record.standing import Standing

Layer = Literal["event", "talks", "proposal", "position", "commitment"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
Amendable = TypeVar("Amendable", Event, Talks, Proposal, Position, Commitment)

_ANY: tuple[str, ...] = ()
_PARTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    # OTHER needs a category, which is no judgement on the type alone.
    "event": {"status": get_args(EventStatus), "type": tuple(t for t in get_args(EventType) if t != "OTHER")},
    "talks": {"status": get_args(TalksStatus), "type": get_args(TalksKind)},
    "proposal": {},
    "position": {
        "party": _ANY, "issue": _ANY, "stance": tuple(stance for stance in get_args(Stance) if stance != "silent"),
    },
    "commitment": {"party": _ANY, "issue": _ANY},
}  # fmt: skip


def unfit(correction: Correction, sort: str) -> str | None:
    """Why an entry of this sort cannot be corrected so; None where it can.

    >>> unfit(CorrectPart(part="stance", value="offers"), "talks")
    'of talks status, type can be corrected, not stance'
    >>> unfit(CorrectPart(part="status", value="held"), "talks")
    """
    (part,) = correction_json(correction) or ("",)
    can = _PARTS.get(sort, dict.fromkeys(("actor", "addressee", "act", "polarity"), _ANY))
    if not can:
        return f"no part of a {sort} can be corrected; confirm or reject it"
    if part not in can:
        return f"of {named(sort)} {', '.join(can)} can be corrected, not {part}"
    if isinstance(correction, CorrectPart) and can[part] and correction.value not in can[part]:
        return f"{part} of {named(sort)} is not {correction.value!r}; it is one of {', '.join(can[part])}"
    return None


def named(sort: str) -> str:
    """The sort of an entry with its article: "an event", "a position", "talks"."""
    return sort if sort == "talks" else f"an {sort}" if sort[0] in "aeiou" else f"a {sort}"


def amended(found: Iterable[Amendable], now: Standing, f: Filter, *, limit: int | None = None) -> Iterator[Amendable]:
    """The entries as they stand, without those rejected and those that what is asked no longer fits."""
    given = 0
    for entry in found:
        if limit is not None and given >= limit:
            return
        stands = as_amended(entry, now)
        if stands is not None and (stands is entry or asked_for(stands, f)):
            given += 1
            yield stands


def as_amended(entry: Amendable, now: Standing) -> Amendable | None:
    """The entry with its corrections, the last of each part prevailing; None where it was rejected."""
    if now.state(entry.id) == "rejected":
        return None
    for judgement in now.on.get(entry.id, ()):
        if isinstance(judgement.correction, CorrectPart):
            entry = _corrected(entry, judgement.correction)
    return entry


def _corrected(entry: Amendable, correction: CorrectPart) -> Amendable:
    part, value = correction.part, correction.value
    changed: Mapping[str, Any] = {part: value}
    if isinstance(entry, Event) and part == "type":
        changed = {"type": value, "category": None}
    elif isinstance(entry, Talks) and part == "type":
        changed = {"kind": value}
    elif isinstance(entry, Talks) and entry.history:
        last = replace(entry.history[-1], status=cast(TalksStatus, value))
        changed = {"status": value, "history": (*entry.history[:-1], last)}
    elif isinstance(entry, Commitment) and part == "party":
        changed = {"party": tuple(value.split(","))}
    return replace(entry, **changed)


def asked_for(entry: Event | Talks | Proposal | Position | Commitment, f: Filter) -> bool:
    """Whether an entry, as it stands, is of the status, type, side and issues asked for."""
    if isinstance(entry, Event):
        return f.status in (None, entry.status) and f.type in (None, entry.type)
    if isinstance(entry, Talks):
        return f.status in (None, entry.status) and f.type in (None, entry.kind)
    about = not f.issues or not set(f.issues).isdisjoint(issues_of(entry))
    return (
        about
        and f.status is None
        and f.type in (None, type_of(entry))
        and (f.party is None or f.party in parties_of(entry))
    )
