"""`pourparler proposals`: what was put on the table, its terms, and the answers."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from typing import Any

import click

from pourparler.cli import options
from pourparler.cli.listing import PIPED_WIDTH, Column, fit, plain, show, table

EACH = (
    Column(key="published", title="published", cut=10),
    Column(key="outlet", title="outlet", widest=14, needs=110),
    Column(key="name", title="name", widest=30),
    Column(key="author", title="author", widest=18),
    Column(key="publication", title="known as", widest=10),
    Column(key="terms", title="terms", open=True),
    Column(key="answers", title="answers", widest=40),
    Column(key="id", title="id", cut=10, needs=100),
)
TERM = (
    Column(key="number", title="", right=True),
    Column(key="issue", title="issue", widest=24),
    Column(key="obliged", title="obliged", widest=20),
    Column(key="words", title="term", open=True),
)
EMPTY = "no such proposals in the record"


@click.command("proposals")
@options.record
@options.filters()
@click.option("--each", is_flag=True, help="As each article tells of them, not joined.")
@options.as_format
def command(record: str, asked: options.Given, each: bool, format_: str) -> None:
    """List plans, frameworks, drafts and packages on the table, with their terms and the answers to them.

    What several articles tell of one proposal is joined: the table shows its terms with the last answer of each side.
    `--party` asks for who wrote, received, is bound by or answered it.
    """
    from pourparler.door import Record

    with Record.open(record, create=False) as held:
        if each:
            show(held.proposals_by_article(**asked), EACH, format_, empty=EMPTY)
        elif format_ != "table":
            show(held.proposals(**asked), (), format_, empty=EMPTY)
        elif not _tell(held.proposals(**asked).json()):
            click.echo(EMPTY, err=True)


def _tell(found: Iterable[Mapping[str, Any]]) -> bool:
    """Print each proposal with its grid; whether there was any."""
    told = False
    for proposal in found:
        if told:
            click.echo()
        told = True
        room = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
        click.echo(click.style(fit(plain(proposal["name"]), room).rstrip(), bold=True))
        click.echo(click.wrap_text(_about(proposal), room, "  ", "  "))
        if lines := list(_lines(proposal)):
            sides = [Column(key=side, title=side, widest=14) for side in proposal["parties"]]
            table(lines, (*TERM, *sides))
    return told


def _about(proposal: Mapping[str, Any]) -> str:
    """Whose it is, how it became known, who saw it, when it is told of."""
    days = sorted(place["published"][:10] for place in proposal["mentions"] if place["published"])
    period = " to ".join(dict.fromkeys((*days[:1], *days[-1:])))
    said = [
        f"by {plain(proposal['author'])}" if proposal["author"] else "author not told",
        proposal["publication"],
        f"answers {plain(proposal['answers_to'])}" if proposal["answers_to"] else None,
        f"seen by {plain(proposal['recipients'])}" if proposal["recipients"] else None,
        f"not seen by {plain(proposal['unseen'])}" if proposal["unseen"] else None,
        f"drafts: {plain(proposal['versions'])}" if proposal["versions"] else None,
        ", ".join(filter(None, (f"articles {len(proposal['mentions'])}", period))),
    ]
    return "; ".join(words for words in said if words)


def _lines(proposal: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    last = {(a["term"], a["party"]): a["answer"] for a in proposal["answers"] if a["last"]}
    whole = {side: last.get((None, side)) for side in proposal["parties"]}
    if any(whole.values()):
        yield {"number": "", "words": "(the whole)", **whole}
    for number, term in enumerate(proposal["terms"]):
        yield {
            "number": number + 1,
            "issue": term["issue"],
            "obliged": term["obliged"],
            "words": term["text"]["words"],
            **{side: last.get((number, side)) for side in proposal["parties"]},
        }
