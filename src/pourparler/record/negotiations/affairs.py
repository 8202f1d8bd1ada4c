"""Affairs from pairs of sides: which pairs are one negotiation.

In: the pairs of a record and the words of its articles. Out: `Affair`s, the largest first.
Refused: pairs of which too little is said, or that do not talk. No affair is known beforehand.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import combinations

from pourparler.record.negotiations.pairs import Pair, Pairs
from pourparler.record.negotiations.scenes import Scene
from pourparler.record.negotiations.vocabulary import Vocabulary, vocabulary
from pourparler.record.negotiations.words import Centres, Words, likeness

_LEAST_TALK, _TALK_OF_ALL, _TALK_OF_PAIR, _MUCH_TALK = 0.6, 0.005, 0.25, 3.0
"""A pair opens an affair where this much of the record tells of it in sentences of talks, and this share of its own, or
so many times as much: coverage of a war tells more of the fighting than of the talks.
"""
_LED, _LED_TWICE = 0.4, 0.2
"""Or where an article of which this is so much opens with talks of the two that go on; or two articles, of less."""
_OWN_MATTER, _NOT_THEIRS, _LEAST_LINES = 0.5, 0.05, 5
"""The two bargain over a matter of their own where so many of these sentences name it, and so few of the affair's."""
_SIGNIFICANT = 0.15
_STAKES = 0.25
"""So many of the sentences that name both must tell what they have between them: to praise ties is not to bargain."""
_LEAST_MASS = 0.3
_WITHIN, _ALIKE, _PARTLY, _MUCH_ALIKE = 0.45, 0.5, 0.2, 0.7
"""A pair is part of an affair where this much of it is told with that affair, or where both speak of the same."""
_AT_HOME = 0.25
"""A side is at home in the affair that its weightiest pair opened, where that pair is so much of all told of it."""
_ABOUT, _LIFT, _MOST_SIDES = 0.4, 2.5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """Pairs that are one negotiation: `seed` opened it, `topic` is what it is about where that is one thing."""

    seed: Pair
    pairs: tuple[Pair, ...]
    topics: tuple[str, ...] = ()
    mass: float = 0.0
    narrow: bool = False
    """It is the talks of these two alone, of which few articles tell, or over a matter apart from a wider affair."""


Speaks = Callable[[], Mapping[str, float]]
"""What the articles of a pair speak of, worked out where it is asked."""


@dataclass(slots=True)
class _Growing:
    seed: Pair
    topic: str | None
    pairs: list[Pair] = field(default_factory=list)
    narrow: bool = False
    """It is about the talks of the first two alone, and takes in nobody else."""
    speaks: Speaks = dict


def affairs(pairs: Pairs, words: Words, scenes: Sequence[Scene], known: Vocabulary | None = None) -> tuple[Affair, ...]:
    """The affairs of a record; the same for the same articles in whatever order."""
    cues = known or vocabulary()
    topics, centres = _Topics(scenes, cues, words), Centres(words)
    found: list[_Growing] = []
    weightiest = _weightiest(pairs)
    least = max(_LEAST_TALK, _TALK_OF_ALL * len(pairs.shares))
    for pair in sorted(pairs.mass, key=lambda p: (-round(pairs.mass[p], 6), p)):
        if pairs.mass[pair] < _LEAST_MASS:
            break
        speaks = cache(partial(_speaks, pair, pairs, centres))
        topic = topics.of_pair(pair)
        wide = [affair for affair in found if not affair.narrow]
        near = [affair for affair in wide if not topics.apart(pair, affair.pairs)]
        home = _home(pair, topic, speaks, near, pairs, weightiest, cues.joining)
        if home is not None:
            home.pairs.append(pair)
        elif _opens(pair, pairs, least) and topics.at_stake(pair):
            wider = len(near) < len(wide) and _home(pair, topic, speaks, wide, pairs, weightiest, cues.joining)
            found.append(_Growing(seed=pair, topic=topic, pairs=[pair], speaks=speaks, narrow=bool(wider)))
        elif _led(pair, pairs, alone=not _homes(pair, wide, weightiest)) and (
            pairs.headed.get(pair) or topics.at_stake(pair)
        ):
            few = pairs.talking[pair] < least
            found.append(_Growing(seed=pair, topic=topic, pairs=[pair], speaks=speaks, narrow=few or near != wide))
    return tuple(sorted((_affair(each, pairs, topics) for each in found), key=lambda a: (-round(a.mass, 6), a.seed)))


