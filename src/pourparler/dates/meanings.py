"""How the words of a rule become a value: one function a meaning, named by `means` in the rule table.

In: the words found and the context of reading. Out: a `Reading`.
Refused: dates that the calendar does not have or that lie outside 1000..2200; those are None, and the rule does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from pourparler.dates.context import Context, Found, Reading
from pourparler.dates.days import (
    FIRST,
    LAST,
    UNKNOWN,
    day_of,
    duration_of,
    feast_day,
    moved,
    value_of,
    weekday_near,
)
from pourparler.dates.expression import Anchor
from pourparler.dates.tense import tense_around

Meaning = Callable[[Found, Context], Reading | None]
_WAYS = {"last": -1, "this": 0, "next": 1, "same": 0, "": 0}


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
    return Reading(value=value + _clock_of(found), anchor=anchor, mod=found.text("edge") or None)


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
    if day is None:
        return _year_of_month(base, month, tense), "published"
    years = [year for year in (base.year - 1, base.year, base.year + 1) if FIRST <= year <= LAST]
    days = [there for year in years if (there := day_of(year, month, day))]
    if not days:
        return base.year, "published"
    lean = {"past": 100, "future": -100, None: 0}[tense]
    return min(days, key=lambda there: abs((there - base).days + (lean if abs((there - base).days) > 60 else 0))).year, "published"


def _year_of_month(base: date, month: int, tense: str | None) -> int:
    """Back for the past, on for the future; without a sign, back unless the month has just begun to come."""
    ahead = (month - base.month) % 12
    if tense == "future":
        forward = ahead <= 9
    elif tense == "past":
        forward = ahead == 0
    else:
        forward = ahead <= 2
    return base.year + (base.month + ahead - 1) // 12 if forward else base.year - (1 if month > base.month else 0)


def _clock_of(found: Found) -> str:
    hour, minute = found.number("hour"), found.number("minute")
    if hour is None:
        return ""
    half = found.text("half_day")
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"T{hour:02}:{minute or 0:02}"


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
    return None if day is None else Reading(value=day.isoformat() + _clock_of(found))


def _nearer(one: date, two: date, base: date | None) -> date | None:
    if base is None:
        return None
    near, far = sorted((one, two), key=lambda there: abs(there - base))
    return near if abs(near - base).days <= 31 < abs(far - base).days else None


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
    """A day without its month: of the month of publication, or the next or last by tense."""
    day, base = found.number("day") or 0, context.published
    if base is None:
        return Reading(value=f"XXXX-XX-{day:02}")
    way = _WAYS[found.text("which")]
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
    return Reading(value=found.text("value"))


def month(found: Found, context: Context) -> Reading | None:
    """A month with last, this, next, or with an edge."""
    which, number = found.text("which"), found.number("month") or 0
    base = context.around
    if not found.has("which"):
        return bare_month(found, context)
    if base is None:
        return Reading(value=f"XXXX-{number:02}", mod=found.text("edge") or None)
    if found.rule.id == "month.of-year":
        year = base.year + _WAYS[which]
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


def weekday(found: Found, context: Context) -> Reading | None:
    """A day of the week, or a part of it."""
    number, part = found.number("weekday") or 0, found.text("part")
    tail = f"T{part}" if part else ""
    mod = found.text("edge") or None
    base = context.published
    if base is None:
        return Reading(value=f"XXXX-WXX-{number}{tail}", mod=mod)
    day = weekday_near(base, number, -1)
    which = found.text("which")
    told = context.told_day() if re.match(r"(?:the )?(?:following|previous|preceding)", found.words.get("which", "")) else None
    if told:
        day = weekday_near(told + timedelta(days=_WAYS[which]), number, _WAYS[which])
    elif which == "last":
        day = weekday_near(base - timedelta(days=1), number, -1)
    elif which == "next":
        day = weekday_near(base + timedelta(days=8 - base.isoweekday()), number, 1)
    elif which == "this":
        day = weekday_near(base - timedelta(days=base.isoweekday() - 1), number, 1)
    elif day != base and tense_around(context.work, found.start, found.end) == "future":
        day = weekday_near(base, number, 1)
    return Reading(value=day.isoformat() + tail, anchor="article" if told else "published", mod=mod)


def weekday_of_week(found: Found, context: Context) -> Reading | None:
    """Monday of last, this or next week."""
    number, base = found.number("weekday") or 0, context.published
    if base is None:
        return Reading(value=f"XXXX-WXX-{number}")
    monday = base - timedelta(days=base.isoweekday() - 1)
    day = monday + timedelta(days=number - 1 + 7 * _WAYS[found.text("which")])
    return Reading(value=day.isoformat(), anchor="published", mod=found.text("edge") or None)


def every_weekday(found: Found, context: Context) -> Reading | None:
    """One day of every week."""
    part = found.text("part")
    return Reading(value=f"XXXX-WXX-{found.number('weekday')}" + (f"T{part}" if part else ""))


def near_day(found: Found, context: Context) -> Reading | None:
    """Yesterday, today, tomorrow and their neighbours."""
    base = context.published
    mod = found.text("edge") or None
    if base is None:
        return Reading(value=UNKNOWN["day"], mod=mod)
    day = moved(base, "day", found.number("days") or 0)
    return Reading(value=value_of(day, "day"), anchor="published", mod=mod)


def near_part(found: Found, context: Context) -> Reading | None:
    """This morning, last night, tomorrow evening."""
    days = found.number("near_word", "days")
    base = moved(context.published, "day", -1 if days is None else days) if context.published else None
    value = value_of(base, "day") + "T" + (found.text("part") or "NI")
    return Reading(value=value, anchor="published" if base else "none", mod=found.text("edge") or None)


def told_part(found: Found, context: Context) -> Reading | None:
    """The morning or evening of the day told last, or of the day after it."""
    part = found.text("part") or "MO"
    day = context.told_day()
    if day and re.search(r"\b(?:next|following)\b", context.work[found.start : found.end]):
        day += timedelta(days=1)
    if day:
        return Reading(value=f"{day.isoformat()}T{part}", anchor="article", mod=found.text("edge") or None)
    return Reading(value=f"XXXX-XX-XXT{part}", mod=found.text("edge") or None)


def clock(found: Found, context: Context) -> Reading | None:
    """An hour of a day not yet known; the day is joined to it when it stands beside."""
    hour = found.number("noon", "hour")
    if hour is None or hour > 24:
        return None
    tail = _clock_of(found) or f"T{hour:02}:00"
    if found.text("part") in ("AF", "EV") and hour < 12:
        tail = f"T{hour + 12}{tail[3:]}"
    day = context.told_day(within=found.start)
    return Reading(value=value_of(day, "day") + tail, anchor="article" if day else "none")


def unit(found: Found, context: Context) -> Reading | None:
    """Last, this or next week, month, quarter, year; the following one counts from the date told last."""
    which, name = found.text("which"), found.text("unit")
    word = found.words.get("which", "")
    mod = found.text("edge") or None
    if re.search(r"follow|previous|prior|preced|same|that|latest", word) or (word == "next" and name == "day"):
        return _told(found, context, name, _WAYS[which], mod)
    base = context.published or (context.around if name in ("month", "year") else None)
    there = moved(base, name, _WAYS[which]) if base else None
    return Reading(value=value_of(there, name), anchor="published" if there else "none", mod=mod)


def _told(found: Found, context: Context, name: str, way: int, mod: str | None) -> Reading:
    """The unit that holds the date told last, or its neighbour."""
    told, anchor = context.told_last() or "", "article"
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", told)
    if name == "day":
        base = context.told_day()
    else:
        base = day_of(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    if base is None:
        base, anchor = context.published, "published"
    there = moved(base, name, way) if base else None
    return Reading(value=value_of(there, name), anchor="article" if there and anchor == "article" else "published" if there else "none", mod=mod)


def told_unit(found: Found, context: Context) -> Reading | None:
    """The day, week or year that the article speaks of."""
    name = found.text("unit")
    if name in ("hour", "weekend", "fortnight", "decade", "century"):
        return None
    return _told(found, context, name, 0, found.text("edge") or None)


def told_quarter(found: Found, context: Context) -> Reading | None:
    """The quarter told last, or the same one a year before it."""
    back, near = found.number("back") or 0, found.number("year")
    told = context.told_quarter()
    if told is None and near is None and context.told_last() and back:
        year = re.match(r"\d{4}", context.told_last() or "")
        return Reading(value=f"{int(year[0]) - back:04}", anchor="article") if year else None
    if told is None:
        base = context.published and moved(context.published, "year", -back)
        return Reading(value=f"{value_of(base, 'year')}-QX" if not near else str(near), anchor="published" if base else "none")
    return Reading(value=f"{near or int(told[:4]) - back:04}{told[4:]}", anchor="article")


def weekend(found: Found, context: Context) -> Reading | None:
    """The weekend past early in the week or with a past tense, else the one to come."""
    base = context.published
    if base is None:
        return Reading(value=UNKNOWN["weekend"])
    words = context.work[found.start : found.end]
    tense = tense_around(context.work, found.start, found.end)
    back = "last" in words or "this past" in words or ("the" in words and base.isoweekday() < 5 and tense != "future")
    weeks = 1 if "next" in words else -1 if back and base.isoweekday() < 7 else 0
    return Reading(value=value_of(moved(base, "week", weeks), "weekend"), anchor="published")


def week_of(found: Found, context: Context) -> Reading | None:
    """The week that holds a day."""
    reading = calendar(found, context)
    if reading is None or not reading.value[:4].isdigit():
        return reading
    return Reading(value=value_of(date.fromisoformat(reading.value[:10]), "week"), anchor=reading.anchor)


def unit_edge(found: Found, context: Context) -> Reading | None:
    """The end or the beginning of the year, month or week of publication."""
    name, which = found.text("unit"), found.text("which")
    base = context.published
    there = moved(base, name, _WAYS[which]) if base else None
    return Reading(value=value_of(there, name), anchor="published" if there else "none", mod=found.text("edge") or None)


def year_end(found: Found, context: Context) -> Reading | None:
    """The last day of the year."""
    base = context.around
    if base is None:
        return Reading(value="XXXX-12-31")
    words = found.text("which_year").strip()
    back = 1 if tense_around(context.work, found.start, found.end) == "past" and not words else 0
    return Reading(value=f"{base.year + _WAYS[words] - back:04}-12-31", anchor="published")


def shift(found: Found, context: Context) -> Reading | None:
    """So many units back or on; the value is as coarse as the unit."""
    count, name = found.get("count"), found.text("unit")
    sign = found.number("sign") or 1
    mod = found.text("about") or None
    article = found.text("base") == "article"
    if count is None:
        return Reading(value="PAST_REF" if sign < 0 else "FUTURE_REF", mod=mod)
    if name == "year" and count == 1 and sign < 0 and (told := context.told_quarter()):
        return Reading(value=f"{int(told[:4]) - 1:04}{told[4:]}", anchor="article", mod=mod)
    base, anchor = _base_of(article, name, context)
    days = sign * float(count)
    there = moved(base, name, round(days)) if base else None
    if base and there is None:
        return Reading(value="PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor, mod=mod)
    if name in ("second", "minute", "hour"):
        return Reading(value=UNKNOWN["hour"] if base is None else value_of(base, "day"), anchor=anchor, mod=mod)
    return Reading(value=value_of(there, name), anchor=anchor, mod=mod)


def _base_of(article: bool, name: str, context: Context) -> tuple[date | None, Anchor]:
    if article and name in ("day", "week", "hour", "minute") and (day := context.told_day()):
        return day, "article"
    told = context.told_last() if article else None
    if told and name in ("month", "year", "decade", "quarter") and (match := re.match(r"(\d{4})(?:-(\d\d))?", told)):
        return day_of(int(match[1]), int(match[2] or 6), 1), "article"
    return context.published, "published" if context.published else "none"


def day_beside(found: Found, context: Context) -> Reading | None:
    """The day before or after the day told last."""
    base, way = context.told_day(), found.number("side") or 0
    name = found.text("unit") or "day"
    if name != "day":
        return _told(found, context, name, way, None)
    if base is None:
        return Reading(value=UNKNOWN["day"])
    return Reading(value=value_of(moved(base, "day", way), "day"), anchor="article")


def eve(found: Found, context: Context) -> Reading | None:
    """The day before a date."""
    reading = calendar(found, context)
    if reading is None or not reading.value[:4].isdigit():
        return None
    return Reading(value=value_of(moved(date.fromisoformat(reading.value[:10]), "day", -1), "day"), anchor=reading.anchor)


def duration(found: Found, context: Context) -> Reading | None:
    """A number of units."""
    count = found.get("count") if found.has("count") else 1
    if count == "X":
        count = None
    if isinstance(count, str) or found.text("unit") == "":
        return None
    if count is not None and found.has("half"):
        count += 0.5
    if count is None or count < 100_000:
        return Reading(value=duration_of(count, found.text("unit")), mod=found.text("about") or None)
    return None


def duration_range(found: Found, context: Context) -> Reading | None:
    """Between so many and so many units; the value is the smaller, both are kept."""
    one, two, name = found.get("count"), found.get("last"), found.text("unit")
    if isinstance(one, str) or isinstance(two, str) or one is None or two is None or one >= two:
        return None
    return Reading(value=duration_of(one, name), mod="APPROX", begin=duration_of(one, name), end=duration_of(two, name))


def often(found: Found, context: Context) -> Reading | None:
    """Daily, weekly, monthly."""
    return Reading(value=found.text("often"))


def every(found: Found, context: Context) -> Reading | None:
    """Every day, every two weeks, twice a year."""
    if found.has("part"):
        return Reading(value=f"XXXX-XX-XXT{found.text('part')}")
    count = found.get("count") if found.has("count") else 1
    return Reading(value=duration_of(count if isinstance(count, int | float) else None, found.text("unit")))


def quarter(found: Found, context: Context) -> Reading | None:
    """A quarter by its number."""
    number = found.number("quarter_of", "quarter")
    words = context.work[found.start : found.end]
    year = found.number("year")
    base = context.around
    anchor: Anchor = "none"
    if year is None and (match := re.match(r"(?:19|20)\d\d(?='s)", words)):
        year = int(match[0])
    if year is None and base:
        year, anchor = base.year, "published"
        if found.has("which") or found.has("of_which"):
            year += _WAYS[found.text("which", "of_which")]
        elif re.search(r"year-(?:ago|earlier)", words):
            year -= 1
        elif (number or 0) > (base.month + 2) // 3 and tense_around(context.work, found.start, found.end) != "future":
            year -= 0 if number == (base.month + 2) // 3 else 1
    return Reading(value=f"{'XXXX' if year is None else f'{year:04}'}-Q{number}", anchor=anchor, mod=found.text("edge") or None)


def half(found: Found, context: Context) -> Reading | None:
    """A half of a year."""
    year, anchor = found.number("year"), "none"
    if year is None and context.around:
        return Reading(value=f"{context.around.year + _WAYS[found.text('which')]:04}-H{found.number('half_of')}", anchor="published")
    return Reading(value=f"{'XXXX' if year is None else f'{year:04}'}-H{found.number('half_of')}")


def season(found: Found, context: Context) -> Reading | None:
    """A season with last, this or next, or with its year."""
    letters, year, base = found.text("season"), found.number("year"), context.around
    mod = found.text("edge") or None
    if year is not None:
        return Reading(value=f"{year:04}-{letters}", mod=mod)
    if found.has("of_which") and base:
        return Reading(value=f"{base.year + _WAYS[found.text('of_which')]:04}-{letters}", anchor="published", mod=mod)
    if not found.has("which"):
        return None
    return _season(letters, found.text("which"), base, mod)


def bare_season(found: Found, context: Context) -> Reading | None:
    """A season by the tense around it."""
    tense = tense_around(context.work, found.start, found.end)
    way = {"past": "last-or-this", "future": "next-or-this", None: "this"}[tense]
    return _season(found.text("season"), way, context.around, found.text("edge") or None)


def _season(letters: str, which: str, base: date | None, mod: str | None) -> Reading:
    """A winter goes by the year it begins in."""
    if base is None:
        return Reading(value=f"XXXX-{letters}", mod=mod)
    order = ("WI", "SP", "SU", "FA", "WI")
    now = (base.month % 12) // 3  # 0 is winter
    there = order.index(letters) if letters != "WI" else (0 if base.month < 6 else 4)
    year = base.year - (1 if letters == "WI" and there == 0 else 0)
    now = 4 if base.month == 12 else now
    if which == "last" and there >= now or which == "last-or-this" and there > now:
        year -= 1
    if which == "next" and there <= now or which == "next-or-this" and there < now:
        year += 1
    return Reading(value=f"{year:04}-{letters}", anchor="published", mod=mod)


def year_range(found: Found, context: Context) -> Reading | None:
    """Two years, `2014-15` or `2014-2022`."""
    first, last, short = found.number("year") or 0, found.number("last"), found.number("last_short")
    if last is None:
        last = first // 100 * 100 + (short or 0)
    if not first < last <= first + 99:
        return None
    return Reading(value=f"{first}/{last}", begin=str(first), end=str(last))


def decade(found: Found, context: Context) -> Reading | None:
    """A decade, `197` for the 1970s; a decade without its century is of the last hundred years."""
    number, cents = found.number("decade") or 0, found.number("cents")
    tens = number // 10 if number >= 10 else number
    if cents is None:
        base = context.around.year if context.around else 2000
        cents = base // 100 if tens <= base % 100 // 10 else base // 100 - 1
    return Reading(value=f"{cents}{tens}", mod=found.text("edge") or None)


def century(found: Found, context: Context) -> Reading | None:
    """A century, `19` for the twentieth."""
    return Reading(value=f"{found.number('nth_century')}", mod=found.text("edge") or None)


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


MEANINGS: dict[str, Meaning] = {
    function.__name__: function
    for function in (
        bare_month, bare_season, calendar, century, clock, day_beside, day_of_month, day_range, decade, duration,
        duration_range, eve, every, every_weekday, feast, fixed, half, month, near_day, near_part, often, quarter,
        same_month, season, shift, slashes, told_part, told_quarter, told_unit, unit, unit_edge, week_of, weekday,
        weekday_of_week, weekend, year_end, year_range,
    )
}  # fmt: skip
