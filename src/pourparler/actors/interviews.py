"""Interviews printed as questions and answers.

In: the text of an article and the mentions of its people. Out: where somebody answers, and who that is.
Refused: fewer than two questions; an article that names nobody in the lines before the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pourparler.actors.scan import Mention
from pourparler.model import Actor, Span

_QUESTION = re.compile(r"\bQ(?:uestion)?: ")
_ANSWER = re.compile(r"\bA(?:nswer)?: ")
_FEWEST = 2
_REACH = 600


def answers(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[Span, Actor]]:
    """The answers of an interview, each from its mark to the next question, and the person named last before it all."""
    asked = [found.start() for found in _QUESTION.finditer(text)]
    told = [found.end() for found in _ANSWER.finditer(text)]
    if min(len(asked), len(told)) < _FEWEST:
        return
    before = [m.reading.actor for m in mentions if asked[0] - _REACH < m.whole.end <= asked[0]]
    people = [actor for actor in before if actor is not None and actor.kind == "person"]
    for start in told if people else ():
        yield Span(start, next((place for place in asked if place > start), len(text))), people[-1]
