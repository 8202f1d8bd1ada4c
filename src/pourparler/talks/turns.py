"""What became of talks, from the words around their mention.

In: the head of a mention in a spaCy parse. Out: `Told`s: each a status, the words that say so, and how plainly they do.
Refused: what is denied, asked for in vain or a mere condition: such words give no status.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pourparler.events.modality import Standing, noun_standing, standing
from pourparler.model.event import EventStatus
from pourparler.model.talks import TalksStatus
from pourparler.talks.vocabulary import vocabulary

_DONE: frozenset[TalksStatus] = frozenset({"held", "under-way", "concluded"})
_UNDONE: frozenset[TalksStatus] = frozenset({"cancelled", "postponed", "stalled", "failed"})
_BY_STANDING: dict[EventStatus, TalksStatus] = {
    "happened": "held", "ongoing": "under-way", "planned": "planned", "proposed": "proposed", "cancelled": "cancelled",
    "postponed": "postponed", "stalled": "stalled", "hypothetical": "proposed",
}  # fmt: skip
_BE = frozenset({"be", "remain", "constitute", "represent", "become", "stay", "seem", "appear"})
_COURSE = frozenset(
    {"take", "begin", "start", "resume", "continue", "go", "proceed", "open", "happen", "occur", "restart"}
)
_TRANSITIVE = frozenset({"end", "conclude", "finish", "close", "open", "start", "begin", "advance"})
_SOON = frozenset({"later", "tomorrow", "tonight", "next", "soon"})
_OPEN_MATTERS = frozenset({"date", "venue", "agenda", "timetable"})
_VERBS = ("VERB", "AUX")
_NAMES = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A status and the tokens that tell it; `sure` is 3 for a word of its own, 2 for a frame, 1 for a preposition, 0
    for a tense alone; `denied` where the words deny it.
    """

    status: TalksStatus | None
    words: tuple[Token, ...]
    sure: int = 1
    denied: bool = False


def told_of_verb(verb: Token) -> tuple[Told, ...]:
    """What a verb of talks says of its own deed: "will meet", "refused to meet".

    >>> from pourparler.language import load_language
    >>> [t.status for t in told_of_verb(load_language()("Venn will meet Lirke in Geneva.")[2])]
    ['planned']
    """
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in _NAMES:  # "the prospect of the presidents meeting"
        above = verb.head.head
        status = vocabulary().turn("noun", above.lemma_.lower())
        found = [_hosted(above, status)] if status is not None else []
        if found:
            return (*found, *_by_matter(above))
    stands = standing(verb)
    if stands is not None and stands.status == "hypothetical" and stands.ahead and verb.head.tag_ == "VBG":
        return (Told(status="planned", words=(verb,), sure=2),)  # "adding that he would meet Venn"
    if stands is not None and stands.status == "ongoing" and any(c.lower_ in _SOON for c in verb.subtree):
        return (Told(status="planned", words=(verb,), sure=2),)  # "are meeting later on Tuesday"
    if stands is not None:
        return (_stood(stands, (verb,), 2),)
    hosted, above = None, verb
    while hosted is None and above.dep_ in ("advcl", "xcomp", "conj") and above.head.pos_ in _VERBS:
        above = above.head
        hosted = standing(above)
    if hosted is None:
        return (Told(status=None, words=(verb,), denied=True),)
    return (_stood(hosted, (verb,), 1),)  # "travelled to Orsk to meet Venn"


def told_of_noun(noun: Token, inner: Sequence[Token] = ()) -> tuple[Told, ...]:
    """What the words around a noun of talks say: clauses on it, adjectives, the noun or verb it hangs on, its tense.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("The meeting, due to begin on Thursday, was called off.")
    >>> [(t.status, [w.text for w in t.words]) for t in told_of_noun(doc[1])]
    [('planned', ['due']), ('cancelled', ['called', 'off'])]
    """
    every = (noun, *(t for t in inner if t != noun))
    if any(c.lower_ == "no" for c in noun.lefts):
        return (Told(status=None, words=(noun,), denied=True),)
    found = [*_by_clauses_on(every), *(told for t in every for told in _by_adjectives(t))]
    host = _by_host(noun)
    if host is not None:
        found += [host, *_by_matter(host.words[0])]
    return tuple(dict.fromkeys(found)) or (_by_tense(noun),)


