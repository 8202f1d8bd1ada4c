"""Where an article names a proposal: a plan, framework, draft or deal, and what takes it up again.

In: a parsed article and its sides. Out: `Mention`s in the order of the text, each with what tells it from others.
Refused: plans for business, aid packages, "no deal", "any deal": what is not, or not yet, before the sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from pourparler.dates.counts import NUMBER_WORDS
from pourparler.events.phrases import below
from pourparler.language.parsed import Passage
from pourparler.model import Span
from pourparler.positions.proposals_barter import offers_told
from pourparler.positions.proposals_sides import Sides, names_before
from pourparler.positions.proposals_words import naming_words
from pourparler.statements.syntax import child

Tier = Literal["opens", "made", "deals", "papers"]
Article_ = Literal["the", "a", "own", "bare"]
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_NUMBERS = {word: str(number) for word, number in NUMBER_WORDS.items() if 2 <= number <= 14}
_PLURAL = frozenset({"point", "term", "provision", "clause", "condition", "element"})
_MANY = frozenset(
    {
        "plan",
        "deal",
        "agreement",
        "offer",
        "idea",
        "package",
        "scheme",
        "arrangement",
        "text",
        "version",
        "article",
        "concept",
    }
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AFTER = frozenset({"between", "with"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mention:
    """One naming of a proposal. `sides` are those whose it is said to be, `names` other names before the noun,
    `kinds` what it is for, `number` its points, `version` the word that tells this draft from others.
    """

    passage: Passage
    head: Token
    span: Span
    tier: Tier
    article: Article_
    sides: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    number: str | None = None
    version: str | None = None
    counter: bool = False
    label: str = field(default="")

    @property
    def is_verb(self) -> bool:
        """Whether no noun names it: "is ready to free ten in exchange for a truce"."""
        return self.head.pos_ == "VERB"

    @property
    def bare(self) -> bool:
        """Whether nothing before the noun tells which it is."""
        return not (self.sides or self.names or self.kinds or self.number)


def mentions_in(passage: Passage, sides: Sides) -> Iterator[Mention]:
    """The namings of proposals in a passage, in order, and the offers told by a verb in sentences without one."""
    offers = {verb.i: (verb, own) for verb, own in offers_told(passage, sides)}
    named = set()
    for token in passage.doc:
        tier = _tier(token)
        if tier is not None and not _is_stray(token, tier):
            named.add(token.sent.start)
            yield _mention(token, tier, passage, sides)
        elif token.i in offers and not named & {token.sent.start}:
            yield _offer(*offers[token.i], passage)


def _offer(verb: Token, own: tuple[str, ...], passage: Passage) -> Mention:
    """An offer that no noun names is named by what is offered: "offer to free ten sailors"."""
    thing = child(verb, "dobj")
    last = thing.i if thing is not None and thing.i - verb.i < 8 else verb.i
    behind = verb.doc[verb.i + 1 : last + 1].text
    return Mention(
        passage=passage,
        head=verb,
        span=passage.span(verb.doc[verb.i : last + 1]),
        tier="made",
        article="a",
        sides=own,
        label=f"offer to {verb.lemma_} {behind}".strip(),
    )


def _tier(token: Token) -> Tier | None:
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod", "amod"):
        return None
    lemma, words = noun_of(token), naming_words()
    if lemma in ("answer", "response", "reply") and (_number(token) or _answers_paper(token)):
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


def _is_stray(token: Token, tier: Tier) -> bool:
    words, doc = naming_words(), token.doc
    lemma = noun_of(token)
    before = [t for t in doc[token.left_edge.i : token.i] if not t.is_punct]
    around = doc[max(0, token.i - 4) : token.i + 4].text.lower()
    if any(phrase in around and lemma.split("-")[-1] in phrase for phrase in words["phrases"]):
        return True
    if any(t.lower_ in ("no", "any", "every", "another", "what", "which", "whatever", "without") for t in before):
        return True
    if any(
        t.lower_ in words["stray"] or t.lemma_.lower() in words["stray"]
        for t in before
        if token in (t.head, t.head.head)
    ):
        return True
    plural = token.tag_ in ("NNS", "NNPS") and lemma not in _PLURAL
    definite = any(t.lower_ in _DEFINITE or t.dep_ == "poss" for t in before)
    if plural and (lemma in _MANY or not definite):
        return True
    if lemma in _PLURAL and token.tag_ in ("NN", "NNP"):
        return True
    if lemma in _PLURAL and not definite and not _number(token):
        return True
    return tier == "deals" and ((token.tag_ == "NNP" and lemma == "pact") or _is_wished(token))


def _is_wished(token: Token) -> bool:
    """ "Hopes that there will be a deal": one that nobody has made."""
    be = token.head
    there = token.dep_ == "attr" and any(c.dep_ == "expl" for c in be.children)
    return (
        there
        and be.dep_ == "ccomp"
        and be.head.lemma_ in ("hope", "hop", "wish", "believe", "think", "doubt", "expect")
    )


def _mention(token: Token, tier: Tier, passage: Passage, sides: Sides) -> Mention:
    words = naming_words()
    before = [t for t in token.doc[token.left_edge.i : token.i] if t.i >= token.left_edge.i]
    before = before[-12:]
    own, names = _whose(token, tier, passage, sides)
    version = next((t.lower_ for t in before if t.lower_ in words["versions"] and t.head == token), None)
    lemma = noun_of(token)
    start = _start(token)
    label = token.doc[start : token.i + 1].text
    return Mention(
        passage=passage,
        head=token,
        span=passage.span(token.doc[_outer(token) : token.i + 1]),
        tier=tier,
        article=_article(token, before),
        sides=own,
        names=frozenset(names),
        kinds=frozenset(t.lemma_.lower() for t in before if t.lemma_.lower() in words["kinds"]),
        number=_number(token),
        version=version,
        counter=lemma in words["counter"] or _is_answer(token),
        label=label,
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


def _is_answer(token: Token) -> bool:
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


def _outer(token: Token) -> int:
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


def _start(token: Token) -> int:
    """Where its name begins: behind the article, "so-called" and the like."""
    start = _outer(token)
    called = next((t.i for t in token.doc[start : token.i] if t.lower_ in ("called", "so-called")), None)
    start = called + 1 if called is not None else start
    while (
        start < token.i
        and token.doc[start + 1].text != "-"
        and (
            token.doc[start].pos_ in ("DET", "PRON", "PUNCT", "ADV")
            or token.doc[start].lower_ in ("so", "called", "-", "confidential", "controversial", "so-called", "such")
        )
    ):
        start += 1
    return start


def _article(token: Token, before: list[Token]) -> Article_:
    if any(t.dep_ == "poss" or t.tag_ == "PRP$" for t in token.lefts):
        return "own"
    first = before[0].lower_ if before else ""
    if first in _DEFINITE or any(t.lower_ in _DEFINITE for t in token.lefts):
        return "the"
    return "a" if first in ("a", "an", "one") else "bare"


def _number(token: Token) -> str | None:
    """ "28" of "the 28-point plan", "six" of "the six points" as "6"; pages do not count."""
    doc = token.doc
    for t in doc[_outer(token) : token.i]:
        near = [doc[j].lower_ for j in range(t.i + 1, min(t.i + 3, len(doc)))]
        head = token.lemma_.lower()
        if ("point" in near or t.lower_.endswith("-point") or head == "point") and "page" not in near:
            word = t.lower_.removesuffix("-point")
            if word.isdigit() or word in _NUMBERS:
                return _NUMBERS.get(word, word)
    return None


def _whose(token: Token, tier: Tier, passage: Passage, sides: Sides) -> tuple[tuple[str, ...], list[str]]:
    """The sides whose it is, and the other names before the noun."""
    own: list[str] = []
    names: list[str] = []
    for first, last in names_before(token):
        side = sides.adjective(first, last, passage, metonym=tier != "deals")
        if side is not None:
            own.append(side)
        else:
            names.append(token.doc[first.i : last.i + 1].text.lower())
    for own_word in token.lefts:
        if own_word.tag_ == "PRP$" or (own_word.dep_ == "poss" and own_word.text[:1].islower()):
            own += sides.of([own_word], passage)
    if tier == "deals":
        own += sides.of([*below(token, _AFTER), *_talking(token)], passage)
    else:
        own += sides.of((h for h in below(token, ("by", "from")) if h.pos_ in ("PROPN", "NOUN")), passage)
    own += sides.of(_makers(token), passage)
    return tuple(dict.fromkeys(own)), names


def _talking(token: Token) -> Iterator[Token]:
    """Who talks about it: "talks between *Orsk* and *Velland* over a deal"."""
    prep = token.head
    if token.dep_ == "pobj" and prep.lower_ in ("over", "on", "about", "for", "toward", "towards"):
        about = prep.head
        around = [about, *(c.head for c in [about] if c.dep_ == "pobj")]
        for noun in around:
            if noun.lemma_.lower() in ("talk", "negotiation", "discussion"):
                yield from below(noun, ("between",))


def _makers(token: Token) -> Iterator[Token]:
    """ "A plan *drafted by* Orsk", "the deal Orsk *proposed*"."""
    making = naming_words()["making"]
    for clause in token.rights:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_ in making:
            yield from below(clause, ("by",))
        elif clause.dep_ == "relcl" and clause.lemma_ in making:
            passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in clause.children)
            if passive:
                yield from below(clause, ("by",))
            else:
                yield from (
                    c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in ("which", "that", "who")
                )
