"""What reads like a position and is none.

In: a `Stand`, the words of what is wanted, their issue. Out: whether there is no such position, or another issue.
Refused: to file what is done in war as a truce refused, or a mediator's work as a demand of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pourparler.positions.issues import IssueTree
from pourparler.positions.stance_words import stance_words
from pourparler.positions.stand import Stand
from pourparler.positions.weighing import TALKS

_TRUCE = "ceasefire-and-monitoring"
_OF_COMPANIES = frozenset({"wages-and-work", "energy-and-infrastructure"})
_ANSWERING = frozenset({"dismiss", "reject", "deny"})
_WARNING = frozenset({"warn", "caution", "advise"})
_BACKING = frozenset({"support", "back", "backing"})
_DEFENDING = frozenset({"defend", "maintain", "respond", "protect"})
_THIRD = frozenset({"they", "their", "them"})


def is_no_stance(stand: Stand) -> bool:
    """Whether the words welcome a fact, answer a charge, fund a programme, or commit to what nobody negotiates."""
    lists, anchor = stance_words().lists, stand.anchor
    first = _first_nouns(stand)
    if stand.stance == "accepts" and anchor.lemma_ == "welcome" and first & lists["told"]:
        return True
    if stand.stance in ("rejects", "open") and anchor.lemma_ in _ANSWERING and _answers_charge(stand):
        return True
    if stand.stance == "rejects" and anchor.lemma_ in _WARNING and any(t.lemma_ == "demand" for t in _all(stand)):
        return True
    if stand.stance == "accepts" and first & lists["undertakings"] and anchor.lemma_ in _BACKING:
        return True
    if anchor.lower_ in ("committed", "commit", "commitment", "supportive") and first & lists["general"]:
        return True
    return anchor.lower_ == "right" and any(t.lemma_ in _DEFENDING | lists["hostile"] for t in _all(stand))


def issue_meant(stand: Stand, issue: str, piece: Sequence[Token], tree: IssueTree) -> str | None:
    """The issue that the words are really about; None where they are about none.

    A mediator's readiness to "facilitate a settlement" is about the format; operations opposed are no truce refused.
    """
    lists = stance_words().lists
    if any(t.lemma_ in lists["mediating"] for t in piece if t.pos_ in ("VERB", "NOUN")):
        if stand.stance == "demands" and stand.anchor.lemma_ in ("seek", "want"):
            return None
        return TALKS if issue == _TRUCE and stand.stance in ("open", "offers", "accepts") else issue
    if issue != _TRUCE or stand.stance == "demands" or stand.anchor.lemma_ in lists["keeping"]:
        return issue
    told = {" ".join(t.phrase.words) for t in tree.told(piece) if t.phrase.issue == _TRUCE}
    return None if told and told <= lists["waging"] else issue


def is_of_companies(issue: str) -> bool:
    """Whether a company is a side of talks on it: its prices and wares are its own affair."""
    return issue in _OF_COMPANIES


def is_unclear_plural(stand: Stand) -> bool:
    """Whether the holder is a bare "they" or "their", which may be any of the sides named before."""
    return any(head.lower_ in _THIRD for head in stand.holder)


def _answers_charge(stand: Stand) -> bool:
    charges = stance_words().lists["charges"]
    return any(t.lemma_.lower() in charges for t in stand.pieces[0][:6])


def _first_nouns(stand: Stand) -> set[str]:
    """The nouns that what is wanted begins with, up to where a clause begins."""
    found: set[str] = set()
    for piece in stand.pieces:
        for token in piece[:8]:
            if token.tag_ in ("IN", "TO", "WDT", "VBG") and found:
                break
            if token.pos_ == "NOUN":
                found.add(token.lemma_.lower())
    return found


def _all(stand: Stand) -> list[Token]:
    return [t for piece in stand.pieces for t in piece[:6]]
