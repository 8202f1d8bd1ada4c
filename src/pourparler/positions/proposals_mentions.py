"""Where an article names a proposal: a plan, framework, draft or deal, and what takes it up again.

In: a parsed article and its sides. Out: `Mention`s in the order of the text, each with what tells it from others.
Refused: plans for business, aid packages, "no deal", "any deal": what is not, or not yet, before the sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from pourparler.events.phrases import below
from pourparler.language.parsed import Passage
from pourparler.model import Span
from pourparler.positions.proposals_barter import offers_told
from pourparler.positions.proposals_nouns import DEFINITE, Tier, is_answer, is_stray, noun_of, number_of, outer, tier_of
from pourparler.positions.proposals_sides import Sides, names_before
from pourparler.positions.proposals_words import naming_words
from pourparler.positions.terms_pair import Pairs
from pourparler.statements.syntax import child

Article_ = Literal["the", "a", "own", "bare"]
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


def mentions_in(passage: Passage, sides: Sides, pairs: Pairs | None = None) -> Iterator[Mention]:
    """The namings of proposals in a passage, in order, and the offers told by a verb in sentences without one."""
    offers = {verb.i: (verb, own) for verb, own in offers_told(passage, sides, pairs)}
    named = set()
    for token in passage.doc:
        tier = tier_of(token)
        if tier is not None and not is_stray(token, tier):
            named.add(token.sent.start)
            yield _mention(token, tier, passage, sides)
        elif token.i in offers and not named & {token.sent.start}:
            yield _offer(*offers[token.i], passage)


def _offer(verb: Token, own: tuple[str, ...], passage: Passage) -> Mention:
    """An offer that no noun names is named by what is offered: "offer to free ten sailors"."""
    behind_it = (t for t in below(verb, ("to", "on", "upon")) if t.i > verb.i)
    thing = child(verb, "dobj") or next(behind_it, None)
    last = thing.i if thing is not None and 0 < thing.i - verb.i < 8 else verb.i
    behind = verb.doc[verb.i + 1 : last + 1].text
    return Mention(
        passage=passage,
        head=verb,
        span=passage.span(verb.doc[verb.i : last + 1]),
        tier="made",
        article="a",
        sides=own,
        label=f"agreement {behind}".strip()
        if verb.lemma_ == "agree"
        else f"{_kind_of(verb)} to {verb.lemma_} {behind}".strip(),
    )


def _kind_of(verb: Token) -> str:
    """What two agree to is no offer of theirs."""
    return "agreement" if verb.dep_ == "xcomp" and verb.head.lemma_ == "agree" else "offer"


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
        span=passage.span(token.doc[outer(token) : token.i + 1]),
        tier=tier,
        article=_article(token, before),
        sides=own,
        names=frozenset(names),
        kinds=frozenset(t.lemma_.lower() for t in before if t.lemma_.lower() in words["kinds"]),
        number=number_of(token),
        version=version,
        counter=lemma in words["counter"] or is_answer(token),
        label=label,
    )


def _start(token: Token) -> int:
    """Where its name begins: behind the article, "so-called" and the like."""
    start = outer(token)
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
    if first in DEFINITE or any(t.lower_ in DEFINITE for t in token.lefts):
        return "the"
    return "a" if first in ("a", "an", "one") else "bare"


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
