"""`pourparler statements`: who said what, to whom, according to whom."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show

COLUMNS = (
    Column(key="published", title="published", cut=10),
    Column(key="outlet", title="outlet", widest=14),
    Column(key="who", title="who", widest=26),
    Column(key="via", title="via", widest=16),
    Column(key="act", title="act", needs=100),
    Column(key="words", title="words", open=True),
    Column(key="id", title="id", cut=10),
)


@click.command("statements")
@options.record
@options.filters()
@click.option("--attitudes", is_flag=True, help="Also what is ascribed without speech: hopes, plans, refuses.")
@click.option("--repeats", is_flag=True, help="Also headlines and summaries that repeat what the body says.")
@click.option("--sure", type=click.FloatRange(0, 1), metavar="SHARE", help="Only what is at least so sure, 0 to 1.")
@options.as_format
def command(
    record: str, asked: options.Given, attitudes: bool, repeats: bool, sure: float | None, format_: str
) -> None:
    """List who said what, to whom, according to whom.

    Statements are shown as they stand after review: corrected, without what was rejected. A table shortens words and
    ids (`review` takes a shortened id); JSON and CSV have everything.
    """
    from pourparler.door import Record

    if attitudes:
        asked["kinds"] = ("speech", "writing", "attitude")
    with Record.open(record, create=False) as held:
        found = held.statements(repeats=repeats, sure=sure, **asked)
        show(found, COLUMNS, format_, empty="no such statements in the record")
