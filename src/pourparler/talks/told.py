"""What a verb says of talks that are its subject or its object, under its tense, helpers and negation.

In: a verb of a spaCy parse. Out: `Told`: a status, the words that say so, and how plainly they do.
Refused: what is denied or a mere condition: such words give no status.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pourparler.events.modality import Standing, standing
from pourparler.model.event import EventStatus
from pourparler.model.talks import TalksStatus
from pourparler.talks.infinitives import hung_on
from pourparler.talks.vocabulary import vocabulary

_DONE: frozenset[TalksStatus] = frozenset({"held", "under-way", "concluded"})
UNDONE: frozenset[TalksStatus] = frozenset({"cancelled", "postponed", "stalled", "failed"})
_BY_STANDING: dict[EventStatus, TalksStatus] = {
    "happened": "held", "ongoing": "under-way", "planned": "planned", "proposed": "proposed", "cancelled": "cancelled",
    "postponed": "postponed", "stalled": "stalled", "hypothetical": "proposed",
}  # fmt: skip
BE = frozenset({"be", "remain", "constitute", "represent", "become", "stay", "seem", "appear", "get"})
_COURSE = frozenset(
    {"take", "begin", "start", "resume", "continue", "go", "proceed", "open", "happen", "occur", "restart"}
)
_HAPPENING = frozenset({"take place", "happen", "occur"})
_ADVANCING = frozenset({"make", "see", "achieve", "show", "bring", "yield", "produce"})
_HEADWAY = frozenset({"progress", "headway", "advance", "movement", "breakthrough"})
_TRANSITIVE = frozenset({"end", "conclude", "finish", "close", "open", "start", "begin", "advance"})
_CROWNING = frozenset({"cap", "cap off", "crown", "round off"})
_SEEKING = frozenset(
    {
        "seek",
        "try",
        "attempt",
        "hope",
        "aim",
        "strive",
        "want",
        "wish",
        "push",
        "work",
        "press",
        "effort",
        "bid",
        "drive",
    }
)
_HARMING = frozenset({"disrupt", "undermine", "jeopardise", "jeopardize", "complicate", "disturb", "overshadow"})
_GATHERING = frozenset({"meet", "gather", "convene", "assemble", "sit", "travel", "fly", "arrive", "come"})
_DENYING = frozenset({"deny", "refute", "rebut"})
VERBS = ("VERB", "AUX")
NAMES = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A status and the tokens that tell it; `sure` is 3 for a word of its own, 2 for a frame, 1 for a preposition, 0
    for a tense alone; `denied` where the words deny it.
    """

    status: TalksStatus | None
    words: tuple[Token, ...]
    sure: int = 1
    denied: bool = False


def by_verb(verb: Token, role: str) -> Told | None:
    """The status that a verb gives talks which are its subject or object, and what its tense and helpers make of it."""
    if _is_disowned(verb):
        return Told(status=None, words=(verb,), sure=2, denied=True)
    if verb.lemma_ in BE:
        return by_predicate(verb)
    if role == "object" and verb.lemma_ in _HARMING and not any(c.dep_ == "neg" for c in verb.children):
        return Told(status="under-way", words=(verb,), sure=2)  # what is to be disrupted goes on
    if role == "subject" and (halt := _halt(verb)) is not None:
        return _moved("stalled", standing(verb), (verb, halt), role)
    for word, tokens in _turn_words(verb):
        status = vocabulary().turn(role, word)
        if status is not None:
            if word == "welcome" and (hails := stands_of(verb)) is not None and hails.status in ("happened", "ongoing"):
                return None  # "welcomes the talks between Orsk and Velland": others have them
            if word in _CROWNING and verb.tag_ == "VBG" and verb.dep_ == "advcl":
                return Told(status=status, words=tokens, sure=2)  # "are to sign a deal, capping months of talks"
            if role == "subject" and word in _TRANSITIVE and any(c.dep_ == "dobj" for c in verb.children):
                status = "held"
            return _moved(status, stands_of(verb), tokens, role)
    if role == "subject" and verb.tag_ == "VBD":
        return Told(status="held", words=(verb,), sure=1)  # "the round came within sight of a deal"
    return None


