"""What reading coverage came to, on stderr; used by `read` and `demo`.

In: a `ReadReport`. Out: lines for people, an exit status. Refused: to write to stdout.
"""

from __future__ import annotations

import glob
import os
import resource
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pourparler.cli.ending import COULD_NOT, DONE, SOME_PROBLEMS
from pourparler.cli.terminal import harmless
from pourparler.pipeline import ReadReport
from pourparler.problems import Problem
from pourparler.record import Added

if TYPE_CHECKING:
    from pourparler.record.issues import IssuesFile
    from pourparler.sources.web.client import Web

SHOWN = 50
"""Problems listed at the prompt; the record keeps them all."""


@contextmanager
def made_for_use(record: str) -> Iterator[None]:
    """A record that was not there and into which nothing came is taken away again: a mistyped name leaves no file."""
    path = Path(record)
    fresh = "://" not in record and record != ":memory:" and not path.exists()
    try:
        yield
    finally:
        if fresh and path.is_file() and _is_empty(path):
            path.unlink()


def _is_empty(path: Path) -> bool:
    from pourparler.door import Record

    with Record.open(path, create=False) as held:
        return next(iter(held.articles()), None) is None


def tell(report: ReadReport, processes: int) -> None:
    """Say what was new, known, kept beside another text, skipped and why; memory and time."""
    click.echo(f"{_count(len(report.new), 'article')} new, with {_count(report.statements, 'statement')}", err=True)
    for ids, what in (
        (report.again, "read again with the current version"),
        (report.known, "known already, nothing added"),
        (report.conflicts, "under an id that another article has: both are kept"),
    ):
        if ids:
            click.echo(f"{_count(len(ids), 'article')} {what}", err=True)
    _tell_revised(report.revised)
    complain(report.skipped, "skipped")
    complain(report.problems, "kept, with a problem")
    tell_cost(report.seconds, processes)


def _tell_revised(revised: Sequence[Added]) -> None:
    """Say which texts came to stand above others, and which stand below, as far as they fit."""
    if not revised:
        return
    click.echo(
        f"{_count(len(revised), 'article')} revised: every text is kept, the last one counts; "
        "`pourparler articles --revisions` shows what was changed",
        err=True,
    )
    for added in revised[:SHOWN]:
        turn = f"supersedes {added.supersedes}" if added.supersedes else f"stands below {added.superseded_by}"
        click.echo(f"  {harmless(added.article_id)} {harmless(turn)}", err=True)
    if len(revised) > SHOWN:
        click.echo(f"  … and {len(revised) - SHOWN} more", err=True)


def tell_issues_missing(kept: Iterable[IssuesFile], given: Iterable[str]) -> None:
    """Say which issues files the record was read with before that are not given now: words are read by those given."""
    missing = sorted({file.name for file in kept} - {os.path.basename(name) for name in given})
    if missing:
        again = " ".join(f"--issues {harmless(name)}" for name in missing)
        click.echo(f"this record was read with {', '.join(map(harmless, missing))} before; give {again} too", err=True)


def complain(problems: Sequence[Problem], what: str) -> None:
    """List problems with their reasons, the first fifty of them."""
    if not problems:
        return
    click.echo(f"{_count(len(problems), 'input')} {what}:", err=True)
    for problem in problems[:SHOWN]:
        click.echo(f"  {harmless(str(problem))}", err=True)
    if len(problems) > SHOWN:
        click.echo(f"  … and {len(problems) - SHOWN} more", err=True)


def tell_cost(seconds: Mapping[str, float], processes: int) -> None:
    """Say how long each stage took, all processes together, and how much memory they can have held at most."""
    stages = ", ".join(f"{stage} {spent:.1f}" for stage, spent in seconds.items())
    click.echo(f"seconds: {stages}; peak memory {peak_memory(processes) / 1e6:,.0f} MB", err=True)


def status(report: ReadReport, inputs: Iterable[str]) -> int:
    """The exit status of what was read into a record."""
    read = bool(report.new or report.known or report.again or report.revised or report.conflicts)
    return outcome(inputs, read=read, problems=bool(report.skipped or report.problems))


def outcome(inputs: Iterable[str], *, read: bool, problems: bool) -> int:
    """Done, done with problems, or not done: an input is not there and nothing at all was read."""
    if not problems:
        return DONE
    return SOME_PROBLEMS if read or all(map(present, inputs)) else COULD_NOT


def web_of(inputs: Iterable[str], *, allow_private: bool) -> Web | None:
    """The client that asks for the addresses among the inputs, until the command ends; None where there are none."""
    from pourparler.sources.web import is_address

    if not any(map(is_address, inputs)):
        return None
    from pourparler.sources.web.client import Web  # here, so that files are read without it

    return click.get_current_context().with_resource(Web(allow_private=allow_private))


def present(given: str) -> bool:
    """Whether an input names something that is there, whatever it holds."""
    return given == "-" or os.path.lexists(given) or bool(glob.glob(given, recursive=True))


def peak_memory(processes: int = 1) -> int:
    """Bytes: the most that this process has held, and for each other process the most that any of them has."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    held = own + (processes if processes > 1 else 0) * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024  # bytes there, kibibytes elsewhere


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
