"""An article's words with the parts of its statements marked.

In: an `Article` and its statements. Out: paragraphs as pieces of text, each with the roles it plays.
Refused: changing a character: the pieces of a paragraph, joined, are a slice of the article's text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pourparler.analysis import anchor_of
from pourparler.model import TOLD, Article, Block, BlockRole, Span, Statement

Role = Literal["content", "source", "cue", "addressee", "via", "uttered"]
Claim = tuple[Span, str, Role]
CLOSE = 80  # code points; a gap this short is shown, not left out
LONG = 900  # a paragraph longer than this has lost its breaks (scraped feeds) and is broken for reading
COMFORTABLE = 420

_SENTENCE = re.compile(r"[.!?…][\"”’»')\]]*\s+(?=[\"“‘«'(\[]?[A-Z0-9])")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|St|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|"
    r"Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.\s+$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words and what they are: for each statement that claims them, its roles; `starts` are those that begin."""

    span: Span
    roles: tuple[tuple[str, Role], ...] = ()
    starts: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()

    def role(self, role: Role) -> int:
        """For how many statements these words play this role."""
        return sum(r == role for _, r in self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of an excerpt; `gap` means text was left out before it, `broken` that the break is ours."""

    role: BlockRole
    pieces: tuple[Piece, ...]
    statements: tuple[Statement, ...]
    gap: bool = False
    broken: bool = False


def parts(statement: Statement) -> Iterator[tuple[Role, Span]]:
    """Every span of a statement with its role."""
    for span in statement.content:
        yield "content", span
    if statement.source:
        yield "source", statement.source
    if statement.cue:
        yield "cue", statement.cue
    if statement.addressee:
        yield "addressee", statement.addressee.span
    if statement.uttered and statement.uttered.span:
        yield "uttered", statement.uttered.span
    for link in statement.via:
        yield from (("via", span) for span in (link.source, link.cue) if span)


def sentences(text: str, block: Span) -> tuple[Span, ...]:
    """The sentences of a block, trailing space included, cut by punctuation alone: for layout, not for reading.

    >>> words = "Gen. Yaldan refused. He gave no reason."
    >>> [s.of(words) for s in sentences(words, Span(0, len(words)))]
    ['Gen. Yaldan refused. ', 'He gave no reason.']
    """
    cuts = [block.start]
    for found in _SENTENCE.finditer(text, block.start, block.end):
        if not _NO_END.search(text, max(block.start, found.end() - 24), found.end()):
            cuts.append(found.end())
    cuts.append(block.end)
    return tuple(Span(a, b) for a, b in pairwise(cuts) if a < b)


def sentence_around(article: Article, span: Span) -> Span:
    """The sentence, or the sentences, of its block in which a stretch stands; the stretch itself outside any block.

    >>> told = "The round is due. It was called off on Friday. Nobody said why."
    >>> article = Article(id="a-1", text=told, blocks=(Block(span=Span(0, len(told)), role="body"),))
    >>> sentence_around(article, Span(25, 35)).of(told)
    'It was called off on Friday. '
    """
    block = next((b.span for b in article.blocks if b.span.holds(span)), None)
    if block is None:
        return span
    held = [sentence for sentence in sentences(article.text, block) if sentence.overlaps(span)]
    return Span(held[0].start, held[-1].end)


def excerpt(article: Article, statements: Iterable[Statement], *, full_text: bool = False) -> tuple[Paragraph, ...]:
    """The sentences that hold statements, in paragraphs with gaps; or the whole text."""
    ordered = sorted(statements, key=lambda s: (anchor_of(s), s.content[-1].end, s.id))
    claims = sorted((span, s.id, role) for s in ordered for role, span in parts(s))
    windows: list[_Window] = []
    gap = False
    for block, cut, shown in _shown(article, [span for span, _, _ in claims], full_text):
        for window in _windows(article.text, block.span, cut, shown):
            if window is not None:
                broken = bool(windows) and window.start != block.span.start and not gap
                windows.append(_Window(span=window, role=block.role, gap=gap, broken=broken))
            gap = window is None
    return tuple(_paragraphs(windows, claims, ordered))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    span: Span
    role: BlockRole
    gap: bool
    broken: bool


def _shown(
    article: Article, wanted: list[Span], full_text: bool
) -> Iterator[tuple[Block, tuple[Span, ...], list[bool]]]:
    """Each block with its sentences and whether each is shown."""
    blocks = article.blocks or (Block(span=Span(0, len(article.text)), role="body"),) * bool(article.text)
    cuts = [sentences(article.text, block.span) for block in blocks]
    starts = [s.start for cut in cuts for s in cut]
    held: set[int] = set()
    for span in wanted:
        held.update(range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)))
    at = 0
    for block, cut in zip(blocks, cuts, strict=True):
        shown = [full_text or at + i in held for i in range(len(cut))]
        at += len(cut)
        for i in range(1, len(cut) - 1):
            near = shown[i - 1] and shown[i + 1] and cut[i].end - cut[i].start <= CLOSE
            shown[i] = shown[i] or (near and block.role in TOLD)
        yield block, cut, shown


def _windows(text: str, block: Span, cut: tuple[Span, ...], shown: list[bool]) -> Iterator[Span | None]:
    """The parts of a block to show, None where something is left out."""
    long = block.end - block.start > LONG
    start: int | None = None
    for sentence, show in zip(cut, shown, strict=True):
        if start is not None and (not show or (long and sentence.start - start >= COMFORTABLE)):
            yield Span(start, sentence.start)
            start = None
        if show and start is None:
            start = sentence.start
        elif not show and sentence.of(text).strip():
            yield None
    if start is not None:
        yield Span(start, block.end)


def _paragraphs(windows: list[_Window], claims: list[Claim], statements: list[Statement]) -> Iterator[Paragraph]:
    """Gives each window the claims that reach into it and the statements that begin in it."""
    starts = [w.span.start for w in windows]
    claimed: list[list[Claim]] = [[] for _ in windows]
    for claim in claims:
        for at in range(max(0, bisect_right(starts, claim[0].start) - 1), bisect_left(starts, claim[0].end)):
            if claim[0].overlaps(windows[at].span):
                claimed[at].append(claim)
    begun: list[list[Statement]] = [[] for _ in windows]
    for statement in statements:
        begun[bisect_right(starts, anchor_of(statement)) - 1].append(statement)
    heads = {(s.id, s.content[0]) for s in statements}
    for window, own, new in zip(windows, claimed, begun, strict=True):
        yield Paragraph(
            role=window.role,
            pieces=tuple(_pieces(window.span, own, heads)),
            statements=tuple(new),
            gap=window.gap,
            broken=window.broken,
        )


def _pieces(window: Span, claims: list[Claim], heads: set[tuple[str, Span]]) -> Iterator[Piece]:
    """Cuts a window wherever a part of a statement begins or ends: flat pieces nest nothing, so they cannot cross."""
    cuts = {window.start, window.end}
    for span, _, _ in claims:
        cuts |= {max(span.start, window.start), min(span.end, window.end)}
    for start, end in pairwise(sorted(cuts)):
        here = [claim for claim in claims if claim[0].start <= start and end <= claim[0].end]
        begun = [(id, (id, span) in heads) for span, id, role in here if role == "content" and span.start == start]
        yield Piece(
            span=Span(start, end),
            roles=tuple((id, role) for _, id, role in here),
            starts=tuple(id for id, first in begun if first),
            resumes=tuple(id for id, first in begun if not first),
        )
