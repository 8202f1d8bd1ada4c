"""What became of talks, from the words around their mention.

In: the head of a mention in a spaCy parse. Out: `Told`: a status, the words that say so, and how plainly they do.
Refused: what is denied, asked for in vain or a mere condition: such a mention has no status.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pourparler.events.clause import clause_of
from pourparler.events.modality import Standing, noun_standing, standing
from pourparler.model.event import EventStatus
from pourparler.model.talks import TalksStatus
from pourparler.talks.vocabulary import vocabulary

_DONE: frozenset[TalksStatus] = frozenset({"held", "under-way", "concluded"})
_BY_STANDING: dict[EventStatus, TalksStatus] = {
    "happened": "held", "ongoing": "under-way", "planned": "planned", "proposed": "proposed", "cancelled": "cancelled",
    "postponed": "postponed", "stalled": "stalled", "hypothetical": "proposed",
}  # fmt: skip
_BE = frozenset({"be", "remain", "become", "stay", "get", "seem", "appear", "look"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A status and the tokens that tell it; `sure` is 3 for a word of its own, 2 for a frame, 1 for a tense, 0 for none;
    `denied` where the words deny it.
    """

    status: TalksStatus | None
    words: tuple[Token, ...]
    sure: int = 1
    denied: bool = False


def told_of_verb(verb: Token) -> Told:
    """What a verb of talks says of its own deed: "will meet", "refused to meet"."""
    stands = standing(verb)
    if stands is None:
        return Told(status=None, words=(verb,), denied=True)
    return _stood(stands, (verb,), 2)


def told_of_noun(noun: Token) -> Told:
    """What the words around a noun of talks say: a clause on it, an adjective, the noun or verb it hangs on."""
    return (
        _by_clause_on(noun)
        or _by_adjective(noun)
        or _by_host(noun)
        or _by_tense(noun)
    )


def _stood(stands: Standing, words: tuple[Token, ...], sure: int) -> Told:
    if stands.status == "denied" or stands.refused or stands.ended:
        return Told(status=None, words=words, sure=sure, denied=True)
    return Told(status=_BY_STANDING[stands.status], words=words, sure=sure)


def _by_clause_on(noun: Token) -> Told | None:
    """ "Talks that collapsed", "talks held in Orsk", "a meeting scheduled for Friday"."""
    for child in noun.rights:
        if child.dep_ == "relcl" and child.pos_ in ("VERB", "AUX"):
            if any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("which", "that") for c in child.children):
                role = "object" if any(c.dep_ == "nsubjpass" for c in child.children) else "subject"
                found = _by_verb(child, role)
            else:
                found = _by_verb(child, "object")
            if found is not None:
                return found
        if child.dep_ == "acl" and child.tag_ == "VBN":
            found = _by_verb(child, "object")
            if found is not None:
                return found
        if child.dep_ == "acl" and child.tag_ in ("VBG", "VB") and vocabulary().turn("subject", child.lemma_.lower()):
            found = _by_verb(child, "subject")
            if found is not None:
                return Told(status="planned", words=found.words, sure=2) if child.tag_ == "VB" else found
    return None


def _by_adjective(noun: Token) -> Told | None:
    for child in noun.lefts:
        if child.dep_ in ("amod", "advmod", "det", "nmod", "compound", "acl"):
            status = vocabulary().turn("adjective", child.lower_)
            if status is not None:
                if status == "proposed" and child.lower_ in ("new", "fresh", "any", "renewed", "further", "additional", "future"):
                    continue
                if any(c.dep_ == "neg" or c.lower_ in ("no", "without") for c in noun.children):
                    return Told(status=None, words=(child,), denied=True)
                return Told(status=status, words=(child, noun), sure=3 if status not in ("held", "planned") else 2)
    return None


