"""`pourparler lint-actors`: is an actors file sound?"""

from __future__ import annotations

from pathlib import Path

import click


@click.command("lint-actors")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Check an actors file (YAML).

    Its fields, kinds and dates must hold, and every state and office it names must be known. The first fault is told
    with file and line, and the exit status is 2.
    """
    from pourparler.actors import Registry

    known = len(Registry.load())
    held = Registry.load(file)
    own = sum(entry.rank == 1 for entry in held)
    click.echo(f"{file}: {own} actors, sound; {len(held) - known} of them beside the bundled ones")
