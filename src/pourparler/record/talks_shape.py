"""Talks as the JSON that the contract promises, and back.

In: `Talks` of one article, or their JSON object. Out: the other of the two.
Refused: an object with a key missing or a value of another type (KeyError, TypeError or ValueError).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pourparler.model.talks import Talks, TalksKind, TalksStatus, Turn
from pourparler.record.parts_shape import (
    JSON,
    evidence_from,
    evidence_json,
    maybe,
    span_from,
    span_json,
    spans_from,
    when_from,
    when_json,
)


def talks_json(talks: Talks) -> JSON:
    """Talks of one article; `since` is when the status began, `date` when they were or are to be held.

    >>> from pourparler.model import Evidence, Span
    >>> told = Talks(id="t-1", article_id="a-1", name="Kolwa format", kind="format", status="stalled",
    ...     mentions=(Span(4, 16),), history=(Turn(status="stalled", span=Span(17, 24)),),
    ...     evidence=Evidence(rule="named.format", version="1", confidence=0.9))
    >>> talks_json(told)["history"][0]["status"], talks_from(talks_json(told), article="a-1") == told
    ('stalled', True)
    """
    return {
        "id": talks.id,
        "name": talks.name,
        "kind": talks.kind,
        "parties": list(talks.parties),
        "persons": list(talks.persons),
        "mediators": list(talks.mediators),
        "venue": talks.venue,
        "date": maybe(when_json, talks.date),
        "status": talks.status,
        "rounds": talks.rounds,
        "since": maybe(when_json, talks.since),
        "history": [turn_json(turn) for turn in talks.history],
        "mentions": [span_json(span) for span in talks.mentions],
        "evidence": evidence_json(talks.evidence),
    }


def turn_json(turn: Turn) -> JSON:
    """One status that talks had, and the words that say so."""
    return {
        "status": turn.status,
        "date": maybe(when_json, turn.date),
        "span": span_json(turn.span),
        "reported_by": turn.reported_by,
    }


def talks_from(shown: Mapping[str, Any], *, article: str) -> Talks:
    """The talks that were shown as those of `article`."""
    return Talks(
        id=shown["id"],
        article_id=article,
        name=shown["name"],
        kind=cast(TalksKind, shown["kind"]),
        status=cast(TalksStatus, shown["status"]),
        mentions=spans_from(shown["mentions"]),
        evidence=evidence_from(shown["evidence"]),
        parties=tuple(shown["parties"]),
        persons=tuple(shown.get("persons", ())),
        mediators=tuple(shown.get("mediators", ())),
        venue=shown.get("venue"),
        date=maybe(when_from, shown.get("date")),
        rounds=shown.get("rounds"),
        since=maybe(when_from, shown.get("since")),
        history=tuple(_turn(turn) for turn in shown.get("history", ())),
    )


def _turn(shown: Mapping[str, Any]) -> Turn:
    return Turn(
        status=cast(TalksStatus, shown["status"]),
        span=span_from(shown["span"]),
        date=maybe(when_from, shown.get("date")),
        reported_by=shown.get("reported_by"),
    )
