"""Whose position it is: who is named to hold it, whoever speaks, or whoever performs it by saying so.

In: a `Stand`, the sides of an article. Out: `Taker`s. Refused: what is asked or denied, a side whose rival tells its
refusal, quarrels of a side with its own government.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from pourparler.events.phrases import is_actor_word, owners
from pourparler.language.parsed import Passage
from pourparler.model import Actor, Statement
from pourparler.positions.sides import Sides, is_civil, is_first
from pourparler.positions.stance_words import stance_words
from pourparler.positions.stand import Stand

_CABINET = frozenset({"government", "cabinet", "ministry", "parliament", "treasury"})
_GROUPS = frozenset({"group", "movement", "organisation", "organization", "bloc", "militia", "union", "alliance"})
_GOING_ON = frozenset({"continue", "remain", "stay", "persist"})
_HAVING = frozenset({"get", "obtain", "receive", "see", "regain", "recover"})
_MINISTERS = frozenset({"minister", "premier", "chancellor"})
_PEOPLE = frozenset({"he", "she", "they", "you", "who"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """Whose position it is: the slug, who said it, the statement, and how sure that is."""

    party: str
    by: str | None
    statement: Statement | None
    sure: float


def takers_of(stand: Stand, passage: Passage, sides: Sides) -> tuple[Taker, ...]:
    if any(map(is_civil, stand.holder)):
        return ()
    anchor = passage.span(stand.anchor)
    said, performed = sides.saying(anchor), sides.performing(anchor)
    speaker = sides.party(said.actor) if said is not None else None
    if said is not None and said.polarity in ("asked", "denied"):
        return ()
    passed_on = performed is not None and performed.kind == "speech" and sides.party(performed.actor) is not None
    if said is not None and speaker is None and sides.is_bystander(said.actor) and not passed_on:
        return ()  # what an expert says that others want
    if stand.spoken:
        if said is None and (actor := sides.answering(anchor, passage)) is not None:
            return (Taker(party=sides.party(actor) or "", by=actor.id, statement=None, sure=0.7),)
        return _speaker(stand, passage, sides, said, speaker)
    if said is None and stand.holder[:1] and stand.holder[0].lower_ in ("i", "we"):
        actor = sides.answering(anchor, passage)
        return (Taker(party=sides.party(actor) or "", by=actor.id, statement=None, sure=0.7),) if actor else ()
    own_group = said is not None and len(stand.holder) == 1 and _is_own_group(stand.holder[0], said)
    if said is not None and speaker is not None and own_group and not sides.is_state(speaker):
        return (Taker(party=speaker, by=_by(said.actor), statement=said, sure=1.0),)
    if any(_is_of_its_people(head, performed, passage, sides) for head in stand.holder):
        return ()
    found: dict[str, Taker] = {}
    named = {sides.party(a) for head in stand.holder for a in sides.actors(head, passage, said)}
    slug = sides.party(performed.actor) if performed is not None else None
    if performed is not None and slug is not None and len(named) < 2 and named <= {slug}:
        found[slug] = Taker(party=slug, by=_by(performed.actor), statement=performed, sure=1.0)
    for head in stand.holder if not found else stand.holder[1:]:
        for actor in sides.actors(head, passage, said):
            slug = sides.party(actor) or ""
            found.setdefault(slug, Taker(party=slug, by=_by(actor), statement=performed or said, sure=1.0))
    if stand.anchor.lemma_ == "need" and stand.rule == "verb":
        return tuple(taker for slug, taker in found.items() if slug == speaker)
    if speaker is None or (performed is not None and said is None):
        return tuple(found.values())
    told = (_told(taker, said, speaker, stand) for taker in found.values())
    return tuple(taker for taker in told if taker is not None)


def _is_own_group(head: Token, said: Statement) -> bool:
    """ "A leader of the movement said that *the group* had agreed": in a report, his own."""
    definite = any(c.lower_ in ("the", "its", "his", "her", "their") for c in head.lefts)
    plain = all(c.dep_ in ("det", "poss") for c in head.lefts)
    return said.form != "direct" and definite and plain and head.lemma_.lower() in _GROUPS


def _is_of_its_people(head: Token, performed: Statement | None, passage: Passage, sides: Sides) -> bool:
    """ "Orsk rebels", "Orskian opposition members", "its party": they are of a state and do not speak for it."""
    if head.lemma_.lower() not in stance_words().lists["rebels"]:
        return False
    slug = sides.party(performed.actor) if performed is not None else None
    return any(map(sides.is_state, (*sides.of(head, passage), *([slug] if slug else []))))


def is_at_home(stand: Stand, taker: Taker, passage: Passage, sides: Sides) -> bool:
    """Whether somebody asks something of the government of the own side, or refuses it what it asks: a quarrel at home,
    not a side's demand.
    """
    asked_by = {t.lemma_.lower() for piece in stand.pieces for t in piece}
    if stand.stance == "rejects" and asked_by & (_CABINET | _MINISTERS):
        return not sides.names_another(taker.party, (stand.anchor.sent,), passage)
    if stand.stance != "demands" or not stand.toward:
        return False
    asked = {slug for head in stand.toward for slug in sides.of(head, passage)}
    ours = any(head.lemma_.lower() in _CABINET for head in stand.toward)
    return ours and asked <= {taker.party}


def _told(taker: Taker, said: Statement | None, speaker: str, stand: Stand) -> Taker | None:
    """A taker as it is told: who speaks for a side said it himself; a rival's word for a refusal is not taken."""
    if taker.party == speaker:
        return replace(taker, by=_by(said.actor)) if said is not None else taker
    if stand.stance in ("rejects", "rules-out") and stand.anchor.lemma_ not in stance_words().lists["plain-refusals"]:
        return None
    return replace(taker, sure=0.7 * taker.sure)


