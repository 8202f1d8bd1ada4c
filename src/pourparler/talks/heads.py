"""Which words of a phrase name somebody: those joined to a name, apposed to it, coupled in front of it.

In: the head of a phrase in a spaCy parse. Out: tokens, each the head of a name.
Refused: parts of longer names, the town of a dateline.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.events.phrases import joined

NAMES = frozenset({"GPE", "NORP", "PERSON", "ORG", "LOC"})


def is_within_name(head: Token) -> bool:
    """Whether a word stands behind the "of" of a longer name: "the Association of Velland Ports"."""
    name = head.head.ent_type_ if head.dep_ == "pobj" and head.head.lower_ == "of" else ""
    return bool(name) and name == head.ent_type_ == head.head.head.ent_type_


def is_dateline(head: Token) -> bool:
    """Whether a name only tells where it is written: "VIENNA - Orsk and Velland signed"."""
    first = head.is_upper and len(head) > 3 and head.i < 4 and head.i + 1 < len(head.doc)
    return first and head.nbor().text in ("-", "–", "—", "--", "(")


def with_hidden(head: Token) -> Iterator[Token]:
    """A name with those joined to it that the parse hung below it: "President Lirke and Orsk's Tarek Venn"."""
    inside = (t for c in head.lefts if c.dep_ in ("compound", "amod", "nmod") for t in c.subtree)
    if head.ent_type_ == "PERSON":
        for token in inside:
            first = token.ent_type_ in NAMES and token.pos_ == "PROPN" and token.dep_ in ("appos", "compound", "nmod")
            if first and any(c.dep_ == "cc" and not c.ent_type_ for c in token.children):
                yield token  # "the Taliban and Orskian President Tarek Venn"
    yield head
    for child in head.rights:
        if (
            child.dep_ == "appos"
            and head.ent_type_ == child.ent_type_ == "GPE"
            and any(c.dep_ == "cc" for c in child.children)
        ):
            yield from joined(child)  # "Orsk, the Vellands and Senn", which the parse takes for one with a second name
    named_so = [c for c in head.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON" and head.tag_ == "NN"]
    for child in named_so:
        yield from (each for each in joined(child) if each != child and _is_person(each))
    if named_so and any(c.dep_ == "cc" for c in named_so[0].children):
        yield from named_so[1:]


def _is_person(token: Token) -> bool:
    """Whether a word is a person's name, or stands before one: "his counterpart Ana Lirke"."""
    return token.ent_type_ == "PERSON" or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in token.rights)


def apposed(first: Token, *, several: bool) -> Iterator[Token]:
    """An apposition with those joined to it; where it names several, also those that the parse hung below it.

    "The two presidents (Tarek Venn, chairman of the council of Orsk, and Ana Lirke)".
    """
    if not several:
        yield from joined(first)
        return
    yield from (t for t in first.subtree if t == first or (t.dep_ in ("appos", "conj") and t.pos_ == "PROPN"))


def linked(token: Token) -> Iterator[Token]:
    """A word in front of a noun with those it is coupled to: "Orsk-Velland", "Orskian and Vellish"."""
    yield token
    for child in token.children:
        if child.dep_ in ("conj", "compound", "amod", "nmod", "npadvmod") and child.pos_ in ("PROPN", "ADJ", "NOUN"):
            if child.dep_ == "compound" and child.i + 1 == token.i:
                continue
            yield from linked(child)


def name_start(token: Token) -> int:
    """Where the name begins that a word ends, as the parser's names have it."""
    start = token.i
    while start and token.doc[start].ent_iob_ == "I" and token.ent_type_:
        start -= 1
    return start
