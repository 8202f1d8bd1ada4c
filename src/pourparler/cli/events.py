"""`pourparler events`: who did what to whom, and what became of it."""

from __future__ import annotations

from typing import get_args

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show
from pourparler.model.event import EventStatus, EventType

DEED = (
    Column(key="date", title="date", cut=10),
    Column(key="type", title="type"),
    Column(key="status", title="status"),
    Column(key="who", title="who", widest=24),
    Column(key="whom", title="whom", widest=24),
)
COLUMNS = (
    Column(key="published", title="published", cut=10),
    Column(key="outlet", title="outlet", widest=14, needs=110),
    *DEED,
    Column(key="words", title="words", open=True),
    Column(key="id", title="id", cut=10),
)
JOINED = (
    *DEED,
    Column(key="outlets", title="outlets", widest=28, needs=110),
    Column(key="articles", title="articles", right=True),
    Column(key="words", title="words", open=True),
    Column(key="id", title="id", cut=10, needs=100),
)
EMPTY = "no such events in the record"


@click.command("events")
@options.record
@options.filters()
@click.option(
    "--status", type=click.Choice(get_args(EventStatus)), help="Only deeds and meetings of which this became.",
)  # fmt: skip
@click.option(
    "--type", "type_", type=click.Choice(get_args(EventType)), metavar="TYPE",
    help="Only this type: one of PLOVER, such as CONSULT, or OTHER.",
)  # fmt: skip
@click.option("--joined", is_flag=True, help="One line a happening, with the outlets that tell it.")
@options.as_format
def command(
    record: str, asked: options.Given, status: str | None, type_: str | None, joined: bool, format_: str
) -> None:
    """List who did what to whom, and whether it was done.

    Types are those of PLOVER 2.0; a future meeting is AGREE, one called off REJECT. `--actor` and `--party` ask for
    events in which these stand on either side. Of a meeting all parties stand under `who`.

    `--joined` joins what several articles tell of one happening: the same kind and standing, the same sides, days that
    agree, and enough besides (place, day, numbers). The words are those of the first report; JSON has every telling.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        if joined:
            show(held.happenings(status=status, type=type_, **asked), JOINED, format_, empty=EMPTY)
        else:
            show(held.events(status=status, type=type_, **asked), COLUMNS, format_, empty=EMPTY)
