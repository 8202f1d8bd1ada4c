"""What is no event once it is known who stands in it.

In: an event with its people. Out: whether to abstain.
Refused: what a page says to its reader, what somebody must do himself, half a possibility, a measure as a blow.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pourparler.events.bystanders import is_bystander
from pourparler.events.doers import is_both
from pourparler.events.draft import HARM
from pourparler.events.lexicon import event_lexicon
from pourparler.events.past import is_long_past
from pourparler.model.event import Event, Participant

_FEELINGS = frozenset(
    f"verb.{word}"
    for word in (
        "pass",
        "approve",
        "campaign",
        "adopt",
        "ignore",
        "resist",
        "disregard",
        "flout",
        "shun",
        "support",
        "back",
        "endorse",
        "praise",
        "welcome",
        "hail",
        "defend",
        "thank",
        "express",
        "be",
        "stand",
        "give",
    )
)
_PASSED = frozenset({"verb.adopt", "verb.pass", "verb.approve", "verb.ratify", "verb.confirm"})
_BREACHES = frozenset({"verb.violate", "verb.breach", "verb.flout", "verb.defy", "verb.ignore", "verb.disregard"})
_NAME = re.compile(r"(?<!^)\b[A-Z]|^[A-Z](?!(?:he|his|heir|hese|hose|oth|everal|any|ome|ach|n)?\b)")
"""A name within a phrase, or one that opens it."""
_PRONOUNS = frozenset({"it", "they", "them", "those", "others", "he", "she", "who", "someone", "many", "some"})
_AROUND = 100
_NOW = re.compile(r"(?:\b(?:am|are|is|remains?|stands?)|['’](?:m|re|s))(?: \w+)? $")
"""How readiness of now is told: "we *are* ready", and not "would be ready"."""
_SELF = frozenset({"i", "we", "us", "me", "you"})


def is_doubtful(event: Event, text: str, *, quoted: bool, sure: bool = False, year: int | None = None) -> bool:
    """Whether an event of this text should not be told; `quoted`: its words stand in quotation marks; `sure`: the
    encoder has no doubt that they tell it.
    """
    never = (
        _is_of_page(event, text, quoted)
        or _is_of_teaser(event, text)
        or _is_wished_by_nobody(event, text)
        or _is_of_somebody_unknown(event, text)
        or _is_half_denied(event, text)
        or _is_of_sport(event, text)
        or _is_alone(event, text)
        or _is_without_party(event, text)
        or _is_said_by_nobody(event, text)
        or _is_only_possible(event, text)
        or _is_blow_of_nobody(event, text)
        or _is_on_itself(event)
        or is_bystander(event, text)
        or is_long_past(event, text, year)
    )
    return never or (not sure and _is_hardly_told(event, text))


def _is_hardly_told(event: Event, text: str) -> bool:
    return (
        _is_own_duty(event)
        or _is_aimed_at_nobody(event)
        or _is_no_blow(event, text)
        or _is_law_passed(event)
        or _is_of_airports(event, text)
    )


def _is_aimed_at_nobody(event: Event) -> bool:
    """ "Defended the policy", "expressed anger", "helped out": words and help with no second side."""
    if event.recipients or (len(event.actors) > 1 and event.type != "AID"):
        return False
    if event.type in ("SUPPORT", "REJECT"):
        return event.evidence.rule in _FEELINGS
    helping = event.type == "AID" and (event.theme is None or event.evidence.rule in ("verb.help", "verb.assist"))
    vague = event.theme is None or event.evidence.rule in ("verb.express", "verb.voice", "verb.raise")
    return helping or event.type == "COOPERATE" or (event.type == "ACCUSE" and vague)


def _is_without_party(event: Event, text: str) -> bool:
    """ "Arrived by boat", "restrictions on flights were introduced": nobody came, nobody was kept from anything."""
    if event.type == "COERCE" and event.mode == "arrest" and not event.recipients:
        return event.evidence.rule.startswith("verb.round")
    if event.actors:
        return False
    if event.type == "CONSULT":
        return event.status in ("happened", "ongoing")
    if event.type == "COERCE" and event.mode == "restrict":
        people = event.recipients
        return bool(people) and not any(p.actor is not None or _NAME.search(p.span.of(text)) for p in people)
    return event.type == "SANCTION" and event.mode == "expel" and all(p.actor is None for p in event.recipients)


def _is_said_by_nobody(event: Event, text: str) -> bool:
    """ "Signs requesting that women comply"; "women violating dress codes": nobody says it, of nobody in particular."""
    people = (*event.actors, *event.recipients)
    unknown = all(p.actor is None or p.actor.kind == "anonymous" for p in people)
    unknown = unknown and not any(p.actor is None and _NAME.search(p.span.of(text)) for p in people)
    if event.type in ("REQUEST", "ACCUSE", "AGREE") and not event.actors and unknown:
        return event.mode not in ("investigate", "allege")
    if event.type == "REJECT" and event.evidence.rule in _BREACHES and not event.recipients:
        return unknown
    return event.type == "THREATEN" and not event.actors and event.status in ("planned", "hypothetical")


def _is_wished_by_nobody(event: Event, text: str) -> bool:
    """ "Called for help to be sent": the call is the event; "whom it targets": no deed."""
    people = (*event.actors, *event.recipients)
    if any(p.span.of(text).lower() in ("whom", "whoever", "what") and p.actor is None for p in people):
        return True
    return event.status == "proposed" and not event.actors and event.type not in ("AGREE", "REQUEST", "CONCEDE")


def _is_of_somebody_unknown(event: Event, text: str) -> bool:
    """ "It helped", "they called": a pronoun that nobody answers to, and nobody else."""
    if event.actors and all(p.actor is None and p.span.of(text).lower() in ("i", "you") for p in event.actors):
        return True
    if event.type in ("ASSAULT", "COERCE"):
        return False
    people = event.actors or (event.recipients if event.type == "AID" else ())
    return bool(people) and all(p.actor is None and p.span.of(text).lower() in _PRONOUNS for p in people)


def _is_half_denied(event: Event, text: str) -> bool:
    """What did not happen is told where it is known who did not do it, and to whom."""
    if event.status != "denied" or event.type in ("REJECT", "AID") or len(event.actors) > 1:
        return False
    return not event.actors or not any(p.actor is not None or _NAME.search(p.span.of(text)) for p in event.recipients)


def _is_alone(event: Event, text: str) -> bool:
    """ "He discussed the plan": nobody with whom; "he attended the summit in Orsk" is told all the same."""
    if (
        event.type != "CONSULT"
        or event.place is not None
        or event.mode in ("visit", "phone", "third-party")
        or event.recipients
        or len(event.actors) != 1
    ):
        return False
    who = event.actors[0].span.of(text).lower()
    known = event.actors[0].actor
    if event.evidence.rule in ("verb.discuss", "verb.debate") and event.status in ("happened", "ongoing"):
        return not set(who.split()) & event_lexicon().classes["several"]  # "officials discuss a package"
    if known is not None and known.kind in ("person", "state", "office", "body"):
        return event.status not in ("stalled", "postponed", "cancelled")
    return event.status not in ("stalled", "postponed", "cancelled") and not who.endswith("s") and " and " not in who


def _is_of_sport(event: Event, text: str) -> bool:
    people = {w.lower() for p in (*event.actors, *event.recipients) for w in p.span.of(text).split()}
    near = text[max(0, event.span.start - _AROUND) : event.span.end + _AROUND].lower()
    sport = event_lexicon().classes["sport"]
    told = bool(people & sport) or len(set(re.findall(r"[a-z]+", near)) & sport) > 1 or "national team" in near
    return told or _is_sports_page(text)


@lru_cache(maxsize=8)
def _is_sports_page(text: str) -> bool:
    """Whether a whole text is of games: every hundred words with two of theirs, and four different ones."""
    words = re.findall(r"[a-z]+", text.lower())
    games = [word for word in words if word in event_lexicon().classes["sport"]]
    return len(set(games)) > 3 and len(games) * 50 > len(words)


def _is_of_page(event: Event, text: str, quoted: bool) -> bool:
    """ "By subscribing I accept the terms", "you cannot talk about it": nobody whom the article names."""
    known = any(p.actor is not None for p in (*event.actors, *event.recipients))
    if known and not _all_self(event.actors, text) and not _all_self(event.recipients, text):
        return False
    if event.recipients and not quoted and event.reported_by is None and _all_self(event.recipients, text):
        return not any(p.actor is not None for p in event.actors) or event.type == "REQUEST"
    you = any(p.span.of(text).lower() == "you" and p.actor is None for p in event.actors)
    return you or (not quoted and event.reported_by is None and _all_self(event.actors, text))


def _is_of_teaser(event: Event, text: str) -> bool:
    """ "VENN TALKS WITH LIRKE": the headline of another story, in capitals amid a text that is not."""
    words = event.trigger.of(text)
    around = text[max(0, event.trigger.start - 400) : event.trigger.end + 400]
    return len(words) > 2 and words.isupper() and sum(c.islower() for c in around) > sum(c.isupper() for c in around)


def _all_self(people: tuple[Participant, ...], text: str) -> bool:
    return bool(people) and all(p.actor is None and p.span.of(text).lower() in _SELF for p in people)


def _is_own_duty(event: Event) -> bool:
    """ "Orsk must prevent it", said by the prime minister of Orsk: an aim and no demand."""
    if not event.evidence.rule.startswith("must."):
        return False
    asker = event.actors[0].actor if event.actors else None
    if asker is None or asker.kind == "anonymous":
        return True
    sides = [{side for p in group if (side := _side(p))} for group in (event.actors, event.recipients)]
    return not event.recipients or bool(sides[0] & sides[1])


def _side(who: Participant) -> str | None:
    return (who.actor.party or who.actor.id) if who.actor is not None else None


def _is_only_possible(event: Event, text: str) -> bool:
    """What may be is told of blows and of meetings, where both sides are known."""
    if event.status != "hypothetical":
        return False
    if event.evidence.rule.startswith("adjective.") and _NOW.search(text[: event.trigger.start]):
        return not event.actors  # "if they stop, we are ready to talk"
    sides = len(event.actors) > 1 if event.type == "CONSULT" else bool(event.actors) and bool(event.recipients)
    return event.type not in (HARM | {"CONSULT"}) or not sides


def _is_no_blow(event: Event, text: str) -> bool:
    """ "New sanctions *target* the fleet", "was *executed*, the court said": no attack."""
    if event.type != "ASSAULT":
        return False
    near = set(re.findall(r"[a-z]+", text[max(0, event.span.start - _AROUND) : event.span.end + _AROUND].lower()))
    armed, measured, courts = (event_lexicon().classes[name] for name in ("armed", "measured", "courts"))
    if event.evidence.rule in ("verb.target", "verb.hit", "verb.punish") and near & measured:
        return not near & armed
    seized = event.evidence.rule == "verb.take" and event.mode is None
    if seized and any(p.actor is not None and p.actor.kind == "person" for p in event.recipients):
        return True  # "was taken in for questioning"
    if event.evidence.rule in ("verb.execute", "verb.behead"):
        return bool(near & courts)
    return False


def _is_on_itself(event: Event) -> bool:
    """The same words on both sides: misread."""
    return bool(event.actors) and {p.span for p in event.actors} == {p.span for p in event.recipients}


def _is_blow_of_nobody(event: Event, text: str) -> bool:
    """ "Left their *wounded* behind": of somebody unknown, on nobody and nowhere."""
    told = event.type != "ASSAULT" or event.recipients or event.theme or event.place or event.mode
    return not told and all(p.actor is None and not is_both(p, text) for p in event.actors)


def _is_law_passed(event: Event) -> bool:
    """ "A law was adopted", "his term was approved": nobody backs anybody."""
    return event.type == "SUPPORT" and not event.actors and event.evidence.rule in _PASSED


def _is_of_airports(event: Event, text: str) -> bool:
    """ "Restrictions on flights", "closed the airport for the night": a rule of traffic."""
    if event.type != "COERCE" or event.mode != "restrict" or event.actors:
        return False
    last = {word for p in event.recipients for word in p.span.of(text).lower().split()}
    near = text[event.span.start : event.span.end + 30].lower()
    return bool(last & {"flights", "traffic", "work", "arrivals", "departures"}) or "airport" in near
