"""`pourparler talks`: meetings, calls, rounds and formats, and what became of them."""

from __future__ import annotations

from typing import get_args

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show
from pourparler.model.talks import TalksKind, TalksStatus

COLUMNS = (
    Column(key="name", title="name", widest=40),
    Column(key="kind", title="kind"),
    Column(key="status", title="status"),
    Column(key="date", title="date", cut=10, needs=90),
    Column(key="parties", title="parties", widest=28),
    Column(key="venue", title="venue", widest=14, needs=160),
    Column(key="rounds", title="rounds", right=True, needs=160),
    Column(key="history", title="what became of them", open=True),
    Column(key="articles", title="articles", right=True, needs=160),
    Column(key="id", title="id", cut=10, needs=130),
)
EACH = (
    Column(key="published", title="published", cut=10),
    Column(key="outlet", title="outlet", widest=14, needs=110),
    Column(key="name", title="name", widest=36),
    Column(key="kind", title="kind"),
    Column(key="status", title="status"),
    Column(key="date", title="date", cut=10),
    Column(key="parties", title="parties", widest=28),
    Column(key="venue", title="venue", widest=14, needs=100),
    Column(key="words", title="words", open=True),
    Column(key="id", title="id", cut=10, needs=100),
)
EMPTY = "no such talks in the record"


@click.command("talks")
@options.record
@options.filters()
@click.option("--status", type=click.Choice(get_args(TalksStatus)), help="Only talks that stand so.")
@click.option("--type", "type_", type=click.Choice(get_args(TalksKind)), help="Only talks of this kind.")
@click.option("--each", is_flag=True, help="As each article tells of them, not joined.")
@options.as_format
def command(record: str, asked: options.Given, status: str | None, type_: str | None, each: bool, format_: str) -> None:
    """List meetings, calls, visits, rounds, formats and channels, and what became of them.

    What several articles tell of the same talks is joined; JSON says why, and gives each turn with its words. A day in
    brackets is that on which an article first told of a turn whose own day is not known. `--actor` and `--party` ask
    for who takes part or mediates, `--issue` for talks told beside it.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        asked |= {"status": status, "type": type_}
        if each:
            show(held.talks_by_article(**asked), EACH, format_, empty=EMPTY)
        else:
            show(held.talks(**asked), COLUMNS, format_, empty=EMPTY)
