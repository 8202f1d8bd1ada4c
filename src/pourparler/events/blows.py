"""Whose blow it was, where only the rest of the article says so.

In: the events of an article. Out: the same, blows of nobody given to the one side that strikes those who were hit.
Refused: to choose between two sides, a blow of another day, a murder among many blows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pourparler.model.event import Event, Participant

_UNSURE = 0.5
"""The confidence in an event whose doer another sentence names."""
_REAL = frozenset({"happened", "ongoing"})
_ON_PEOPLE = frozenset({"verb.kill", "verb.wound", "verb.injure", "verb.hurt", "verb.attack"})
_CRIMES = frozenset(
    f"verb.{word}"
    for word in ("shoot", "gun", "murder", "stab", "assassinate", "beat", "torture", "rape", "abduct", "kidnap", "hack")
)


_MANY = re.compile(
    r"\d|(?:s|people|men|women|children|police|others|personnel|civilians|two|three|four|five|six|seven|eight|nine|ten|dozen)$",
    re.I,
)
_NAME = re.compile(r"(?<!^)\b[A-Z]")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = re.compile(rf"\b(?:{_MONTH} \d|\d{{1,2}} {_MONTH}|{_MONTH} of\b|(?:in|since) (?:{_MONTH} )?(?:19|20)\d\d)")
_OTHERS = re.compile(
    r"\b(?:terror\w*|gunm[ae]n|suicide bomb\w*|massacre\w*|mass shooting|crash\w*|clash\w*|accident\w*)\b", re.I
)
_NEAR = 1_500
"""Code points between a blow and the one that tells whose it was."""


def falls_on_one(event: Event, text: str) -> bool:
    """Whether one person was hit: such a deed has its own doer, whatever else the article tells."""
    if len(event.recipients) != 1:
        return False
    who = event.recipients[0]
    person = who.actor is not None and who.actor.kind == "person"
    many = _MANY.search(who.span.of(text).split(" of ")[0]) is not None
    return person or (not many and event.evidence.rule in _ON_PEOPLE)


def with_striker(event: Event, events: Iterable[Event], text: str, month: str | None) -> Event:
    """A blow without a doer, with the one side that strikes whom it hit, else the one that strikes at all.

    `month` is that of publication, as in "2026-03": what has no date is taken to be of it.
    """
    if event.type != "ASSAULT" or event.actors or event.status not in _REAL or event.evidence.rule in _CRIMES:
        return event
    if falls_on_one(event, text) or _has_its_own_story(event, text):
        return event
    hit = _hit(event)
    if not hit and any(_NAME.search(p.span.of(text)) for p in event.recipients):
        return event  # "Tallish villagers": somebody's people, and nobody knows whose
    when = _month(event, month)
    blows = [e for e in events if _is_known_blow(e) and not _strikers(e) & hit and _month(e, month) == when]
    if event.mode == "abduct":
        blows = [e for e in blows if e.mode == "abduct" or (e.date is not None and event.date is not None)]
    blows = [e for e in blows if abs(e.trigger.start - event.trigger.start) < _NEAR]
    chosen = [e for e in blows if _hit(e) & hit]
    if not chosen and not _are_mutual(events):
        chosen = [e for e in blows if not (_hit(e) and hit)]
    if len(frozenset[str]().union(*map(_strikers, chosen))) != 1:
        return event
    nearest = min(chosen, key=lambda e: abs(e.trigger.start - event.trigger.start))
    return replace(event, actors=nearest.actors, evidence=replace(event.evidence, confidence=_UNSURE))


def _has_its_own_story(event: Event, text: str) -> bool:
    """ "On 22 April, when terrorists struck": its sentence tells of a day or of doers of its own."""
    start = max(text.rfind(". ", 0, event.span.start) + 1, text.rfind("\n", 0, event.span.start) + 1)
    ends = [at for mark in (". ", "\n") if (at := text.find(mark, event.span.end)) >= 0]
    sentence = text[start : min(ends, default=len(text))]
    return _OTHERS.search(sentence) is not None or (event.date is None and _DAY.search(sentence) is not None)


def _is_known_blow(event: Event) -> bool:
    known = bool(event.actors) and all(p.actor is not None for p in event.actors)
    return event.type == "ASSAULT" and event.status in _REAL and known and len(_strikers(event)) == 1


def _are_mutual(events: Iterable[Event]) -> bool:
    """Whether more than one side strikes in the article."""
    return len({side for e in events if _is_known_blow(e) for side in _strikers(e)}) > 1


def _strikers(event: Event) -> frozenset[str]:
    return frozenset(_side(p) for p in event.actors if p.actor is not None)


def _hit(event: Event) -> frozenset[str]:
    """The sides of those hit, else the country where it fell."""
    found = frozenset(_side(p) for p in event.recipients if p.actor is not None and _has_side(p))
    where = event.place.country if event.place is not None else None
    return found or (frozenset({where}) if where is not None else frozenset())


def _has_side(who: Participant) -> bool:
    return who.actor is not None and (who.actor.party is not None or who.actor.kind == "state")


def _side(who: Participant) -> str:
    assert who.actor is not None
    return who.actor.party or who.actor.id


def _month(event: Event, published: str | None) -> str | None:
    return event.date.value[:7] if event.date is not None else published
