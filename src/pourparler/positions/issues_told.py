"""On which issue: what the words of a stance are about, or what they point at.

In: a `Stand`, the sentence before. Out: the issues with their words, and how sure each is.
Refused: nothing; words that tell no issue and point at none have none.
"""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.positions.issues import IssueTree
from pourparler.positions.stance_words import stance_words
from pourparler.positions.stand import Stand
from pourparler.positions.weighing import best_issue

_POINTING = frozenset({"it", "that", "this", "them", "they", "these", "those", "so", "which"})


def issues_told(
    stand: Stand, before: Tokens | None, tree: IssueTree, chief: str | None
) -> list[tuple[str, tuple[Token, ...], float]]:
    """The issues of what is wanted, each with its words; one a thing, where several are wanted."""
    ordered = _sequence(stand, tree)
    if ordered is not None:
        return [(ordered, stand.pieces[0], 0.9)]
    found: dict[str, tuple[tuple[Token, ...], float]] = {}
    for piece in stand.pieces:
        if not piece:
            continue
        best = best_issue(piece, tree)
        if best is not None:
            found.setdefault(best[0], (piece, best[1]))
    if not found and stand.pieces and any(map(_is_paper, stand.pieces[0][:8])) and chief is not None:
        found[chief] = stand.pieces[0], 0.7
    if not found and stand.pieces and stand.pieces[0]:
        around = _around(stand, before, tree)
        if around is not None:
            found[around] = stand.pieces[0], 0.7
    return [(issue, piece, weight) for issue, (piece, weight) in found.items()]


def _is_paper(token: Token) -> bool:
    """Whether a word stands for what is negotiated: "the deal", "these demands"; not "deals"."""
    known = token.tag_ == "NN" or any(c.dep_ in ("det", "poss") for c in token.lefts)
    return known and token.lemma_.lower() in stance_words().lists["negotiated"]


def _around(stand: Stand, before: Tokens | None, tree: IssueTree) -> str | None:
    """The issue that "it" or a bare number points at: of the condition, else of the sentence before."""
    piece = stand.pieces[0]
    behind = () if stand.rule == "modal" and stand.condition is not None else piece
    if stand.rule == "modal":
        behind = tuple(t for t in behind if t.i > stand.anchor.i)
    if not any(t.lower_ in _POINTING for t in behind) and not (len(piece) < 6 and any(t.like_num for t in piece)):
        return None
    inside = stand.condition
    places = [stand.anchor.doc[inside.start : inside.end]] if inside is not None else []
    for tokens in (*places, *([before] if before is not None else [])):
        best = best_issue(tuple(tokens), tree)
        if best is not None and best[1] == 1.0:
            return best[0]
    return None


def _sequence(stand: Stand, tree: IssueTree) -> str | None:
    """ "That sanctions be lifted before the troops leave": a demand for an order of two things."""
    if stand.stance != "demands" or not stand.pieces:
        return None
    piece = stand.pieces[0]
    at = next((i for i, t in enumerate(piece) if t.lower_ == "before" and t.dep_ in ("mark", "prep")), None)
    if at is None:
        return None
    first, second = best_issue(piece[:at], tree), best_issue(piece[at + 1 :], tree)
    apart = first is not None and second is not None and first[0] != second[0] and first[1] == second[1] == 1.0
    return "sequencing" if apart and "sequencing" in tree.issues else None
