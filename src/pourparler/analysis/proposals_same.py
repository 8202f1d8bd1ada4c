"""Which tellings are of one proposal, and which of one term.

In: proposals with their articles. Out: whether one is of a group, and the terms of a group, each with its tellings.
Refused: to join proposals of different authors, points or sides, or that are told more than 120 days apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.analysis.calendar import first_day
from pourparler.model import Article, Proposal, Term

APART = 120
"""Days without a word of it after which a proposal of the same author is taken for another."""
ALIKE = 0.2
"""Shared words over all of both, from which two tellings of a term of other sides or none are one."""
_MEASURES = frozenset(
    {
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "days",
        "least",
        "most",
        "would",
        "will",
        "within",
        "with",
        "from",
    }
)
_STEM = 6
_WORD = re.compile(r"[\w.]+(?:-[\w.]+)*")
_PLAIN = frozenset(
    {
        "plan", "proposal", "counter-proposal", "counter-plan", "counterproposal", "framework", "memorandum", "roadmap",
        "draft", "offer", "outline", "paper", "deal", "agreement", "accord", "package", "document", "initiative",
        "text", "points", "terms", "peace", "new", "latest", "revised", "updated", "final", "own", "the", "a", "an",
        "of", "to", "for", "and", "complete", "full", "secret", "confidential", "controversial", "current", "original",
    }
)  # fmt: skip
"""Words of a name that tell no proposal from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    proposal: Proposal
    article: Article
    day: date | None
    words: frozenset[str]
    involved: frozenset[str]

    @classmethod
    def of(cls, proposal: Proposal, article: Article) -> Told:
        """A proposal with what tells it from others."""
        sides = {side for term in proposal.terms for side in (*term.obliged, *term.beneficiary)}
        sides |= {answer.party for answer in proposal.answers} | set(proposal.recipients) | set(proposal.unseen)
        words = {re.sub(r"['’]s$", "", w.lower()) for w in words_of(proposal.name)} - _PLAIN
        return cls(
            proposal=proposal,
            article=article,
            day=day_of(article),
            words=frozenset(words),
            involved=frozenset(sides) - frozenset(proposal.author),
        )

    @property
    def order(self) -> tuple[bool, date, str, int]:
        """By day, the undated last; then by article and place."""
        return self.day is None, self.day or date.max, self.article.id, self.proposal.mentions[0].start


def is_same(each: Told, group: Sequence[Told]) -> bool:
    """Whether a telling is of the proposal of a group."""
    if any(t.article.id == each.article.id for t in group) or days_apart(each, group[-1]) > APART:
        return False
    author = {side for t in group for side in t.proposal.author}
    words = frozenset(word for t in group for word in t.words)
    involved = frozenset(side for t in group for side in t.involved)
    numbers = {w for w in words | each.words if re.match(r"\d+-point$", w)}
    counter = {t.proposal.answers_to is not None for t in group} == {False} and each.proposal.answers_to is not None
    if len(numbers) > 1 or counter:
        return False
    ours = set(each.proposal.author)
    if author and ours:
        met = bool(each.words & words) or bool(each.involved & involved) or not each.involved or not involved
        return bool(author & ours) and met
    return bool(each.words & words) and not (each.involved and involved and not each.involved & involved)


def closeness(each: Told, group: Sequence[Told]) -> tuple[int, int, int]:
    """How much of a name and of the sides is shared; then the group told of last."""
    words = {word for t in group for word in t.words}
    involved = {side for t in group for side in t.involved}
    return len(each.words & words), len(each.involved & involved), -days_apart(each, group[-1])


def days_apart(one: Told, other: Told) -> int:
    """Days between two tellings; 0 where either has no date."""
    return abs((one.day - other.day).days) if one.day is not None and other.day is not None else 0


def day_of(article: Article) -> date | None:
    """The first day that an article may be of; None where it has no date."""
    return first_day(article.published.value) if article.published is not None else None


def lines_of(group: Sequence[Told]) -> tuple[list[list[tuple[Told, Term]]], dict[tuple[str, int | None], int]]:
    """The terms of all tellings, each once, and where each term of each telling went."""
    lines: list[list[tuple[Told, Term]]] = []
    index: dict[tuple[str, int | None], int] = {}
    for t in group:
        for number, term in enumerate(t.proposal.terms):
            at = next((i for i, line in enumerate(lines) if any(is_same_term(t, term, *other) for other in line)), None)
            if at is None:
                at = len(lines)
                lines.append([])
            lines[at].append((t, term))
            index[(t.proposal.id, number)] = at
    return lines, index


def is_same_term(one: Told, term: Term, other: Told, known: Term) -> bool:
    """Two tellings of one term: the same issue, no other side obliged, and words in common or the same sides."""
    if term.issue != known.issue or (term.obliged and known.obliged and not set(term.obliged) & set(known.obliged)):
        return False
    a, b = content(term.text.of(one.article.text)), content(known.text.of(other.article.text))
    if term.obliged and term.obliged == known.obliged and term.issue is not None:
        return one.article.id != other.article.id or bool((a & b) - named_sides(term.obliged))
    return len(a & b) >= ALIKE * len(a | b)


def words_of(text: str) -> list[str]:
    """The words of a text, figures and hyphens in them."""
    return _WORD.findall(text)


def content(words: str) -> frozenset[str]:
    """The stems of the words that carry sense."""
    return frozenset(w.lower()[:_STEM] for w in words_of(words) if len(w) > 3 and w.lower() not in _MEASURES)


def named_sides(sides: Iterable[str]) -> frozenset[str]:
    """The stems of the names of sides, which tell no term: "orrund" of Orrund and of Orrundi alike."""
    return frozenset(part[:_STEM] for side in sides for part in side.split("-"))
