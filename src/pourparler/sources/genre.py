"""What a page is: article, brief, live blog, transcript, press release, opinion and the like.

In: the signs of its markup, its address, its headline and paragraphs. Out: the kind, a fact with where its sign stood.
Refused: to call a page anything without a sign; a vocabulary with a wrong kind or pattern (file and line).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args
from urllib.parse import urlsplit

import yaml

from pourparler.errors import VocabularyError
from pourparler.model import Block, Fact, Origin, PageKind, Span
from pourparler.sources.names_on_page import is_name

_FILE = "genre.yaml"
_FIELDS = ("types", "sections", "markup", "address", "heading", "words")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:“”\"\n]{0,48}?)\s?:\s+\S")
_ASKING = frozenset(("q", "a", "question", "answer"))
_LONGEST = 600  # characters of a paragraph that may be a notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What markup says of a page: `types` and `sections` with where each stood, classes and ids as `markup`; `notices`
    are lines that stand on the page and not in its story.
    """

    types: tuple[tuple[str, Origin], ...] = ()
    sections: tuple[tuple[str, Origin], ...] = ()
    markup: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    kind: PageKind
    types: frozenset[str]
    sections: re.Pattern[str] | None
    markup: re.Pattern[str] | None
    address: re.Pattern[str] | None
    heading: re.Pattern[str] | None
    words: re.Pattern[str] | None


def page_kind(signs: Signs, url: str | None, text: str, blocks: Sequence[Block]) -> Fact | None:
    """The kind of a page with the sign that told it; None where there is no sign.

    >>> text = "Analysis: why the pier matters\\n\\nThe pier matters because both sides say so."
    >>> page_kind(Signs(), None, text, [Block(span=Span(0, 30), role="headline")])
    Fact(value='analysis', origin='text', span=Span(start=0, end=9))
    """
    path = _path(url)
    turns = spoken_turns(text, blocks)
    for kind in _kinds():
        if (found := _in_markup(kind, signs)) is not None:
            return found
        if kind.address and kind.address.search(path):
            return Fact(value=kind.kind, origin="address")
        if turns is not None and turns.value == kind.kind:
            return turns
        if (span := _in_words(kind, text, blocks)) is not None:
            return Fact(value=kind.kind, origin="text", span=span)
        if kind.words and any(kind.words.fullmatch(notice) for notice in signs.notices):
            return Fact(value=kind.kind, origin="text")
    return None


def _path(url: str | None) -> str:
    """The host and path of an address, without the query."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return f"//{parts.hostname or ''}{parts.path}"


def _in_markup(kind: _Kind, signs: Signs) -> Fact | None:
    for name, origin in signs.types:
        if name in kind.types:
            return Fact(value=kind.kind, origin=origin)
    for name, origin in signs.sections:
        if kind.sections and kind.sections.fullmatch(name):
            return Fact(value=kind.kind, origin=origin)
    if kind.markup and any(kind.markup.fullmatch(name) for name in signs.markup):
        return Fact(value=kind.kind, origin="meta")
    return None


def _in_words(kind: _Kind, text: str, blocks: Sequence[Block]) -> Span | None:
    for block in blocks:
        if block.span.end - block.span.start > _LONGEST:
            continue
        words = block.span.of(text)
        if block.role == "headline" and kind.heading and (found := kind.heading.match(words)):
            return Span(found.start(), found.end()).shifted(block.span.start)
        if block.role not in ("headline", "caption") and kind.words and kind.words.fullmatch(words):
            return block.span
    return None


def spoken_turns(text: str, blocks: Sequence[Block]) -> Fact | None:
    """Whether the page is an exchange: "SPEAKER: words", turn by turn (a transcript), or question and answer.

    >>> said = ["MS. LIND: Good day.", "QUESTION: Will you go?", "MS. LIND: We shall see.", "QUESTION: When?"]
    >>> text, starts = " ".join(said), [0, 20, 43, 67]
    >>> turns = [Block(span=Span(at, at + len(words)), role="body") for at, words in zip(starts, said)]
    >>> spoken_turns(text, turns)
    Fact(value='transcript', origin='text', span=Span(start=0, end=8))
    """
    bodies = [block for block in blocks if block.role in ("body", "summary", "subheading")]
    found = [(block, label) for block in bodies if (label := _speaker(block.span.of(text)))]
    counts = Counter(label.casefold().rstrip(".") for _, label in found)
    if len(found) < 4 or len(counts) < 2 or counts.most_common(1)[0][1] < 2 or len(found) < 0.4 * len(bodies):
        return None
    kind: PageKind = "interview" if set(counts) <= _ASKING else "transcript"
    block, label = found[0]
    return Fact(value=kind, origin="text", span=Span(block.span.start, block.span.start + len(label)))


def _speaker(words: str) -> str | None:
    """The label of a turn: in capitals, a full name, or Q and A."""
    match = _LABEL.match(words)
    label = match["label"] if match else ""
    if not label or len(label.split()) > 6:
        return None
    capitals = sum(char.isupper() for char in label) > 1 and not re.search(r"[a-z]{3}", label)
    return label if capitals or is_name(label) or label.casefold() in _ASKING else None


@cache
def _kinds() -> tuple[_Kind, ...]:
    return load_kinds((files(__package__) / _FILE).read_text("utf-8"))


def load_kinds(source: str, name: str = _FILE) -> tuple[_Kind, ...]:
    """The kinds of a vocabulary file in its order; raises VocabularyError with file and line."""
    root = yaml.compose(source)
    if not isinstance(root, yaml.MappingNode):
        raise VocabularyError(f"{name}:1: expected kinds of pages, each with its signs")
    return tuple(_kind(name, key, value) for key, value in root.value)


def _kind(name: str, key: yaml.Node, value: yaml.Node) -> _Kind:
    line = key.start_mark.line + 1
    if key.value not in get_args(PageKind):
        raise VocabularyError(f"{name}:{line}: {key.value!r} is no kind of page; use one of {get_args(PageKind)}")
    if not isinstance(value, yaml.MappingNode):
        raise VocabularyError(f"{name}:{line}: {key.value} needs signs: {', '.join(_FIELDS)}")
    signs: dict[str, list[yaml.Node]] = {}
    for field, given in value.value:
        if field.value not in _FIELDS or not isinstance(given, yaml.SequenceNode) or not given.value:
            where = f"{name}:{field.start_mark.line + 1}"
            raise VocabularyError(f"{where}: {field.value!r} is no list of signs; use {', '.join(_FIELDS)}")
        signs[field.value] = given.value
    patterns = {field: _pattern(name, signs.get(field, [])) for field in _FIELDS[1:]}
    return _Kind(kind=key.value, types=frozenset(node.value for node in signs.get("types", [])), **patterns)


def _pattern(name: str, nodes: Sequence[yaml.Node]) -> re.Pattern[str] | None:
    for node in nodes:
        try:
            re.compile(node.value)
        except (re.error, TypeError) as error:
            line = node.start_mark.line + 1
            raise VocabularyError(f"{name}:{line}: {node.value!r} does not compile: {error}") from None
    return re.compile("|".join(f"(?:{node.value})" for node in nodes), re.IGNORECASE) if nodes else None