def _speaks(pair: Pair, pairs: Pairs, centres: Centres) -> Mapping[str, float]:
    return centres.of({article: shares[pair] for article, shares in pairs.shares.items() if pair in shares})


def _opens(pair: Pair, pairs: Pairs, least: float) -> bool:
    told = sum(shares.get(pair, 0.0) >= _SIGNIFICANT for shares in pairs.shares.values())
    talking = pairs.talking[pair]
    talks = talking >= least and talking >= min(_TALK_OF_PAIR * pairs.mass[pair], _MUCH_TALK * least)
    return talks and told >= min(2, len(pairs.shares))


def _led(pair: Pair, pairs: Pairs, *, alone: bool) -> bool:
    """Whether articles open with talks of the two: one, where neither is at home in an affair or where
    the headline and the sentences after it are on these, else two.
    """
    led, headed = pairs.led.get(pair, ()), pairs.headed.get(pair, ())
    if any(share >= _LED for share in headed):
        return True
    return (alone and any(share >= _LED for share in led)) or sum(share >= _LED_TWICE for share in led) >= 2


def _home(
    pair: Pair,
    topic: str | None,
    speaks: Speaks,
    found: Sequence[_Growing],
    pairs: Pairs,
    weightiest: Mapping[str, Pair | None],
    joining: frozenset[str],
) -> _Growing | None:
    """The affair that a pair is part of: the one it is told with most, or that speaks of the same."""
    best: tuple[float, _Growing] | None = None
    near = list(_near(pair, topic, found, weightiest, joining))
    for affair in near:
        within = _within(pair, affair.pairs, pairs)
        if len(near) == 1 and within >= _WITHIN:
            return affair
        alike = likeness(speaks(), affair.speaks())
        same = topic is not None and topic == affair.topic and topic in joining and bool(set(pair) & set(affair.seed))
        part = within >= _WITHIN or alike >= _MUCH_ALIKE or (alike >= _ALIKE and within >= _PARTLY)
        if (part or same) and (best is None or within + alike > best[0]):
            best = within + alike, affair
    return best[1] if best else None


def _near(
    pair: Pair,
    topic: str | None,
    found: Sequence[_Growing],
    weightiest: Mapping[str, Pair | None],
    joining: frozenset[str],
) -> Iterator[_Growing]:
    """The affairs that share a side with a pair, none of which it stands between."""
    homes = _homes(pair, found, weightiest)
    for affair in found if len(homes) <= 1 else ():
        if homes and affair.seed not in homes and joining.isdisjoint({topic}):
            continue
        if not set(pair) & set(affair.seed) and not any(set(pair) & set(p) for p in affair.pairs[:4]):
            continue
        if topic == affair.topic or not joining & {topic, affair.topic}:
            yield affair


def _homes(pair: Pair, found: Iterable[_Growing], weightiest: Mapping[str, Pair | None]) -> set[Pair]:
    """The affairs in which the two sides are at home; what stands between two affairs is part of neither."""
    seeds = {affair.seed for affair in found}
    return {home for side in pair if (home := weightiest[side]) is not None and home in seeds}


def _weightiest(pairs: Pairs) -> dict[str, Pair | None]:
    """By side the pair that most is told of, where that is much of all told of the side."""
    of_side: defaultdict[str, list[tuple[float, Pair]]] = defaultdict(list)
    for pair, mass in pairs.mass.items():
        for side in pair:
            of_side[side].append((round(mass, 6), pair))
    found: dict[str, Pair | None] = {}
    for side, own in of_side.items():
        mass, pair = max(own)
        found[side] = pair if mass >= _AT_HOME * math.fsum(each for each, _ in own) else None
    return found


