"""What becomes of a deed that somebody only offers, agrees or is to do: "offered to meet", "is to hold talks".

In: an infinitive of a spaCy parse that the events leave open. Out: `Standing`, or None where its host tells nothing.
Refused: what the host denies, and what was to have been done.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.modality import Standing, standing
from pourparler.talks.vocabulary import vocabulary

_MODAL = frozenset({"would", "could", "may", "might", "should", "must"})
_WEIGHING = frozenset(
    {"consider", "propose", "suggest", "discuss", "contemplate", "mull", "favour", "favor", "recommend", "advocate"}
)
_CARRYING = frozenset(
    {
        "manage", "get", "begin", "start", "continue", "proceed", "resume", "come", "go", "travel", "fly",
        "arrive", "head", "return", "journey", "visit", "gather", "convene", "sit", "stop", "stay", "remain",
        "take", "spend", "leave", "rush", "step", "join", "stand", "drive", "cross", "pause", "meet", "speak",
        "talk", "work", "finish", "end", "keep", "send", "dispatch", "happen", "succeed", "choose", "deign",
        "rise", "walk", "hurry", "race", "move", "help", "serve",
    }
)  # fmt: skip
_RESULTS = frozenset({"acomp", "attr", "oprd", "dobj"})


def hung_on(verb: Token) -> Standing | None:
    """The standing that the verb, adjective or noun above gives an infinitive.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("Norway had offered to meet Sweden.")
    >>> hung_on(doc[4]).status
    'proposed'
    """
    host = verb.head
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBG" and verb.dep_ == "xcomp" and host.lemma_ in _WEIGHING and not _is_denied(host):
        return Standing(status="proposed", ahead=True)  # "is considering meeting Venn"
    if "to" not in helpers or host == verb or _is_denied(host) or _is_denied(verb):
        return None
    if host.lemma_ == "be" and verb.dep_ == "xcomp":
        missed = bool(helpers & {"have", "'ve", "’ve"}) or any(c.dep_ in _RESULTS for c in host.children)
        return None if missed else Standing(status="planned", ahead=True)  # "is to hold talks", "was to have flown"
    status = vocabulary().turn("infinitive", host.lemma_.lower())
    if status is None or verb.dep_ not in ("xcomp", "acl", "ccomp"):
        return None
    hosted = standing(host) if host.pos_ == "VERB" else None
    open_ = any(c.lower_ in _MODAL for c in host.children) or (hosted is not None and hosted.status == "hypothetical")
    return Standing(status="planned" if status == "planned" and not open_ else "proposed", ahead=True)


def carries_out(host: Token) -> bool:
    """Whether what hangs on a verb is as done as the verb: "managed to meet", "travelled to Orsk to meet"."""
    return host.lemma_ in _CARRYING


def was_missed(verb: Token) -> bool:
    """Whether a deed was to have been done, and was not: "was to have flown to Orsk"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return verb.head.lemma_ == "be" and "to" in helpers and bool(helpers & {"have", "'ve", "’ve"})


def _is_denied(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in token.children)
