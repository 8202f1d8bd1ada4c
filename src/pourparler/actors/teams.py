"""States that play: in reports of sport the name of a state is that of its team.

In: the sentences of an article, vocabulary/grammar.yaml. Out: the numbers of the sentences that tell of play.
Refused: a lone word of sport in an article about something else ("the match was on").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pourparler.actors.grammar import grammar
from pourparler.actors.scan import Sentence

_FEWEST = 4
_LONGEST = 3


def played(sentences: Iterable[Sentence]) -> frozenset[int]:
    """The sentences with a word of sport or of a result, where the article has several different words of sport."""
    found: dict[int, set[str]] = {}
    for sentence in sentences:
        said = set(_of_sport(sentence))
        if said:
            found[sentence.number] = said
    every = frozenset[str]().union(*found.values())
    return frozenset(found) if len(every - {"-"}) >= _FEWEST else frozenset()


def _of_sport(sentence: Sentence) -> Iterator[str]:
    """The words of sport in a sentence, in the singular; a hyphen for a result ("3-1")."""
    sport = grammar().sport
    for word in sentence.words:
        low = word.raw.lower()
        said = next((each for each in (low, low.removesuffix("s"), low.removesuffix("es")) if each in sport), None)
        if said is not None:
            yield said
    for first, last in pairwise(sentence.words):
        short = max(len(first.raw), len(last.raw)) <= _LONGEST
        if first.raw.isdigit() and last.raw.isdigit() and last.gap in ("-", "–", ":") and short:
            yield "-"
