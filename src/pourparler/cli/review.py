"""`pourparler review`: what people judge, kept with who and when."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, get_args

import click

from pourparler.cli import options
from pourparler.cli.listing import Column, show
from pourparler.model import Act, Actor, Polarity

if TYPE_CHECKING:
    from pourparler.door import Record
    from pourparler.record.judgement import Correction, Verdict

COLUMNS = (
    Column(key="when", title="when", cut=16),
    Column(key="who", title="who", widest=20),
    Column(key="verdict", title="verdict"),
    Column(key="targets", title="on", widest=40),
    Column(key="correction", title="correction", widest=30),
    Column(key="note", title="note", open=True),
    Column(key="in_force", title="in force"),
    Column(key="id", title="id", cut=10),
)
NOBODY = "none"

_record = click.option(
    "-r", "--record", "record", type=click.Path(), metavar="FILE",
    help="The record; may also stand before the verdict.",
)  # fmt: skip


def _judging(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every verdict takes."""
    function = click.option("--note", metavar="WORDS", help="Why; kept with the judgement.")(function)
    who = click.option(
        "--who", envvar="POURPARLER_WHO", show_envvar=True, default=getpass.getuser, metavar="NAME",
        help="Who judges; your login name where nothing is said.",
    )  # fmt: skip
    decorated: Callable[..., Any] = _record(who(function))
    return decorated


_joined = click.option(
    "--joined", is_flag=True,
    help="Also what other articles tell of the same talks or proposals, as listings join them.",
)  # fmt: skip


@click.group("review")
@click.option(
    "-r", "--record", "record", envvar="POURPARLER_RECORD", show_envvar=True, type=click.Path(), metavar="FILE",
    help="The record.",
)  # fmt: skip
@click.pass_context
def command(ctx: click.Context, record: str | None) -> None:
    """Judge entries: confirm, reject, correct, merge, split, undo.

    An entry is a statement, an event, talks, a proposal, a position or a commitment, by its id in the listings.
    Findings never change: a judgement stands beside them with who made it and when, and listings, analyses and dossier
    show entries as they stand after it. An id may be shortened as long as only one entry begins like it.

    Talks and proposals are listed as several articles tell of them, under the id of the first: `--joined` judges what
    all of these articles tell.
    """
    ctx.obj = record


def _open(record: str | None) -> Record:
    from pourparler.door import Record

    named = record or click.get_current_context().obj
    if not named:
        raise click.UsageError("name the record: pourparler review --record talks.db …")
    return Record.open(named, create=False)


def _judge(
    verdict: Verdict,
    targets: tuple[str, ...],
    record: str | None,
    who: str,
    note: str | None,
    correction: Callable[[Record], Correction] | None = None,
    *,
    joined: bool = False,
) -> None:
    from pourparler.record.judgement import Judgement

    now = datetime.now(UTC).isoformat(timespec="seconds")
    with _open(record) as held:
        meant = correction(held) if correction else None
        made = held.judge(
            Judgement.make(verdict, targets, who=who, when=now, note=note, correction=meant), joined=joined
        )
        told = {} if joined else held.joined(made.targets)
    click.echo(f"{made.verdict} {' '.join(made.targets)}, by {made.who}; kept as {made.id}")
    for id, group in told.items():
        others = len(set(group) - set(made.targets))
        if others:
            click.echo(f"{id}: {others} more tell of it, and were not judged; --joined judges them too", err=True)


@command.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@_joined
@_judging
def confirm(ids: tuple[str, ...], joined: bool, record: str | None, who: str, note: str | None) -> None:
    """The entries are as the text has them."""
    _judge("confirm", ids, record, who, note, joined=joined)


@command.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@_joined
@_judging
def reject(ids: tuple[str, ...], joined: bool, record: str | None, who: str, note: str | None) -> None:
    """The text says no such thing: listings leave these entries out."""
    _judge("reject", ids, record, who, note, joined=joined)


