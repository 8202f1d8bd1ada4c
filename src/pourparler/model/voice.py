"""Where an outlet speaks for itself.

In: a span of an article and what it does there. Out: `Voice`.
Refused: nothing; what is told as plain fact, or as somebody's words, is no voice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.model.evidence import Evidence
from pourparler.model.span import Span

VoiceKind = Literal["judges", "predicts", "explains"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Words in which the outlet itself judges, predicts or explains; never restated as fact."""

    article_id: str
    span: Span
    kind: VoiceKind
    evidence: Evidence
