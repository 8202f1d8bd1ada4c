"""What an article says in its own voice, as rows of a table, and back.

In: the passages of an extraction, or their rows. Out: the other of the two.
Refused: a row of a kind that is none raises ValueError.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast, get_args

from pourparler.model import Evidence, Extraction, Span, Voice, VoiceKind


class VoiceRow(NamedTuple):
    article: int
    position: int
    start: int
    stop: int
    kind: str
    rule: str
    version: str
    confidence: float
    words: str


def voice_rows(extraction: Extraction, no: int) -> list[VoiceRow]:
    """The rows of an extraction whose article has number `no`."""
    return [
        VoiceRow(
            article=no, position=position, start=voice.span.start, stop=voice.span.end, kind=voice.kind,
            rule=voice.evidence.rule, version=voice.evidence.version, confidence=voice.evidence.confidence,
            words=voice.span.of(extraction.article.text),
        )
        for position, voice in enumerate(extraction.voice)
    ]  # fmt: skip


def voice_of(found: Iterable[VoiceRow], article: str) -> Iterator[Voice]:
    """The passages of the rows of one article."""
    for row in found:
        yield _voice(row, article)


def _voice(row: VoiceRow, article: str) -> Voice:
    if row.kind not in get_args(VoiceKind):
        raise ValueError(f"{row.kind!r} is no kind of voice")
    return Voice(
        article_id=article, span=Span(row.start, row.stop), kind=cast(VoiceKind, row.kind),
        evidence=Evidence(rule=row.rule, version=row.version, confidence=row.confidence),
    )  # fmt: skip
