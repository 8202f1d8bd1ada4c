"""Plain text.

In: the decoded file. Out: a `Draft` whose text is the file, unchanged.
Refused: nothing.
"""

from __future__ import annotations

from dataclasses import replace

from pourparler.model import Block, Fact, Span
from pourparler.sources.draft import Draft, title_in
from pourparler.sources.inline import cut_up
from pourparler.sources.layout import Layout, lay_out
from pourparler.sources.lines import Paragraph, paragraphs
from pourparler.sources.published import dateline_date


def read_text(text: str, source: str) -> Draft:
    """A page of plain text; its title is the headline, if it has one."""
    layout = lay_text(text)
    headline = layout.headline
    title = Fact(value=" ".join(headline.of(text).split()), origin="first-line", span=headline) if headline else None
    return Draft(
        source=source,
        text=text,
        blocks=layout.blocks,
        title=title,
        outlet=layout.outlet,
        byline=layout.byline,
        dates=layout.dates,
    )


def lay_text(text: str, title: str | None = None) -> Layout:
    """The layout of a text; one that begins with its title on the same line is cut behind it, and furniture is cut out
    of its paragraphs.
    """
    every = paragraphs(text)
    layout = _one_line(text, every[0], title) if len(every) == 1 else lay_out(every, title=title)
    return replace(layout, blocks=tuple(piece for block in layout.blocks for piece in cut_up(text, block)))


def _one_line(text: str, paragraph: Paragraph, title: str | None) -> Layout:
    """Scraped news without a line break is one body block."""
    start = paragraph.span.start
    head = title.strip() if title else ""
    if len(head.split()) >= 4 and text.startswith(head + " ", start) and len(text) > start + len(head) + 40:
        headline = Span(start, start + len(head))
        body = Span(start + len(head), paragraph.span.end).trimmed(text)
        blocks = (Block(span=headline, role="headline"), *((Block(span=body, role="body"),) if body else ()))
        return Layout(blocks=blocks, headline=headline)
    if len(paragraph.words.split()) <= 45:
        return lay_out((paragraph,), title=title)
    found = dateline_date(text[start : start + 200], by=start)
    return Layout(blocks=(Block(span=paragraph.span, role="body"),), dates=(found,) if found else ())


def titled(text: str, title: str | None, layout: Layout) -> Fact | None:
    """A title that was given, with its place in the text if it stands there; else the headline of the text."""
    if title and title.strip():
        return Fact(value=title.strip(), origin="given", span=title_in(text, title, layout.blocks))
    if layout.headline is None:
        return None
    return Fact(value=" ".join(layout.headline.of(text).split()), origin="first-line", span=layout.headline)