def turn_of_pronoun(verb: Token, role: str) -> Told | None:
    """What a verb says of talks that its pronoun stands for: "It will not be held this week"."""
    return _by_verb(verb, role)


def is_course_of_talks(told: Told, role: str) -> bool:
    """Whether a verb says so of talks rather than of anything: "it was called off", not "it began"."""
    plain = (
        {"take place", "break down", "fall through", "collapse", "stall", "break up"}
        if role == "subject"
        else {
            "call off",
            "hold",
            "postpone",
            "put off",
            "schedule",
            "cancel",
            "adjourn",
            "suspend",
            "break off",
            "put back",
        }
    )
    words = told.words
    return " ".join((words[0].lemma_.lower(), *(w.lower_ for w in words[1:]))) in plain


def _stood(stands: Standing, words: tuple[Token, ...], sure: int) -> Told:
    if stands.status == "denied" or stands.refused or stands.ended:
        return Told(status=None, words=words, sure=sure, denied=True)
    return Told(status=_BY_STANDING[stands.status], words=words, sure=sure)


def _by_clauses_on(nouns: Sequence[Token]) -> Iterator[Told]:
    """ "Talks that collapsed", "talks held in Orsk", "a meeting due to begin", "talks in Orsk, which were put off"."""
    behind = [
        p
        for n in nouns
        for c in n.rights
        if c.dep_ == "prep"
        for p in c.children
        if p.dep_ == "pobj" and p.pos_ == "PROPN"
    ]
    clauses = [c for n in nouns for c in n.rights if c.dep_ in ("relcl", "acl", "amod", "advcl") or c.lower_ == "due"]
    clauses += [c for p in behind for c in p.rights if c.dep_ in ("relcl", "acl") and _is_of_thing(c)]
    for child in clauses:
        if child.dep_ == "relcl" and any(c.lower_ in ("where", "when") for c in child.children):
            found = None
        elif child.dep_ == "relcl" and child.pos_ in _VERBS:
            found = _by_verb(child, _relative_role(child))
        elif child.lower_ == "due":
            found = Told(status="planned", words=(child,), sure=2)
        elif child.tag_ == "VBN" and child.dep_ in ("acl", "amod"):
            found = _by_verb(child, "object")
        elif child.dep_ == "acl" and vocabulary().turn("subject", child.lemma_.lower()) is not None:
            coming = child.tag_ == "VB" and not any(c.dep_ == "dobj" for c in child.children)
            found = Told(status="planned", words=(child,), sure=2) if coming else None
            aimed = any(c.dep_ == "dobj" for c in child.children)  # "negotiations ending the war"
            found = _by_verb(child, "subject") if child.tag_ != "VB" and not aimed else found
        else:
            status = vocabulary().turn("adjective", child.lower_) if child.pos_ == "ADJ" else None
            found = Told(status=status, words=(child,), sure=2) if status is not None else None
        if found is not None:
            yield found


def _is_of_thing(clause: Token) -> bool:
    return clause.dep_ == "acl" or any(c.lower_ in ("which", "that") for c in clause.children)


def _relative_role(verb: Token) -> str:
    for child in verb.children:
        if child.lower_ in ("which", "that") and child.dep_ in ("nsubj", "nsubjpass"):
            return "object" if child.dep_ == "nsubjpass" else "subject"
    return "object"


def _by_adjectives(noun: Token) -> Iterator[Told]:
    for child in noun.lefts:
        status = vocabulary().turn("adjective", child.lower_)
        if status is None or child.dep_ not in ("amod", "advmod", "det", "nmod", "compound", "acl"):
            continue
        yield Told(status=status, words=(child, noun), sure=3 if status not in ("held", "planned") else 2)


