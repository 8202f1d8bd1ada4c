"""Proposals across articles as rows: terms, and how each side answers each of them.

In: an `OnTable`, and where its words are found. Out: mappings of plain values; keys as in the proposals of `extract`.
Refused: an answer without its words and according to whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pourparler.analysis.proposals import Line, OnTable, Place
from pourparler.rows.places import Row, Sources


def on_table_row(found: OnTable, sources: Sources) -> Row:
    """A proposal on one line; `terms` are numbered, `answers` name the term they answer, the last of each side."""
    days = sorted(t.place.day.isoformat() for t in found.tellings if t.place.day)
    return {
        "id": found.id,
        "name": found.name,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "author": "; ".join(found.author),
        "publication": found.publication,
        "recipients": "; ".join(found.recipients),
        "unseen": "; ".join(found.unseen),
        "versions": "; ".join(versions(found)),
        "answers_to": found.answers_to,
        "articles": len(found.tellings),
        "terms": "; ".join(f"{n}. {_term_words(line, sources)}" for n, line in enumerate(found.lines, 1)),
        "answers": "; ".join(_answers_words(found)),
        "entries": " ".join(t.place.proposal_id for t in found.tellings),
    }


def versions(found: OnTable) -> tuple[str, ...]:
    """The words that tell its drafts from one another, in the order told."""
    return tuple(dict.fromkeys(t.version for t in found.tellings if t.version))


def _term_words(line: Line, sources: Sources) -> str:
    words = sources.words(line.told[0].article_id, line.told[0].span) if line.told else ""
    return f"[{line.issue or 'issue not told'}] {words}"


def _answers_words(found: OnTable) -> Iterator[str]:
    for n, line in enumerate((found.whole, *found.lines)):
        for side, cell in line.answers.items():
            yield f"{side} {cell.answer}" + (f" {n}" if n else "")


def on_table_entry(found: OnTable, sources: Sources) -> Row:
    """A proposal as JSON; `answers` are all answers in the order of their days, `last` marks those that stand."""
    return {
        "id": found.id,
        "name": found.name,
        "author": list(found.author),
        "recipients": list(found.recipients),
        "unseen": list(found.unseen),
        "publication": found.publication,
        "versions": list(versions(found)),
        "answers_to": found.answers_to,
        "parties": list(found.parties),
        "mentions": [
            _place(t.place, sources) | {"name": t.name, "version": t.version, "publication": t.publication}
            for t in found.tellings
        ],
        "terms": [_term(line, sources) for line in found.lines],
        "answers": list(_answers(found, sources)),
    }


def _place(place: Place, sources: Sources) -> dict[str, Any]:
    return sources.place(place.article_id, place.span, place.statement) | {"entry": place.proposal_id}


def _term(line: Line, sources: Sources) -> dict[str, Any]:
    told = [_place(place, sources) for place in line.told]
    return {
        "issue": line.issue,
        "obliged": list(line.obliged),
        "beneficiary": list(line.beneficiary),
        "text": told[0] if told else None,
        "told": told,
    }


def _answers(found: OnTable, sources: Sources) -> Iterable[dict[str, Any]]:
    for number, line in enumerate((found.whole, *found.lines)):
        for side, cell in line.answers.items():
            for at, (answer, place) in enumerate(cell.history, 1):
                yield {
                    "party": side,
                    "answer": answer,
                    "term": number - 1 if number else None,
                    "text": _place(place, sources),
                    "last": at == len(cell.history),
                }
