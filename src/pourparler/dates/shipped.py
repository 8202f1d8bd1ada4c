"""The rule table that comes with the package.

In: `rules.yaml` and `words.yaml` beside this file. Out: the `Table`, read once.
Refused: nothing; a fault in the files is a VocabularyError.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from pourparler.dates.meanings import MEANINGS
from pourparler.dates.table import Table, read_table


@cache
def shipped_table() -> Table:
    """The table of the package.

    >>> shipped_table().rule("near.yesterday").says
    'the day before publication'
    """
    folder = resources.files("pourparler.dates")
    rules, words = (folder.joinpath(name).read_text("utf-8") for name in ("rules.yaml", "words.yaml"))
    return read_table(rules=rules, words=words, meanings=MEANINGS)