def _speaker(
    stand: Stand, passage: Passage, sides: Sides, said: Statement | None, speaker: str | None
) -> tuple[Taker, ...]:
    """Whoever speaks, where the subject of the clause allows it."""
    first_person = stand.subject is not None and is_first(stand.subject)
    if said is not None and speaker is None and (first_person or not stand.own):
        joint = {sides.party(actor): actor for actor in sides.speakers(said)}
        if not first_person and (len(joint) < 2 or stand.stance not in ("demands", "rejects", "rules-out")):
            return ()
        return tuple(Taker(party=slug, by=None, statement=said, sure=0.7) for slug in joint if slug is not None)
    if said is None or speaker is None or (said.kind == "attitude" and stand.stance != "demands"):
        return ()
    if sides.is_state(speaker) and sides.said_by(said) & stance_words().lists["rebels"]:
        return ()
    if stand.subject is not None:
        about = set(sides.of(stand.subject, passage, said))
        first = is_first(stand.subject) or speaker in about
        first = first or (not about and _is_himself(stand, passage, said))
        other = (bool(about - {speaker}) and is_actor_word(stand.subject)) or (
            stand.subject.pos_ == "PRON" and not first and stand.subject.lower_ in _PEOPLE
        )
        whose = {slug for head in owners(stand.subject) for slug in sides.of(head, passage, said)}
        if stand.anchor.lemma_ in _GOING_ON and not stand.own and whose - {speaker}:
            return ()  # "Orsk's tolls will stay", Venn says
        if stand.own and about - {speaker}:
            return ()  # what "the two sides" will do is no undertaking of the one who tells it
        if stand.own and stand.subject.pos_ == "NOUN" and not is_actor_word(stand.subject):
            return ()  # "the plans would not meet the principles"
        bound = stand.anchor.dep_ == "xcomp" and stand.anchor.head.lemma_ != "go"
        if (stand.own and not first) or (first and stand.rule == "modal" and bound):
            return ()  # not own, or "we have to see", which asks nothing of anybody
        if not stand.own and other and stand.stance != "demands":
            return ()
        if first and stand.stance == "demands" and stand.anchor.lemma_ not in _HAVING:
            return ()  # "we must be patient": what a side asks of itself
    sure = 1.0 if said.polarity == "asserted" else 0.7
    return (Taker(party=speaker, by=_by(said.actor), statement=said, sure=sure),)


def _is_himself(stand: Stand, passage: Passage, said: Statement) -> bool:
    """ "Orsk said *it* would not sign": the pronoun right below the verb of saying is who says it."""
    cue = stand.anchor.head
    held = said.cue is not None and said.form != "direct" and passage.span(cue).overlaps(said.cue)
    plain = stand.subject is not None and stand.subject.lower_ in ("he", "she", "it", "they")
    return held and plain and stand.anchor.dep_ == "ccomp" and len(list(cue.lefts)) > 0


def _by(actor: Actor | None) -> str | None:
    return actor.id if actor is not None else None
