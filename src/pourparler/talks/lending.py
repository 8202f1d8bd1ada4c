"""Whose talks they are where their own sentences leave it out: lent by other talks, by a deal, by one other name.

In: groups of mentions. Out: the groups with their sides, those of talks in general between the same sides made one.
Refused: to lend where more than one pair fits, or to talks on another matter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pourparler.talks.agreement import places_agree
from pourparler.talks.group import Group
from pourparler.talks.joining import ROW, told_apart
from pourparler.talks.scene import NOBODY, Sides


def adopted(
    groups: list[Group], pair: Callable[[], Sides], most_named: Callable[[frozenset[str]], Sides]
) -> list[Group]:
    """Talks whose sides their own sentences leave out have those of the only talks of the article that name two, or of
    what binds two nearby; twice, for those that found theirs lend them. Else they have the `pair` that the article
    names together; a round of theirs, or the meeting of "the two", the two `most_named` beside its hosts.
    """
    for _ in range(2):
        several = [g for g in groups if len(g.sides.parties) > 1]
        alone = [set(g.sides.parties) for g in groups if g.kind in ROW and len(g.sides.parties) == 1]
        for group in groups:
            own = set(group.sides.parties)
            if len(own) > 1 or group.kind in ("call", "visit") or _is_of_members(group) or _is_of_strangers(group):
                continue
            if group.kind == "meeting" and not _is_unnamed(group):
                continue
            found = _lent(group, own, several, alone) or _bound(group, own) or _only_other(group)
            if found is not None:
                first = group.sightings[0]
                group.sightings[0] = replace(first, sides=first.sides.with_(Sides(found.parties)), adopted=not own)
    for group in groups:
        if group.sides.parties or not (_is_of_the_article(group) or _is_next_in_row(group, groups)):
            continue
        found = pair() or (most_named(_hosts(groups)) if group.kind in ("round", "meeting") else NOBODY)
        if found:
            group.sightings[0] = replace(group.sightings[0], sides=found, adopted=True)
    return _merged(groups)


def _hosts(groups: list[Group]) -> frozenset[str]:
    """Those in whose towns the talks of an article are, and those between the sides."""
    sightings = [s for g in groups for s in g.sightings]
    seats = {s.venue.state for s in sightings if s.venue is not None and s.venue.state is not None}
    return frozenset(seats | {p for s in sightings for p in s.mediators.parties})


def _is_of_the_article(group: Group) -> bool:
    """Whether talks without a side are those that the article is about: told by number, town or "the"."""
    told = any(s.plain and (s.number or s.rounds or s.venue or s.definite or s.label) for s in group.sightings)
    told = told and (group.kind != "format" or any(s.label for s in group.sightings))
    away = any(s.topic not in (None, "peace") or s.strange or s.members or s.authors for s in group.sightings)
    return not away and ((group.kind in ROW and told) or (group.kind == "meeting" and _is_generic(group)))


def _is_next_in_row(group: Group, groups: list[Group]) -> bool:
    """Whether it is a round by its number, in an article that has a word for talks: "a fifth round"."""
    first = group.sightings[0]
    numbered = group.kind == "round" and group.number is not None and first.topic is None and not first.strange
    return numbered and any(s.plain and s.kind in ROW for g in groups for s in g.sightings)


def _is_generic(group: Group) -> bool:
    return any(s.generic for s in group.sightings)


def _is_of_members(group: Group) -> bool:
    """Whether those who meet are the members of one body, and nobody else: "EU ministers are meeting"."""
    return group.kind in ("meeting", "summit") and any(s.members for s in group.sightings)


def _is_of_strangers(group: Group) -> bool:
    """Whether those who meet have a name that nobody knows: "the summit of Nordic leaders"."""
    return not group.sides and any(s.strange for s in group.sightings)


def _is_unnamed(group: Group) -> bool:
    known = [s for s in group.sightings if s.others and not s.strange and (s.definite or not s.plural)]
    return bool(known) or any(s.generic for s in group.sightings)


def _lent(group: Group, own: set[str], several: list[Group], alone: list[set[str]]) -> Sides | None:
    """The sides of the talks told before, where these are of "the two leaders"; else of the only talks that fit."""
    named = [g for g in several if g.kind not in ("call", "visit")] or (several if _is_generic(group) else [])
    before = [g for g in named if g.sightings[0].words.start < group.sightings[0].words.start]
    alike = [g for g in several if g.kind in ROW and own <= set(g.sides.parties)] if group.kind in ROW else []
    open_to = (alike or _halves(own, alone, several)) if group.kind in ROW else named
    if group.kind == "summit" and not _is_unnamed(group):
        open_to = [g for g in open_to if g in before]  # "the Orsk summit" is not the meeting told of later
    pairs = {frozenset(g.sides.parties) for g in open_to}
    if _is_unnamed(group) and before:
        chosen: frozenset[str] | None = frozenset(before[-1].sides.parties)
    else:
        chosen = next(iter(pairs)) if len(pairs) == 1 else None
    topics = {s.topic for s in group.sightings if s.topic}
    if chosen is not None and topics:
        lenders = [g for g in several if frozenset(g.sides.parties) == chosen]
        others = {s.topic for g in lenders for s in g.sightings if s.topic}
        told = any(g.sightings[0].words.start < group.sightings[0].words.start for g in lenders)
        strange = not topics & others if others else "peace" not in topics and not told and not own
        chosen = None if strange else chosen  # "nuclear talks" are not the "proximity talks" told of later
    if chosen is None or not own <= chosen or (not own and _are_told_too_late(group, chosen, several)):
        return None
    return next(g.sides for g in several if frozenset(g.sides.parties) == chosen)


def _are_told_too_late(group: Group, chosen: frozenset[str], several: list[Group]) -> bool:
    """Whether talks of the chosen are told only later, and those of two others before: whose these are is open."""
    start = group.sightings[0].words.start
    before = {frozenset(g.sides.parties) for g in several if g.sightings[0].words.start < start}
    return bool(before) and chosen not in before


def _bound(group: Group, own: set[str]) -> Sides | None:
    """The two that a war or a deal told nearby binds."""
    return next((s.bound for s in group.sightings if s.bound and own <= set(s.bound.parties)), None)


def _only_other(group: Group) -> Sides | None:
    """The two sides where the talks name one, and the sentences that tell of them name one more and no third."""
    own = group.sides.parties
    if group.kind not in ROW or len(own) != 1:
        return None
    away = {p for s in group.sightings for p in s.mediators.parties}
    away |= {s.venue.state for s in group.sightings if s.venue is not None and s.venue.state is not None}
    near = {p for s in group.sightings for p in s.nearby.parties} - away - set(own)
    return Sides((*own, *near)) if len(near) == 1 else None


def _halves(own: set[str], alone: list[set[str]], several: list[Group]) -> list[Group]:
    """Talks between two sides of which "talks with the one" and "talks with the other" both are told."""
    return [g for g in several if len(g.sides.parties) == 2 and own and set(g.sides.parties) - own in alone]


def _merged(groups: list[Group]) -> list[Group]:
    """Talks in general between the same sides are one, once their sides are known."""
    kept: list[Group] = []
    for group in groups:
        same = next((g for g in kept if _is_same_channel(g, group)), None)
        if same is None:
            kept.append(group)
        else:
            same.sightings = sorted([*same.sightings, *group.sightings], key=lambda s: s.words.start)
    return kept


def _differ(one: Group, other: Group) -> bool:
    """Whether one goes on while the other was halted, under another word: "contacts between the armies continue"."""
    fates = [g.statuses() for g in (one, other)]
    lemmas = [{s.lemma for s in g.sightings} for g in (one, other)]
    halted = any(
        a and a <= {"under-way", "planned"} and b & {"stalled", "cancelled", "failed"} for a, b in (fates, fates[::-1])
    )
    return halted and "contact" in lemmas[0] ^ lemmas[1]


def _is_same_channel(one: Group, other: Group) -> bool:
    if one.kind != "channel" or other.kind != "channel":
        return False
    topics = [{s.topic for s in g.sightings if s.topic} for g in (one, other)]
    same = set(one.sides.parties) == set(other.sides.parties) and len(one.sides.parties) > 1
    same = same and places_agree(one.venue, other.venue) and not told_apart(one, other) and not _differ(one, other)
    return same and not (all(topics) and not topics[0] & topics[1])
