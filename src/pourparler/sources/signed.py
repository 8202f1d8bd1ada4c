"""Who signed a page, when and for which outlet: its bylines and date lines.

In: the paragraphs of a page and what is known of them. Out: the roles, dates, author and outlet of such lines.
Refused: a name or a date inside the story.
"""

from __future__ import annotations

import re

from pourparler.model import Fact, Origin, Span
from pourparler.sources.names_on_page import author_line, credits_line, date_line, is_name
from pourparler.sources.outlet import AGENCIES, known_outlet, named_outlet, outlet_in_line
from pourparler.sources.page_state import PageState
from pourparler.sources.published import of_written
from pourparler.sources.written_date import WrittenDate, find_date

SENTENCE_END = re.compile(r"(?<!\b[A-Z]\.[A-Z])[.…;:,][\"”'’»)\]]*$|[.!?][\"”'’»)\]]+$")
_EDGE = 6


def signed(page: PageState) -> None:
    """Bylines and date lines in the head of the page, above its first sentence, and near the bottom."""
    told = (at for at, p in enumerate(page.paragraphs) if page.roles[at] in (None, "body") and _told(p.words))
    page.story = next(told, len(page.roles))
    top, bottom = max(_EDGE, page.story), len(page.roles) - _EDGE
    for at, paragraph in enumerate(page.paragraphs):
        if page.roles[at] not in (None, "byline", "date-line") or (top < at < bottom and not page.roles[at]):
            continue
        if found := date_line(paragraph.words):
            page.roles[at] = "date-line"
            _keep_date(page, at, *found)
        elif _keep_author(page, at):
            page.roles[at] = "byline"
    page.byline = page.byline or page.dated_by


def _keep_date(page: PageState, at: int, written: WrittenDate, published: bool) -> None:
    paragraph = page.paragraphs[at]
    if published:
        origin: Origin = "dateline" if at < page.story else "trailing-line"
        page.dates[at] = of_written(written, origin, span=paragraph.span)
    _keep_name(page, at, paragraph.words[: written.span.start])
    if page.byline is None and (by := author_line(paragraph.words[written.span.end :].strip(" |/·•–—-,"))):
        page.byline = Fact(value=by[0], origin="byline-line", span=page.place(at, by[0]))


def outlets(page: PageState) -> None:
    """The outlet that a byline or a date line names."""
    for at, role in enumerate(page.roles):
        if role not in ("byline", "date-line") or page.outlet is not None:
            continue
        words = page.paragraphs[at].words
        if name := outlet_in_line(words, (p.words for n, p in enumerate(page.paragraphs) if n != at)):
            origin: Origin = "byline-line" if role == "byline" else "dateline" if at < page.story else "trailing-line"
            known = known_outlet(name)
            if role == "byline" and known is not None and known.kind in AGENCIES:  # its author; who brought it out?
                page.byline = page.byline or Fact(value=name, origin="byline-line", span=page.place(at, name))
                continue
            page.outlet = named_outlet(name, origin, page.place(at, name))


def _keep_name(page: PageState, at: int, before: str) -> None:
    """A name before a date is the author's, unless the story speaks of it: then it may be a place."""
    name = before.strip(" /|·•–—-,")
    told = any(name in p.words for number, p in enumerate(page.paragraphs) if number != at)
    if page.dated_by is None and is_name(name) and not told:
        page.dated_by = Fact(value=name, origin="byline-line", span=page.place(at, name))


def _keep_author(page: PageState, at: int) -> bool:
    paragraph = page.paragraphs[at]
    if credits_line(paragraph.words):
        return True
    found = author_line(paragraph.words) or _agency_line(paragraph.words)
    if found and page.byline is None:
        page.byline = Fact(value=found[0], origin="byline-line", span=page.place(at, found[0]))
    if found and (dated := find_date(paragraph.words[found[1].end :])):
        origin: Origin = "dateline" if at <= page.story else "trailing-line"
        page.dates[at] = of_written(dated, origin, span=paragraph.span)
    return found is not None


def _agency_line(line: str) -> tuple[str, Span] | None:
    """The agency in a line that says nothing but "By Reuters": the author, whoever brought the report out."""
    match = re.fullmatch(r"(?:by|from|source:)\s+(.{2,60})", line, re.IGNORECASE)
    known = known_outlet(match[1]) if match else None
    return (match[1], Span(*match.span(1))) if match and known and known.kind in AGENCIES else None


def names(page: PageState) -> None:
    """A bare name beside a date line is the author's."""
    for at, paragraph in enumerate(page.paragraphs):
        beside = page.roles[max(0, at - 1) : at] + page.roles[at + 1 : at + 2]
        if page.roles[at] in (None, "summary") and "date-line" in beside and is_name(paragraph.words):
            page.roles[at] = "byline"
            if page.byline is None and outlet_in_line(paragraph.words, ()) is None:
                page.byline = Fact(value=paragraph.words, origin="byline-line", span=page.place(at, paragraph.words))


def _told(words: str) -> bool:
    return len(words.split()) >= 8 and SENTENCE_END.search(words) is not None
