"""Who stands beside whom: the pairs of sides in a record's sentences.

In: scenes and the texts they are of. Out: `Pairs`: how much of each article is about each pair, and in which words.
Refused: sentences that list many sides, which say nothing of any two of them.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from pourparler.record.negotiations.dealings import bargainers
from pourparler.record.negotiations.scenes import Line, Scene
from pourparler.record.negotiations.vocabulary import TALK

Pair = tuple[str, str]
_WORD = re.compile(r"(?<![\w’'-])[^\W\d_][^\W\d_’'-]{3,}(?![\w-])")
_MOST_SIDES, _FEW_SIDES, _OPENING = 6, 3, 4
_LEAST = 3.0
_COMMON = 0.35
"""A word that stands in more of the articles than this tells none of them from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """By article the share of each pair (they sum to 1), over all articles the mass of each, `talking` in talks;
    `led` are its shares in the articles that open with talks of the two that go on.
    """

    shares: Mapping[str, Mapping[Pair, float]]
    mass: Mapping[Pair, float]
    talking: Mapping[Pair, float]
    led: Mapping[Pair, tuple[float, ...]] = field(default_factory=dict)

    def side_mass(self, side: str) -> float:
        """How much of the record is about pairs with a side in them."""
        return sum(mass for pair, mass in self.mass.items() if side in pair)


def place_weight(number: int) -> float:
    """How much a sentence says of what an article is about: the headline and what comes first, most."""
    return 3.0 if number == 0 else 2.0 if number < 4 else 1.0


def pairs_of(scenes: Iterable[Scene]) -> Pairs:
    """The pairs of all articles, whatever the order in which these come."""
    shares: dict[str, Mapping[Pair, float]] = {}
    mass: defaultdict[Pair, list[float]] = defaultdict(list)
    talking: defaultdict[Pair, list[float]] = defaultdict(list)
    led: defaultdict[Pair, list[float]] = defaultdict(list)
    for scene in sorted(scenes, key=lambda s: s.article):
        weights: defaultdict[Pair, float] = defaultdict(float)
        talks: defaultdict[Pair, float] = defaultdict(float)
        for number, line in enumerate(scene.lines):
            for pair, weight in _weights(line, number):
                weights[pair] += weight
                if TALK in line.cues:
                    talks[pair] += weight
        whole = sum(weights[pair] for pair in sorted(weights))
        if whole < _LEAST:
            continue
        shares[scene.article] = {pair: weights[pair] / whole for pair in sorted(weights)}
        for pair, share in shares[scene.article].items():
            mass[pair].append(share)
            talking[pair].append(talks.get(pair, 0.0) / whole)
        for pair in _led(scene):
            led[pair].append(shares[scene.article].get(pair, 0.0))
    summed = {pair: math.fsum(each) for pair, each in sorted(mass.items())}
    talked = {pair: math.fsum(each) for pair, each in sorted(talking.items())}
    found = {pair: tuple(sorted(each, reverse=True)) for pair, each in sorted(led.items())}
    return Pairs(shares=shares, mass=summed, talking=talked, led=found)


def _led(scene: Scene) -> set[Pair]:
    """The pairs with whose talks an article opens: in its headline or first sentences."""
    opening = [bargainers(line) for line in scene.lines[:_OPENING]]
    return {pair for sides in opening if len(sides) <= _FEW_SIDES for pair in combinations(sides, 2)}


def _weights(line: Line, number: int) -> Iterable[tuple[Pair, float]]:
    sides = sorted(set(line.sides))
    if 2 <= len(sides) <= _MOST_SIDES:
        weight = place_weight(number) * (2.0 if TALK in line.cues else 1.0) / (len(sides) - 1)
        for first, second in combinations(sides, 2):
            yield (first, second), weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of each article, each word once a sentence, and in how many articles a word stands."""

    counts: Mapping[str, Mapping[str, int]]
    spread: Mapping[str, int]
    spoken: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    """The words of each line of an article; none of a headline that stands outside the text."""

    def telling(self, word: str) -> bool:
        """Whether a word is neither rare nor everywhere."""
        return 2 <= self.spread[word] <= max(2.0, len(self.counts) * _COMMON)


def words_in(sentence: str) -> frozenset[str]:
    """The longer words of a sentence, in lower case where they open it or stand so.

    >>> sorted(words_in("Marrow refused to enrich uranium."))
    ['Marrow', 'enrich', 'refused', 'uranium']
    """
    return frozenset(_WORD.findall(sentence))


def words_of(scenes: Iterable[Scene], texts: Mapping[str, str]) -> Words:
    """The words of the sentences of all articles."""
    spoken = {scene.article: tuple(_spoken(scene, texts[scene.article])) for scene in scenes}
    counts = {article: Counter(word for words in lines for word in words) for article, lines in spoken.items()}
    return Words(counts=counts, spread=Counter(word for found in counts.values() for word in found), spoken=spoken)


def _spoken(scene: Scene, text: str) -> Iterator[frozenset[str]]:
    for line in scene.lines:
        yield words_in(text[line.start : line.stop]) if line.stop else frozenset()


class Centres:
    """What articles speak of: the words in lower case, heavier the rarer."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._number = len(words.counts)
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
            words, counts = self._words, self._words.counts[article]
            found = {w: 1 + math.log(c) for w, c in counts.items() if w.islower() and words.telling(w)}
            length = _length(found)
            self._known[article] = {
                w: value / length * math.log(1 + self._number / words.spread[w]) for w, value in found.items()
            }
        return self._known[article]


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum(value * value for value in weights.values())) or 1.0


def likeness(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """How alike two centres are, from 0 to 1."""
    return math.fsum(value * second[word] for word, value in first.items() if word in second)
