"""Happenings told by a noun: "the bombing of the port", "Orsk's talks with Velland".

In: a noun of a parse. Out: its draft.
Refused: a noun with nobody beside it, and what never was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from pourparler.events.clause import clause_of
from pourparler.events.draft import Draft, shared
from pourparler.events.lexicon import event_lexicon
from pourparler.events.noun_sides import first_of
from pourparler.events.noun_standing import noun_standing
from pourparler.events.phrases import below, is_actor_word
from pourparler.events.senses import NounFrame, VerbFrame
from pourparler.events.shifting import shifted
from pourparler.events.sides import able
from pourparler.model.event import EventType

Sure = Callable[[EventType], bool]
_LIFTING = frozenset({"lifting", "easing", "removal", "relaxation", "waiver", "waiving", "repeal", "loosening"})


def noun_event(noun: Token, *, sure: Sure = lambda _: False) -> Draft | None:
    """What a noun tells; of `sure` it is asked whether the encoder has no doubt, where only one side stands beside."""
    lexicon = event_lexicon()
    frame = lexicon.nouns.get(noun.lemma_.lower()) or lexicon.nouns.get(noun.lower_)
    if frame is None or noun.dep_ == "compound" or noun.lower_ == "talk":  # "talk of a return" is no talks
        return None
    if frame.compound and not any(c.lower_ in frame.compound or c.lower_ == "confidence" for c in noun.lefts):
        return None
    actors = first_of(noun, frame.actor)
    if not actors and "owner" in frame.recipient and any(True for _ in below(noun, ("of",))):
        actors = first_of(noun, ("owner",))  # "Orsk's arrest of two reporters"
    recipients = tuple(h for h in first_of(noun, frame.recipient) if h not in actors)
    if _is_topic(noun) or (frame.type == "CONCEDE" and _is_over(noun)):
        return None
    stands = noun_standing(noun)
    theme = None
    if not recipients:
        behind = (h for slot in frame.recipient if slot != "in" for h in below(noun, (slot,)))
        theme = next((h for h in behind if h.ent_type_ not in ("DATE", "TIME")), None) if not frame.mutual else None
    sided = bool(actors and (recipients or theme is not None)) or (frame.mutual and bool(actors))
    sided = sided or (not frame.mutual and bool(actors or recipients) and sure(frame.type))
    if stands is None or not (sided or (frame.category is not None and (recipients or theme is not None))):
        return None
    if frame.mutual:
        actors = tuple(a for a in actors if a.dep_ not in ("compound", "amod") or a.pos_ == "PROPN" or a.ent_type_)
    if frame.mutual and len(actors) == 1 and not recipients and not any(True for _ in below(noun, ("between",))):
        actors = (*_host(noun), *actors)
    if frame.mutual and len(actors) == 1 and not any(True for _ in below(noun, ("with", "between"))):
        return None
    draft = Draft(
        type="CONCEDE" if _is_lifted(noun, frame) else frame.type,
        trigger=noun,
        words=(noun,),
        status=stands.status,
        by=f"noun.{noun.lemma_.lower()}:{frame.line}",
        mode=frame.mode,
        contexts=frame.contexts,
        category=frame.category,
        actors=actors,
        recipients=recipients,
        theme=theme,
        sure=0.7,
    )
    plain = VerbFrame(type=frame.type, line=frame.line)
    return shifted(shared(draft) if frame.mutual else draft, stands, plain)


def _is_topic(noun: Token) -> bool:
    """ "On the Velland talks, Venn was blunt": what is spoken of, not what is done."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("on", "about", "regarding", "concerning", "over", "despite")


def _is_lifted(noun: Token, frame: NounFrame) -> bool:
    """ "The *lifting* of Orsk's sanctions on Velland"."""
    of = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return frame.type == "SANCTION" and frame.mode is None and of is not None and of.head.lower_ in _LIFTING


def _is_over(noun: Token) -> bool:
    """ "The truce collapsed", "since the end of the truce"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "in") else noun.head
    return above.lemma_.lower() in event_lexicon().classes["ending"]


def _host(noun: Token) -> tuple[Token, ...]:
    """Who has the talks, where the noun names the other side only: "Orsk is ready for dialogue with Velland"."""
    verbs = [a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")]
    setting = noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during")
    verb = next((v for v in verbs if not setting or any(is_actor_word(s) for s in clause_of(v).subjects)), None)
    if verb is None or (noun.head.pos_ == "NOUN" and noun.dep_ != "conj") or noun.dep_ in ("nsubj", "nsubjpass"):
        return ()
    setting = noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "after", "before", "following", "ahead")
    if setting and (noun.head.lower_ not in ("at", "during") or not any(True for _ in below(noun, ("with",)))):
        return ()  # "he said at a council meeting"
    return tuple(h for h in able(clause_of(verb).subjects) if not h.is_ancestor(noun))


def of_parties(draft: Draft, noun: Token) -> Draft:
    """Without a doer, the parties of the meeting spoken of: "the talks between Orsk and Velland were called off"."""
    frame = event_lexicon().nouns.get(noun.lemma_.lower())
    if frame is None or not frame.mutual:
        return draft
    parties = tuple(dict.fromkeys(each for slot in frame.actor for each in first_of(noun, (slot,))))
    if not parties:
        return draft
    type_: EventType = "CONSULT" if draft.type == "SANCTION" else draft.type
    return replace(draft, type=type_, actors=parties, recipients=(), mode=draft.mode if type_ == draft.type else None)
