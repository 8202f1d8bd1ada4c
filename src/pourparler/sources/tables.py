"""Tables: CSV, TSV and their like, a row an article.

In: the lines of a table, whose first one names the columns. Out: a `Draft` a row, its text unchanged.
Refused: rows with more or fewer cells than there are columns, quotation marks that do not pair; each with its line.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pourparler.problems import Problem
from pourparler.sources.columns import Dialect, dialect, fields, passed_over, wrong_columns
from pourparler.sources.decode import UndecodableError, decode
from pourparler.sources.draft import Draft
from pourparler.sources.jsonl import article_from_fields

_LONGEST_ROW = 50_000_000  # characters
_MENDED = 'double a quotation mark inside a cell ("") and close each cell that begins with one'


@dataclass(slots=True)
class _Lines:
    """The lines of the file, decoded; those of the row that is being read are kept, to begin anew behind its first."""

    rows: Iterator[bytes | None]
    waiting: deque[str] = field(default_factory=deque)
    taken: list[str] = field(default_factory=list)
    read: int = 0  # lines that were given out
    size: int = 0
    damaged: str | None = None

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self.waiting.popleft() if self.waiting else self._decoded(next(self.rows))
        except (csv.Error, UndecodableError):
            self._took("")
            raise
        self._took(line)
        if self.size > _LONGEST_ROW:
            raise csv.Error(f"a row of more than {_LONGEST_ROW // 1_000_000} million characters")
        return line

    def _took(self, line: str) -> None:
        self.read += 1
        self.size += len(line)
        self.taken.append(line)

    def _decoded(self, row: bytes | None) -> str:
        if row is None:
            raise csv.Error(f"a line of more than {_LONGEST_ROW // 1_000_000} MB")
        found = decode(row)
        self.damaged = self.damaged or found.note
        return found.text + "\n"

    def begin(self) -> int:
        """Forget the lines of the row before; the number of the line on which the next one begins."""
        self.taken, self.size, self.damaged = [], 0, None
        return self.read + 1

    def again(self) -> None:
        """Give out anew what was taken for one row, all but its first line."""
        self.waiting.extendleft(reversed(self.taken[1:]))
        self.read -= len(self.taken) - 1


def read_table(head: bytes, rows: Iterator[bytes | None], source: str) -> Iterator[Draft | Problem]:
    """One article a row; `rows` are the lines of the file, `head` its first bytes, which tell what parts the columns.

    A row may span lines, where a cell is in quotation marks.
    """
    spoken = dialect(decode(head[: head.rfind(b"\n") + 1] or head).text)
    if spoken is None:
        yield Problem(source=f"{source}:1", message='no line of names; write "text" and the others in the first line')
    elif wrong := wrong_columns(spoken.names):
        yield Problem(source=f"{source}:{spoken.above}", message=wrong)
    else:
        if over := passed_over(spoken.names):
            yield Problem(source=f"{source}:{spoken.above}", message=over)
        lines = _Lines(rows=rows)
        for _ in range(spoken.above):
            next(lines, None)
        yield from _articles(lines, spoken, source)


def _articles(lines: _Lines, spoken: Dialect, source: str) -> Iterator[Draft | Problem]:
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_ROW))
    spoilt: _Spoilt | None = None  # from a wrong quotation mark on, up to a row that is one again
    reader = csv.reader(lines, delimiter=spoken.delimiter, strict=True)
    while True:
        first = lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except (csv.Error, UndecodableError) as error:
            spoilt = replace(spoilt, last=first) if spoilt else _Spoilt(first=first, last=first, why=_why(error))
            lines.again()
            reader = csv.reader(lines, delimiter=spoken.delimiter, strict=True)
            continue
        fits = len(cells) == len(spoken.names)
        if spoilt and not fits:
            spoilt = replace(spoilt, last=first)
            continue
        if spoilt:
            yield spoilt.problem(source)
            spoilt = None
        if fits:
            yield from _row(cells, lines.damaged, spoken, f"{source}:{first}")
        elif any(cell.strip() for cell in cells):
            yield Problem(source=f"{source}:{first}", message=_ragged(len(cells), len(spoken.names)))
    if spoilt:
        yield spoilt.problem(source)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoilt:
    """Lines from which no row was read, for a quotation mark in the first of them."""

    first: int
    last: int
    why: str

    def problem(self, source: str) -> Problem:
        lines = f"lines {self.first} to {self.last} are no rows" if self.last > self.first else "not a row"
        return Problem(source=f"{source}:{self.first}", message=f"{lines} of the table ({self.why}); {_MENDED}")


def _row(cells: list[str], damaged: str | None, spoken: Dialect, where: str) -> Iterator[Draft | Problem]:
    if not any(cell.strip() for cell in cells):
        return
    if damaged:
        yield Problem(source=where, message=damaged)
    yield article_from_fields(fields(dict(zip(spoken.names, cells, strict=True))), where)


def _ragged(cells: int, columns: int) -> str:
    return f"{cells} cells where there are {columns} columns; mend the row (a mark that parts columns stands in quotes)"


def _why(error: Exception) -> str:
    return "a cell in quotation marks is not closed" if "unexpected end of data" in str(error) else str(error)
