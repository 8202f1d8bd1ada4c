"""The signs of an affair: its pairs, how far each side is its own, and the words that are its own.

In: affairs, pairs, words, scenes. Out: `Signs`.
Refused: words that all news of a side has, and words of few articles at their full weight.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pourparler.record.negotiations.affairs import Affair
from pourparler.record.negotiations.hallmarks import NO_HALLMARK, Hallmark, hallmark
from pourparler.record.negotiations.pairs import Pair, Pairs
from pourparler.record.negotiations.scenes import Scene
from pourparler.record.negotiations.vocabulary import vocabulary
from pourparler.record.negotiations.words import Words

_TELLING_WORDS, _RARE = 80, 3
_LEAST_LIFT, _FLAT_LIFT, _LEAST_CONTRAST, _FEW = 2.5, 1.3, 2.0, 5
_SHRUNK = 6
"""Words learnt from few articles count for less: n / (n + this)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What tells an affair: its pairs, how far each side is its own (0 to 1), and the words that are its own."""

    affair: Affair
    pairs: frozenset[Pair]
    own: Mapping[str, float]
    words: Mapping[str, float]
    joining: frozenset[str] = frozenset()
    """Its topics of the sort that joins many parties."""
    hallmark: Hallmark = NO_HALLMARK

    @property
    def principal(self) -> str:
        """The one of the first two that is more the affair's own."""
        return min(self.affair.seed, key=lambda side: (-self.own.get(side, 0.0), side))


def signs(affair: Affair, pairs: Pairs, words: Words, scenes: Iterable[Scene], *, given: Iterable[str] = ()) -> Signs:
    """The signs of an affair, learnt from the articles that are about its pairs, against those that name a side of it
    and are about something else: "Marrowan" tells nothing of talks where all news from Marrow has it. `given` are words
    that a person says are its own.
    """
    mine = set(affair.pairs)
    sides = sorted({side for pair in mine for side in pair})
    own = {
        side: math.fsum(pairs.mass[p] for p in affair.pairs if side in p) / pairs.side_mass(side)
        for side in sides
        if pairs.side_mass(side) > 0
    }
    about = {
        article
        for article, shares in pairs.shares.items()
        if math.fsum(share for pair, share in shares.items() if pair in mine) >= 0.5
    }
    foremost = {side for side, share in own.items() if share >= 0.3}
    beside = {scene.article for scene in scenes if _names(scene, foremost) and scene.article not in about}
    learnt = dict.fromkeys(given, 2.0) | _own_words(about, beside, words)
    joining = vocabulary().joining & set(affair.topics)
    further = foremost - set(affair.seed)
    mark = NO_HALLMARK if given else hallmark(about, beside, words.openings, further, affair.seed)
    return Signs(affair=affair, pairs=frozenset(mine), own=own, words=learnt, joining=joining, hallmark=mark)


def _names(scene: Scene, sides: set[str]) -> bool:
    return sum(not sides.isdisjoint(line.sides) for line in scene.lines) >= 2


def _own_words(about: set[str], beside: set[str], words: Words) -> dict[str, float]:
    """The words that these articles have far more often than all, with the logarithm of how much more; none that
    the articles beside them have nearly as often.
    """
    if not about:
        return {}
    here = Counter(word for article in sorted(about) for word in words.counts[article])
    there = Counter(word for article in sorted(beside) for word in words.counts[article])
    number, every = len(about), len(words.counts)
    found = []
    for word, count in here.items():
        lift = (count / number) / (words.spread[word] / every)
        contrast = (count / number) / ((there[word] + 0.5) / (len(beside) + 1))
        if len(beside) >= _FEW and contrast < _LEAST_CONTRAST:
            continue
        if count >= min(_RARE, number) and lift >= max(_FLAT_LIFT, min(_LEAST_LIFT, 0.8 * every / number)):
            found.append((round(math.log(lift) * math.sqrt(count / number), 6), word, math.log(lift)))
    found.sort(key=lambda each: (-each[0], each[1]))
    sure = number / (number + _SHRUNK)
    return {word: round(sure * min(2.0, lift), 4) for _, word, lift in found[:_TELLING_WORDS]}
