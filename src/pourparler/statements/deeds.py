"""Deeds and names that look like reports.

In: a verb, its complement and the lexicon. Out: whether the verb says something, and whether a noun is someone.
Refused: a guest who is welcomed, a peace that is threatened, a band "called the Quays", a call without a name for it.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.statements.complements import Complement
from pourparler.statements.cues import Lexicon
from pourparler.statements.syntax import child

_NAMING = frozenset(
    ["call", "dub", "term", "label", "brand", "style", "cast", "paint", "frame", "portray", "depict", "deem"]
)
_HANDED = frozenset(
    ["analysis", "answer", "comment", "detail", "evidence", "explanation", "insight", "proof", "sign", "support"]
)
"""What is offered by giving it, or by not giving it: "offered no proof"."""
_PREDICATES = ("oprd", "ccomp", "attr", "acomp", "dative")
_PERSONAL = frozenset({"he", "she", "him", "her", "them", "they", "us", "me", "i", "we", "you", "who", "whom"})
_SOMEONE = ("PERSON", "ORG", "NORP", "GPE")
_DOERS = ("ist", "ian", "man", "men", "woman", "women", "person", "crat", "cian", "eer", "ee", "yst")


def says(verb: Token, lemma: str, found: Complement, passive: bool, lexicon: Lexicon) -> bool:
    """Whether a verb with an object says something of it, rather than does something to it."""
    if found.frame != "object":
        return True
    undergone = child(verb, "nsubjpass") if passive else None
    thing = undergone if undergone is not None else found.head
    if lemma in lexicon.greeting:
        return not _is_person(thing)
    if lemma == "offer":
        return thing.lemma_.lower() not in _HANDED
    if lemma == "declare":
        return thing.lemma_.lower() != "war"
    if lemma == "threaten":
        return thing.lemma_.lower() in lexicon.threatened
    return lemma not in _NAMING or _is_judged(verb, found, passive)


def _is_person(token: Token) -> bool:
    return token.lower_ in _PERSONAL or token.ent_type_ == "PERSON"


def _is_judged(verb: Token, found: Complement, passive: bool) -> bool:
    """Whether a verb of naming has two parts, a thing and what it is called, and does not only give a name."""
    if passive:
        return True
    after_comma = verb.i > verb.sent.start and verb.doc[verb.i - 1].text == ","
    predicates = [c for c in verb.children if c.dep_ in _PREDICATES or (c.dep_ == "prep" and c.lower_ == "as")]
    named = verb.doc[found.head.left_edge.i : found.head.i + 1]
    marked = any(t.text in ('"', "'", "''", "``") for t in named)
    bare = after_comma and child(verb, "nsubj", "aux", "dobj") is None and found.head.dep_ != "ccomp"
    if bare and found.head.pos_ == "PROPN" and not marked:
        return False
    return bool(predicates) or found.head.dep_ in _PREDICATES or found.head.i < verb.i or marked


def names_someone(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is someone, some body or a paper of theirs, told by name or by kind of word."""
    lemma = noun.lemma_.lower()
    if noun.ent_type_ in ("DATE", "TIME", "EVENT", "LAW"):
        return False
    if noun.pos_ in ("PROPN", "PRON") or noun.ent_type_ in _SOMEONE:
        return noun.lower_ not in ("it", "this", "that", "these", "those", "which", "what")
    return (
        lemma in lexicon.speakers
        or lemma in lexicon.documents
        or lemma in lexicon.listeners
        or lemma.endswith(_DOERS)
        or (lemma.endswith(("er", "or")) and lexicon.can_speak(lemma))
    )
