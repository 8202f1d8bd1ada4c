"""Done, under way, to come, wished for, denied: the standing of a deed, from the words it hangs on.

In: the verb or noun of a deed. Out: `Standing`: its status, whether it is refused, and what asks for it.
Refused: to take a purpose ("to attack") for a deed; such a standing is None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from pourparler.events.auxiliaries import (
    FINITE,
    FUTURE,
    MAY,
    MUST,
    has_own_subject,
    is_bare_beside,
    is_going,
    is_somebody,
    is_to_come,
)
from pourparler.events.lexicon import event_lexicon
from pourparler.events.negation import denies, is_no_longer, is_of_nobody
from pourparler.events.phrases import is_actor_word
from pourparler.events.scopes import (
    has_condition,
    in_condition,
    is_called_for,
    is_only_spoken_of,
    is_wished,
    is_wished_for,
    under,
)
from pourparler.model.event import EventStatus
from pourparler.statements.cues import lexicon as cue_lexicon
from pourparler.statements.syntax import child

_WITHOUT = frozenset({"without", "instead", "rather"})
_UNTOLD = frozenset({"for", "of", "about", "on", "against", "over", "to"})
"""Before a participle with its own subject, these tell what is meant, and not that it was done."""
_SEEN = frozenset({"see", "let", "make", "have", "watch"})
_PHONED = frozenset({"call", "phone", "telephone", "ring"})
_DROPPED = frozenset(
    {"drop", "abandon", "withdraw", "back", "soften", "retract", "reject", "dismiss", "ignore", "consider"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`status` of the deed; `ahead` if announced, `refused` if it will not be done, `ended`, `asker` who wants it.

    `called`: somebody, perhaps not named, calls on the doer: "calls for Orsk to halt the attacks".
    """

    status: EventStatus = "happened"
    ahead: bool = False
    refused: bool = False
    ended: bool = False
    asker: Token | None = None
    called: bool = False


