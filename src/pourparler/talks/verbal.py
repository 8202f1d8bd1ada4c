"""Verbs that are talks of themselves: "met", "spoke by phone with", "travelled to Orsk".

In: a verb of a sentence. Out: a `Sighting`.
Refused: demands that are met, crowds that are spoken to, journeys of nobody who speaks for a side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pourparler.dates import Expression
from pourparler.events.clause import Clause, clause_of
from pourparler.events.frames import is_idiom
from pourparler.events.phrases import below
from pourparler.language.parsed import Passage
from pourparler.talks.beside import VISITS, may_be_side
from pourparler.talks.dating import date_near, is_bound_date, reported, spoken
from pourparler.talks.doers import doers
from pourparler.talks.places import venue_behind, venue_within
from pourparler.talks.scene import NOBODY, Scene, Sides
from pourparler.talks.sides import named, sides_of
from pourparler.talks.sighting import Sighting, Venue
from pourparler.talks.table import are_of_body, without
from pourparler.talks.turns import told_of_verb
from pourparler.talks.vocabulary import TalksVerb, vocabulary

_CALLING = frozenset({"out", "on", "upon", "for", "off", "up", "into", "back"})
_ENVOYS = frozenset(
    {"delegation", "envoy", "negotiator", "minister", "mediator", "diplomat", "president", "premier", "chancellor"}
)


def verb_sighting(verb: Token, passage: Passage, scene: Scene, dated: Sequence[Expression]) -> Sighting | None:
    entries = vocabulary().verbs.get(verb.lemma_.lower(), ())
    if not entries or verb.dep_ in ("amod", "compound"):
        return None
    clause = clause_of(verb)
    if is_idiom(clause):
        return None
    for entry in entries:
        found = _sighted(entry, clause, passage, scene, dated)
        if found is not None:
            return found
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Who stands in the talks that a verb is: `unnamed` all sides without a name, `others` some of them."""

    sides: Sides
    mediators: Sides = NOBODY
    venue: Venue | None = None
    unnamed: bool = False
    others: bool = False
    gathered: bool = False
    members: bool = False


def _sighted(
    entry: TalksVerb, clause: Clause, passage: Passage, scene: Scene, dated: Sequence[Expression]
) -> Sighting | None:
    verb = clause.verb
    if not _fits(entry, clause):
        return None
    subjects = sides_of((h for h in doers(clause) if may_be_side(h)), passage, scene)
    seat = _journey if entry.kind == "visit" else _encounter
    table = seat(entry, clause, subjects, passage, scene)
    if table is None:
        return None
    words = passage.span(verb)
    when = date_near(verb, (), passage, scene, dated)
    return Sighting(
        kind="meeting" if table.gathered else entry.kind,
        lemma=verb.lemma_.lower(),
        words=words,
        turns=spoken(told_of_verb(verb), passage, scene, dated),
        sides=table.sides,
        mediators=table.mediators,
        others=table.others,
        generic=table.unnamed and not table.members,
        members=table.members,
        venue=table.venue,
        when=when if when is not None and not is_bound_date(when, passage) else None,
        plain=True,
        reported_by=reported(words, scene),
        rule=f"verb.{verb.lemma_.lower()}",
    )


def _fits(entry: TalksVerb, clause: Clause) -> bool:
    """Whether the words that the entry asks for stand around the verb, and none that give it another sense."""
    verb = clause.verb
    if entry.particles and not all(any(c.lower_ == p for c in verb.children) for p in entry.particles):
        return False
    if entry.beside and not _stands_by(verb, entry.beside):
        return False
    if any(t.lemma_.lower() in vocabulary().not_talks for t in below(verb, ("in", "at"))):
        return False  # "met in court", "met in the final"
    if verb.lemma_ == "call" and any(c.lower_ in _CALLING for c in verb.children if c.i > verb.i):
        return False  # "called out Lirke", "called on her"
    if verb.lemma_ == "meet" and any(t.pos_ == "NOUN" and t.lemma_.lower() in vocabulary().contests for t in verb.sent):
        return False  # "Orsk meet Velland in Pool C of the championship"
    return not (entry.bare and (clause.complement is not None or any(c.dep_ == "oprd" for c in verb.children)))


def _journey(entry: TalksVerb, clause: Clause, subjects: Sides, passage: Passage, scene: Scene) -> _Table | None:
    """Whoever speaks for a side goes to another; sides that go to a third place meet there."""
    found = _visited(entry, clause, passage, scene)
    if found is None or not subjects or not _is_envoy(clause, subjects):
        return None
    host, venue = found
    if _is_met_by_another(entry, clause, host, passage, scene):
        return None
    along = (h for h in below(clause.verb, ("with", "alongside")) if h.lemma_.lower() in vocabulary().others)
    whole = subjects.with_(sides_of(along, passage, scene))
    if len(without(subjects, host).parties) > 1:
        return _Table(sides=whole, mediators=without(host, whole), venue=venue, gathered=True)
    return _Table(sides=whole.with_(host), venue=venue)


