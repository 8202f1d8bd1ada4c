"""Positions as the dossier sets them: a matrix of issues and sides, each cell leading to its dated quotations.

In: the positions of each negotiation, and the moves between them. Out: a `MatrixView` each.
Refused: a cell without its words; sides beyond the widest page stand below the matrix, not in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pourparler.analysis import first_day
from pourparler.analysis.moves import MoveKind
from pourparler.model import Position
from pourparler.present.markup import anchor
from pourparler.present.places import Places, PlaceView
from pourparler.present.wording import STANCES, issue_name, names_of, short_day

COLUMNS = 6
STEPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AffairPositions:
    """The positions of one negotiation, by its id and name, and its parties; without a name, those of the record."""

    positions: tuple[Position, ...]
    id: str = ""
    name: str | None = None
    foremost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView:
    """One position: its day (of the utterance where `uttered`; none unless `dated`), stance, words, condition, and what
    move it was.
    """

    day: str
    dated: bool
    uttered: bool
    stance: str
    toward: str
    place: PlaceView
    condition: str | None
    move: MoveKind | None


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
    """The matrix of a negotiation: names of the sides that have a column, and a row an issue."""

    id: str
    name: str | None
    sides: tuple[str, ...]
    others: int
    rows: tuple[RowView, ...]


def matrix_views(
    affairs: Iterable[AffairPositions], places: Places, parties: Mapping[str, str], moves: Mapping[str, MoveKind]
) -> tuple[MatrixView, ...]:
    """A matrix for each negotiation, of the positions whose articles the dossier shows; `moves` by position id."""
    found = (_Setting(affair=affair, places=places, parties=parties, moves=moves).matrix() for affair in affairs)
    return tuple(view for view in found if view)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What every cell of a matrix is set with."""

    affair: AffairPositions
    places: Places
    parties: Mapping[str, str]
    moves: Mapping[str, MoveKind]

    def matrix(self) -> MatrixView | None:
        kept = [position for position in self.affair.positions if self.places.holds(position.article_id)]
        if not kept:
            return None
        said = Counter(position.party for position in kept)
        order = sorted(said, key=lambda side: (side not in self.affair.foremost, -said[side], side))
        issues = Counter(position.issue for position in kept)
        shown = order[:COLUMNS]
        return MatrixView(
            id=anchor("affair", self.affair.id),
            name=self.affair.name,
            sides=tuple(names_of([side], self.parties) for side in shown),
            others=len(order) - len(shown),
            rows=tuple(
                self._row(issue, [p for p in kept if p.issue == issue], order)
                for issue in sorted(issues, key=lambda issue: (-issues[issue], issue))
            ),
        )

    def _row(self, issue: str, held: Sequence[Position], order: Sequence[str]) -> RowView:
        cells = [self._cell(issue, side, [p for p in held if p.party == side]) for side in order]
        return RowView(
            issue=issue_name(issue),
            id=anchor("issue", f"{self.affair.id} {issue}" if self.affair.id else issue),
            cells=tuple(cells[:COLUMNS]),
            rest=tuple(cell for cell in cells[COLUMNS:] if cell),
        )

    def _cell(self, issue: str, side: str, held: Sequence[Position]) -> CellView | None:
        if not held:
            return None
        ordered = sorted(held, key=lambda position: _day(position, self.places))
        return CellView(
            id=anchor("cell", f"{self.affair.id} {side} {issue}"),
            side=names_of([side], self.parties),
            positions=tuple(map(self._position, ordered)),
        )

    def _position(self, position: Position) -> PositionView:
        home = self.places.homes[position.article_id]
        text, date = home.article.text, position.date
        return PositionView(
            day=short_day(date.value if date else home.published),
            dated=bool(date or home.published),
            uttered=bool(date and date.span),
            stance=STANCES[position.stance],
            toward=names_of(position.toward, self.parties),
            place=self.places.at(position.article_id, position.text, position.statement),
            condition=" ".join(position.condition.of(text).split()) if position.condition else None,
            move=self.moves.get(position.id),
        )


def _day(position: Position, places: Places) -> tuple[str, str]:
    value = position.date.value if position.date else places.homes[position.article_id].published
    day = first_day(value)
    return (day.isoformat() if day else "9999", position.id)
