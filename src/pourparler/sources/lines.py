"""Lines and paragraphs of a page in plain text.

In: the text. Out: `Paragraph`s in order, the lines of hard-wrapped ones joined; together they hold every word.
Refused: nothing; a text that is not wrapped has one paragraph a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pourparler.model import Span

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\f\u2028\u2029]")
_BULLET = re.compile(r"(?:[-•*–—▪●‣·◦■►▸]|\d{1,2}[.)])[ \t\u00a0]+(?=\S)")
_ENDED = re.compile(r"[.!?…:][\"”'’)\]]*$")
_WIDEST = 120
_NARROWEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line without the blanks at its ends; `after_blank` if an empty line or the top of the page is above it."""

    span: Span
    words: str
    after_blank: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One or more lines that belong together; `bullet` if it is an item of a list, whose mark `span` leaves out."""

    span: Span
    words: str
    after_blank: bool
    bullet: bool = False


def lines(text: str) -> Iterator[Line]:
    """The lines that hold something.

    >>> [line.words for line in lines("Talks resume\\r\\n\\r\\n  Both sides came.")]
    ['Talks resume', 'Both sides came.']
    """
    end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        blank = end == 0 or len(_BREAK.findall(text, end, start)) > 1
        yield Line(span=Span(start, start + len(words)), words=words, after_blank=blank)
        end = start + len(words)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, one a line unless its lines are broken at a width.

    >>> [p.words for p in paragraphs("Talks resume\\nBoth sides came. Nothing was agreed.")]
    ['Talks resume', 'Both sides came. Nothing was agreed.']
    """
    every = list(lines(text))
    width = _width(every)
    groups: list[list[Line]] = []
    for line in every:
        if groups and width and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_paragraph(text, group) for group in groups)


def joined(text: str, group: Iterable[Line]) -> Paragraph:
    """Lines that are known to belong together as one paragraph."""
    return _paragraph(text, list(group))


def _paragraph(text: str, group: list[Line]) -> Paragraph:
    first, last = group[0], group[-1]
    start = first.span.start
    mark = _BULLET.match(first.words)
    if mark and not mark[0][0].isdigit():
        start += mark.end()
    span = Span(start, last.span.end)
    return Paragraph(span=span, words=" ".join(span.of(text).split()), after_blank=first.after_blank, bullet=bool(mark))


def _continues(above: Line, line: Line, width: int) -> bool:
    if line.after_blank or _BULLET.match(line.words):
        return False
    return _full(above, line, width)


def _full(above: Line, line: Line, width: int) -> bool:
    """Whether the first word of `line` would not have fitted behind `above`: the mark of a line broken at a width."""
    return len(above.words) + 1 + len(line.words.split(maxsplit=1)[0]) > width


def _width(every: list[Line]) -> int | None:
    """The width at which the lines are broken, or None: the widest length that four in five lines keep and at which
    most lines that have a line right below them are full, and most of the full ones break off inside a sentence.
    """
    pairs = [(a, b) for a, b in pairwise(every) if not b.after_blank]
    if len(pairs) < 2:
        return None
    lengths = sorted({len(line.words) for pair in pairs for line in pair}, reverse=True)
    for width in lengths:
        if not _NARROWEST <= width <= _WIDEST:
            continue
        kept = sum(len(line.words) <= width for line in every)
        if kept < 0.8 * len(every):
            return None
        full = [(a, b) for a, b in pairs if _full(a, b, width)]
        broken = sum(not _ENDED.search(a.words) or b.words[0].islower() for a, b in full)
        if broken >= 2 and len(full) >= 0.6 * len(pairs) and broken >= 0.5 * len(full):
            return width
    return None
