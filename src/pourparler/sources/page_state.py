"""What is known of the paragraphs of a page while their roles are worked out.

In: the paragraphs, the roles that markup gives. Out: `PageState`, which the steps of `layout` fill in.
Refused: nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pourparler.model import BlockRole, Fact, Span
from pourparler.sources.furniture import Furniture
from pourparler.sources.lines import Paragraph
from pourparler.sources.published import Candidate


@dataclass(slots=True)
class PageState:
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
