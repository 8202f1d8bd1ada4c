"""Which sides each sentence of an article names.

In: an article and the registry. Out: `Scene`: a `Line` for each sentence, with the sides in it and what it speaks of.
Refused: words in furniture; a name that may mean several sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pourparler.actors.entry import Entry
from pourparler.actors.index import Index, Sense
from pourparler.actors.words import split
from pourparler.model import TOLD, Article, Span
from pourparler.record.negotiations.vocabulary import Vocabulary, vocabulary

_GAP = re.compile(r"\n\s*\n\s*")
_SIDELESS = frozenset({"outlet", "market", "software", "company", "anonymous"})
_STEPS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence (the headline has start 0 and stop 0 where it stands outside the text), its sides, its cues; `talkers`
    are those of whom the record knows that they talk with each other in it.
    """

    start: int
    stop: int
    sides: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    talkers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The lines of one article in order, the headline first."""

    article: str
    day: str | None
    lines: tuple[Line, ...] = field(default=())


def scene(article: Article, index: Index) -> Scene:
    """The sides that each sentence of an article names."""
    day = article.published.day if article.published else None
    lines = [_line(article.text, span, index, day) for span in _sentences(article)]
    if article.title is not None and article.title.span is None:
        title = article.title.value
        headline = _line(title, Span(0, len(title)), index, day) if title.strip() else None
        if headline is not None:
            lines.insert(0, Line(start=0, stop=0, sides=headline.sides, cues=headline.cues))
    return Scene(article=article.id, day=day, lines=tuple(lines))


def _sentences(article: Article) -> Iterator[Span]:
    from pourparler.language.sentences import sentence_starts  # here: it brings the parser's library with it

    for block in article.blocks:
        if block.role in TOLD:
            words = block.span.of(article.text)
            paragraphs = (gap.end() for gap in _GAP.finditer(words))
            starts = sorted({*sentence_starts(words), *paragraphs, len(words)})
            for start, stop in pairwise(starts):
                if said := words[start:stop].rstrip():
                    yield Span(block.span.start + start, block.span.start + start + len(said))


def _line(text: str, span: Span, index: Index, day: str | None, known: Vocabulary | None = None) -> Line:
    words = span.of(text)
    sides = dict.fromkeys(sides_named(words, index, day))
    return Line(start=span.start, stop=span.end, sides=tuple(sides), cues=(known or vocabulary()).cues(words))


def sides_named(sentence: str, index: Index, day: str | None) -> Iterator[str]:
    """The sides that a sentence names, once for each name, as of a day."""
    words = split(sentence)
    keys = [word.key for word in words]
    at = 0
    while at < len(words):
        found = index.at(words, keys, at) if words[at].capital else None
        if found is not None:
            side = _one_side(found[1], index, day)
            if side is not None:
                yield side
        at += found[0] if found else 1


def _one_side(senses: tuple[Sense, ...], index: Index, day: str | None) -> str | None:
    sides = {side_of(sense.entry, index, day) for sense in senses}
    return sides.pop() if len(sides) == 1 else None


def side_of(entry: Entry | None, index: Index, day: str | None) -> str | None:
    """The outermost side that an entry stands on: the state of a minister, a group or a body by itself."""
    for _ in range(_STEPS):
        if entry is None or entry.kind in _SIDELESS:
            return None
        above = entry.party or entry.of or (_served(entry, day) if entry.kind == "person" else None)
        if above is None or above == entry.id:
            return entry.id if entry.kind in ("state", "group", "body") else None
        wider = index.entry(above)
        if wider is None:
            return above
        entry = wider
    return None


def _served(person: Entry, day: str | None) -> str | None:
    """Whom a person serves by office on a day; else by the last office known."""
    held = [term for term in person.offices if day is not None and term.held(day) != "no"]
    terms = held or list(person.offices)[-1:]
    return terms[0].of if terms else None
