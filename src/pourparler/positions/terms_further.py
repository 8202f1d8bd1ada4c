"""Terms told without naming the proposal again: further clauses, lists behind a colon, what is given in exchange.

In: a sentence and what the one before told. Out: `DraftTerm`s. Refused: opinions, clauses of "he" or "critics".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.positions.proposals_threads import Thread
from pourparler.positions.proposals_words import naming_words, term_words
from pourparler.positions.terms_clauses import PERSONAL, subject_of
from pourparler.positions.terms_draft import DraftTerm, Paper
from pourparler.positions.terms_mood import WOULD, helpers_of, is_to_come, with_joined
from pourparler.positions.terms_papers import told_by_paper
from pourparler.positions.terms_reach import reach_of
from pourparler.positions.terms_things import is_thing_told, items_of
from pourparler.positions.terms_under import RELATIVE
from pourparler.statements.syntax import child, is_passive

_STAGES = frozenset({"phase", "stage", "step", "part", "provision", "clause", "article"})
_OF_PAPER = frozenset(
    {
        "require", "oblige", "obligate", "bind", "entail", "mandate", "stipulate", "provide", "include", "contain",
        "comprise", "involve", "envisage", "foresee", "cover", "allow", "see", "mean", "create", "establish", "cap",
        "bar", "prohibit", "grant", "give", "commit", "compel", "force", "guarantee",
    }
)  # fmt: skip
_TURNS = ("in turn", "for its part", "for their part", "in return")
"""What says that the other side of a deal comes now: "Velland *in turn* will open the port"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whose terms the sentence before told or announced: with "would"; as a `list` behind a colon or of points; or only
    `named` the proposal.
    """

    thread: Thread
    would: bool
    list: Literal["colon", "points"] | None = None
    named: bool = False


def continued(sentence: Tokens, paper: Paper, *, would: bool, named: bool = False) -> Iterator[DraftTerm]:
    """Further clauses behind a sentence that told terms: "Sanctions would be lifted in three stages"."""
    if named:
        yield from _of_it(sentence.root, paper)
        return
    opened = " ".join(t.lower_ for t in sentence[: sentence.root.i - sentence.start + 3])
    exchange = opened.startswith(("in return", "in exchange")) or any(turn in opened for turn in _TURNS)
    for verb in with_joined(sentence.root):
        if verb.lemma_ == "be" and child(verb, "expl") is not None and is_to_come(verb):
            yield from _there(verb, paper)
        elif verb.pos_ in ("VERB", "AUX"):
            yield from _further(verb, paper, would=would or exchange, exchange=exchange)


def _of_it(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "The envoy presented a plan. *It would oblige* Orsk to leave": what only a paper would do."""
    who = subject_of(verb)
    if who is None or who.lower_ not in ("it", "this") or not helpers_of(verb) & WOULD or is_passive(verb):
        return
    if verb.lemma_.lower() in _OF_PAPER:
        for each in with_joined(verb):
            yield from told_by_paper(each, paper)


