"""Who stands between the sides of talks: "mediated by Orsk", "Orsk-brokered", "with the mediation of Orsk".

In: nouns of talks, the people of the article. Out: `Sides`.
Refused: nothing; who merely hosts is told by the verb.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.phrases import below
from pourparler.language.parsed import Passage
from pourparler.talks.beside import beside
from pourparler.talks.scene import Scene, Sides
from pourparler.talks.sides import sides_of
from pourparler.talks.table import BETWEEN, MEDIATING, top_of

_BETWEEN_NOUNS = frozenset({"mediation", "auspice", "facilitation", "brokerage", "mediator", "intermediary"})


def mediators_of(nouns: list[Token], passage: Passage, scene: Scene) -> Sides:
    """ "Mediated by Orsk", "Orsk-brokered", "with the mediation of Orsk"."""
    found = Sides()
    for noun in nouns:
        for child in noun.children:
            if child.dep_ in ("acl", "relcl") and child.lemma_ in MEDIATING:
                found = found.with_(sides_of(below(child, ("by",)), passage, scene))
            if child.dep_ in ("amod", "acl") and child.lemma_ in MEDIATING and child.i < noun.i:
                found = found.with_(
                    sides_of(
                        (
                            c
                            for c in child.children
                            if c.dep_ in ("npadvmod", "compound", "nmod", "nsubj", "amod")
                            and c.pos_ in ("PROPN", "ADJ", "NOUN")
                        ),
                        passage,
                        scene,
                    )
                )
            if child.dep_ == "prep" and child.lower_ in ("under", "through", "with", "via"):
                for mid in (t for t in child.children if t.dep_ == "pobj" and t.lemma_ in _BETWEEN_NOUNS):
                    found = found.with_(beside([mid], passage, scene))
        found = found.with_(_mediated_behind(noun, passage, scene))
    return found


def _mediated_behind(noun: Token, passage: Passage, scene: Scene) -> Sides:
    """ "Have held talks since May 3, mediated by Senn": a participle that hangs on the verb, or on the day."""
    verb = top_of(noun).head
    if verb.pos_ not in ("VERB", "AUX"):
        return Sides()
    for token in verb.subtree:
        free = token.head == verb or token.head.ent_type_ in ("DATE", "TIME")
        if free and token.i > noun.i and token.tag_ == "VBN" and token.lemma_ in BETWEEN:
            return sides_of(below(token, ("by",)), passage, scene)
    return Sides()
