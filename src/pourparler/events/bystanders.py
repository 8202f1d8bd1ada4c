"""Who stands only for himself: travellers, households, firms among themselves, reporters.

In: an event with its people. Out: whether they move no negotiation.
Refused: to judge somebody who is named and not known.
"""

from __future__ import annotations

import re

from pourparler.events.lexicon import event_lexicon
from pourparler.model.event import Event, Participant

_WORDS = frozenset({"CONSULT", "SUPPORT"})
_SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_DEALINGS = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
_ROUTINE = frozenset(
    {"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "REJECT", "CONCEDE", "AID", "ACCUSE", "RETREAT", "REQUEST", "THREATEN"}
)
_NAME = re.compile(r"(?<!^)\b[A-Z]|^[A-Z](?!(?:he|his|heir|hese|hose|oth|everal|any|ome|ach|n)?\b)")
"""A name within a phrase, or one that opens it."""
_SELF = frozenset({"i", "we", "me", "us"})


def is_bystander(event: Event, text: str) -> bool:
    """Whether all who stand in an event of this text stand only for themselves."""
    return (
        _is_interview(event)
        or _is_private(event, text)
        or _is_trade(event)
        or _is_at_home(event, text)
        or _is_business(event, text)
        or _is_journey(event, text)
        or _is_thanks(event, text)
        or _is_own_help(event, text)
        or _is_own_side(event, text)
        or _is_remark(event, text)
        or _is_for_oneself(event, text)
    )


def _is_private(event: Event, text: str) -> bool:
    """ "Organizers met students", "I gave him aid": of words and help, somebody stands for more than himself."""
    people = (*event.actors, *event.recipients)
    if event.type in _SAID and event.actors and event.recipients and all(_is_unofficial(p, text) for p in people):
        return True  # "Venn pressed Lirke to write", and neither holds an office
    if event.type in _WORDS and all(p.actor is None or p.actor.kind == "anonymous" for p in people):
        return not any(_NAME.search(p.span.of(text)) for p in people)
    return (
        event.type in _DEALINGS
        and any(_is_citizen(p) for p in people)
        and all(_is_citizen(p) or p.actor is None or p.actor.kind == "anonymous" for p in people)
        and not any(p.actor is None and _NAME.search(p.span.of(text)) for p in people)
    )


def _is_unofficial(who: Participant, text: str) -> bool:
    words = {_one(word) for word in re.findall(r"[a-z]+", who.span.of(text).lower())}
    return _is_citizen(who) and not words & event_lexicon().classes["official"]


def _is_citizen(who: Participant) -> bool:
    return who.actor is not None and who.actor.kind == "person" and who.actor.party is None and who.actor.office is None


def _is_business(event: Event, text: str) -> bool:
    """ "The company plans to work with retailers": firms among themselves, or with nobody."""
    if event.type not in _ROUTINE or not event.actors:
        return False
    firms = all(_is_firm(p, text) for p in event.actors)
    return firms and not any(p.actor is not None and p.actor.party is not None for p in event.recipients)


def _is_firm(who: Participant, text: str) -> bool:
    if who.actor is not None and who.actor.kind == "company":
        return True
    last = who.span.of(text).lower().split()[-1:]
    named = who.actor is not None and who.actor.kind != "anonymous"
    return not named and any(_one(word) in event_lexicon().classes["firm"] for word in last)


def _is_at_home(event: Event, text: str) -> bool:
    """ "My parents would support me"."""
    if event.type not in _DEALINGS:
        return False
    who = event.actors[0].span.of(text).lower().split() if event.actors else []
    known = event.actors and event.actors[0].actor is not None and event.actors[0].actor.kind != "anonymous"
    return bool(who) and not known and any(_one(w) in event_lexicon().classes["household"] for w in who[-1:])


def _one(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


def _is_trade(event: Event) -> bool:
    """A firm, or somebody of no side, that is ready to deliver."""
    known = [p.actor for p in event.actors if p.actor is not None]
    return event.evidence.rule.startswith("adjective.") and any(
        actor.party is None and actor.kind in ("company", "person", "anonymous") for actor in known
    )


def _is_interview(event: Event) -> bool:
    """ "Speaking to the Harbour Post"."""
    people = (*event.actors, *event.recipients)
    if event.mode == "investigate" and any(p.actor is not None and p.actor.kind == "outlet" for p in event.actors):
        return True  # "Harbour Post Verify has looked into the strike"
    asked = event.evidence.rule in ("verb.ask", "verb.request", "verb.beg")
    talked = asked or event.type in ("CONSULT", "AGREE", "COOPERATE", "AID", "RETREAT")
    return talked and any(
        p.actor is not None and (p.actor.kind == "outlet" or "outlets" in p.actor.id.split("-")) for p in people
    )


def _is_journey(event: Event, text: str) -> bool:
    """ "Children visited the rabbi", "migrants arrived by boat"."""
    if event.type != "CONSULT" or not event.actors:
        return False
    if event.evidence.rule in ("verb.attend", "verb.participate", "verb.take", "verb.join"):
        return _is_private_traveller(event.actors[0], text)
    if event.mode != "visit":
        return False
    if re.search(r"\b(?:back|home)\b", text[event.trigger.end : event.span.end]):
        return True  # "flew back to Orsk"
    return all(_is_private_traveller(p, text) for p in event.actors)


def _is_remark(event: Event, text: str) -> bool:
    """ "*Speaking* to the firm's head, Venn added": how it was said."""
    told = event.type == "CONSULT" and event.trigger.of(text) in ("Speaking", "Talking")
    return told and not all(_is_of_politics(p, text) for p in event.actors)


def _is_for_oneself(event: Event, text: str) -> bool:
    """ "One woman was happy to talk", "doctors agreed to work with them"; "worked with partners": nobody known."""
    if event.evidence.rule == "verb.work" and event.type == "COOPERATE":
        return any(p.actor is None or p.actor.kind == "anonymous" for p in (*event.actors, *event.recipients))
    if event.type not in _DEALINGS or not event.actors:
        return False
    unknown = [p for p in event.actors if p.actor is None or p.actor.kind == "anonymous"]
    private = event_lexicon().classes["private"]
    return any({_one(w) for w in re.findall(r"[a-z]+", p.span.of(text).lower())} & private for p in unknown[:1])


def _is_private_traveller(who: Participant, text: str) -> bool:
    words = {_one(word) for word in re.findall(r"[a-z]+", who.span.of(text).lower())}
    if words & event_lexicon().classes["official"]:
        return False
    if who.actor is None:
        return _NAME.search(who.span.of(text)) is None and who.span.of(text).lower() not in ("he", "she", "they", "who")
    return who.actor.kind == "anonymous" or _is_citizen(who)


def _is_thanks(event: Event, text: str) -> bool:
    """ "We thank our hosts": courtesy among people of no side."""
    polite = event.evidence.rule in (
        "verb.thank",
        "verb.congratulate",
        "verb.welcome",
        "verb.praise",
        "verb.honor",
        "verb.pay",
    )
    if event.type != "SUPPORT" or not polite:
        return False
    return bool(event.actors) and not any(_is_of_politics(p, text) for p in event.actors)


def _is_of_politics(who: Participant, text: str) -> bool:
    words = {_one(word) for word in re.findall(r"[a-z]+", who.span.of(text).lower())}
    if who.actor is None:
        return bool(words & event_lexicon().classes["official"]) or _NAME.search(who.span.of(text)) is not None
    kind = who.actor.kind in ("state", "office", "body")
    return kind or who.actor.party is not None or who.actor.office is not None


def _is_own_side(event: Event, text: str) -> bool:
    """ "We honour our people"."""
    own = [p.span.of(text).lower().startswith(("our ", "my ")) for p in event.recipients]
    return event.type == "SUPPORT" and bool(own) and all(own)


def _is_own_help(event: Event, text: str) -> bool:
    """ "I was giving first aid"."""
    alone = all(p.actor is None and p.span.of(text).lower() in _SELF for p in event.actors)
    return event.type == "AID" and bool(event.actors) and alone
