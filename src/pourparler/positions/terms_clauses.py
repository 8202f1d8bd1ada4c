"""What is done under a proposal: "Under the plan, Orsk would withdraw".

In: the verb of such a clause. Out: `DraftTerm`s, two where a clause has two objects of two issues.
Refused: deeds done, opinions, what may be, and clauses of "I", "he" and "critics".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from pourparler.positions.proposals_words import term_words
from pourparler.positions.terms_draft import DraftTerm, Paper
from pourparler.positions.terms_issue import main_issue
from pourparler.positions.terms_mood import MAY, helpers_of, is_owed, is_present, is_to_come, own_subject, with_joined
from pourparler.positions.terms_reach import trimmed
from pourparler.positions.terms_under import RELATIVE, Role
from pourparler.statements.syntax import child, is_passive, negated, subject

PERSONAL = frozenset({"i", "he", "she", "we", "you", "this", "who", "what", "nobody", "critics", "analysts"})
_UNDERTAKING = frozenset({"agree", "undertake", "pledge", "promise", "commit", "consent"})
_REPORTING = frozenset({"say", "report", "add", "note", "tell", "claim", "write", "show"})


def clause_under(verb: Token, paper: Paper, rule: Role) -> Iterator[DraftTerm]:
    """The terms of a clause of what is done under a proposal."""
    verb = _carrier(verb)
    if verb.dep_ == "xcomp" and _is_undertaken(verb.head, verb):  # "agreed *to leave* under the accord"
        verb = verb.head
    who = subject_of(verb)
    inner = child(verb, "xcomp")
    if who is not None and inner is not None and _is_undertaken(verb, inner) and who.lower_ not in PERSONAL:
        for each in with_joined(inner):
            yield paper.clause(each, None, "undertaken", bound=(who,))
        return
    if who is not None and who.lower_ not in PERSONAL and _is_duty(verb, rule):
        yield from _parted(paper.clause(verb, who, rule), verb)


def _is_undertaken(verb: Token, inner: Token) -> bool:
    """ "Orsk *agreed to leave* under the accord": a duty that somebody took upon himself."""
    to = inner.tag_ == "VB" and any(c.lower_ == "to" for c in inner.children)
    return to and verb.lemma_ in _UNDERTAKING and not is_passive(verb) and not negated(verb)


def _carrier(verb: Token) -> Token:
    """ "X, officials said, would leave": the verb of the term, where the parser took the report for its head."""
    if verb.lemma_ in _REPORTING and not is_to_come(verb):
        inner = child(verb, "ccomp")
        return inner if inner is not None and inner.pos_ in ("VERB", "AUX") else verb
    return verb


def subject_of(verb: Token) -> Token | None:
    """The subject of a clause; a relative pronoun gives way to what it stands for."""
    own = own_subject(verb)
    if own is not None and own.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return own if own is not None else subject(verb)


def _is_duty(verb: Token, rule: Role) -> bool:
    """Whether a clause under a proposal tells what it would have done."""
    words, lemma = term_words(), verb.lemma_.lower()
    due = is_to_come(verb) or is_owed(verb)
    if lemma in words["comments"] - words["done"] and not is_passive(verb) and not is_owed(verb):
        return False
    if helpers_of(verb) & MAY and lemma not in words["favours"]:
        return False
    if due:
        return True
    return not negated(verb) and rule != "part" and lemma != "be" and is_present(verb)


def _parted(whole: DraftTerm, verb: Token) -> Iterator[DraftTerm]:
    """A clause whose two objects are of two issues is two terms: "give up the port and its dream of the Pact"."""
    objects = (t for t in whole.tokens if t.dep_ == "conj" and t.i > verb.i and t.pos_ in ("NOUN", "PROPN"))
    second = next(objects, None)
    if second is None or not any(t.dep_ in ("poss", "det") for t in second.lefts):
        yield whole
        return
    one, other = main_issue(whole.passage.doc[whole.first : second.left_edge.i]), main_issue(second.subtree)
    if one is None or other is None or one == other:
        yield whole
        return
    yield replace(whole, last=trimmed(verb, second.left_edge.i - 1))
    yield replace(whole, first=second.left_edge.i)
