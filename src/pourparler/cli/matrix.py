"""`pourparler matrix`: sides and issues of a negotiation, each cell with its dated quotations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, comma_separated, table
from pourparler.cli.terminal import harmless_json

Matrix = Mapping[str, Any]
WIDEST = 6
"""Sides that have a column in a table."""


@click.command("matrix")
@options.record
@options.filters(limit=False)
@options.as_format
def command(record: str, asked: options.Given, format_: str) -> None:
    """Show where each side of a negotiation stands on each issue.

    A cell gives the stances in the order of their days and how many quotations it rests on; JSON and CSV have every
    quotation with its day and according to whom, JSON lines one cell a line. Where the record holds several
    negotiations, name one.
    """
    from pourparler.door import Record
    from pourparler.rows import matrix_rows

    with Record.open(record, create=False) as held:
        found = held.matrix(**asked)
    if format_ == "json":
        click.echo(harmless_json(json.dumps(found, ensure_ascii=False, indent=2)))
    elif format_ == "jsonl":
        for cell in found["cells"]:
            click.echo(harmless_json(json.dumps(cell, ensure_ascii=False)))
    elif format_ == "csv":
        comma_separated(matrix_rows(found))
    elif found["cells"]:
        _tell(found)
    else:
        click.echo("no position of that kind in the record", err=True)


def _tell(found: Matrix) -> None:
    shown = found["parties"][:WIDEST]
    columns = [Column(key=" ", title="issue", widest=30), *(Column(key=side, title=side, widest=34) for side in shown)]
    table(list(_lines(found)), columns)
    if others := found["parties"][WIDEST:]:
        click.echo(f"and {len(others)} further sides: {', '.join(others)}", err=True)


def _lines(found: Matrix) -> Iterable[Mapping[str, Any]]:
    for issue in found["issues"]:
        cells = {cell["party"]: cell for cell in found["cells"] if cell["issue"] == issue}
        yield {" ": issue} | {
            side: f"{' > '.join(cell['stances'][-3:])} ({len(cell['positions'])})" for side, cell in cells.items()
        }
