"""`pourparler export`: everything in the record, with its evidence."""

from __future__ import annotations

import click

from pourparler.cli import options


@click.command("export")
@options.record
@click.option(
    "-f", "--format", "format_", type=click.Choice(["jsonl", "csv", "parquet", "polecat"]), default="jsonl",
    show_default=True,
    help="One file, an article with its findings a line; a folder of tables; or the events as POLECAT names columns.",
)  # fmt: skip
@click.option(
    "-o", "--output", required=True, type=click.Path(), metavar="PATH",
    help="The file (jsonl, polecat) or folder (csv, parquet) to write.",
)  # fmt: skip
def command(record: str, format_: str, output: str) -> None:
    """Write everything the record holds, with its evidence.

    Judgements and problems are written too. Every text of a revised article is there; `superseded_by` names the text
    that took its place, and only what has none counts. With `polecat`, sectors, codes of countries, coordinates and
    intensity stay empty: the record has none.
    """
    from pourparler.door import Record
    from pourparler.record.export import export_csv, export_jsonl, export_parquet, export_polecat

    with Record.open(record, create=False) as held:
        if format_ == "jsonl":
            said = f"{export_jsonl(held.store, output)} lines"
        elif format_ == "polecat":
            said = f"{export_polecat(held.store, output)} events"
        else:
            write = export_csv if format_ == "csv" else export_parquet
            said = ", ".join(f"{count} {name}" for name, count in write(held.store, output).items())
    click.echo(output)
    click.echo(said, err=True)
