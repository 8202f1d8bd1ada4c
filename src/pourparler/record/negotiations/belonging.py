"""What belongs to which affair: articles, and each statement by its own sentences.

In: scenes, and what their sentences tell of each affair. Out: none, one or several for an article, with the reasons;
its stretches that tell of each.
Refused: to give a statement to an affair because of its article alone where its own sentences name another one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pourparler.record.negotiations.dealings import bargainers
from pourparler.record.negotiations.hallmarks import SENTENCES
from pourparler.record.negotiations.hearing import MUCH_ITS_OWN, SILENT, Ear, Hearing, is_pressed
from pourparler.record.negotiations.pairs import Pair, place_weight
from pourparler.record.negotiations.scenes import Line, Scene
from pourparler.record.negotiations.signs import Signs
from pourparler.record.negotiations.vocabulary import BARGAIN, TALK
from pourparler.record.negotiations.words import Words

_ARTICLE, _APART, _BESIDE = 0.17, 0.2, 0.55
"""An article belongs where this much of its weight tells of the affair, and this much of what the foremost has."""
_OFTEN, _OF_LINES = 3, 0.2
"""Or its sides stand together in so many sentences, and in this share of all: a review of several affairs."""
_HEADED, _AMONG = 0.12, 0.1
_LEAST_DEALT, _DEALT = 2, 0.1
_SHORT, _MATTER = 6, 0.2
"""One sentence is enough in an article so short whose headline does, where two sides stand together, or where nobody
else is named; and this share tells of talks, topics or war.
"""
_TALKS = "talks"
_TOGETHER = 0.075
"""Where many have part in an affair over one thing, its sides stand together first, or in so many sentences: a firm
that copes with duties is no side.
"""
_ABOVE = 0.01
_CLEAR, _LOUDER, _EQUAL = 0.45, 1.5, 0.8
"""A sentence tells of another affair than its article's where it does so clearly, and so much louder."""


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
    marked: bool = True
    """Its opening bears the hallmark of the affair, or there is none to bear."""
    alone: int = 0
    """The sentences of such a matter that name nobody but sides much its own."""
    matter: float = 1.0
    """How much of the article, its first sentences most, tells of talks, a topic, or what sides have between them."""
    passing: bool = False
    """It only passes by: nobody in it is of the affair, or its headline is of news of another kind."""
    among: bool = False
    """Nobody is named in it but sides much the affair's own."""
    lines: int = 0
    pair: Pair | None = None
    words: tuple[str, ...] = ()


def heard_in(scene: Scene, spoken: Sequence[frozenset[str]], ear: Ear) -> list[dict[int, Hearing]]:
    """What each sentence of an article tells of each affair."""
    return [ear.hear(line, words) for line, words in zip(scene.lines, spoken, strict=True)]


def told(scene: Scene, words: Words, heard: Sequence[Mapping[int, Hearing]], each: Sequence[Signs]) -> list[Told]:
    """How far an article tells of each affair, by the evidence of its sentences, the first ones weighing more."""
    whole = math.fsum(place_weight(number) for number in range(len(scene.lines))) or 1.0
    matters = words.matters[scene.article]
    matter = math.fsum(place_weight(n) for n, there in enumerate(matters) if there) / whole
    bargaining = [set(bargainers(line)) for line in scene.lines]
    found = []
    touched = {at for hearing in heard for at in hearing}
    for at, sign in enumerate(each):
        if at not in touched:
            found.append(Told(score=0.0, narrow=sign.affair.narrow, matter=matter, lines=len(heard)))
            continue
        here = [hearing.get(at, SILENT) for hearing in heard]
        score = math.fsum(place_weight(n) * hearing.value for n, hearing in enumerate(here)) / whole
        bargained = [set(sign.affair.seed) <= sides for sides in bargaining]
        alone = sum(there and hearing.alone for there, hearing in zip(matters, here, strict=True))
        marked = _marked(sign, scene, words)
        told_ = replace(_told(sign, scene, here, bargained), score=min(1.0, score))
        passing = _passing(sign, scene, here, words)
        found.append(replace(told_, matter=matter, alone=alone, marked=marked, passing=passing))
    return found


def _told(sign: Signs, scene: Scene, here: Sequence[Hearing], bargained: Sequence[bool]) -> Told:
    named = Counter(pair for hearing in here for pair in hearing.pairs)
    words = Counter(word for hearing in here for word in hearing.words)
    best = sorted(words, key=lambda w: (-words[w] * sign.words[w], w))[:5]
    return Told(
        score=0.0, together=sum(bool(hearing.pairs) for hearing in here), dealt=sum(hearing.deals for hearing in here),
        headed=_headed(sign, scene, here), bargained=sum(bargained),
        opened=any(bargained[:1]) and not scene.lines[0].stop, narrow=sign.affair.narrow, lines=len(scene.lines),
        among=all(sign.own.get(side, 0.0) >= MUCH_ITS_OWN for line in scene.lines for side in line.sides),
        pair=min(named, key=lambda p: (-named[p], p)) if named else None, words=tuple(best),
    )  # fmt: skip


def _marked(sign: Signs, scene: Scene, words: Words) -> bool:
    """Whether an article opens with the hallmark of an affair, with talks of its first two, or with how a side much its
    own is pressed: a truce asked of it, an embargo.
    """
    if not sign.hallmark or sign.hallmark.on(words.openings[scene.article]):
        return True
    if any(is_pressed(line) and _at_home(sign, line) for line in scene.lines[:SENTENCES]):
        return True
    return any(
        set(sign.affair.seed) <= set(line.sides) and (BARGAIN in line.cues or _TALKS in spoken)
        for line, spoken in zip(scene.lines[:SENTENCES], words.spoken[scene.article], strict=False)
    )


