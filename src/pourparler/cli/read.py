"""`pourparler read`: coverage into a record."""

from __future__ import annotations

import sys

import click

from pourparler.cli import options
from pourparler.cli.progress import progress


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@options.record
@click.option("--again", is_flag=True, help="Extract known articles anew with the current version.")
@options.actors_files
@options.issues_files
@options.allow_private
@options.processes
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    record: str,
    again: bool,
    actors: tuple[str, ...],
    issues: tuple[str, ...],
    allow_private: bool,
    processes: int,
) -> None:
    """Read coverage into a record.

    The record is made where there is none. INPUT is a file, a folder (with its subfolders), a glob in quotation
    marks, the http(s) address of an article or a feed, or - for standard input. Reading the same coverage twice adds
    nothing. Each article is safe on disk before the next one, so a reading that was stopped goes on where it ended
    when it is asked for again.

    Known by content: plain text, Markdown, HTML, feeds (RSS, Atom, RDF, JSON), JSON, JSONL, CSV, TSV, Parquet, WARC,
    mail (.eml) and PDF, also packed in gzip or zip. Rows of a table have the fields of JSON: text, and where they are
    known id, outlet, url, title, byline, published, language; other columns are passed over.
    """
    from pourparler.cli.reading import made_for_use, status, tell, tell_issues_missing, web_of
    from pourparler.door import Record

    with made_for_use(record), Record.open(record) as held:
        tell_issues_missing(held.store.issues_files(), issues)
        with progress("Reading") as advance:
            report = held.read(
                inputs, again=again, actors=actors, issues=issues, stdin=sys.stdin.buffer, heed=advance,
                processes=processes, web=web_of(inputs, allow_private=allow_private),
            )  # fmt: skip
        tell(report, processes)
    ctx.exit(status(report, inputs))
