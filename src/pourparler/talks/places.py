"""Where talks are: names of places in front of a mention or behind "in" and "at".

In: a mention's words, the people of the article. Out: `Venue`.
Refused: a place that is what the talks are about; names that nobody knows as a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from pourparler.events.phrases import below, reach
from pourparler.language.parsed import Passage
from pourparler.talks.scene import Scene
from pourparler.talks.sighting import Venue

_WHERE = ("in", "at", "near", "outside")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_GENERAL = frozenset(
    {"city", "capital", "town", "palace", "house", "resort", "village", "embassy", "residence", "headquarters"}
)


def venue_within(nouns: Sequence[Token], passage: Passage, scene: Scene) -> Venue | None:
    """The place that stands in front of the nouns ("the Orsk talks"), or directly behind them."""
    for noun in nouns:
        for child in noun.lefts:
            if child.dep_ in ("compound", "nmod", "poss") and child.pos_ == "PROPN":
                found = _place(child, passage, scene, metonym=False)
                if found is not None:
                    return found
    sides = [t for noun in nouns for t in below(noun, ("of", "between", "with")) if t not in nouns]
    return venue_behind([*nouns, *sides], passage, scene)


def venue_behind(
    hosts: Iterable[Token], passage: Passage, scene: Scene, where: tuple[str, ...] = _WHERE
) -> Venue | None:
    """The place behind "in" or "at" of a verb or noun."""
    for host in hosts:
        for token in below(host, where):
            found = _place(token, passage, scene, metonym=True)
            if found is not None:
                return found
            if token.lemma_.lower() in _GENERAL and token.pos_ == "NOUN":
                inner = [*below(token, ("of", "in")), *(c for c in token.children if c.dep_ in ("appos", "compound"))]
                for each in inner:
                    found = _place(each, passage, scene, metonym=True)
                    if found is not None:
                        return found
    return None


def is_seat_in_front(token: Token, passage: Passage, scene: Scene) -> bool:
    """Whether a word in front of a noun of talks is the town they are in: "the Orsk talks", where Orsk is a capital."""
    return token.dep_ in ("compound", "nmod") and _place(token, passage, scene, metonym=False) is not None


def _is_single(token: Token) -> bool:
    """Whether a name is coupled to no other: "the Orsk talks", not "Orsk-Velland talks"."""
    near = [token.nbor(-1)] if token.i else []
    near += [token.nbor()] if token.i + 1 < len(token.doc) else []
    return not any(t.text in ("-", "–", "—", "/") for t in near) and not any(c.dep_ == "conj" for c in token.children)


def _place(token: Token, passage: Passage, scene: Scene, *, metonym: bool) -> Venue | None:
    """A name as a place: a seat in front of a noun may stand for its state, and is a place only behind "in"."""
    if token.pos_ != "PROPN":
        return None
    start, end = reach(token)
    span = passage.span(passage.doc[start:end])
    found = scene.who(span)
    actor = found.actor
    if actor is not None and actor.kind == "place":
        return Venue(name=actor.name, state=actor.party)
    if not metonym:
        seat = actor is not None and actor.kind == "state" and found.rule == "metonym" and _is_single(token)
        return Venue(name=span.of(scene.text), state=actor.party or actor.id) if seat and actor is not None else None
    if actor is not None and actor.kind == "state":
        words = span.of(scene.text)
        plain = words[4:] if words.lower().startswith("the ") else words
        return Venue(name=plain, state=actor.party or actor.id, whole=True)
    if actor is not None and actor.kind in ("office", "body") and token.lower_ in _GENERAL:
        return Venue(name=span.of(scene.text).removeprefix("the "), state=actor.party)
    if actor is None and token.ent_type_ in _PLACES:
        return Venue(name=passage.span(token).of(scene.text) if end - start > 4 else span.of(scene.text))
    return None
