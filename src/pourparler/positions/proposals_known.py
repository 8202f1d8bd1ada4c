"""How a proposal came to be known, who has it, and who never saw it.

In: the mentions of one proposal. Out: `Known`: publication, author by the verbs about it, recipients, unseen, version.
Refused: receipt that is only denied or asked about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pourparler.events.phrases import below
from pourparler.model import Publication
from pourparler.positions.proposals_mentions import Mention
from pourparler.positions.proposals_sides import Sides
from pourparler.positions.proposals_threads import Thread
from pourparler.positions.proposals_words import naming_words
from pourparler.statements.syntax import agent, child, is_passive, negated, subject

_NAMED_BY = (
    "revised",
    "updated",
    "amended",
    "modified",
    "final",
    "second",
    "third",
    "reworked",
    "watered-down",
    "expanded",
    "adjusted",
    "improved",
)


_HIDDEN = frozenset({"confidential", "secret", "unpublished", "classified", "internal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is told of a proposal beside its terms."""

    author: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    publication: Publication | None = None
    version: str | None = None
    answers_to: str | None = None

    def answering(self, name: str | None) -> Known:
        """The same, as an answer to the proposal of that name."""
        return replace(self, answers_to=name)


def known_of(thread: Thread, sides: Sides) -> Known:
    """What the clauses around the mentions of a proposal tell of it."""
    author = list(thread.sides)
    got: list[str] = []
    unseen: list[str] = []
    ways: list[Publication] = []
    for mention in thread.mentions:
        for verb in _verbs(mention):
            ways += _publication(verb, mention, sides)
            given, missed = _receipt(verb, mention, sides)
            got += given
            unseen += missed
            if not author:
                author += _maker(verb, mention, sides)
        if any(
            t.lower_ == "leaked" or (t.lower_ in _HIDDEN and _is_reported(mention, sides)) for t in mention.head.lefts
        ):
            ways.append("leaked")
    version = next((m.version for m in reversed(thread.mentions) if m.version in _NAMED_BY), None)
    order: tuple[Publication, ...] = ("leaked", "published", "reported")
    return Known(
        author=tuple(dict.fromkeys(author)),
        recipients=tuple(dict.fromkeys(side for side in got if side not in unseen and side not in author)),
        unseen=tuple(dict.fromkeys(unseen)),
        publication=next((way for way in order if way in ways), None),
        version=version,
    )


def _verbs(mention: Mention) -> Iterator[Token]:
    """The verbs of which a mention is subject or object, those that tell more of it, and those of its sentence."""
    head: Token = mention.head
    while head.dep_ in ("conj", "pobj", "prep") and head.head != head and head.head.pos_ in ("NOUN", "PROPN", "ADP"):
        if head.dep_ == "pobj" and head.head.lower_ not in ("of", "in"):
            break
        head = head.head
    if head.head.pos_ in ("VERB", "AUX") and head.head != head:
        yield head.head
        yield from (c for c in head.head.conjuncts if c.pos_ == "VERB")
    for noun in dict.fromkeys((head, mention.head)):
        yield from (c for c in noun.rights if c.dep_ in ("acl", "relcl"))


def _is_reported(mention: Mention, sides: Sides) -> bool:
    """Whether an outlet tells of it in the same sentence: "a confidential plan ..., the Harbour Post reported"."""
    verbs = (t for t in mention.head.sent if t.lemma_ in ("report", "publish", "print", "obtain", "see", "reveal"))
    doers = (child(v, "nsubj") or agent(v) for v in verbs)
    return any(who is not None and sides.is_outlet(who, mention.passage) for who in doers)


def _objects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "attr")]


def _publication(verb: Token, mention: Mention, sides: Sides) -> Iterator[Publication]:
    words, lemma = naming_words(), verb.lemma_.lower()
    done_by = agent(verb) if is_passive(verb) else subject(verb)
    passive = is_passive(verb)
    undergoes = passive or verb.dep_ in ("relcl", "acl") or any(_holds(c, mention.head) for c in _objects(verb))
    if not undergoes or negated(verb):
        return
    if lemma == "leak" or (
        done_by is not None
        and lemma in words["leaked"] | {"publish", "print"}
        and sides.is_outlet(done_by, mention.passage)
    ):
        yield "leaked"
    elif lemma in words["published"] and not (lemma == "publish" and done_by is None):
        yield "published"
    elif lemma in words["reported"]:
        yield "reported"


def _holds(top: Token, head: Token) -> bool:
    return top == head or top.is_ancestor(head)


def _maker(verb: Token, mention: Mention, sides: Sides) -> tuple[str, ...]:
    """Who drafted, presented or sent it; of a deal, who reached or signed it."""
    words, lemma = naming_words(), verb.lemma_.lower()
    making = words["agreeing"] if mention.tier == "deals" else words["making"] | words["handing"]
    if lemma in ("offer", "propose"):
        making = making | {lemma}
    new = lemma == "have" and mention.article == "a" and mention.tier != "deals"
    if not (new or lemma in making) or negated(verb) or verb.dep_ == "xcomp" or _is_to_come(verb):
        return ()
    done_by = agent(verb) if is_passive(verb) else subject(verb)
    if done_by is None or done_by == mention.head or done_by.is_ancestor(mention.head):
        return ()
    return () if sides.is_outlet(done_by, mention.passage) else sides.of([done_by], mention.passage)


def _receipt(verb: Token, mention: Mention, sides: Sides) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """To whom it came, and to whom it did not."""
    words, lemma, passage = naming_words(), verb.lemma_.lower(), mention.passage
    never = negated(verb)
    found: tuple[str, ...] = ()
    if lemma in words["giving"] and verb.dep_ != "xcomp" and not _is_to_come(verb):
        dative = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        taken = [c for c in verb.children if c.dep_ == "dobj" and c.i < mention.head.i and not _holds(c, mention.head)]
        found = sides.of([*dative, *taken, *below(verb, ("to", "with"))], passage)
        who = child(verb, "nsubjpass")
        if who is not None and not _holds(who, mention.head):
            found += sides.of([who], passage)
    elif (
        lemma in words["receiving"]
        and not is_passive(verb)
        and (verb.tag_ in ("VBD", "VBN", "VBZ") or (verb.tag_ == "VBG" and child(verb, "aux") is not None))
    ):
        who = subject(verb)
        if who is not None and not _holds(who, mention.head) and not _is_to_come(verb):
            found = sides.of([who], passage)
    if lemma in words["unseeing"] | {"develop", "draft", "write"} and never is False:
        missed = sides.of((h for p in below(verb, ("without",)) for h in _owner(p)), passage)
        if missed:
            return (), missed
    return ((), found) if never else (found, ())


def _owner(noun: Token) -> list[Token]:
    return [c for c in noun.lefts if c.dep_ == "poss"] or [noun]


def _is_to_come(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("would", "will", "may", "might", "could", "to") for c in verb.children)
