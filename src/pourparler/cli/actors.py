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
    Column(key="articles", title="articles", right=True, needs=70),
    Column(key="first", title="first", needs=100),
    Column(key="last", title="last", needs=100),
    Column(key="names", title="in the words", open=True, needs=70),
    Column(key="id", title="id", widest=30),
)
WHY = (
    Column(key="id", title="id", widest=34),
    Column(key="article", title="article", widest=24),
    Column(key="alone", title="id in it alone", widest=44),
    Column(key="why", title="why it is the same", open=True),
)
NAMESAKES = (
    Column(key="first", title="one", widest=44),
    Column(key="second", title="another", widest=44),
    Column(key="why", title="why they are kept apart", open=True),
)


@click.command("actors")
@options.record
@options.filters()
@click.option("--why", is_flag=True, help="Why each person whom the registry lacks is one, article by article.")
@click.option("--namesakes", is_flag=True, help="People of one name whom nothing makes one; `review merge` may.")
@options.as_format
def command(record: str, asked: options.Given, why: bool, namesakes: bool, format_: str) -> None:
    """List who speaks, is spoken to or passes on.

    Those who say most come first, with the words that name them. "says" counts statements without mere repetitions,
    "passes on" those that came through an actor, "is told" those said to it.

    A person whom the registry lacks is one in two articles where the full name (but for transliteration) is the same,
    and the side, the office or the negotiation too; somebody of whom only the name is known is so in one negotiation
    at most. `review merge` and `review split` mend that; anonymous sources are never joined.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        if namesakes:
            show(held.namesakes(), NAMESAKES, format_, empty="no two people of one name")
            return
        if why:
            show(held.appearances(**asked), WHY, format_, empty="the registry has all of these")
            return
        show(held.actors(**asked), COLUMNS, format_, empty="no such actors in the record")
