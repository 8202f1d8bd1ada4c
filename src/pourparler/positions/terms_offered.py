"""What an offer told by a verb holds: "offered to lift the embargo if Orsk leaves".

In: the verb of the offer. Out: `DraftTerm`s, what is offered and what is asked for it.
Refused: conditions that are no deed of anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from pourparler.positions.proposals_barter import condition_of
from pourparler.positions.terms_draft import DraftTerm, Paper
from pourparler.positions.terms_reach import extent, trimmed
from pourparler.statements.syntax import child, is_passive


def offered(verb: Token, paper: Paper) -> Iterator[DraftTerm]:
    """The deed that is offered, without its condition, and the deed that is the condition."""
    who = child(verb, "nsubj") if verb.head.lemma_ == "propose" else None
    whole = paper.clause(verb, None, "offer") if who is None else paper.clause(verb, who, "that", bound=(who,))
    condition = condition_of(verb)
    if condition is None or condition.left_edge.i <= verb.i:
        yield whole
    else:
        yield replace(whole, last=trimmed(verb, min(whole.last, condition.left_edge.i - 1)))
    if condition is not None:
        who = child(condition, "nsubj", "nsubjpass")
        if who is not None and condition.pos_ == "VERB":
            bound = () if is_passive(condition) else (who,)
            yield paper.run(extent(condition, who), condition, "condition", bound=bound, settled=bool(bound))
