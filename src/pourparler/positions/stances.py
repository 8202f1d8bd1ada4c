"""Clauses that take a position: who wants, offers, accepts, refuses or allows what, as words of a parse.

In: the sentences of a spaCy parse, the vocabulary `stances.yaml`. Out: `Stand`s, the main clause first.
Refused: what is only supposed, asked about, or said to be made somebody else's doing; what wants nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.model.position import Stance
from pourparler.positions.conditions import condition_of
from pourparler.positions.stance_words import StanceWords, stance_words
from pourparler.positions.stances_idioms import idiom, open_door, tied_to
from pourparler.positions.stances_modal import modal_stand, ordered
from pourparler.positions.stances_nouns import noun_stand
from pourparler.positions.stances_threats import threat
from pourparler.positions.stances_verbs import verb_stand, withdrawal
from pourparler.positions.stand import COPULAS, Stand
from pourparler.positions.verdicts import adjective_stand, judged, made_condition, verdict


def stands_in(sentence: Tokens) -> list[Stand]:
    """The positions taken in a sentence, the main clause first.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("Orsk ruled out foreign monitors but is ready for talks if the shelling stops.")
    >>> [(s.stance, " ".join(t.text for t in s.pieces[0])) for s in stands_in(doc[:])]
    [('rules-out', 'foreign monitors'), ('conditional', 'talks')]
    """
    if sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-2].text == "?"):
        return []
    words, taken = stance_words(), set[int]()
    found: list[Stand] = []
    for token in sorted(sentence, key=lambda t: (sum(1 for _ in t.ancestors), t.i)):
        if token.i in taken:
            continue
        stand = next((s for s in _every(token, words) if s is not None), None)
        if stand is not None and any(stand.pieces):
            found.append(_conditioned(stand))
            taken |= {t.i for piece in stand.pieces for t in piece} | {token.i}
    return found


def _every(token: Token, words: StanceWords) -> Iterator[Stand | None]:
    if token.pos_ in ("VERB", "AUX"):
        yield ordered(token)
        yield threat(token, words)
        yield withdrawal(token, words)
        yield idiom(token, words)
        yield open_door(token, words)
        yield verdict(token, words)
        yield adjective_stand(token, words)
        yield judged(token, words)
        yield made_condition(token, words)
        yield verb_stand(token, words)
        yield modal_stand(token, words)
    elif token.pos_ == "ADJ" or (token.lower_ in ("against", "in") and token.head.lemma_ in COPULAS | {"come"}):
        yield adjective_stand(token, words)
    elif token.pos_ == "NOUN":
        yield noun_stand(token, words)


def _conditioned(stand: Stand) -> Stand:
    """The stand with its condition, cut off from what is wanted; what is allowed on a condition is conditional."""
    if stand.rule == "threat":
        return stand  # its condition is what is demanded
    negative = stand.stance in ("rejects", "rules-out")
    tied = tied_to(stand.anchor) if stand.rule == "idiom" else None
    condition = tied or condition_of(stand.anchor, negative=negative)
    if condition is None:
        return stand
    inside = range(condition.start, condition.end)
    pieces = tuple(tuple(t for t in piece if t.i not in inside) for piece in stand.pieces)
    kept = [t.i for piece in pieces for t in piece] + [stand.anchor.i]
    if stand.rule == "verdict" and stand.end <= condition.start:
        kept.append(stand.end - 1)
    stance: Stance = stand.stance if stand.stance == "demands" else "conditional"
    return replace(stand, stance=stance, condition=condition, pieces=pieces, end=max(kept) + 1)
