"""Options that several commands share: the record, the filters, the format.

In: words at the prompt. Out: a record's name, what is asked, a format. Refused: formats and numbers that are none.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

Given = dict[str, Any]
"""What is asked, as `Record.statements` and its siblings take it."""
FORMATS = ("table", "json", "jsonl", "csv")

record = click.option(
    "-r", "--record", "record", required=True, envvar="POURPARLER_RECORD", show_envvar=True, type=click.Path(),
    metavar="FILE", help="The record: a file that `pourparler read` wrote.",
)  # fmt: skip

actors_files = click.option(
    "--actors", "actors", multiple=True, type=click.Path(), metavar="FILE",
    help="An actors file (YAML) of your own, beside the bundled ones; may be given more than once.",
)  # fmt: skip

issues_files = click.option(
    "--issues", "issues", multiple=True, type=click.Path(), metavar="FILE",
    help="An issues file (YAML) of your own: new issues, or more words for those there are; more than once.",
)  # fmt: skip

processes = click.option(
    "--processes", type=click.IntRange(1, 64), default=lambda: min(os.cpu_count() or 1, 2), metavar="N",
    show_default="2, or 1 on one core",
    help="Read large coverage with so many processes, 600 MB each; the outcome is the same.",
)  # fmt: skip

allow_private = click.option(
    "--allow-private", is_flag=True,
    help="Ask addresses of your own network too, and on any port.",
)  # fmt: skip

as_format = click.option(
    "-f", "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True,
    help="How to print: a table for people; JSON, JSON lines or CSV for programs.",
)  # fmt: skip

_FILTERS: Mapping[str, tuple[str, str]] = {
    "negotiation": ("NAME", "Only what is of this negotiation: its id, name or alias, as `negotiations` lists them."),
    "actor": ("NAME", "Only what this actor said: its id, its name or part of it, or the words that name it."),
    "party": ("ID", "Only what this side said, such as `russia`."),
    "issue": ("NAME", "Only what is about this issue: its slug, or a word of it, such as `sanctions`."),
    "outlet": ("NAME", "Only what this outlet reports."),
    "since": ("DATE", "Only articles published on this day (month, year) or later."),
    "until": ("DATE", "Only articles published by this day (month, year)."),
    "as-of": ("DATE", "The record as it stood on this day: only what articles published by then say."),
    "text": ("WORDS", 'Only where all these words stand; "…" holds a phrase, `word*` is a beginning.'),
}


def filters(*names: str, limit: bool = True) -> Decorator:
    """The filter options of these names (all by default), packed into one argument `asked`."""
    asked_for = names or tuple(_FILTERS)
    keys = {name: name.replace("-", "_") for name in asked_for} | ({"limit": "limit"} if limit else {})

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def packed(**given: Any) -> Any:
            asked = {key: given.pop(key) for key in keys.values()}
            return function(asked=asked, **given)

        with_options: Callable[..., Any] = _limit(packed) if limit else packed
        for name in reversed(asked_for):
            metavar, text = _FILTERS[name]
            with_options = click.option(f"--{name}", metavar=metavar, help=text)(with_options)
        return with_options

    return decorate


_limit = click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most this many.")