def _is_disowned(verb: Token) -> bool:
    """Whether somebody denies what others report: "denied a report that Orsk was stalling the talks"."""
    token = verb
    for _ in range(6):
        if token.dep_ in ("ROOT", "conj"):
            return False
        token = token.head
        if token.lemma_ in _DENYING and token.pos_ == "VERB" and token.i < verb.i:
            return not any(c.dep_ == "neg" for c in token.children)
    return False


def _is_sought(verb: Token) -> bool:
    """Whether somebody tries to bring a deed about: "is seeking to restore talks", "an attempt to revive the talks"."""
    host = verb.head
    infinitive = verb.dep_ in ("xcomp", "acl", "advcl") and any(c.lower_ == "to" for c in verb.children)
    if verb.dep_ == "pcomp" and host.lower_ in ("at", "for", "toward", "towards"):  # "efforts aimed at restoring talks"
        infinitive, host = True, host.head
    sought = host.lemma_.lower() in _SEEKING
    if host.pos_ == "NOUN" and not any(c.lower_ == "no" for c in host.lefts):  # "a suggestion to hold talks"
        sought = sought or vocabulary().turn("noun", host.lemma_.lower()) == "proposed"
    return infinitive and sought and not any(c.dep_ == "neg" for c in host.children)


def _halt(verb: Token) -> Token | None:
    """The word that takes back a verb of progress: "made no headway", "achieved little"."""
    if verb.lemma_ not in _ADVANCING:
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and child.lower_ in ("nothing", "little"):
            return child
        if child.dep_ == "dobj" and child.lemma_ in _HEADWAY:
            return next((c for c in child.lefts if c.lower_ in ("no", "little", "scant", "scarce")), None)
    return None


