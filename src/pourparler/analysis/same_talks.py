"""Whether two articles speak of the same talks.

In: talks of one article, and those already joined. Out: `Likeness`: how alike they are, and in what; or None.
Refused: to join what differs in sides, place, number or day; unnamed sides alone make nothing the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.analysis.calendar import first_day
from pourparler.analysis.venues import may_be_one_place
from pourparler.model.talks import Talks, TalksKind, TalksStatus
from pourparler.talks.calendar import may_be_one_day

LASTING = 60
"""Days without a word of it after which talks in general between two sides are taken for others."""
ROW = 120
"""Days within which the third round of one place is the same."""
CLOSE = 10
"""Days of publication within which meetings in one place, undated, are taken for one."""
_FAMILIES: tuple[frozenset[TalksKind], ...] = (
    frozenset({"meeting", "summit", "channel"}), frozenset({"call"}), frozenset({"visit"}), frozenset({"round"}),
    frozenset({"format"}), frozenset({"channel", "format"}), frozenset({"round", "meeting", "channel"}),
)  # fmt: skip
COMING: frozenset[TalksStatus] = frozenset({"proposed", "planned", "postponed"})
OVER: frozenset[TalksStatus] = frozenset({"held", "concluded", "failed"})


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """How alike, the higher the more, and in what, in words."""

    degree: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """Talks as one article tells them, with the article's day."""

    talks: Talks
    day: date | None
    on: date | None

    @property
    def order(self) -> tuple[bool, date, str, int]:
        """By day, the undated last; then by article and place."""
        first = self.talks.mentions[0].start
        return (self.day is None, self.day or date.min, self.talks.article_id, first)


def tale_of(talks: Talks, day: date | None) -> Tale:
    """Talks with the day on which they are, where the article says it to the day."""
    when = talks.date
    exact = when is not None and when.precision in ("day", "time")
    return Tale(talks=talks, day=day, on=first_day(when.value) if exact and when is not None else None)


def likeness(group: Sequence[Tale], tale: Tale) -> Likeness | None:
    """How alike talks are to those of a group; None where anything known of both differs."""
    if any(not may_be(other, tale) for other in group) or not days_agree(group, (tale,)):
        return None
    found = [like for other in group if (like := _like(other, tale)) is not None]
    return max(found, default=None)


def may_be(one: Tale, other: Tale) -> bool:
    """Whether nothing known of two tellings differs but perhaps their days."""
    a, b = one.talks, other.talks
    if a.article_id == b.article_id or not any({a.kind, b.kind} <= family for family in _FAMILIES):
        return False
    if a.venue and b.venue and not may_be_one_place(a.venue, b.venue):
        return False
    if a.kind == "round" and b.kind == "round" and a.rounds and b.rounds and a.rounds != b.rounds:
        return False
    if a.kind == "visit" and a.persons and b.persons and not set(a.persons) & set(b.persons):
        return False
    if a.kind == "call" and len(a.parties) > 1 and len(b.parties) > 1 and set(a.parties) != set(b.parties):
        return False
    return _sides_agree(set(a.parties), set(b.parties))


def days_agree(group: Sequence[Tale], others: Sequence[Tale]) -> bool:
    """Whether tellings may be of one day; once a day is known weeks are held against it, not against one another."""
    known = [tale for tale in group if tale.on is not None] or group
    theirs = [tale for tale in others if tale.on is not None] or others
    return all(_days_agree(a, b) for a in known for b in theirs)


def _sides_agree(ours: set[str], theirs: set[str]) -> bool:
    return not ours or not theirs or ours <= theirs or theirs <= ours


def _days_agree(one: Tale, other: Tale) -> bool:
    """Two that are dated differently are two; only a numbered round that was put off keeps its number."""
    if one.on is not None and other.on is not None and one.on != other.on:
        moved = {one.talks.status, other.talks.status} & COMING
        return bool(moved) and one.talks.kind == other.talks.kind == "round" and _same_number(one, other)
    ours, theirs = one.talks.date, other.talks.date
    return ours is None or theirs is None or may_be_one_day(ours.value, theirs.value)


def _same_number(one: Tale, other: Tale) -> bool:
    return one.talks.rounds is not None and one.talks.rounds == other.talks.rounds


def apart(one: Tale, other: Tale) -> int:
    """Days between the articles; 0 where one has no day."""
    return abs((one.day - other.day).days) if one.day is not None and other.day is not None else 0


def _like(one: Tale, other: Tale) -> Likeness | None:
    a, b = one.talks, other.talks
    sides = len(set(a.parties) & set(b.parties)) > 1
    place = a.venue is not None and b.venue is not None and may_be_one_place(a.venue, b.venue)
    away = apart(one, other)
    if a.kind == "round" and b.kind == "round":
        if _same_number(one, other) and one.on is not None and one.on == other.on:
            return Likeness(4, "the same number and day")
        near = away <= ROW and (sides or place)
        if near and _same_number(one, other):
            return Likeness(4, "the same number of the same row")
        return Likeness(3, "the same day and sides") if near and one.on is not None and one.on == other.on else None
    if "round" in (a.kind, b.kind):
        same = sides and set(a.parties) == set(b.parties) and one.on is not None and one.on == other.on
        return Likeness(4, "the same day and sides") if same else None
    if "format" in (a.kind, b.kind):
        return Likeness(4, "the same name") if a.name == b.name else None
    if a.kind == b.kind == "channel" and one.on is None and other.on is None and not (a.venue or b.venue):
        same = sides and set(a.parties) == set(b.parties)
        return Likeness(2, "talks in general of the same sides") if same and away <= LASTING else None
    return _like_meeting(one, other, sides=sides, place=place)


def _like_meeting(one: Tale, other: Tale, *, sides: bool, place: bool) -> Likeness | None:
    a, b = one.talks, other.talks
    if one.on is not None and one.on == other.on and (sides or place):
        return Likeness(4, "the same day and sides" if sides else "the same day and place")
    if place and "summit" in (a.kind, b.kind) and "channel" not in (a.kind, b.kind) and apart(one, other) <= ROW:
        return Likeness(3, "the same place and name" if a.kind == b.kind else "a summit in the same place")
    if not in_order(one, other) or apart(one, other) > CLOSE:
        return None
    if place and sides:
        return Likeness(3, "the same place and sides within days")
    persons = len(set(a.persons) & set(b.persons)) > 1
    if persons and a.kind == b.kind and (a.status == b.status or one.on is None or other.on is None):
        return Likeness(2, "the same persons within days")
    return None


def in_order(one: Tale, other: Tale) -> bool:
    """Whether the later telling does not plan what the earlier one tells as over."""
    first, last = sorted((one, other), key=lambda tale: tale.order)
    return not (first.talks.status in OVER and last.talks.status in COMING)
