"""`pourparler positions`: where each side stands on which issue, in whose words, and how it moved."""

from __future__ import annotations

from typing import get_args

import click

from pourparler.analysis.moves import MoveKind
from pourparler.cli import options
from pourparler.cli.listing import Column, show
from pourparler.model.position import Stance

STANCES = tuple(stance for stance in get_args(Stance) if stance != "silent")
COLUMNS = (
    Column(key="date", title="date", cut=10),
    Column(key="outlet", title="outlet", widest=14, needs=130),
    Column(key="party", title="party", widest=18),
    Column(key="issue", title="issue", widest=24),
    Column(key="stance", title="stance"),
    Column(key="words", title="words", open=True),
    Column(key="condition", title="condition", widest=26, needs=130),
    Column(key="move", title="move", needs=100),
    Column(key="who", title="according to", widest=18),
    Column(key="via", title="via", widest=14, needs=130),
    Column(key="id", title="id", cut=10, needs=130),
)
MOVES = (
    Column(key="date", title="date", cut=10),
    Column(key="party", title="party", widest=18),
    Column(key="issue", title="issue", widest=24),
    Column(key="move", title="move"),
    Column(key="before_date", title="from", cut=10, needs=100),
    Column(key="before", title="before", widest=44),
    Column(key="after", title="after", open=True),
    Column(key="who", title="according to", widest=18, needs=100),
)
EMPTY = "no such positions in the record"


@click.command("positions")
@options.record
@options.filters()
@click.option("--stance", type=click.Choice(STANCES), help="Only positions of this stance.")
@click.option("--moves", is_flag=True, help="The move to each position, with the position before it.")
@click.option("--move", type=click.Choice(get_args(MoveKind)), help="Only moves of this kind.")
@options.as_format
def command(
    record: str, asked: options.Given, stance: str | None, moves: bool, move: MoveKind | None, format_: str
) -> None:
    """List where each side stands on which issue, in whose words, and how it moved.

    `--party` asks for whose the position is, `--actor` for who said so. A move is from what the same side said before
    on the issue, in the same negotiation: first, restated, hardened, softened, withdrawn, contradicted by another of
    its speakers; none where nothing tells its direction.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        if moves or move:
            show(held.moves(kind=move, type=stance, **asked), MOVES, format_, empty="no such moves in the record")
        else:
            show(held.positions(type=stance, **asked), COLUMNS, format_, empty=EMPTY)
