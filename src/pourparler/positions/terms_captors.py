"""Who holds those that a term would free, where the article says so anywhere.

In: a parsed article and its sides. Out: per noun ("hostage", "prisoner") the one side that is said to hold such people.
Refused: nouns of which several sides are said to hold some.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from pourparler.events.phrases import below
from pourparler.language import ParsedArticle
from pourparler.positions.proposals_sides import Sides
from pourparler.positions.proposals_words import term_words
from pourparler.statements.syntax import child, is_passive, subject

Captors = Mapping[str, str]


def captors(parsed: ParsedArticle, sides: Sides) -> Captors:
    """The side that holds them, by noun: "ten sailors *held by Orsk*", "Orsk still *holds* ten sailors", "captives in
    *Orskan* jails".
    """
    found: dict[str, set[str]] = {}
    for passage in parsed.passages:
        for token in passage.doc:
            if token.pos_ == "NOUN" and token.lemma_.lower() in term_words()["captives"]:
                found.setdefault(token.lemma_.lower(), set()).update(sides.of(_holders(token), passage))
    return {noun: next(iter(held)) for noun, held in sorted(found.items()) if len(held) == 1}


def _holders(noun: Token) -> Iterator[Token]:
    words = term_words()
    for clause in noun.children:
        if clause.dep_ in ("acl", "relcl") and clause.lemma_ in words["holding"]:
            own = child(clause, "nsubj")
            yield from below(clause, ("by",))
            if clause.dep_ == "relcl" and own is not None and own.lower_ not in ("who", "that", "which"):
                yield own
        elif clause.dep_ == "prep" and clause.lower_ in ("in", "from"):
            yield from (h for place in below(clause, (clause.lower_,)) for h in _jailers(place))
    yield from (h for place in below(noun, ("in", "from")) for h in _jailers(place))
    verb = noun.head
    if verb.pos_ == "VERB" and verb.lemma_ in words["holding"]:
        if is_passive(verb):
            yield from below(verb, ("by",))
        elif noun.dep_ == "dobj" and (who := subject(verb)) is not None:
            yield who


def _jailers(place: Token) -> list[Token]:
    if place.lemma_.lower() not in term_words()["jails"]:
        return []
    return [c for c in place.lefts if c.dep_ in ("poss", "amod", "compound", "nmod")]
