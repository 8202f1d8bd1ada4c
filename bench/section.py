"""A section of docs/benchmarks.md.

In: what a bench measured, in words and rows. Out: `Section`, which the page's template draws.
Refused: nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, what to know of it, a table, and the figures with floors ("wrong" in a name makes it a ceiling)."""

    title: str
    words: str
    head: tuple[str, ...]
    rows: Rows
    figures: Mapping[str, float] = field(default_factory=dict)


def percent(share: float) -> str:
    """A share as a percentage with one decimal.

    >>> percent(0.924)
    '92.4'
    """
    return f"{100 * share:.1f}"


def shown(share: float | None) -> str:
    """A share as a percentage, or a dash.

    >>> shown(None), shown(0.5)
    ('–', '50.0')
    """
    return "–" if share is None else percent(share)
