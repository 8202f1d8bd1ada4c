"""Which nouns name a proposal, and of what sort.

In: tokens of a parse. Out: the sort of a noun (`Tier`), where its phrase begins, how many points it has.
Refused: plans for business, aid packages, "no deal", deals that are only hoped for.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from pourparler.dates.counts import NUMBER_WORDS
from pourparler.events.phrases import below
from pourparler.positions.proposals_words import naming_words

Tier = Literal["opens", "made", "deals", "papers"]
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_NUMBERS = {word: str(number) for word, number in NUMBER_WORDS.items() if 2 <= number <= 14}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def tier_of(token: Token) -> Tier | None:
    """The sort of noun by which a word names a proposal; None where it names none.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("Orsk read the proposal of its neighbours on Monday.")
    >>> tier_of(doc[3]), tier_of(doc[6])
    ('opens', None)
    """
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod", "amod"):
        return None
    lemma, words = noun_of(token), naming_words()
    if lemma in ("answer", "response", "reply") and (number_of(token) or _answers_paper(token)):
        return "opens"
    if lemma in words["proposed"] and _is_proposed(token):
        return "made"
    if lemma in words["proposed"] and _is_kept_under(token):
        return "deals"
    tiers: tuple[Tier, ...] = ("opens", "made", "deals", "papers")
    return next((tier for tier in tiers if lemma in words[tier]), None)


def noun_of(token: Token) -> str:
    """The lemma of a noun, with what a hyphen parted from it: "counter-proposal" in three tokens."""
    lemma = token.lemma_.lower()
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in ("counter", "road", "non"):
        return f"{token.nbor(-2).lower_}-{lemma}"
    return lemma


def is_stray(token: Token, tier: Tier) -> bool:
    """Whether such a noun is something else here: a plan for business, no deal, deals in general.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("They left, and there was no deal.")
    >>> is_stray(doc[7], "deals")
    True
    """
    words, doc = naming_words(), token.doc
    lemma = noun_of(token)
    before = [t for t in doc[token.left_edge.i : token.i] if not t.is_punct]
    around = doc[max(0, token.i - 4) : token.i + 4].text.lower()
    if any(phrase in around and lemma.split("-")[-1] in phrase for phrase in words["phrases"]):
        return True
    if lemma == "deal" and not before and token.i + 1 < len(doc) and token.nbor().lower_ == "with":
        return True  # "how they deal with it", which the parser took for a noun
    if any(t.lower_ in ("no", "any", "every", "another", "what", "which", "whatever", "without") for t in before):
        return True
    if any(
        t.lower_ in words["stray"] or t.lemma_.lower() in words["stray"]
        for t in before
        if token in (t.head, t.head.head)
    ):
        return True
    plural = token.tag_ in ("NNS", "NNPS") and lemma not in words["plural"]
    definite = any(t.lower_ in DEFINITE or t.dep_ == "poss" for t in before)
    if plural and (lemma in words["singular"] or not definite):
        return True
    if lemma in words["plural"] and token.tag_ in ("NN", "NNP"):
        return True
    if lemma in words["plural"] and not definite and not number_of(token):
        return True
    if tier == "opens" and _is_bill(token):
        return True
    return tier == "deals" and ((token.tag_ == "NNP" and lemma == "pact") or _is_wished(token))


def _is_bill(token: Token) -> bool:
    """ "Parliament will vote on *a proposal* to send three soldiers": what a house decides for itself."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    whose = any(t.lower_ == "the" or t.dep_ in ("poss", "compound", "nmod") or t.ent_type_ for t in token.lefts)
    made = any(
        c.dep_ in ("prep", "acl") and c.lower_ in ("by", "from", "drafted", "made", "presented") for c in token.rights
    )
    return not whose and not made and who is not None and who.lemma_.lower() in naming_words()["legislatures"]


def _is_wished(token: Token) -> bool:
    """ "Hopes that there will be a deal": one that nobody has made."""
    be = token.head
    there = token.dep_ == "attr" and any(c.dep_ == "expl" for c in be.children)
    return (
        there
        and be.dep_ == "ccomp"
        and be.head.lemma_ in ("hope", "hop", "wish", "believe", "think", "doubt", "expect")
    )


def _is_kept_under(token: Token) -> bool:
    """ "Under the truce", "under the terms of the ceasefire": what binds those who hold to it."""
    prep = token.head
    if token.dep_ != "pobj" or not any(t.lower_ == "the" for t in token.lefts):
        return False
    if prep.lower_ == "of" and prep.head.lemma_ in ("term", "provision", "condition"):
        prep = prep.head.head
    return prep.lower_ == "under"


def _is_proposed(token: Token) -> bool:
    """ "A truce *proposed* by the envoy", "the *proposed* swap", "Orsk has *offered* a thirty-day truce"."""
    making = ("propose", "suggest", "offer", "draft")
    if is_offered(token):
        return True
    return any(c.dep_ in ("amod", "acl") and c.tag_ == "VBN" and c.lemma_ in making for c in token.children)


def is_offered(token: Token) -> bool:
    """Whether it is the object of proposing: "Orsk *proposed* a swap"; not what Orsk did not or may propose."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_ not in ("propose", "offer", "suggest") or verb.pos_ != "VERB":
        return False
    doubted = ("neg", "aux")
    return not any(c.dep_ in doubted and c.lower_ not in ("has", "have", "had", "is", "was") for c in verb.children)


def is_answer(token: Token) -> bool:
    """Whether a noun names a reply."""
    return token.lemma_.lower() in ("answer", "response", "reply")


def _answers_paper(token: Token) -> bool:
    """ "A written answer to the plan": a paper itself, if it is told what it holds."""
    words = naming_words()
    paper = any(h.lemma_.lower() in words["opens"] | words["made"] for h in below(token, ("to",)))
    return (
        paper
        and token.dep_ in _SUBJECTS
        and token.head.lemma_.lower() in ("ask", "call", "propose", "include", "require", "envisage")
    )


def outer(token: Token) -> int:
    """Where the phrase begins, its article with it; what stands before a dash of a dateline does not count."""
    start = token.i
    for before in token.lefts:
        edge = before.left_edge.i
        if token.i - edge < 14 and not any(t.is_space or t.text in ("—", "--", ":") for t in token.doc[edge : token.i]):
            start = min(start, edge)
    if "-" in noun_of(token) and token.i > 1 and token.nbor(-1).text == "-":
        start = min(start, token.i - 2)
        if start > token.sent.start and token.doc[start - 1].pos_ == "DET":
            start -= 1
    while start < token.i and (token.doc[start].is_punct or token.doc[start].dep_ in ("cc", "prep")):
        start += 1
    return start


def number_of(token: Token) -> str | None:
    """ "28" of "the 28-point plan", "six" of "the six points" as "6"; pages do not count."""
    doc = token.doc
    for t in doc[outer(token) : token.i]:
        near = [doc[j].lower_ for j in range(t.i + 1, min(t.i + 3, len(doc)))]
        head = token.lemma_.lower()
        if ("point" in near or t.lower_.endswith("-point") or head == "point") and "page" not in near:
            word = t.lower_.removesuffix("-point")
            if word.isdigit() or word in _NUMBERS:
                return _NUMBERS.get(word, word)
    return None
