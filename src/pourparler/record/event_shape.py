"""Events as the JSON that the contract promises, and back.

In: an `Event`, or its JSON object. Out: the other of the two.
Refused: an object with a key missing or a value of another type (KeyError, TypeError or ValueError).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pourparler.model.event import Category, Event, EventPlace, EventStatus, EventType, Participant, Quantity
from pourparler.record.parts_shape import (
    JSON,
    actor_from,
    actor_json,
    evidence_from,
    evidence_json,
    maybe,
    span_from,
    span_json,
    spans_from,
    when_from,
    when_json,
)


def event_json(event: Event) -> JSON:
    """One event; `reported_by` and `performed_by` are ids of statements of the article.

    >>> from pourparler.model import Evidence, Span
    >>> told = Event(id="e-1", article_id="a-1", type="CONSULT", span=Span(0, 9), trigger=Span(5, 8), status="happened",
    ...     evidence=Evidence(rule="verb.meet", version="1", confidence=0.8))
    >>> event_json(told)["quad"], event_from(event_json(told), article="a-1") == told
    ('VERBAL COOPERATION', True)
    """
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "contexts": list(event.contexts),
        "category": event.category,
        "span": span_json(event.span),
        "trigger": span_json(event.trigger),
        "mentions": [span_json(span) for span in event.mentions],
        "actors": [_participant_json(p) for p in event.actors],
        "recipients": [_participant_json(p) for p in event.recipients],
        "theme": maybe(span_json, event.theme),
        "status": event.status,
        "date": maybe(when_json, event.date),
        "place": maybe(_place_json, event.place),
        "numbers": [{"span": span_json(n.span), "value": n.value, "unit": n.unit} for n in event.numbers],
        "reported_by": event.reported_by,
        "performed_by": event.performed_by,
        "evidence": evidence_json(event.evidence),
    }


def _participant_json(who: Participant) -> JSON:
    return {
        "span": span_json(who.span),
        "actor": actor_json(who.actor) if who.actor else None,
        "candidates": [actor_json(candidate) for candidate in who.candidates],
    }


def _place_json(place: EventPlace) -> JSON:
    return {"name": place.name, "span": span_json(place.span), "country": place.country}


def event_from(shown: Mapping[str, Any], *, article: str) -> Event:
    """The event that was shown as one of `article`."""
    place = shown.get("place")
    return Event(
        id=shown["id"],
        article_id=article,
        type=cast(EventType, shown["type"]),
        mode=shown.get("mode"),
        contexts=tuple(shown.get("contexts", ())),
        category=cast("Category | None", shown.get("category")),
        span=span_from(shown["span"]),
        trigger=span_from(shown["trigger"]),
        mentions=spans_from(shown.get("mentions", ())),
        actors=tuple(map(_participant, shown["actors"])),
        recipients=tuple(map(_participant, shown["recipients"])),
        theme=maybe(span_from, shown.get("theme")),
        status=cast(EventStatus, shown["status"]),
        date=maybe(when_from, shown.get("date")),
        place=EventPlace(name=place["name"], span=span_from(place["span"]), country=place.get("country"))
        if place
        else None,
        numbers=tuple(
            Quantity(span=span_from(n["span"]), value=n["value"], unit=n["unit"]) for n in shown.get("numbers", ())
        ),
        reported_by=shown.get("reported_by"),
        performed_by=shown.get("performed_by"),
        evidence=evidence_from(shown["evidence"]),
    )


def _participant(shown: Mapping[str, Any]) -> Participant:
    known = shown.get("actor")
    return Participant(
        span=span_from(shown["span"]),
        actor=actor_from(known) if known else None,
        candidates=tuple(map(actor_from, shown.get("candidates", ()))),
    )
