"""A sentence coded: which words tell of a happening, which type it has, who stands in it.

In: the sentences of a spaCy parse. Out: `Draft`s, the main clause first.
Refused: a trigger that belongs to another event, a purpose, a noun with nobody beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.events.clause import Clause, clause_of
from pourparler.events.consuming import consumed
from pourparler.events.draft import DEEDS, HARM, Draft, shared, stands_alone
from pourparler.events.frames import deed_in, is_idiom, matched
from pourparler.events.lexicon import event_lexicon
from pourparler.events.modality import standing
from pourparler.events.nominal import noun_event, of_parties
from pourparler.events.noun_sides import first_of
from pourparler.events.other_things import is_another_thing, is_untold
from pourparler.events.phrases import is_actor_word
from pourparler.events.readiness import READY, ready
from pourparler.events.senses import VerbFrame
from pourparler.events.shifting import shifted, typed
from pourparler.events.sides import actors_of, given_by, recipients_of, speaking, theme_of
from pourparler.events.telling import is_aside
from pourparler.model.event import EventType

_FALLS_ON_SOMEBODY = frozenset({"arrest", "deport", "beat", "torture", "abduct"})
"""Modes of verbs that take an object, or are passive."""

Suggest = Callable[[Token], VerbFrame | None]
"""A frame for a verb that has none here."""


def code_sentence(sentence: Tokens, suggest: Suggest = lambda _: None) -> list[Draft]:
    """The events of a sentence, the main clause first."""
    taken: set[int] = set()
    found: list[Draft] = []
    for token in sorted(sentence, key=lambda t: (_depth(t), t.i)):
        if token.i in taken or token.is_punct:
            continue
        draft = _verb_event(token, taken, suggest) if token.pos_ in ("VERB", "AUX") else None
        if draft is not None:
            found.append(draft)
    for token in sentence:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in taken:
            noun = noun_event(token, sure=partial(_is_of, suggest(token)))
            if noun is not None:
                found.append(noun)
    for token in sentence:
        if token.lower_ in READY and not any(token.is_ancestor(draft.trigger) for draft in found):
            found.extend(ready(token))
    return found


def _is_of(told: VerbFrame | None, type_: EventType) -> bool:
    return told is not None and told.type == type_


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _verb_event(verb: Token, taken: set[int], suggest: Suggest) -> Draft | None:
    clause = clause_of(verb)
    if is_idiom(clause):
        return None
    told = suggest(verb) if verb.lemma_ != "call" or clause.complement is None else None  # "called her to apologise"
    match = matched(clause) or ((told, (verb,)) if told is not None else None)
    if match is None:
        return None
    frame, words = match
    stands = standing(verb)
    if stands is None:
        return None
    if verb.sent[-1].text == "?" and stands.status in ("planned", "proposed"):
        stands = replace(stands, status="hypothetical")
    sure = told is not None and told.type == frame.type
    if is_another_thing(clause, frame, stands) or (not sure and is_untold(clause, frame)):
        return None
    deed = deed_in(clause) if frame.complement or frame.speech else None
    if frame.mode == "allege" and "clause" in frame.complement and not _is_charge(clause, deed):
        return None
    is_told = frame.object or clause.subjects or any(is_actor_word(h) for h in clause.objects)
    if frame.mode == "restrict" and not is_told:
        return None
    doers = given_by(frame, clause) if frame.doer else actors_of(clause)
    actors = tuple(dict.fromkeys(each for head in doers for each in speaking(head, clause.verb)))
    actors = actors or _in_noun(clause, frame)
    recipients = tuple(r for r in recipients_of(frame, clause, deed, actors) if not is_aside(r, frame.type))
    recipients = recipients or _hit_in_noun(clause, frame) or _rung_up(clause, frame)
    if frame.sided and not recipients:
        return None
    if frame.mode in _FALLS_ON_SOMEBODY and not clause.passive and not clause.objects:
        return None  # "an activist arrested in Orsk" read as one who arrests
    if frame.type == "THREATEN" and clause.subjects and not actors:
        return None  # "a law threatens interests": things do not speak
    if deed is None and (frame.decides or (verb.lemma_ == "decline" and clause.kind == "infinitive")):
        return None
    theme = None if recipients else theme_of(clause, frame)
    draft = Draft(
        type=typed(frame, deed),
        trigger=verb,
        words=words,
        status=stands.status,
        by=f"verb.{verb.lemma_.lower()}:{frame.line}" if frame.line else "encoder.verb",
        mode=frame.mode or ("phone" if frame.type == "CONSULT" and _by_phone(clause) else None),
        contexts=frame.contexts,
        category=frame.category,
        actors=() if frame.category == "market" else actors,
        recipients=recipients,
        theme=theme,
        counted=clause.objects if frame.type in DEEDS else (),
        speech=frame.speech,
        sure=min(0.95, 0.7 + 0.05 * frame.demands),
    )
    if frame.mutual:
        draft = shared(draft)
    if not frame.line and len(draft.actors) < (2 if frame.mutual else 1):
        return None  # what only the encoder knows is told of all who stand in it
    spoken_of = clause.objects or clause.subjects
    if not draft.actors and spoken_of and frame.type in ("CONSULT", "REJECT", "SANCTION", "SUPPORT", "CONCEDE"):
        draft = of_parties(draft, spoken_of[0])
    draft = shifted(draft, stands, frame)
    if not stands_alone(draft) and not (clause.passive and _is_plain_deed(draft, frame)):
        return None
    taken.update(consumed(clause, frame, words))
    return draft


def _is_plain_deed(draft: Draft, frame: VerbFrame) -> bool:
    """ "A siege was imposed", "no aid was delivered": the deed is told in full, and nobody who did it."""
    told = draft.type in ("COERCE", "AID") or (draft.type == "SANCTION" and draft.mode is None)
    return told and frame.demands > 2 and draft.theme is not None


def _in_noun(clause: Clause, frame: VerbFrame) -> tuple[Token, ...]:
    """ "*Orsk* strikes were carried out", "killed in an *Orsk* attack": who acts stands with the noun of the deed."""
    nouns = (*_deeds_named(clause, frame), *_blows_around(clause, frame))
    return tuple(dict.fromkeys(h for noun in nouns for h in first_of(noun, ("by", "owner", "between", "from"))))


def _blows_around(clause: Clause, frame: VerbFrame) -> tuple[Token, ...]:
    """The blow in which somebody was hurt: "killed *in an attack*", "the *attack* in which they were killed"."""
    if frame.type != "ASSAULT" or not clause.passive:
        return ()
    told, verb = event_lexicon().classes["attack"], clause.verb
    if verb.dep_ == "relcl" and verb.head.lemma_ in told and any(c.dep_ == "prep" for c in verb.lefts):
        return (verb.head,)
    behind = (h for word in ("in", "during", "by") for h in clause.prepositions.get(word, ()))
    return tuple(head for head in behind if head.lemma_ in told)


def _hit_in_noun(clause: Clause, frame: VerbFrame) -> tuple[Token, ...]:
    return tuple(h for noun in _deeds_named(clause, frame) for h in first_of(noun, ("on", "against", "of", "in")))


def _rung_up(clause: Clause, frame: VerbFrame) -> tuple[Token, ...]:
    """ "Called *Lirke* to apologise": whom the words are for."""
    verb = clause.verb
    if (
        not frame.speech
        or verb.dep_ not in ("xcomp", "advcl")
        or verb.head.lemma_ not in ("call", "phone", "telephone")
    ):
        return ()
    return tuple(c for c in verb.head.children if c.dep_ == "dobj" and is_actor_word(c))


def _deeds_named(clause: Clause, frame: VerbFrame) -> tuple[Token, ...]:
    named = frame.subject or clause.subjects or (clause.passive and frame.object)
    if frame.type != "ASSAULT" or not named:
        return ()
    told = event_lexicon().classes["attack"]
    return tuple(head for head in (clause.subjects or clause.objects) if head.lemma_ in told)


def _is_charge(clause: Clause, deed: tuple[Clause, VerbFrame] | None) -> bool:
    """Whether a claim charges somebody else: "claimed that *Orsk had shelled* it", not "its drones struck"."""
    if deed is None or deed[1].type not in HARM | {"REJECT", "THREATEN"}:
        return False
    own = any(
        c.dep_ == "poss" and c.lower_ in ("its", "his", "her", "their", "our", "my")
        for head in deed[0].subjects
        for c in head.lefts
    )
    return bool(deed[0].subjects) and not own and not all(h.pos_ == "PRON" for h in deed[0].subjects)


def _by_phone(clause: Clause) -> bool:
    heads = [
        *clause.objects,
        *(h for p in ("in", "by", "on", "during", "over") for h in clause.prepositions.get(p, ())),
    ]
    return any(h.lower_ in ("phone", "telephone") or (h.lemma_ == "call" and h.pos_ == "NOUN") for h in heads)
