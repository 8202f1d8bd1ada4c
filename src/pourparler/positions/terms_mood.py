"""In which mood a clause is told: what would be done, what is owed, what is simply done.

In: verbs of a spaCy parse. Out: whether they tell a duty. Refused: nothing; a verb alone tells none.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.statements.syntax import child

WOULD = frozenset({"would", "'d", "’d"})
MAY = frozenset({"could", "may", "might", "can"})
_TO_COME = frozenset({"will", "shall", "'ll", "’ll", "must", "should"}) | WOULD
_OWING = frozenset({"suppose", "agree", "commit", "promise", "pledge", "undertake", "require", "oblige", "expect"})


def with_joined(verb: Token) -> Iterator[Token]:
    """A verb and the verbs joined to it behind."""
    yield verb
    for each in verb.conjuncts:
        if is_joined_verb(each) and each.i > verb.i:
            yield each


def is_joined_verb(token: Token) -> bool:
    """Whether a joined word is a verb: "send *nurses*" behind "would" is none, whatever the parser says."""
    bare = token.head.tag_ == "VB" and token.tag_ == "VBZ" and child(token, "nsubj", "nsubjpass", "dobj") is None
    return token.pos_ in ("VERB", "AUX") and not (bare and token.dep_ == "conj")


def helpers_of(verb: Token) -> frozenset[str]:
    """The auxiliaries of a verb."""
    return frozenset(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass"))


def is_to_come(verb: Token) -> bool:
    """Whether a clause is told as what would or will be done; a joined verb borrows its "would"."""
    helpers = helpers_of(verb)
    if helpers & _TO_COME:
        return True
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not helpers - {"be"}:
        bare = verb.tag_ in ("VB", "VBN") or verb.lower_ == verb.lemma_
        return bare and is_to_come(verb.head)
    return False


def is_present(verb: Token) -> bool:
    """Whether a clause is told in the present: "Under the accord, Orsk keeps the harbour"; what was done is a deed."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(t.tag_ == "VBD" for t in (verb, *helpers)):
        return False
    return verb.tag_ in ("VBZ", "VBP") or any(h.tag_ in ("VBZ", "VBP", "MD") and h.lemma_ != "have" for h in helpers)


def is_owed(verb: Token) -> bool:
    """ "Is to give up", "has to", "is supposed to", "agreed to": a duty told without would."""
    inner = child(verb, "xcomp")
    to = inner is not None and any(c.dep_ == "aux" and c.lower_ == "to" for c in inner.children)
    that = child(verb, "ccomp") if verb.lemma_ in _OWING else None
    if that is not None and verb.lemma_ != "expect" and helpers_of(that) & _TO_COME:
        return True  # "under the pact, both agreed that the border shall be open"
    return to and (verb.lemma_ in ("be", "have") or verb.lemma_ in _OWING)


def own_subject(verb: Token) -> Token | None:
    """The subject of a clause, also where the parser joined it to the object before: "would open the port and *Orsk*
    would pay".
    """
    own = child(verb, "nsubj", "nsubjpass")
    helpers = [c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    if own is not None or verb.dep_ != "conj" or not helpers or verb.doc[min(helpers)].lower_ not in _TO_COME:
        return own
    before = verb.doc[min(helpers) - 1]
    joint = before.left_edge.i - 1
    taken = before.dep_ in ("conj", "appos", "pobj", "dobj") and before.pos_ in ("NOUN", "PROPN", "PRON")
    return before if taken and joint > verb.head.i and verb.doc[joint].lower_ == "and" else None
