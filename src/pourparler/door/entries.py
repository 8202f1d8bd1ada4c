"""What is asked of a record, and what it gives: entries to go through, as rows, as JSON, as a data frame.

In: what finds the entries and how one is shown. Out: `Entries`, read anew each time they are gone through.
Refused: a data frame where the library for it is not installed (PourparlerError).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Generic, TypedDict, TypeVar

from pourparler.errors import PourparlerError
from pourparler.model import Kind
from pourparler.rows import Row

if TYPE_CHECKING:
    import pandas
    import polars

T = TypeVar("T")


class Asked(TypedDict, total=False):
    """What entries are asked for, as in `Filter`; `actor`, `negotiation` and `issue` may be an id or a name,
    `superseded` asks for texts too that a later one took the place of.
    """

    negotiation: str | None
    actor: str | None
    party: str | None
    issue: str | None
    outlet: str | None
    since: str | None
    until: str | None
    as_of: str | None
    text: str | None
    kinds: tuple[Kind, ...]
    repeats: bool
    sure: float | None
    superseded: bool
    status: str | None
    type: str | None
    limit: int | None


class Entries(Generic[T]):
    """Entries of a record, read anew each time they are gone through; also as a data frame."""

    def __init__(self, find: Callable[[], Iterator[T]], row: Callable[[T], Row], nested: Callable[[T], Row]) -> None:
        """Entries that `find` finds; `row` and `nested` show one of them."""
        self._find, self._row, self._nested = find, row, nested

    def __iter__(self) -> Iterator[T]:
        return self._find()

    def rows(self) -> Iterator[Row]:
        """Each entry as a flat row of plain values."""
        return map(self._row, self)

    def json(self) -> Iterator[Row]:
        """Each entry as a JSON object."""
        return map(self._nested, self)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame; raises PourparlerError where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise PourparlerError("pandas is not installed; `pip install 'pourparler[pandas]'`") from error
        return pandas.DataFrame([dict(row) for row in self.rows()])

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars data frame; raises PourparlerError where polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise PourparlerError("polars is not installed; `pip install 'pourparler[polars]'`") from error
        return polars.DataFrame([dict(row) for row in self.rows()], infer_schema_length=None)
