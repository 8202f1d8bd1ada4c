"""`pourparler report`: the dossier of a record."""

from __future__ import annotations

import click

from pourparler.cli import options


@click.command("report")
@options.record
@click.option(
    "-o", "--output", default="dossier.html", show_default=True, type=click.Path(allow_dash=True), metavar="FILE",
    help="Where to write it; - for stdout.",
)  # fmt: skip
@click.option("--title", default="The record", show_default=True, metavar="WORDS", help="The dossier's title.")
@click.option("--full-text", is_flag=True, help="Articles whole, not only excerpts: not for redistribution.")
@options.filters("negotiation", "outlet", "since", "until", "as-of", limit=False)
def command(record: str, output: str, title: str, full_text: bool, asked: options.Given) -> None:
    """Write the dossier: one HTML file of the whole record.

    It needs neither network nor script. It says what the record holds, draws a timeline, and marks each statement in
    an excerpt of its article.
    """
    from pourparler.door import Record

    with (
        Record.open(record, create=False) as held,
        click.open_file(output, "w", encoding="utf-8", atomic=output != "-") as file,
    ):
        for chunk in held.dossier(title=title, full_text=full_text, **asked):
            file.write(chunk)
    if output != "-":
        click.echo(output)
