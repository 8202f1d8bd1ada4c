"""An article ready to be read: passages with their parse, quotations, and the way back to the text.

In: an `Article`. Out (built by `language.parse`): `ParsedArticle`, the one thing every later stage reads.
Refused: nothing; blocks that are not told (share lines, furniture) have no passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pourparler.language.offsets import OffsetMap
from pourparler.model import Article, Block, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks. `span` has the marks, `inner` not; a quotation over several paragraphs has
    one `Quotation` a paragraph, joined by `continues`. `depth` 0 is outermost. `closed` is False where the closing
    mark is missing (the quotation then ends with its paragraph).
    """

    span: Span
    inner: Span
    closed: bool = True
    depth: int = 0
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One told block with its spaCy parse; `doc.text` may be repaired, `offsets` leads back to `Article.text`."""

    block: Block
    doc: Doc
    offsets: OffsetMap

    def span(self, tokens: Token | Tokens) -> Span:
        """The place in `Article.text` of a token or a run of tokens."""
        if isinstance(tokens, Token):
            return self.offsets.span(tokens.idx, tokens.idx + len(tokens))
        return self.offsets.span(tokens.start_char, tokens.end_char)

    def tokens(self, span: Span) -> Tokens | None:
        """The tokens that a span of `Article.text` covers, or None where it covers no whole token."""
        start, end = self.offsets.forward(span.start), self.offsets.forward(span.end)
        return self.doc.char_span(start, end, alignment_mode="contract")

    def sentences(self) -> Iterator[Tokens]:
        """The sentences, in order."""
        yield from self.doc.sents


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    """An article, its told passages in order, and its quotations in order of their opening mark."""

    article: Article
    passages: tuple[Passage, ...]
    quotations: tuple[Quotation, ...]

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds this code point of the text, or None in furniture."""
        for passage in self.passages:
            if passage.block.span.start <= offset < passage.block.span.end:
                return passage
        return None
