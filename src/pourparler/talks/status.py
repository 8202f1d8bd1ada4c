"""The course of talks: what became of them, turn by turn.

In: a group of mentions and the day of publication. Out: `Turn`s in the order of the happenings, as far as told.
Refused: a turn without words; held, where the day is still to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.model import When
from pourparler.model.talks import TalksStatus, Turn
from pourparler.talks.calendar import may_be_one_day
from pourparler.talks.group import Group
from pourparler.talks.joining import NEAR
from pourparler.talks.sighting import Sighting, Spoken

_ONCE: dict[TalksStatus, int] = {
    "proposed": 0, "planned": 1, "postponed": 2, "stalled": 3, "cancelled": 4, "under-way": 5, "held": 6, "failed": 7,
    "concluded": 8,
}  # fmt: skip
_LASTING: dict[TalksStatus, int] = {
    "proposed": 0, "planned": 1, "held": 2, "concluded": 3, "postponed": 4, "under-way": 5, "cancelled": 6,
    "stalled": 7, "failed": 8,
}  # fmt: skip


_PAST: frozenset[TalksStatus] = frozenset({"held", "under-way", "concluded"})
_PRESUPPOSING = frozenset(
    {"advance", "continue", "intensify", "accelerate", "proceed", "prolong", "keep", "maintain", "push"}
)
"""Verbs that say of talks which they are to further that they go on."""
_RESUMING = frozenset({"resume", "restart", "revive", "relaunch", "reopen", "recommence"})
_ARRIVING = frozenset({"arrive", "land", "come"})
_LANDING = frozenset({"arrive", "land"})
_COMING_OF = frozenset({"outcome"})
"""What is awaited of talks that go on."""


def course(group: Group, published: str | None) -> tuple[Turn, ...]:
    """The turns that words tell, the last one the status now."""
    told = [
        (status, spoken, s)
        for s in group.sightings
        for spoken in s.turns
        if (status := _status(spoken, group, published)) is not None
    ]
    if any(spoken.told.sure > 1 and status != "planned" for status, spoken, _ in told):  # "may attend the next round"
        told = [each for each in told if each[0] != "planned" or each[1].told.words[0].lower_ != "next"]
    rank = _LASTING if is_lasting(group) else _ONCE
    first: dict[TalksStatus, tuple[Spoken, Sighting]] = {}
    for status, spoken, s in told:
        if status not in first or spoken.told.sure > first[status][0].told.sure:
            first[status] = spoken, s
    if any(spoken.told.sure > 1 for spoken, _ in first.values()):
        first = {status: pair for status, pair in first.items() if pair[0].told.sure > 0}
    again = _again(first) if is_lasting(group) else None
    ordered = sorted(first.items(), key=lambda pair: (pair[0] == again, rank[pair[0]]))
    return tuple(
        Turn(status=status, span=spoken.span, date=_turned(status, spoken), reported_by=s.reported_by)
        for status, (spoken, s) in ordered
    )


def goes_on(history: tuple[Turn, ...], group: Group, every: Sequence[Group], published: str | None) -> tuple[Turn, ...]:
    """The course of talks in general, under way where their rounds were held and the next one is to come; of a visit,
    held where guest and host have met.
    """
    sides = set(group.sides.parties)
    if group.kind == "visit" and history and history[-1].status == "under-way" and _have_met(sides, every):
        return (*history[:-1], replace(history[-1], status="held"))
    if not is_lasting(group) or not history or history[-1].status != "held":
        return history
    for other in every:
        if other.kind != "round" or len(sides & set(other.sides.parties)) < 2:
            continue
        turns = course(other, published)
        if turns and turns[-1].status == "planned" and all(turn.status != "under-way" for turn in history):
            return (*history, Turn(status="under-way", span=turns[-1].span, reported_by=turns[-1].reported_by))
    return history


def _have_met(sides: set[str], every: Sequence[Group]) -> bool:
    """Whether guest and host met, as far as told: a visit of a day is then no more under way."""
    met = [g for g in every if g.kind == "meeting" and len(sides & set(g.sides.parties)) > 1]
    return any("held" in g.statuses() for g in met)


def _again(told: dict[TalksStatus, tuple[Spoken, Sighting]]) -> TalksStatus | None:
    """What comes after a halt: talks that go on again, or are to: "agreed to resume the stalled talks"."""
    if _is_resumed(told):
        return "under-way"
    word = told["planned"][0].told.words[0].lemma_ if "planned" in told else ""
    return "planned" if word in _RESUMING | {"return"} and told.keys() & {"stalled", "failed", "postponed"} else None


def _is_resumed(told: dict[TalksStatus, tuple[Spoken, Sighting]]) -> bool:
    """Whether talks that stood still go on again: "resumed" is told apart from the halt, or is dated after it."""
    if "under-way" not in told or "stalled" not in told or "failed" in told:
        return False
    again, halt = told["under-way"][0], told["stalled"][0]
    if again.told.words[0].lemma_ not in _RESUMING | _PRESUPPOSING:
        return False
    first, after = halt.told.words[0], again.told.words[0]
    if first.dep_ == "amod" or (after.dep_ == "conj" and after.head == first):
        return True  # "resumed the stalled talks", "were suspended and resumed"
    if again.when is not None and halt.when is not None and again.when.value != halt.when.value:
        return again.when.value > halt.when.value
    return abs(again.span.start - halt.span.start) > NEAR


def _turned(status: TalksStatus, spoken: Spoken) -> When | None:
    """The day of a turn; that of a plan is the day of the talks, and no turn."""
    return None if status == "planned" or spoken.told.sure == 0 else spoken.when


def is_lasting(group: Group) -> bool:
    """Whether talks go on: a format, or talks in general, without a town or day."""
    return group.kind == "format" or (group.kind == "channel" and (group.venue is None or not group.is_event))


def _status(spoken: Spoken, group: Group, published: str | None) -> TalksStatus | None:
    status, lasting = _plain_status(spoken, group), is_lasting(group)
    if not lasting and status in _PAST and _is_of_another_day(spoken, group):
        return None  # "Kolm last hosted the summit in 2002", told of the next one
    to_come = group.when is not None and is_later(group.when.value, published)
    if not lasting and status in ("held", "under-way") and to_come:
        return "planned"
    if status == "failed" and not lasting and spoken.told.words[0].lemma_ == "fall":
        return "cancelled"  # "a planned meeting fell through"
    if status == "concluded" and (not lasting or any(s.rounds for s in group.sightings)):
        status = "held"
    behind = spoken.told.words[0].lower_
    if status == "held" and lasting and spoken.told.sure == 1 and behind not in ("after", "following"):
        status = "under-way"
    if lasting and spoken.told.sure == 0 and status != "under-way":
        return None
    behind_it = behind in ("after", "following", "since") and spoken.told.sure == 1
    when = spoken.when if not behind_it else None  # "put the date back to May 9 after a call": the day of another deed
    if status in ("held", "under-way") and when is not None and is_later(when.value, published):
        return "planned"
    if status == "held" and group.kind == "visit" and _is_still_there(spoken, group, published):
        return "under-way"
    if status == "under-way" and not lasting and group.when is not None and _earlier(group.when.value, published):
        status = "held"  # "resumed in Orsk on Friday", told on Monday
    if spoken.told.sure == 0 and status == "held":
        past = when is not None and published is not None and when.precision in ("day", "time", "month", "week")
        return "held" if past and not lasting else None
    return status


def _is_still_there(spoken: Spoken, group: Group, published: str | None) -> bool:
    """Whether a guest has only arrived: "arrived in Orsk on Wednesday", told that day."""
    when = spoken.when or group.when
    today = when is None or when.value[:10] == (published or "")[:10]
    lemma = spoken.told.words[0].lemma_
    return today and (lemma in _LANDING or (lemma in _ARRIVING and any(s.days for s in group.sightings)))


def _plain_status(spoken: Spoken, group: Group) -> TalksStatus | None:
    """A status as its word tells it of talks that go on: to be ready to continue them is to have them."""
    status, word = spoken.told.status, spoken.told.words[0]
    if not is_lasting(group):
        return status
    if status in ("proposed", "planned") and word.lemma_ in _PRESUPPOSING:
        return "under-way"
    if status == "held" and (word.lemma_ in _PRESUPPOSING or word.lemma_ in _COMING_OF):
        return "under-way"
    return status


def _is_of_another_day(spoken: Spoken, group: Group) -> bool:
    when, talks = spoken.when, group.when
    if when is None or talks is None or talks.precision not in ("day", "time"):
        return False
    return not may_be_one_day(when.value, talks.value)


def default_status(group: Group, published: str | None) -> TalksStatus | None:
    """Where no word tells it: talks in general that are spoken of are under way; a denied one is none."""
    if all(s.denied for s in group.sightings):
        return None
    when = group.when
    if when is not None and published is not None and when.precision in ("day", "time"):
        return "planned" if is_later(when.value, published) else "held"
    if is_lasting(group):
        return None if _is_doubted(group) or not _is_spoken_of(group) else "under-way"
    return "held" if _is_presupposed(group) else None


def _is_spoken_of(group: Group) -> bool:
    """Whether talks are spoken of as known, not in passing: "the talks with Orsk", "Orsk-Velland trade talks",
    a channel told of again.
    """
    named = any(len(s.sides.parties) > 1 and s.topic for s in group.sightings)
    return named or any(s.definite for s in group.sightings) or sum(not s.pronoun for s in group.sightings) > 2


def _is_doubted(group: Group) -> bool:
    """Whether one mention denies talks and no other speaks of them as a fact: "would not negotiate", "any talks"."""
    factual = any(t.told.status in ("held", "under-way") for s in group.sightings if s.definite for t in s.turns)
    denied = any(t.told.denied and t.told.sure > 1 for s in group.sightings if s.denied for t in s.turns)
    return denied and not factual


def _is_presupposed(group: Group) -> bool:
    """Whether a sitting of two known sides is spoken of as a fact, and nothing makes it one to come: "Venn's visit"."""
    told = [t.told for s in group.sightings for t in s.turns]
    factual = any(s.definite and t.told.status == "held" for s in group.sightings for t in s.turns)
    return factual and len(group.sides.parties) > 1 and all(t.status == "held" for t in told)


def _earlier(value: str, published: str | None) -> bool:
    day, other = value[:10], (published or "")[:10]
    return len(day) == 10 and day[:4].isdigit() and len(other) == 10 and "W" not in day and day < other


def is_later(value: str, published: str | None) -> bool:
    """Whether a day lies behind that of publication; a day that is not known does not."""
    day, other = value[:10], (published or "")[:10]
    return len(day) == 10 and day[:4].isdigit() and len(other) == 10 and "W" not in day and day > other
