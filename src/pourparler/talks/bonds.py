"""Who stands beside talks that name no sides: those whom the same words bind, or who do the deed at the table.

In: a noun of talks or a sentence, the people of the article. Out: `Sides`, two of them or none.
Refused: one side alone, and three or more, of whom none tells which two are meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.events.phrases import is_actor_word, joined
from pourparler.language.parsed import Passage
from pourparler.talks.heads import is_within_name
from pourparler.talks.scene import NOBODY, Scene, Sides, of_actor
from pourparler.talks.sides import named, sides_of
from pourparler.talks.vocabulary import vocabulary

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_JOURNEYS = frozenset({"visit", "trip", "tour"})
_LEAVING_OUT = frozenset({"mention", "name", "discuss", "invite", "consult", "exclude"})
_DEALS = frozenset({"deal", "agreement", "accord", "treaty", "pact", "relation", "tie", "dispute", "tension"})
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_GOING = frozenset({"fly", "travel", "go", "come", "return", "head", "send", "dispatch", "arrive", "journey", "move"})
_LEAVING = frozenset({"leave", "reach", "enter", "tour", "quit", "depart"})
_FIGHTING = frozenset({"peace", None})


def two_bound(sentence: Tokens, passage: Passage, scene: Scene, topic: str | None = None) -> Sides:
    """The two sides that a sentence binds by a war, a truce or a deal: "the truce between Orsk and Velland".

    Talks on trade are not those of a war.
    """
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.pos_ != "NOUN" or lemma not in vocabulary().bonds:
            continue
        if topic not in _FIGHTING and lemma not in _DEALS:
            continue
        found = bound_by(token, passage, scene)
        if found:
            return found
    return NOBODY


def bound_by(noun: Token, passage: Passage, scene: Scene) -> Sides:
    """The two sides of a noun that binds: behind "between", or coupled in front of it."""
    if noun.lemma_.lower() not in vocabulary().bonds:
        return NOBODY
    behind = sides_of((t for t in _between(noun) if is_actor_word(t)), passage, scene)
    if len(behind.parties) == 2:
        return behind
    parties: dict[str, None] = {}
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod"):
            for each in coupled(child):
                actor = named(each, passage, scene)
                parties |= dict.fromkeys(of_actor(actor, scene).parties if actor is not None else ())
    return Sides(tuple(parties)) if len(parties) == 2 else NOBODY


def _between(noun: Token) -> Iterator[Token]:
    """Those behind "between" of a noun, or of what stands behind it: "the accords of May between Orsk and Velland"."""
    for token in noun.subtree:
        if token.lower_ == "between" and token.i > noun.i:
            yield from (each for t in token.children if t.dep_ == "pobj" for each in joined(t))
            return


def named_in(sentence: Tokens, passage: Passage, scene: Scene, *, places: bool = True) -> Sides:
    """The sides that a sentence names, whoever only tells of it left out: "Orsk will skip them, blaming Velland".

    Without `places`, where somebody is or goes is left out too: "flew to Orsk".
    """
    heads = [t for t in sentence if t.ent_type_ in _NAMED and t.dep_ not in ("compound", "conj") and not _tells(t)]
    heads = [t for t in heads if (places or not _is_place(t)) and not is_within_name(t)]
    found = NOBODY
    for head in heads:
        for each in joined(head):
            actor = named(each, passage, scene)
            found = found.with_(of_actor(actor, scene)) if actor is not None and actor.kind != "place" else found
    return found


def _is_place(token: Token) -> bool:
    """Whether a name only tells where: "in Orsk", "flew to Orsk"."""
    if token.ent_type_ not in ("GPE", "LOC"):
        return False
    if token.dep_ == "dobj":
        return token.head.lemma_ in _LEAVING
    if token.dep_ != "pobj":
        return False
    return token.head.lower_ in ("in", "at", "near", "outside") or (
        token.head.lower_ in ("to", "into", "from") and token.head.head.lemma_ in _GOING
    )


def _tells(token: Token) -> bool:
    """Whether a name is the subject of a verb that has a clause of its own: "Senn said"."""
    top = token.head if token.dep_ in ("amod", "nmod", "poss") else token
    if token.is_upper and len(token) > 3 and token.i < 4:
        return True  # "VIENNA - Orsk and Velland": where it is told
    return top.dep_ == "nsubj" and any(c.dep_ == "ccomp" for c in top.head.children)


def theirs(noun: Token, passage: Passage, scene: Scene) -> Sides:
    """Who has "their meeting": the two that the words of the sentence before it name."""
    if noun.lemma_.lower() in _JOURNEYS or not any(c.dep_ == "poss" and c.lower_ == "their" for c in noun.lefts):
        return NOBODY
    heads = [
        each
        for token in noun.sent
        if token.i < noun.i
        and token.dep_ in _ARGUMENTS
        and token.pos_ in ("PROPN", "NOUN")
        and not _is_place(token)
        and not (token.head.lemma_ in _LEAVING_OUT and token.dep_ == "dobj")
        for each in joined(token)
    ]
    found = sides_of(heads, passage, scene)
    return found if len(found.parties) == 2 else NOBODY


def coupled(token: Token) -> Iterator[Token]:
    """A word in front of a noun with those coupled to it: "Orsk-Velland", "Orskian and Vellish"."""
    yield token
    for child in token.children:
        if child.dep_ in ("conj", "compound", "amod", "nmod") and child.pos_ in ("PROPN", "ADJ"):
            yield from coupled(child)
