"""Proposals that one article speaks of: a plan, framework or draft, its terms, and the answers it got.

In: spans of an article and their readings. Out: `Proposal`, with `Term`s and `Answer`s.
Refused: a proposal without a mention, an answer to a term that is not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.model.evidence import Evidence
from pourparler.model.span import Span

Publication = Literal["leaked", "reported", "published"]
AnswerKind = Literal["accepts", "rejects", "open", "conditional"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something a proposal would have done: the slugs of the sides obliged and of those it is for (none where the text
    does not say), the issue's slug, the words; `reported_by` is the statement in which it is told.
    """

    issue: str | None
    text: Span
    obliged: tuple[str, ...] = ()
    beneficiary: tuple[str, ...] = ()
    reported_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A side's answer to the whole, or to the term of that index; `statement` is the one that gives it."""

    party: str
    answer: AnswerKind
    text: Span
    term: int | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A document or package on the table. `author`, `recipients` (who received or saw it) and `unseen` (who is said
    never to have seen it) are slugs of sides; `publication` says how it came to be known; `version` is the words that
    tell this draft from others ("revised"), `answers_to` the name of the proposal that it answers.
    """

    id: str
    article_id: str
    name: str
    mentions: tuple[Span, ...]
    evidence: Evidence
    author: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    publication: Publication | None = None
    version: str | None = None
    answers_to: str | None = None
    terms: tuple[Term, ...] = ()
    answers: tuple[Answer, ...] = ()

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"proposal {self.id}: no mention")
        if any(a.term is not None and not 0 <= a.term < len(self.terms) for a in self.answers):
            raise ValueError(f"proposal {self.id}: an answer to a term that is not among its {len(self.terms)}")
