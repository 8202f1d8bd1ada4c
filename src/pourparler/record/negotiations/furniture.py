"""Sentences that stand word for word on many pages, and tell of none: notices, datelines, links to other news.

In: scenes, the texts they are of. Out: the scenes without the lines of such sentences.
Refused: to take what articles share that are copies of one report; headlines, which two outlets may word alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pourparler.record.negotiations.scenes import Line, Scene

_MANY, _COPY = 3, 0.5
"""A sentence in so many articles is furniture, but not where so much of an article stands elsewhere: it is a copy."""


def without_furniture(scenes: Iterable[Scene], texts: Mapping[str, str]) -> list[Scene]:
    """The scenes, without the sentences that stand in many articles of which most is their own."""
    every = list(scenes)
    said = {scene.article: [_said(line, texts[scene.article]) for line in scene.lines] for scene in every}
    spread = Counter(words for each in said.values() for words in set(each) if words)
    return [_without(scene, [spread[words] >= _MANY for words in said[scene.article]]) for scene in every]


def _said(line: Line, text: str) -> str:
    return " ".join(text[line.start : line.stop].split())


def _without(scene: Scene, repeated: list[bool]) -> Scene:
    if not any(repeated) or sum(repeated) > _COPY * len(repeated):
        return scene
    return replace(scene, lines=tuple(line for line, again in zip(scene.lines, repeated, strict=True) if not again))
