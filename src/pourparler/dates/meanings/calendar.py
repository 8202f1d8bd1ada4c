"""Days and months of the calendar: what the words of a rule mean.

In: the words found and the context of reading. Out: a `Reading`: a day, month and year as far as the words give them.
Refused: a date that the calendar does not have.
"""

from __future__ import annotations

import re
from datetime import date

from pourparler.dates.context import WAYS, Context, Found, Reading
from pourparler.dates.days import FIRST, LAST, UNKNOWN, day_of, feast_day, moved, value_of
from pourparler.dates.expression import Anchor
from pourparler.dates.tense import is_of_past_verb, tense_around

_PLANNED = re.compile(r" (?:\w+ )?(?:elections?|vote|referendum|poll|run-?off|summit|deadline|expiry)\b")


def calendar(found: Found, context: Context) -> Reading | None:
    """A year, month and day, as far as given; a year that is not given is the nearest to publication."""
    month, day = found.number("month"), found.number("day")
    year = found.number("year")
    if year is None and found.has("short"):
        year = full_year(found.number("short") or 0)
    if year is not None and not FIRST <= year <= LAST:
        return None
    anchor: Anchor = "none"
    if year is None and month is not None:
        year, anchor = year_for(month, day, found, context)
    if month is None:
        return Reading(value=f"{year:04}", mod=found.text("edge") or None)
    if day is None:
        return _month(year, month, found, anchor) if 1 <= month <= 12 else None
    if day_of(year or 2024, month, day) is None:
        return None
    value = f"{'XXXX' if year is None else f'{year:04}'}-{month:02}-{day:02}"
    return Reading(value=value + clock_of(found), anchor=anchor, mod=found.text("edge") or None)


def _month(year: int | None, month: int, found: Found, anchor: Anchor) -> Reading:
    value = f"{'XXXX' if year is None else f'{year:04}'}-{month:02}"
    return Reading(value=value, anchor=anchor, mod=found.text("edge") or None)


def full_year(two: int) -> int:
    """A year of two figures: up to 68 this century, as POSIX has it."""
    return 2000 + two if two < 69 else 1900 + two


def year_for(month: int, day: int | None, found: Found, context: Context) -> tuple[int | None, Anchor]:
    """The year of a month or day without one, by tense and nearness to publication, else by what the article dates."""
    base = context.around
    if base is None:
        told = context.told_year()
        return (told, "article" if told else "none")
    tense = tense_around(context.work, found.start, found.end)
    if tense is None and day is not None and _PLANNED.match(context.work, found.end):
        tense = "future"
    if tense is None and day is not None and context.is_list_ahead(found.start):
        tense = "future"
    if day is None:
        if tense == "past" and (month - base.month) % 12 == 1 and not is_of_past_verb(context.work, found.start):
            tense = None
        return _year_of_month(base, month, tense), "published"
    years = [year for year in (base.year - 1, base.year, base.year + 1) if FIRST <= year <= LAST]
    days = [there for year in years if (there := day_of(year, month, day))]
    if not days:
        return base.year, "published"
    return min(days, key=lambda there: _distance((there - base).days, tense)).year, "published"


def _distance(days: int, tense: str | None) -> int:
    """How far a day is from publication; a day far off on the wrong side of the tense is a year further.

    Two months are far; where the clause shows no tense, four months ahead.
    """
    wrong = (tense == "past" and days > 60) or (tense is None and days > 120) or (tense == "future" and days < -60)
    return abs(days) + 400 * wrong


def _year_of_month(base: date, month: int, tense: str | None) -> int:
    """Back for the past, on for the future; without a sign, back unless the month has just begun to come."""
    ahead = (month - base.month) % 12
    if tense == "future":
        forward = ahead <= 9
    elif tense == "past":
        forward = ahead == 0
    elif tense == "either":
        forward = ahead <= 6
    else:
        forward = ahead <= 2
    return base.year + (base.month + ahead - 1) // 12 if forward else base.year - (1 if month > base.month else 0)


def clock_of(found: Found) -> str:
    hour, minute = found.number("hour"), found.number("minute")
    if hour is None:
        return ""
    half = found.text("half_day")
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"T{hour:02}:{minute or 0:02}"


def clock(found: Found, context: Context) -> Reading | None:
    """An hour of a day not yet known; the day is joined to it when it stands beside."""
    hour = found.number("noon", "hour")
    if hour is None or hour > 24:
        return None
    tail = clock_of(found) or f"T{hour:02}:00"
    if found.text("part") in ("AF", "EV") and hour < 12:
        tail = f"T{hour + 12}{tail[3:]}"
    day = context.told_day(within=found.start)
    return Reading(value=value_of(day, "day") + tail, anchor="article" if day else "none")


def slashes(found: Found, context: Context) -> Reading | None:
    """Two numbers and a year: month first as in America, unless the first cannot be a month.

    Where both readings are days and publication does not favour one, only the year is kept.
    """
    one, two = found.number("one") or 0, found.number("two") or 0
    year = found.number("year") or full_year(found.number("short") or 0)
    month_first, day_first = day_of(year, one, two), day_of(year, two, one)
    day = month_first or day_first
    if month_first and day_first and month_first != day_first:
        day = _nearer(month_first, day_first, context.around)
        if day is None:
            return Reading(value=f"{year}-XX-XX")
    return None if day is None else Reading(value=day.isoformat() + clock_of(found))


