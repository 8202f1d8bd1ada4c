"""`pourparler commitments`: what sides undertook to do, and by when."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show

COLUMNS = (
    Column(key="published", title="published", cut=10),
    Column(key="outlet", title="outlet", widest=14, needs=110),
    Column(key="due", title="due", cut=10),
    Column(key="party", title="party", widest=22),
    Column(key="issue", title="issue", widest=18, needs=100),
    Column(key="words", title="words", open=True),
    Column(key="who", title="according to", widest=18),
    Column(key="id", title="id", cut=10, needs=100),
)


@click.command("commitments")
@options.record
@options.filters()
@options.as_format
def command(record: str, asked: options.Given, format_: str) -> None:
    """List what sides undertook to do, and by when."""
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        show(held.commitments(**asked), COLUMNS, format_, empty="no such commitments in the record")
