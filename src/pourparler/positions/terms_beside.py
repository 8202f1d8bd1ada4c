"""What another side does beside a term: "Orsk would leave, *with Velland opening the port*".

In: a `DraftTerm`. Out: the same without it, and the term that it tells. Refused: "with" of a thing or a means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from pourparler.positions.proposals_words import term_words
from pourparler.positions.terms_draft import DraftTerm
from pourparler.positions.terms_reach import trimmed
from pourparler.statements.syntax import child


def beside(draft: DraftTerm) -> Iterator[DraftTerm]:
    """A term, parted from what stands beside it."""
    for token in draft.tokens:
        if token.lower_ != "with" or token.i <= draft.first or token.nbor(-1).text != ",":
            continue
        who, verb = _doing(token)
        if who is None or verb is None or verb.lemma_.lower() in term_words()["comments"] - term_words()["done"]:
            continue
        first = who.left_edge.i
        passive = any(c.lower_ in ("be", "being") for c in verb.children)
        yield replace(draft, last=trimmed(draft.told_by, token.i - 1))
        bound = () if passive else (who,)
        yield replace(
            draft, first=first, last=trimmed(verb, draft.last), told_by=verb, rule="term.beside", bound=bound,
            favoured=(), settled=bool(bound),
        )  # fmt: skip
        return
    yield draft


def _doing(preposition: Token) -> tuple[Token | None, Token | None]:
    """Who does what behind "with": a clause, or a noun with its participle or its "to be done"."""
    if preposition.dep_ == "mark" and preposition.head.dep_ == "advcl":
        return child(preposition.head, "nsubj", "nsubjpass"), preposition.head
    for inner in preposition.children:
        if inner.dep_ == "pcomp" and inner.tag_ in ("VBG", "VB"):
            return child(inner, "nsubj", "nsubjpass"), inner
        if inner.dep_ == "pobj":
            behind = (*inner.rights, *(t for c in preposition.children if c != inner for t in c.subtree))
            clause = next((c for c in behind if c.dep_ in ("acl", "relcl") and c.tag_ in ("VBG", "VB", "VBN")), None)
            to = clause is not None and any(c.lower_ == "to" for c in clause.children)
            if clause is not None and (clause.tag_ == "VBG" or to):
                return inner, clause
    return None, None
