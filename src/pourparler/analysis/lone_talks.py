"""Tellings that leave out sides or day, given to the only talks that they can mean.

In: talks joined so far. Out: for a thin telling the one group that it fits, and why.
Refused: a telling that fits two; what differs in anything known.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.analysis.same_talks import CLOSE, COMING, LASTING, OVER, Tale, apart, days_agree, in_order, may_be
from pourparler.analysis.venues import may_be_one_place

PLACED = 30
"""Days of publication within which talks in a place, told without their sides, are those told of there."""


def lone_fit(groups: Sequence[list[Tale]], guest: list[Tale]) -> tuple[list[Tale], str] | None:
    """The only group that talks can mean which their article tells thinly, and why; None where none or several fit."""
    found = [(host, why) for host in groups if host is not guest and (why := _fits(host, guest)) is not None]
    sided = [(host, why) for host, why in found if _sides(host)]
    chosen = sided or found
    return chosen[0] if len(chosen) == 1 else None


def _sides(group: Sequence[Tale]) -> set[str]:
    """The sides of a group that names two."""
    parties = {p for tale in group for p in tale.talks.parties}
    return parties if len(parties) > 1 else set()


def _fits(host: list[Tale], guest: list[Tale]) -> str | None:
    pairs = [(a, b) for a in host for b in guest]
    over = [a for a in host if a.talks.status in OVER] or host
    if (
        not days_agree(host, guest)
        or not all(may_be(a, b) for a, b in pairs)
        or not all(in_order(a, b) for a in over for b in guest)
    ):
        return None
    away = min(apart(a, b) for a, b in pairs)
    kinds = {t.talks.kind for t in (*host, *guest)}
    if kinds == {"call"}:
        return _same_call(host, guest) if away <= CLOSE else None
    if "round" in {t.talks.kind for t in guest} or {t.talks.kind for t in host} == {"round"}:
        return _coming_round(host, guest) if away <= CLOSE else None
    if _sides(guest) or "visit" in kinds:
        return None
    place = [(a.talks.venue, b.talks.venue) for a, b in pairs]
    if any(x is not None and y is not None and may_be_one_place(x, y) for x, y in place):
        return "the only talks told of there" if away <= PLACED else None
    side = {p for t in guest for p in t.talks.parties}
    if kinds == {"channel"} and side and _sides(host) and not any(x or y for x, y in place) and away <= LASTING:
        return "the only talks in general of that side"
    return None


def _same_call(host: list[Tale], guest: list[Tale]) -> str | None:
    """A call without its day is the only one of its sides."""
    sides = _sides(guest)
    if not sides or sides != _sides(host) or any(t.on for t in guest):
        return None
    ours, theirs = ({p for t in g for p in t.talks.persons} for g in (host, guest))
    return "the only call of these sides within days" if not ours or not theirs or ours & theirs else None


def _coming_round(host: list[Tale], guest: list[Tale]) -> str | None:
    """A round to come without its number is the only one of its sides to come."""
    told = (*host, *guest)
    to_come = all(t.talks.status in COMING for t in told)
    numbered = any(t.talks.kind == "round" and t.talks.rounds is not None for t in guest)
    if not to_come or numbered or not _sides(guest) or _sides(guest) != _sides(host):
        return None
    return "the only round of these sides to come"
