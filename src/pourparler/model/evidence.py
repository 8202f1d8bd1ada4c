"""Why an entry stands.

In: the rule or model that fired, its version, how sure it is. Out: `Evidence`.
Refused: a confidence outside 0..1.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The rule or model behind an entry, its version, and a confidence from 0 to 1, kept to two places."""

    rule: str
    version: str
    confidence: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a confidence lies between 0 and 1, got {self.confidence}")
        object.__setattr__(self, "confidence", round(self.confidence, 2))
