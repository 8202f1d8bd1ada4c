"""One article and what is known about it.

In: the decoded text and sourced facts about it. Out: `Article`, immutable; every span of every entry slices its `text`.
Refused: a block that lies outside the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.model.span import Span
from pourparler.model.when import Precision

Origin = Literal[
    "given", "feed", "json-ld", "meta", "address", "dateline", "trailing-line",
    "front-matter", "heading", "first-line", "byline-line", "title-tag", "file-name", "detected", "text",
]  # fmt: skip
BlockRole = Literal[
    "headline", "summary", "subheading", "body", "caption",
    "byline", "date-line", "share", "link", "sources", "furniture",
]  # fmt: skip
PageKind = Literal[
    "article", "brief", "live-blog", "paywall-stub", "video", "press-release", "transcript", "interview", "opinion",
    "editorial", "analysis", "newsletter", "post", "reference", "sponsored", "satire",
]  # fmt: skip
TOLD: frozenset[BlockRole] = frozenset({"headline", "summary", "subheading", "body", "caption"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A value about an article and where it came from; `span` if it stands in the text."""

    value: str
    origin: Origin
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The day an article appeared, or the minute by the clock of the place, with its offset (ISO 8601:
    `2026-03-05T00:30+03:00`); `others` are candidates from elsewhere that disagree.
    """

    value: str
    precision: Precision
    origin: Origin
    span: Span | None = None
    others: tuple[Published, ...] = ()

    @property
    def day(self) -> str:
        """The calendar day where it appeared, `YYYY-MM-DD` (or less where the precision is less)."""
        return self.value[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the page that is one thing: a headline, a paragraph, a caption, a share line."""

    span: Span
    role: BlockRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its facts; blocks are in order, do not overlap, and cover every word of `text`. `kind` is a
    `PageKind` with the sign that told it: where it stood (`origin`) and, in the text, its words.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    outlet: Fact | None = None
    url: str | None = None
    title: Fact | None = None
    byline: Fact | None = None
    published: Published | None = None
    language: Fact | None = None
    kind: Fact | None = None

    def __post_init__(self) -> None:
        end = 0
        for block in self.blocks:
            if block.span.start < end or block.span.end > len(self.text):
                raise ValueError(f"article {self.id}: block {block.span} overlaps another or leaves the text")
            end = block.span.end
