"""PDF: a press release, a statement, a printed article.

In: the bytes of a PDF with text in it. Out: a `Draft` whose text is the paragraphs, lines and pages joined.
Refused: scanned pages, encrypted files, books; headers, footers and page numbers are left out.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any

from pourparler.model import BlockRole, Fact
from pourparler.problems import Problem
from pourparler.sources.draft import Draft, title_in
from pourparler.sources.fragment import composed

_MOST_PAGES = 200
# A page number; and what browsers print above and below a page: the hour, the address.
_EDGE = re.compile(
    r"[-–—\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d.{0,300}|(?:https?|file)://\S+ \d+/\d+",
    re.IGNORECASE,
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_HYPHENATED = re.compile(r"(?<=[a-z]{2})[-\u00ad\u2010]$")
_ENDED = re.compile(r"[.!?:…][\"”’')\]]*$")
_FEWEST_ACROSS = 4  # lines of two columns that stand at one height
_Part = tuple[str, float, float, float]  # the words, where they begin, how far down, the size of the letters
_BULLET = re.compile(r"[•▪●‣◦■–-]\s+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One printed line: its words, where it begins and how far down, the size of its letters, and its page."""

    words: str
    left: float
    down: float
    size: float
    page: int


def read_pdf(data: bytes, source: str) -> Iterator[Draft | Problem]:
    """The article of a PDF."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every flaw that it mends
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            yield Problem(source=source, message="an encrypted PDF; save it without its password, or its text")
            return
        if len(reader.pages) > _MOST_PAGES:
            message = f"a PDF of {len(reader.pages):,} pages is no article; cut out the pages that are"
            yield Problem(source=source, message=message)
            return
        lines = [line for number, page in enumerate(reader.pages) for line in _lines(page, number)]
        yield _draft(lines, _titled(reader.metadata), source)
    except Exception as error:  # damaged files have made it raise a dozen unrelated errors
        why = " ".join(str(error).split())[:120] or type(error).__name__
        yield Problem(source=source, message=f"a PDF that cannot be read ({why}); save it anew, or its text")


def _draft(lines: list[_Line], title: str | None, source: str) -> Draft | Problem:
    if not any(line.words for line in lines):
        message = "no text in this PDF (a scan, or a picture of a page?); run a text recognition over it (OCR)"
        return Problem(source=source, message=message)
    story = composed(None, _paragraphs(_without_edges(lines)))
    if story is None:
        return Problem(source=source, message="no sentences in this PDF; give the article's text")
    layout = story.layout
    heading = layout.headline
    own = Fact(value=heading.of(story.text), origin="heading", span=heading) if heading else None
    span = title_in(story.text, title, layout.blocks) if title else None
    return Draft(
        source=source, text=story.text, blocks=layout.blocks, byline=layout.byline, outlet=layout.outlet,
        title=own or (Fact(value=title, origin="meta", span=span) if title else None), dates=layout.dates,
    )  # fmt: skip


def _titled(metadata: Any) -> str | None:
    """The title that the file gives itself, unless it is the name of a file."""
    title = " ".join(str(getattr(metadata, "title", None) or "").split())
    return title if len(title.split()) > 2 and not re.search(r"\.\w{2,5}$|^Microsoft Word", title) else None


def _lines(page: Any, number: int) -> Iterator[_Line]:
    """The lines of a page from top to bottom as they are written."""
    parts: list[_Part] = []

    def heed(text: str, matrix: Any, text_matrix: Any, font: Any, size: float) -> None:
        if text.strip():
            x, y = text_matrix[4], text_matrix[5]
            left = matrix[0] * x + matrix[2] * y + matrix[4]
            up = matrix[1] * x + matrix[3] * y + matrix[5]
            parts.append((text, left, -up, abs(size * (text_matrix[3] or 1) * (matrix[3] or 1))))

    page.extract_text(visitor_text=heed)
    yield from _joined(_by_columns(parts), number)


def _by_columns(parts: list[_Part]) -> list[_Part]:
    """The parts of a page whose columns are written line by line across it, the left column before the right one."""
    beside = [b for a, b in pairwise(parts) if _across(a, b)]
    if len(beside) < _FEWEST_ACROSS:
        return parts
    starts = Counter(round(part[1]) for part in beside)
    gutter = min((start for start in starts if 3 * starts[start] >= len(beside)), default=None)
    if gutter is None:
        return parts
    first = next(at for at, part in enumerate(parts) if part[2] >= min(b[2] for b in beside) - 1)
    whole = (at for at, (text, left, _, size) in enumerate(parts) if at > first and _ends(text, left, size) > gutter)
    last = next((at for at in whole if parts[at][1] < gutter), len(parts))
    some = parts[first:last]
    left, right = ([part for part in some if (part[1] < gutter - 2) is here] for here in (True, False))
    return [*parts[:first], *left, *right, *parts[last:]]


def _across(a: _Part, b: _Part) -> bool:
    """Whether a second part begins at the height of the first and far from it: the line of another column."""
    words = min(len(a[0].split()), len(b[0].split()))
    return abs(a[2] - b[2]) < max(2.0, a[3] / 3) and b[1] - a[1] > 12 * a[3] and words >= 2


def _ends(text: str, left: float, size: float) -> float:
    """Where a part ends at the least, as narrow as letters are."""
    return left + 0.36 * size * len(text.strip())


def _joined(parts: list[_Part], page: int) -> Iterator[_Line]:
    """Parts that stand at one height are one line."""
    at = 0
    while at < len(parts):
        _, left, down, size = parts[at]
        end = at
        while end < len(parts) and abs(parts[end][2] - down) < max(2.0, size / 3):
            end += 1
        words = " ".join("".join(part[0] for part in parts[at:end]).translate(_LIGATURES).split())
        if words:
            yield _Line(words=words, left=left, down=down, size=size, page=page)
        at = max(end, at + 1)


def _without_edges(lines: list[_Line]) -> list[_Line]:
    """The lines without what every page has at its top or bottom, and without page numbers."""
    pages = {line.page for line in lines}
    edges: list[_Line] = []
    for page in pages:
        own = sorted((line for line in lines if line.page == page), key=lambda line: line.down)
        edges += [*own[:2], *own[2:][-2:]]
    bare = {id(line): re.sub(r"\d+", "#", line.words) for line in edges}
    counted = Counter(bare.values())
    often = {words for words, count in counted.items() if count > 1 and count >= len(pages) / 2}
    beside = {id(line) for line in edges if _EDGE.fullmatch(line.words) or bare[id(line)] in often}
    return [line for line in lines if id(line) not in beside]


def _paragraphs(lines: list[_Line]) -> Iterator[tuple[str, BlockRole | None, bool]]:
    """The paragraphs: a wider gap, another size, an indent or a bullet begins one."""
    body = median(line.size for line in lines) if lines else 0.0
    usual = _spacing(lines, body)
    groups: list[list[_Line]] = []
    for line in lines:
        if not groups or _begins(groups[-1], line, usual):
            groups.append([])
        groups[-1].append(line)
    titled = False
    for group in groups:
        words, bullet = _joined_words(group)
        role = _role(group[0], words, body, titled)
        titled = titled or role == "headline"
        yield words, role, bullet


def _spacing(lines: list[_Line], body: float) -> float:
    """How far below one another the lines of a paragraph stand: the commonest step, the smaller of two as common."""
    near = [(a, b) for a, b in pairwise(lines) if a.page == b.page and abs(a.size - b.size) < 0.8]
    steps = Counter(round(b.down - a.down) for a, b in near if body / 2 < b.down - a.down < 3 * body)
    return min(steps, key=lambda step: (-steps[step], step)) if steps else 1.2 * body


def _begins(group: list[_Line], line: _Line, usual: float) -> bool:
    above = group[-1]
    if abs(above.size - line.size) > 0.8 or _BULLET.match(line.words):
        return True
    ended, step = bool(_ENDED.search(above.words)), line.down - above.down
    if above.page != line.page or step < 0:  # the next page, the next column
        return ended
    return step > 1.35 * max(usual, 1.15 * line.size) or (ended and line.left > above.left + 8)


def _role(first: _Line, words: str, body: float, titled: bool) -> BlockRole | None:
    """A heading, by its larger letters; the first large one of the first page is the headline."""
    if first.size <= body * 1.15 or len(words) > 250:
        return None
    return "headline" if not titled and first.page == 0 and first.size > body * 1.3 else "subheading"


def _joined_words(group: list[_Line]) -> tuple[str, bool]:
    """The words of a paragraph, those parted at the end of a line joined; and whether it is an item of a list."""
    words = ""
    for line in group:
        if words and _HYPHENATED.search(words) and line.words[:1].islower():
            words = _HYPHENATED.sub("", words) + line.words
        else:
            words = f"{words} {line.words}" if words else line.words
    bullet = _BULLET.match(words)
    return (words[bullet.end() :] if bullet else words), bullet is not None