def _within(pair: Pair, others: Sequence[Pair], pairs: Pairs) -> float:
    """How much of what is told of a pair is told beside others."""
    shared = (
        min(shares[pair], math.fsum(shares.get(other, 0.0) for other in others))
        for _, shares in sorted(pairs.shares.items())
        if pair in shares
    )
    return math.fsum(shared) / pairs.mass[pair]


class _Topics:
    """How often each topic is spoken of, in all and beside each pair."""

    def __init__(self, scenes: Iterable[Scene], cues: Vocabulary, words: Words) -> None:
        self.names = cues.topics
        self.all: Counter[str] = Counter()
        self.beside: defaultdict[Pair, Counter[str]] = defaultdict(Counter)
        self.lines, self.lines_of = 0, Counter[Pair]()
        self.bargained: defaultdict[Pair, Counter[str]] = defaultdict(Counter)
        self.bargains = Counter[Pair]()
        self.named, self.contended = Counter[Pair](), Counter[Pair]()
        for scene in scenes:
            for line, contended in zip(scene.lines, words.contends[scene.article], strict=True):
                both = list(combinations(sorted(set(line.sides)), 2))
                self.named.update(both)
                self.contended.update(both if contended else ())
                here = [cue for cue in line.cues if cue in self.names]
                sides = sorted(set(line.sides))
                self.lines += 1
                self.all.update(here)
                told = here or not line.talkers  # "the talks" alone says nothing of what they are about
                for pair in combinations(sides, 2) if told and len(sides) <= _MOST_SIDES else ():
                    self.lines_of[pair] += 1
                    self.beside[pair].update(here)
                for pair in combinations(sorted(line.talkers), 2):
                    self.bargains[pair] += 1
                    self.bargained[pair].update(here)

    def at_stake(self, pair: Pair) -> bool:
        """Whether many sentences that name both tell what they have between them, or want of each other."""
        return self.contended[pair] >= _STAKES * self.named[pair]

    def apart(self, pair: Pair, others: Iterable[Pair]) -> bool:
        """Whether a pair bargains over a matter that is none of the others': trade, where these speak of a war."""
        lines = self.lines_of_all(others)
        matters = [t for t, count in self.bargained[pair].items() if count >= _OWN_MATTER * self.bargains[pair]]
        return (
            self.bargains[pair] >= _LEAST_LINES
            and bool(matters)
            and all(sum(self.beside[other][topic] for other in others) < _NOT_THEIRS * lines for topic in matters)
        )

    def lines_of_all(self, pairs: Iterable[Pair]) -> int:
        """How many sentences name both of one of the pairs."""
        return sum(self.lines_of[pair] for pair in pairs)

    def of_pair(self, pair: Pair) -> str | None:
        """What the sentences that name both are about, where that is one thing."""
        found = self.of([pair])
        return found[0] if found else None

    def of(self, pairs: Iterable[Pair]) -> tuple[str, ...]:
        """What the sentences of some pairs are about, most first: often, and far more often than all sentences."""
        counts: Counter[str] = Counter()
        lines = 0
        for pair in pairs:
            counts.update(self.beside[pair])
            lines += self.lines_of[pair]
        least = min(_LIFT, 0.7 * self.lines / lines) if lines else _LIFT
        told = [
            (count / lines, topic)
            for topic, count in counts.items()
            if count >= _ABOUT * lines and count * self.lines >= least * lines * self.all[topic]
        ]
        return tuple(topic for _, topic in sorted(told, key=lambda each: (-each[0], each[1])))


def _affair(grown: _Growing, pairs: Pairs, topics: _Topics) -> Affair:
    mass = math.fsum(pairs.mass[pair] for pair in grown.pairs)
    return Affair(
        seed=grown.seed, pairs=tuple(grown.pairs), topics=topics.of([grown.seed]), mass=mass, narrow=grown.narrow
    )
