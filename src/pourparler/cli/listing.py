"""Rows on stdout: a table that fits the terminal, JSON, JSON lines or CSV.

In: entries of a record and which columns a table shows. Out: text on stdout.
Refused: to shorten anything that a program reads; only tables shorten words.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from pourparler.cli.terminal import harmless, harmless_json

if TYPE_CHECKING:
    from pourparler.door import Entries
    from pourparler.rows import Row

PIPED_WIDTH = 140
GAP, NARROWEST, OPEN = 2, 6, 36
"""Between columns; the least a column is cut back to; what an open column has before others are cut back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: `cut` keeps the first characters, `widest` shortens, `open` takes what room is left;

    one with `needs` is left out of terminals narrower than that.
    """

    key: str
    title: str
    open: bool = False
    widest: int = 200
    cut: int | None = None
    right: bool = False
    needs: int = 0

    def cell(self, row: Row) -> str:
        """What stands in this column of a row."""
        return plain(row.get(self.key))[: self.cut]


def show(entries: Entries[Any], columns: Sequence[Column], format_: str, *, empty: str) -> None:
    """Print entries in the format asked for; `empty` is said on stderr where a table has nothing to show."""
    if format_ == "jsonl":
        for entry in entries.json():
            click.echo(harmless_json(json.dumps(entry, ensure_ascii=False)))
    elif format_ == "json":
        click.echo(harmless_json(json.dumps(list(entries.json()), ensure_ascii=False, indent=2)))
    elif format_ == "csv":
        comma_separated(entries.rows())
    elif rows := list(entries.rows()):
        table(rows, columns)
    else:
        click.echo(empty, err=True)


def table(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """The rows as a table, no wider than the terminal (140 in a pipe); empty columns are left out."""
    room = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    shown = [c for c in columns if c.needs <= room and any(c.cell(row) for row in rows)]
    wide = widths(rows, shown, room)
    head = _line([c.title for c in shown], shown, wide)
    click.echo(click.style(head, bold=True))
    click.echo(_line(["─" * width for width in wide], shown, wide))
    for row in rows:
        click.echo(_line([c.cell(row) for c in shown], shown, wide))


def _line(cells: Sequence[str], columns: Sequence[Column], wide: Sequence[int]) -> str:
    fitted = (fit(cell, width, right=c.right) for cell, c, width in zip(cells, columns, wide, strict=True))
    return (" " * GAP).join(fitted).rstrip()


def fit(words: str, width: int, *, right: bool = False) -> str:
    """Words in exactly `width` cells of a terminal, shortened with an ellipsis.

    >>> fit("the foreign ministry", 12), fit("12", 4, right=True)
    ('the foreign…', '  12')
    """
    from rich.cells import cell_len, set_cell_size

    if cell_len(words) > width:
        return set_cell_size(words, width - 1) + "…"
    padding = " " * (width - cell_len(words))
    return padding + words if right else words + padding


def widths(rows: Sequence[Row], columns: Sequence[Column], room: int) -> list[int]:
    """How wide each column is: as its words want, the widest cut back first where there is not room for all.

    >>> columns = (Column(key="who", title="who", widest=20), Column(key="words", title="words", open=True))
    >>> widths([{"who": "the foreign minister of Kessary", "words": "will not sign " * 9}], columns, 60)
    [20, 38]
    """
    from rich.cells import cell_len

    wanted = [max(cell_len(c.title), *(cell_len(c.cell(row)) for row in rows)) for c in columns]
    found = [min(want, OPEN if c.open else c.widest) for want, c in zip(wanted, columns, strict=True)]
    room -= GAP * (len(columns) - 1)
    while sum(found) > room and max(found) > NARROWEST:
        spare = [width if c.cut is None and not c.open else 0 for width, c in zip(found, columns, strict=True)]
        at = spare.index(max(spare)) if max(spare) > NARROWEST else found.index(max(found))
        found[at] -= 1
    for at, column in enumerate(columns):
        if column.open:
            found[at] += max(0, min(wanted[at] - found[at], room - sum(found)))
    return found


def plain(value: object) -> str:
    """A value as a cell has it: nothing for None, items joined, on one line.

    >>> plain(None), plain(("tass", "interfax")), plain("the foreign\\n ministry")
    ('', 'tass, interfax', 'the foreign ministry')
    """
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(plain(item) for item in value)
    return harmless(str(value))


def comma_separated(rows: Iterable[Row]) -> None:
    """The rows as CSV with a header, values whole, nothing in them that a spreadsheet would run."""
    from pourparler.record.csv_text import write_table

    coming = iter(rows)
    first = next(coming, None)
    if first is not None:
        write_table(sys.stdout, tuple(first), chain([first], coming))
