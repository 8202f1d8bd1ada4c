"""What several articles tell of as one happening, as rows and as JSON.

In: a `Happening`, the articles and statements of its events. Out: one line, or JSON with every telling.
Refused: to speak for a witness: the first report gives type, sides and words, each telling keeps its own.
"""

from __future__ import annotations

from pourparler.analysis.happenings import Happening
from pourparler.rows.entries import event_entry, event_row
from pourparler.rows.places import Row, Sources


def happening_row(one: Happening, sources: Sources) -> Row:
    """A happening on one line, in the words of who told it first."""
    first = one.events[0]
    told = event_row(first, sources.article(first.article_id))
    kept = ("published", "type", "mode", "status", "who", "whom", "about", "place", "country", "numbers", "words")
    return {
        "id": one.id,
        "date": one.day or told["date"],
        **{key: told[key] for key in kept},
        "outlets": "; ".join(one.outlets),
        "witnesses": len(one.outlets),
        "articles": len(one.events),
        "statuses": "; ".join(dict.fromkeys(event.status for event in one.events)),
        "entries": " ".join(event.id for event in one.events),
    }


def happening_entry(one: Happening, sources: Sources) -> Row:
    """A happening as JSON: its day, its outlets, each event that tells it with its article and according to whom."""
    return {
        "id": one.id,
        "date": one.day,
        "outlets": list(one.outlets),
        "events": [
            {
                **event_entry(event, sources.article(event.article_id)),
                "telling": sources.place(event.article_id, event.span, event.reported_by),
            }
            for event in one.events
        ],
    }
