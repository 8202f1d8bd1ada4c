"""What was wrong with some input, as a value: the rest of the work goes on.

In: the input's name and a sentence that says what was found and the cure. Out: `Problem`.
Refused: nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """`source` names the input (a path, a path and line, an address); `message` says what was found and the cure."""

    source: str
    message: str

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"
