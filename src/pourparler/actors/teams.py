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
_FEWEST_CLEAR = 2
_LONGEST = 3
_RESULT = "-"


def played(sentences: Iterable[Sentence]) -> frozenset[int]:
    """The sentences with a clear word of sport, a result or two words of play, where the article has several such."""
    sport, sentences = grammar().sport, list(sentences)
    found = {sentence.number: said for sentence in sentences if (said := frozenset(_of_sport(sentence)))}
    every = frozenset[str]().union(*found.values()) - {_RESULT}
    if len(every) < _FEWEST or len(every & sport) < _FEWEST_CLEAR:
        return frozenset()
    if 2 * len(found) >= len(sentences):  # a report of nothing else: the draw lists states without a word of sport
        return frozenset(sentence.number for sentence in sentences)
    return frozenset(at for at, said in found.items() if said & sport or len(said) > 1)


def _of_sport(sentence: Sentence) -> Iterator[str]:
    """The words of sport and play in a sentence, in the singular; a hyphen for a result ("3-1")."""
    words = grammar().sport | grammar().of_play
    for word in sentence.words:
        low = word.raw.lower()
        said = next((each for each in (low, low.removesuffix("s"), low.removesuffix("es")) if each in words), None)
        if said is not None:
            yield said
    for first, last in pairwise(sentence.words):
        short = max(len(first.raw), len(last.raw)) <= _LONGEST
        if first.raw.isdigit() and last.raw.isdigit() and last.gap in ("-", "–", ":") and short:
            yield _RESULT
