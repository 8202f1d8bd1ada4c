"""Which days a date of publication covers.

In: an ISO 8601 or TIMEX3 value as far as it is known. Out: its first and last day.
Refused: values that name no days (seasons, vague words, an unknown year) give None, never a guess.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", re.DOTALL)
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_YEAR = re.compile(r"\d{4}")


def days(value: str) -> tuple[str, str] | None:
    """The first and the last day that `value` covers, `YYYY-MM-DD`, or None if it names none.

    >>> days("2026-02"), days("2026-03-13T09:30Z"), days("XXXX-11-19")
    (('2026-02-01', '2026-02-28'), ('2026-03-13', '2026-03-13'), None)
    """
    try:
        interval = _interval(value)
    except ValueError:  # the thirteenth month, the thirtieth of February, the year 0
        return None
    return (interval[0].isoformat(), interval[1].isoformat()) if interval else None


def _interval(value: str) -> tuple[date, date] | None:
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _MONTH.fullmatch(value):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + timedelta(days=6)
    if _YEAR.fullmatch(value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    return None
