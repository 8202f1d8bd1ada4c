"""Rows on stdout: a table that fits the terminal, JSON, JSON lines or CSV.

In: rows (mappings of plain values) and which columns a table shows. Out: text on stdout.
Refused: to shorten anything that a program reads; only tables shorten words.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

Row = Mapping[str, Any]
PIPED_WIDTH = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table; one with `ratio` takes what room is left and is shortened, the others are kept whole."""

    key: str
    title: str
    ratio: int | None = None
    widest: int | None = None
    right: bool = False


def show(rows: Iterable[Row], columns: Sequence[Column], format_: str, *, empty: str) -> None:
    """Print the rows; `empty` is said on stderr where there are none."""
    held = list(rows)
    if not held:
        click.echo(empty, err=True)
    if format_ == "table":
        if held:
            table(held, columns)
    elif format_ == "json":
        click.echo(json.dumps(held, ensure_ascii=False, indent=2))
    elif format_ == "jsonl":
        for row in held:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        _csv(held, columns)


def table(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """The rows as a table, as wide as the terminal; columns in which nothing stands are left out."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = [c for c in columns if any(plain(row.get(c.key)) for row in rows)]
    page = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=any(c.ratio for c in shown))
    for column in shown:
        page.add_column(
            column.title,
            ratio=column.ratio,
            max_width=column.widest,
            justify="right" if column.right else "left",
            overflow="ellipsis",
            no_wrap=True,
        )
    for row in rows:
        page.add_row(*(Text(plain(row.get(c.key))) for c in shown))
    console().print(page)


def console() -> Console:
    """Stdout as rich sees it: the terminal's width, or `COLUMNS`, or 140 in a pipe; colour on a terminal only."""
    from rich.console import Console

    width = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    return Console(file=sys.stdout, width=width, highlight=False, soft_wrap=False)


def plain(value: object) -> str:
    """A value as a cell has it: nothing for None, items joined, on one line.

    >>> plain(None), plain(("tass", "interfax")), plain("the foreign\\n ministry")
    ('', 'tass, interfax', 'the foreign ministry')
    """
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(plain(item) for item in value)
    return " ".join(str(value).split())


def _csv(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    names = list(rows[0]) if rows else [c.key for c in columns]
    writer = csv.DictWriter(sys.stdout, names, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(row.get(name)) for name in names})


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list, tuple)) else value
