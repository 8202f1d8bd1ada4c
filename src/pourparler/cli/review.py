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


@click.group("review")
@click.option(
    "-r", "--record", "record", envvar="POURPARLER_RECORD", show_envvar=True, type=click.Path(), metavar="FILE",
    help="The record.",
)  # fmt: skip
@click.pass_context
def command(ctx: click.Context, record: str | None) -> None:
    """Judge entries: confirm, reject, correct, merge, split, undo.

    Findings never change: a judgement stands beside them with who made it and when, and listings, timeline and dossier
    show entries as they stand after it. An id may be shortened as long as only one entry begins like it.
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
) -> None:
    from pourparler.record.judgement import Judgement

    now = datetime.now(UTC).isoformat(timespec="seconds")
    with _open(record) as held:
        meant = correction(held) if correction else None
        made = held.judge(Judgement.make(verdict, targets, who=who, when=now, note=note, correction=meant))
    click.echo(f"{made.verdict} {' '.join(made.targets)}, by {made.who}; kept as {made.id}")


@command.command()
@click.argument("ids", nargs=-1, required=True, metavar="STATEMENT...")
@_judging
def confirm(ids: tuple[str, ...], record: str | None, who: str, note: str | None) -> None:
    """The statements are as the text has them."""
    _judge("confirm", ids, record, who, note)


@command.command()
@click.argument("ids", nargs=-1, required=True, metavar="STATEMENT...")
@_judging
def reject(ids: tuple[str, ...], record: str | None, who: str, note: str | None) -> None:
    """The text says no such thing: listings leave these statements out."""
    _judge("reject", ids, record, who, note)


@command.command()
@click.argument("ids", nargs=-1, required=True, metavar="STATEMENT...")
@click.option("--actor", metavar="ID", help=f"Who said it, by the actor's id; `{NOBODY}`: the text does not say who.")
@click.option("--act", type=click.Choice(get_args(Act)), help="What kind of act it is.")
@click.option("--polarity", type=click.Choice(get_args(Polarity)), help="Whether it is asserted.")
@options.actors_files
@_judging
def correct(
    ids: tuple[str, ...],
    actor: str | None,
    act: Act | None,
    polarity: Polarity | None,
    actors: tuple[str, ...],
    record: str | None,
    who: str,
    note: str | None,
) -> None:
    """One part of the statements is otherwise: who said it, the act, or whether it is asserted."""
    if sum(part is not None for part in (actor, act, polarity)) != 1:
        raise click.UsageError("say what is right with one of --actor, --act, --polarity")
    _judge("correct", ids, record, who, note, lambda held: _correction(held, actor, act, polarity, actors))


def _correction(
    held: Record, actor: str | None, act: Act | None, polarity: Polarity | None, actors: tuple[str, ...]
) -> Correction:
    from pourparler.record.judgement import CorrectAct, CorrectActor, CorrectPolarity

    if act is not None:
        return CorrectAct(act=act)
    if polarity is not None:
        return CorrectPolarity(polarity=polarity)
    return CorrectActor(actor=None if actor in (None, NOBODY) else _known(held, str(actor), actors))


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
