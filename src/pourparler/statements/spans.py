"""From runs of tokens back to places in the text.

In: drafts. Out: the spans of source, cue and content, without stray marks at their edges; the form of the content.
Refused: content that source and cue leave nothing of.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.language import ParsedArticle
from pourparler.model import Form, Span
from pourparler.statements.draft import Draft, Run

_EDGES = " \t\r\n\u00a0,;:–—-"


def edge(draft: Draft, run: Run | None, text: str) -> Span | None:
    """The place of a run in the text, without space, commas and dashes at its edges; a cue of only a mark stays."""
    span = _place(draft, run)
    return span and (span.trimmed(text, _EDGES) or span.trimmed(text))


def _place(draft: Draft, run: Run | None) -> Span | None:
    """The place of a run in the text; None for no run and for one of nothing but space."""
    if run is None or all(token.is_space for token in draft.passage.doc[run.start : run.end]):
        return None
    return draft.passage.span(draft.passage.doc[run.start : run.end])


def content_of(draft: Draft, parsed: ParsedArticle) -> tuple[Span, ...]:
    """The fragments of what was said, in order, joined where only marks part them, without source and cue."""
    text = parsed.article.text
    said = [span for run in draft.content if (span := _place(draft, run)) is not None]
    pieces = sorted([*(_whole(span, draft, parsed) for span in said), *draft.quotes])
    joined: list[Span] = []
    for piece in pieces:
        if joined and not any(c.isalnum() for c in text[joined[-1].end : piece.start]):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    for hole in (edge(draft, draft.source, text), edge(draft, draft.cue, text)):
        joined = [part for piece in joined for part in _cut(piece, hole)]
    trimmed = [piece.trimmed(text, _EDGES) for piece in joined]
    return tuple(piece for piece in trimmed if piece is not None and any(c.isalnum() for c in piece.of(text)))


def _whole(span: Span, draft: Draft, parsed: ParsedArticle) -> Span:
    """A span that ends or begins inside a quotation, widened to the whole of it, unless the cue stands in it too
    or it takes up less than half of it."""
    cue = draft.passage.span(draft.passage.doc[draft.anchor])
    for quotation in parsed.quotations:
        whole = quotation.span
        within = whole.holds(span) and 2 * (span.end - span.start) < whole.end - whole.start
        if quotation.depth == 0 and span.overlaps(whole) and not within and not whole.overlaps(cue):
            span = Span(min(span.start, whole.start), max(span.end, whole.end))
    return span


def _cut(piece: Span, hole: Span | None) -> list[Span]:
    if hole is None or not piece.overlaps(hole):
        return [piece]
    ends = ((piece.start, min(piece.end, hole.start)), (max(piece.start, hole.end), piece.end))
    return [Span(start, end) for start, end in ends if start < end]


def form_of(content: Iterable[Span], cue: Span | None, parsed: ParsedArticle) -> Form:
    """direct: every word stands in quotation marks; mixed: some do; indirect: none does.

    Marks around the cue itself are another's: what he says that she said is indirect.
    """
    text = parsed.article.text
    quoted = [q.span for q in parsed.quotations if cue is None or not q.inner.holds(cue)]
    inside = outside = 0
    for span in content:
        marked = [Span(max(q.start, span.start), min(q.end, span.end)) for q in quoted if q.overlaps(span)]
        held = {i for q in marked for i in range(q.start, q.end) if text[i].isalnum()}
        inside += len(held)
        outside += sum(text[i].isalnum() for i in range(span.start, span.end)) - len(held)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"
