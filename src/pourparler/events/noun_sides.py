"""Who stands with the noun of a deed: "the shelling of Orsk by Velland".

In: a noun. Out: whose deed it names, by what stands before it, behind it, or is said of it.
Refused: a noun of people: it is a side itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.events.draft import DEEDS
from pourparler.events.lexicon import event_lexicon
from pourparler.events.phrases import below, is_actor_word, joined

_LAID = {
    **dict.fromkeys(
        ("carry", "launch", "stage", "wage", "mount", "conduct", "perpetrate", "commit", "claim", "order"), ("by",)
    ),
    **dict.fromkeys(("blame", "pin"), ("on",)),
    **dict.fromkeys(("attribute", "ascribe"), ("to",)),
}
"""What is said of a deed to tell whose it was, and behind which preposition he stands."""


def doers_of(noun: Token) -> tuple[Token, ...] | None:
    """Who did the deed that a noun names: "condemned the shelling of Orsk *by Velland*"; None where it names none."""
    frame = event_lexicon().nouns.get(noun.lemma_.lower())
    if frame is None or frame.type not in DEEDS or is_actor_word(noun):
        return None
    return first_of(noun, frame.actor)


def first_of(noun: Token, slots: tuple[str, ...]) -> tuple[Token, ...]:
    """Who stands in the first of these slots of a noun that holds somebody."""
    for slot in slots:
        heads = _before(noun) if slot == "owner" else [*below(noun, (slot,)), *_deeper(noun, slot)]
        heads = [*heads, *_laid_at(noun)] if slot == "by" else heads
        found = tuple(dict.fromkeys(h for h in heads if is_actor_word(h)))
        if found:
            return found
    return ()


def _deeper(noun: Token, slot: str) -> Iterator[Token]:
    """What the parser hung one noun too low: "attacks on sites *by both*"."""
    for inner in below(noun, ("on", "against", "of", "in", "into") if slot in ("by", "with", "between") else ()):
        yield from below(inner, (slot,))


def _laid_at(noun: Token) -> Iterator[Token]:
    """ "An attack *carried out by* Orsk", "blamed on Orsk": a deed and who stands behind it."""
    for clause in noun.rights:
        if clause.dep_ in ("acl", "relcl") and clause.tag_ == "VBN" and clause.lemma_ in _LAID:
            yield from below(clause, _LAID[clause.lemma_])


def _before(noun: Token) -> Iterator[Token]:
    inside = [c for c in noun.lefts if c.dep_ in ("poss", "compound", "amod", "nmod") and is_actor_word(c)]
    for child in inside:
        if not (child.dep_ == "compound" and child.nbor() in inside and child.nbor().dep_ == "compound"):
            yield from joined(child)


def committed_by(noun: Token) -> Iterator[Token]:
    """ "Condemned the crime *committed by Orsk*"."""
    told = (c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and not is_actor_word(noun))
    yield from (each for clause in told for each in below(clause, ("by",)) if is_actor_word(each))


def its_owner(noun: Token) -> Token | None:
    """ "Criticised *its* support for the blockade"."""
    if is_actor_word(noun):
        return None
    return next((c for c in noun.lefts if c.dep_ == "poss" and c.lower_ in ("its", "his", "her", "their")), None)
