"""Nouns that name talks: "the third round of talks in Orsk", "a phone call with Venn".

In: a noun of a sentence. Out: a `Sighting`.
Refused: sittings of parliaments and courts, interviews, matches: nouns whose neighbours give them another sense.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pourparler.dates import Expression
from pourparler.events.clause import clause_of
from pourparler.events.phrases import below, is_actor_word, reach
from pourparler.language.parsed import Passage
from pourparler.model import Span
from pourparler.model.talks import TalksKind
from pourparler.talks.beside import VISITS, beside, is_civic
from pourparler.talks.dating import date_of_talks, reported, spoken
from pourparler.talks.doers import doers
from pourparler.talks.mediators import mediators_of
from pourparler.talks.perspective import holder
from pourparler.talks.places import venue_behind, venue_within
from pourparler.talks.rounds import counted
from pourparler.talks.scene import Scene, Sides, is_of_the_author
from pourparler.talks.senses import noun_entry
from pourparler.talks.sides import named, owner
from pourparler.talks.sighting import Sighting, Venue
from pourparler.talks.table import BETWEEN, are_of_body, through_verb, top_of, without
from pourparler.talks.turns import told_of_noun
from pourparler.talks.vocabulary import TalksNoun, vocabulary

_POINTING = frozenset({"those", "these", "that", "this", "such"})


def noun_sighting(
    noun: Token, passage: Passage, scene: Scene, dated: Sequence[Expression], taken: set[int]
) -> Sighting | None:
    entry = noun_entry(noun)
    if entry is None:
        return None
    inner = [noun, *(t for t in below(noun, ("of",)) if t.lemma_.lower() in vocabulary().nouns)]
    taken.update(t.i for t in inner)
    first = noun.doc[noun.left_edge.i]
    sides, weak, mediators = _seated(noun, inner, passage, scene)
    if not sides and _is_aside_of(noun):
        return None
    venue = _where(noun, inner, passage, scene)
    turns = spoken(told_of_noun(noun, inner), passage, scene, dated)
    when = date_of_talks(noun, inner, turns, passage, scene, dated)
    words = _phrase(noun, inner, passage)
    number, rounds = counted(noun)
    labels = [c for t in inner for c in t.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]
    talked = noun.lemma_.lower() == "conversation" and not entry.beside and len(sides.persons) < 2
    return Sighting(
        kind="meeting" if talked else _kind(entry, inner, number, rounds is None and noun.tag_ == "NN"),
        lemma=noun.lemma_.lower(),
        words=words,
        turns=turns,
        sides=sides,
        weak=weak,
        mediators=mediators,
        others=_others(inner),
        generic=not sides and _is_of_the_two(inner),
        strange=not sides and _is_strange(inner),
        members=len(sides.parties) == 1 and _is_of_members(noun, passage, scene),
        days=any(t.lower_ in ("day", "days", "week") for t in noun.lefts for t in t.subtree),
        authors=is_of_the_author((c for c in noun.lefts if c.dep_ == "poss"), passage, scene),
        venue=venue,
        when=when,
        number=number,
        rounds=rounds,
        pointing=first.lower_ in _POINTING,
        anaphor=first.lower_ in _POINTING or (first.lower_ == "the" and not sides and venue is None and when is None),
        definite=first.lower_ in ("the", *_POINTING) or any(c.dep_ == "poss" for c in noun.lefts),
        plural=noun.tag_ in ("NNS", "NNPS"),
        plain=noun.lemma_.lower() != "table"
        and (entry.alone or bool(entry.beside) or (entry.kind == "call" and any(True for _ in below(noun, ("with",))))),
        topic=_topic(inner),
        label=" ".join(t.text for t in labels) if entry.kind == "format" and labels else None,
        reported_by=reported(words, scene),
        rule=f"noun.{noun.lemma_.lower()}",
    )


def _seated(noun: Token, inner: list[Token], passage: Passage, scene: Scene) -> tuple[Sides, Sides, Sides]:
    """The sides of the talks, those who merely have "the talks", and those between the sides."""
    mediators = mediators_of(inner, passage, scene)
    sides = beside(inner, passage, scene)
    shared, hosts = through_verb(noun, passage, scene)
    pointing = noun.doc[noun.left_edge.i].lower_ in ("the", *_POINTING) and not sides
    weak = shared if pointing else Sides()
    whole = len(sides.parties) > 1 and _is_told_whole(inner)
    whole = whole or (noun.lemma_.lower() == "summit" and bool(sides) and _is_of_members(noun, passage, scene))
    sides = without(sides if pointing or whole else sides.with_(shared), mediators)
    sides = sides.with_(without(holder(noun, sides, passage, scene), mediators))
    if len(sides.parties) > 1:
        return sides, weak, mediators.with_(without(hosts, sides))
    if hosts and (top_of(noun).head.lemma_ in BETWEEN or (not sides and len(hosts.parties) < 2)):
        return sides, weak, mediators.with_(hosts)  # "Orsk has hosted meetings of diplomats"
    return sides.with_(hosts), weak, mediators


def _is_aside_of(noun: Token) -> bool:
    """Whether it is a gathering beside which others meet: "on the sidelines of the climate summit"."""
    above, word = (noun.head.head, noun.head.lower_) if noun.dep_ == "pobj" else (noun, "")
    if word == "at" and above.lemma_.lower() in vocabulary().nouns:
        return True  # "a meeting of the two at a summit in Orsk"
    return word == "of" and above.lemma_.lower() in ("sideline", "margin", "fringe")


def _is_told_whole(nouns: list[Token]) -> bool:
    """Whether the words beside the noun name all sides: "between Orsk and Velland", "an Orsk-Velland meeting"."""
    if any(n.lemma_.lower() in VISITS for n in nouns):
        return False
    if any(True for n in nouns for _ in below(n, ("between", "among"))):
        return True
    return not any(True for n in nouns for _ in below(n, ("with", "of")))


def _where(noun: Token, inner: list[Token], passage: Passage, scene: Scene) -> Venue | None:
    """The place of the talks: in or behind their phrase, behind their verb, or where a visit goes."""
    venue = venue_within(inner, passage, scene) or venue_behind(_hosts_of(noun), passage, scene)
    if venue is None and noun.lemma_.lower() in VISITS:
        return venue_behind([noun], passage, scene, ("to", "of"))
    return venue


def _is_of_members(noun: Token, passage: Passage, scene: Scene) -> bool:
    """Whether a body of several states stands in its phrase and nobody behind "with": "a meeting of EU ministers"."""
    if any(True for _ in below(noun, ("with", "between"))):
        return False
    verb = top_of(noun).head
    if verb.pos_ == "VERB" and top_of(noun).dep_ == "dobj" and are_of_body(doers(clause_of(verb)), passage, scene):
        return True
    heads = [c for c in noun.lefts if c.dep_ in ("compound", "poss", "nmod", "amod")]
    heads += [e for h in below(noun, ("of", "among")) for e in (h, *(c for c in h.lefts if c.dep_ != "det"))]
    actors = [a for h in heads if (a := named(h, passage, scene) or owner(h, passage, scene)) is not None]
    return any(a.kind == "body" and a.party in (None, a.id) for a in actors)


def _kind(entry: TalksNoun, nouns: list[Token], number: int | None, plain_round: bool) -> TalksKind:
    if any(t.lemma_.lower() == "summit" for t in nouns):
        return "summit"
    if entry.kind == "channel" and number is not None:
        return "round"
    if entry.kind == "round" and number is None and not plain_round:
        return "channel"
    return entry.kind


def _topic(nouns: list[Token]) -> str | None:
    """What kind of matter the talks are on, by the words in front of them: "trade talks"."""
    near = {c.lower_ for n in nouns for c in n.lefts} | {
        t.lemma_.lower() for n in nouns for t in below(n, ("on", "over", "about"))
    }
    return next((topic for topic, words in vocabulary().topics.items() if near & words), None)


def _others(nouns: list[Token]) -> bool:
    """Whether some unnamed side stands beside: "with his counterpart", "of foreign ministers"."""
    heads = (t for n in nouns for t in below(n, ("between", "with", "among", "of")))
    return any(t.lemma_.lower() in vocabulary().others and not is_civic(t) for t in heads)


def _is_of_the_two(nouns: list[Token]) -> bool:
    """Whether all sides stand beside, without a name: "of the two presidents", "between both sides"."""
    heads = [t for n in nouns for t in below(n, ("between", "of")) if t.lemma_.lower() in vocabulary().others]
    return any(_is_two(t) for t in heads)


def _is_two(head: Token) -> bool:
    return head.lower_ in ("both", "two") or any(c.lower_ in ("two", "both") for c in head.lefts)


def _is_strange(nouns: list[Token]) -> bool:
    """Whether those others are told though nobody knows them: "of Nordic leaders", "with the rail operator"."""
    across = [t for n in nouns for t in below(n, ("between", "with")) if t.pos_ == "NOUN" and is_actor_word(t)]
    if any(t.lemma_.lower() not in vocabulary().others and not _is_two(t) for t in across):
        return True
    heads = [t for n in nouns for t in below(n, ("between", "with", "among", "of")) if t not in nouns]
    return any(c.text[:1].isupper() for t in heads for c in t.lefts if c.dep_ in ("amod", "compound", "nmod", "poss"))


def _hosts_of(noun: Token) -> list[Token]:
    """The verbs behind which the place of the talks may stand."""
    top = top_of(noun)
    verb = top.head
    if top.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ in ("VERB", "AUX"):
        held = [c for c in noun.rights if c.dep_ == "acl" and c.lemma_ in ("hold", "host", "convene")]
        return [*held, verb, *(c for c in verb.children if c.dep_ in ("xcomp", "advmod", "acomp", "prep"))]
    if top.dep_ == "pobj" and top.head.lower_ == "for" and verb.head.pos_ == "VERB":
        return [verb.head]
    return [c for c in noun.rights if c.dep_ in ("acl", "relcl")]


def _phrase(noun: Token, inner: list[Token], passage: Passage) -> Span:
    """The words of a mention: its phrase, up to the last noun of talks in it."""
    start, end = reach(noun)
    return passage.span(noun.doc[start : max(end, *(t.i + 1 for t in inner))])
