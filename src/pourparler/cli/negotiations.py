"""`pourparler negotiations`: which affairs the record tells of."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show

COLUMNS = (
    Column(key="name", title="negotiation", widest=46),
    Column(key="parties", title="parties", widest=34, needs=100),
    Column(key="mediators", title="mediators", widest=30, needs=70),
    Column(key="articles", title="articles", right=True),
    Column(key="statements", title="statements", right=True, needs=70),
    Column(key="first", title="first", needs=100),
    Column(key="last", title="last", needs=100),
    Column(key="words", title="its words", open=True, needs=120),
    Column(key="id", title="id", widest=34),
)
OF_ARTICLES = (
    Column(key="negotiation", title="negotiation", widest=28),
    Column(key="score", title="score", right=True),
    Column(key="published", title="published", cut=10),
    Column(key="outlet", title="outlet", widest=14),
    Column(key="title", title="title", widest=40),
    Column(key="reasons", title="why", open=True),
    Column(key="article", title="article", widest=20),
)


@click.command("negotiations")
@options.record
@click.option(
    "--negotiations", "file", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
    help="A file (YAML) that names, splits, joins or hides negotiations; it is kept with the record.",
)  # fmt: skip
@click.option("--suggested", is_flag=True, help="Forget the file that was kept; what the record suggests counts again.")
@click.option("--articles", is_flag=True, help="The articles of each, with a score and why they belong to it.")
@options.filters("negotiation", "issue", "outlet", "since", "until", "as-of", "text")
@options.as_format
def command(record: str, file: str | None, suggested: bool, articles: bool, asked: options.Given, format_: str) -> None:
    """List the negotiations that the record tells of.

    They are suggested from who stands beside whom in sentences of talks, and in which words; who hosts, mediates or
    carries word for others is a mediator. An article belongs to none, one or several; each statement to what its own
    sentences tell of. A file with the list `negotiations` gives them as you want them: each entry has a `name`, and
    `from` (ids of suggestions: one renames, several join, the same in two entries splits by their `parties`) or at
    least two `parties`; besides `id`, `mediators`, `issues`, `aliases`, `words`. `hidden` lists ids to leave out.
    """
    from pourparler.door import Record

    if file is not None and suggested:
        raise click.UsageError("give --negotiations or --suggested, not both")
    with Record.open(record, create=False) as held:
        if file is not None or suggested:
            held.name_negotiations(file)
        if articles:
            show(held.belongings(**asked), OF_ARTICLES, format_, empty="no such articles in the record")
        else:
            show(held.negotiations(**asked), COLUMNS, format_, empty="no such negotiation in the record")
