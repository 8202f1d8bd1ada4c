"""`pourparler resolve`: who that was, on that day."""

from __future__ import annotations

import json

import click

from pourparler.cli import options


@click.command("resolve")
@click.argument("text")
@click.option("--date", metavar="DATE", help="The day (YYYY-MM-DD) on which the words were written.")
@options.actors_files
@click.option(
    "-f", "--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="Lines for people, or JSON for programs.",
)  # fmt: skip
def command(text: str, date: str | None, actors: tuple[str, ...], format_: str) -> None:
    """Say who TEXT means on a day.

    Printed are the actor, or the candidates in order where several fit, and the codes of country and sector.
    """
    from pathlib import Path

    from pourparler.actors import Registry
    from pourparler.record.day import days
    from pourparler.record.parts_shape import actor_json

    if date is not None and days(date) is None:
        raise click.BadParameter(f"a date like 2026-03-13 is wanted, found {date!r}", param_hint="--date")
    reading = Registry.load(*map(Path, actors)).read(text, on=date)
    found = reading.resolution
    if format_ == "json":
        shown = {
            "actor": actor_json(found.actor) if found.actor else None,
            "candidates": [actor_json(candidate) for candidate in found.candidates],
            "country": reading.country,
            "sector": reading.sector,
            "rule": found.rule,
        }
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for actor in (found.actor,) if found.actor else found.candidates:
        parts = (actor.name, actor.office, actor.party, f"[{actor.id}]")
        click.echo(", ".join(part for part in parts if part))
    if not (found.actor or found.candidates):
        click.echo("no actor of that name or office is known" + (" on that day" if date else ""), err=True)
    codes = {"country": reading.country, "sector": reading.sector}
    if any(codes.values()):
        click.echo(", ".join(f"{name} {code}" for name, code in codes.items() if code))