def _nearer(one: date, two: date, base: date | None) -> date | None:
    if base is None:
        return None
    near, far = sorted((one, two), key=lambda there: abs(there - base))
    return near if abs(near - base).days <= 7 and abs(far - base).days > 14 else None


def same_month(found: Found, context: Context) -> Reading | None:
    """A further day of the month told just before."""
    told = context.told_last() or ""
    if not re.fullmatch(r"....-\d\d-\d\d", told):
        return None
    value = f"{told[:8]}{found.number('day'):02}"
    year = told[:4]
    held = day_of(int(year) if year.isdigit() else 2024, int(value[5:7]), int(value[8:]))
    return Reading(value=value, anchor="article") if held else None


def day_of_month(found: Found, context: Context) -> Reading | None:
    """A day without its month: of the month just told, else of that of publication, or the next or last by tense."""
    day, base = found.number("day") or 0, context.published
    told = None if found.has("which") else context.told_last(within=found.start)
    if told and re.match(r"[\dX]{4}-\d\d-\d\d", told) and int(told[8:10]) < day:
        year = int(told[:4]) if told[:4].isdigit() else 2024
        if day_of(year, int(told[5:7]), day):
            return Reading(value=f"{told[:8]}{day:02}", anchor="article")
    if base is None:
        return Reading(value=f"XXXX-XX-{day:02}")
    way = WAYS[found.text("which")]
    if not found.has("which"):
        tense = tense_around(context.work, found.start, found.end)
        way = 1 if tense == "future" and day < base.day else -1 if tense != "future" and day > base.day else 0
    first = moved(base.replace(day=1), "month", way)
    there = first and day_of(first.year, first.month, day)
    return Reading(value=there.isoformat(), anchor="published") if there else None


def day_range(found: Found, context: Context) -> Reading | None:
    """Two days, in one month or two."""
    month, year = found.number("month") or 0, found.number("year")
    one, two = found.number("day") or 0, found.number("last") or 0
    month_one, month_two = found.number("first_month") or month, found.number("last_month") or month
    anchor: Anchor = "none"
    if year is None:
        year, anchor = year_for(month_two, two, found, context)
    back = 1 if month_one > month_two else 0
    leap = year or 2024
    begin, end = day_of(leap - back, month_one, one), day_of(leap, month_two, two)
    if begin is None or end is None or begin >= end:
        return None
    if year is None:
        values = [f"XXXX-{there.month:02}-{there.day:02}" for there in (begin, end)]
    else:
        values = [begin.isoformat(), end.isoformat()]
    return Reading(value="/".join(values), anchor=anchor, begin=values[0], end=values[1])


def fixed(found: Found, context: Context) -> Reading | None:
    """A value that the rule itself names; `since` keeps it from texts published before."""
    since = found.rule.constants.get("since")
    if since and context.published and context.published.isoformat() < str(since):
        return None
    apart, day = found.number("apart"), context.published
    if apart and day and abs((day.replace(month=int(found.text("value")[5:7]), day=7) - day).days) < apart:
        return None
    return Reading(value=found.text("value"))


def month(found: Found, context: Context) -> Reading | None:
    """A month with last, this, next, or with an edge."""
    which, number = found.text("which"), found.number("month") or 0
    base = context.around
    if not found.has("which"):
        return bare_month(found, context)
    if base is None:
        return Reading(value=f"XXXX-{number:02}", mod=found.text("edge") or None)
    told = context.told_year() if which == "same" or re.match("follow|previous", found.words["which"]) else None
    if found.rule.id == "month.of-year":
        year = (told or base.year) + WAYS[which]
    elif which == "last":
        year = base.year - (1 if number >= base.month else 0)
    elif which == "next":
        year = base.year + (1 if number <= base.month else 0)
    else:
        year = base.year
    return Reading(value=f"{year:04}-{number:02}", anchor="published", mod=found.text("edge") or None)


def bare_month(found: Found, context: Context) -> Reading | None:
    """A month by the tense around it."""
    number = found.number("month")
    if number is None:
        return None
    year, anchor = year_for(number, None, found, context)
    return _month(year, number, found, anchor)


def week_of(found: Found, context: Context) -> Reading | None:
    """The week that holds a day."""
    reading = calendar(found, context)
    if reading is None or not reading.value[:4].isdigit():
        return reading
    return Reading(value=value_of(date.fromisoformat(reading.value[:10]), "week"), anchor=reading.anchor)


def eve(found: Found, context: Context) -> Reading | None:
    """The day before a date."""
    reading = calendar(found, context)
    if reading is None or not reading.value[:4].isdigit():
        return None
    before = moved(date.fromisoformat(reading.value[:10]), "day", -1)
    return Reading(value=value_of(before, "day"), anchor=reading.anchor)


def feast(found: Found, context: Context) -> Reading | None:
    """A feast of the year named, or of the one nearest to publication."""
    name, year, base = found.text("feast"), found.number("year"), context.around
    if year is None and base is None:
        return Reading(value=f"XXXX-{name}" if name[0].isdigit() else UNKNOWN["day"])
    if year is not None:
        day = feast_day(name, year)
        return Reading(value=value_of(day, "day"))
    assert base is not None
    days = [d for y in (base.year - 1, base.year, base.year + 1) if FIRST <= y <= LAST and (d := feast_day(name, y))]
    which = found.text("which")
    if which == "last":
        day = max((d for d in days if d < base), default=None)
    elif which == "next":
        day = min((d for d in days if d > base), default=None)
    else:
        day = min(days, key=lambda d: abs(d - base), default=None)
    return Reading(value=day.isoformat(), anchor="published") if day else None
