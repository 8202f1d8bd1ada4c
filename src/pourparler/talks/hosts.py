"""What becomes of talks by the word that they stand under: "the collapse of the talks", "walked away from the talks".

In: a noun of talks, or the noun above it, in a spaCy parse. Out: `Told`, or None where the words above tell nothing.
Refused: what the noun or verb above is itself denied, feared or only threatened.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.events.modality import standing
from pourparler.model.talks import TalksStatus
from pourparler.talks.infinitives import was_missed
from pourparler.talks.told import BE, NAMES, UNDONE, VERBS, Told, by_predicate, by_verb, stood, verb_above
from pourparler.talks.vocabulary import vocabulary

_AWAITING = frozenset({"prepare", "brace", "wait", "gear"})
_NUMBERED = frozenset({"first", "second", "third", "fourth", "fifth", "latest"})
_OPEN_MATTERS = frozenset({"date", "venue", "agenda", "timetable"})


def by_host(noun: Token) -> Told | None:
    """By the verb or noun that the talks stand under."""
    token = noun
    for _ in range(6):
        host = token.head
        if token.dep_ in ("conj", "appos") and host.pos_ in NAMES:
            token = host
            continue
        if token.dep_ == "pobj":
            found, above = _behind(token)
            if found is not None or above is None:
                return found
            token = above
            continue
        if token.dep_ == "dobj" and host.lower_ == "following" and host.dep_ in ("acl", "prep", "advcl"):
            return Told(status="held", words=(host,), sure=1)
        if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and host.pos_ in VERBS:
            return by_verb(host, "subject" if token.dep_ == "nsubj" else "object")
        if token.dep_ in ("compound", "nmod", "poss") and host.pos_ in NAMES:
            status = vocabulary().turn("noun", host.lemma_.lower())
            return hosted_by(host, status) if status is not None else None
        return None
    return None


def by_matter(host: Token) -> Iterator[Told]:
    """What becomes of the matter that talks stand under: "the question of a meeting is a stalled prospect"."""
    if host.pos_ not in NAMES:
        return
    verb = host.head if host.dep_ in ("nsubj", "nsubjpass") else host.sent.root
    alone = verb == host.head or not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if not alone or verb.pos_ not in VERBS:
        return
    found = by_predicate(verb) if verb.lemma_ in BE else by_verb(verb, "subject" if host.dep_ == "nsubj" else "object")
    if found is not None and found.status in UNDONE:
        yield found


def _behind(noun: Token) -> tuple[Told | None, Token | None]:
    """What the preposition in front says, or the noun above from which to go on."""
    preposition, above = noun.head, noun.head.head
    word = preposition.lower_
    if above.lower_ in ("ahead", "prior"):
        preposition, above, word = above, above.head, above.lower_
    if (above.pos_ == "ADV" or above.lower_ in ("out", "away")) and above.head.pos_ == "VERB":  # "walked away from"
        above = above.head
    lemma = above.lemma_.lower()
    if above.pos_ in (*NAMES, "ADJ") and word in ("of", "in", "for", "to", "on", "with", "into", "toward", "towards"):
        if word == "of" and (lemma in vocabulary().measures or lemma == "round"):
            return None, above
        if word == "in" and lemma in vocabulary().sharing and above.dep_ == "dobj":
            return None, above  # "suspended its participation in the talks"
        status = vocabulary().turn("noun", lemma)
        if status is not None:
            return hosted_by(above, status), None
    status = vocabulary().turn("behind", word)
    if word == "in" and above.tag_ == "VBD" and any(c.lower_ in _NUMBERED for c in noun.lefts):
        return Told(status="held", words=(preposition,), sure=2), None  # "traded blame in their first talks"
    if status == "held" and word in ("after", "following") and noun.lemma_.lower() in vocabulary().measures:
        return Told(status="held", words=(preposition,), sure=1), None  # "agreed to a swap after days of talks"
    if status is not None and above.pos_ in (*VERBS, *NAMES):
        owned = any(c.dep_ == "poss" for c in noun.lefts) and word in ("after", "following", "since")
        return Told(status=_in_time(status, above, owned=owned), words=(preposition,), sure=1), None
    return (_by_prepositional_verb(above, word, noun) if above.pos_ in VERBS else None), None


def _in_time(status: TalksStatus, above: Token, *, owned: bool = False) -> TalksStatus:
    """What is told "after the talks" is told of talks held, unless it is itself still to come."""
    if status == "held" and above.pos_ in NAMES:  # "a possible meeting at a summit in Orsk": both are to come
        ahead = {vocabulary().turn("adjective", c.lower_) for c in above.lefts if c.dep_ == "amod"}
        if ahead & {"proposed", "planned"}:
            return "planned"
    verb = verb_above(above)
    stands = standing(verb) if verb is not None else None
    told = verb is not None and verb.tag_ == "VBG" and any(c.lower_ in ("was", "were") for c in verb.children)
    if told and status == "held":
        return status  # "wrote that he was putting the date back after a call"
    if status == "held" and owned and verb is not None and _is_foretold(verb):
        return status  # "indicated that he would step back after his call with Venn"
    if status != "planned" and stands is not None and stands.status in ("planned", "proposed", "hypothetical"):
        return "planned" if stands.status == "planned" else "proposed"
    return status


def _is_foretold(verb: Token) -> bool:
    """Whether a deed is one that somebody said would be done: "would let Orsk take the lead"."""
    hosts = (verb, verb.head) if verb.dep_ in ("ccomp", "xcomp", "conj", "advcl") else (verb,)
    return any(c.lower_ == "would" for h in hosts for c in h.children)


def _by_prepositional_verb(verb: Token, word: str, noun: Token) -> Told | None:
    """ "Called for talks", "agreed to talks", "took part in the talks", "travelled to Orsk for talks"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:  # "no date has been set for a round"
        if child.dep_ in ("nsubjpass", "dobj") and word == "for" and child.lemma_ in _OPEN_MATTERS:
            return Told(status="proposed", words=(child,), sure=2)
    status = vocabulary().turn("prepositional", f"{lemma} {word}")
    if status is None:
        return None
    if status == "held" and any(c.lower_ == "whether" for c in verb.children):
        return Told(status="proposed", words=(verb,), sure=2)  # "reviewing whether to take part in the next round"
    stands = standing(verb)
    if stands is None or stands.status == "denied" or stands.refused or was_missed(verb):
        return Told(status=None, words=(verb,), sure=2, denied=True)
    if stands.called:  # "urged Orsk to walk away from the talks"
        return None if status in UNDONE else Told(status="proposed", words=(verb,), sure=2)
    if noun.lemma_.lower() in ("visit", "trip", "tour") and word == "for" and lemma not in _AWAITING:
        return stood(stands, (verb,), 2)
    if status == "planned" and stands.status in ("hypothetical", "proposed"):
        return Told(status="proposed", words=(verb,), sure=2)  # "would agree to talks if the bridge were opened"
    if status == "held" and stands.status == "ongoing":
        status = "under-way"  # "are meeting for talks"
    if status in ("proposed", "planned") or stands.status in ("happened", "ongoing"):
        return Told(status=status, words=(verb,), sure=2)
    if status in UNDONE:
        return None  # "threatened to walk away from the talks"
    return stood(stands, (verb,), 2)


