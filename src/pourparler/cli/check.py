"""`pourparler check`: proof that a record holds together."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.ending import DONE, SOME_PROBLEMS
from pourparler.cli.terminal import harmless


@click.command("check")
@options.record
@click.pass_context
def command(ctx: click.Context, record: str) -> None:
    """Prove that the spans, ids and references of a record hold.

    Every span gives its words, every id recomputes, no reference dangles, the texts of a revised article stand in
    their turn. What does not hold is printed, a line each,
    and the exit status is 1.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        counts = held.counts()
        problems = list(held.check())
    for problem in problems:
        click.echo(harmless(str(problem)))
    found = f"{len(problems)} faults" if problems else "everything holds"
    held_too = f", {counts.superseded} superseded texts" if counts.superseded else ""
    click.echo(
        f"{found}: {counts.articles} articles{held_too}, {counts.statements} statements, "
        f"{counts.judgements} judgements",
        err=True,
    )
    ctx.exit(SOME_PROBLEMS if problems else DONE)
