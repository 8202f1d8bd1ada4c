"""Rows on stdout: a table that fits the terminal, JSON, JSON lines or CSV.

In: entries of a record and which columns a table shows. Out: text on stdout.
Refused: to shorten anything that a program reads; only tables shorten words.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from pourparler.door import Entries
    from pourparler.rows import Row

PIPED_WIDTH = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: `cut` keeps the first characters, `widest` shortens, `ratio` takes what room is left."""

    key: str
    title: str
    ratio: int | None = None
    widest: int | None = None
    cut: int | None = None
    right: bool = False


def show(entries: Entries[Any], columns: Sequence[Column], format_: str, *, empty: str) -> None:
    """Print entries in the format asked for; `empty` is said on stderr where a table has nothing to show."""
    if format_ == "jsonl":
        for entry in entries.json():
            click.echo(json.dumps(entry, ensure_ascii=False))
    elif format_ == "json":
        click.echo(json.dumps(list(entries.json()), ensure_ascii=False, indent=2))
    elif format_ == "csv":
        comma_separated(entries.rows())
    elif rows := list(entries.rows()):
        table(rows, columns)
    else:
        click.echo(empty, err=True)


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
        page.add_row(*(Text(plain(row.get(c.key))[: c.cut]) for c in shown))
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


def comma_separated(rows: Iterable[Row]) -> None:
    """The rows as CSV with a header, values whole."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow(row)