def standing(verb: Token, depth: int = 0) -> Standing | None:
    """The standing of the deed that a verb tells; None for a purpose or what cannot be told.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("Orsk will attack Velland.")
    >>> standing(doc[2]).status, standing(doc[2]).ahead
    ('planned', True)
    """
    if depth > 6:
        return None
    negative = any(denies(c) for c in verb.children) or is_of_nobody(verb)
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    own = has_own_subject(verb)
    borrowed = None if helpers or own or (verb.tag_ in FINITE and not is_bare_beside(verb)) else _joined_to(verb)
    if borrowed is not None and verb.tag_ == "VB" and borrowed.tag_ in (FINITE | {"VBN"}):
        return None  # "said he wants to take it, *annex* more": the word it is joined to is out of reach
    if borrowed is not None:
        return standing(borrowed, depth + 1)
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"} | {
        c.lower_ for c in verb.children if c.dep_ == "advmod" and c.lower_ in ("when", "whenever")
    }
    if verb.tag_ == "VB" and not helpers and not own and verb.dep_ in ("ROOT", "ccomp", "parataxis", "intj", "dep"):
        return None  # "please help us"
    unable = is_of_nobody(verb.head) or any(c.lower_ in ("can", "ca", "could") for c in verb.head.children)
    if verb.dep_ == "xcomp" and unable:
        return None  # "no nation can be expected to accept it"
    opens = verb.head.left_edge if verb.dep_ == "xcomp" else verb.left_edge
    if opens.lower_ in ("how", "why") or any(c.dep_ == "advmod" and c.lower_ in ("how", "why") for c in verb.children):
        return None  # "sensitive in how I criticize it", "would not say how much it planned to invest"
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children) and is_wished(verb.head):
        return None  # "would like to see a day where they disarm"
    if verb.dep_ in ("csubj", "csubjpass") and verb.tag_ == "VBG" and not helpers:
        return None  # "criticizing Orsk only hardens it"
    if _is_generic(verb) or (negative and verb.tag_ == "VBG" and not helpers):
        return None
    if verb.dep_ == "conj" and not own and in_condition(verb.head) and not helpers & (FUTURE | {"would"}):
        return None
    if "when" in marks and verb.tag_ in ("VBP", "VBZ") and not helpers:
        return None  # "when I speak with my colleagues": now and then
    if helpers & {"can", "ca"}:
        return None  # what somebody is able to do
    to_come = bool(helpers & (FUTURE | {"would"})) or under(verb.head) in ("ready", "planned")
    if "would" in helpers and helpers & {"have", "'ve", "’ve"}:
        return None  # "would have been held if": it never was
    if marks & event_lexicon().scopes["conditions"] and not to_come:
        return None  # "if Orsk attacks": nobody says that it does
    told_now = to_come or verb.tag_ in ("VB", "VBZ", "VBP")
    if has_condition(verb) and helpers & {"was", "were"}:
        return None  # "women were arrested if they went bareheaded": a custom
    if marks & event_lexicon().scopes["conditions"] or (has_condition(verb) and told_now):
        return Standing(status="hypothetical", ahead=to_come, refused=negative and to_come)
    if helpers & FUTURE or is_going(verb):
        return Standing(status="planned", ahead=True, refused=negative, ended=is_no_longer(verb))
    if helpers & (MAY | MUST | {"would"}) and helpers & {"have", "'ve", "’ve"} and not helpers & {"may", "might"}:
        return None  # "would have killed": it never was
    if "would" in helpers:
        said = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")
        return Standing(status="planned" if said else "hypothetical", ahead=True, refused=negative)
    if helpers & MAY:
        return Standing(status="hypothetical", refused=False)
    if verb.dep_ == "xcomp" and verb.head.lower_ == "had" and "to" in helpers:
        return Standing()
    if helpers & MUST or (verb.head.lemma_ in ("have", "need") and verb.dep_ == "xcomp"):
        asker = _speaker(verb)
        return Standing(status="proposed", asker=asker) if asker is not None and not negative else None
    if is_wished_for(verb, helpers):
        return call(verb.head)
    if marks & {"once", "before", "until", "after", "when"} and (is_to_come(verb.head) or verb.head.tag_ == "VB"):
        return Standing(status="hypothetical")
    if "to" in helpers and is_called_for(verb):
        return call(verb.head)
    if "to" in helpers:
        return _hung(verb, negative, depth)
    if verb.tag_ == "VBG" and not helpers and is_only_spoken_of(verb):
        return None  # "discussed the group *laying down* its arms"
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and own and verb.head.lower_ in _UNTOLD:
        return None  # "in return for Orsk *releasing* the funds"
    hanging = verb.dep_ in ("pcomp", "advcl") and verb.head.lower_ != "without" and not helpers
    if verb.tag_ == "VBG" and hanging and own:
        host = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if host.pos_ == "NOUN" and under(host) == "possible":
            return None
        return Standing(status="happened" if host.tag_ in ("VBD", "VBN") else "ongoing")
    if verb.dep_ == "ccomp" and verb.head.lower_ == "let" and verb.head.tag_ == "VB" and not has_own_subject(verb.head):
        return None  # "let aid be provided"
    if verb.dep_ == "ccomp" and not helpers and verb.lower_ == verb.lemma_ and verb.head.lemma_ in _SEEN:
        return standing(verb.head, depth + 1)  # "would see troops *take* the town"
    if verb.dep_ in ("pcomp", "xcomp") or (verb.dep_ == "ccomp" and verb.tag_ == "VB"):
        return _hung(verb, negative, depth)
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not helpers and not _is_real(verb.head, depth):
        return None  # "he must be named at once, ignoring the court"
    if negative:
        return Standing(status="denied")
    if verb.dep_ == "ccomp" and verb.i > verb.head.i and under(verb.head) in ("asked", "wished", "denied", "possible"):
        return _hung(verb, negative, depth)
    if (verb.tag_ == "VBG" or "being" in helpers) and helpers & {"is", "are", "'s", "'re", "am"}:
        return Standing(status="ongoing")
    if verb.lemma_ in event_lexicon().scopes["lasting"] and verb.tag_ in ("VBP", "VBZ", "VBG"):
        return Standing(status="ongoing")
    if verb.lemma_ in ("plan", "schedule") and verb.pos_ == "VERB":
        return Standing(status="planned", ahead=True)
    if verb.tag_ == "VB" and not helpers and verb.dep_ in ("conj", "advcl", "ccomp", "relcl", "acl", "dep"):
        return None  # "said they must arm it" and *seize* its assets": the helping word is out of reach
    if verb.sent[-1].text == "?" or (verb.sent[-1].is_quote and len(verb.sent) > 1 and verb.sent[-2].text == "?"):
        return Standing(status="hypothetical")
    return Standing()


_HABITUAL = frozenset(
    {"always", "often", "usually", "regularly", "routinely", "typically", "normally", "generally", "sometimes", "ever"}
    | {"traditionally", "frequently", "customarily", "habitually", "occasionally", "historically", "invariably"}
)


def _is_generic(verb: Token) -> bool:
    """ "When a country lectures others", "a group ignores it", "has always helped": nobody, at no time."""
    if any(c.dep_ == "advmod" and c.lower_ in _HABITUAL for c in verb.children):
        helped = {c.lower_ for c in verb.children}
        return verb.tag_ in ("VBZ", "VBP") or bool(helped & {"always", "ever"})
    if verb.dep_ == "xcomp" and verb.head.lower_ == "were":
        return True  # "if Orsk were to sign"
    if (
        verb.dep_ == "acl"
        and verb.tag_ == "VBG"
        and verb.head.dep_ == "nsubj"
        and verb.head.head.tag_ in ("VBZ", "VBP")
    ):
        return any(c.dep_ == "det" and c.lower_ in ("a", "an", "any", "every") for c in verb.head.children)
    if verb.tag_ not in ("VBZ", "VBP"):
        return False
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.dep_ == "relcl" and (who is None or who.lower_ in ("that", "who", "which")):
        who = verb.head
    if who is not None and verb.dep_ == "relcl" and verb.tag_ == "VBP" and who.tag_ == "NNS":
        return not any(c.dep_ in ("det", "poss", "nummod") and c.lower_ not in ("all", "any") for c in who.children)
    return who is not None and any(c.dep_ == "det" and c.lower_ in ("a", "an", "any", "every") for c in who.children)


