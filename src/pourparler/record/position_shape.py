"""Positions and commitments as the JSON that the contract promises, and back.

In: a `Position` or `Commitment` of one article, or its JSON object. Out: the other of the two.
Refused: an object with a key missing or a value of another type (KeyError, TypeError or ValueError).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pourparler.model.position import Commitment, Figure, Position, Stance
from pourparler.record.parts_shape import (
    JSON,
    evidence_from,
    evidence_json,
    maybe,
    span_from,
    span_json,
    when_from,
    when_json,
)


def position_json(position: Position) -> JSON:
    """Where a side stands on an issue; `statement` is the one that says so.

    >>> from pourparler.model import Evidence, Span
    >>> held = Position(id="p-1", article_id="a-1", party="kessary", issue="territory", stance="conditional",
    ...     text=Span(0, 30), condition=Span(31, 60), evidence=Evidence(rule="only-if", version="1", confidence=0.9))
    >>> position_json(held)["condition"], position_from(position_json(held), article="a-1") == held
    ({'start': 31, 'end': 60}, True)
    """
    return {
        "id": position.id,
        "party": position.party,
        "issue": position.issue,
        "stance": position.stance,
        "text": span_json(position.text),
        "condition": maybe(span_json, position.condition),
        "toward": list(position.toward),
        "by": position.by,
        "figure": maybe(_figure_json, position.figure),
        "statement": position.statement,
        "date": maybe(when_json, position.date),
        "evidence": evidence_json(position.evidence),
    }


def _figure_json(figure: Figure) -> JSON:
    return {"value": figure.value, "unit": figure.unit, "bound": figure.bound, "span": span_json(figure.span)}


def commitment_json(commitment: Commitment) -> JSON:
    """What sides undertook to do, and by when."""
    return {
        "id": commitment.id,
        "party": list(commitment.party),
        "issue": commitment.issue,
        "text": span_json(commitment.text),
        "due": maybe(when_json, commitment.due),
        "statement": commitment.statement,
        "evidence": evidence_json(commitment.evidence),
    }


def position_from(shown: Mapping[str, Any], *, article: str) -> Position:
    """The position that was shown as one of `article`."""
    return Position(
        id=shown["id"],
        article_id=article,
        party=shown["party"],
        issue=shown["issue"],
        stance=cast(Stance, shown["stance"]),
        text=span_from(shown["text"]),
        evidence=evidence_from(shown["evidence"]),
        by=shown.get("by"),
        condition=maybe(span_from, shown.get("condition")),
        toward=tuple(shown.get("toward", ())),
        statement=shown.get("statement"),
        figure=maybe(_figure, shown.get("figure")),
        date=maybe(when_from, shown.get("date")),
    )


def _figure(shown: Mapping[str, Any]) -> Figure:
    return Figure(
        value=shown["value"], unit=shown["unit"], span=span_from(shown["span"]), bound=cast(Any, shown.get("bound"))
    )


def commitment_from(shown: Mapping[str, Any], *, article: str) -> Commitment:
    """The commitment that was shown as one of `article`."""
    return Commitment(
        id=shown["id"],
        article_id=article,
        party=tuple(shown["party"]),
        text=span_from(shown["text"]),
        evidence=evidence_from(shown["evidence"]),
        due=maybe(when_from, shown.get("due")),
        issue=shown.get("issue"),
        statement=shown.get("statement"),
    )
