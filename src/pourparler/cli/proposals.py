"""`pourparler proposals`: what was put on the table, its terms, and the answers."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show

EACH = (
    Column(key="published", title="published", cut=10),
    Column(key="outlet", title="outlet", widest=14, needs=110),
    Column(key="name", title="name", widest=30),
    Column(key="author", title="author", widest=18),
    Column(key="publication", title="known as", widest=10),
    Column(key="terms", title="terms", open=True),
    Column(key="answers", title="answers", widest=40),
    Column(key="id", title="id", cut=10, needs=100),
)


@click.command("proposals")
@options.record
@options.filters()
@options.as_format
def command(record: str, asked: options.Given, format_: str) -> None:
    """List plans, frameworks, drafts and packages on the table, with their terms and the answers to them."""
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        show(held.proposals_by_article(**asked), EACH, format_, empty="no such proposals in the record")
