"""Events as the JSON that the contract promises, and back.

In: an `Event`, or its JSON object. Out: the other of the two.
Refused: an object with a key missing or a value of another type (KeyError, TypeError or ValueError).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pourparler.model import Actor, ActorKind, Evidence, Precision, Span, When
from pourparler.model.event import Category, Event, EventPlace, EventStatus, EventType, Participant, Quantity

JSON = dict[str, Any]


def event_json(event: Event) -> JSON:
    """One event; `reported_by` and `performed_by` are ids of statements of the article.

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
        "span": _span_json(event.span),
        "trigger": _span_json(event.trigger),
        "mentions": [_span_json(span) for span in event.mentions],
        "actors": [_participant_json(p) for p in event.actors],
        "recipients": [_participant_json(p) for p in event.recipients],
        "theme": _span_json(event.theme) if event.theme else None,
        "status": event.status,
        "date": _when_json(event.date) if event.date else None,
        "place": _place_json(event.place) if event.place else None,
        "numbers": [{"span": _span_json(n.span), "value": n.value, "unit": n.unit} for n in event.numbers],
        "reported_by": event.reported_by,
        "performed_by": event.performed_by,
        "evidence": {
            "rule": event.evidence.rule,
            "version": event.evidence.version,
            "confidence": event.evidence.confidence,
        },
    }


def _span_json(span: Span) -> JSON:
    return {"start": span.start, "end": span.end}


def _actor_json(actor: Actor) -> JSON:
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "party": actor.party, "office": actor.office,
    }  # fmt: skip


def _participant_json(who: Participant) -> JSON:
    return {
        "span": _span_json(who.span),
        "actor": _actor_json(who.actor) if who.actor else None,
        "candidates": [_actor_json(candidate) for candidate in who.candidates],
    }


def _when_json(when: When) -> JSON:
    return {"value": when.value, "precision": when.precision, "span": _span_json(when.span) if when.span else None}


def _place_json(place: EventPlace) -> JSON:
    return {"name": place.name, "span": _span_json(place.span), "country": place.country}


def event_from(shown: Mapping[str, Any], *, article: str) -> Event:
    """The event that was shown as one of `article`."""
    evidence, date, place = shown["evidence"], shown.get("date"), shown.get("place")
    return Event(
        id=shown["id"],
        article_id=article,
        type=cast(EventType, shown["type"]),
        mode=shown.get("mode"),
        contexts=tuple(shown.get("contexts", ())),
        category=cast("Category | None", shown.get("category")),
        span=_span(shown["span"]),
        trigger=_span(shown["trigger"]),
        mentions=tuple(map(_span, shown.get("mentions", ()))),
        actors=tuple(map(_participant, shown["actors"])),
        recipients=tuple(map(_participant, shown["recipients"])),
        theme=_span(shown["theme"]) if shown.get("theme") else None,
        status=cast(EventStatus, shown["status"]),
        date=_when(date) if date else None,
        place=EventPlace(name=place["name"], span=_span(place["span"]), country=place.get("country"))
        if place
        else None,
        numbers=tuple(
            Quantity(span=_span(n["span"]), value=n["value"], unit=n["unit"]) for n in shown.get("numbers", ())
        ),
        reported_by=shown.get("reported_by"),
        performed_by=shown.get("performed_by"),
        evidence=Evidence(rule=evidence["rule"], version=evidence["version"], confidence=evidence["confidence"]),
    )


def _span(shown: Mapping[str, Any]) -> Span:
    return Span(shown["start"], shown["end"])


def _actor(shown: Mapping[str, Any]) -> Actor:
    return Actor(
        id=shown["id"],
        name=shown["name"],
        kind=cast(ActorKind, shown["kind"]),
        party=shown.get("party"),
        office=shown.get("office"),
    )


def _participant(shown: Mapping[str, Any]) -> Participant:
    known = shown.get("actor")
    return Participant(
        span=_span(shown["span"]),
        actor=_actor(known) if known else None,
        candidates=tuple(map(_actor, shown.get("candidates", ()))),
    )


def _when(shown: Mapping[str, Any]) -> When:
    span = shown.get("span")
    return When(value=shown["value"], precision=cast(Precision, shown["precision"]), span=_span(span) if span else None)
