"""Events as rows of a table, and back.

In: the events of one article, or their rows. Out: the other of the two.
Refused: a row that makes no event raises ValueError or TypeError.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pourparler.model import Extraction
from pourparler.model.event import Event
from pourparler.record.event_shape import event_from, event_json
from pourparler.record.parts_shape import read_back


class EventRow(NamedTuple):
    """`actor_ids` and `parties` are those of all who stand in it, each between bars; `found` is the event as JSON."""

    article: int
    position: int
    id: str
    type: str
    status: str
    start: int
    trigger_words: str
    passage: str
    actor_ids: str
    parties: str
    found: str


def event_rows(extraction: Extraction, no: int) -> list[EventRow]:
    """The rows of the events of an extraction whose article has number `no`."""
    text = extraction.article.text
    return [
        EventRow(
            article=no,
            position=position,
            id=event.id,
            type=event.type,
            status=event.status,
            start=event.span.start,
            trigger_words=event.trigger.of(text),
            passage=event.span.of(text),
            actor_ids=_barred(id for id, _ in _named(event)),
            parties=_barred(party for _, party in _named(event) if party),
            found=json.dumps(event_json(event), ensure_ascii=True, sort_keys=True),
        )
        for position, event in enumerate(extraction.events)
    ]


def events_of(found: Iterable[EventRow], article: str) -> Iterator[Event]:
    """The events of the rows of one article."""
    for row in found:
        yield read_back(event_from, row.found, article)


def _named(event: Event) -> list[tuple[str, str | None]]:
    return [(p.actor.id, p.actor.party) for p in (*event.actors, *event.recipients) if p.actor is not None]


def _barred(words: Iterable[str]) -> str:
    """ "|russia|ukraine|": one can be looked for between bars."""
    every = sorted(set(words))
    return f"|{'|'.join(every)}|" if every else ""