def _by_host(noun: Token) -> Told | None:
    """By the verb or noun that the talks stand under."""
    token = noun
    for _ in range(6):
        host = token.head
        if token.dep_ in ("conj", "appos") and host.pos_ in _NAMES:
            token = host
            continue
        if token.dep_ == "pobj":
            found, above = _behind(token)
            if found is not None or above is None:
                return found
            token = above
            continue
        if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and host.pos_ in _VERBS:
            return _by_verb(host, "subject" if token.dep_ == "nsubj" else "object")
        if token.dep_ in ("compound", "nmod", "poss") and host.pos_ in _NAMES:
            status = vocabulary().turn("noun", host.lemma_.lower())
            return _hosted(host, status) if status is not None else None
        return None
    return None


def _by_matter(host: Token) -> Iterator[Told]:
    """What becomes of the matter that talks stand under: "the question of a meeting is a stalled prospect"."""
    if host.pos_ not in _NAMES:
        return
    verb = host.head if host.dep_ in ("nsubj", "nsubjpass") else host.sent.root
    alone = verb == host.head or not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if not alone or verb.pos_ not in _VERBS:
        return
    found = (
        _by_predicate(verb) if verb.lemma_ in _BE else _by_verb(verb, "subject" if host.dep_ == "nsubj" else "object")
    )
    if found is not None and found.status in _UNDONE:
        yield found


def _behind(noun: Token) -> tuple[Told | None, Token | None]:
    """What the preposition in front says, or the noun above from which to go on."""
    preposition, above = noun.head, noun.head.head
    word = preposition.lower_
    if above.lower_ in ("ahead", "prior"):
        preposition, above, word = above, above.head, above.lower_
    lemma = above.lemma_.lower()
    if above.pos_ in (*_NAMES, "ADJ") and word in ("of", "in", "for", "to", "on", "with", "into", "toward", "towards"):
        if word == "of" and (lemma in vocabulary().measures or lemma == "round"):
            return None, above
        status = vocabulary().turn("noun", lemma)
        if status is not None:
            return _hosted(above, status), None
    status = vocabulary().turn("behind", word)
    if status is not None and above.pos_ in (*_VERBS, *_NAMES):
        return Told(status=_in_time(status, above), words=(preposition,), sure=1), None
    return (_by_prepositional_verb(above, word, noun) if above.pos_ in _VERBS else None), None


def _in_time(status: TalksStatus, above: Token) -> TalksStatus:
    """What is told "after the talks" is told of talks held, unless it is itself still to come."""
    verb = _verb_above(above)
    stands = standing(verb) if verb is not None else None
    if status != "planned" and stands is not None and stands.status in ("planned", "proposed", "hypothetical"):
        return "planned" if stands.status == "planned" else "proposed"
    return status


