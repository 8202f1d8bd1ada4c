"""Who "both sides" are, where an article does not say it beside the term.

In: a parsed article and its sides. Out: the two sides that it names together most near a place.
Refused: threes, mediators told behind "by", and a pair that another one rivals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Token

from pourparler.events.phrases import is_actor_word, joined
from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Span
from pourparler.positions.proposals_sides import Sides
from pourparler.positions.proposals_words import term_words

_REACH = 3000
"""So many characters before and behind a term, the pair named most is who it is between."""
_CLEARLY = 2


class Pairs:
    """The pairs of sides named together in an article: "Orsk and Velland", "the Orsk-Velland talks"."""

    def __init__(self, parsed: ParsedArticle, sides: Sides) -> None:
        self._parsed, self._sides = parsed, sides

    def near(self, place: Span) -> tuple[str, ...]:
        """The two named together near a place, in the order of the text; empty where two pairs rival each other."""
        here = [pair for at, pair in self._told if abs(at - place.start) < _REACH]
        ranked = Counter(frozenset(pair) for pair in here).most_common()
        if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEARLY * ranked[1][1]):
            return ()
        return next(pair for pair in here if frozenset(pair) == ranked[0][0])

    @cached_property
    def _told(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        return tuple(self._in_article())

    def _in_article(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        for passage in self._parsed.passages:
            for token in passage.doc:
                coupled = self._coupled(token, passage)
                if len(coupled) == 2:
                    yield passage.span(token).start, coupled
                two = list(joined(token)) if _may_open(token) else []
                if len(two) == 2 and all(is_actor_word(each) for each in two):
                    pair = self._sides.of([token], passage)
                    if len(pair) == 2:
                        yield passage.span(token).start, pair

    def _coupled(self, noun: Token, passage: Passage) -> tuple[str, ...]:
        """The two coupled before a noun of what is between them: "the *Orsk-Velland* war"."""
        if noun.pos_ not in ("NOUN", "PROPN") or noun.lemma_.lower() not in term_words()["between"]:
            return ()
        before = [t for t in noun.lefts if t.dep_ in ("compound", "amod", "nmod", "poss")]
        names = {
            t.i: t for first in before for t in first.subtree if t.pos_ in ("PROPN", "ADJ") and t.text[:1].isupper()
        }
        return self._sides.of((names[at] for at in sorted(names)), passage)


def _may_open(token: Token) -> bool:
    """Whether a pair may begin with a word: not what follows "by", whoever that is helps the two."""
    if token.dep_ == "conj" or token.pos_ not in ("PROPN", "NOUN"):
        return False
    return token.head.lower_ != "by"


def is_together(head: Token) -> bool:
    """ "Both sides", "each side", "the two countries", "each of them", "the parties".

    >>> from pourparler.language import load_language
    >>> doc = load_language()("Each side would free ten men, and one side would leave.")
    >>> is_together(doc[1]), is_together(doc[8])
    (True, False)
    """
    if head.lower_ in ("both", "each") and head.pos_ != "PROPN":
        return True
    if head.lemma_.lower() not in term_words()["together"]:
        return False
    before = {t.lower_ for t in head.lefts}
    return bool(before & {"both", "each", "two", "either"}) or (head.tag_ == "NNS" and "the" in before)
