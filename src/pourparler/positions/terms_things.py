"""The things that a proposal holds: nouns and gerunds of a list.

In: the head of a list. Out: its items with their reach, whether one tells a term, and whose act it is.
Refused: "terms", "points" and "concessions" of which nothing is told; names, days and sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pourparler.events.phrases import below
from pourparler.positions.proposals_words import term_words
from pourparler.positions.terms_reach import reach_of
from pourparler.statements.syntax import child

_NO_THING = frozenset({"DATE", "TIME", "PERSON", "GPE", "CARDINAL"})
_BEFORE = frozenset({"poss", "compound", "amod", "nmod"})


def listed(top: Token) -> Iterator[Token]:
    """A thing and those joined to it, gerunds too."""
    yield top
    for c in top.children:
        apposed = c.dep_ == "appos" and c.pos_ == "NOUN" and child(c, "conj") is not None
        if c.i > top.i and (c.dep_ == "conj" or apposed):
            yield from listed(c)


def whole_items(items: Iterable[Token]) -> Iterator[tuple[Token, tuple[int, int]]]:
    """The items of a list with their reach; two that touch are one that the parser parted: "giving up" "held land"."""
    found: list[tuple[Token, tuple[int, int]]] = []
    for each in items:
        first, last = reach_of(each)
        if found and found[-1][1][1] + 1 == first:
            found[-1] = (found[-1][0], (found[-1][1][0], last))
        else:
            found.append((each, (first, last)))
    yield from found


def is_thing_told(token: Token) -> bool:
    """Whether an item tells something that would be done."""
    if token.pos_ == "VERB":
        return True
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in _NO_THING:
        return False
    if token.lemma_.lower() not in term_words()["empty"]:
        return True
    return any(
        c.dep_ in ("acl", "relcl") or (c.dep_ == "prep" and c.lower_ in ("of", "on", "from")) for c in token.children
    )


def doers(noun: Token) -> tuple[Token, ...]:
    """Whose act a thing is: "a *U.S.* guarantee", "concessions *from Orsk*", "the withdrawal of *Orskan* troops", "the
    release of sailors held by *Orsk*".
    """
    captors = [
        h for c in noun.subtree if c.dep_ == "acl" and c.lemma_ in term_words()["holding"] for h in below(c, ("by",))
    ]
    if captors:
        return tuple(captors)
    if noun.pos_ == "VERB":
        own = child(noun, "nsubj")
        return (own,) if own is not None else ()
    behind = list(below(noun, ("by", "from")))
    if noun.lemma_.lower() in term_words()["going"]:
        of = list(below(noun, ("of",)))
        behind = [c for h in of for c in _named_before(h)] or of or _named_before(noun)
    return tuple(behind) or tuple(_named_before(noun)[:1])


def _named_before(noun: Token) -> list[Token]:
    named = ("NORP", "GPE", "ORG")
    return [
        c for c in noun.lefts if c.dep_ in _BEFORE and (c.pos_ == "PROPN" or c.ent_type_ in named or c.dep_ == "poss")
    ]