def _by_host(noun: Token) -> Told | None:
    """By the verb or noun that the talks stand under."""
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    for _ in range(4):
        host = token.head
        if token.dep_ == "pobj":
            found, host = _behind(token)
            if found is not None:
                return found
            if host is None:
                return None
            token = host
            continue
        if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and host.pos_ in ("VERB", "AUX"):
            role = "subject" if token.dep_ == "nsubj" else "object"
            return _by_verb(host, role)
        if token.dep_ in ("compound", "nmod", "poss") and host.pos_ in ("NOUN", "PROPN"):
            status = vocabulary().turn("noun", host.lemma_.lower())
            if status is not None:
                return _hosted(host, status)
        if token.dep_ == "appos":
            token = host
            continue
        return None
    return None


def _behind(noun: Token) -> tuple[Told | None, Token | None]:
    """What the preposition in front says, or the noun above from which to go on."""
    preposition = noun.head
    above = preposition.head
    word = preposition.lower_ if above.lower_ != "ahead" else "ahead"
    if preposition.dep_ == "prep" and above.lower_ in ("ahead", "prior"):
        preposition, above, word = above, above.head, above.lower_
    if above.pos_ in ("NOUN", "PROPN", "ADJ") and word in ("of", "in", "for", "to", "on", "about", "with", "into", "toward", "towards"):
        status = vocabulary().turn("noun", above.lemma_.lower())
        if status is not None:
            return _hosted(above, status), None
        if above.lemma_.lower() in ("ready", "open", "willing", "prepared", "eager", "keen", "readiness", "openness"):
            return Told(status="proposed", words=(above,), sure=2), None
        if word == "of" and (above.lemma_.lower() in vocabulary().measures or above.lemma_.lower() == "round"):
            return None, above
    status = vocabulary().turn("behind", word)
    if status is not None and above.pos_ in ("VERB", "AUX", "NOUN", "PROPN"):
        verb = _verb_above(above)
        stands = standing(verb) if verb is not None else None
        if status == "planned":
            return Told(status="planned", words=(preposition,), sure=1), None
        if stands is not None and stands.status in ("planned", "proposed", "hypothetical"):
            return Told(status="planned" if stands.status == "planned" else "proposed", words=(preposition,), sure=1), None
        return Told(status=status, words=(preposition,), sure=1), None
    if above.pos_ in ("VERB", "AUX"):
        found = _by_prepositional_verb(above, word)
        return found, None
    return None, None


def _by_prepositional_verb(verb: Token, word: str) -> Told | None:
    """ "Called for talks", "agreed to talks", "walked out of the talks", "travelled to Orsk for talks"."""
    lemma = verb.lemma_.lower()
    asked = {"call": "proposed", "push": "proposed", "press": "proposed", "hope": "proposed", "ask": "proposed",
             "invite": "proposed", "appeal": "proposed", "agree": "planned", "prepare": "planned", "wait": "planned",
             "gear": "planned", "commit": "planned"}  # fmt: skip
    stands = standing(verb)
    if word in ("for", "to", "on") and lemma in asked:
        if stands is not None and (stands.status == "denied" or stands.refused):
            return Told(status=None, words=(verb,), denied=True)
        return Told(status=asked[lemma], words=(verb,), sure=2)  # type: ignore[arg-type]
    if word in ("in", "to", "with", "into") and lemma in ("return", "engage", "participate", "enter", "join", "take", "be", "come"):
        if stands is None:
            return None
        found = _stood(stands, (verb,), 2)
        return Told(status="under-way", words=(verb,), sure=2) if found.status == "held" and lemma != "take" else found
    if word == "for" and lemma in ("travel", "fly", "arrive", "head", "go", "come", "gather", "meet", "land", "visit"):
        return _stood(stands, (verb,), 2) if stands is not None else None
    return None


def _verb_above(token: Token) -> Token | None:
    return token if token.pos_ in ("VERB", "AUX") else next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)


def _hosted(host: Token, status: TalksStatus) -> Told:
    """The status that a noun gives, where nothing takes the noun itself back: "no prospect of talks"."""
    if any(c.lower_ in ("no", "little") for c in host.lefts):
        return Told(status=None, words=(host,), sure=2, denied=True)
    verb = _verb_above(host)
    if status in ("cancelled", "postponed", "stalled", "failed", "under-way") and verb is not None and host.dep_ != "ROOT":
        stands = standing(verb) if host.dep_ in ("nsubj", "dobj", "nsubjpass", "pobj", "attr") else None
        if stands is not None and stands.status in ("planned", "proposed", "hypothetical"):
            return Told(status="proposed", words=(host,), sure=1)
    return Told(status=status, words=(host,), sure=2)


