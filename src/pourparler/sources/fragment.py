"""HTML that is all story: what a feed gives of an article, the body of a mail.

In: a fragment of HTML and the title that came with it. Out: `Story`: its paragraphs as one text, and what each is.
Refused: boxes, share lines and links around the story; fragments nested without measure. Nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from pourparler.model import BlockRole, Span
from pourparler.sources.furniture import furniture
from pourparler.sources.html_blocks import Piece, letters, pieces
from pourparler.sources.layout import Layout, lay_out
from pourparler.sources.lines import Paragraph

_LARGEST = 10_000_000  # characters
_DROPPED: frozenset[BlockRole] = frozenset(("share", "link", "furniture", "sources"))
_HEADING = re.compile(r"h[1-6]")
# How the makers of feeds sign what they pass on.
_SIGNED = re.compile(
    r"the post .{1,300} (?:appeared first|first appeared) on .{1,100}"
    r"|this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published).{1,200}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A composed text with its layout."""

    text: str
    layout: Layout


def story_of(html: str, title: str | None) -> Story | None:
    """The story of a fragment under its title; None where there are no words.

    >>> story_of("<p>Grain left Port Mered on Friday.</p><p>Read more</p>", "Port reopens").text
    'Port reopens\\n\\nGrain left Port Mered on Friday.'
    """
    told = [piece for piece in _pieces(html) if not _beside(piece)]
    first = letters(title or "")
    if told and first and told[0].key == first:
        told = told[1:]
    if not told:  # a headline that stands alone would be laid out as a paragraph
        return None
    body = [(piece.words, _role(piece), _item(piece)) for piece in told]
    return composed(title, body)


def composed(title: str | None, body: Iterable[tuple[str, BlockRole | None, bool]]) -> Story | None:
    """The text of a title and paragraphs (words, role, whether an item of a list), less what is no story."""
    top: list[tuple[str, BlockRole | None, bool]] = [(title, "headline", False)] if title else []
    every = [*top, *body]
    roles = [block.role for block in _laid(every)[1].blocks]
    kept = [(words, role, item) for (words, _, item), role in zip(every, roles, strict=True) if role not in _DROPPED]
    if all(role in ("headline", "byline", "date-line") for _, role, _ in kept):
        return None
    text, layout = _laid(kept)
    return Story(text=text, layout=layout)


def _laid(every: Iterable[tuple[str, BlockRole | None, bool]]) -> tuple[str, Layout]:
    paragraphs: list[Paragraph] = []
    known: dict[int, BlockRole] = {}
    at = 0
    for number, (words, role, item) in enumerate(every):
        paragraphs.append(Paragraph(span=Span(at, at + len(words)), words=words, after_blank=True, bullet=item))
        if role is not None:
            known[number] = role
        at += len(words) + 2
    return "\n\n".join(paragraph.words for paragraph in paragraphs), lay_out(paragraphs, known)


def _pieces(html: str) -> list[Piece]:
    if len(html) > _LARGEST:
        return []
    data = f"<html><body>{html}</body></html>".encode("utf-8", "replace")
    try:
        root = document_fromstring(data, parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
        for link in list(root.iter("a")):  # "Read more" behind the last words of a summary
            if furniture(" ".join(link.text_content().split())) in ("link", "share"):
                link.drop_tree()
        return list(pieces(root))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError, RecursionError):  # too deep, or none
        return []


def _beside(piece: Piece) -> bool:
    if _SIGNED.fullmatch(piece.words) or (piece.linked > 0.95 and piece.tag not in ("h1", "h2", "h3", "h4")):
        return True
    return piece.beside_story()


def _role(piece: Piece) -> BlockRole | None:
    if any(step.startswith("figcaption ") for step in piece.path[:3]):
        return "caption"
    return "subheading" if _HEADING.fullmatch(piece.tag) else None


def _item(piece: Piece) -> bool:
    return any(step.startswith("li ") for step in piece.path[:2])
