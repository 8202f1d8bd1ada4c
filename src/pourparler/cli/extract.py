"""`pourparler extract`: one JSON object an article, without a record."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from pourparler.cli import options
from pourparler.cli.progress import progress
from pourparler.cli.terminal import harmless_json
from pourparler.model import Article, Extraction
from pourparler.problems import Problem

if TYPE_CHECKING:
    from pourparler.pipeline import Pipeline
    from pourparler.sources.web.client import Web

STAGES = ("statements", "actors", "events", "talks", "proposals", "positions", "dates")

ON_THE_TABLE = {"talks": "talks", "proposals": "proposals", "positions": "positions", "commitments": "positions"}
"""What is printed of these, and the stage that finds it."""


def _stages(ctx: click.Context, param: click.Parameter, value: str) -> frozenset[str]:
    asked = frozenset(value.split(","))
    if unknown := sorted(asked - set(STAGES)):
        raise click.BadParameter(f"no stage {', '.join(unknown)}; there are {', '.join(STAGES)}")
    return asked


@click.command("extract")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option(
    "-f", "--format", "format_", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True,
    help="One object a line as articles are read, or one JSON array.",
)  # fmt: skip
@click.option(
    "--stages", default=",".join(STAGES), show_default=True, callback=_stages, metavar="STAGE,...",
    help="What to print; without `actors`, who the sources are is left out.",
)  # fmt: skip
@options.actors_files
@options.issues_files
@options.allow_private
@options.processes
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    format_: str,
    stages: frozenset[str],
    actors: tuple[str, ...],
    issues: tuple[str, ...],
    allow_private: bool,
    processes: int,
) -> None:
    """Print what each article says as JSON, without a record.

    Offsets are half-open, in Unicode code points of `article.text`. INPUT is as for `pourparler read`.
    """
    from pourparler.cli.reading import complain, outcome, tell_cost, web_of
    from pourparler.pipeline import Pipeline
    from pourparler.sources.web import is_address

    pipeline = Pipeline.with_actors(actors, issues=issues, processes=processes)
    skipped: list[Problem] = []
    troubled: list[Problem] = []
    count = 0
    with progress("Reading") as advance:
        coming = _articles(pipeline, inputs, skipped, web_of(inputs, allow_private=allow_private))
        for count, extraction in enumerate(pipeline.extract_many(coming, slow=any(map(is_address, inputs))), 1):
            troubled.extend(extraction.problems)
            _print(_shown(extraction, stages), format_, first=count == 1)
            advance(extraction.article.id)
    if format_ == "json":
        click.echo("\n]" if count else "[]")
    complain(skipped, "skipped")
    complain(troubled, "printed, with a problem")
    tell_cost(pipeline.times.seconds, processes)
    ctx.exit(outcome(inputs, read=count > 0, problems=bool(skipped or troubled)))


def _articles(
    pipeline: Pipeline, inputs: tuple[str, ...], skipped: list[Problem], web: Web | None
) -> Iterator[Article]:
    from pourparler.sources import read

    for found in pipeline.times.each("sources", read(inputs, stdin=sys.stdin.buffer, web=web)):
        if isinstance(found, Problem):
            skipped.append(found)
        else:
            yield found


def _shown(extraction: Extraction, stages: frozenset[str]) -> dict[str, Any]:
    from pourparler.record.shape import extraction_json

    shown = extraction_json(extraction)
    if "statements" not in stages:
        del shown["statements"], shown["voice"]
    elif "actors" not in stages:
        for statement in shown["statements"]:
            _without_actors(statement)
    if "events" not in stages:
        del shown["events"]
    elif "actors" not in stages:
        for participant in (p for e in shown["events"] for p in (*e["actors"], *e["recipients"])):
            participant |= {"actor": None, "candidates": []}
    for key, stage in ON_THE_TABLE.items():
        if stage not in stages:
            del shown[key]
    if "statements" not in stages:
        for event in shown.get("events", ()):
            event |= {"reported_by": None, "performed_by": None}
        _without_statements(shown)
    if "dates" in stages:
        shown["dates"] = _dates(extraction.article)
    return shown


def _without_statements(shown: dict[str, Any]) -> None:
    """What is on the table names no statements where none are printed."""
    for part in (p for talks in shown.get("talks", ()) for p in talks["history"]):
        part["reported_by"] = None
    for proposal in shown.get("proposals", ()):
        for term in proposal["terms"]:
            term["reported_by"] = None
        for answer in proposal["answers"]:
            answer["statement"] = None
    for entry in (*shown.get("positions", ()), *shown.get("commitments", ())):
        entry["statement"] = None


def _dates(article: Article) -> list[dict[str, Any]]:
    """Every dated expression of the text, as TIMEX3."""
    from pourparler.dates import tag

    published = article.published.value if article.published is not None else None
    return [
        {"start": e.span.start, "end": e.span.end, "type": e.type, "value": e.value}
        for e in tag(article.text, published)
    ]


def _without_actors(statement: dict[str, Any]) -> None:
    statement |= {"actor": None, "candidates": []}
    for part in (statement["addressee"], *statement["via"]):
        if part:
            part["actor"] = None


def _print(shown: dict[str, Any], format_: str, *, first: bool) -> None:
    if format_ == "jsonl":
        click.echo(harmless_json(json.dumps(shown, ensure_ascii=False)))
    else:
        laid_out = json.dumps(shown, ensure_ascii=False, indent=2)
        click.echo(("[\n" if first else ",\n") + harmless_json(laid_out), nl=False)
