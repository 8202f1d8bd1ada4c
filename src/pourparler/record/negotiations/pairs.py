"""Who stands beside whom: the pairs of sides in a record's sentences.

In: scenes. Out: `Pairs`: how much of each article is about each pair.
Refused: sentences that list many sides, which say nothing of any two of them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from pourparler.record.negotiations.dealings import bargainers
from pourparler.record.negotiations.scenes import Line, Scene
from pourparler.record.negotiations.vocabulary import TALK

Pair = tuple[str, str]
_MOST_SIDES, _FEW_SIDES, _OPENING = 6, 3, 4
_LEAST = 3.0
_AFTER_HEADLINE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """By article the share of each pair (they sum to 1), over all articles the mass of each, `talking` in talks;
    `led` are its shares in the articles that open with talks of the two that go on, `headed` in those that are on these
    from the headline on.
    """

    shares: Mapping[str, Mapping[Pair, float]]
    mass: Mapping[Pair, float]
    talking: Mapping[Pair, float]
    led: Mapping[Pair, tuple[float, ...]] = field(default_factory=dict)
    headed: Mapping[Pair, tuple[float, ...]] = field(default_factory=dict)

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
    headed: defaultdict[Pair, list[float]] = defaultdict(list)
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
        for pair in _headed(scene):
            headed[pair].append(shares[scene.article].get(pair, 0.0))
    summed = {pair: math.fsum(each) for pair, each in sorted(mass.items())}
    talked = {pair: math.fsum(each) for pair, each in sorted(talking.items())}
    found = {pair: tuple(sorted(each, reverse=True)) for pair, each in sorted(led.items())}
    first = {pair: tuple(sorted(each, reverse=True)) for pair, each in sorted(headed.items())}
    return Pairs(shares=shares, mass=summed, talking=talked, led=found, headed=first)


def _led(scene: Scene) -> set[Pair]:
    """The pairs with whose talks an article opens: in its headline or first sentences."""
    opening = [bargainers(line) for line in scene.lines[:_OPENING]]
    return {pair for sides in opening if len(sides) <= _FEW_SIDES for pair in combinations(sides, 2)}


def _headed(scene: Scene) -> set[Pair]:
    """The two of whose talks a headline tells, and sentences after it."""
    told = [bargainers(line) for line in scene.lines]
    if not told or len(told[0]) != 2 or told.count(told[0]) <= _AFTER_HEADLINE:
        return set()
    return {(told[0][0], told[0][1])}


def _weights(line: Line, number: int) -> Iterable[tuple[Pair, float]]:
    sides = sorted(set(line.sides))
    if 2 <= len(sides) <= _MOST_SIDES:
        weight = place_weight(number) * (2.0 if TALK in line.cues else 1.0) / (len(sides) - 1)
        for first, second in combinations(sides, 2):
            yield (first, second), weight
