"""Talks of the record, told to the scenes: who talks with whom in a sentence, where the names stand elsewhere.

In: scenes, and the talks that the articles tell of. Out: the scenes, with those sides and cues in the lines.
Refused: calls and visits, and meetings without a word of bargaining, which are no talks that go on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from pourparler.record.negotiations.scenes import Line, Scene
from pourparler.record.negotiations.vocabulary import BARGAIN, TALK

_GOING_ON = frozenset({"channel", "round", "format", "summit"})
_MET = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """Talks in one article: two or more sides, and the offsets at which they are named. Those that do not go on by
    themselves, a meeting, count in a sentence of bargaining only.
    """

    article: str
    sides: tuple[str, ...]
    mentions: tuple[int, ...]
    goes_on: bool = True


def dealing_from(article: str, kept: Mapping[str, Any]) -> Dealing | None:
    """What kept talks say of an affair; None for a visit or a call, or for talks of fewer than two sides.

    >>> kept = {"kind": "round", "parties": ["marrow", "ostra"], "mentions": [{"start": 24, "end": 29}]}
    >>> dealing_from("a1", kept).sides, dealing_from("a1", kept | {"kind": "visit"})
    (('marrow', 'ostra'), None)
    """
    sides = tuple(dict.fromkeys(kept["parties"]))
    if kept["kind"] not in (*_GOING_ON, _MET) or len(sides) < 2:
        return None
    mentions = tuple(each["start"] for each in kept["mentions"])
    return Dealing(article=article, sides=sides, mentions=mentions, goes_on=kept["kind"] in _GOING_ON)


def with_dealings(
    scenes: Iterable[Scene],
    dealings: Iterable[Dealing],
    texts: Mapping[str, str] = MappingProxyType({}),
    known: Container[str] = frozenset(),
) -> list[Scene]:
    """The scenes, with the sides of talks in each sentence that names these talks, and in each that names a side which
    no registry has `known`: a union, a port board, by the words of its id. One of several words is so named in all
    articles, not in those alone that tell of its talks.
    """
    of_article: defaultdict[str, list[Dealing]] = defaultdict(list)
    for dealing in dealings:
        of_article[dealing.article].append(dealing)
    new = {side for each in of_article.values() for dealing in each for side in dealing.sides if side not in known}
    names = {side: _by_words(side) for side in sorted(new)}
    wide = {side: name for side, name in names.items() if "-" in side}
    found = []
    for scene in scenes:
        here, text = of_article.get(scene.article, []), texts.get(scene.article, "")
        low = text.lower() if wide else ""
        named = {side: name for side, name in wide.items() if side.split("-")[0] in low and _proper(name, text)}
        named |= {side: names[side] for each in here for side in each.sides if side in names}
        found.append(_with_sides(scene, here, text, named) if here or named else scene)
    return found


def _proper(name: re.Pattern[str], text: str) -> bool:
    """Whether a name stands in a text with capitals: "Port Board", no port board."""
    return any(found[0][0].isupper() and found[0].split()[-1][0].isupper() for found in name.finditer(text))


def _with_sides(scene: Scene, dealings: Sequence[Dealing], text: str, named: Mapping[str, re.Pattern[str]]) -> Scene:
    return replace(
        scene, lines=tuple(_told(line, dealings, text[line.start : line.stop], named) for line in scene.lines)
    )


def _by_words(id: str) -> re.Pattern[str]:
    return re.compile(r"\b" + r"\W+".join(map(re.escape, id.split("-"))) + r"\b", re.IGNORECASE)


def _told(line: Line, dealings: Iterable[Dealing], words: str, named: Mapping[str, re.Pattern[str]]) -> Line:
    here = [
        each
        for each in dealings
        if (each.goes_on or BARGAIN in line.cues) and any(line.start <= at < line.stop for at in each.mentions)
    ]
    talkers = tuple(dict.fromkeys(side for each in here for side in each.sides))
    new = [side for side, name in named.items() if name.search(words)]
    if not here and not new:
        return line
    sides = tuple(dict.fromkeys((*line.sides, *talkers, *new)))
    cues = tuple(dict.fromkeys((*line.cues, TALK, BARGAIN))) if here else line.cues
    return replace(line, sides=sides, cues=cues, talkers=talkers)


def bargainers(line: Line) -> tuple[str, ...]:
    """The sides that bargain with each other in a sentence: those known to talk, else the only two that stand in it."""
    if line.talkers or BARGAIN not in line.cues:
        return tuple(sorted(line.talkers))
    sides = sorted(set(line.sides))
    return tuple(sides) if len(sides) == 2 else ()
