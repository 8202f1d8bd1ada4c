"""Furniture inside a paragraph: what a page that lost its line breaks has glued into its story.

In: the words of one paragraph. Out: the stretches that are not its story, each with its role.
Refused: words inside a sentence of the story; a stretch whose end cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import yaml

from pourparler.errors import VocabularyError
from pourparler.model import Block, BlockRole, Span
from pourparler.sources.inline_lines import captions, head, sentence_starts, signatures, teasers

Place = Literal["sentence", "anywhere", "rest"]
LONGEST_REST = 3_000
"""Code points that may follow a notice which ends the story."""
SHORTEST = 200
"""Code points below which a paragraph has nothing glued into it."""
_BETWEEN = 5
"""Words of what is left between two pieces of furniture and is furniture too."""
_FILE = "inline.yaml"
_Piece = tuple[Span, BlockRole]


def inline_furniture(words: str) -> tuple[tuple[Span, BlockRole], ...]:
    """The stretches of a paragraph that are not its story, in order.

    >>> words = "The envoys met in Orsk. Sign up for our newsletter to read more stories. No date was set, Venn said."
    >>> [(span.of(words), role) for span, role in inline_furniture(words + " " * 200)]
    [('Sign up for our newsletter to read more stories.', 'furniture')]
    """
    if len(words) < SHORTEST:
        return ()
    starts = sentence_starts(words)
    pieces = [*_by_patterns(words, starts), *head(words), *captions(words, starts)]
    pieces += teasers(words, starts)
    pieces += signatures(words, starts, [span for span, _ in pieces])
    return tuple(_filled(words, _apart(pieces)))


def cut_up(text: str, block: Block) -> Iterator[Block]:
    """A paragraph as blocks, its furniture apart from the story; other blocks stay.

    >>> [cut.role for cut in cut_up("Orsk agreed.", Block(span=Span(0, 12), role="body"))]
    ['body']
    """
    if block.role != "body":
        yield block
        return
    at = block.span.start
    for span, role in inline_furniture(block.span.of(text)):
        piece = span.shifted(block.span.start)
        yield from _block(text, at, piece.start, block.role)
        yield from _block(text, piece.start, piece.end, role)
        at = piece.end
    yield from _block(text, at, block.span.end, block.role)


def _block(text: str, start: int, end: int, role: BlockRole) -> Iterator[Block]:
    if text[start:end].strip():
        found = Span(start, end).trimmed(text)
        if found is not None:
            yield Block(span=found, role=role)


def _by_patterns(words: str, starts: Iterable[int]) -> Iterator[_Piece]:
    patterns = _patterns()
    for at in starts:
        if match := patterns["sentence"].match(words, at):
            yield Span(*match.span()), "furniture"
    for match in patterns["anywhere"].finditer(words):
        yield Span(*match.span()), "furniture"
    if last := patterns["rest"].search(words, max(1, len(words) - LONGEST_REST)):
        yield Span(last.start(), len(words)), "furniture"


def _apart(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces in order; of two that overlap the later begins where the earlier ends, if it is of another role."""
    found: list[_Piece] = []
    for span, role in sorted(pieces, key=lambda piece: (piece[0].start, piece[0].end)):
        if not found or span.start >= found[-1][0].end:
            found.append((span, role))
        elif span.end > found[-1][0].end:
            before, kept = found[-1]
            if role == kept:
                found[-1] = (Span(before.start, span.end), role)
            else:
                found.append((Span(before.end, span.end), role))
    return found


def _filled(words: str, pieces: list[_Piece]) -> Iterator[_Piece]:
    """The pieces with the few words that are left between two of furniture."""
    held: _Piece | None = None
    for span, role in pieces:
        if held and held[1] == role == "furniture":
            between = words[held[0].end : span.start]
            if len(between.split()) <= _BETWEEN and not re.search(r"[\"“”]", between):
                held = (Span(held[0].start, span.end), role)
                continue
        if held:
            yield held
        held = (span, role)
    if held:
        yield held


@cache
def _patterns() -> dict[Place, re.Pattern[str]]:
    return load_inline((files(__package__) / _FILE).read_text("utf-8"))


def load_inline(source: str, name: str = _FILE) -> dict[Place, re.Pattern[str]]:
    """The patterns of a vocabulary file by where they may stand; raises VocabularyError with file and line."""
    root = yaml.compose(source)
    if not isinstance(root, yaml.MappingNode):
        raise VocabularyError(f"{name}:1: expected {', '.join(get_args(Place))}, each with a list of patterns")
    found: dict[Place, re.Pattern[str]] = {}
    for key, value in root.value:
        line = key.start_mark.line + 1
        if key.value not in get_args(Place):
            raise VocabularyError(f"{name}:{line}: {key.value!r} is no place; use one of {get_args(Place)}")
        if not isinstance(value, yaml.SequenceNode) or not value.value:
            raise VocabularyError(f"{name}:{line}: {key.value} needs a list of regular expressions")
        found[key.value] = re.compile("|".join(f"(?:{_checked(name, node)})" for node in value.value))
    if missing := set(get_args(Place)) - set(found):
        raise VocabularyError(f"{name}:1: {', '.join(sorted(missing))} missing")
    return found


def _checked(name: str, node: yaml.Node) -> str:
    """A pattern in which a blank stands for any blanks."""
    pattern = re.sub(r" \?", r"\\s*", str(node.value)).replace(" ", r"\s+")
    try:
        re.compile(pattern)
    except re.error as error:
        raise VocabularyError(f"{name}:{node.start_mark.line + 1}: {node.value!r} does not compile: {error}") from None
    return pattern
