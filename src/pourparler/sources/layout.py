"""What each paragraph of a page is: headline, summary, body, caption, byline, date line, share line, source list.

In: paragraphs in order, and what markup already says of some. Out: `Layout`: roles, byline, dates found on the page.
Refused: to drop anything; what no rule knows is body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pourparler.model import Block, BlockRole, Fact, Origin, Span
from pourparler.sources.furniture import Furniture, furniture
from pourparler.sources.lines import Paragraph
from pourparler.sources.names_on_page import author_line, credits_line, date_line, is_name
from pourparler.sources.outlet import AGENCIES, known_outlet, named_outlet, outlet_in_line
from pourparler.sources.published import Candidate, dateline_date, of_written
from pourparler.sources.written_date import WrittenDate, find_date

_ROLES: dict[Furniture, BlockRole] = {
    "share": "share", "link": "link", "link-heading": "link", "sources-heading": "sources", "sources": "sources",
    "video": "furniture", "furniture": "furniture", "caption": "caption", "byline": "byline",
    "summary-heading": "subheading",
}  # fmt: skip
_DOMAIN = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_UNFINISHED = re.compile(r"\b(?:as|from|the|by|on|of|to|in|with|about|at|for|where|how|when|and|our|a)$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z]\.[A-Z])[.…;:,][\"”'’»)\]]*$|[.!?][\"”'’»)\]]+$")
_ENDS = re.compile(r"[.!?…:;,\"”'’)\]]$")
_RELEASE = re.compile(
    r"(?:for immediate (?:release|publication)|(?:press|media|news) release)(?: ?[:|–—-].{0,60})?", re.IGNORECASE
)
_ASKED = re.compile(r"(?:Q|A|QUESTION|ANSWER) ?: ?\S")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,5}\)?)?", re.IGNORECASE)
_EDGE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The blocks of a page in order, and the facts that stand in them."""

    blocks: tuple[Block, ...]
    headline: Span | None = None
    byline: Fact | None = None
    outlet: Fact | None = None
    dates: tuple[Candidate, ...] = ()


@dataclass(slots=True)
class _Page:
    """The paragraphs with the role of each as far as it is known; filled in step by step by `lay_out`."""

    paragraphs: Sequence[Paragraph]
    title: str | None
    roles: list[BlockRole | None]
    kinds: list[Furniture | None]
    dates: dict[int, Candidate] = field(default_factory=dict)
    byline: Fact | None = None
    dated_by: Fact | None = None  # a name before a date: the author's where no line says who it is
    outlet: Fact | None = None
    story: int = 0  # where the first sentence stands; above it is the head of the page

    def place(self, at: int, words: str) -> Span | None:
        """Where `words` stand in a paragraph; None where it has other blanks between them."""
        paragraph = self.paragraphs[at]
        start = paragraph.words.find(words)
        same = paragraph.span.end - paragraph.span.start == len(paragraph.words)
        return Span(start, start + len(words)).shifted(paragraph.span.start) if same and start >= 0 else None

    def next_open(self, after: int) -> int | None:
        """The next paragraph that nothing is known of."""
        return next((at for at in range(after + 1, len(self.roles)) if self.roles[at] is None), None)


def lay_out(
    paragraphs: Sequence[Paragraph], known: Mapping[int, BlockRole] | None = None, title: str | None = None
) -> Layout:
    """The roles of paragraphs; `known` are those that markup gives, `title` is the headline if it was given apart.

    >>> from pourparler.sources.lines import paragraphs
    >>> page = lay_out(paragraphs("Port reopens\\nGrain left Port Mered on Friday.\\nShare\\nMon, 03/09/2026 – 18:40"))
    >>> [block.role for block in page.blocks], page.dates[0].days
    (['headline', 'body', 'share', 'date-line'], ('2026-03-09',))
    """
    roles = [(known or {}).get(at) for at in range(len(paragraphs))]
    kinds = [furniture(p.words) if role is None else None for p, role in zip(paragraphs, roles, strict=True)]
    page = _Page(paragraphs=paragraphs, title=title, roles=roles, kinds=kinds)
    for step in _STEPS:
        step(page)
    return _laid_out(page)


def _told(words: str) -> bool:
    return len(words.split()) >= 8 and _SENTENCE_END.search(words) is not None


def _furniture(page: _Page) -> None:
    for at, kind in enumerate(page.kinds):
        if kind is not None:
            page.roles[at] = _ROLES[kind]


def _clocks(page: _Page) -> None:
    """A line that is only a time of day, as above each entry of a report minute by minute."""
    for at, paragraph in enumerate(page.paragraphs):
        if page.roles[at] is None and _CLOCK.fullmatch(paragraph.words):
            page.roles[at] = "date-line"


def _lists(page: _Page) -> None:
    """A heading of sources takes the addresses under it, a heading of links the titles under it."""
    for at, kind in enumerate(page.kinds):
        if kind not in ("sources-heading", "link-heading"):
            continue
        for below in range(at + 1, len(page.roles)):
            words = page.paragraphs[below].words
            taken = _DOMAIN.fullmatch(words) if kind == "sources-heading" else not _sentence(words) and below > at
            if not taken or page.roles[below] not in (None, "link", "sources"):
                break
            page.roles[below] = _ROLES[kind]
    for at, role in enumerate(page.roles):
        if role is None and _DOMAIN.fullmatch(page.paragraphs[at].words):
            page.roles[at] = "link"


def _sentence(words: str) -> bool:
    return bool(_SENTENCE_END.search(words)) or len(words.split()) > 20


