"""`pourparler positions`: where each side stands on which issue, in whose words."""

from __future__ import annotations

from typing import get_args

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show
from pourparler.model.position import Stance

STANCES = tuple(stance for stance in get_args(Stance) if stance != "silent")
COLUMNS = (
    Column(key="date", title="date", cut=10),
    Column(key="outlet", title="outlet", widest=14, needs=110),
    Column(key="party", title="party", widest=18),
    Column(key="issue", title="issue", widest=20),
    Column(key="stance", title="stance"),
    Column(key="words", title="words", open=True),
    Column(key="condition", title="condition", widest=26, needs=100),
    Column(key="who", title="according to", widest=18),
    Column(key="via", title="via", widest=14, needs=100),
    Column(key="id", title="id", cut=10, needs=100),
)


@click.command("positions")
@options.record
@options.filters()
@click.option("--stance", type=click.Choice(STANCES), help="Only positions of this stance.")
@options.as_format
def command(record: str, asked: options.Given, stance: str | None, format_: str) -> None:
    """List where each side stands on which issue, in whose words.

    `--party` asks for whose the position is, `--actor` for who said so.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        show(held.positions(type=stance, **asked), COLUMNS, format_, empty="no such positions in the record")
