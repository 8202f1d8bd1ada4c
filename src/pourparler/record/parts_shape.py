"""What the JSON of every kind of entry shares: stretches of text, dates, actors, evidence.

In: a `Span`, `When`, `Actor` or `Evidence`, or its JSON object. Out: the other of the two.
Refused: an object with a key missing or a value of another type (KeyError, TypeError or ValueError).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast

from pourparler.model import Actor, ActorKind, Evidence, Precision, Span, When

JSON = dict[str, Any]
T = TypeVar("T")


def maybe(shape: Callable[[Any], T], value: Any) -> T | None:
    """The value in another shape, or None for None.

    >>> maybe(span_json, None), maybe(span_json, Span(4, 12))
    (None, {'start': 4, 'end': 12})
    """
    return None if value is None else shape(value)


def read_back(made: Callable[..., T], found: str, article: str) -> T:
    """An entry of `article` from its JSON as kept; raises ValueError, or TypeError, where that makes none."""
    try:
        return made(json.loads(found), article=article)
    except KeyError as error:
        raise ValueError(f"the key {error} is missing") from error


def span_json(span: Span) -> JSON:
    """Half-open, in code points of the article's text."""
    return {"start": span.start, "end": span.end}


def span_from(shown: Mapping[str, Any]) -> Span:
    """The stretch of text that was shown."""
    return Span(shown["start"], shown["end"])


def spans_from(shown: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    """Several of them."""
    return tuple(map(span_from, shown))


def when_json(when: When) -> JSON:
    """A date as far as it is known, with the place of its words."""
    return {"value": when.value, "precision": when.precision, "span": maybe(span_json, when.span)}


def when_from(shown: Mapping[str, Any]) -> When:
    """The date that was shown."""
    precision = cast(Precision, shown["precision"])
    return When(value=shown["value"], precision=precision, span=maybe(span_from, shown.get("span")))


def actor_json(actor: Actor) -> JSON:
    """An actor as of the article's day."""
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "party": actor.party, "office": actor.office,
    }  # fmt: skip


def actor_from(shown: Mapping[str, Any]) -> Actor:
    """The actor that was shown."""
    return Actor(
        id=shown["id"],
        name=shown["name"],
        kind=cast(ActorKind, shown["kind"]),
        party=shown.get("party"),
        office=shown.get("office"),
    )


def evidence_json(evidence: Evidence) -> JSON:
    """The rule behind an entry, its version, and how sure it is."""
    return {"rule": evidence.rule, "version": evidence.version, "confidence": evidence.confidence}


def evidence_from(shown: Mapping[str, Any]) -> Evidence:
    """The evidence that was shown."""
    return Evidence(rule=shown["rule"], version=shown["version"], confidence=shown["confidence"])