def _by_prepositional_verb(verb: Token, word: str, noun: Token) -> Told | None:
    """ "Called for talks", "agreed to talks", "took part in the talks", "travelled to Orsk for talks"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:  # "no date has been set for a round"
        if child.dep_ in ("nsubjpass", "dobj") and word == "for" and child.lemma_ in _OPEN_MATTERS:
            return Told(status="proposed", words=(child,), sure=2)
    status = vocabulary().turn("prepositional", f"{lemma} {word}")
    if status is None:
        return None
    stands = standing(verb)
    if stands is None or stands.status == "denied" or stands.refused:
        return Told(status=None, words=(verb,), sure=2, denied=True)
    if noun.lemma_.lower() in ("visit", "trip", "tour") and word == "for":
        return _stood(stands, (verb,), 2)
    if status in ("proposed", "planned") or stands.status in ("happened", "ongoing"):
        return Told(status=status, words=(verb,), sure=2)
    return _stood(stands, (verb,), 2)


def _verb_above(token: Token) -> Token | None:
    return token if token.pos_ in _VERBS else next((a for a in token.ancestors if a.pos_ in _VERBS), None)


def _hosted(host: Token, status: TalksStatus) -> Told:
    """The status that a noun gives, where nothing takes the noun itself back: "no prospect of talks"."""
    barred = any(c.lower_ in ("no", "little") for c in host.lefts)
    above = host.head.head if host.dep_ == "pobj" else host
    barred = barred or (above.pos_ in _NAMES and any(c.lower_ == "no" for c in above.lefts))
    feared = host.dep_ == "dobj" and host.head.lemma_ in ("avoid", "prevent", "avert", "risk", "fear", "forestall")
    if (barred and host.lemma_.lower() not in _OPEN_MATTERS) or feared:
        return Told(status=None, words=(host,), sure=2, denied=True)
    verb = _verb_above(host)
    if status in _UNDONE | {"under-way"} and verb is not None and host.dep_ != "ROOT":
        stands = standing(verb) if host.dep_ in ("nsubj", "dobj", "nsubjpass", "pobj", "attr") else None
        if stands is not None and stands.status in ("planned", "proposed", "hypothetical"):
            return Told(status="proposed", words=(host,), sure=1)
    return Told(status=status, words=(host,), sure=1 if status == "under-way" else 2)


def _by_verb(verb: Token, role: str) -> Told | None:
    """The status that a verb gives talks which are its subject or object, and what its tense and helpers make of it."""
    if verb.lemma_ in _BE:
        return _by_predicate(verb)
    for word, tokens in _turn_words(verb):
        status = vocabulary().turn(role, word)
        if status is not None:
            if role == "subject" and word in _TRANSITIVE and any(c.dep_ == "dobj" for c in verb.children):
                status = "held"
            return _moved(status, _stands(verb), tokens, role)
    if role == "subject" and verb.tag_ == "VBD":
        return Told(status="held", words=(verb,), sure=1)  # "the round came within sight of a deal"
    return None


def _stands(verb: Token) -> Standing | None:
    """The standing of a verb; what would be good to do is a wish: "it would be better to hold talks"."""
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in _NAMES:  # "the possibility of holding talks"
        status = vocabulary().turn("noun", verb.head.head.lemma_.lower())
        if status in ("proposed", "planned"):
            return Standing(status="proposed" if status == "proposed" else "planned", ahead=True)
    head = verb.head if verb.head.pos_ in _VERBS else verb.head.head
    wished = head.lemma_ == "be" and any(c.lower_ in ("would", "could", "might") for c in head.children)
    if wished and verb.dep_ in ("xcomp", "advcl", "ccomp") and any(c.lower_ == "to" for c in verb.children):
        return Standing(status="proposed")
    return standing(verb)


def _by_predicate(verb: Token) -> Told | None:
    """ "The talks are under way", "the meeting was due to begin", "talks are at an impasse"."""
    for child in verb.children:
        if child.dep_ not in ("acomp", "advmod", "oprd", "attr", "prep", "xcomp", "prt", "dobj") or child.i < verb.i:
            continue
        inner = next((c for c in child.children if c.dep_ == "pobj"), None)
        word = child.lower_ if inner is None else f"{child.lower_} {inner.lower_}"
        status = vocabulary().turn("adjective", word)
        if status is None and inner is not None and child.lower_ in ("at", "in"):
            status = vocabulary().turn("noun", inner.lemma_.lower())
        if status is None and child.dep_ in ("attr", "dobj"):  # "remains a distant prospect", "is a stalled process"
            told = next((c for c in child.lefts if vocabulary().turn("adjective", c.lower_) in _UNDONE), None)
            status = vocabulary().turn("adjective", told.lower_) if told is not None else None
        if status is not None:
            return _moved(status, standing(verb), (verb, child, *((inner,) if inner is not None else ())), "object")
    return None


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
        return Told(status=None, words=words, denied=True)
    if stands.status == "denied" or stands.refused:
        off = stands.refused and status in _DONE and (role == "subject" or words[0].tag_ == "VBN")
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
            return Told(status=status, words=words, sure=3)
        return Told(status=_BY_STANDING[stands.status], words=words, sure=3)
    if stands.status in ("hypothetical", "proposed") and status in _UNDONE:
        return None
    if status == "planned" and stands.status in ("hypothetical", "proposed"):
        return Told(status="proposed", words=words, sure=2)
    return Told(status=status, words=words, sure=3)


def _by_tense(noun: Token) -> Told:
    """Without a word of its own: by what the noun hangs on, as events read it."""
    stands = noun_standing(noun)
    if stands is None or (noun.dep_ == "nsubj" and stands.status in ("hypothetical", "proposed")):
        return Told(status=None, words=(noun,), sure=0)
    return _stood(stands, (noun,), 0)
