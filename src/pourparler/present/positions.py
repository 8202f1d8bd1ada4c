"""Positions as the dossier sets them: a matrix of issues and sides, each cell leading to its dated quotations.

In: positions, the moves between them, the commitments. Out: `MatrixView`.
Refused: a cell without its words; sides beyond the widest page stand below the matrix, not in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pourparler.analysis import first_day
from pourparler.model import Position
from pourparler.present.markup import anchor
from pourparler.present.places import Places, PlaceView
from pourparler.present.wording import STANCES, issue_name, names_of, short_day

COLUMNS = 6
STEPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView:
    """One position: its day (of the utterance where `uttered`), stance, words, condition, and what move it was."""

    id: str
    day: str
    uttered: bool
    stance: str
    toward: str
    place: PlaceView
    condition: str | None
    move: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A side on an issue: every position in the order of the days."""

    id: str
    side: str
    positions: tuple[PositionView, ...]

    @property
    def steps(self) -> str:
        """The way of its stance, oldest first: "demands → on a condition"."""
        stances = [stance for stance, _ in groupby(view.stance for view in self.positions)]
        return ("… → " if len(stances) > STEPS else "") + " → ".join(stances[-STEPS:])


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """An issue: `cells` for the columns (None where a side is silent), `rest` the sides that have no column."""

    issue: str
    id: str
    cells: tuple[CellView | None, ...]
    rest: tuple[CellView, ...]

    @property
    def every(self) -> tuple[CellView, ...]:
        """All cells that hold something."""
        return (*(cell for cell in self.cells if cell), *self.rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """The matrix: names of the sides that have a column, and a row an issue."""

    sides: tuple[str, ...]
    others: int
    rows: tuple[RowView, ...]


def matrix_view(
    positions: Iterable[Position],
    places: Places,
    parties: Mapping[str, str],
    moves: Mapping[str, str],
    foremost: Sequence[str] = (),
) -> MatrixView | None:
    """The positions whose articles the dossier shows, None for none; `moves` by position id, `foremost` sides first."""
    kept = [position for position in positions if places.holds(position.article_id)]
    if not kept:
        return None
    said = Counter(position.party for position in kept)
    order = sorted(said, key=lambda side: (side not in foremost, -said[side], side))
    issues = Counter(position.issue for position in kept)
    rows = [
        _row(issue, [p for p in kept if p.issue == issue], order, places, parties, moves)
        for issue in sorted(issues, key=lambda issue: (-issues[issue], issue))
    ]
    shown = order[:COLUMNS]
    return MatrixView(
        sides=tuple(names_of([side], parties) for side in shown), others=len(order) - len(shown), rows=tuple(rows)
    )


def _row(
    issue: str,
    held: Sequence[Position],
    order: Sequence[str],
    places: Places,
    parties: Mapping[str, str],
    moves: Mapping[str, str],
) -> RowView:
    cells = [_cell(issue, side, [p for p in held if p.party == side], places, parties, moves) for side in order]
    return RowView(
        issue=issue_name(issue),
        id=anchor("issue", issue),
        cells=tuple(cells[:COLUMNS]),
        rest=tuple(cell for cell in cells[COLUMNS:] if cell),
    )


def _cell(
    issue: str,
    side: str,
    held: Sequence[Position],
    places: Places,
    parties: Mapping[str, str],
    moves: Mapping[str, str],
) -> CellView | None:
    if not held:
        return None
    found = [_position(position, places, parties, moves) for position in sorted(held, key=lambda p: _day(p, places))]
    return CellView(
        id=anchor("cell", f"{side} {issue}"), side=names_of([side], parties), positions=tuple(found)
    )  # fmt: skip


def _day(position: Position, places: Places) -> tuple[str, str]:
    value = position.date.value if position.date else places.homes[position.article_id].published
    day = first_day(value)
    return (day.isoformat() if day else "9999", position.id)


def _position(position: Position, places: Places, parties: Mapping[str, str], moves: Mapping[str, str]) -> PositionView:
    home = places.homes[position.article_id]
    text, date = home.article.text, position.date
    return PositionView(
        id=anchor("position", position.id),
        day=short_day(date.value if date else home.published),
        uttered=bool(date and date.span),
        stance=STANCES[position.stance],
        toward=names_of(position.toward, parties),
        place=places.at(position.article_id, position.text, position.statement),
        condition=" ".join(position.condition.of(text).split()) if position.condition else None,
        move=moves.get(position.id),
    )
