"""Who stands in talks: the sides, the persons, those between them.

In: the heads of phrases, the people of the article. Out: `Sides`: slugs of parties, ids of persons, of mediators.
Refused: outlets, markets, software and unnamed sources as sides; a place as anything but a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pourparler.actors.words import slug
from pourparler.events.phrases import below, joined, reach
from pourparler.language.parsed import Passage
from pourparler.model import Actor, Span
from pourparler.talks.heads import NAMES, apposed, is_dateline, is_within_name, linked, name_start, with_hidden
from pourparler.talks.scene import Scene, Sides, of_actor
from pourparler.talks.vocabulary import vocabulary

_INSIDE = ("of", "from", "between", "among", "for")
_AMERICAN = frozenset({"american", "americans", "america"})
_POINTS = frozenset({"north", "south", "east", "west"})
_QUARTERS = frozenset({"north", "south", "latin", "central"})
_OPENING = frozenset({"The", "A", "An", "But", "And", "In", "For", "While", "As", "If", "When", "Yet", "Both"})
_LEADING = frozenset({"lead", "head", "chair", "steer"})


def sides_of(heads: Iterable[Token], passage: Passage, scene: Scene) -> Sides:
    """The sides that phrases name; a phrase nobody knows gives those named inside it.

    "Delegations of Orsk and Velland" are Orsk and Velland.
    """
    found = Sides()
    for head in (each for h in heads for each in with_hidden(h)):
        if is_dateline(head) or is_within_name(head) or _is_of_unknown_teller(head, passage, scene):
            continue
        known = Sides()
        for actor in _actors(head, passage, scene):
            known = known.with_(_with_state(actor, head, passage, scene))
        if not known and not known.persons:
            known = _by_run(head, passage, scene) or _stranger(head, passage, scene)
        found = found.with_(known)
    return found


def _is_of_unknown_teller(head: Token, passage: Passage, scene: Scene) -> bool:
    """Whether "he" is most likely who tells it, a man whose side nobody knows: "Venn, a builder, said that he met"."""
    told = head.head
    if head.lower_ not in ("he", "she") or head.dep_ != "nsubj" or told.dep_ != "ccomp":
        return False
    teller = next((c for c in told.head.children if c.dep_ == "nsubj" and c.pos_ == "PROPN"), None)
    if teller is None:
        return False
    start, end = reach(teller)
    actor = scene.actor(passage.span(passage.doc[start:end]))
    return actor is None or (actor.kind == "person" and actor.party is None)


def _with_state(actor: Actor, head: Token, passage: Passage, scene: Scene) -> Sides:
    """The side of an actor; of a person of no known side, the one state whose office his own words name.

    "Orsk's defence minister, Tarek Venn".
    """
    found = of_actor(actor, scene)
    if actor.kind != "person" or found.parties:
        return found
    words = (head, *(c for c in head.lefts if c.dep_ == "compound"))
    if not any(w.lemma_.lower() in vocabulary().others for w in words):
        return found
    states = {a.id for a in _inside(head, passage, scene) if a.kind == "state"}
    return Sides(tuple(states), found.persons) if len(states) == 1 else found


def _by_run(head: Token, passage: Passage, scene: Scene) -> Sides:
    """The person whose name the parse cut in two, by the whole run of its words: "with Ana van der Lirke"."""
    if head.ent_type_ != "PERSON":
        return Sides()
    start, end = head.i, head.i + 1
    while start and head.doc[start - 1].pos_ == "PROPN":
        start -= 1
    while end < len(head.doc) and head.doc[end].pos_ == "PROPN":
        end += 1
    span = passage.span(head.doc[start:end])
    actor = scene.actor(span) if end - start > 1 else None
    return of_actor(actor, scene) if actor is not None and actor.kind == "person" else Sides()


def _stranger(head: Token, passage: Passage, scene: Scene) -> Sides:
    """A body, people or state by a name that nobody knows: its slug is a side; a shouted or lone word is none."""
    if head.pos_ != "PROPN" or head.ent_type_ not in ("ORG", "NORP", "GPE") or head.is_upper:
        return Sides()
    if head.lemma_.lower() in vocabulary().others:
        return Sides()
    start, end = reach(head)
    span = passage.span(passage.doc[start:end])
    found = scene.who(span)
    if found.actor is not None or found.candidates or end - start > 6:
        return Sides()
    words = span.of(scene.text)
    if end - start == 1 and _is_surname(words, scene.text):
        return Sides()
    return Sides((slug(words[4:] if words.lower().startswith("the ") else words),))


def _is_surname(word: str, text: str) -> bool:
    """Whether a word stands behind a first name elsewhere, a man whom nobody knows: "Tarek Venn", then "Venn"."""
    return any(m[1] not in _OPENING for m in re.finditer(rf"\b([A-Z][\w’'-]+) {re.escape(word)}\b", text))


def _actors(head: Token, passage: Passage, scene: Scene) -> Iterator[Actor]:
    if head.tag_ == "NNS" and sum(1 for _ in below(head, ("of",))) > 1:  # "the ministers of Orsk, Velland and Senn"
        several = list(_inside(head, passage, scene))
        if len(several) > 1:
            yield from several
            return
    start, end = reach(head)
    found_whole = scene.who(passage.span(passage.doc[start:end]))
    several_named = found_whole.candidates if found_whole.rule == "several" and head.ent_type_ == "PERSON" else ()
    if len({c.party for c in several_named if c.kind == "person" and c.party}) == len(several_named) > 1:
        yield from several_named
        return
    whole = found_whole.actor
    if whole is not None and _is_newly_named(passage.span(passage.doc[start:end]), scene):
        named_so = head.ent_type_ in ("ORG", "NORP", "GPE") and head.lemma_.lower() not in vocabulary().others
        whole = whole if named_so else None  # "a Druze delegation": whose it is, its words do not say
    unnamed = whole is not None and whole.kind == "anonymous" and whole.party is None
    if whole is not None and not unnamed and not (whole.kind == "place" and head.ent_type_ in NAMES):
        yield whole
        return
    found = list(_inside(head, passage, scene))
    if not found and head.tag_ == "NNS" and head.lemma_.lower() in vocabulary().others:  # "leaders in Orsk"
        found = [a for t in below(head, ("in",)) if (a := named(t, passage, scene)) is not None]
    if found:
        yield from found
    elif whole is not None:
        yield whole


def _inside(head: Token, passage: Passage, scene: Scene) -> Iterator[Actor]:
    """Those named within a phrase: adjectives, compounds and owners in front, names behind "of" and "from"."""
    for child in head.lefts:
        if child.dep_ in ("amod", "compound", "nmod", "poss"):
            for each in linked(child):
                actor = named(each, passage, scene) or owner(each, passage, scene)
                if actor is not None:
                    yield actor
    for inner in below(head, _INSIDE):
        actor = named(inner, passage, scene)
        if actor is not None:
            yield actor
        else:
            yield from (a for c in inner.lefts if c.dep_ in ("amod", "compound", "poss", "nmod") for e in linked(c)
                        if (a := named(e, passage, scene)) is not None)  # fmt: skip
    for child in head.rights:
        if child.lower_ == "including" and head.tag_ == "NNS":  # "with officials including President Venn"
            for each in (e for t in child.children if t.dep_ == "pobj" for e in joined(t)):
                yield from (a for a in (named(each, passage, scene),) if a is not None)
        if child.dep_ == "appos":
            for each in apposed(child, several=head.tag_ == "NNS"):
                actor = _of_state(each, passage, scene) or named(each, passage, scene)
                if actor is not None:
                    yield actor
        elif child.dep_ == "acl" and child.lemma_ in _LEADING:  # "a delegation led by the minister of Orsk"
            for leader in below(child, ("by",)):
                yield from _actors(leader, passage, scene)


def _of_state(token: Token, passage: Passage, scene: Scene) -> Actor | None:
    """The state whose somebody nobody knows is: "Orsk's Tarek Venn"."""
    start, end = reach(token)
    known = scene.actor(passage.span(passage.doc[start:end]))
    owners = [a for c in token.lefts if c.dep_ == "poss" and (a := named(c, passage, scene)) is not None]
    state = next((a for a in owners if a.kind == "state"), None)
    return state if state is not None and (known is None or known.party != state.id) else None


def owner(token: Token, passage: Passage, scene: Scene) -> Actor | None:
    """Who "the president" is whose team it is."""
    if token.dep_ != "poss" or token.pos_ != "NOUN":
        return None
    start, end = reach(token)
    return scene.actor(passage.span(passage.doc[start:end]))


def named(token: Token, passage: Passage, scene: Scene) -> Actor | None:
    """Who a single name, or the name that this word ends, means."""
    capital = (
        token.tag_ == "NN" and token.text[:1].isupper()
    )  # "Venn met Lirke", where the parser takes Venn for a noun
    if token.ent_type_ not in NAMES and token.pos_ not in ("PROPN", "PRON") and token.tag_ != "JJ" and not capital:
        return None
    if token.pos_ == "ADJ" and not token.text[:1].isupper():
        return None
    start, end = reach(token)
    if token.lower_ in _AMERICAN and token.i > 0 and token.nbor(-1).lower_ in _QUARTERS:
        return None  # "North American leaders" are not those of one state
    spans = [passage.span(passage.doc[start:end]), passage.span(passage.doc[name_start(token) : token.i + 1])]
    if token.i == 0 or token.nbor(-1).lower_ not in _POINTS:
        spans.append(passage.span(token))  # "South Velland" is not Velland
    for span in dict.fromkeys(spans):
        actor = scene.actor(span)
        if actor is not None and not _is_newly_named(span, scene):
            return actor
    return None


def _is_newly_named(span: Span, scene: Scene) -> bool:
    """Whether a body is known by nothing but capital letters, or as a part of nothing known: "Climate Change" may be
    none, and whose "a Druze delegation" is, its words do not say.
    """
    found = scene.who(span)
    loose = found.actor is not None and found.actor.party is None and found.rule == "institution"
    return loose or found.rule.startswith("new-name.body")
