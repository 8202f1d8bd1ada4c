"""The two sides that an article is about, for talks whose sides it tells nowhere near them: those it names together,
or, of a round whose hosts are known, those it names far more often than anyone else.

In: the passages of an article, its people. Out: `Sides`, two of them or none.
Refused: a pair that another one rivals, threes, and persons: who sits there is not told by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pourparler.events.phrases import joined
from pourparler.language.parsed import Passage
from pourparler.talks.bonds import coupled
from pourparler.talks.scene import NOBODY, Scene, Sides, of_actor
from pourparler.talks.sides import named
from pourparler.talks.vocabulary import vocabulary

_CLEARLY = 2
_OFTEN = 3
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def pair_of(passages: Iterable[Passage], scene: Scene) -> Sides:
    """The two named together more than twice as often as any other two: "Orsk and Velland", "the Orsk-Velland war"."""
    told = Counter(frozenset(pair) for passage in passages for pair in _pairs(passage, scene))
    ranked = told.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] <= _CLEARLY * ranked[1][1]):
        return NOBODY
    return Sides(tuple(sorted(ranked[0][0])))


def two_most_named(passages: Iterable[Passage], scene: Scene, away: frozenset[str]) -> Sides:
    """The two named, they or their people, three times as often as any third; hosts and mediators are left `away`."""
    told = Counter(
        party
        for passage in passages
        for token in passage.doc
        if token.ent_type_ in _NAMED and token.dep_ != "compound"
        for party in _sides([token], passage, scene)
        if party not in away
    )
    ranked = [*told.most_common(3), ("", 0)]
    if len(told) < 2 or ranked[1][1] < _OFTEN or ranked[1][1] < 3 * ranked[2][1]:
        return NOBODY
    return Sides(tuple(sorted(party for party, _ in ranked[:2])))


def _pairs(passage: Passage, scene: Scene) -> Iterator[tuple[str, ...]]:
    for token in passage.doc:
        if token.pos_ in ("PROPN", "NOUN") and token.dep_ != "conj":
            heads = list(joined(token))
            found = _sides(heads, passage, scene) if len(heads) == 2 and token.head.lower_ != "by" else ()
            if not found and token.lemma_.lower() in vocabulary().bonds | set(vocabulary().nouns):
                before = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod")]
                found = _sides([each for c in before for each in coupled(c)], passage, scene)
            if len(found) == 2:
                yield found


def _sides(heads: Iterable[Token], passage: Passage, scene: Scene) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for head in heads:
        actor = named(head, passage, scene) if head.ent_type_ in _NAMED or head.pos_ == "PROPN" else None
        found |= dict.fromkeys(of_actor(actor, scene).parties if actor is not None else ())
    return tuple(found)