def _is_real(verb: Token, depth: int) -> bool:
    """Whether the verb is told as done or being done; what hangs on it is no more real than it is."""
    above = standing(verb, depth + 1) if verb.pos_ in ("VERB", "AUX") else Standing()
    return above is None or above.status in ("happened", "ongoing")


def _is_told(verb: Token, depth: int) -> bool:
    """Whether the words around the verb leave no doubt of it: "can defend itself by attacking" does."""
    return standing(verb, depth + 1) is not None and _is_real(verb, depth)


def call(host: Token) -> Standing | None:
    """The call itself: made, by the subject of the verb or the owner of the noun."""
    if host.pos_ in ("VERB", "AUX"):
        above = standing(host)
        asker = next((c for c in host.children if c.dep_ == "nsubj"), None)
        return (
            None
            if above is None or above.status == "denied"
            else Standing(status=above.status, asker=asker, called=True)
        )
    if host.head.lemma_ in _DROPPED or (host.dep_ == "pobj" and host.head.head.lemma_ in _DROPPED):
        return None  # "dropped its demand that Orsk allow it"
    asker = next((c for c in host.lefts if c.dep_ in ("poss", "amod", "compound") and is_actor_word(c)), None)
    behind = (n for c in host.children if c.dep_ == "prep" and c.lower_ in ("by", "from") for n in c.children)
    return Standing(asker=asker or next((n for n in behind if n.dep_ == "pobj"), None), called=True)


def _hung(verb: Token, negative: bool, depth: int) -> Standing | None:
    """The standing of an infinitive or participle, from the word it hangs on."""
    if verb.dep_ == "pcomp":
        preposition = verb.head
        if preposition.lower_ in _WITHOUT:
            return Standing(status="denied")
        host = preposition.head
        sort = under(host)
        if sort in (None, "through", "planned"):
            told = preposition.lower_ in ("after", "since", "while", "despite")
            return Standing() if told or (preposition.lower_ == "by" and _is_told(host, depth)) else None
        return _by_sort(sort, host, negative, depth)
    if verb.dep_ == "ROOT" or (
        verb.dep_ in ("acl", "relcl") and verb.head.dep_ == "ROOT" and verb.head.pos_ in ("PROPN", "NOUN")
    ):  # a headline: "Orsk to sign accord"
        return Standing(status="planned", ahead=True, refused=negative)
    if verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_ in _PHONED and _is_phoned(verb.head):
        return standing(verb.head, depth + 1)  # "called Venn to congratulate her"
    if verb.dep_ == "advcl" and under(verb.head) not in ("planned", "ready", "asked"):
        return None
    return _by_sort(under(verb.head), verb.head, negative, depth)


def _is_phoned(verb: Token) -> bool:
    who = child(verb, "dobj", "oprd")
    return who is not None and (who.dep_ == "dobj" or who.ent_type_ == "PERSON")


def _by_sort(sort: str | None, host: Token, negative: bool, depth: int) -> Standing | None:
    if (
        sort == "through"
        and host.lemma_ == "be"
        and (not is_somebody(host) or child(host, "acomp", "attr") is not None)
    ):
        return None  # "the plan was to sign", "it was important to sign"
    if sort == "through":
        return standing(host, depth + 1) if host.pos_ in ("VERB", "AUX") else Standing(status="hypothetical")
    if (host.pos_ == "ADJ" and any(c.lower_ == "enough" for c in host.children)) or host.lower_ == "enough":
        return Standing()
    if sort in ("planned", "ready"):
        undone = any(c.dep_ == "neg" for c in host.children)
        kind: EventStatus = "planned" if sort == "planned" else "proposed"
        return Standing(status=kind, ahead=True, refused=negative or undone)
    if sort == "asked":
        return call(host)
    if sort == "denied":
        told: EventStatus = "happened" if host.lemma_ in ("refuse", "decline") else "denied"
        return Standing(status=told, refused=told == "happened" or host.lemma_ == "fail")
    if sort == "ended":
        above = standing(host, depth + 1) if host.pos_ in ("VERB", "AUX") else Standing()
        return replace(above, ended=True) if above is not None else None
    return None  # wished for, or only possible


def _joined_to(verb: Token) -> Token | None:
    return verb.head if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") else None


def _speaker(verb: Token) -> Token | None:
    """Who says that something must be done."""
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in cue_lexicon().verbs:
        return None
    return next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
