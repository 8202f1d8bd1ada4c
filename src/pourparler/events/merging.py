"""One happening, one event.

In: the events of an article in order. Out: the same, those that tell a happening again kept as mentions of the first.
Refused: to join what differs in type, in who acts, in a known date or place, or in the numbers of the same word.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pourparler.events.lexicon import event_lexicon
from pourparler.model.event import Event, Participant

_NEAR = 200
"""Code points between the words of a blow and those of its victims."""
_CLOSE = 100
"""Code points between victims of nobody and the blow told behind them in their sentence."""
_FAR = 2_500
"""Code points over which "the attack" points back."""
_REAL = frozenset({"happened", "ongoing"})
_DEADLY = frozenset(f"verb.{word}" for word in ("kill", "shoot", "gun", "murder", "assassinate", "slay", "execute"))
_VAGUE = frozenset(
    {"the man", "the woman", "the victim", "the politician", "the official", "the suspect", "the soldier"}
)
_POINTERS = frozenset({"it", "they", "he", "she", "we", "i", "who"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


def merged(events: tuple[Event, ...], text: str) -> tuple[Event, ...]:
    """Each happening once; a later telling gives its words, and its date, place or people where the first had none."""
    kept: list[Event] = []
    for event in events:
        at = next((i for i, other in enumerate(kept) if same_happening(other, event)), None)
        if at is None:
            at = next((i for i in reversed(range(len(kept))) if _told_again(kept[i], event, text)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _joined(kept[at], event, text)
    return tuple(kept)


def same_happening(one: Event, other: Event) -> bool:
    """Whether two events of one article tell the same: type, status and all who are known on both sides agree."""
    if one.status != other.status or not _may_be_one(one, other):
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    ours, theirs = _known(one.actors), _known(other.actors)
    if not ours or ours != theirs:
        return False
    return (
        bool(_known(one.recipients)) == bool(_known(other.recipients))
        and _known(one.recipients) == _known(other.recipients)
        and (bool(_known(one.recipients)) or len(ours) > 1)
    )


def _may_be_one(one: Event, other: Event) -> bool:
    if (one.type, one.category) != (other.type, other.category):
        return False
    if one.date and other.date and not _agree(one.date.value, other.date.value):
        return False
    return not (one.place and other.place and one.place.name != other.place.name)


def _told_again(one: Event, other: Event, text: str) -> bool:
    """The victims of a blow just told, a noun that points back, the same word of the same actor."""
    if _dies_once(one, other):
        return True
    same = one.status == other.status or {one.status, other.status} <= _REAL
    ours, theirs = _known(one.actors), _known(other.actors)
    if not same or not _may_be_one(one, other) or (ours and theirs and not (ours <= theirs or theirs <= ours)):
        return False
    if _differ(one, other, text):
        return False
    apart = min(abs(other.trigger.start - s.end) for s in (one.trigger, *one.mentions))
    near = abs(other.trigger.start - one.trigger.end) < _NEAR
    if one.type == "ASSAULT" and near and _is_one_blow(one, other, text):
        return not (_stem(one, text) == _stem(other, text) and one.numbers and other.numbers)
    fits = not _known(other.recipients) or _known(other.recipients) <= _known(one.recipients) | ours
    if apart < _FAR and fits and (_points_back(other, text) or _names_again(one, other, text)):
        return True
    alike = bool(ours) and ours == theirs and _stem(one, text) == _stem(other, text)
    themes = [e.theme.of(text).lower() for e in (one, other) if e.theme is not None]
    if one.type == "ASSAULT" and near and one.actors and [p.span for p in one.actors] == [p.span for p in other.actors]:
        return not one.recipients or not other.recipients  # "launched strikes, targeting the port"
    return alike and (not _known(one.recipients) or not _known(other.recipients)) and len(set(themes)) < 2


def _dies_once(one: Event, other: Event) -> bool:
    """ "Venn was killed … was gunned down": nobody is killed twice."""
    hit = {p.actor.id for e in (one, other) for p in e.recipients if p.actor is not None and p.actor.kind == "person"}
    alone = len(one.recipients) == len(other.recipients) == 1 and _known(one.recipients) == _known(other.recipients)
    deadly = {one.evidence.rule, other.evidence.rule} <= _DEADLY and {one.status, other.status} <= _REAL
    return alone and len(hit) == 1 and deadly


def _differ(one: Event, other: Event, text: str) -> bool:
    """Whether those who act are told by other names, and nobody knows them."""
    ours, theirs = ({p.span.of(text).lower() for p in e.actors if p.actor is None} for e in (one, other))
    return bool(ours and theirs) and not (ours | theirs) & _POINTERS and not ours & theirs


def _is_one_blow(one: Event, other: Event, text: str) -> bool:
    """A blow and its victims; victims told first have no blow but that of their sentence, or one that points back."""
    apart = re.search(r"[.!?]\W*\s", text[one.trigger.end : other.trigger.start]) is not None
    if _is_toll(other, text):  # a second count, of dead and not of wounded, is another blow
        return not (apart and one.numbers and other.numbers and _stem(other, text) not in ("wound", "injur", "hurt"))
    close = other.trigger.start - one.trigger.end < _CLOSE
    return _is_toll(one, text) and (bool(one.actors) or (close and not apart))


def _is_toll(event: Event, text: str) -> bool:
    return bool(set(event.trigger.of(text).lower().split()) & event_lexicon().classes["toll"])


def _points_back(event: Event, text: str) -> bool:
    """ "The attack", "these talks"."""
    if not event.evidence.rule.startswith("noun."):
        return False
    before = text[max(0, event.trigger.start - 40) : event.trigger.start].split()
    return any(word.lower() in _POINTING for word in before[-3:])


def _names_again(one: Event, other: Event, text: str) -> bool:
    """ "Threatened … made the threat"."""
    theme = other.theme.of(text).lower().split() if other.theme is not None else []
    return len(theme) > 1 and theme[0] in _POINTING and any(w[:5] == _stem(one, text) for w in theme[1:3])


def _stem(event: Event, text: str) -> str:
    return event.trigger.of(text).lower()[:5]


def _known(participants: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(p.actor.id for p in participants if p.actor is not None)


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _all_hit(first: Event, again: Event, text: str) -> tuple[Participant, ...]:
    """Of an assault all it fell on, each once; else those first told."""
    if first.type != "ASSAULT" or not first.recipients:
        return first.recipients or again.recipients
    known = _known(first.recipients)
    new = (p for p in again.recipients if p.actor is None or p.actor.id not in known)
    if known and not again.numbers:
        new = (p for p in new if p.span.of(text).lower() not in _VAGUE)
    return tuple(dict.fromkeys((*first.recipients, *new)))


def _joined(first: Event, again: Event, text: str) -> Event:
    mutual = not first.recipients and len(first.actors) > 1
    return replace(
        first,
        mentions=(*first.mentions, again.span),
        actors=first.actors or again.actors,
        recipients=() if mutual else _all_hit(first, again, text),
        date=first.date or again.date,
        place=first.place or again.place,
        numbers=tuple(dict.fromkeys((*first.numbers, *again.numbers))),
        theme=first.theme or again.theme,
    )
