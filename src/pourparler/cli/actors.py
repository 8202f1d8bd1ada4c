"""`pourparler actors`: who speaks, is spoken to, passes on."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show

COLUMNS = (
    Column(key="name", title="name", widest=34),
    Column(key="kind", title="kind", needs=100),
    Column(key="party", title="party", widest=18, needs=70),
    Column(key="statements", title="says", right=True),
    Column(key="reported", title="passes on", right=True, needs=70),
    Column(key="addressed", title="is told", right=True, needs=70),
    Column(key="first", title="first", needs=100),
    Column(key="last", title="last", needs=100),
    Column(key="names", title="in the words", open=True, needs=70),
    Column(key="id", title="id", widest=30),
)


@click.command("actors")
@options.record
@options.filters()
@options.as_format
def command(record: str, asked: options.Given, format_: str) -> None:
    """List who speaks, is spoken to or passes on.

    Those who say most come first, with the words that name them. "says" counts statements without mere repetitions,
    "passes on" those that came through an actor, "is told" those said to it.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        show(held.actors(**asked), COLUMNS, format_, empty="no such actors in the record")
