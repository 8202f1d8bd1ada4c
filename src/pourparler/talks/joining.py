"""One affair of talks, one entry: which mentions of an article mean the same.

In: sightings in the order of the text. Out: groups of them, each one entry.
Refused: to join what differs in a known date, place, number or side; what is to come with what is over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pourparler.model.talks import TalksKind
from pourparler.talks.agreement import (
    COMING,
    NEXT,
    OPEN,
    OVER,
    dates_agree,
    numbers_agree,
    places_agree,
    sides_agree,
    times_agree,
)
from pourparler.talks.group import Group
from pourparler.talks.sighting import Sighting

NEAR = 220
"""Code points within which "it" may mean talks: the sentence before."""
BESIDE = 60
"""Code points within which a meeting and its purpose stand."""
POINTED = 2.5
"""What the talks spoken of last have before others where the words are "those talks"."""
FAR = 1500
"""Code points from which "the talks" seldom mean those spoken of before."""
_LIKE: dict[TalksKind, frozenset[TalksKind]] = {
    "meeting": frozenset({"meeting", "summit"}),
    "summit": frozenset({"meeting", "summit"}),
    "call": frozenset({"call"}),
    "visit": frozenset({"visit"}),
    "round": frozenset({"round"}),
    "format": frozenset({"format"}),
    "channel": frozenset({"channel", "meeting", "round", "summit", "format"}),
}
ROW: frozenset[TalksKind] = frozenset({"channel", "format", "round"})
_AHEAD = frozenset({"under-way", "proposed", "planned", "stalled"})


def grouped(sightings: Iterable[Sighting]) -> list[Group]:
    """The sightings by what they mean, in the order of first mention."""
    groups: list[Group] = []
    last: Group | None = None
    for sighting in sightings:
        if sighting.pronoun:
            if last is not None and 0 < sighting.words.start - last.sightings[-1].words.end < NEAR:
                last.sightings.append(sighting)
            continue
        best = max(
            (
                (fit(g, sighting) + (POINTED if sighting.pointing and g is last else 0.0) * (fit(g, sighting) > 0), i)
                for i, g in enumerate(groups)
                if not _are_of_others(g, sighting, groups[:i])
            ),
            default=(0.0, -1),
            key=lambda pair: (pair[0], pair[1]),
        )
        if best[0] > 0:
            last = groups[best[1]]
            last.sightings.append(sighting)
        else:
            last = Group([replace(sighting, sides=sighting.sides.with_(sighting.weak))])
            groups.append(last)
    return groups


def fit(group: Group, s: Sighting) -> float:
    """How well a mention fits a group; 0 where it cannot be the same."""
    sitting = s.anaphor and s.kind == "meeting" and group.kind in ("round", "channel") and group.is_event
    if s.kind not in _LIKE[group.kind] and group.kind not in _LIKE[s.kind] and not sitting:
        return 0.0
    if not (numbers_agree(group, s) and places_agree(group.venue, s.venue) and dates_agree(group, s)):
        return 0.0
    if not sides_agree(group, s) or not times_agree(group, s) or _is_newly_proposed(group, s):
        return 0.0
    if s.kind == "summit" and len(s.sides.parties) == 1 and group.kind == "meeting" and len(group.sides.parties) > 1:
        return 0.0  # "came to the Orsk-Africa summit" is no meeting of two
    if s.kind == "summit" and s.venue is not None and not s.sides and _is_pair_met(group):
        return 0.0  # "is to meet Venn and attend the peace summit in Orsk"
    if s.kind == "channel" and s.venue is not None and _is_next_somewhere(group) and not s.statuses & COMING:
        return 0.0  # "the Orsk talks" are not the next round
    if s.rounds is not None and s.kind == "channel" and group.kind not in OPEN:
        return 0.0  # "four rounds" are not the fifth
    if s.kind == "channel" and group.kind not in OPEN and not s.pronoun and not s.plural:
        return 0.0  # "the negotiation process" is no round
    if (group.kind == s.kind == "channel" and _is_one_sitting(group, s)) or _goes_on_beside(group, s):
        return 0.0
    if _goes_on_besides(group, s) or (s.strange and group.sides and not s.anaphor):
        return 0.0
    score = 0.0
    shared = len(set(group.sides.parties) & set(s.sides.parties))
    if group.kind == s.kind or (group.kind in ("meeting", "summit") and s.kind in ("meeting", "summit")):
        score += 1.0
    elif s.kind == "channel" and not (shared or s.anaphor or _is_of_day(group, s) or (s.venue and group.venue)):
        return 0.0
    elif s.kind == "channel":
        met = len(set(group.sides.persons) & set(s.sides.persons)) > 1  # "the crucial talks between Venn and Lirke"
        here = shared > 1 and group.sightings[-1].rule == "verb.meet" and _follows(group, s)  # "met to hold talks"
        score += 0.2 if met or here or s.anaphor or s.venue is not None or s.when is not None else -2.0
    score += min(shared, 2)
    score += 2.0 if s.venue is not None and group.venue is not None else 0.0
    score += 1.0 if s.when is not None and group.when is not None else 0.0
    score += 2.0 if s.number is not None and s.number == group.number else 0.0
    if s.anaphor:
        away = s.words.start - group.sightings[-1].words.end
        score += 0.5 - min(max(away, 0) / FAR, 1.0) * 0.6
        score += 0.3 if group.kind == "channel" and s.kind != "channel" and group.venue is not None else 0.0
        score += 0.5 if group.venue is not None or len(group.sides.parties) > 1 else 0.0
    score += 0.4 if any(x.lemma == s.lemma for x in group.sightings) else 0.0
    if not s.sides and not s.anaphor and not s.definite and s.kind not in OPEN:
        return 0.0  # "a meeting": a new one, unless its sides are those of one told of
    if s.kind not in OPEN and not s.anaphor and shared < 2 and not (s.definite and (shared or not s.sides)):
        same_fate = bool(shared and s.statuses & group.statuses() & {"cancelled", "postponed"})
        if not (s.venue is not None and group.venue is not None) and not same_fate and not _is_told_again(group, s):
            return 0.0
    return score if score > (0.6 if s.anaphor else 0.9) else 0.0


def _are_of_others(group: Group, s: Sighting, before: list[Group]) -> bool:
    """Whether talks without sides, told after talks of others, are not those that are first named now: "talks on gas
    between Orsk and Velland".
    """
    fresh = s.kind == "channel" and len(s.sides.parties) > 1 and not (s.definite or s.anaphor)
    named = [set(g.sides.parties) for g in before if len(g.sides.parties) > 1]
    return fresh and not group.sides and any(each != set(s.sides.parties) for each in named)


def _is_of_day(group: Group, s: Sighting) -> bool:
    """Whether "the talks" of nobody are on the very day of a group: "Orsk proposed to hold the talks on Friday"."""
    when, day = s.when, group.when
    if when is None or day is None or when.precision not in ("day", "time"):
        return False
    return s.definite and not s.sides and when.value == day.value


def _is_pair_met(group: Group) -> bool:
    """Whether two are told to meet, nowhere called a summit and in no place."""
    alone = all(x.rule == "verb.meet" for x in group.sightings)
    return alone and group.venue is None and len(group.sides.parties) == 2


def _is_next_somewhere(group: Group) -> bool:
    """Whether a round is to come, and none of its mentions tells of it as over."""
    return group.kind == "round" and not group.statuses() & OVER and any(x.number == NEXT for x in group.sightings)


def _is_one_sitting(group: Group, s: Sighting) -> bool:
    """Whether a mention and a group are such talks as are told apart."""
    return not s.pointing and told_apart(group, Group([s]))


def _goes_on_beside(group: Group, s: Sighting) -> bool:
    """Whether two "are in talks" apart from a meeting of theirs that is over: "Orsk is in talks with Velland"."""
    goes_on = s.kind == "channel" and s.statuses == {"under-way"} and not (s.anaphor or s.pronoun or s.definite)
    return goes_on and group.kind in ("meeting", "summit") and group.statuses() == {"held"}


def _goes_on_besides(group: Group, s: Sighting) -> bool:
    """Whether contacts go on while the talks are halted: "contacts between the two armies will continue"."""
    apart = s.lemma == "contact" and not s.definite and all(x.lemma != "contact" for x in group.sightings)
    return apart and bool(s.statuses) and bool(group.statuses() & {"stalled", "cancelled", "failed"})


def told_apart(one: Group, other: Group) -> bool:
    """Whether one of two was held in a town and the other goes on or is to come: "the talks held in Orsk" are not "the
    peace talks".
    """
    if (one.venue is None) == (other.venue is None):
        return False
    sat, rest = (one, other) if one.venue is not None else (other, one)
    general = bool(rest.statuses() & _AHEAD) or not (rest.statuses() or rest.when)
    return "held" in sat.statuses() and not sat.statuses() & _AHEAD and general


def _is_newly_proposed(group: Group, s: Sighting) -> bool:
    """Whether "a meeting" that somebody proposes is told beside talks of a known day that nobody does: another one."""
    dated = s.when is not None and s.when.precision in ("day", "time")
    fresh = s.rule.startswith("noun") and not (s.definite or s.plural or s.pronoun or dated)
    coming = bool(s.statuses) and s.statuses <= COMING
    exact = any(x.when is not None and x.when.precision in ("day", "time") for x in group.sightings)
    return fresh and coming and exact and not group.statuses() & COMING


def _follows(group: Group, s: Sighting) -> bool:
    return 0 <= s.words.start - group.sightings[-1].words.end < BESIDE


def _is_told_again(group: Group, s: Sighting) -> bool:
    """Whether a call or meeting with the same person is told twice, first in short: both over, on no other day."""
    both = set(group.sides.persons) & set(s.sides.persons)
    over = (
        s.statuses <= OVER
        and group.statuses() <= OVER
        and (s.statuses == group.statuses() or not s.statuses or not group.statuses())
    )
    within = set(s.sides.parties) <= set(group.sides.parties)
    return group.kind == s.kind == "call" and bool(both) and within and over
