"""What a verb takes: its objects, what stands behind its prepositions, the verb that it governs.

In: a verb of a spaCy parse. Out: heads of phrases, each of several joined ones.
Refused: dates behind prepositions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from pourparler.events.phrases import joined
from pourparler.statements.syntax import child, is_passive, subject

Complement = Literal["infinitive", "gerund", "clause", "order"]
RELATIVE = frozenset({"who", "which", "that", "whom"})


def objects_of(verb: Token, passive: bool) -> tuple[Token, ...]:
    own = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
    if passive and not own:
        mine = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
        if mine is None and verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_ == "leave":
            mine = child(verb.head, "dobj")  # "left four people injured"
        if mine is None and verb.dep_ == "pcomp" and is_passive(verb.head.head):
            mine = child(verb.head.head, "nsubj", "nsubjpass")  # "was held *after being deported*"
        own = [c for c in (mine if mine is not None else subject(verb),) if c is not None]
        if own and own[0].lower_ in RELATIVE and own[0].head.dep_ == "relcl":
            own = [own[0].head.head]
    guilty = next((c for c in verb.children if c.dep_ == "ccomp" and c.lower_ == "guilty"), None)
    if guilty is not None and verb.lemma_ == "find":  # "found *Venn* guilty"
        own = [c for c in guilty.children if c.dep_ == "nsubj"]
    if (
        not own
        and verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not child(verb, "prep", "xcomp", "ccomp", "prt")
    ):
        after = [c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i]
        own = after
    if own and own[0].lower_ in RELATIVE and verb.dep_ == "relcl":
        own = [verb.head]
    if not own and not passive and verb.dep_ == "relcl" and child(verb, "nsubj") is not None:
        nearest = child(verb, "nsubj")
        if nearest is not None and nearest.lower_ not in RELATIVE and not child(verb, "prep"):
            own = [verb.head]
    return tuple(each for c in own for each in joined(c))


def group(head: Token | None) -> tuple[Token, ...]:
    return tuple(joined(head)) if head is not None else ()


def prepositions_of(verb: Token, objects: tuple[Token, ...]) -> dict[str, tuple[Token, ...]]:
    """By preposition, the nearest first: of the verb and its particles, of its object, of what stands behind those."""
    found: dict[str, list[Token]] = {}
    level = [verb, *(c for c in verb.children if c.dep_ in ("prt", "advmod", "acomp", "dative", "attr"))]
    level += list(objects)
    for _ in range(3):
        behind: list[Token] = []
        for token in level:
            for each in [*token.children, *(c for p in token.children if p.dep_ == "prep" for c in _also(p))]:
                if each.lower_ == "according":
                    continue
                if each.dep_ in ("prep", "agent", "dative", "conj") and each.pos_ in (
                    "ADP",
                    "SCONJ",
                    "ADV",
                    "PART",
                    "VERB",
                ):
                    nouns = [n for c in each.children if c.dep_ == "pobj" for n in joined(c)]
                    nouns = [n for n in nouns if n.ent_type_ not in ("DATE", "TIME")]
                    inner = [c for c in each.children if c.dep_ == "prep"]
                    behind += [*nouns, *inner, *([each] if inner else [])]
                    found.setdefault(each.lower_, []).extend(nouns)
        level = behind
    return {word: tuple(nouns) for word, nouns in found.items() if nouns}


def _also(preposition: Token) -> Iterator[Token]:
    """ "With Orsk and *with* Velland"."""
    for other in preposition.children:
        if other.dep_ == "conj" and other.pos_ == "ADP":
            yield other
            yield from _also(other)


def complement_of(verb: Token) -> tuple[Token | None, Complement | None, tuple[Token, ...]]:
    """The verb that this one takes, how, and who is to do it where that is said."""
    for inner in verb.children:
        if inner.i < verb.i or inner.dep_ not in ("xcomp", "ccomp", "advcl") or inner.pos_ not in ("VERB", "AUX"):
            continue
        to = any(c.dep_ == "aux" and c.lower_ == "to" for c in inner.children)
        own = child(inner, "nsubj", "nsubjpass")
        if inner.dep_ == "advcl" and not to:
            continue
        if to:
            told = own or next(
                (c for c in verb.children if c.dep_ in ("dobj", "dative") and verb.i < c.i < inner.i), None
            )
            if told is not None and told.pos_ == "ADP":
                told = child(told, "pobj")
            if told is None and inner.dep_ in ("xcomp", "advcl"):
                return inner, "infinitive", _by_on(verb)
            return inner, "order" if told is not None else "infinitive", group(told)
        if inner.tag_ == "VBG" and own is None:
            return inner, "gerund", ()
        if inner.dep_ == "ccomp" and own is not None:
            return inner, "clause", group(own)
    for prep in verb.children:
        inner_verb = child(prep, "pcomp") if prep.dep_ == "prep" else None
        if inner_verb is not None and inner_verb.tag_ == "VBG":
            return inner_verb, "gerund", ()
    return None, None, ()


def _by_on(verb: Token) -> tuple[Token, ...]:
    """ "Called on Orsk to leave": who is called on."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in ("on", "upon", "to", "with", "for"):
            return group(child(prep, "pobj"))
    return ()
