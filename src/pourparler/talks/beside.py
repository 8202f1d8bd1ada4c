"""Who stands beside a noun of talks: in front of it, or behind "between", "with", "of" and the like.

In: nouns of talks, the people of the article. Out: `Sides`.
Refused: towns in front of a noun, parts of longer names, the companions of a guest and the people he is to see.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.phrases import below, is_actor_word, joined
from pourparler.language.parsed import Passage
from pourparler.talks.bonds import theirs
from pourparler.talks.places import is_seat_in_front
from pourparler.talks.scene import Scene, Sides, of_actor
from pourparler.talks.sides import named, sides_of
from pourparler.talks.vocabulary import vocabulary

VISITS = frozenset({"visit", "trip", "tour"})
_LANDS = frozenset(
    {"country", "capital", "state", "city", "neighbour", "neighbor", "ally", "republic", "nation", "region", "island"}
)
_LEADERS = frozenset({"leader", "chief", "head", "figure", "representative", "executive"})
_SITTING = ("between", "with", "among", "of", "by", "from", "to")
_GOING = ("of", "by", "from", "to", "between")
_COUPLED = frozenset({"conj", "nmod", "amod", "compound"})


def beside(nouns: list[Token], passage: Passage, scene: Scene) -> Sides:
    """Sides in front of the noun or behind "between", "with", "of", "by" and "involving"."""
    found = Sides()
    for noun in nouns:
        for child in noun.lefts:
            if noun.is_upper or is_seat_in_front(child, passage, scene) or _is_in_name(child):
                continue
            if child.dep_ in ("poss", "compound", "amod", "nmod") and (
                child.pos_ in ("PROPN", "PRON", "ADJ") or child.ent_type_ or child.dep_ == "poss"
            ):
                found = found.with_(_in_front(child, passage, scene))
        going = noun.lemma_.lower() in VISITS and any(True for _ in below(noun, ("to",)))
        behind = _GOING if going else _SITTING  # "a visit to Orsk with thirty envoys": they are on his side
        heads = [t for t in below(noun, behind) if t not in nouns and not _is_of_people(noun, t)]
        heads += [t for c in noun.rights if c.dep_ == "acl" and c.lemma_ in ("involve", "include")
                  for d in c.children if d.dep_ == "dobj" for t in joined(d)]  # fmt: skip
        heads += [t for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"
                  for t in below(c, ("between", "among"))]  # fmt: skip  # "talks held between Orsk and Velland"
        bracketed = _past_brackets(noun, passage, scene)
        if len(bracketed.parties) > 1:
            return found.with_(bracketed)
        heads += _next_to(noun) if not heads else []
        heads += [each for h in tuple(heads) for c in h.rights if c.dep_ == "appos" and c.pos_ == "PROPN"
                  for each in joined(c) if each != c]  # fmt: skip  # "Orsk's chief Venn and President Lirke"
        for inner in noun.rights:  # "talks in Orsk between": hung a noun too low
            if inner.dep_ == "prep":
                for t in inner.children:
                    if t.dep_ == "pobj":
                        heads += list(below(t, ("between", "with")))
        heads = [
            h for h in heads if not (noun.lemma_.lower() not in ("visit", "trip", "tour") and h.head.lower_ == "to")
        ]
        found = found.with_(sides_of((h for h in heads if may_be_side(h)), passage, scene))
        found = found.with_(theirs(noun, passage, scene)) if len(found.parties) < 2 else found
    return found


def _is_of_people(noun: Token, head: Token) -> bool:
    """Whether a visit is to people, not to those who speak for a state: "visits to families of Orskan pupils"."""
    to = noun.lemma_.lower() in VISITS and head.head.lower_ == "to" and head.pos_ == "NOUN"
    return to and head.lemma_.lower() not in vocabulary().others | _LANDS


def _next_to(noun: Token) -> list[Token]:
    """Those behind a "with" that stands next to the noun and hangs elsewhere: 'after a "nice" call with Lirke'."""
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if behind.lower_ not in ("with", "between") or behind.head == noun:
        return []
    return [each for t in behind.children if t.dep_ == "pobj" for each in joined(t)]


def _past_brackets(noun: Token, passage: Passage, scene: Scene) -> Sides:
    """Those behind a "between" or "with" whose first names an editor added: "between [Minister Ana] Lirke and Venn"."""
    rest = list(noun.doc[noun.i + 1 : noun.i + 18])
    if not rest or rest[0].lower_ not in ("between", "with") or all(t.text != "[" for t in rest[:3]):
        return Sides()
    found, added = Sides(), False
    for token in rest[1:]:
        added = (added or token.text == "[") and token.text != "]"
        if added or token.text in ("]", ",") or token.lower_ == "and":
            continue
        if not token.text[:1].isupper():
            break
        actor = scene.actor(passage.span(token))
        found = found.with_(of_actor(actor, scene)) if actor is not None else found
    return found


def _is_in_name(token: Token) -> bool:
    """Whether a word only begins a longer name: "President" in "the President Venn meeting"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.dep_ == "compound" and after.pos_ == "PROPN" and after.head == token.head and after.dep_ == "compound"


def is_civic(head: Token) -> bool:
    """Whether a leader speaks for no side: "business leaders"."""
    civic = vocabulary().civic if head.lemma_.lower() in _LEADERS else frozenset()
    return head.ent_type_ == "" and any(c.lemma_.lower() in civic for c in head.lefts if c.dep_ in ("compound", "amod"))


def may_be_side(head: Token) -> bool:
    publics = vocabulary().publics
    if head.lemma_.lower() in publics or any(c.lemma_.lower() in publics for c in head.lefts if c.dep_ == "compound"):
        return False
    if is_civic(head):
        return False
    if head.lemma_ == "number" and any(c.lower_ == "opposite" for c in head.lefts):
        return True
    if head.dep_ == "nsubj" and head.pos_ in ("ADV", "ADJ", "X") and head.text[:1].isupper():
        return True  # a name that the parser took for another word
    if head.tag_ == "NN" and head.text[:1].isupper() and head.dep_ in ("nsubj", "dobj", "pobj", "conj"):
        return True
    return is_actor_word(head) or head.lemma_.lower() in vocabulary().others


def _in_front(child: Token, passage: Passage, scene: Scene) -> Sides:
    found = Sides()
    stack = [child]
    while stack:
        token = stack.pop(0)
        actor = named(token, passage, scene)
        if actor is not None:
            found = found.with_(of_actor(actor, scene))
        elif token.dep_ == "poss" or token.lemma_.lower() in vocabulary().others:
            found = found.with_(sides_of([token], passage, scene))
        stack += [
            c for c in token.children if c.dep_ in _COUPLED and c.pos_ in ("PROPN", "ADJ") and not _begins(c, token)
        ]
    return found


def _begins(token: Token, name: Token) -> bool:
    """Whether a word is the first of a name of two."""
    return token.dep_ == "compound" and token.i + 1 == name.i
