"""Positions, moves, the matrix and commitments as rows.

In: an entry, and where its words are found. Out: mappings of plain values, keys in the words of the house.
Refused: to leave out according to whom; an outcome without the words that show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from pourparler.analysis.attribution import flat
from pourparler.analysis.kept import Outcome
from pourparler.analysis.matrix import Matrix, Square
from pourparler.analysis.moves import Move
from pourparler.model import Position, Span
from pourparler.record.position_shape import commitment_json, position_json
from pourparler.rows.bargaining import article_facts, head, why
from pourparler.rows.places import Row, Sources, attributed, attribution


def position_row(position: Position, sources: Sources, move: Move | None) -> Row:
    """A position with its words; `who` said so, through whom; `move` from the side's position before it."""
    article, figure = sources.article(position.article_id), position.figure
    text = article.text
    return {
        **head(position.id, article),
        "date": position.date.value if position.date else None,
        "party": position.party,
        "issue": position.issue,
        "stance": position.stance,
        "words": flat(position.text.of(text)),
        "condition": _words(position.condition, text),
        "move": move.move if move else None,
        "moved_from": move.since.id if move and move.since else None,
        "toward": "; ".join(position.toward),
        **attributed(sources.said(position.statement), text),
        "by": position.by,
        "figure": flat(figure.span.of(text)) if figure else None,
        "statement": position.statement,
        "start": position.text.start,
        "end": position.text.end,
        **why(position.evidence),
    }


def position_entry(position: Position, sources: Sources, move: Move | None) -> Row:
    """A position as JSON, as `extract` has it, with its article, its words, according to whom, and the move to it."""
    article = sources.article(position.article_id)
    words = {"text": flat(position.text.of(article.text)), "condition": _words(position.condition, article.text)}
    return {
        **position_json(position),
        "article": article_facts(article),
        "words": words,
        "attribution": attribution(sources.said(position.statement), article.text),
        "move": _move(move) if move else None,
    }


def _move(move: Move) -> dict[str, Any]:
    return {"kind": move.move, "from": move.since.id if move.since else None, "told_by": move.by}


def move_row(move: Move, sources: Sources) -> Row:
    """A move with both sentences; `move` is empty where no direction can be told, `told_by` says what told it."""
    to = position_row(move.to, sources, move)
    since = position_row(move.since, sources, None) if move.since else {}
    return {
        "date": to["date"] or to["published"],
        "party": move.party,
        "issue": move.issue,
        "move": move.move,
        "told_by": move.by,
        "before": since.get("words"),
        "before_stance": since.get("stance"),
        "before_date": (since.get("date") or since.get("published")) if since else None,
        "before_who": since.get("who"),
        "after": to["words"],
        "after_stance": to["stance"],
        "who": to["who"],
        "via": to["via"],
        "outlet": to["outlet"],
        "from": since.get("id"),
        "to": to["id"],
    }


def move_entry(move: Move, sources: Sources) -> Row:
    """A move as JSON: both positions whole, `from` null for the first."""
    return {
        "party": move.party,
        "issue": move.issue,
        "move": move.move,
        "told_by": move.by,
        "from": position_entry(move.since, sources, None) if move.since else None,
        "to": position_entry(move.to, sources, move),
    }


def commitment_row(found: Outcome, sources: Sources) -> Row:
    """What sides undertook to do, by when, according to whom, and what became of it."""
    commitment = found.commitment
    article = sources.article(commitment.article_id)
    shown = sources.words(found.article_id, found.shown) if found.article_id and found.shown else None
    return {
        **head(commitment.id, article),
        "due": commitment.due.value if commitment.due else None,
        "party": "; ".join(commitment.party),
        "issue": commitment.issue,
        "words": flat(commitment.text.of(article.text)),
        "outcome": found.outcome,
        "shown": shown,
        "shown_day": found.day,
        "shown_in": found.article_id,
        **attributed(sources.said(commitment.statement), article.text),
        "statement": commitment.statement,
        "start": commitment.text.start,
        "end": commitment.text.end,
        **why(commitment.evidence),
    }


def commitment_entry(found: Outcome, sources: Sources) -> Row:
    """A commitment as JSON, as `extract` has it, with its words and what became of it; `shown` are the words that show
    it, null where nothing does.
    """
    commitment = found.commitment
    article = sources.article(commitment.article_id)
    return {
        **commitment_json(commitment),
        "article": article_facts(article),
        "words": {"text": flat(commitment.text.of(article.text))},
        "attribution": attribution(sources.said(commitment.statement), article.text),
        "outcome": found.outcome,
        "shown": sources.place(found.article_id, found.shown) if found.article_id and found.shown else None,
    }


def matrix_entry(
    negotiation: str | None, found: Matrix, foremost: Sequence[str], sources: Sources, moved: Mapping[str, Move]
) -> Row:
    """The matrix as JSON, the `foremost` sides first; the positions of a cell are in the order of their days."""
    parties = sorted(found.parties, key=lambda side: side not in foremost)
    squares = (found.at(side, issue) for issue in found.issues for side in parties)
    return {
        "negotiation": negotiation,
        "parties": parties,
        "issues": list(found.issues),
        "cells": [_cell(square, sources, moved) for square in squares if square],
    }


def _cell(square: Square, sources: Sources, moved: Mapping[str, Move]) -> dict[str, Any]:
    held = [quotation.position for quotation in square.quotations]
    return {
        "party": square.party,
        "issue": square.issue,
        "stance": square.stance,
        "stances": steps(position.stance for position in held),
        "positions": [position_entry(position, sources, moved.get(position.id)) for position in held],
    }


def steps(stances: Iterable[str]) -> list[str]:
    """The way of a stance, each once in a row.

    >>> steps(["demands", "demands", "conditional", "demands"])
    ['demands', 'conditional', 'demands']
    """
    return [stance for stance, _ in groupby(stances)]


def matrix_rows(matrix: Row) -> list[Row]:
    """A row a quotation of the matrix as JSON, made flat."""
    return [
        {
            "party": cell["party"],
            "issue": cell["issue"],
            "stance": position["stance"],
            "date": position["date"]["value"] if position["date"] else position["article"]["published"],
            "words": position["words"]["text"],
            "condition": position["words"]["condition"],
            "who": position["attribution"]["who"],
            "via": " > ".join(position["attribution"]["via"]),
            "outlet": position["article"]["outlet"],
            "move": position["move"]["kind"] if position["move"] else None,
            "id": position["id"],
            "article": position["article"]["id"],
        }
        for cell in matrix["cells"]
        for position in cell["positions"]
    ]


def _words(span: Span | None, text: str) -> str | None:
    return flat(span.of(text)) if span else None
