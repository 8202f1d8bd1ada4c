"""Talks of the record, told to the scenes: who talks with whom in a sentence, where the names stand elsewhere.

In: scenes, and the talks that the articles tell of. Out: the scenes, with those sides and cues in the lines.
Refused: meetings, calls and visits, which are no talks that go on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pourparler.record.negotiations.scenes import Line, Scene
from pourparler.record.negotiations.vocabulary import BARGAIN, TALK

_GOING_ON = frozenset({"channel", "round", "format", "summit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """Talks that go on, in one article: two or more sides, and the offsets at which they are named."""

    article: str
    sides: tuple[str, ...]
    mentions: tuple[int, ...]


def dealing_from(article: str, kept: Mapping[str, Any]) -> Dealing | None:
    """What kept talks say of an affair; None for a mere meeting, or for talks of fewer than two sides.

    >>> kept = {"kind": "round", "parties": ["marrow", "ostra"], "mentions": [{"start": 24, "end": 29}]}
    >>> dealing_from("a1", kept).sides, dealing_from("a1", kept | {"kind": "visit"})
    (('marrow', 'ostra'), None)
    """
    sides = tuple(dict.fromkeys(kept["parties"]))
    if kept["kind"] not in _GOING_ON or len(sides) < 2:
        return None
    return Dealing(article=article, sides=sides, mentions=tuple(each["start"] for each in kept["mentions"]))


def with_dealings(scenes: Iterable[Scene], dealings: Iterable[Dealing]) -> list[Scene]:
    """The scenes, with the sides of talks in each sentence that names these talks."""
    of_article: defaultdict[str, list[Dealing]] = defaultdict(list)
    for dealing in dealings:
        of_article[dealing.article].append(dealing)
    return [
        replace(scene, lines=tuple(_told(line, of_article[scene.article]) for line in scene.lines))
        if scene.article in of_article
        else scene
        for scene in scenes
    ]


def _told(line: Line, dealings: Iterable[Dealing]) -> Line:
    here = [each for each in dealings if any(line.start <= at < line.stop for at in each.mentions)]
    if not here:
        return line
    talkers = tuple(dict.fromkeys(side for each in here for side in each.sides))
    sides = tuple(dict.fromkeys((*line.sides, *talkers)))
    return replace(line, sides=sides, cues=tuple(dict.fromkeys((*line.cues, TALK, BARGAIN))), talkers=talkers)


def bargainers(line: Line) -> tuple[str, ...]:
    """The sides that bargain with each other in a sentence: those known to talk, else the only two that stand in it."""
    if line.talkers or BARGAIN not in line.cues:
        return tuple(sorted(line.talkers))
    sides = sorted(set(line.sides))
    return tuple(sides) if len(sides) == 2 else ()