def _videos(page: _Page) -> None:
    """ "Watch this clip as" goes on in the next line."""
    for at, kind in enumerate(page.kinds[:-1]):
        below = page.paragraphs[at + 1]
        if kind == "video" and _UNFINISHED.search(page.paragraphs[at].words) and len(below.words.split()) <= 20:
            page.roles[at + 1] = "furniture"


def _signed(page: _Page) -> None:
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


def _keep_date(page: _Page, at: int, written: WrittenDate, published: bool) -> None:
    paragraph = page.paragraphs[at]
    if published:
        origin: Origin = "dateline" if at < page.story else "trailing-line"
        page.dates[at] = of_written(written, origin, span=paragraph.span)
    _keep_name(page, at, paragraph.words[: written.span.start])
    if page.byline is None and (by := author_line(paragraph.words[written.span.end :].strip(" |/·•–—-,"))):
        page.byline = Fact(value=by[0], origin="byline-line", span=page.place(at, by[0]))


def _outlets(page: _Page) -> None:
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


def _keep_name(page: _Page, at: int, before: str) -> None:
    """A name before a date is the author's, unless the story speaks of it: then it may be a place."""
    name = before.strip(" /|·•–—-,")
    told = any(name in p.words for number, p in enumerate(page.paragraphs) if number != at)
    if page.dated_by is None and is_name(name) and not told:
        page.dated_by = Fact(value=name, origin="byline-line", span=page.place(at, name))


def _keep_author(page: _Page, at: int) -> bool:
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


def _headline(page: _Page) -> None:
    if "headline" in page.roles:
        return
    first = page.next_open(-1)
    if first is not None and _RELEASE.fullmatch(page.paragraphs[first].words):
        first = page.next_open(first)  # it stays: it says what the page is
    if first is None or page.next_open(first) is None:
        return
    if _is_headline(page, first):
        page.roles[first] = "headline"


def _is_headline(page: _Page, at: int) -> bool:
    paragraph = page.paragraphs[at]
    words = paragraph.words
    if page.title and _plain(words) == _plain(page.title):
        return True
    if paragraph.bullet or len(words.split()) > 30 or dateline_date(words) or _ASKED.match(words):
        return False
    if not _SENTENCE_END.search(words):
        return True
    return words.endswith(".") and len(words.split()) <= 12 and page.roles[at + 1] in ("byline", "date-line")


def _plain(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _summary(page: _Page) -> None:
    """List items under the headline or under "Key points", and an unfinished line under the headline."""
    if page.next_open(-1) is None:
        return
    for at, role in enumerate(page.roles):
        if role == "headline" or page.kinds[at] == "summary-heading":
            _bullets(page, at)
    if "headline" in page.roles:
        below = page.next_open(page.roles.index("headline"))
        if below is not None and page.next_open(below) is not None and _is_deck(page.paragraphs[below]):
            page.roles[below] = "summary"


def _bullets(page: _Page, heading: int) -> None:
    at = page.next_open(heading)
    taken = []
    while at is not None and page.paragraphs[at].bullet:
        taken.append(at)
        at = page.next_open(at)
    if at is not None:
        for item in taken:
            page.roles[item] = "summary"


def _is_deck(paragraph: Paragraph) -> bool:
    return not paragraph.bullet and not _ENDS.search(paragraph.words) and 4 <= len(paragraph.words.split()) <= 40


def _names(page: _Page) -> None:
    """A bare name beside a date line is the author's."""
    for at, paragraph in enumerate(page.paragraphs):
        beside = page.roles[max(0, at - 1) : at] + page.roles[at + 1 : at + 2]
        if page.roles[at] in (None, "summary") and "date-line" in beside and is_name(paragraph.words):
            page.roles[at] = "byline"
            if page.byline is None and outlet_in_line(paragraph.words, ()) is None:
                page.byline = Fact(value=paragraph.words, origin="byline-line", span=page.place(at, paragraph.words))


def _subheadings(page: _Page) -> None:
    for at, paragraph in enumerate(page.paragraphs[:-1]):
        below = at + 1
        if page.roles[at] is not None or paragraph.bullet or page.roles[below] is not None:
            continue
        short = len(paragraph.words.split()) <= 12 and not _ENDS.search(paragraph.words)
        told = len(page.paragraphs[below].words.split()) >= 8
        if short and told and not paragraph.words[0].islower() and any(c.isalpha() for c in paragraph.words):
            page.roles[at] = "subheading"


def _rest(page: _Page) -> None:
    page.roles = [role or "body" for role in page.roles]


def _captions_in_full(page: _Page) -> None:
    """A page that would hold nothing but captions and headings was misread: they are its story."""
    if not {"body", "summary"} & set(page.roles):
        page.roles = ["body" if role in ("caption", "subheading", "headline") else role for role in page.roles]


_STEPS = (
    _furniture, _clocks, _lists, _videos, _signed, _headline, _summary, _names, _outlets, _subheadings, _rest,
    _captions_in_full,
)  # fmt: skip


def _laid_out(page: _Page) -> Layout:
    blocks = tuple(
        Block(span=p.span, role=role) for p, role in zip(page.paragraphs, page.roles, strict=True) if role is not None
    )
    headline = next((block.span for block in blocks if block.role == "headline"), None)
    dates = list(page.dates.values())
    told = [p for p, role in zip(page.paragraphs, page.roles, strict=True) if role == "body"]
    if told and (found := dateline_date(told[0].words, by=told[0].span.start)):
        dates.insert(0, found)
    return Layout(blocks=blocks, headline=headline, byline=page.byline, outlet=page.outlet, dates=tuple(dates))
