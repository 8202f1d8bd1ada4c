"""What articles speak of: their words by sentence, and which articles speak alike.

In: scenes, the texts they are of, headlines that stand outside these. Out: `Words`, `Centres`.
Refused: short words, and words that are rare or everywhere, which make no two articles alike.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pourparler.record.negotiations.hallmarks import Mark, opening
from pourparler.record.negotiations.scenes import Line, Scene
from pourparler.record.negotiations.vocabulary import MEDIATION, vocabulary

_WORD = re.compile(r"(?<![\w’'-])[^\W\d_][^\W\d_’'-]{3,}(?![\w-])")
_COMMON = 0.35
"""A word that stands in more of the articles than this tells none of them from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of each article, each word once a sentence, and in how many articles a word stands."""

    counts: Mapping[str, Mapping[str, int]]
    spread: Mapping[str, int]
    spoken: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    """The words of each line of an article; of a headline also in lower case."""
    matters: Mapping[str, tuple[bool, ...]] = field(default_factory=dict)
    """Whether each line tells of talks, a topic, or what else sides have between them."""
    contends: Mapping[str, tuple[bool, ...]] = field(default_factory=dict)
    """Whether each line tells what sides have between them besides talks, or what one wants of another."""
    elsewhere: frozenset[str] = frozenset()
    """The articles whose headline is of news of another kind: a prize, a crime."""
    openings: Mapping[str, frozenset[Mark]] = field(default_factory=dict)
    """The marks of the headline and the first sentences of an article."""

    def telling(self) -> dict[str, float]:
        """The words in lower case that are neither alone nor everywhere, with the logarithm of how rare they are."""
        number = len(self.counts)
        most = max(2.0, number * _COMMON)
        return {w: math.log(1 + number / n) for w, n in self.spread.items() if 2 <= n <= most and w.islower()}


def words_in(sentence: str) -> frozenset[str]:
    """The longer words of a sentence, in lower case where they open it or stand so.

    >>> sorted(words_in("Marrow refused to enrich uranium."))
    ['Marrow', 'enrich', 'refused', 'uranium']
    """
    return frozenset(_WORD.findall(sentence))


def words_of(
    scenes: Iterable[Scene], texts: Mapping[str, str], titles: Mapping[str, str | None] = MappingProxyType({})
) -> Words:
    """The words of the sentences of all articles; `titles` are headlines that stand outside their texts."""
    spoken: dict[str, tuple[frozenset[str], ...]] = {}
    matters: dict[str, tuple[bool, ...]] = {}
    openings: dict[str, frozenset[Mark]] = {}
    contends: dict[str, tuple[bool, ...]] = {}
    elsewhere: set[str] = set()
    topics = frozenset(vocabulary().topics)
    for scene in scenes:
        text, title = texts[scene.article], titles.get(scene.article) or ""
        said = [text[line.start : line.stop] if line.stop else title for line in scene.lines]
        heard = zip(scene.lines, said, strict=True)
        spoken[scene.article] = tuple(words_in(each) if line.stop else _headline(each) for line, each in heard)
        matters[scene.article] = tuple(_matters(line, each) for line, each in zip(scene.lines, said, strict=True))
        contends[scene.article] = tuple(
            _contends(line, each, topics) for line, each in zip(scene.lines, said, strict=True)
        )
        if said and vocabulary().passes_by(said[0]):
            elsewhere.add(scene.article)
        openings[scene.article] = opening(scene, spoken[scene.article], topics)
    counts = {article: Counter(word for words in lines for word in words) for article, lines in spoken.items()}
    spread = Counter(word for found in counts.values() for word in found)
    return Words(
        counts=counts, spread=spread, spoken=spoken, matters=matters, contends=contends,
        elsewhere=frozenset(elsewhere), openings=openings,
    )  # fmt: skip


def _contends(line: Line, said: str, topics: frozenset[str]) -> bool:
    return not topics.isdisjoint(line.cues) or vocabulary().matters(said) or vocabulary().contends(said)


def _matters(line: Line, said: str) -> bool:
    return any(cue != MEDIATION for cue in line.cues) or vocabulary().matters(said)


def _headline(title: str) -> frozenset[str]:
    """The words of a headline, also in lower case: there every word may stand with a capital."""
    words = words_in(title)
    return words | {word.lower() for word in words}


class Centres:
    """What articles speak of: the words in lower case, heavier the rarer."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._telling = words.telling()
        self._known: dict[str, dict[str, float]] = {}

    def of(self, weights: Mapping[str, float]) -> dict[str, float]:
        """What articles of these weights speak of, of length 1."""
        total: dict[str, float] = {}
        for article, weight in sorted(weights.items()):  # in one order, so that the sums are the same each time
            for word, value in self._of_article(article).items():
                total[word] = total.get(word, 0.0) + weight * value
        length = _length(total)
        return {word: value / length for word, value in total.items()}

    def _of_article(self, article: str) -> dict[str, float]:
        """The words of one article, of length 1, then heavier the rarer."""
        if article not in self._known:
            rare, counts = self._telling, self._words.counts[article]
            found = {word: 1 + math.log(count) for word, count in counts.items() if word in rare}
            length = _length(found)
            self._known[article] = {word: value / length * rare[word] for word, value in found.items()}
        return self._known[article]


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum([value * value for value in weights.values()])) or 1.0


def likeness(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """How alike two centres are, from 0 to 1."""
    return math.fsum([value * second[word] for word, value in first.items() if word in second])
