"""TIMEX3 values on a calendar: the first day of a value, and bins of days, weeks, months, quarters or years.

In: values as `When` and `Published` hold them. Out: dates, and the start of the bin that holds one.
Refused: values without a year; they have no place on an axis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")
DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:$|T)")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$")
_YEAR = re.compile(r"(\d{4})$")
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}


def first_day(value: str | None) -> date | None:
    """The first day of a TIMEX3 value, or None where it names no year or no day that exists.

    >>> first_day("2026-03"), first_day("2026-W11"), first_day("XXXX-11-19")
    (datetime.date(2026, 3, 1), datetime.date(2026, 3, 9), None)
    """
    if value is None:
        return None
    try:
        return _parsed(value)
    except ValueError:  # 2026-02-30, 0000-01-01: written somewhere, on no calendar
        return None


def _parsed(value: str) -> date | None:
    if found := _DAY.match(value):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH.match(value):
        return date(int(found[1]), int(found[2]), 1)
    if found := _WEEK.match(value):
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    if found := _SEASON.match(value):
        return date(int(found[1]), _SEASON_MONTH[found[2]], 1)
    if found := _YEAR.match(value):
        return date(int(found[1]), 1, 1)
    return None


def start_of(day: date, unit: Unit) -> date:
    """The first day of the unit that holds `day`; weeks begin on Monday.

    >>> start_of(date(2026, 3, 12), "week"), start_of(date(2026, 5, 12), "quarter")
    (datetime.date(2026, 3, 9), datetime.date(2026, 4, 1))
    """
    match unit:
        case "day":
            return day
        case "week":
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "year":
            return day.replace(month=1, day=1)


def _next(start: date, unit: Unit) -> date:
    return start_of(start + timedelta(days=DAYS[unit]), unit)


def bins(first: date, last: date, unit: Unit) -> tuple[date, ...]:
    """The starts of every unit from the one that holds `first` to the one that holds `last`."""
    starts = [start_of(first, unit)]
    while starts[-1] < start_of(last, unit):
        starts.append(_next(starts[-1], unit))
    return tuple(starts)


def stretches(days: Iterable[date], limit: int = 4) -> tuple[tuple[date, date], ...]:
    """The stretches of time that hold these days, at most `limit`, without the long empty times between them.

    An empty time is left out if it is over 45 days and over two fifths of what is left without longer ones: one article
    of another year must not press a week of coverage into a line.

    >>> stretches([date(2020, 8, 5), date(2025, 5, 20), date(2025, 5, 26)])
    ((datetime.date(2020, 8, 5), datetime.date(2020, 8, 5)), (datetime.date(2025, 5, 20), datetime.date(2025, 5, 26)))
    """
    every = sorted(set(days))
    if not every:
        return ()
    gaps = sorted(pairwise(every), key=lambda gap: (gap[0] - gap[1], gap))
    left, breaks = (every[-1] - every[0]).days, []
    for before, after in gaps[: limit - 1]:
        empty = (after - before).days
        if empty <= 45 or empty <= 0.4 * left:
            break
        breaks.append((before, after))
        left -= empty
    breaks.sort()
    starts = [every[0], *(after for _, after in breaks)]
    ends = [*(before for before, _ in breaks), every[-1]]
    return tuple(zip(starts, ends, strict=True))


def unit_for(periods: Iterable[tuple[date, date]], limit: int) -> Unit:
    """The finest unit that cuts the periods into at most `limit` bins together; years where none does.

    >>> spring = [(date(2026, 3, 1), date(2026, 5, 10))]
    >>> unit_for(spring, 90), unit_for(spring, 40)
    ('day', 'week')
    """
    every = tuple(periods)
    for unit in UNITS:
        roughly = sum((last - first).days // DAYS[unit] for first, last in every)
        if roughly <= limit and sum(len(bins(first, last, unit)) for first, last in every) <= limit:
            return unit
    return "year"
