"""Options that several commands share: the record, the filters, the format.

In: words at the prompt. Out: a record's name, a `Filter`, a format. Refused: days that are none (by `Filter` itself).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pourparler.record import Filter

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

FORMATS = ("table", "json", "jsonl", "csv")

record = click.option(
    "-r", "--record", "record", required=True, envvar="POURPARLER_RECORD", show_envvar=True, type=click.Path(),
    metavar="FILE", help="The record: a file that `pourparler read` wrote.",
)  # fmt: skip

actors_files = click.option(
    "--actors", "actors", multiple=True, type=click.Path(), metavar="FILE",
    help="An actors file (YAML) of your own, beside the bundled ones; may be given more than once.",
)  # fmt: skip

as_format = click.option(
    "-f", "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True,
    help="How to print: a table for people; JSON, JSON lines or CSV for programs.",
)  # fmt: skip

_FILTERS: Mapping[str, tuple[str, str]] = {
    "actor": ("NAME", "Only what this actor said: a name, an id, or words of the source."),
    "party": ("ID", "Only what this side said, such as `russia`."),
    "outlet": ("NAME", "Only what this outlet reports."),
    "since": ("DATE", "Only articles published on this day (month, year) or later."),
    "until": ("DATE", "Only articles published by this day (month, year)."),
    "as-of": ("DATE", "The record as it stood on this day: only what articles published by then say."),
    "text": ("WORDS", 'Only where all these words stand; "…" holds a phrase, `word*` is a beginning.'),
}


def filters(*names: str) -> Decorator:
    """The filter options of these names (all by default), packed into one argument `asked`."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def packed(**given: Any) -> Any:
            limit = {"limit": given.pop("limit")}
            kinds = {"kinds": ("speech", "writing", "attitude")} if given.pop("attitudes", False) else {}
            asked = {name: given.pop(name.replace("-", "_")) for name in names or _FILTERS}
            return function(asked=_filter(asked | limit | kinds), **given)

        function_with_options: Callable[..., Any] = _limit(packed)
        for name in reversed(names or tuple(_FILTERS)):
            function_with_options = _option(name)(function_with_options)
        return function_with_options

    return decorate


_limit = click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most this many.")

attitudes = click.option(
    "--attitudes", is_flag=True, help="Also what the text ascribes to someone without speech: hopes, plans, refuses."
)


def _option(name: str) -> Decorator:
    metavar, text = _FILTERS[name]
    option: Decorator = click.option(f"--{name}", metavar=metavar, help=text)
    return option


def _filter(asked: Mapping[str, Any]) -> Filter:
    from pourparler.record import Filter

    return Filter(**{name.replace("-", "_"): value for name, value in asked.items()})
