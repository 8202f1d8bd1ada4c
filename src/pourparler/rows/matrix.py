"""The matrix of a negotiation: sides and issues, each cell with its dated quotations.

In: positions in the order of their days, each as a row or as JSON. Out: the grid, and a row a cell.
Refused: a cell without a quotation; silence is the absence of a cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from pourparler.rows.places import Row


def matrix_entry(negotiation: str | None, positions: Sequence[Row], foremost: Sequence[str] = ()) -> Row:
    """The matrix as JSON: `positions` are entries as `positions` prints them; `foremost` sides come first."""
    said, told = Counter(p["party"] for p in positions), Counter(p["issue"] for p in positions)
    parties = sorted(said, key=lambda side: (side not in foremost, -said[side], side))
    issues = sorted(told, key=lambda issue: (-told[issue], issue))
    return {
        "negotiation": negotiation,
        "parties": parties,
        "issues": issues,
        "cells": [
            _cell(side, issue, [p for p in positions if (p["party"], p["issue"]) == (side, issue)])
            for issue in issues
            for side in parties
            if any((p["party"], p["issue"]) == (side, issue) for p in positions)
        ],
    }


def _cell(side: str, issue: str, held: Sequence[Row]) -> dict[str, Any]:
    return {
        "party": side,
        "issue": issue,
        "stance": held[-1]["stance"],
        "stances": steps(position["stance"] for position in held),
        "positions": list(held),
    }


def steps(stances: Iterable[str]) -> list[str]:
    """The way of a stance, each once in a row.

    >>> steps(["demands", "demands", "conditional", "demands"])
    ['demands', 'conditional', 'demands']
    """
    return [stance for stance, _ in groupby(stances)]


def matrix_rows(matrix: Row) -> list[Row]:
    """A row a quotation: the cell, and the position as `positions` has it in JSON, made flat."""
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
            "id": position["id"],
            "article": position["article"]["id"],
        }
        for cell in matrix["cells"]
        for position in cell["positions"]
    ]
