"""What sound events keep to.

In: the findings of one article. Out: a message for each rule broken.
Refused: nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from pourparler.model import Extraction, Span
from pourparler.model.event import Event, EventStatus, EventType
from pourparler.record.rebase import own_event_id

_TYPES, _STATUSES = frozenset(get_args(EventType)), frozenset(get_args(EventStatus))


def event_faults(extraction: Extraction) -> Iterator[str]:
    """Every rule that the events break: ids that do not recompute, spans outside the text, witnesses not there."""
    held = {statement.id for statement in extraction.statements}
    for twice in sorted(id for id, n in Counter(e.id for e in extraction.events).items() if n > 1):
        yield f"event {twice} stands twice"
    for event in extraction.events:
        for message in _faults(event, len(extraction.article.text), held):
            yield f"event {event.id}: {message}"


def _faults(event: Event, length: int, held: set[str]) -> Iterator[str]:
    if event.id != own_event_id(event):
        yield f"its id does not recompute, the rule gives {own_event_id(event)}"
    if event.type not in _TYPES:
        yield f"{event.type!r} is no type of event"
    if event.status not in _STATUSES:
        yield f"{event.status!r} is no status of an event"
    for role, span in event_spans(event):
        if span.end > length:
            yield f"{role} {span.start}..{span.end} leaves the text of {length}"
    for name, target in (("reported_by", event.reported_by), ("performed_by", event.performed_by)):
        if target is not None and target not in held:
            yield f"{name} points at {target}, which is not a statement of the article"


def event_spans(event: Event) -> Iterator[tuple[str, Span]]:
    """Every stretch of text that an event stands on, with its role."""
    yield "span", event.span
    yield "trigger", event.trigger
    for role, people in (("actor", event.actors), ("recipient", event.recipients)):
        yield from ((role, participant.span) for participant in people)
    yield from (("mention", span) for span in event.mentions)
    if event.theme:
        yield "theme", event.theme
    if event.date and event.date.span:
        yield "date", event.date.span
    if event.place:
        yield "place", event.place.span
    yield from (("number", number.span) for number in event.numbers)
