"""Rows as CSV that a spreadsheet opens without running anything.

In: rows of texts and numbers. Out: lines of CSV.
Refused: nothing; a text that would be a formula is marked as text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import TextIO

Cell = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a text that a spreadsheet would run.

    >>> safe("=1+1"), safe("-5 degrees at the talks"), safe(-5), safe("the talks")
    ("'=1+1", "'-5 degrees at the talks", -5, 'the talks')
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def write_table(out: TextIO, columns: tuple[str, ...], rows: Iterable[Mapping[str, Cell]]) -> int:
    """Writes the names of the columns and the rows; gives the number of rows."""
    writer = csv.writer(out, lineterminator="\r\n")  # with "\n" a cell that holds "\r" would go unquoted
    writer.writerow(columns)
    written = 0
    for row in rows:
        writer.writerow([safe(row[column]) for column in columns])
        written += 1
    return written
