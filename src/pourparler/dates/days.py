"""The arithmetic of the calendar, and how TIMEX3 writes it.

In: days, units, counts. Out: values such as `2025-11-14`, `2025-W46`, `2025-Q3`, `P3M`.
Refused: days before 1000 or after 2200, which are None.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

FIRST, LAST = 1000, 2200
UNKNOWN = {
    "hour": "XXXX-XX-XXTXX", "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "fortnight": "XXXX-WXX",
    "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
    "minute": "XXXX-XX-XXTXX", "second": "XXXX-XX-XXTXX",
}  # fmt: skip
_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "month": "M",
            "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}  # fmt: skip
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none or it lies outside 1000..2200."""
    if FIRST <= year <= LAST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def moved(day: date, unit: str, count: int) -> date | None:
    """`day`, `count` units on; a month without that day gives its last day; None outside 1000..2200.

    >>> moved(date(2026, 3, 31), "month", -1)
    datetime.date(2026, 2, 28)
    """
    if unit in _MONTHS:
        months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        year, month = divmod(months, 12)
        if not FIRST <= year <= LAST:
            return None
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    days = count * _DAYS.get(unit, 0)
    if abs(days) > 400_000:
        return None
    there = day.toordinal() + days
    return date.fromordinal(there) if date(FIRST, 1, 1).toordinal() <= there <= date(LAST, 12, 31).toordinal() else None


def value_of(day: date | None, unit: str) -> str:
    """The unit that holds the day, as TIMEX3 writes it; X for what is not known.

    >>> value_of(date(2025, 11, 14), "week"), value_of(date(2025, 11, 14), "quarter"), value_of(None, "month")
    ('2025-W46', '2025-Q4', 'XXXX-XX')
    """
    if day is None:
        return UNKNOWN[unit]
    if unit in ("week", "fortnight", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    text = day.isoformat()
    if unit == "quarter":
        return f"{text[:4]}-Q{(day.month + 2) // 3}"
    lengths = {"month": 7, "year": 4, "decade": 3, "century": 2}
    return text[: lengths.get(unit, 10)]


def weekday_near(day: date, weekday: int, way: int) -> date:
    """The nearest such weekday (Monday is 1): `way` -1 on or before the day, 1 on or after it.

    >>> weekday_near(date(2025, 11, 14), 4, -1), weekday_near(date(2025, 11, 14), 3, 1)
    (datetime.date(2025, 11, 13), datetime.date(2025, 11, 19))
    """
    distance = (weekday - day.isoweekday()) % 7 if way > 0 else -((day.isoweekday() - weekday) % 7)
    return day + timedelta(days=distance)


def duration_of(count: float | None, unit: str) -> str:
    """A stretch of time; None counts as "some".

    >>> duration_of(3, "month"), duration_of(1.5, "hour"), duration_of(None, "week"), duration_of(2, "decade")
    ('P3M', 'PT1H30M', 'PXW', 'P20Y')
    """
    if unit == "fortnight":
        return duration_of(None if count is None else 2 * count, "week")
    letters = _LETTERS[unit]
    if count is None:
        return "P" + ("TX" + letters[1:] if letters[0] == "T" else "X" + letters)
    if unit in ("decade", "century"):
        return duration_of(count * (10 if unit == "decade" else 100), "year")
    if count % 1 and unit in ("year", "hour", "minute"):
        return _broken(count, unit)
    number = str(int(count)) if count == int(count) else f"{count:g}"
    return "PT" + number + letters[1:] if letters[0] == "T" else "P" + number + letters


def _broken(count: float, unit: str) -> str:
    """A year and a half is 18 months; an hour and a half, an hour and thirty minutes."""
    if unit == "year":
        return f"P{round(count * 12)}M"
    whole, rest = int(count), round(count % 1 * 60)
    large, small = ("H", "M") if unit == "hour" else ("M", "S")
    return "PT" + (f"{whole}{large}" if whole else "") + (f"{rest}{small}" if rest else "")


def easter(year: int) -> date:
    """Western Easter (Meeus, Jones and Butcher, Gregorian years)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * j) // 433
    month = (h + j - 7 * m + 90) // 25
    return date(year, month, (h + j - 7 * m + 33 * month + 19) % 32)


def feast_day(feast: str, year: int) -> date | None:
    """The day of a feast: `12-25`, `easter-2`, `thanksgiving`, `election`, `labor`, `memorial`.

    >>> feast_day("easter-2", 2026), feast_day("thanksgiving", 2025)
    (datetime.date(2026, 4, 3), datetime.date(2025, 11, 27))
    """
    if feast.startswith("easter"):
        return easter(year) + timedelta(days=int(feast[6:]))
    if feast == "thanksgiving":
        return weekday_near(date(year, 11, 22), 4, 1)
    if feast == "election":
        return weekday_near(date(year, 11, 2), 2, 1)
    if feast == "labor":
        return weekday_near(date(year, 9, 1), 1, 1)
    if feast == "memorial":
        return weekday_near(date(year, 5, 31), 1, -1)
    return day_of(year, int(feast[:2]), int(feast[3:]))
