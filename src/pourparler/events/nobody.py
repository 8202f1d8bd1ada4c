"""What is told of nobody: who did it is found elsewhere in the article, or the event is not told.

In: the events of an article, its statements, its month. Out: those of which somebody is told, and few others.
Refused: words and dealings that nobody says or does; blows of nobody, where the article tells who strikes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pourparler.events.blows import falls_on_one, with_striker
from pourparler.events.draft import DEEDS
from pourparler.model import Statement
from pourparler.model.event import Event, Participant

_STOPPED = frozenset({"cancelled", "postponed", "stalled"})
_REAL = frozenset({"happened", "ongoing"})
_PRONOUNS = frozenset(
    ["it", "they", "them", "he", "him", "she", "her", "his", "its", "their", "i", "me", "my", "we", "us", "our", "you",
     "your", "who", "whom", "that", "which", "this", "those", "these", "one", "some", "others", "many", "all"]
)  # fmt: skip
_ADJECTIVES = frozenset(
    ["western", "arab", "european", "muslim", "islamic", "foreign", "regional", "international", "-"]
)
_CREDIT = re.compile(r"[()]|\w/\w")
"""What a picture's credit leaves in a name: "(Venn/Harbour Post) Orsk"."""
_BY_OFFICE = frozenset({"arrest", "convict"})
"""What police and courts do: that it was they needs no telling."""
_CHARGES = frozenset({"verb.charge", "verb.indict", "verb.arraign", "verb.deport", "verb.find"})
_OFTEN_OF_NOBODY = frozenset({"ASSAULT", "AID", "MOBILIZE", "PROTEST"})
_FALLS_ON = frozenset({"ASSAULT", "COERCE", "ACCUSE", "REQUEST", "THREATEN", "SANCTION", "AID"})
"""Types that are told of somebody on whom they fall."""


Sure = Callable[[Event], bool]
"""Whether the encoder has no doubt of an event."""


def of_somebody(
    events: Sequence[Event],
    text: str,
    statements: Sequence[Statement],
    month: str | None,
    sure: Sure = lambda _: False,
) -> tuple[Event, ...]:
    """The events that are told of somebody, with those who are named elsewhere as having done them."""
    return tuple(_of_somebody(events, text, statements, month, sure))


def _of_somebody(
    events: Sequence[Event], text: str, statements: Sequence[Statement], month: str | None, sure: Sure
) -> Iterator[Event]:
    meant = [_without_pronouns(event, text) for event in events]
    for before, event in zip(events, meant, strict=True):
        if event.type in _FALLS_ON and before.recipients and not event.recipients:
            continue  # "attacked them": nobody knows whom
        told = _with_speaker(event, statements)
        told = told if before.actors else with_striker(told, meant, text, month)
        nobody = not before.actors and (_may_be_of_nobody(told, meant, text) or _is_blow_on_somebody(told, sure))
        if told.actors or nobody:
            yield told


def _is_blow_on_somebody(event: Event, sure: Sure) -> bool:
    """Whether it falls on somebody and the encoder has no doubt; words are told of those who say them."""
    return event.type in DEEDS and bool(event.recipients) and event.status in _REAL and sure(event)


def _without_pronouns(event: Event, text: str) -> Event:
    """Without those of whom there is a pronoun, an adjective or a torn name, and nothing more."""
    actors, recipients = (
        tuple(p for p in group if not _is_unknown(p, text)) for group in (event.actors, event.recipients)
    )
    if not recipients and len(event.actors) > 1 and len(actors) < 2:
        actors = ()  # "he met him": of one of two parties alone nothing is told
    return replace(event, actors=actors, recipients=recipients)


def _is_unknown(who: Participant, text: str) -> bool:
    words = who.span.of(text)
    return who.actor is None and (words.lower() in _PRONOUNS | _ADJECTIVES or _CREDIT.search(words) is not None)


def _with_speaker(event: Event, statements: Sequence[Statement]) -> Event:
    """Who says the words that are the act, where the clause alone does not tell."""
    said = next((s for s in statements if s.id == event.performed_by), None)
    if event.actors or said is None or said.source is None or said.actor is None or said.actor.kind == "outlet":
        return event
    if said.actor in (p.actor for p in event.recipients):
        return event
    return replace(event, actors=(Participant(span=said.source, actor=said.actor),))


def _may_be_of_nobody(event: Event, events: Sequence[Event], text: str) -> bool:
    """Beyond PLOVER, the course of talks, arrests and sentences; deeds that the article says nobody to do."""
    if event.category is not None or event.status in _STOPPED:
        return True
    if event.status not in _REAL or not event.recipients:
        return False
    if event.mode in _BY_OFFICE or event.evidence.rule in _CHARGES:
        return True
    if event.type not in _OFTEN_OF_NOBODY or event.evidence.rule == "verb.target":
        return False
    told = any(e.type == event.type and e.actors and e.status in _REAL for e in events)
    return not told or event.mode == "abduct" or (event.type == "ASSAULT" and falls_on_one(event, text))
