"""How a side moves: the planted moves of the demo, given its planted positions; and what became of commitments."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pourparler.analysis.kept import outcomes
from pourparler.analysis.matrix import matrix
from pourparler.analysis.moves import moves
from pourparler.model import Article, Block, Commitment, Evidence, Fact, Position, Published, Span, When
from pourparler.model.position import Figure

PLANTED = yaml.safe_load((Path(__file__).parents[2] / "demo" / "planted.yaml").read_text("utf-8"))
SURE = Evidence(rule="given", version="1", confidence=1.0)
UNTOLD = {"k-withdrawal-2", "k-sanctions-3", "o-summit-2"}
"""Moves that only the words tell: the whole strip against ten kilometres, two conditions weighed."""


def held(row: dict[str, Any], at: int) -> Position:
    """A planted position, its number with its bound."""
    value = row.get("value")
    number = re.search(r"\d+", str(value)) if value is not None else None
    bound = next((b for b in ("least", "most") if b in str(value)), None)
    figure = Figure(value=float(number[0]), unit="", span=Span(0, 1), bound=bound) if number else None  # type: ignore[arg-type]
    return Position(
        id=row["id"], article_id=row["article"], party=row["party"], issue=row["issue"], stance=row["stance"],
        text=Span(10 * at, 10 * at + 5), by=row["by"], condition=Span(0, 1) if row["condition"] else None,
        figure=figure, date=When(value=row["date"], precision="day"), evidence=SURE,
    )  # fmt: skip


@pytest.mark.parametrize("row", PLANTED["moves"], ids=lambda row: row["id"])
def test_planted_move(row: dict[str, Any]) -> None:
    days = {article["article"]: article["published"][:10] for article in PLANTED["articles"]}
    found = {move.to.id: move for move in moves((held(r, at) for at, r in enumerate(PLANTED["positions"])), days)}
    if row["to"] in UNTOLD:
        pytest.xfail("only the words tell it")
    assert found[row["to"]].move == row["move"]


def test_positions_without_a_day_do_not_move() -> None:
    row = PLANTED["positions"][0] | {"date": "vague"}
    assert moves([held(row, 0)]) == ()


def article(name: str, day: str, text: str) -> Article:
    published = Published(value=day, precision="day", origin="given")
    block = Block(span=Span(0, len(text)), role="body")
    return Article(
        id=name, text=text, published=published, outlet=Fact(value="Halcyon", origin="given"), blocks=(block,)
    )


PROMISE = "Orrund will let 14 grain ships leave by April 22."


@pytest.mark.parametrize(
    ("day", "later", "outcome"),
    [
        ("2026-04-24", "Not one of the 14 grain ships has left, officials of Orrund said.", "broken"),
        ("2026-04-22", "All 14 grain ships of Orrund left on Tuesday, as promised.", "kept"),
        ("2026-04-20", "Not one of the 14 grain ships has left, officials of Orrund said.", "unknown"),
        ("2026-04-24", "The harvest was good this year.", "unknown"),
        ("2026-04-21", "The 14 grain ships of Orrund will be let go as promised.", "unknown"),
    ],
)
def test_what_became_of_a_commitment(day: str, later: str, outcome: str) -> None:
    span = Span(PROMISE.index("April"), len(PROMISE) - 1)
    due = When(value="2026-04-22", precision="day", span=span)
    made = Commitment(
        id="c-1", article_id="a-1", party=("orrund",), text=Span(0, len(PROMISE) - 1), due=due, evidence=SURE
    )
    told = article("a-2", day, later)
    (found,) = outcomes([made], [article("a-1", "2026-04-18", PROMISE), told])
    assert found.outcome == outcome
    assert (found.shown is None) == (outcome == "unknown")
    if found.shown is not None:
        assert found.shown.of(told.text) == later


def test_matrix_has_each_cell_with_its_words_in_order() -> None:
    text = "Orrund refuses. Orrund accepts."
    home = article("a-1", "2026-04-18", text)
    rows = [("rejects", Span(0, 14), "2026-04-02"), ("accepts", Span(16, 30), "2026-04-01")]
    positions = [
        Position(id=f"p-{at}", article_id="a-1", party="orrund", issue="territory", stance=stance, text=span,  # type: ignore[arg-type]
                 date=When(value=day, precision="day"), evidence=SURE)
        for at, (stance, span, day) in enumerate(rows)
    ]  # fmt: skip
    found = matrix(positions, {"a-1": home}, {})
    cell = found.at("orrund", "territory")
    assert cell is not None
    assert cell.stance == "rejects"
    assert [(q.day, q.words) for q in cell.quotations] == [
        ("2026-04-01", "Orrund accepts"),
        ("2026-04-02", "Orrund refuses"),
    ]
    assert found.at("kessary", "territory") is None
