"""When something was said.

In: a parsed article. Out: for a draft, the date that stands beside its cue, with its words.
Refused: dates inside what was said, far from the cue, or after the day of publication.
"""

from __future__ import annotations

from pourparler.dates import Expression, tag, when_of
from pourparler.language import ParsedArticle
from pourparler.model import Span, When
from pourparler.statements.draft import Draft


class Dated:
    """The dated words of an article, and which of them say when something was said."""

    NEAR = 60
    """Code points between the cue and the date that belongs to it."""

    def __init__(self, parsed: ParsedArticle) -> None:
        article = parsed.article
        self.published = article.published.day if article.published is not None else None
        self.expressions: tuple[Expression, ...] = tag(article.text, self.published)

    def when(self, draft: Draft, content: tuple[Span, ...]) -> When | None:
        """The date nearest to the cue among the narrator's words of its sentence, or None."""
        reach = draft.passage.span(draft.passage.doc[draft.anchor].sent)
        cue = draft.passage.span(draft.passage.doc[draft.anchor])
        near = [
            (max(e.span.start - cue.end, cue.start - e.span.end), e)
            for e in self.expressions
            if e.type in ("DATE", "TIME") and reach.holds(e.span) and not any(c.overlaps(e.span) for c in content)
        ]
        for distance, expression in sorted(near, key=lambda pair: (pair[0], pair[1].span.start)):
            when = when_of(expression)
            if when is not None and distance <= self.NEAR and self._can_be(when):
                return when
        return None

    def _can_be(self, when: When) -> bool:
        """Whether words can have been uttered then: a date, and not one after the article appeared."""
        if when.value.endswith("_REF") or when.precision in ("year", "vague", "season"):
            return False
        return self.published is None or when.value[:1] == "X" or when.value[:10] <= self.published