def _by_verb(verb: Token, role: str) -> Told | None:
    """The status that a verb gives talks which are its subject or object, with what its tense and helpers make of it."""
    if verb.lemma_ in _BE:
        return _by_predicate(verb)
    words = _turn_words(verb)
    for word, tokens in words:
        status = vocabulary().turn(role, word)
        if status is not None:
            return _moved(status, standing(verb), tokens, verb)
    if role == "subject" and verb.lemma_ in ("schedule", "set", "due", "expect", "plan", "slate"):
        return Told(status="planned", words=(verb,), sure=3)
    return None


def _by_predicate(verb: Token) -> Told | None:
    """ "The talks are under way", "the meeting was due to begin", "talks are at an impasse"."""
    for child in verb.children:
        if child.dep_ in ("acomp", "advmod", "oprd", "attr", "prep", "xcomp") and child.i > verb.i:
            word = "underway" if child.lower_ == "under" and child.i + 1 < len(child.doc) and child.nbor().lower_ == "way" else child.lower_
            status = vocabulary().turn("adjective", word)
            if child.lower_ in ("over",):
                status = "concluded"
            if child.lower_ in ("off",):
                status = "cancelled"
            if child.dep_ == "prep" and child.lower_ in ("at", "in", "on"):
                inner = next((c for c in child.children if c.dep_ == "pobj"), None)
                if inner is not None:
                    status = vocabulary().turn("noun", inner.lemma_.lower()) or {"progress": "under-way", "track": "under-way", "hold": "stalled", "agenda": "planned", "table": "proposed", "limbo": "stalled"}.get(inner.lemma_.lower())  # type: ignore[assignment]
            if status is not None:
                return _moved(status, standing(verb), (verb, child), verb)
    return None


def _turn_words(verb: Token) -> list[tuple[str, tuple[Token, ...]]]:
    """The verb with its particle, then alone: "call off", "call"."""
    lemma = verb.lemma_.lower()
    rest = [c for c in verb.children if c.dep_ in ("prt", "advmod", "prep") and c.i > verb.i and c.i - verb.i < 8]
    found = [(f"{lemma} {c.lower_}", (verb, c)) for c in rest]
    if lemma == "take":
        place = next((c for c in verb.children if c.lower_ == "place"), None)
        if place is not None:
            return [("take place", (verb, place))]
    return [*found, (lemma, (verb,))]


def _moved(status: TalksStatus, stands: Standing | None, words: tuple[Token, ...], verb: Token) -> Told | None:
    """A status under what its verb's standing makes of it: "will be held" is planned, "may resume" proposed."""
    if stands is None:
        return Told(status=None, words=words, sure=1, denied=True)
    if stands.status == "denied" or stands.refused:
        if status in _DONE and stands.refused and verb.tag_ != "VBN" and clause_of(verb).passive is False and status != "under-way":
            return Told(status="cancelled", words=words, sure=2, denied=True)
        return Told(status=None, words=words, sure=2, denied=True)
    if status in _DONE:
        if stands.ended:
            return Told(status="stalled", words=words, sure=2)
        if stands.status == "happened":
            return Told(status=status, words=words, sure=3)
        if stands.status == "ongoing":
            return Told(status="under-way", words=words, sure=3)
        return Told(status=_BY_STANDING[stands.status], words=words, sure=3)
    if stands.status in ("hypothetical", "proposed") and status in ("cancelled", "postponed", "stalled", "failed"):
        return Told(status=None, words=words, sure=1)
    if status == "planned" and stands.status in ("hypothetical", "proposed"):
        return Told(status="proposed", words=words, sure=2)
    return Told(status=status, words=words, sure=3)


def _by_tense(noun: Token) -> Told:
    """Without a word of its own: by what the noun hangs on, as events read it."""
    stands = noun_standing(noun)
    if stands is None:
        return Told(status=None, words=(noun,), sure=0)
    found = _stood(stands, (noun,), 0)
    return found