def hosted_by(host: Token, status: TalksStatus) -> Told:
    """The status that a noun gives, where nothing takes the noun itself back: "no prospect of talks"."""
    barred = any(c.lower_ in ("no", "little") for c in host.lefts)
    above = host.head.head if host.dep_ == "pobj" else host
    barred = barred or (above.pos_ in NAMES and any(c.lower_ == "no" for c in above.lefts))
    feared = host.dep_ == "dobj" and host.head.lemma_ in ("avoid", "prevent", "avert", "risk", "fear", "forestall")
    if (barred and host.lemma_.lower() not in _OPEN_MATTERS) or feared:
        return Told(status=None, words=(host,), sure=2, denied=True)
    verb = verb_above(host)
    when = host.dep_ == "pobj" and host.head.lower_ in (
        "at",
        "since",
        "from",
        "after",
        "during",
    )  # "at the start of the talks"
    if status in UNDONE | {"under-way"} and verb is not None and host.dep_ != "ROOT" and not when:
        stands = standing(verb) if host.dep_ in ("nsubj", "dobj", "nsubjpass", "pobj", "attr") else None
        if stands is not None and stands.status in ("planned", "proposed", "hypothetical"):
            return Told(status="proposed", words=(host,), sure=1)
    return Told(status=status, words=(host,), sure=1 if status == "under-way" else 2)
