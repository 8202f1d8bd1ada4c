"""`pourparler articles`: what was read, with its facts; what was changed at its address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, plain, show
from pourparler.cli.terminal import harmless

if TYPE_CHECKING:
    from pourparler.record import Difference

COLUMNS = (
    Column(key="published", title="published", cut=16),
    Column(key="date_from", title="date from", needs=100),
    Column(key="dates_disagree", title="but also", widest=24),
    Column(key="outlet", title="outlet", widest=18),
    Column(key="title", title="title", open=True),
    Column(key="id", title="id", widest=20),
    Column(key="supersedes", title="supersedes", widest=20, needs=70),
    Column(key="superseded_by", title="superseded by", widest=20, needs=70),
)
RELATIONS = {
    "changed": "changed",
    "excerpt": "only an excerpt of the next",
    "same words": "the same words, laid out anew",
}


@click.command("articles")
@options.record
@options.filters()
@click.option("--superseded", is_flag=True, help="Also earlier texts of revised articles, which do not count.")
@click.option("--revisions", is_flag=True, help="What was removed and added from each text of an article to the next.")
@options.as_format
def command(record: str, asked: options.Given, superseded: bool, revisions: bool, format_: str) -> None:
    """List articles with their facts, and where each came from.

    A date is shown with where it stood; dates that disagree with it are shown beside it. An article that was read
    again with another text at its address is listed once, as it stands; with --as-of, as it stood.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        if not revisions:
            found = held.articles(superseded=superseded, **asked)
            show(found, COLUMNS, format_, empty="no such articles in the record")
        elif format_ != "table":
            show(held.revisions(**asked), (), format_, empty="")
        elif not _tell(held.revisions(**asked)):
            click.echo("no such article was revised", err=True)


def _tell(found: Iterable[Difference]) -> bool:
    """Print what was changed, a sentence a line; whether there was anything."""
    told = False
    for change in found:
        if told:
            click.echo()
        told = True
        title = change.newer.title.value if change.newer.title else change.newer.url
        click.echo(click.style(plain(title), bold=True))
        for article in (change.older, change.newer):
            day = article.published.value if article.published else "no date"
            click.echo(f"  {harmless(article.id)}  {harmless(day)}")
        click.echo(f"  {RELATIONS[change.relation]}")
        for span in change.removed:
            click.echo(click.style(f"- {harmless(span.of(change.older.text))}", fg="red"))
        for span in change.added:
            click.echo(click.style(f"+ {harmless(span.of(change.newer.text))}", fg="green"))
    return told
