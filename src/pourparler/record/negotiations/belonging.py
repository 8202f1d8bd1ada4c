"""What belongs to which affair: articles, and each statement by its own sentences.

In: affairs, scenes, words. Out: `Belonging`s with a score and the reasons; none, one or several for an entry.
Refused: to give a statement to an affair because of its article alone where its own sentences name another one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pourparler.record.negotiations.affairs import Affair
from pourparler.record.negotiations.dealings import bargainers
from pourparler.record.negotiations.pairs import Pair, Pairs, Words, place_weight, words_in
from pourparler.record.negotiations.scenes import Line, Scene
from pourparler.record.negotiations.vocabulary import MEDIATION, vocabulary

_TELLING_WORDS, _RARE = 80, 3
_LEAST_LIFT, _FLAT_LIFT, _LEAST_CONTRAST, _FEW = 2.5, 1.3, 2.0, 5
_SHRUNK = 6
"""Words learnt from few articles count for less: n / (n + this)."""
_ARTICLE, _APART, _BESIDE = 0.17, 0.2, 0.55
"""An article belongs where this much of its weight tells of the affair, and this much of what the foremost has."""
_OFTEN, _OF_LINES = 3, 0.2
"""Or its sides stand together in so many sentences, and in this share of all: a review of several affairs."""
_ALONE, _OF_WORD, _MOST_OF_WORDS = 0.2, 0.15, 0.5
_BESIDE_SEED, _ALL_ITS_OWN, _WHOLLY = 0.2, 0.3, 0.85
_ON_TOPIC, _HEADED = 0.3, 0.12
_MUCH_ITS_OWN = 0.4
_SPOKEN, _LEAST_DEALT, _DEALT = 3, 2, 0.1
_SHORT, _MATTER = 6, 0.2
"""Where a short article's headline does, one sentence is enough; and this share tells of talks, topics or war."""
_CLEAR, _LOUDER, _EQUAL = 0.45, 1.5, 0.8
"""A sentence tells of another affair than its article's where it does so clearly, and so much louder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What tells an affair: its pairs, how far each side is its own (0 to 1), and the words that are its own."""

    affair: Affair
    pairs: frozenset[Pair]
    own: Mapping[str, float]
    words: Mapping[str, float]
    joining: frozenset[str] = frozenset()
    """Its topics of the sort that joins many parties."""

    def names(self, line: Line) -> bool:
        """Whether a sentence names a pair of the affair, or a side that is mostly its own."""
        sides = set(line.sides)
        return any(set(pair) <= sides for pair in self.pairs) or any(self.own.get(side, 0.0) >= 0.5 for side in sides)

    def deals(self, line: Line, words: frozenset[str]) -> bool:
        """Whether a sentence deals with the affair: it names two sides that are mostly its own, one that is nowhere
        else, or speaks in words that are its own.
        """
        own = sorted((self.own.get(side, 0.0) for side in set(line.sides)), reverse=True)
        if own and (own[0] >= _WHOLLY or (len(own) > 1 and own[1] >= 0.5)):
            return True
        if set(self.affair.seed) <= set(line.sides):
            return True
        return self._on_topic(words) or sum(word.islower() and word in self.words for word in words) >= _SPOKEN

    def alone(self, line: Line, words: frozenset[str]) -> bool:
        """Whether a sentence names nobody but sides that are much its own, in words of which one is its own: drones
        over a capital, whoever sent them.
        """
        own = [self.own.get(side, 0.0) for side in line.sides]
        return bool(own) and min(own) >= _MUCH_ITS_OWN and any(word.islower() and word in self.words for word in words)

    def _on_topic(self, words: frozenset[str]) -> bool:
        """Whether words name what an affair is about that has many parties, whoever stands in the sentence: tariffs."""
        low = {word.lower() for word in words}
        return any(not low.isdisjoint({topic, topic.removesuffix("s")}) for topic in self.joining)

    def of_line(self, line: Line, words: frozenset[str]) -> float:
        """How far a sentence tells of the affair, from 0 to 1."""
        sides = set(line.sides)
        spoken = self._spoken(words)
        if set(self.affair.seed) <= sides:
            return min(1.0, 0.4 + 0.6 * max(self.own.get(side, 0.0) for side in sides) + spoken)
        beside = [pair for pair in self.pairs if set(pair) <= sides]
        if beside:  # of a pair that also deals elsewhere a sentence tells less
            mine = max(min(self.own.get(side, 0.0) for side in pair) for pair in beside)
            return min(1.0, _BESIDE_SEED + 0.5 * mine + spoken)
        mine = max((self.own.get(side, 0.0) for side in sides), default=0.0)
        if mine >= 0.5:  # its names are not counted twice: "Putin" is Russia
            spoken = self._spoken(frozenset(word for word in words if word.islower()))
        return min(1.0, (_ALL_ITS_OWN if mine >= _WHOLLY else _ALONE) * mine + spoken)

    def _spoken(self, words: frozenset[str]) -> float:
        told = _OF_WORD * math.fsum(sorted(self.words[w] for w in words if w in self.words))
        return min(_MOST_OF_WORDS, told + (_ON_TOPIC if self._on_topic(words) else 0.0))


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
    return Signs(affair=affair, pairs=frozenset(mine), own=own, words=learnt, joining=joining)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How far an article tells of an affair, with the lines that name a pair of it and the own words most heard."""

    score: float
    together: int = 0
    dealt: int = 0
    headed: bool = False
    bargained: int = 0
    """The sentences in which the first two bargain with each other; `opened` where the headline is one."""
    opened: bool = False
    narrow: bool = False
    alone: int = 0
    """The sentences of such a matter that name nobody but sides much its own."""
    matter: float = 1.0
    """How much of the article, its first sentences most, tells of talks, a topic, or what sides have between them."""
    lines: int = 0
    pair: Pair | None = None
    words: tuple[str, ...] = ()


def told(scene: Scene, text: str, each: Sequence[Signs]) -> list[Told]:
    """How far an article tells of each affair, by the evidence of its sentences, the first ones weighing more."""
    spoken = _spoken(scene, text)
    found = []
    whole = math.fsum(place_weight(number) for number in range(len(scene.lines))) or 1.0
    matters = [_matters(line, text) for line in scene.lines]
    matter = math.fsum(place_weight(n) for n, there in enumerate(matters) if there) / whole
    for sign in each:
        evidence = [sign.of_line(line, words) for line, words in zip(scene.lines, spoken, strict=True)]
        score = math.fsum(place_weight(n) * value for n, value in enumerate(evidence)) / whole
        heard = zip(matters, scene.lines, spoken, strict=True)
        alone = sum(there and sign.alone(line, words) for there, line, words in heard)
        found.append(replace(_told(sign, scene, spoken, min(1.0, score)), matter=matter, alone=alone))
    return found


def _told(sign: Signs, scene: Scene, spoken: Sequence[frozenset[str]], score: float) -> Told:
    named = Counter(p for line in scene.lines for p in sign.affair.pairs if set(p) <= set(line.sides))
    heard = Counter(word for words in spoken for word in words if word in sign.words)
    together = sum(any(set(p) <= set(line.sides) for p in sign.pairs) for line in scene.lines)
    dealt = sum(sign.deals(line, words) for line, words in zip(scene.lines, spoken, strict=True))
    bargained = [set(sign.affair.seed) <= set(bargainers(line)) for line in scene.lines]
    best = sorted(heard, key=lambda w: (-heard[w] * sign.words[w], w))[:5]
    pair = min(named, key=lambda p: (-named[p], p)) if named else None
    return Told(
        score=score, together=together, dealt=dealt, headed=_headed(sign, scene), bargained=sum(bargained),
        opened=any(bargained[:1]) and not scene.lines[0].stop, narrow=sign.affair.narrow,
        lines=len(scene.lines), pair=pair, words=tuple(best),
    )  # fmt: skip


def _matters(line: Line, text: str) -> bool:
    return any(cue != MEDIATION for cue in line.cues) or vocabulary().matters(text[line.start : line.stop])


def chosen(found: Sequence[Told]) -> tuple[int, ...]:
    """Which affairs an article belongs to, the foremost first: those told enough, also beside the foremost."""
    order = sorted(range(len(found)), key=lambda i: (-round(found[i].score, 6), i))
    top = found[order[0]].score if order else 0.0
    order.sort(key=lambda i: not found[i].opened)
    enough = [i for i in order if found[i].score >= _least(found[i]) and _dealt(found[i])]
    return tuple(i for i in enough if found[i].score >= _BESIDE * top or _often(found[i]))


def _least(found: Told) -> float:
    return _HEADED if found.headed else _ARTICLE if found.together else _APART


def _headed(sign: Signs, scene: Scene) -> bool:
    """Whether the headline deals with an affair, by the sides and the topic in it."""
    first = scene.lines[0] if scene.lines else None
    if first is None or first.stop:
        return False
    return sign.deals(first, frozenset()) or not sign.joining.isdisjoint(first.cues)


def _dealt(found: Told) -> bool:
    """Whether the sentences of an article deal with an affair, and not only name those who have part in it."""
    if found.matter < _MATTER or (found.narrow and not found.bargained):
        return False
    least = 1 if found.headed and found.lines <= _SHORT else _LEAST_DEALT
    return max(found.dealt, found.alone) >= max(min(least, found.lines), 0 if found.headed else _DEALT * found.lines)


def _often(found: Told) -> bool:
    return found.together >= max(_OFTEN, _OF_LINES * found.lines)


def _spoken(scene: Scene, text: str) -> list[frozenset[str]]:
    return [words_in(text[line.start : line.stop]) if line.stop else frozenset() for line in scene.lines]


def passages(scene: Scene, text: str, each: Sequence[Signs], whole: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """The stretches of an article that tell of each affair, as half-open offsets; `whole` are those of the article.

    A sentence is told of by its own words and those beside it; what says nothing goes with what stands before it.
    """
    spoken = _spoken(scene, text)
    heard = [[sign.of_line(line, words) for sign in each] for line, words in zip(scene.lines, spoken, strict=True)]
    found: dict[int, list[tuple[int, int]]] = {}
    before: tuple[int, ...] = tuple(whole[:1])
    for number, line in enumerate(scene.lines):
        around = [_around(heard, number, at) for at in range(len(each))]
        around = [heard if at in whole or each[at].names(line) else 0.0 for at, heard in enumerate(around)]
        here = _affairs_of_line(around, whole, before)
        before = here or before
        for at in here if line.stop else ():
            stretches = found.setdefault(at, [])
            if stretches and line.start <= stretches[-1][1] + 2:
                stretches[-1] = (stretches[-1][0], line.stop)
            else:
                stretches.append((line.start, line.stop))
    return found


def _around(heard: Sequence[Sequence[float]], number: int, at: int) -> float:
    beside = [heard[n][at] for n in (number - 1, number + 1) if 0 <= n < len(heard)]
    return round(heard[number][at] + 0.25 * math.fsum(beside), 6)


def _affairs_of_line(around: Sequence[float], whole: Sequence[int], before: tuple[int, ...]) -> tuple[int, ...]:
    own = max((around[at] for at in whole), default=0.0)
    others = [at for at in range(len(around)) if at not in whole and around[at] >= _CLEAR]
    louder = [at for at in others if around[at] >= _LOUDER * own and around[at] >= (0.0 if whole else 2 * _CLEAR)]
    if louder:
        return (max(louder, key=lambda at: (around[at], -at)),)
    if own < 0.1:
        return before if set(before) <= set(whole) else tuple(whole[:1])
    return tuple(at for at in whole if around[at] >= _EQUAL * own)


def reasons(found: Told, names: Mapping[str, str]) -> tuple[str, ...]:
    """Why an article belongs, in words."""
    said = []
    if found.pair is not None:
        first, second = (names.get(side, side) for side in found.pair)
        said.append(f"names {first} and {second} together")
    if found.together:
        said.append(f"sides of it stand together in {found.together} of {found.lines} sentences")
    if found.words:
        said.append(f"its words: {', '.join(found.words)}")
    return tuple(said)
