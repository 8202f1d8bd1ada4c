"""`pourparler commitments`: what sides undertook to do, by when, and what became of it."""

from __future__ import annotations

from typing import get_args

import click

from pourparler.analysis.kept import OutcomeKind
from pourparler.cli import options
from pourparler.cli.listing import Column, show

COLUMNS = (
    Column(key="published", title="published", cut=10, needs=70),
    Column(key="outlet", title="outlet", widest=14, needs=110),
    Column(key="due", title="due", cut=10),
    Column(key="party", title="party", widest=22),
    Column(key="issue", title="issue", widest=18, needs=100),
    Column(key="words", title="words", open=True),
    Column(key="outcome", title="outcome"),
    Column(key="shown", title="as shown by", widest=36, needs=100),
    Column(key="who", title="according to", widest=18),
    Column(key="id", title="id", cut=10, needs=100),
)


@click.command("commitments")
@options.record
@options.filters()
@click.option("--status", type=click.Choice(get_args(OutcomeKind)), help="Only those of which this became.")
@options.as_format
def command(record: str, asked: options.Given, status: str | None, format_: str) -> None:
    """List what sides undertook to do, by when, and what became of it.

    Kept or broken is what later articles show, in words that are given with it; where nothing shows it, it is unknown.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        show(held.commitments(status=status, **asked), COLUMNS, format_, empty="no such commitments in the record")
