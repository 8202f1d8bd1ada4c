"""Whether a mention can mean the talks of a group: number, place, day, sides and time.

In: a group and a sighting. Out: whether nothing that both say differs.
Refused: to join what differs in a known date, place, number or side; what is to come with what is over.
"""

from __future__ import annotations

from pourparler.model.talks import TalksKind
from pourparler.talks.calendar import may_be_one_day
from pourparler.talks.group import Group, is_whole
from pourparler.talks.sighting import Sighting, Venue

NEXT, LAST = -1, -2
OPEN: frozenset[TalksKind] = frozenset({"channel", "format"})
COMING = frozenset({"proposed", "planned", "postponed", "cancelled"})
OVER = frozenset({"held", "concluded", "failed", "under-way"})


def numbers_agree(group: Group, s: Sighting) -> bool:
    """Whether a round may be the one of the group."""
    if s.kind != "round" and group.kind != "round":
        return True
    numbers = {x.number for x in group.sightings if x.number is not None}
    coming = not group.statuses() & OVER
    if s.number in (NEXT, LAST) and any(n > 0 for n in numbers):
        return coming == (s.number == NEXT)
    if s.number is not None and s.number > 0 and numbers <= {NEXT, LAST} and len(numbers) == 1:
        over = bool(s.statuses & OVER)
        return over == (LAST in numbers)
    if s.number is None or not numbers:
        return s.kind != "round" or s.number == (next(iter(numbers)) if numbers else None) or s.anaphor
    return s.number in numbers


def places_agree(one: Venue | None, other: Venue | None) -> bool:
    """Whether two places may be one: a town and the state that it lies in."""
    if one is None or other is None or one.name == other.name:
        return True
    return (one.state is not None and one.state == other.state) and (is_whole(one) or is_whole(other))


def dates_agree(group: Group, s: Sighting) -> bool:
    """Whether their days may be one; of talks in general any may."""
    if group.kind in OPEN and s.kind in OPEN:
        return True
    if s.when is None:
        return True
    dates = [x.when for x in group.sightings if x.when is not None]
    return all(may_be_one_day(d.value, s.when.value) for d in dates)


def sides_agree(group: Group, s: Sighting) -> bool:
    """Whether their matters, sides and persons may be the same."""
    topics = {x.topic for x in group.sightings if x.topic is not None}
    if s.topic is not None and topics and s.topic not in topics:
        return False
    if topics - {"peace"} and s.topic is None and s.sides and not group.sides and not (s.definite or s.anaphor):
        return False  # "amid nuclear talks, proximity talks between Orsk and Velland were held"
    ours, theirs = set(group.sides.parties), set(s.sides.parties)
    if ours and theirs and not (ours <= theirs or theirs <= ours or len(ours & theirs) > 1):
        return False
    if s.kind in OPEN and group.kind in OPEN:
        return True
    persons, others = set(group.sides.persons), set(s.sides.persons)
    if not persons or not others:
        return True
    return len(persons & others) >= min(len(persons), len(others), 2)


def times_agree(group: Group, s: Sighting) -> bool:
    """What is over is not what is to come, unless a date or the words tie them."""
    exact = s.past and s.when is not None and s.when.precision in ("day", "time")
    if exact and any(x.number == NEXT for x in group.sightings) and not group.statuses() & OVER:
        return False  # "Friday's talks" are not the next round
    ahead = s.kind == "meeting" and s.rule == "verb.meet" and bool(s.statuses) and s.statuses <= COMING
    if ahead and group.kind == "channel" and group.statuses() == {"under-way"}:
        return False  # "are in talks, and their ministers are to meet on Monday"
    if group.kind in OPEN or s.kind in OPEN:
        return True
    now, told = s.statuses, group.statuses()
    if not now or not told:
        return True
    dated = s.when is not None and group.when is not None
    if now <= COMING and told & OVER and not told & COMING:
        named = s.definite and s.kind == group.kind and s.venue is not None and s.venue == group.venue
        return dated or s.anaphor or named  # "the Orsk meeting was first proposed by Venn"
    if now & OVER and told <= COMING:
        gone = s.definite and any(x.past for x in group.sightings)  # "at Friday's meeting", told on Friday
        return gone or dated or s.anaphor or (s.venue is not None and group.venue is not None)
    return True
