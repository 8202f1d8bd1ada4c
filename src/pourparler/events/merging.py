"""One happening, one event.

In: the events of an article in order. Out: the same, those that tell a happening again kept as mentions of the first.
Refused: to join what differs in type, in who acts, or in a known date.
"""

from __future__ import annotations

from dataclasses import replace

from pourparler.model.event import Event, Participant


def merged(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Each happening once; a later telling gives its words, and its date or place where the first had none."""
    kept: list[Event] = []
    for event in events:
        at = next((i for i, other in enumerate(kept) if same_happening(other, event)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _joined(kept[at], event)
    return tuple(kept)


def same_happening(one: Event, other: Event) -> bool:
    """Whether two events of one article tell the same: type, status and all who are known on both sides agree."""
    if (one.type, one.status, one.category) != (other.type, other.status, other.category):
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    if one.date and other.date and not _agree(one.date.value, other.date.value):
        return False
    if one.place and other.place and one.place.name != other.place.name:
        return False
    ours, theirs = _known(one.actors), _known(other.actors)
    if not ours or ours != theirs:
        return False
    return (
        bool(_known(one.recipients)) == bool(_known(other.recipients))
        and _known(one.recipients) == _known(other.recipients)
        and (bool(_known(one.recipients)) or len(ours) > 1)
    )


def _known(participants: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(p.actor.id for p in participants if p.actor is not None)


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _joined(first: Event, again: Event) -> Event:
    return replace(
        first,
        mentions=(*first.mentions, again.span),
        date=first.date or again.date,
        place=first.place or again.place,
        numbers=first.numbers or again.numbers,
        theme=first.theme or again.theme,
    )
