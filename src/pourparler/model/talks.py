"""Talks that one article speaks of: a meeting, a call, a format, and what became of it.

In: spans of an article and their readings. Out: `Talks`, with its status and the turns that led there.
Refused: talks without a mention, or whose status is not that of the last turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.model.evidence import Evidence
from pourparler.model.span import Span
from pourparler.model.when import When

TalksKind = Literal["meeting", "call", "visit", "summit", "round", "format", "channel"]
TalksStatus = Literal[
    "proposed", "planned", "under-way", "held", "postponed", "stalled", "cancelled", "failed", "concluded"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A status that talks had, since or on a date where one is given, the words that say so, and the statement by which
    it is told; None where the article says it in its own voice.
    """

    status: TalksStatus
    span: Span
    date: When | None = None
    reported_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """One meeting, call, visit, summit, round, format or channel. `parties` and `mediators` are slugs of sides,
    `persons` ids of actors; `history` is in the order of the happenings as far as it can be told, `status` its last;
    `rounds` is how many were held; `since` is when the status began.
    """

    id: str
    article_id: str
    name: str
    kind: TalksKind
    status: TalksStatus
    mentions: tuple[Span, ...]
    evidence: Evidence
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    venue: str | None = None
    date: When | None = None
    rounds: int | None = None
    since: When | None = None
    history: tuple[Turn, ...] = ()

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"talks {self.id}: no mention")
        if self.history and self.history[-1].status != self.status:
            raise ValueError(f"talks {self.id}: {self.status}, but the last turn says {self.history[-1].status}")
