"""The auxiliaries of a deed: what is to come, what may be, what must be.

In: the verb of a deed. Out: whether its auxiliaries or its host put it ahead, and whether it has its own subject.
Refused: "was to" of a task or a plan, which is nobody's intent.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.phrases import is_actor_word

FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
MAY = frozenset({"may", "might", "could", "can", "ca"})
MUST = frozenset({"must", "should", "ought"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def is_bare_beside(verb: Token) -> bool:
    """ "Must not spread and *violate*", "could seize ships, *hit* banks": a bare form that only looks finite."""
    host = verb.head
    if verb.dep_ != "conj" or verb.lower_ != verb.lemma_ or host.pos_ not in ("VERB", "AUX"):
        return False
    opened = {c.lower_ for c in host.children if c.dep_ == "aux"}
    return host.tag_ == "VB" and bool(opened & ({"to", "would"} | FUTURE | MAY | MUST))


def is_to_come(verb: Token) -> bool:
    """Whether an auxiliary puts a deed ahead or leaves it open: "will", "may", "would", "must"."""
    return any(c.dep_ == "aux" and c.lower_ in (FUTURE | MAY | {"would"} | MUST) for c in verb.children)


def has_own_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def is_going(verb: Token) -> bool:
    """ "Is going to sign", "is due to sign", "is about to sign"."""
    host = verb.head
    if verb.dep_ != "xcomp" or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    if host.lemma_ == "be" and host.pos_ in ("AUX", "VERB"):  # "each side was to release a hundred"
        return is_somebody(host) and not any(c.dep_ in ("acomp", "attr") for c in host.children)
    if any(c.dep_ == "prt" for c in host.children):  # "a body set up to help"
        return False
    return host.lower_ in ("going", "due", "about", "set", "scheduled", "slated", "expected", "poised")


def is_somebody(verb: Token) -> bool:
    """Whether everyone who is the subject of a verb can intend something."""
    who = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return (
        bool(who)
        and not any(c.lemma_ in ("mission", "task", "job", "office", "service") for c in who)
        and all(
            c.pos_ in ("PROPN", "PRON") or is_actor_word(c) or any(n.dep_ == "nummod" for n in c.children) for c in who
        )
    )
