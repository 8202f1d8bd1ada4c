"""`pourparler talks`: meetings, calls, rounds and formats, and what became of them."""

from __future__ import annotations

from typing import get_args

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show
from pourparler.model.talks import TalksKind, TalksStatus

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


@click.command("talks")
@options.record
@options.filters()
@click.option("--status", type=click.Choice(get_args(TalksStatus)), help="Only talks that stand so.")
@click.option("--type", "type_", type=click.Choice(get_args(TalksKind)), help="Only talks of this kind.")
@options.as_format
def command(record: str, asked: options.Given, status: str | None, type_: str | None, format_: str) -> None:
    """List meetings, calls, visits, rounds, formats and channels, and what became of them."""
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        found = held.talks_by_article(status=status, type=type_, **asked)
        show(found, EACH, format_, empty="no such talks in the record")
