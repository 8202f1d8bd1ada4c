"""The words that a deed hangs on, and what they make of it: ready, planned, wished for, asked for, denied, possible.

In: the verb of a deed, or its host. Out: the sort of the host, and whether it is only wished or called for.
Refused: a host that no scope lists; its sort is None.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.auxiliaries import has_own_subject
from pourparler.events.lexicon import event_lexicon
from pourparler.events.phrases import is_actor_word


def is_wished(token: Token) -> bool:
    """Whether a word stands under a wish: "would like to see a day"."""
    return any(a.pos_ == "VERB" and under(a) == "wished" for a in token.ancestors)


def in_condition(verb: Token) -> bool:
    """Whether a condition opens the clause of a verb: "if Orsk attacks"."""
    return any(c.dep_ == "mark" and c.lower_ in event_lexicon().scopes["conditions"] for c in verb.children)


def has_condition(verb: Token) -> bool:
    """Whether a condition hangs on a verb: "will sign if Orsk does"."""
    return any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for m in c.children)
        for c in verb.children
    )


def is_only_spoken_of(verb: Token) -> bool:
    """Whether a deed is only talked about: "discussed the group laying down its arms"."""
    host = verb.head.head if verb.dep_ in ("acl", "pcomp") or verb.head.dep_ == "dobj" else verb.head
    told_of = verb.dep_ in ("pcomp", "ccomp", "xcomp") or (verb.dep_ == "acl" and is_actor_word(verb.head))
    return told_of and host.lemma_ in event_lexicon().scopes["unreal"]


def is_called_for(verb: Token) -> bool:
    """ "Calls *for Orsk to halt* the attacks", "appealed for aid to be let in"."""
    opened = any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children)
    return (
        opened and has_own_subject(verb) and verb.head.lemma_ in ("call", "appeal", "demand", "push", "press", "plea")
    )


def is_wished_for(verb: Token, helpers: set[str]) -> bool:
    """ "Insists that tolls *be lifted*", "the demand that Orsk *allow* it": the form of a wish."""
    bare = verb.tag_ == "VB" and not helpers - {"be", "not"}
    asked = under(verb.head) == "asked" or verb.head.lemma_ in ("insist", "require", "order")
    base = "be" in helpers and not helpers - {"be", "been", "not"}
    third = verb.tag_ == "VBP" and any(c.tag_ in ("NN", "NNP") and c.dep_ == "nsubj" for c in verb.children)
    return verb.dep_ in ("ccomp", "acl", "relcl") and asked and (bare or base or third)


def under(host: Token) -> str | None:
    """The sort of word that a deed hangs on."""
    lemma = host.lemma_.lower()
    scopes = event_lexicon().scopes
    if lemma == "call" and host.pos_ == "VERB" and any(c.dep_ in ("dobj", "oprd") for c in host.children):
        return None  # "what it *called* an office to investigate"
    for sort in ("ready", "planned", "wished", "asked", "denied", "ended", "possible", "through"):
        if lemma in scopes[sort] or host.lower_ in scopes[sort]:
            return sort
    return None
