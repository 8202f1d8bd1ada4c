"""The course of talks: what became of them, turn by turn.

In: a group of mentions and the day of publication. Out: `Turn`s in the order of the happenings, as far as it can be told.
Refused: a turn without words; held, where the day is still to come.
"""

from __future__ import annotations

from pourparler.model.talks import TalksStatus, Turn
from pourparler.talks.joining import Group
from pourparler.talks.sighting import Sighting

_ONCE: dict[TalksStatus, int] = {
    "proposed": 0, "planned": 1, "postponed": 2, "stalled": 3, "cancelled": 4, "under-way": 5, "held": 6, "failed": 7,
    "concluded": 8,
}  # fmt: skip
_LASTING: dict[TalksStatus, int] = {
    "proposed": 0, "planned": 1, "held": 2, "concluded": 3, "postponed": 4, "under-way": 5, "cancelled": 6, "stalled": 7,
    "failed": 8,
}  # fmt: skip


def course(group: Group, published: str | None) -> tuple[Turn, ...]:
    """The turns that words tell, the last one the status now."""
    told = [(s, status) for s in group.sightings if (status := _status(s, group, published)) is not None]
    strong = [(s, status) for s, status in told if s.told.sure > 0]
    told = strong or told
    rank = _LASTING if group.kind in ("channel", "format") else _ONCE
    first: dict[TalksStatus, Sighting] = {}
    for s, status in told:
        if status not in first or (s.told.sure > first[status].told.sure):
            first[status] = s
    ordered = sorted(first.items(), key=lambda pair: rank[pair[0]])
    return tuple(
        Turn(status=status, span=s.turn, date=s.when, reported_by=s.reported_by) for status, s in ordered
    )


def _status(s: Sighting, group: Group, published: str | None) -> TalksStatus | None:
    status = s.told.status
    if status is None:
        return None
    when = s.when
    if status == "held" and when is not None and _later(when.value, published):
        return "planned"
    if s.told.sure == 0 and status == "held" and group.kind in ("channel", "format"):
        return None
    return status


def default_status(group: Group, published: str | None) -> TalksStatus | None:
    """Where no word tells it: talks in general that are spoken of are under way; a denied one is none."""
    if any(s.told.denied for s in group.sightings):
        return None
    when = group.when
    if when is not None and published is not None and when.precision in ("day", "time"):
        return "planned" if _later(when.value, published) else "held"
    return "under-way" if group.kind in ("channel", "format") else None


def _later(value: str, published: str | None) -> bool:
    day, other = value[:10], (published or "")[:10]
    return len(day) == 10 and day[:4].isdigit() and len(other) == 10 and "W" not in day and day > other
