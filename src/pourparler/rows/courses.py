"""Talks across articles as rows: what became of them, turn by turn, each with its words.

In: a `TalksOnRecord`, and where its words are found. Out: mappings of plain values; keys as in the talks of `extract`.
Refused: a turn without its words and according to whom; a day of telling passed off as that of the happening.
"""

from __future__ import annotations

from typing import Any

from pourparler.analysis.talks import Step, TalksOnRecord
from pourparler.model import When
from pourparler.rows.bargaining import what_talks
from pourparler.rows.places import Row, Sources


def course_row(talks: TalksOnRecord, sources: Sources) -> Row:
    """Talks on one line; a day in brackets in `history` is that on which an article first told of the turn."""
    days = sorted(telling.day.isoformat() for telling in talks.tellings if telling.day)
    last = talks.history[-1]
    return {
        "id": talks.id,
        **what_talks(talks),
        "history": " > ".join(map(turn_words, talks.history)),
        "words": sources.sentence(last.article_id, last.span),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "articles": len({telling.article_id for telling in talks.tellings}),
        "part_of": talks.part_of,
        "entries": " ".join(telling.talks_id for telling in talks.tellings),
    }


def turn_words(step: Step) -> str:
    """ "cancelled 2026-04-02", or "cancelled (2026-04-03)" where only the day of the telling is known."""
    if step.date:
        return f"{step.status} {step.date.value}"
    return f"{step.status} ({step.told.isoformat()})" if step.told else step.status


def course_entry(talks: TalksOnRecord, sources: Sources) -> Row:
    """Talks as JSON: each turn and each telling with its place; `because` says why a telling was joined."""
    return {
        "id": talks.id,
        "name": talks.name,
        "kind": talks.kind,
        "parties": list(talks.parties),
        "persons": list(talks.persons),
        "mediators": list(talks.mediators),
        "venue": talks.venue,
        "date": _when(talks.date),
        "status": talks.status,
        "rounds": talks.rounds,
        "since": _when(talks.since),
        "part_of": talks.part_of,
        "history": [
            {
                "status": step.status,
                "date": _when(step.date),
                "told": step.told.isoformat() if step.told else None,
                "span": sources.place(step.article_id, step.span, step.statement),
                "entry": step.talks_id,
            }
            for step in talks.history
        ],
        "mentions": [
            sources.place(telling.article_id, telling.span)
            | {
                "entry": telling.talks_id,
                "name": telling.name,
                "status": telling.status,
                "because": telling.because,
            }
            for telling in talks.tellings
        ],
    }


def _when(when: When | None) -> dict[str, Any] | None:
    return {"value": when.value, "precision": when.precision} if when else None