def _goes_on(verb: Token) -> bool:
    """Whether a perfect tense tells of what still goes on: "has been holding talks", "have held three rounds since"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if not helpers & {"has", "have", "'ve", "’ve", "'s", "’s"}:
        return False
    counting = verb.lemma_ in ("hold", "have", "conduct", "pursue") and any(t.lower_ == "since" for t in verb.subtree)
    return counting if verb.tag_ == "VBN" else verb.tag_ == "VBG" and "been" in helpers


def stands_of(verb: Token) -> Standing | None:
    """The standing of a verb; what would be good to do is a wish: "it would be better to hold talks"."""
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in NAMES:  # "the possibility of holding talks"
        status = vocabulary().turn("noun", verb.head.head.lemma_.lower())
        if status in ("proposed", "planned"):
            return Standing(status="proposed" if status == "proposed" else "planned", ahead=True)
    head = verb.head if verb.head.pos_ in VERBS else verb.head.head
    aimed = verb.dep_ in ("advcl", "xcomp") and any(c.lower_ == "to" for c in verb.children)
    if aimed and head.lemma_ in _GATHERING:
        return standing(head)  # "met in Orsk to hold talks"
    sent = verb.dep_ in ("acl", "advcl", "xcomp") and any(c.lower_ == "to" for c in verb.children)
    sent = sent and not any(c.dep_ == "dobj" and c.pos_ == "PRON" for c in head.children)  # "sent me to speak": he did
    if sent and head.lemma_ in ("send", "dispatch") and standing(head) == Standing():
        return Standing(status="planned", ahead=True)  # "sent a delegation to hold talks"
    wished = head.lemma_ == "be" and any(c.lower_ in ("would", "could", "might") for c in head.children)
    if wished and verb.dep_ in ("xcomp", "advcl", "ccomp") and any(c.lower_ == "to" for c in verb.children):
        return Standing(status="proposed")
    return standing(verb) or hung_on(verb)


def by_predicate(verb: Token) -> Told | None:
    """ "The talks are under way", "the meeting was due to begin", "talks are at an impasse"."""
    for child in verb.children:
        if child.dep_ not in ("acomp", "advmod", "oprd", "attr", "prep", "xcomp", "prt", "dobj") or child.i < verb.i:
            continue
        if verb.lemma_ == "get" and child.lower_ == "off":
            return _moved("under-way", standing(verb), (verb, child), "subject")  # "got off to a shaky start"
        inner = next((c for c in child.children if c.dep_ == "pobj"), None)
        word = child.lower_ if inner is None else f"{child.lower_} {inner.lower_}"
        status = vocabulary().turn("adjective", word)
        if status is None and inner is not None and child.lower_ in ("at", "in"):
            status = vocabulary().turn("noun", inner.lemma_.lower())
        if status is None and child.dep_ in ("attr", "dobj"):  # "remains a distant prospect", "is a stalled process"
            told = next((c for c in child.lefts if vocabulary().turn("adjective", c.lower_) in UNDONE), None)
            status = vocabulary().turn("adjective", told.lower_) if told is not None else None
        if status == "planned" and child.dep_ == "acomp" and standing(verb) is None and _is_plain(verb):
            return Told(status=status, words=(verb, child), sure=2)  # "a round ended; another is due next week"
        if status is not None:
            return _moved(status, standing(verb), (verb, child, *((inner,) if inner is not None else ())), "object")
    return None


def _is_plain(verb: Token) -> bool:
    """Whether a verb is finite, neither denied nor a mere possibility."""
    return verb.dep_ in ("ROOT", "conj", "ccomp") and all(c.dep_ != "neg" and c.tag_ != "MD" for c in verb.children)


def _turn_words(verb: Token) -> list[tuple[str, tuple[Token, ...]]]:
    """The verb with its particle or object, then alone: "call off", "take place", "call"."""
    lemma = verb.lemma_.lower()
    rest = [c for c in verb.children if c.dep_ in ("prt", "advmod", "prep", "dobj") and 0 < c.i - verb.i < 8]
    found: list[tuple[str, tuple[Token, ...]]] = [(f"{lemma} {c.lower_}", (verb, c)) for c in rest]
    found += [
        (f"{lemma} {c.lower_} {p.lower_}", (verb, c, p))
        for c in rest
        if c.dep_ == "prep"
        for p in c.children
        if p.dep_ == "pobj"
    ]
    return [*reversed(found), (lemma, (verb,))]


def _moved(status: TalksStatus, stands: Standing | None, words: tuple[Token, ...], role: str) -> Told | None:
    """A status under what its verb's standing makes of it: "will be held" is planned, "may resume" proposed."""
    if stands is None:
        asked = status == "proposed" or (status in _DONE and _is_sought(words[0]))
        return Told(status="proposed", words=words, sure=2) if asked else Told(status=None, words=words, denied=True)
    if stands.called and status in _DONE:
        return Told(status="proposed", words=words, sure=2)  # "urged Orsk to hold talks"
    if stands.status == "denied" or stands.refused:
        off = stands.refused and status in _DONE and (role == "subject" or words[0].tag_ == "VBN")
        off = off or (role == "subject" and " ".join(w.lemma_ for w in words) in _HAPPENING)  # "did not take place"
        if off and any(t.lower_ in ("before", "until") for c in words[0].children for t in (c, *c.children)):
            return Told(status="postponed", words=words, sure=2)
        return Told(status="cancelled" if off else None, words=words, sure=2, denied=True)
    if status in _DONE:
        effect = role == "subject" and words[0].lemma_ not in _COURSE
        if effect and stands.status in ("hypothetical", "proposed"):
            return None  # "the visit could end a feud" does not say whether there will be one
        if stands.ended:
            return Told(status="stalled", words=words, sure=2)
        if stands.status == "happened":
            return Told(status="under-way" if _goes_on(words[0]) else status, words=words, sure=3)
        return Told(status=_BY_STANDING[stands.status], words=words, sure=3)
    if stands.status in ("hypothetical", "proposed") and status in UNDONE:
        return None
    if status == "planned" and stands.status in ("hypothetical", "proposed"):
        return Told(status="proposed", words=words, sure=2)
    return Told(status=status, words=words, sure=3)


def stood(stands: Standing, words: tuple[Token, ...], sure: int) -> Told:
    if stands.status == "denied" or stands.refused or stands.ended:
        return Told(status=None, words=words, sure=sure, denied=True)
    if stands.called:
        return Told(status="proposed", words=words, sure=max(sure, 2))
    if stands.status == "happened" and _goes_on(words[0]):
        return Told(status="under-way", words=words, sure=sure)
    return Told(status=_BY_STANDING[stands.status], words=words, sure=sure)


def verb_above(token: Token) -> Token | None:
    return token if token.pos_ in VERBS else next((a for a in token.ancestors if a.pos_ in VERBS), None)
