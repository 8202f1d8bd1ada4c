"""Dates: words that say when, read as TIMEX3. Usable alone: `from pourparler.dates import tag`.

In: a text and, if known, its day of publication. Out: `Expression`s, each with its span, value, rule and anchor.
Refused: to look at the clock, the locale or the time zone of the machine.
"""

from pourparler.dates.context import is_late
from pourparler.dates.explain import explain
from pourparler.dates.expression import Anchor, Expression, Type, when_of
from pourparler.dates.shipped import shipped_table
from pourparler.dates.table import Table, read_table
from pourparler.dates.tagger import tag, tag_with, tag_within

__all__ = [
    "Anchor", "Expression", "Table", "Type", "explain", "is_late", "read_table", "shipped_table", "tag", "tag_with",
    "tag_within", "when_of",
]  # fmt: skip
