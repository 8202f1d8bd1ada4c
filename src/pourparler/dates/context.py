"""What is known while a text is read from its beginning: the day of publication and the dates told so far.

In: the day of publication, then each reading in order. Out: the day or quarter that "a year earlier" counts from.
Refused: a day of publication that is not ISO 8601.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from pourparler.dates.days import day_of
from pourparler.dates.expression import Anchor
from pourparler.dates.table import Rule

_NEAR = 600
_LIST = 80
WAYS = {"last": -1, "this": 0, "next": 1, "same": 0, "": 0}
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What words mean: a TIMEX3 value, what it was counted from, and the ends of its range."""

    value: str
    anchor: Anchor = "none"
    mod: str | None = None
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A match of a rule: the rule, its place, and by name its words and what they mean."""

    rule: Rule
    start: int
    end: int
    words: dict[str, str]
    values: dict[str, int | float | str | None]

    def has(self, name: str) -> bool:
        """Whether the words or the constants of the rule give this."""
        return name in self.values

    def get(self, name: str) -> int | float | str | None:
        """What the words mean, or else the rule's constant."""
        return self.values.get(name)

    def text(self, *names: str) -> str:
        """The first of these that is there, as text; empty if none is."""
        value = next((self.values[name] for name in names if name in self.values), None)
        return "" if value is None else str(value)

    def number(self, *names: str) -> int | None:
        """The first of these that is there, as a whole number."""
        value = next((self.values[name] for name in names if name in self.values), None)
        return None if value is None else int(value)


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the article gave: where, and its value; `counted` if it was counted from another."""

    place: int
    value: str
    counted: bool


@dataclass(slots=True, kw_only=True)
class Context:
    """The state of reading one text. `told` are the dates read so far, the latest last; `late` as `is_late` says."""

    work: str
    published: date | None
    around: date | None
    late: bool = False
    told: list[Told] = field(default_factory=list)

    def tell(self, place: int, value: str, *, counted: bool) -> None:
        """Remember a date that was read."""
        self.told.append(Told(place, value, counted))

    def told_day(self, within: int | None = None, weekday: int | None = None) -> date | None:
        """The last day among the last six dates told; with `weekday`, the last such day (Monday is 1).

        With `within`, at most some lines before that place, and none that only bounds a stretch ("since May 9").
        """
        for told in reversed(self.told[-6:]):
            near = within is None or (told.place >= within - _NEAR and not self._bounds(told.place))
            if not near or not re.match(r"\d{4}-\d\d-\d\d", told.value):
                continue
            day = date.fromisoformat(told.value[:10])
            if weekday in (None, day.isoweekday()):
                return day
        return None

    def _bounds(self, place: int) -> bool:
        before = self.work[max(0, place - 12) : place]
        return bool(re.search(r"\b(?:since|until|till|before|after|by)(?: the)? $", before))

    def told_last(self, within: int | None = None, *, month: bool = False) -> str | None:
        """The last date told: at most some lines before `within`; with `month`, the last that has one."""
        for told in reversed(self.told[-6:] if month else self.told[-1:]):
            near = within is None or told.place >= within - _NEAR
            if near and (not month or re.match(r"(?:\d{4}|XXXX)-\d\d", told.value)):
                return told.value
        return None

    def is_list_ahead(self, place: int) -> bool:
        """Whether the day told last in the same sentence lies ahead: "the first on Aug. 6 and the last on Nov. 4"."""
        if not self.told or self.published is None or self.told[-1].place < place - _LIST:
            return False
        last = self.told[-1]
        ahead = re.match(r"\d{4}-\d\d-\d\d", last.value) and last.value[:10] > self.published.isoformat()
        return bool(ahead) and not re.search(r"[.!?;] |\n", self.work[last.place + 8 : place])

    def told_year(self) -> int | None:
        """The year of the last date that had one."""
        years = (re.match(r"\d{4}", told.value) for told in reversed(self.told))
        return next((int(year[0]) for year in years if year), None)

    def told_quarter(self) -> str | None:
        """The last quarter named, among the last eight dates."""
        named = (told.value for told in reversed(self.told[-8:]) if not told.counted)
        return next((value for value in named if re.fullmatch(r"\d{4}-Q[1-4]", value)), None)


def context_of(work: str, published: str | None) -> Context:
    """A fresh context; raises ValueError where `published` is no ISO date (a year or a month will do)."""
    if published is None:
        return Context(work=work, published=None, around=None)
    match = _ISO.fullmatch(published)
    day = match and day_of(int(match[1]), int(match[2] or 7), int(match[3] or 15))
    if not match or not day:
        raise ValueError(f"published is an ISO 8601 date such as 2025-11-14, got {published!r}")
    known = day if match[3] else None
    return Context(work=work, published=known, around=day if match[2] else None, late=is_late(published))


def is_late(published: str) -> bool:
    """Whether it was published so late by the clock of Greenwich that the next day had begun where the news was.

    >>> is_late("2025-05-25T21:56Z"), is_late("2025-05-25T21:56-04:00"), is_late("2025-05-25")
    (True, False, False)
    """
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d[T ]2[0-3]:.*(?:Z|[+-]00:?00)", published))
