"""Deeds that nobody does or that are not done: "not", "never", "no one", "not a single soldier", "no longer".

In: the verb of a deed or a word beside it. Out: whether it says no.
Refused: "not only", "not just", which deny nothing.
"""

from __future__ import annotations

from spacy.tokens import Token

_NOT = frozenset({"not", "n't", "never", "n’t"})


def is_no_longer(verb: Token) -> bool:
    """Whether a deed is done no longer."""
    return any(c.lower_ == "longer" and any(d.lower_ == "no" for d in c.children) for c in verb.children)


def denies(token: Token) -> bool:
    """ "Not", but no "not only"."""
    if token.dep_ != "neg" and token.lower_ not in _NOT:
        return False
    return token.i + 1 >= len(token.doc) or token.nbor().lower_ not in ("only", "just", "merely")


def is_of_nobody(verb: Token) -> bool:
    """Whether a deed is told of nobody: "no soldier", "none"."""
    return any(
        c.dep_ in ("nsubj", "nsubjpass")
        and (c.lower_ in ("nobody", "none") or any(d.lower_ == "no" for d in c.lefts) or _not_one(c))
        for c in verb.children
    )


def _not_one(token: Token) -> bool:
    """ "Not one soldier", "not a single soldier"."""
    before = token.doc[token.left_edge.i : token.i]
    return len(before) > 1 and before[0].lower_ == "not" and before[1].lower_ in ("one", "a")
