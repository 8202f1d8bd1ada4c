"""`pourparler demo`: the bundled coverage, read and shown."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from pourparler.cli.progress import progress
from pourparler.errors import PourparlerError

RECORD, DOSSIER = "talks.db", "dossier.html"


@click.command("demo")
@click.option(
    "--into", "into", default="pourparler-demo", show_default=True, metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write; what an earlier demo wrote there is replaced.",
)  # fmt: skip
@click.pass_context
def command(ctx: click.Context, into: Path) -> None:
    """Read the bundled coverage, write its dossier, say where it is.

    The coverage is of an invented negotiation: four outlets of different temper over ten weeks. Each demo
    starts from a fresh record.
    """
    from pourparler.cli.reading import status, tell
    from pourparler.door import Record

    into.mkdir(parents=True, exist_ok=True)
    record, dossier = into / RECORD, into / DOSSIER
    for old in (record, into / f"{RECORD}-wal", into / f"{RECORD}-shm"):
        old.unlink(missing_ok=True)
    coverage = bundled()
    with Record.open(record) as held:
        with progress("Reading the demo coverage") as advance:
            report = held.read([coverage], actors=[coverage / "actors.yaml"], heed=advance)
        with dossier.open("w", encoding="utf-8") as file:
            for chunk in held.dossier(title="The Halune affair (invented)"):
                file.write(chunk)
    tell(report, 1)
    _say(record, dossier)
    ctx.exit(status(report, [str(coverage)]))


def bundled() -> Path:
    """The folder of the demo coverage: within the installed package, or at the root of the source tree."""
    here = Path(__file__).resolve().parents[1]
    for folder in (here / "demo", here.parents[1] / "demo"):
        if (folder / "actors.yaml").is_file():
            return folder
    raise PourparlerError(f"the demo coverage is not beside the package in {here}; install pourparler anew")


def _say(record: Path, dossier: Path) -> None:
    click.echo(f"record   {record}\ndossier  {dossier}")
    ours = program()
    click.echo(
        "\nOpen the dossier in a browser, or ask the record:\n\n"
        f"  {ours} statements --record {record} --party kessary --text port\n"
        f"  {ours} timeline --record {record} --since 2026-05\n"
        f"  {ours} statements --record {record} --outlet Halcyon --format json",
        err=True,
    )


def program() -> str:
    """How this program is called from here: by its name if that is on the path, else by where it is installed."""
    installed = Path(sys.executable).with_name("pourparler")
    if shutil.which("pourparler") or not installed.exists():
        return "pourparler"
    here = Path.cwd()
    return str(installed.relative_to(here) if installed.is_relative_to(here) else installed)
