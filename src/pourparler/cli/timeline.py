"""`pourparler timeline`: the record in order of time."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show

COLUMNS = (
    Column(key="date", title="date", cut=10),
    Column(key="basis", title="day it was"),
    Column(key="kind", title="kind", needs=100),
    Column(key="outlet", title="outlet", widest=14),
    Column(key="who", title="who", widest=26),
    Column(key="via", title="via", widest=16),
    Column(key="what", title="what", open=True),
)


@click.command("timeline")
@options.record
@options.filters()
@options.as_format
def command(record: str, asked: options.Given, format_: str) -> None:
    """List articles and statements in order of their day.

    "day it was" says whether the day is that of the utterance, as the article gives it, or that of publication. What
    has no day comes last.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        show(held.timeline(repeats=False, **asked), COLUMNS, format_, empty="nothing of that kind in the record")