def _encounter(entry: TalksVerb, clause: Clause, subjects: Sides, passage: Passage, scene: Scene) -> _Table | None:
    """Sides that meet, speak or are brought together."""
    verb = clause.verb
    lines = [t for c in verb.children if c.dep_ in ("prep", "agent") for t in c.children if t.lower_ in entry.beside]
    behind = [h for p in entry.prep for host in (verb, *lines) for h in below(host, (p,))]  # "by telephone with Venn"
    if len(subjects.parties) > 1:
        behind = [h for h in behind if not _is_onlooker(h)]
    objects = [*(clause.objects if entry.object == "sides" else ()), *behind]
    asker = clause.subjects if doers(clause) != clause.subjects and any(h.pos_ == "PRON" for h in objects) else ()
    others = sides_of((h for h in asker or objects if may_be_side(h)), passage, scene)  # "urged Venn to call him"
    some = any(_is_other(h) for h in objects)
    welcoming = entry.object == "sides" and entry.bare and not entry.prep and entry.kind == "meeting"
    if welcoming and not (subjects and (others.persons or some)):
        return None  # "received the bodies", "its leaders are hosted in Orsk"
    if welcoming and any(t.lemma_.lower() == "airport" for t in below(verb, ("at", "in"))):
        return None  # who greets a guest at the airport need not talk with him
    sides = others if entry.mediator else subjects.with_(others)
    unnamed = entry.plural and not behind and not objects and any(_is_several(h) for h in doers(clause))
    unnamed = unnamed or (entry.mediator and not others and any(_is_several(h) for h in behind))
    if not (sides or unnamed) or (entry.object == "sides" and not objects and not entry.plural):
        return None
    leading = bool(subjects.persons) or any(h.lemma_.lower() in vocabulary().others for h in doers(clause))
    if entry.kind == "call" and not entry.beside and not (leading and others.persons):
        return None
    if len(sides.parties) < 2 and not unnamed and not (some and entry.kind != "call"):
        return None
    if any(t.lemma_.lower() in vocabulary().nouns for t in clause.objects):
        return None
    if not subjects and objects and not asker and not entry.mediator and _is_stranger(clause):
        return None  # "a delegation of herders met with ministers of Orsk and Velland": these did not meet
    return _Table(
        sides=sides,
        mediators=subjects if entry.mediator else NOBODY,
        venue=venue_behind([verb], passage, scene),
        unnamed=unnamed,
        members=unnamed and len(sides.parties) == 1 and are_of_body(doers(clause), passage, scene),
        others=unnamed or any(_is_other(h) and not sides_of((h,), passage, scene) for h in (*behind, *clause.objects)),
    )


def _is_onlooker(head: Token) -> bool:
    """Whether somebody only stands by while two meet: "Orsk and Velland met in Senn, with Lirke also in the room"."""
    token = head
    while token.dep_ == "conj":
        token = token.head
    preposition = token.head
    return preposition.lower_ == "with" and preposition.i > 0 and preposition.nbor(-1).text == ","


def _is_other(head: Token) -> bool:
    """Whether somebody who may sit at the other side: "his counterpart", "his opposite number"."""
    return may_be_side(head) and (head.lemma_.lower() in vocabulary().others or head.lemma_ == "number")


def _is_stranger(clause: Clause) -> bool:
    """Whether somebody does it whom nobody knows."""
    return any(h.pos_ in ("NOUN", "PROPN") for h in doers(clause))


def _stands_by(verb: Token, words: frozenset[str]) -> bool:
    return any(
        t.lower_ in words
        for c in verb.children
        if c.dep_ in ("prep", "agent", "advmod", "npadvmod", "dobj")
        for t in c.subtree
    )


def _is_several(head: Token) -> bool:
    """ "The parties", "both sides", "the two presidents", "they": all sides of something, unnamed."""
    several = head.tag_ in ("NNS", "NNPS") and head.lemma_.lower() in vocabulary().others
    if any(t.lower_ in ("state", "states", "government", "governments") for t in below(head, ("of",))):
        return False  # "the heads of state" are of many
    return several or head.lower_ in ("they", "them", "both", "we")


def _is_envoy(clause: Clause, subjects: Sides) -> bool:
    """Whether those who travel speak for a side: a person in the registry, or a delegation."""
    return bool(subjects.persons) or any(h.lemma_.lower() in _ENVOYS for h in clause.subjects)


def _is_for_others(verb: Token) -> bool:
    """Whether a journey leads to a gathering, whoever else comes there: "travelled to Orsk to attend a summit"."""
    return any(
        c.dep_ in ("advcl", "xcomp")
        and any(a.lower_ == "to" for a in c.children)
        and (
            c.lemma_ in ("attend", "participate", "address")
            or (c.lemma_ == "take" and any(d.lower_ == "part" for d in c.children))
        )
        for c in verb.children
    )


def _is_met_by_another(entry: TalksVerb, clause: Clause, host: Sides, passage: Passage, scene: Scene) -> bool:
    """Whether a guest meets there one who is not of the place: "went to Orsk, where he met Venn of Velland"."""
    places = (
        clause.objects if entry.object == "place" else tuple(h for p in entry.prep for h in below(clause.verb, (p,)))
    )
    for verb in (c for p in places for c in p.rights if c.dep_ == "relcl" and c.lemma_ == "meet"):
        if any(c.lower_ == "where" for c in verb.children):
            there = clause_of(verb)
            met = sides_of((*there.objects, *below(verb, ("with",))), passage, scene)
            return bool(met.parties) and not set(host.parties) & set(met.parties)
    return False


def _visited(entry: TalksVerb, clause: Clause, passage: Passage, scene: Scene) -> tuple[Sides, Venue | None] | None:
    """Whom and where a visit goes to: a state, or a place in one."""
    verb = clause.verb
    heads = clause.objects if entry.object == "place" else tuple(h for p in entry.prep for h in below(verb, (p,)))
    if any(
        t.lemma_.lower() in vocabulary().nouns and t.lemma_.lower() not in VISITS for t in below(verb, ("for", "on"))
    ):
        return None
    if entry.place and _is_for_others(verb):
        return None
    for head in heads:
        actor = named(head, passage, scene)
        if actor is not None and actor.kind in ("state", "place"):
            host = actor.party or actor.id
            place = venue_within([verb], passage, scene) or Venue(
                name=head.text if actor.kind == "state" else actor.name, state=host, whole=actor.kind == "state"
            )
            return Sides((host,)), place
    return None
