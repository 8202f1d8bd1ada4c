"""A date as far as it is known.

In: a TIMEX3 value, its precision and the words that gave it. Out: `When`.
Refused: nothing; what is unknown is None where a `When` would stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.model.span import Span

Precision = Literal["time", "day", "week", "month", "season", "year", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A TIMEX3 value ("2026-03-13", "2026-03", "XXXX-11-19") with its precision and the span of its words."""

    value: str
    precision: Precision
    span: Span | None = None
