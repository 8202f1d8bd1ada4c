"""The verbs that tell of a proposal: of which it is the subject, and what is done under it.

In: the head of a mention. Out: verbs, each with its role: `subject`, `under` or `part`.
Refused: deeds "as part of a deal" that are not told as owed; "in the plan" without would.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from pourparler.events.lexicon import event_lexicon
from pourparler.positions.proposals_words import naming_words, term_words
from pourparler.positions.terms_mood import is_owed, is_to_come
from pourparler.statements.syntax import child, is_passive

Role = Literal["subject", "under", "part"]
"""`part` stands for whatever needs a clause that is told as owed: "as part of the deal", "according to the text"."""
RELATIVE = frozenset({"which", "that", "whereby", "where"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THAT = frozenset({"that", "which"})
_PARTS = frozenset({"part", "phase", "stage", "copy"})


def verbs_of(head: Token) -> Iterator[tuple[Role, Token]]:
    """The verbs that a mention is the subject of, and those done under it."""
    top = head_of_phrase(head)
    if top.dep_ in SUBJECTS and (top.head.pos_ in ("VERB", "AUX") or _is_mistagged(top.head)):
        yield "subject", top.head
        yield from (("subject", c) for c in top.head.children if is_passive(top.head) and _is_that_clause(c))
    for clause in (*head.children, *_hung_elsewhere(head)):
        own = child(clause, "nsubj", "nsubjpass")
        if clause.dep_ == "relcl" and _is_under_which(clause):
            yield "under", clause
        elif (clause.dep_ == "relcl" and own is not None and own.lower_ in RELATIVE) or (
            clause.dep_ == "acl" and clause.tag_ == "VBG"
        ):
            yield "subject", clause
    yield from _under(head, top)


def _is_mistagged(head: Token) -> bool:
    """ "The plan *envisions*" as a noun of the parser's."""
    return head.dep_ == "ROOT" and head.lemma_.lower().rstrip("s") in term_words()["papers_only"]


def _is_that_clause(clause: Token) -> bool:
    """ "A plan is being drafted *that would* oblige Orsk"."""
    own = child(clause, "nsubj")
    return own is not None and own.lower_ in _THAT and own.i > clause.head.i


def _hung_elsewhere(head: Token) -> Iterator[Token]:
    """Clauses that the parser hung elsewhere: "a truce and a *deal that* would free"; "a plan, drawn up by its ally,
    *that* would lock in" (people would take "who").
    """
    opens = next((t for t in head.doc[head.i + 1 : head.i + 3] if not t.is_punct), None)
    if opens is not None and opens.lower_ in _THAT and opens.dep_ in SUBJECTS:
        clause = opens.head
        if clause.dep_ == "relcl" and clause.head != head:
            yield clause
    for prep in head.rights:  # "the accord between Orsk and other states *that* gave it"
        if prep.dep_ == "prep" and prep.lower_ in ("between", "with"):
            for t in prep.subtree:
                own = child(t, "nsubj") if t.dep_ == "relcl" else None
                if own is not None and own.lower_ in _THAT and t.head.right_edge == prep.right_edge:
                    yield t
    people = event_lexicon().classes["people"]
    for clause in head.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBN":
            for t in clause.subtree:
                own = child(t, "nsubj") if t.dep_ == "relcl" and t.head.lemma_.lower() in people else None
                if own is not None and own.lower_ in _THAT:
                    yield t


def head_of_phrase(head: Token) -> Token:
    """ "The terms of the *plan* include": what the mention is the "of" of, where that is a part or a draft of it."""
    words = naming_words()
    kept = words["parts"] | words["papers"] | words["opens"] | _PARTS
    above = head
    while above.dep_ == "pobj" and above.head.lower_ in ("of", "in", "for"):
        part = above.head.head
        if part.pos_ not in ("NOUN", "PROPN") or part.lemma_.lower() not in kept:
            break
        above = part
    while above.dep_ == "conj" and above.head.pos_ in ("NOUN", "PROPN"):
        above = above.head
    return above


def _is_under_which(clause: Token) -> bool:
    return any(
        t.lower_ == "whereby" or (t.lower_ == "which" and t.dep_ == "pobj" and t.head.lower_ in ("under", "in"))
        for t in clause.subtree
        if t.i < clause.i
    )


def _under(head: Token, top: Token) -> Iterator[tuple[Role, Token]]:
    """The verb of what is done "under the plan" or "according to the text", or as `part` of it."""
    if top.dep_ not in ("pobj", "pcomp"):
        return
    prep = top.head
    way, part = prep.lower_, top != head and prep.lower_ == "as"
    if way == "of" and prep.head.lower_ in _PARTS:
        prep, part = prep.head.head, True
        way = prep.lower_
    elif way == "to" and prep.head.lower_ in ("according", "accordance"):
        prep, way, part = prep.head, "according", True
    verb = _governing(prep) if way in ("under", "according", "in", "per", "as") else None
    if way == "in" and verb is not None and (prep.i > verb.i or head.tag_ == "NNS"):
        verb = None
    if verb is not None and (way not in ("in", "as") or is_to_come(verb) or is_owed(verb)):
        yield ("part" if part else "under"), verb


def _governing(prep: Token) -> Token | None:
    verb = prep.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        if verb.dep_ not in ("prep", "pobj", "advmod", "dobj", "attr", "npadvmod"):
            return None
        verb = verb.head
    return verb if verb.pos_ in ("VERB", "AUX") else None
