"""What the record answers beside the findings themselves.

In: sums over the record. Out: `Added`, `ActorEntry`, `Counts`.
Refused: nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pourparler.model import Actor
from pourparler.problems import Problem


class Outcome(Enum):
    """What became of an article that was handed to the record."""

    NEW = "new"
    KNOWN = "known"
    AGAIN = "again"
    REVISED = "revised"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What `add` did, once it is safe on disk.

    NEW: kept. KNOWN: the same text under the same id was there; nothing changed. AGAIN: its findings were replaced.
    REVISED: another text of this article was there; both are kept, and only the one that stands counts: this one,
    above `supersedes`, or the one that is `superseded_by`.
    CONFLICT: another article stands under the given id; both are kept and count, this one under `article_id`, and a
    problem says so.
    REFUSED: the findings break a rule, nothing of them is kept but the problems that say so.
    """

    outcome: Outcome
    article_id: str
    problems: tuple[Problem, ...] = ()
    supersedes: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """The place of one text among those of its article: the text before it in turn, and the one after it."""

    supersedes: str | None = None
    superseded_by: str | None = None


ALONE = Succession()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """An actor as last read, with the words that named it (most frequent first) and what it did, by what was asked.

    `statements` counts what it said, without mere repetitions; `reported` what came through it, `addressed` what was
    said to it. Days are of publication and None where no article of its is dated.
    """

    actor: Actor
    names: tuple[tuple[str, int], ...] = ()
    statements: int = 0
    reported: int = 0
    addressed: int = 0
    articles: int = 0
    first_day: str | None = None
    last_day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much the record holds.

    `statements` are speech and writing without `repeats`, attitudes stand apart; `actors` are all ids named, even as
    candidates or by attitudes only. What only a `superseded` text says is not counted.
    """

    articles: int
    statements: int
    repeats: int
    attitudes: int
    actors: int
    outlets: int
    problems: int
    judgements: int
    first_day: str | None
    last_day: str | None
    superseded: int = 0
