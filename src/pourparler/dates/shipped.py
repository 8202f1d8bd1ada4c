"""The rule table that comes with the package, and the names of months and weekdays.

In: `rules.yaml` and `words.yaml` beside this file. Out: the `Table`, or the names, read once.
Refused: nothing; a fault in the files is a VocabularyError.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from pourparler.dates.meanings import MEANINGS
from pourparler.dates.table import Table, read_table
from pourparler.dates.vocabulary import entries_of_mapping


@cache
def shipped_table() -> Table:
    """The table of the package.

    >>> shipped_table().rule("near.yesterday").says
    'the day before publication'
    """
    return read_table(rules=_text("rules.yaml"), words=_text("words.yaml"), meanings=MEANINGS)


@cache
def names_in_order(of: Literal["month", "weekday"]) -> tuple[str, ...]:
    """The names in full, in small letters, from the first on.

    >>> names_in_order("month")[2], names_in_order("weekday")[-1]
    ('march', 'sunday')
    """
    (words,) = (body["words"] for name, body, _ in entries_of_mapping("words.yaml", _text("words.yaml")) if name == of)
    return tuple(sorted((word for word in words if not word.endswith(".")), key=words.__getitem__))


def _text(name: str) -> str:
    return resources.files("pourparler.dates").joinpath(name).read_text("utf-8")
