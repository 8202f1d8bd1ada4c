"""The columns of a table: which of them are fields of an article, and what parts them.

In: the first line of a table in text, or the names of columns. Out: `Dialect`, `Columns`.
Refused: a table without "text", or with a field twice; names other than those of the JSON fields are passed over.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

FIELDS = ("id", "outlet", "url", "title", "byline", "published", "language", "text")
_DELIMITERS = (",", "\t", ";", "|")
_LONGEST_HEAD = 10_000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What parts the columns, the names in order (lower case), and how many lines stand above the first row."""

    delimiter: str
    names: tuple[str, ...]
    above: int = 1

    @property
    def known(self) -> frozenset[str]:
        """The names that are fields of an article."""
        return frozenset(self.names) & frozenset(FIELDS)


def dialect(text: str) -> Dialect | None:
    """The dialect that the first line of a table speaks; None where it is no line of names.

    >>> dialect("ID;Outlet;Text\\n1;Halcyon;Talks resume.\\n").delimiter
    ';'
    """
    first, _, rest = text.lstrip("\ufeff").partition("\n")
    above = 1
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:  # how Excel names the delimiter
        first, above = rest.partition("\n")[0], 2
    first = first.rstrip("\r")
    if not first.strip() or len(first) > _LONGEST_HEAD:
        return None
    spoken = [Dialect(delimiter=mark, names=names(_cells(first, mark)), above=above) for mark in _DELIMITERS]
    return max(spoken, key=lambda found: (len(found.known), len(found.names)))


def names(cells: Iterable[str]) -> tuple[str, ...]:
    """Names of columns as they are compared: without blanks around them, in lower case."""
    return tuple(cell.strip().casefold() for cell in cells)


def wrong_columns(found: Iterable[str]) -> str | None:
    """Why no article can be read from these columns, if so.

    >>> wrong_columns(("id", "body"))
    'no column "text" (there are id, body); name the columns id, outlet, url, title, byline, published, language, text'
    """
    known = list(names(found))
    for field in FIELDS:
        if known.count(field) > 1:
            return f'{known.count(field)} columns are called "{field}"; rename the others'
    if "text" not in known:
        shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
        return f'no column "text" (there are {shown}); name the columns {", ".join(FIELDS)}'
    return None


def fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an article in a row; an empty cell is a field that is not given.

    >>> fields({"Text ": "Talks resume.", "outlet": "", "mood": "gloomy"})
    {'text': 'Talks resume.'}
    """
    named = {name.strip().casefold(): value for name, value in row.items()}
    return {name: named[name] for name in FIELDS if named.get(name) not in (None, "")}


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
