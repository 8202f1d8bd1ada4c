"""Terms told as a list of clauses: behind a colon, or as the points after a sentence that announces them.

In: a sentence, and the proposals named in it. Out: whose list it announces; the `DraftTerm`s of clauses and points.
Refused: headlines and speakers' labels before a colon; sentences after it that begin like no point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.positions.proposals_words import naming_words, term_words
from pourparler.positions.terms_clauses import PERSONAL, subject_of
from pourparler.positions.terms_draft import DraftTerm, Paper
from pourparler.positions.terms_mood import is_owed, is_present, is_to_come, own_subject
from pourparler.positions.terms_reach import extent, reach_of, trimmed
from pourparler.positions.terms_things import is_thing_told, items_of
from pourparler.statements.syntax import is_passive

_PIECES = frozenset({"step", "stage", "phase", "measure", "detail", "requirement", "obligation", "part", "pillar"})
_LISTING = frozenset(
    {"have", "contain", "include", "comprise", "set", "list", "lay", "consist", "be", "outline", "offer"}
)
_TOP = frozenset({"ROOT", "conj", "parataxis", "ccomp", "dep", "appos"})
_MARKED = re.compile(
    r"\W*(?:first|second|third|fourth|fifth|sixth|finally|lastly|firstly|secondly|thirdly|one|two|three|four|five"
    r"|\(?\d{1,2}[.)]|\(?[a-h]\))\W|\s*[-•–—*·▪►]\s",
    re.IGNORECASE,
)


def announced(sentence: Tokens, papers: Mapping[int, Paper]) -> tuple[Paper, bool] | None:
    """Whose terms a sentence announces, and whether by a colon at its end: "The plan has three main provisions."."""
    head = next((t for t in sentence if t.i in papers), None)
    if head is None:
        return None
    ends = [t.text for t in sentence if not t.is_space]
    colon = bool(ends) and ends[-1] == ":"
    if colon and any(t.lower_ in ("following", "follows") or _is_piece(t) for t in sentence):
        return papers[head.i], True
    root = sentence.root
    pieces = [t for c in root.children if c.dep_ in ("dobj", "attr", "prep") for t in (c, *c.children) if _is_piece(t)]
    own = head.dep_ == "nsubj" and head.head == root and root.lemma_ in _LISTING
    return (papers[head.i], colon) if own and pieces else None


def _is_piece(token: Token) -> bool:
    return token.tag_ == "NNS" and token.lemma_.lower() in naming_words()["parts"] | _PIECES


def point(sentence: Tokens, paper: Paper, *, colon: bool) -> Iterator[DraftTerm]:
    """The terms of a sentence behind one that announces a list: its clauses, or the thing that a point names."""
    marked = _MARKED.match(sentence.text) is not None
    if not (colon or marked):
        return
    found = list(_clauses(list(sentence), paper))
    yield from found
    root = sentence.root
    if not found and colon and root.pos_ == "NOUN":
        for item, reach in items_of([root]):
            if is_thing_told(item):
                yield paper.thing(item, reach, "point")


def clauses_behind_colon(sentence: Tokens, papers: Mapping[int, Paper]) -> Iterator[DraftTerm]:
    """ "The terms of the deal are: Orsk returns the port; Velland opens the border"."""
    colon = next((t for t in sentence if t.text == ":"), None)
    named = [t for t in sentence if t.i in papers and colon is not None and t.i < colon.i]
    if colon is None or not named:
        return
    before = sentence.doc[sentence.start : colon.i]
    behind = [t for t in sentence if t.i > colon.i]
    told = any(_is_piece(t) or t.lower_ in ("following", "follows") for t in before)
    label = (
        named[-1].i == colon.i - 1 and reach_of(named[-1])[0] == sentence.start and any(t.text == ";" for t in behind)
    )
    if told or label:
        yield from _clauses(behind, papers[named[-1].i])


def _clauses(tokens: list[Token], paper: Paper) -> Iterator[DraftTerm]:
    """The clauses of duties among tokens, each to the next semicolon."""
    for verb in tokens:
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in _TOP or not _is_duty(verb):
            continue
        who = own_subject(verb)
        if who is None or who.lower_ in PERSONAL or who.i > verb.i or subject_of(verb) is None:
            continue
        first, last = extent(verb, who)
        stop = next((t.i for t in tokens if t.i > verb.i and t.text == ";"), last + 1)
        yield paper.run((max(first, tokens[0].i), trimmed(verb, min(last, stop - 1))), verb, "point")


def _is_duty(verb: Token) -> bool:
    words, lemma = term_words(), verb.lemma_.lower()
    if (
        lemma in words["comments"] - words["done"] - words["nevertheless"]
        and not is_passive(verb)
        and not is_owed(verb)
    ):
        return False
    return is_to_come(verb) or is_owed(verb) or (is_present(verb) and lemma != "be")


def among(head: Token, top: Token, paper: Paper) -> Iterator[DraftTerm]:
    """ "Among the provisions *of the draft* are a ban and a fund"."""
    prep = top.head
    if top.dep_ != "pobj" or prep.lower_ not in ("among", "amongst") or prep.head.lemma_ not in ("be", "include"):
        return
    things = [c for c in prep.head.rights if c.dep_ in ("attr", "nsubj", "dobj") and c.i > head.i]
    for item, reach in items_of(things[:1]):
        if is_thing_told(item):
            yield paper.thing(item, reach, "holds")
