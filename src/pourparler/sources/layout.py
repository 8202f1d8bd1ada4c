"""What each paragraph of a page is: headline, summary, body, caption, byline, date line, share line, source list.

In: paragraphs in order, and what markup already says of some. Out: `Layout`: roles, byline, dates found on the page.
Refused: to drop anything; what no rule knows is body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pourparler.model import Block, BlockRole, Fact, Span
from pourparler.sources.furniture import Furniture, furniture
from pourparler.sources.lines import Paragraph
from pourparler.sources.page_state import PageState
from pourparler.sources.published import Candidate, dateline_date
from pourparler.sources.signed import SENTENCE_END, names, outlets, signed

_ROLES: dict[Furniture, BlockRole] = {
    "share": "share", "link": "link", "link-heading": "link", "sources-heading": "sources", "sources": "sources",
    "video": "furniture", "furniture": "furniture", "caption": "caption", "byline": "byline",
    "summary-heading": "subheading",
}  # fmt: skip
_DOMAIN = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_UNFINISHED = re.compile(r"\b(?:as|from|the|by|on|of|to|in|with|about|at|for|where|how|when|and|our|a)$", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:;,\"”'’)\]]$")
_RELEASE = re.compile(
    r"(?:for immediate (?:release|publication)|(?:press|media|news) release)(?: ?[:|–—-].{0,60})?", re.IGNORECASE
)
_ASKED = re.compile(r"(?:Q|A|QUESTION|ANSWER) ?: ?\S")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,5}\)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The blocks of a page in order, and the facts that stand in them."""

    blocks: tuple[Block, ...]
    headline: Span | None = None
    byline: Fact | None = None
    outlet: Fact | None = None
    dates: tuple[Candidate, ...] = ()


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
    page = PageState(paragraphs=paragraphs, title=title, roles=roles, kinds=kinds)
    for step in _STEPS:
        step(page)
    return _laid_out(page)


def _furniture(page: PageState) -> None:
    for at, kind in enumerate(page.kinds):
        if kind is not None:
            page.roles[at] = _ROLES[kind]


def _clocks(page: PageState) -> None:
    """A line that is only a time of day, as above each entry of a report minute by minute."""
    for at, paragraph in enumerate(page.paragraphs):
        if page.roles[at] is None and _CLOCK.fullmatch(paragraph.words):
            page.roles[at] = "date-line"


def _lists(page: PageState) -> None:
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
    return bool(SENTENCE_END.search(words)) or len(words.split()) > 20


def _videos(page: PageState) -> None:
    """ "Watch this clip as" goes on in the next line."""
    for at, kind in enumerate(page.kinds[:-1]):
        below = page.paragraphs[at + 1]
        if kind == "video" and _UNFINISHED.search(page.paragraphs[at].words) and len(below.words.split()) <= 20:
            page.roles[at + 1] = "furniture"


def _headline(page: PageState) -> None:
    if "headline" in page.roles:
        return
    first = page.next_open(-1)
    if first is not None and _RELEASE.fullmatch(page.paragraphs[first].words):
        first = page.next_open(first)  # it stays: it says what the page is
    if first is None or page.next_open(first) is None:
        return
    if _is_headline(page, first):
        page.roles[first] = "headline"


def _is_headline(page: PageState, at: int) -> bool:
    paragraph = page.paragraphs[at]
    words = paragraph.words
    if page.title and _plain(words) == _plain(page.title):
        return True
    if paragraph.bullet or len(words.split()) > 30 or dateline_date(words) or _ASKED.match(words):
        return False
    if not SENTENCE_END.search(words):
        return True
    return words.endswith(".") and len(words.split()) <= 12 and page.roles[at + 1] in ("byline", "date-line")


def _plain(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _summary(page: PageState) -> None:
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


def _bullets(page: PageState, heading: int) -> None:
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


def _subheadings(page: PageState) -> None:
    for at, paragraph in enumerate(page.paragraphs[:-1]):
        below = at + 1
        if page.roles[at] is not None or paragraph.bullet or page.roles[below] is not None:
            continue
        short = len(paragraph.words.split()) <= 12 and not _ENDS.search(paragraph.words)
        told = len(page.paragraphs[below].words.split()) >= 8
        if short and told and not paragraph.words[0].islower() and any(c.isalpha() for c in paragraph.words):
            page.roles[at] = "subheading"


def _rest(page: PageState) -> None:
    page.roles = [role or "body" for role in page.roles]


def _captions_in_full(page: PageState) -> None:
    """A page that would hold nothing but captions and headings was misread: they are its story."""
    if not {"body", "summary"} & set(page.roles):
        page.roles = ["body" if role in ("caption", "subheading", "headline") else role for role in page.roles]


_STEPS = (
    _furniture, _clocks, _lists, _videos, signed, _headline, _summary, names, outlets, _subheadings, _rest,
    _captions_in_full,
)  # fmt: skip


def _laid_out(page: PageState) -> Layout:
    blocks = tuple(
        Block(span=p.span, role=role) for p, role in zip(page.paragraphs, page.roles, strict=True) if role is not None
    )
    headline = next((block.span for block in blocks if block.role == "headline"), None)
    dates = list(page.dates.values())
    told = [p for p, role in zip(page.paragraphs, page.roles, strict=True) if role == "body"]
    if told and (found := dateline_date(told[0].words, by=told[0].span.start)):
        dates.insert(0, found)
    return Layout(blocks=blocks, headline=headline, byline=page.byline, outlet=page.outlet, dates=tuple(dates))
