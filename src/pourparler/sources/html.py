"""HTML.

In: the decoded page. Out: a `Draft` whose text is the story: headline, then its paragraphs, a blank line between them.
Refused: pages nested without measure, pages without a story. Nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pourparler.model import BlockRole, Fact, Span
from pourparler.problems import Problem
from pourparler.sources.draft import Draft
from pourparler.sources.html_blocks import TooDeepError, letters, pieces
from pourparler.sources.html_facts import PageFacts, page_facts
from pourparler.sources.html_story import Told, story
from pourparler.sources.layout import Layout, lay_out
from pourparler.sources.lines import Paragraph
from pourparler.sources.published import Candidate, given_date

LARGEST_PAGE = 10_000_000  # characters
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DROPPED: frozenset[BlockRole] = frozenset(("share", "link", "furniture", "sources"))
_DEEP = "nested too deep to be a page that someone reads; save the article's text"
_EMPTY = "no story on this page (a list, a form, a video or a wall?); save the article itself, or its text"


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its first 4 kB.

    >>> declared_encoding(b'<meta charset="windows-1251"><p>Talks')
    'windows-1251'
    """
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_html(text: str, source: str) -> Draft | Problem:
    """The story of a page and what its markup says of it; trafilatura says where the story is, the page's own order and
    markup what each piece of it is.
    """
    if len(text) > LARGEST_PAGE:
        return Problem(source=source, message="a page of more than 10 million characters; save the article's text")
    try:
        root = _tree(text)
        every = list(pieces(root)) if root is not None else []
    except (TooDeepError, RecursionError):
        return Problem(source=source, message=_DEEP)
    if root is None or not every:
        return Problem(source=source, message=_EMPTY)
    facts = page_facts(root)
    told = story(every, _extracted(text), facts.title.value if facts.title else None)
    if not told:
        return Problem(source=source, message=_EMPTY)
    return _draft(told, facts, source)


def _tree(text: str) -> HtmlElement | None:
    """The page's tree; the parser is told the encoding, for a page may declare another than it was decoded from."""
    data = text.encode("utf-8", "replace")
    try:
        return document_fromstring(data, parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _extracted(text: str) -> list[str]:
    """The paragraphs that trafilatura takes for the story; none where it fails, whatever the reason: hostile pages
    have made it raise half a dozen unrelated errors, and the pieces of the page are there to fall back on.
    """
    try:
        found = trafilatura.bare_extraction(
            text, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    return ["".join(element.itertext()) for element in body.iter("p", "head", "item", "cell", "quote", "code", "ab")]


def _draft(told: Sequence[Told], facts: PageFacts, source: str) -> Draft | Problem:
    told = _titled(told, facts)
    text, layout = _composed(told)
    kept = [piece for piece, block in zip(told, layout.blocks, strict=True) if block.role not in _DROPPED]
    roles = [block.role for block in layout.blocks if block.role not in _DROPPED]
    text, layout = _composed([replace(piece, role=role) for piece, role in zip(kept, roles, strict=True)])
    if not kept:
        return Problem(source=source, message=_EMPTY)
    return Draft(
        source=source, text=text, blocks=layout.blocks, url=facts.url, title=_title(text, layout, facts),
        outlet=facts.outlet or (None if facts.url else layout.outlet), page_language=facts.language,
        byline=facts.byline or layout.byline or _signed(text, layout),
        dates=(*facts.dates, *_times(told), *layout.dates),
    )  # fmt: skip


def _titled(told: Sequence[Told], facts: PageFacts) -> Sequence[Told]:
    """The story with its headline: where the page shows none, the title that its markup gives."""
    if facts.title is None or any(piece.role == "headline" for piece in told):
        return told
    if letters(facts.title.value) in (letters(piece.words) for piece in told[:3]):
        return told
    return (Told(words=facts.title.value, role="headline"), *told)


def _composed(told: Iterable[Told]) -> tuple[str, Layout]:
    """The text of the pieces, a blank line between them, and its layout."""
    paragraphs: list[Paragraph] = []
    known: dict[int, BlockRole] = {}
    at = 0
    for number, piece in enumerate(told):
        span = Span(at, at + len(piece.words))
        paragraphs.append(Paragraph(span=span, words=piece.words, after_blank=True, bullet=piece.bullet))
        if piece.role is not None:
            known[number] = piece.role
        at = span.end + 2
    return "\n\n".join(paragraph.words for paragraph in paragraphs), lay_out(paragraphs, known)


def _title(text: str, layout: Layout, facts: PageFacts) -> Fact | None:
    if layout.headline is None:
        return facts.title
    value = layout.headline.of(text)
    if facts.title is not None and letters(facts.title.value) == letters(value):
        return Fact(value=value, origin=facts.title.origin, span=layout.headline)
    return Fact(value=value, origin="heading", span=layout.headline)


def _signed(text: str, layout: Layout) -> Fact | None:
    """The author, where only the class of an element says so."""
    span = next((block.span for block in layout.blocks if block.role == "byline"), None)
    value = span.of(text) if span else ""
    short = re.sub(r"^(?:by|from)\s+|\s+in\s+[A-Z].*$", "", value, flags=re.IGNORECASE)
    return Fact(value=short, origin="byline-line", span=span) if 0 < len(short.split()) <= 6 else None


def _times(told: Iterable[Told]) -> Iterable[Candidate]:
    return [found for piece in told if piece.time and (found := given_date(piece.time, "meta"))]


