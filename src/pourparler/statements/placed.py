"""Quotations and the tokens they stand in.

In: a parsed article. Out: its outermost quotations, each with its run of tokens.
Refused: quotations in furniture, which has no passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pourparler.language import ParsedArticle, Passage, Quotation
from pourparler.statements.draft import Run

FULL = 4
"""Words from which a quotation that nothing carries counts as somebody's sentence rather than a term in marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """An outermost quotation and its tokens in its passage."""

    quotation: Quotation
    passage: Passage
    run: Run

    @property
    def doc(self) -> Doc:
        """The parse it stands in."""
        return self.passage.doc

    def is_full(self) -> bool:
        """Whether it is a sentence of its own: long enough, and opened like one or closed like one."""
        words = [t for t in self.doc[self.run.start : self.run.end] if t.is_alpha]
        if len(words) < FULL:
            return False
        inner = [t for t in self.doc[self.run.start : self.run.end] if t.text not in ('"', "'", "''", "``")]
        return inner[0].text[:1].isupper() or inner[-1].text in (".", "?", "!", ",", "…", "...", "—", "–")


def place_quotations(parsed: ParsedArticle) -> tuple[Quoted, ...]:
    """The outermost quotations with their tokens, in order."""
    placed = []
    for quotation in parsed.quotations:
        passage = parsed.passage_at(quotation.span.start)
        tokens = passage.tokens(quotation.span) if passage is not None and quotation.depth == 0 else None
        if passage is not None and tokens is not None and len(tokens):
            placed.append(Quoted(quotation=quotation, passage=passage, run=Run(tokens.start, tokens.end)))
    return tuple(placed)


def inside_map(passage: Passage, placed: Sequence[Quoted]) -> tuple[int, ...]:
    """For each token of a passage, the index in `placed` of the quotation it stands in, or -1."""
    numbers = [-1] * len(passage.doc)
    for index, quoted in enumerate(placed):
        if quoted.passage is passage:
            for i in range(quoted.run.start, quoted.run.end):
                numbers[i] = index
    return tuple(numbers)
