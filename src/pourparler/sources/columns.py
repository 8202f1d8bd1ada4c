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
LIKELY = {
    "text": (
        "content", "body", "full text", "full_text", "fulltext", "article text", "article_text", "article", "story",
        "maintext", "plain_text", "article_body", "articlebody",
    ),
    "published": (
        "date", "published_at", "publishedat", "publish_date", "publication date", "publication_date", "pub_date",
        "pubdate", "published_date", "datetime", "timestamp", "seendate",
    ),
    "outlet": ("source", "publisher", "source name", "source_name", "publication", "newspaper", "domain", "media"),
    "title": ("headline",),
    "url": ("link", "uri", "address"),
    "byline": ("author", "authors", "author(s)", "creator"),
    "language": ("lang",),
}  # fmt: skip
"""What others call the fields. They are pointed out and not taken: a wrong column would be a wrong fact of each row."""
_NAMED = ", ".join(FIELDS)
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
    'no column "text" (there are id, body); call "body" "text" if it holds the words of the article'
    """
    known = list(names(found))
    for field in FIELDS:
        if known.count(field) > 1:
            return f'{known.count(field)} columns are called "{field}"; rename the others'
    if "text" not in known:
        shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
        like = next((name for name in LIKELY["text"] if name in known), None)
        cure = f'call "{like}" "text" if it holds the words of the article' if like else f"name the columns {_NAMED}"
        return f'no column "text" (there are {shown}); {cure}'
    return None


def passed_over(found: Iterable[str]) -> str | None:
    """The columns that look like a field which the table does not name, if there are any.

    >>> passed_over(("text", "date", "Mood"))
    'passed over "date"; call it "published" if it is that, so that it is kept'
    """
    known = names(found)
    like = [(name, field) for field, others in LIKELY.items() if field not in known for name in known if name in others]
    if not like:
        return None
    theirs, ours = (" and ".join(f'"{name}"' for name in pair) for pair in zip(*like, strict=True))
    it = "it {} if it is that, so that it is" if len(like) == 1 else "them {} if they are that, so that they are"
    return f"passed over {theirs}; call {it.format(ours)} kept"


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
