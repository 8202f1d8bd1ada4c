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
_AS_MUCH = 0.8
"""Nearly as much as the name of a side says: a side may name all that an affair is about."""
_STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Hallmark:
    """Marks of which an article about the affair opens with one, the foremost first; none: not known."""

    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.marks)

    def on(self, opening: Iterable[Mark]) -> bool:
        """Whether an opening bears it; a longer form of a word does too.

        >>> Hallmark(marks=(("word", "sill"),)).on([("word", "sillian")])
        True
        """
        stems = tuple(name.removesuffix("s") for kind, name in self.marks if kind == "word" and len(name) >= _STEM)
        return any(mark in self.marks or (mark[0] == "word" and mark[1].startswith(stems)) for mark in opening)


NO_HALLMARK = Hallmark()


def opening(scene: Scene, spoken: Iterable[Collection[str]], topics: Collection[str]) -> frozenset[Mark]:
    """The marks of the headline and the first sentences of an article."""
    found: set[Mark] = set()
    for line, words in zip(scene.lines[:SENTENCES], spoken, strict=False):
        named = {part for side in line.sides for part in side.split("-")}
        found.update(("word", word) for word in {word.casefold() for word in words} - named)
        found.update(("side", side) for side in line.sides)
        found.update(("topic", cue) for cue in line.cues if cue in topics)
    return frozenset(found)


def hallmark(
    about: Collection[str],
    beside: Collection[str],
    openings: Mapping[str, frozenset[Mark]],
    own: Collection[str],
    first_two: Iterable[str] = (),
) -> Hallmark:
    """The hallmark of an affair by the articles about it, against those beside it; `own` are the sides it may name. The
    adjective of one of the `first_two` tells no more than its name does.
    """
    if len(about) < _LEAST_ARTICLES:
        return NO_HALLMARK
    worth = _worth(about, beside, openings)
    covers = Counter(mark for article in about for mark in openings[article] if mark in worth)
    often = {mark: worth[mark] * count for mark, count in covers.items() if count >= _FIRST * len(about)}
    first = _foremost(often, _stems(first_two))
    if first is None:
        return NO_HALLMARK
    further = {mark for mark in worth if mark[0] == "side" and mark[1] in own}
    marks, left = [first], {article for article in about if first not in openings[article]}
    while left:
        adds = Counter(mark for article in left for mark in openings[article] if mark in further)
        good = [mark for mark, count in adds.items() if count >= max(_FEWEST, _ADDS * len(about))]
        if not good:
            break
        marks.append(min(good, key=lambda mark: (-worth[mark] * adds[mark], mark)))
        left = {article for article in left if marks[-1] not in openings[article]}
    return Hallmark(marks=tuple(marks)) if len(left) <= (1 - _COVERED) * len(about) else NO_HALLMARK


def _stems(sides: Iterable[str]) -> tuple[str, ...]:
    """With what the names of sides and their adjectives begin: "palesti", of Palestine and of Palestinian."""
    parts = (part for side in sides for part in side.split("-"))
    return tuple(part[: max(_STEM, len(part) - 2)] for part in parts if len(part) >= _STEM)


def _foremost(weights: Mapping[Mark, float], stems: tuple[str, ...]) -> Mark | None:
    """The weightiest mark that is no side, where the name of no side says as much."""
    named = {mark for mark in weights if mark[0] == "side" or (mark[0] == "word" and mark[1].startswith(stems))}
    sides = max((weights[mark] for mark in named), default=0.0)
    best = min(weights.keys() - named, key=lambda mark: (-weights[mark], mark), default=None)
    return best if best is not None and weights[best] >= _AS_MUCH * sides else None


def _worth(
    about: Collection[str], beside: Collection[str], openings: Mapping[str, frozenset[Mark]]
) -> dict[Mark, float]:
    """The logarithm of how much oftener a mark opens articles about an affair than those beside it, if much."""
    here = Counter(mark for article in about for mark in openings[article])
    there = Counter(mark for article in beside for mark in openings[article])
    lifts = {m: count / len(about) * (len(beside) + 1) / (there[m] + 0.5) for m, count in here.items()}
    return {mark: round(math.log(lift), 6) for mark, lift in lifts.items() if lift >= _LIFT}
