"""Parsed article in, statements out: the seam of this stage.

In: a `ParsedArticle` and the cast of its people. Out: `Statement`s in the order of the text.
Refused: content that is empty once source and cue are taken out of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.language import ParsedArticle
from pourparler.model import Evidence, Form, Place, Span, Statement, entry_id
from pourparler.statements.clauses import read_clauses
from pourparler.statements.cues import Lexicon, lexicon
from pourparler.statements.draft import Draft, Run
from pourparler.statements.phrases import read_phrases
from pourparler.statements.quoted import Carrying, inside_map, place_quotations

VERSION = "1"
_EDGES = " \t\r\n\u00a0,;:–—-"


def read_drafts(parsed: ParsedArticle, words: Lexicon) -> list[Draft]:
    """Every rule, in order."""
    placed = place_quotations(parsed)
    maps = {id(p): inside_map(p, placed) for p in parsed.passages}
    drafts = [
        d for p in parsed.passages for d in (*read_clauses(p, maps[id(p)], words), *read_phrases(p, maps[id(p)], words))
    ]
    return Carrying(placed, maps, drafts, words).settle()


def read_statements(parsed: ParsedArticle, cast: object = None) -> tuple[Statement, ...]:
    text = parsed.article.text
    found = []
    for draft in read_drafts(parsed, lexicon()):
        content = content_spans(draft, text)
        if not content:
            continue
        source = edge(draft, draft.source, text)
        cue = edge(draft, draft.cue, text)
        form = form_of(content, parsed)
        found.append(
            Statement(
                id=entry_id("statement", parsed.article.id, (source, cue, *content)),
                article_id=parsed.article.id,
                source=source,
                cue=cue,
                content=content,
                kind=draft.kind,
                form=form,
                act=draft.act,
                acts=(draft.act,),
                polarity=draft.polarity,
                place="body",
                evidence=Evidence(rule=draft.rule, version=VERSION, confidence=draft.confidence),
            )
        )
    return tuple(sorted({s.id: s for s in found}.values(), key=lambda s: (s.content[0].start, s.content[-1].end)))


def edge(draft: Draft, run: Run | None, text: str) -> Span | None:
    if run is None:
        return None
    return draft.passage.span(draft.passage.doc[run.start : run.end]).trimmed(text, _EDGES)


def content_spans(draft: Draft, text: str) -> tuple[Span, ...]:
    spans = [draft.passage.span(draft.passage.doc[r.start : r.end]) for r in draft.content]
    pieces = sorted([*spans, *draft.quotes])
    out: list[Span] = []
    for piece in pieces:
        if out and not any(c.isalnum() for c in text[out[-1].end : piece.start]):
            out[-1] = Span(out[-1].start, max(out[-1].end, piece.end))
        else:
            out.append(piece)
    holes = [s for s in (edge(draft, draft.source, text), edge(draft, draft.cue, text)) if s is not None]
    for hole in holes:
        out = [
            Span(*e)
            for p in out
            for e in ((p.start, min(p.end, hole.start)), (max(p.start, hole.end), p.end))
            if e[0] < e[1]
        ]
    trimmed = [p.trimmed(text, _EDGES) for p in out]
    return tuple(p for p in trimmed if p is not None and any(c.isalnum() for c in p.of(text)))


def form_of(content: Iterable[Span], parsed: ParsedArticle) -> Form:
    """direct: every word stands in quotation marks; mixed: some; indirect: none."""
    text = parsed.article.text
    inside = outside = 0
    for span in content:
        for i in range(span.start, span.end):
            if text[i].isalnum():
                if any(q.span.start <= i < q.span.end for q in parsed.quotations):
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"