def _at_home(sign: Signs, line: Line) -> bool:
    """Whether a sentence names a side much the affair's own."""
    return any(sign.own.get(side, 0.0) >= MUCH_ITS_OWN for side in line.sides)


def _passing(sign: Signs, scene: Scene, here: Sequence[Hearing], words: Words) -> bool:
    """Whether an article passes an affair by, however much it sounds like it."""
    if scene.article in words.elsewhere:
        return True
    if not any(words.matters[scene.article][:SENTENCES]) and not _two_ahead(sign, scene):
        return True
    if sign.joining:
        return not _together(sign, scene, here)
    named = {side for line in scene.lines for side in line.sides}
    if named.isdisjoint(side for pair in sign.pairs for side in pair):
        return True
    topics = set(sign.affair.topics)
    return (
        bool(topics)
        and not named >= set(sign.affair.seed)
        and all(topics.isdisjoint(line.cues) for line in scene.lines)
    )


def _two_ahead(sign: Signs, scene: Scene) -> bool:
    """Whether a headline outside the text names the first two."""
    return bool(scene.lines) and not scene.lines[0].stop and set(sign.affair.seed) <= set(scene.lines[0].sides)


def _together(sign: Signs, scene: Scene, here: Sequence[Hearing]) -> bool:
    """Whether sides of an affair over one thing deal with each other: first, or often under a headline of it."""
    bargained = any(set(bargainers(line)) >= set(sign.affair.seed) for line in scene.lines)
    if not (bargained or _headed(sign, scene, here)):
        return False
    first = any(hearing.pairs for hearing in here[:SENTENCES])
    return first or sum(bool(hearing.pairs) for hearing in here) >= _TOGETHER * len(here)


def chosen(found: Sequence[Told]) -> tuple[int, ...]:
    """Which affairs an article belongs to, the foremost first: those told enough, also beside the foremost."""
    order = sorted(range(len(found)), key=lambda i: (-round(found[i].score, 6), i))
    top = found[order[0]].score if order else 0.0
    order.sort(key=lambda i: not found[i].opened)
    enough = [i for i in order if found[i].score >= _least(found[i]) and _dealt(found[i])]
    return tuple(i for i in enough if found[i].score >= _BESIDE * top or _often(found[i]))


def standing(found: Sequence[Told], whole: Sequence[int]) -> list[float]:
    """The scores of the affairs of an article, each above the next: the one whose talks a headline tells is first."""
    scores: list[float] = []
    least = 0.0
    for at in reversed(whole):
        scores.append(min(1.0, max(round(found[at].score, 2), least)))
        least = round(scores[-1] + _ABOVE, 2)
    return scores[::-1]


def _least(found: Told) -> float:
    if found.opened and _often(found):
        return 0.0
    if found.among:
        return _AMONG
    return _HEADED if found.headed else _ARTICLE if found.together else _APART


def _headed(sign: Signs, scene: Scene, here: Sequence[Hearing]) -> bool:
    """Whether the headline deals with an affair, by the sides and the topic in it, or tells of talks of two in it."""
    first = scene.lines[0] if scene.lines else None
    if first is None or first.stop:
        return False
    talked = bool(here[0].pairs) and TALK in first.cues
    return here[0].deals or talked or not sign.joining.isdisjoint(first.cues)


def _dealt(found: Told) -> bool:
    """Whether the sentences of an article deal with an affair, and not only name those who have part in it."""
    if found.passing or found.matter < _MATTER or (found.narrow and not found.bargained):
        return False
    if not found.marked and found.bargained < max(_OFTEN, _OF_LINES * found.lines):
        return False
    short = found.headed and found.lines <= _SHORT
    least = 1 if short or found.together or found.among else _LEAST_DEALT
    return max(found.dealt, found.alone) >= max(min(least, found.lines), 0 if found.headed else _DEALT * found.lines)


def _often(found: Told) -> bool:
    return found.together >= max(_OFTEN, _OF_LINES * found.lines)


def passages(
    scene: Scene, heard: Sequence[Mapping[int, Hearing]], whole: Sequence[int]
) -> dict[int, list[tuple[int, int]]]:
    """The stretches of an article that tell of each affair, as half-open offsets; `whole` are those of the article.

    A sentence is told of by its own words and those beside it; what says nothing goes with what stands before it.
    """
    each = sorted({*whole, *(at for hearing in heard for at in hearing)})
    found: dict[int, list[tuple[int, int]]] = {}
    before: tuple[int, ...] = tuple(whole[:1])
    for number, line in enumerate(scene.lines):
        around = {at: _around(heard, number, at) for at in each if at in whole or heard[number].get(at, SILENT).names}
        here = _affairs_of_line(around, whole, before)
        before = here or before
        for at in here if line.stop else ():
            stretches = found.setdefault(at, [])
            if stretches and line.start <= stretches[-1][1] + 2:
                stretches[-1] = (stretches[-1][0], line.stop)
            else:
                stretches.append((line.start, line.stop))
    return found


def _around(heard: Sequence[Mapping[int, Hearing]], number: int, at: int) -> float:
    beside = [heard[n].get(at, SILENT).value for n in (number - 1, number + 1) if 0 <= n < len(heard)]
    return round(heard[number].get(at, SILENT).value + 0.25 * math.fsum(beside), 6)


def _affairs_of_line(around: Mapping[int, float], whole: Sequence[int], before: tuple[int, ...]) -> tuple[int, ...]:
    own = max((around[at] for at in whole), default=0.0)
    least = max(_CLEAR, _LOUDER * own, 0.0 if whole else 2 * _CLEAR)
    louder = [at for at, value in around.items() if at not in whole and value >= least]
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