def _there(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "There would be a truce, a pullback and a fund"."""
    tops = [c for c in verb.children if c.dep_ == "attr"]
    for item, reach in items_of(tops):
        if is_thing_told(item):
            yield paper.thing(item, reach, "there")


def _further(verb: Token, paper: Paper, *, would: bool, exchange: bool) -> Iterator[DraftTerm]:
    who, words, lemma = subject_of(verb), term_words(), verb.lemma_.lower()
    if who is None or who.lower_ in PERSONAL or who.i >= verb.i:
        return
    if who.lemma_.lower() in _STAGES and who.head == verb:  # "The second phase would see the border opened"
        yield from told_by_paper(verb, paper)
        return
    reads = lemma in ("state", "say", "read") and verb.tag_ == "VBZ"
    if who.lower_ == "it" and (reads or lemma in words["papers_only"] | words["orders"]):
        yield from told_by_paper(verb, paper)
        return
    joined = verb.dep_ == "conj" or exchange
    if not would or not (helpers_of(verb) & WOULD or (joined and is_to_come(verb))) or who.lower_ in ("it", "that"):
        return
    done = lemma in words["done"] and (exchange or is_passive(verb))
    if lemma not in words["comments"] or done or lemma in words["nevertheless"]:
        yield paper.clause(verb, who, "continued")


def behind_colon(sentence: Tokens, paper_of: Mapping[int, Paper]) -> Iterator[DraftTerm]:
    """ "Orsk accepts two terms of the plan: the guarantee and the release": what the colon lists are terms."""
    parts = naming_words()["parts"]
    told = next((t for t in sentence if t.lemma_.lower() in parts and t.tag_ == "NNS"), None)
    named = next((t for t in sentence if t.i in paper_of and t.i + 1 < sentence.end and t.nbor().text == ":"), None)
    if named is None:  # "the plan envisages: a truce"
        verbs = [(t, t.head) for t in sentence if t.i in paper_of and t.dep_ == "nsubj" and t.head.i + 1 < sentence.end]
        holding = [(t, v) for t, v in verbs if v.lemma_.lower() in term_words()["holds"] and v.nbor().text == ":"]
        named = holding[0][1] if holding else None
    colon = next((t for t in sentence if t.text == ":" and told is not None and t.i > told.i), None)
    colon = named.nbor() if named is not None else colon
    paper = next((paper_of[t.i] for t in sentence if t.i in paper_of and colon is not None and t.i < colon.i), None)
    if colon is None or paper is None:
        return
    first = next((t for t in sentence if t.i > colon.i and not t.is_punct), colon)
    if first.pos_ == "ADV" or first.lower_ == "not":
        return
    if named is not None and first.lower_ not in ("a", "an", "the", "no") and first.tag_ != "VBG":
        return  # a headline or a speaker's label, no list
    tops = [t for t in sentence if t.i > colon.i and t.pos_ in ("NOUN", "PROPN", "VERB") and t.head.i <= colon.i]
    for item, reach in items_of(tops[:1]):
        if is_thing_told(item) and reach[0] > colon.i:
            yield paper.thing(item, reach, "listed")


def said_in_passing(sentence: Tokens, paper: Paper) -> Iterator[DraftTerm]:
    """A term that is only pointed at: "the four billion which Orsk is supposed to pay"."""
    for token in sentence:
        clause = token.head if token.dep_ == "acomp" else token
        if token.lower_ != "supposed" or clause.dep_ != "relcl" or child(token, "xcomp") is None:
            continue
        own = child(clause, "nsubj", "nsubjpass")
        if own is not None and own.lower_ not in RELATIVE:
            yield paper.run(reach_of(clause.head), clause.head, "supposed", bound=(own,), settled=True)


def exchanged(sentence: Tokens, found: Sequence[DraftTerm]) -> Iterator[DraftTerm]:
    """What is given for a term: "in exchange for a truce and a fund", "in return for a withdrawal"."""
    if not found:
        return
    paper = Paper(thread=found[-1].thread, passage=found[-1].passage)
    for token in sentence:
        if token.lemma_.lower() in term_words()["exchange"] and token.i and token.nbor(-1).lower_ == "in":
            for item, reach in items_of(_spelled_out(_given_for(token))):
                if (
                    item.lower_ != "according"
                    and is_thing_told(item)
                    and not any(d.first <= reach[0] and reach[1] <= d.last for d in found)
                ):
                    yield paper.thing(item, reach, "exchange")


def _spelled_out(tops: list[Token]) -> list[Token]:
    """ "In exchange for three *demands: the return* of the port and a truce": what the colon tells of them."""
    words = naming_words()["parts"] | term_words()["empty"] | {"demand"}
    for top in tops:
        behind = top.doc[top.i + 1 : top.sent.end]
        if top.lemma_.lower() in words and len(behind) and behind[0].text == ":":
            return [next((t for t in behind if t.pos_ in ("NOUN", "PROPN", "VERB") and t.head.i <= behind[0].i), top)]
    return tops


def _given_for(exchange: Token) -> list[Token]:
    """What stands behind "for", which the parser hangs on "exchange", on "in" or on the verb."""
    near = [*exchange.children, *exchange.nbor(-1).children, *exchange.head.head.children]
    preps = [c for c in near if c.dep_ == "prep" and c.lower_ == "for" and c.i > exchange.i]
    return [g for c in preps[:1] for g in c.children if g.dep_ in ("pobj", "pcomp")][:1]
