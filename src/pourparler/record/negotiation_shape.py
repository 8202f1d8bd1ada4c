"""A negotiation as the record keeps it.

In: a `Negotiation`, or its JSON object. Out: the other of the two.
Refused: an object with a key missing (KeyError).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pourparler.record.negotiations.negotiation import Negotiation, Side


def negotiation_json(negotiation: Negotiation) -> dict[str, Any]:
    """A negotiation as it is kept."""
    sides = [{"id": s.id, "name": s.name, "role": s.role, "articles": s.articles} for s in negotiation.sides]
    return {
        "id": negotiation.id, "name": negotiation.name, "sides": sides, "issues": list(negotiation.issues),
        "aliases": list(negotiation.aliases), "words": list(negotiation.words), "from": negotiation.from_,
        "suggested": list(negotiation.suggested), "support": negotiation.support,
    }  # fmt: skip


def negotiation_from(shown: Mapping[str, Any]) -> Negotiation:
    """The negotiation that was kept."""
    return Negotiation(
        id=shown["id"],
        name=shown["name"],
        sides=tuple(Side(**side) for side in shown["sides"]),
        issues=tuple(shown["issues"]),
        aliases=tuple(shown["aliases"]),
        words=tuple(shown["words"]),
        from_=shown["from"],
        suggested=tuple(shown["suggested"]),
        support=shown["support"],
    )
