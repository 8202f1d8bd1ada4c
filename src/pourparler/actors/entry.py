"""What the registry knows of an actor.

In: one entry of an actors file. Out: `Entry` with its `Term`s in office, each dated as far as it is known.
Refused: nothing here; `loading` validates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from pourparler.model import ActorKind

Gender = Literal["male", "female"]
Tenure = Literal["yes", "maybe", "no"]


def first_day(date: str) -> str:
    """The first day that a date of any precision may mean: 2019-05 -> 2019-05-01."""
    return (date + "-01-01")[:10] if len(date) < 10 else date[:10]


def last_day(date: str) -> str:
    """The last day that a date of any precision may mean, for comparison only: 2019-02 -> 2019-02-31."""
    return date + "-12-31"[len(date) - 4 :] if len(date) < 10 else date[:10]


@lru_cache(maxsize=1 << 12)
def days(date: str) -> tuple[str, str]:
    """The first and the last day that a date may mean."""
    return first_day(date), last_day(date)


@lru_cache(maxsize=1 << 14)
def bounds(since: str | None, until: str | None) -> tuple[str, str, str, str]:
    """The first day a term may and must have begun, and the first day it may and must be over; days sort as texts."""
    begins, begun = (first_day(since), last_day(since)) if since else ("", "~")
    ends, ended = (first_day(until), until if len(until) == 10 else last_day(until)) if until else ("~", "~")
    return begins, begun, ends, ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An office held: `title`, other titles for it, of which actor (and through which `body`), from when to when.

    `until` is the first day on which it was no longer held. An open `until` means: as far as the registry knows.
    """

    title: str
    of: str
    titles: tuple[str, ...] = ()
    body: str | None = None
    since: str | None = None
    until: str | None = None
    sure: bool = True
    where: str = field(default="", compare=False)

    def held(self, on: str) -> Tenure:
        """Whether the office was held on a day (or in a month or year), as far as the dates say.

        >>> term = Term(title="president", of="kessary", since="2019-05", until="2024-03-01")
        >>> [term.held(day) for day in ("2019-04-30", "2019-05-20", "2020-01-01", "2024-03-01")]
        ['no', 'maybe', 'yes', 'no']
        """
        early, late = days(on)
        begins, begun, ends, ended = bounds(self.since, self.until)
        if late < begins or early >= ended:
            return "no"
        return "yes" if begun <= early and late < ends and self.sure else "maybe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One actor as its file has it; `leads` names the offices that "the leader" of this state or body means."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    party: str | None = None
    of: str | None = None
    demonyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    sector: str | None = None
    gender: Gender | None = None
    leads: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    offices: tuple[Term, ...] = ()
    rank: int = 0
    where: str = field(default="", compare=False)
