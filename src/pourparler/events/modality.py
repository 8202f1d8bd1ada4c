"""Done, under way, to come, wished for, denied: the standing of a deed, from the words it hangs on.

In: the verb or noun of a deed. Out: `Standing`: its status, whether it is refused, and what asks for it.
Refused: to take a purpose ("to attack") for a deed; such a standing is None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from pourparler.events.lexicon import event_lexicon
from pourparler.events.phrases import is_actor_word
from pourparler.model.event import EventStatus
from pourparler.statements.cues import lexicon as cue_lexicon
from pourparler.statements.syntax import child

_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_MAY = frozenset({"may", "might", "could", "can", "ca"})
_MUST = frozenset({"must", "should", "ought"})
_NOT = frozenset({"not", "n't", "never", "n’t"})
_WITHOUT = frozenset({"without", "instead", "rather"})
_UNTOLD = frozenset({"for", "of", "about", "on", "against", "over", "to"})
"""Before a participle with its own subject, these tell what is meant, and not that it was done."""
_SEEN = frozenset({"see", "let", "make", "have", "watch"})
_PHONED = frozenset({"call", "phone", "telephone", "ring"})
_DROPPED = frozenset(
    {"drop", "abandon", "withdraw", "back", "soften", "retract", "reject", "dismiss", "ignore", "consider"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


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
    negative = any(_denies(c) for c in verb.children) or _nobody(verb)
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    own = _own_subject(verb)
    borrowed = None if helpers or own or (verb.tag_ in _FINITE and not _is_bare_beside(verb)) else _joined_to(verb)
    if borrowed is not None and verb.tag_ == "VB" and borrowed.tag_ in (_FINITE | {"VBN"}):
        return None  # "said he wants to take it, *annex* more": the word it is joined to is out of reach
    if borrowed is not None:
        return standing(borrowed, depth + 1)
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"} | {
        c.lower_ for c in verb.children if c.dep_ == "advmod" and c.lower_ in ("when", "whenever")
    }
    if verb.tag_ == "VB" and not helpers and not own and verb.dep_ in ("ROOT", "ccomp", "parataxis", "intj", "dep"):
        return None  # "please help us"
    unable = _nobody(verb.head) or any(c.lower_ in ("can", "ca", "could") for c in verb.head.children)
    if verb.dep_ == "xcomp" and unable:
        return None  # "no nation can be expected to accept it"
    opens = verb.head.left_edge if verb.dep_ == "xcomp" else verb.left_edge
    if opens.lower_ in ("how", "why") or any(c.dep_ == "advmod" and c.lower_ in ("how", "why") for c in verb.children):
        return None  # "sensitive in how I criticize it", "would not say how much it planned to invest"
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children) and _is_wished(verb.head):
        return None  # "would like to see a day where they disarm"
    if verb.dep_ in ("csubj", "csubjpass") and verb.tag_ == "VBG" and not helpers:
        return None  # "criticizing Orsk only hardens it"
    if _is_generic(verb) or (negative and verb.tag_ == "VBG" and not helpers):
        return None
    if verb.dep_ == "conj" and not own and _in_condition(verb.head) and not helpers & (_FUTURE | {"would"}):
        return None
    if "when" in marks and verb.tag_ in ("VBP", "VBZ") and not helpers:
        return None  # "when I speak with my colleagues": now and then
    if helpers & {"can", "ca"}:
        return None  # what somebody is able to do
    to_come = bool(helpers & (_FUTURE | {"would"})) or under(verb.head) in ("ready", "planned")
    if "would" in helpers and helpers & {"have", "'ve", "’ve"}:
        return None  # "would have been held if": it never was
    if marks & event_lexicon().scopes["conditions"] and not to_come:
        return None  # "if Orsk attacks": nobody says that it does
    told_now = to_come or verb.tag_ in ("VB", "VBZ", "VBP")
    if _has_condition(verb) and helpers & {"was", "were"}:
        return None  # "women were arrested if they went bareheaded": a custom
    if marks & event_lexicon().scopes["conditions"] or (_has_condition(verb) and told_now):
        return Standing(status="hypothetical", ahead=to_come, refused=negative and to_come)
    if helpers & _FUTURE or _going(verb):
        return Standing(status="planned", ahead=True, refused=negative, ended=_no_longer(verb))
    if helpers & (_MAY | _MUST | {"would"}) and helpers & {"have", "'ve", "’ve"} and not helpers & {"may", "might"}:
        return None  # "would have killed": it never was
    if "would" in helpers:
        said = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")
        return Standing(status="planned" if said else "hypothetical", ahead=True, refused=negative)
    if helpers & _MAY:
        return Standing(status="hypothetical", refused=False)
    if verb.dep_ == "xcomp" and verb.head.lower_ == "had" and "to" in helpers:
        return Standing()
    if helpers & _MUST or (verb.head.lemma_ in ("have", "need") and verb.dep_ == "xcomp"):
        asker = _speaker(verb)
        return Standing(status="proposed", asker=asker) if asker is not None and not negative else None
    if _is_wished_for(verb, helpers):
        return call(verb.head)
    if marks & {"once", "before", "until", "after", "when"} and (_is_to_come(verb.head) or verb.head.tag_ == "VB"):
        return Standing(status="hypothetical")
    if "to" in helpers and _is_called_for(verb):
        return call(verb.head)
    if "to" in helpers:
        return _hung(verb, negative, depth)
    if verb.tag_ == "VBG" and not helpers and _is_only_spoken_of(verb):
        return None  # "discussed the group *laying down* its arms"
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and own and verb.head.lower_ in _UNTOLD:
        return None  # "in return for Orsk *releasing* the funds"
    hanging = verb.dep_ in ("pcomp", "advcl") and verb.head.lower_ != "without" and not helpers
    if verb.tag_ == "VBG" and hanging and own:
        host = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if host.pos_ == "NOUN" and under(host) == "possible":
            return None
        return Standing(status="happened" if host.tag_ in ("VBD", "VBN") else "ongoing")
    if verb.dep_ == "ccomp" and verb.head.lower_ == "let" and verb.head.tag_ == "VB" and not _own_subject(verb.head):
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


def _is_wished(token: Token) -> bool:
    return any(a.pos_ == "VERB" and under(a) == "wished" for a in token.ancestors)


def _no_longer(verb: Token) -> bool:
    return any(c.lower_ == "longer" and any(d.lower_ == "no" for d in c.children) for c in verb.children)


def _denies(token: Token) -> bool:
    """ "Not", but no "not only"."""
    if token.dep_ != "neg" and token.lower_ not in _NOT:
        return False
    return token.i + 1 >= len(token.doc) or token.nbor().lower_ not in ("only", "just", "merely")


def _is_generic(verb: Token) -> bool:
    """ "When a country lectures others", "a group ignores it": nobody in particular, at no time."""
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


def _is_bare_beside(verb: Token) -> bool:
    """ "Must not spread and *violate*", "could seize ships, *hit* banks": a bare form that only looks finite."""
    host = verb.head
    if verb.dep_ != "conj" or verb.lower_ != verb.lemma_ or host.pos_ not in ("VERB", "AUX"):
        return False
    opened = {c.lower_ for c in host.children if c.dep_ == "aux"}
    return host.tag_ == "VB" and bool(opened & ({"to", "would"} | _FUTURE | _MAY | _MUST))


def _in_condition(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in event_lexicon().scopes["conditions"] for c in verb.children)


def _has_condition(verb: Token) -> bool:
    return any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for m in c.children)
        for c in verb.children
    )


def _is_only_spoken_of(verb: Token) -> bool:
    host = verb.head.head if verb.dep_ in ("acl", "pcomp") or verb.head.dep_ == "dobj" else verb.head
    told_of = verb.dep_ in ("pcomp", "ccomp", "xcomp") or (verb.dep_ == "acl" and is_actor_word(verb.head))
    return told_of and host.lemma_ in event_lexicon().scopes["unreal"]


def _is_real(verb: Token, depth: int) -> bool:
    """Whether the verb is told as done or being done; what hangs on it is no more real than it is."""
    above = standing(verb, depth + 1) if verb.pos_ in ("VERB", "AUX") else Standing()
    return above is None or above.status in ("happened", "ongoing")


def _is_told(verb: Token, depth: int) -> bool:
    """Whether the words around the verb leave no doubt of it: "can defend itself by attacking" does."""
    return standing(verb, depth + 1) is not None and _is_real(verb, depth)


def _is_called_for(verb: Token) -> bool:
    """ "Calls *for Orsk to halt* the attacks", "appealed for aid to be let in"."""
    opened = any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children)
    return opened and _own_subject(verb) and verb.head.lemma_ in ("call", "appeal", "demand", "push", "press", "plea")


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


def _is_wished_for(verb: Token, helpers: set[str]) -> bool:
    """ "Insists that tolls *be lifted*", "the demand that Orsk *allow* it": the form of a wish."""
    bare = verb.tag_ == "VB" and not helpers - {"be", "not"}
    asked = under(verb.head) == "asked" or verb.head.lemma_ in ("insist", "require", "order")
    base = "be" in helpers and not helpers - {"be", "been", "not"}
    third = verb.tag_ == "VBP" and any(c.tag_ in ("NN", "NNP") and c.dep_ == "nsubj" for c in verb.children)
    return verb.dep_ in ("ccomp", "acl", "relcl") and asked and (bare or base or third)


def _is_to_come(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in (_FUTURE | _MAY | {"would"} | _MUST) for c in verb.children)


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
        and (not _is_somebody(host) or child(host, "acomp", "attr") is not None)
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
        return Standing(status="denied", refused=host.lemma_ in ("fail", "refuse", "decline"))
    if sort == "ended":
        above = standing(host, depth + 1) if host.pos_ in ("VERB", "AUX") else Standing()
        return replace(above, ended=True) if above is not None else None
    return None  # wished for, or only possible


def under(host: Token) -> str | None:
    """The sort of word that a deed hangs on."""
    lemma = host.lemma_.lower()
    scopes = event_lexicon().scopes
    if lemma == "call" and host.pos_ == "VERB" and any(c.dep_ in ("dobj", "oprd") for c in host.children):
        return None  # "what it *called* an office to investigate"
    for sort in ("ready", "planned", "wished", "asked", "denied", "ended", "possible", "through"):
        if lemma in scopes[sort] or host.lower_ in scopes[sort]:
            return sort
    return None


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _joined_to(verb: Token) -> Token | None:
    return verb.head if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") else None


def _nobody(verb: Token) -> bool:
    return any(
        c.dep_ in ("nsubj", "nsubjpass")
        and (c.lower_ in ("nobody", "none") or any(d.lower_ == "no" for d in c.lefts) or _not_one(c))
        for c in verb.children
    )


def _not_one(token: Token) -> bool:
    """ "Not one soldier", "not a single soldier"."""
    before = token.doc[token.left_edge.i : token.i]
    return len(before) > 1 and before[0].lower_ == "not" and before[1].lower_ in ("one", "a")


def _going(verb: Token) -> bool:
    """ "Is going to sign", "is due to sign", "is about to sign"."""
    host = verb.head
    if verb.dep_ != "xcomp" or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    if host.lemma_ == "be" and host.pos_ in ("AUX", "VERB"):  # "each side was to release a hundred"
        return _is_somebody(host) and not any(c.dep_ in ("acomp", "attr") for c in host.children)
    if any(c.dep_ == "prt" for c in host.children):  # "a body set up to help"
        return False
    return host.lower_ in ("going", "due", "about", "set", "scheduled", "slated", "expected", "poised")


def _is_somebody(verb: Token) -> bool:
    who = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return (
        bool(who)
        and not any(c.lemma_ in ("mission", "task", "job", "office", "service") for c in who)
        and all(
            c.pos_ in ("PROPN", "PRON") or is_actor_word(c) or any(n.dep_ == "nummod" for n in c.children) for c in who
        )
    )


def _speaker(verb: Token) -> Token | None:
    """Who says that something must be done."""
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in cue_lexicon().verbs:
        return None
    return next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
