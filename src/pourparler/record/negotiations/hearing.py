"""How far each sentence tells of each affair.

In: the signs of affairs, lines with the words in them. Out: a `Hearing` by line and affair.
Refused: to look twice: most sentences say nothing of most affairs, so words and sides lead to the affairs they tell.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from pourparler.record.negotiations.pairs import Pair
from pourparler.record.negotiations.scenes import Line
from pourparler.record.negotiations.signs import Signs
from pourparler.record.negotiations.vocabulary import ENDING

_ALONE, _OF_WORD, _MOST_OF_WORDS = 0.2, 0.15, 0.5
_BESIDE_SEED, _ALL_ITS_OWN, _WHOLLY = 0.2, 0.3, 0.85
_ON_TOPIC = 0.3
_HOME, MUCH_ITS_OWN = 0.5, 0.4
_SPOKEN = 3
_PRESSED = frozenset({"sanctions", ENDING})
"""Sanctions on a side, and how its war is to end, are of the affair that it has part in."""
_OF_PRESSED = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What one sentence tells of one affair: `value` from 0 to 1, the `pairs` and `words` of the affair in it.

    It `names` the affair by a pair, or by a side mostly its own; it `deals` with it where it names two sides mostly its
    own, one that is nowhere else, the first two, or speaks in words that are its own. It is of sides `alone` where it
    names nobody but sides much its own, in words of which one is its own: drones over a capital, whoever sent them.
    """

    value: float = 0.0
    names: bool = False
    deals: bool = False
    alone: bool = False
    pairs: tuple[Pair, ...] = ()
    words: tuple[str, ...] = ()


SILENT = Hearing()


class Ear:
    """The signs of some affairs, to be heard in sentences."""

    def __init__(self, signs: Sequence[Signs]) -> None:
        self.signs = tuple(signs)
        self._of_word: defaultdict[str, list[int]] = defaultdict(list)
        self._of_topic: defaultdict[str, list[int]] = defaultdict(list)
        self._of_side: defaultdict[str, list[int]] = defaultdict(list)
        for at, sign in enumerate(self.signs):
            for word in sign.words:
                self._of_word[word].append(at)
            for word in {form for topic in sign.joining for form in (topic, topic.removesuffix("s"))}:
                for form in {word, word.capitalize(), word.upper()}:
                    self._of_topic[form].append(at)
            for side in {*sign.own, *sign.affair.seed, *(side for pair in sign.pairs for side in pair)}:
                self._of_side[side].append(at)
        self._known = frozenset(self._of_word.keys() | self._of_topic.keys())

    def hear(self, line: Line, words: frozenset[str]) -> dict[int, Hearing]:
        """What a sentence with these words tells of each affair, by number; no entry where it tells nothing."""
        heard: defaultdict[int, list[str]] = defaultdict(list)
        on_topic: dict[int, bool] = {}
        for word in sorted(words & self._known):
            for at in self._of_word.get(word, ()):
                heard[at].append(word)
            for at in self._of_topic.get(word, ()):
                on_topic[at] = on_topic.get(at, False) or word.islower()
        sides = sorted(set(line.sides))
        beside = list(combinations(sides, 2))
        named = {at for side in sides for at in self._of_side.get(side, ())}
        return {
            at: _hearing(self.signs[at], line, sides, beside, heard.get(at, ()), on_topic.get(at))
            for at in sorted(named | heard.keys() | on_topic.keys())
        }


def _hearing(
    sign: Signs, line: Line, sides: Sequence[str], beside: Sequence[Pair], heard: Sequence[str], on_topic: bool | None
) -> Hearing:
    """`on_topic` says whether the topic is told in lower case; None where it is not told."""
    pairs = tuple([pair for pair in beside if pair in sign.pairs])
    own = sorted([sign.own.get(side, 0.0) for side in sides], reverse=True)
    seed = sign.affair.seed in beside
    low = [word for word in heard if word.islower()]
    most = own[0] if own else 0.0
    # names that stand in a sentence as sides are not counted twice: "Putin" is Russia
    by_name = most >= _HOME and not pairs and not seed
    counted, topic = (low, bool(on_topic)) if by_name else (heard, on_topic is not None)
    two = seed or (len(own) > 1 and own[1] >= _HOME)
    told = _OF_WORD * math.fsum([sign.words[word] for word in counted])
    topical = _ON_TOPIC if topic else _OF_PRESSED if most >= _HOME and is_pressed(line) else 0.0
    spoken = min(_MOST_OF_WORDS, told + topical)
    return Hearing(
        value=min(1.0, _of_sides(sign, pairs, most, seed=seed) + spoken),
        names=bool(pairs) or most >= _HOME,
        deals=two or most >= _WHOLLY or on_topic is not None or len(low) >= _SPOKEN or _about(sign, line, most),
        alone=bool(own) and own[-1] >= MUCH_ITS_OWN and bool(low),
        pairs=pairs,
        words=tuple(heard),
    )


def is_pressed(line: Line) -> bool:
    """Whether a sentence tells of sanctions, or of how a war is to end."""
    return not _PRESSED.isdisjoint(line.cues)


def _about(sign: Signs, line: Line, most: float) -> bool:
    """Whether a sentence tells how a side mostly the affair's own is pressed, or of its topic beside its principal."""
    if most >= _HOME and is_pressed(line):
        return True
    topics = sign.affair.topics
    return bool(topics) and any(topic in line.cues for topic in topics) and sign.principal in line.sides


def _of_sides(sign: Signs, pairs: Sequence[Pair], most: float, *, seed: bool) -> float:
    """How far the sides of a sentence tell of an affair; of a pair that also deals elsewhere it tells less."""
    if seed:
        return 0.4 + 0.6 * most
    if pairs:
        return _BESIDE_SEED + 0.5 * max(min(sign.own.get(side, 0.0) for side in pair) for pair in pairs)
    return (_ALL_ITS_OWN if most >= _WHOLLY else _ALONE) * most