@command.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--actor", metavar="ID", help=f"Who made the statement, by the actor's id; `{NOBODY}`: the text does not say who.",
)  # fmt: skip
@click.option("--act", type=click.Choice(get_args(Act)), help="What kind of act the statement is.")
@click.option("--polarity", type=click.Choice(get_args(Polarity)), help="Whether the statement is asserted.")
@click.option("--status", metavar="STATUS", help="What became of the event, or of the talks.")
@click.option("--type", metavar="TYPE", help="The event's type of PLOVER, or what kind of talks they are.")
@click.option("--party", metavar="ID", help="Whose the position or commitment is; several sides with commas.")
@click.option("--issue", metavar="NAME", help="What the position or commitment is about: a slug, or a word of it.")
@click.option("--stance", metavar="STANCE", help="Which stance the position is.")
@options.actors_files
@_joined
@_judging
def correct(
    ids: tuple[str, ...],
    actors: tuple[str, ...],
    joined: bool,
    record: str | None,
    who: str,
    note: str | None,
    **parts: str | None,
) -> None:
    """One part of the entries is otherwise.

    Of a statement: who said it, the act, whether it is asserted. Of an event and of talks: status, type. Of a position:
    party, issue, stance; of a commitment: party, issue. A proposal can be confirmed or rejected.
    """
    given = [(part, value) for part, value in parts.items() if value is not None]
    if len(given) != 1:
        raise click.UsageError(f"say what is right with one of {', '.join(f'--{part}' for part in parts)}")
    ((part, value),) = given
    _judge("correct", ids, record, who, note, lambda held: _correction(held, part, value, actors), joined=joined)


def _correction(held: Record, part: str, value: str, actors: tuple[str, ...]) -> Correction:
    from pourparler.record.judgement import CorrectActor, correction_from

    if part == "actor":
        return CorrectActor(actor=None if value == NOBODY else _known(held, value, actors))
    if part == "party":
        value = ",".join(_known(held, side.strip(), actors).id for side in value.split(","))
    elif part == "issue":
        value = held.issue(value)
    return correction_from({part: value})


def _known(held: Record, id: str, actors: tuple[str, ...]) -> Actor:
    """The actor of that id: as the record last read it, else as an actors file has it."""
    from pathlib import Path

    from pourparler.actors import Registry

    if entry := held.store.actor(id):
        return entry.actor
    for known in Registry.load(*map(Path, actors)):
        if known.id == id:
            return Actor(id=known.id, name=known.name, kind=known.kind, party=known.party)
    raise click.UsageError(
        f"no actor has the id {id!r}; `pourparler actors` lists those of the record, --actors gives a file of your own"
    )


@command.command()
@click.argument("keep", metavar="KEEP")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@_judging
def merge(keep: str, others: tuple[str, ...], record: str | None, who: str, note: str | None) -> None:
    """The entries are one: KEEP stands for all of them; the other ids still resolve."""
    _judge("merge", (keep, *others), record, who, note)


@command.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@_judging
def split(ids: tuple[str, ...], record: str | None, who: str, note: str | None) -> None:
    """The entries are not one after all: each stands for itself again."""
    _judge("split", ids, record, who, note)


@command.command()
@click.argument("ids", nargs=-1, required=True, metavar="JUDGEMENT...")
@_judging
def undo(ids: tuple[str, ...], record: str | None, who: str, note: str | None) -> None:
    """Take judgements back; an undo may itself be undone."""
    _judge("undo", ids, record, who, note)


@command.command("list")
@_record
@options.as_format
def list_(record: str | None, format_: str) -> None:
    """List judgements in the order they were made, undone or not."""
    with _open(record) as held:
        show(held.judgements(), COLUMNS, format_, empty="nothing in this record has been judged")
        orphans = sum(1 for _ in held.store.orphans())
        behind = [judgement.id for judgement in held.store.left_behind()]
    if behind:
        found = ", ".join(behind)
        click.echo(f"{len(behind)} judgements are on words that only a superseded text has: {found}", err=True)
    if orphans:
        click.echo(f"{orphans} judgements are on entries that the current reading no longer finds", err=True)
