"""`pourparler articles`: what was read, with its facts."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show

COLUMNS = (
    Column(key="published", title="published", cut=16),
    Column(key="date_from", title="date from", needs=100),
    Column(key="dates_disagree", title="but also", widest=24),
    Column(key="outlet", title="outlet", widest=18),
    Column(key="title", title="title", open=True),
    Column(key="id", title="id", widest=20),
)


@click.command("articles")
@options.record
@options.filters()
@options.as_format
def command(record: str, asked: options.Given, format_: str) -> None:
    """List articles with their facts, and where each came from.

    A date is shown with where it stood; dates that disagree with it are shown beside it.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        show(held.articles(**asked), COLUMNS, format_, empty="no such articles in the record")
