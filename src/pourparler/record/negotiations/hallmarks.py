"""The hallmark of an affair: what the opening of nearly every article about it names.

In: the openings of articles about an affair, and of those that name its sides and are about something else.
Out: a `Hallmark`; none where no few marks stand in nearly all openings.
Refused: marks that all news of the sides has: a war over one province is not told by the name of the state.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pourparler.record.negotiations.scenes import Scene

Mark = tuple[Literal["side", "topic", "word"], str]
SENTENCES = 5
"""The headline and the first sentences."""
_LEAST_ARTICLES, _FIRST, _LIFT = 10, 0.6, 3.0
_ADDS, _FEWEST, _COVERED = 0.03, 3, 0.7
_STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Hallmark:
    """Marks of which an article about the affair opens with one, the foremost first; none: not known."""

    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.marks)

    def on(self, opening: Iterable[Mark]) -> bool:
        """Whether an opening bears it; a longer form of a word does too.

        >>> Hallmark(marks=(("word", "Sill"),)).on([("word", "Sillian")])
        True
        """
        stems = tuple(name for kind, name in self.marks if kind == "word" and len(name) >= _STEM)
        return any(mark in self.marks or (mark[0] == "word" and mark[1].startswith(stems)) for mark in opening)


NO_HALLMARK = Hallmark()


def opening(scene: Scene, spoken: Iterable[Collection[str]], topics: Collection[str]) -> frozenset[Mark]:
    """The marks of the headline and the first sentences of an article."""
    found: set[Mark] = set()
    for line, words in zip(scene.lines[:SENTENCES], spoken, strict=False):
        found.update(("word", word) for word in words)
        found.update(("side", side) for side in line.sides)
        found.update(("topic", cue) for cue in line.cues if cue in topics)
    return frozenset(found)


def hallmark(
    about: Collection[str], beside: Collection[str], openings: Mapping[str, frozenset[Mark]], own: Collection[str]
) -> Hallmark:
    """The hallmark of an affair by the articles about it, against those beside it; `own` are the sides it may name."""
    if len(about) < _LEAST_ARTICLES:
        return NO_HALLMARK
    worth = {m: each for m, each in _worth(about, beside, openings).items() if m[0] != "side" or m[1] in own}
    left, marks = set(about), list[Mark]()
    least = _FIRST * len(about)
    while left:
        adds = Counter(mark for article in left for mark in openings[article] if mark in worth)
        good = [mark for mark, count in adds.items() if count >= least]
        if not good:
            break
        marks.append(min(good, key=lambda mark: (-worth[mark] * adds[mark], mark)))
        left = {article for article in left if marks[-1] not in openings[article]}
        worth = {mark: each for mark, each in worth.items() if each >= worth[marks[0]]}
        least = max(_FEWEST, _ADDS * len(about))
    if not marks or marks[0][0] == "side" or len(left) > (1 - _COVERED) * len(about):
        return NO_HALLMARK
    return Hallmark(marks=tuple(marks))


def _worth(
    about: Collection[str], beside: Collection[str], openings: Mapping[str, frozenset[Mark]]
) -> dict[Mark, float]:
    """The logarithm of how much oftener a mark opens articles about an affair than those beside it, if much."""
    here = Counter(mark for article in about for mark in openings[article])
    there = Counter(mark for article in beside for mark in openings[article])
    lifts = {m: count / len(about) * (len(beside) + 1) / (there[m] + 0.5) for m, count in here.items()}
    return {mark: round(math.log(lift), 6) for mark, lift in lifts.items() if lift >= _LIFT}
