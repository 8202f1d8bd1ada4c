"""Whether a noun names talks where it stands: "the Orsk talks", not "a cabinet meeting" or "a call for a truce".

In: a noun of a spaCy parse. Out: its entry of the vocabulary, or None.
Refused: sittings of parliaments and courts, interviews, matches: nouns whose neighbours give them another sense.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.phrases import below
from pourparler.talks.rounds import ordinal
from pourparler.talks.vocabulary import TalksNoun, vocabulary


def noun_entry(noun: Token) -> TalksNoun | None:
    """The entry of a noun that names talks here; None where its neighbours say that it does not.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("The cabinet meeting on the talks ended.")
    >>> noun_entry(doc[2]), noun_entry(doc[5]).kind
    (None, 'channel')
    """
    lemma = noun.lemma_.lower()
    entries = vocabulary().nouns.get(lemma, ())
    if not entries or noun.lower_ == "talk" or _is_shouted(noun) or _is_otherwise(noun):
        return None
    near = {c.lemma_.lower() for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")}
    near |= {c.lower_ for c in noun.lefts} | {t.lemma_.lower() for t in below(noun, ("of",))}
    for entry in entries:
        if entry.beside and near & entry.beside:
            return entry
    if lemma == "round" and not (ordinal(noun) and not any(True for _ in below(noun, ("of",)))):
        return None
    return next((e for e in entries if not e.beside), None)


def _is_shouted(noun: Token) -> bool:
    """Whether it stands in a line of capitals, the teaser of another article: "VENN TALKS WITH LIRKE"."""
    beside = [t for t in noun.sent[max(0, noun.i - noun.sent.start - 2) : noun.i - noun.sent.start + 3] if t.is_alpha]
    return noun.is_upper and len(beside) > 1 and all(t.is_upper for t in beside)


def _is_otherwise(noun: Token) -> bool:
    """ "Cabinet meeting", "a call for talks", "peace talks reporter": another sense, or no talks."""
    blocked = vocabulary().not_talks
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "poss") and (
            child.lower_ in blocked or child.lemma_.lower() in blocked
        ):
            return True
    bodies = vocabulary().bodies if noun.lemma_.lower() != "summit" else frozenset()
    if any(c.lower_ in bodies for c in noun.lefts) or any(t.lower_ in bodies for t in below(noun, ("of",))):
        return True
    if any(t.lemma_.lower() in blocked for t in below(noun, ("of",))):
        return True
    if noun.dep_ == "compound":
        return True
    if noun.tag_ == "NNS" and any(c.lower_ in ("separate", "individual") for c in noun.lefts):
        return True  # "separate calls with Venn and Lirke": two, and which is meant is told nowhere
    lemma = noun.lemma_.lower()
    if lemma == "contact" and not any(c.dep_ == "amod" for c in noun.lefts):  # "the contact sent a link"
        return not any(True for _ in below(noun, ("with", "between", "among")))
    if lemma == "call" and _is_appeal(noun):
        return True
    if lemma == "call":  # "a call for a truce", "calls to withdraw"
        rest = [
            c
            for c in noun.rights
            if c.lower_ in ("for", "to", "on", "upon") or (c.dep_ in ("acl", "relcl") and c.tag_ == "VB")
        ]
        return bool(rest) and not any(c.lower_ in ("phone", "telephone", "video") for c in noun.lefts)
    return lemma in (
        "dialogue",
        "dialog",
        "discussion",
        "contact",
        "conversation",
        "conference",
        "session",
        "tour",
        "process",
    ) and any(c.lower_ in ("no", "public", "press", "news") for c in noun.lefts)


def _is_appeal(noun: Token) -> bool:
    """Whether "to" and a verb follow a call at once, wherever the parse hangs them: "a joint call to cut violence"."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    return len(after) == 2 and after[0].lower_ == "to" and after[1].tag_ == "VB"
