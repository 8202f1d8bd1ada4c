"""`pourparler schema`: the JSON Schema of what a command prints."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.argument("name", required=False, metavar="[NAME]")
def command(name: str | None) -> None:
    """Print the JSON Schema of one entry of what a command prints as JSON; without NAME, list the schemas.

    `--format json` prints a list of such entries, `--format jsonl` one a line.
    """
    from pourparler.rows.schema import schema, schema_names

    if name is None:
        for each in schema_names():
            click.echo(f"{each}  {schema(each)['title']}")
        return
    click.echo(json.dumps(schema(name), indent=2, ensure_ascii=False))
