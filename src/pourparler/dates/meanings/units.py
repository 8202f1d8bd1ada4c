"""Weeks, months and years counted from publication or from the article: what the words of a rule mean.

In: the words found and the context of reading. Out: a `Reading`: last, this, next; so many units back or on.
Refused: a count that leaves 1000..2200 is PAST_REF or FUTURE_REF.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from pourparler.dates.context import WAYS, Context, Found, Reading
from pourparler.dates.days import FIRST, LAST, UNKNOWN, day_of, moved, value_of
from pourparler.dates.expression import Anchor
from pourparler.dates.meanings.calendar import year_for
from pourparler.dates.tense import tense_around

_PARTS = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}


def unit(found: Found, context: Context) -> Reading | None:
    """Last, this or next week, month, quarter, year; the following one counts from the date told last."""
    which, name = found.text("which"), found.text("unit")
    word = found.words.get("which", "")
    mod = found.text("edge") or None
    if re.search(r"follow|previous|prior|preced|same|that|latest", word) or (word == "next" and name == "day"):
        return told_neighbour(found, context, name, WAYS[which], mod)
    base = context.published or (context.around if name in ("month", "year") else None)
    there = moved(base, name, WAYS[which]) if base else None
    return Reading(value=value_of(there, name), anchor="published" if there else "none", mod=mod)


def told_neighbour(found: Found, context: Context, name: str, way: int, mod: str | None) -> Reading:
    """The unit that holds the date told last, or its neighbour; without such a date, counted from publication."""
    value = context.told_last(month=True) if name == "month" else context.told_last()
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value or "")
    told = day_of(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    if name == "day":
        told = context.told_day()
    base = told or context.published
    there = moved(base, name, way) if base else None
    anchor: Anchor = "none" if there is None else "article" if told else "published"
    return Reading(value=value_of(there, name), anchor=anchor, mod=mod)


def told_unit(found: Found, context: Context) -> Reading | None:
    """The day, week or year that the article speaks of."""
    name = found.text("unit")
    if name in ("hour", "weekend", "fortnight", "decade", "century"):
        return None
    reading = told_neighbour(found, context, name, 0, found.text("edge") or None)
    back = found.number("back") or 0
    if not back or not re.match(r"\d{4}", reading.value):
        return reading
    return replace(reading, value=f"{int(reading.value[:4]) - back:04}{reading.value[4:]}")


def told_then(found: Found, context: Context) -> Reading | None:
    """The date told just before; None where there is none near."""
    told = context.told_last(within=found.start)
    return Reading(value=told, anchor="article") if told and re.fullmatch(r"[\dX]{4}(-\d\d){0,2}", told) else None


def told_quarter(found: Found, context: Context) -> Reading | None:
    """The quarter told last, or the same one a year before it."""
    back, year = found.number("back") or 0, found.number("year")
    told, last = context.told_quarter(), re.match(r"\d{4}", context.told_last() or "")
    if told:
        return Reading(value=f"{year or int(told[:4]) - back:04}{told[4:]}", anchor="article")
    if year:
        return Reading(value=f"{year:04}")
    if back and last:
        return Reading(value=f"{int(last[0]) - back:04}", anchor="article")
    base = context.published and moved(context.published, "year", -back)
    return Reading(value=f"{value_of(base, 'year')}-QX", anchor="published" if base else "none")


def unit_edge(found: Found, context: Context) -> Reading | None:
    """The end or the beginning of the year, month or week of publication, or of the day told last."""
    name, which = found.text("unit"), found.text("which")
    if name == "day":
        return told_neighbour(found, context, name, WAYS[which], found.text("edge") or None)
    base = context.published
    there = moved(base, name, WAYS[which]) if base else None
    return Reading(value=value_of(there, name), anchor="published" if there else "none", mod=found.text("edge") or None)


def year_end(found: Found, context: Context) -> Reading | None:
    """The last day of the year."""
    base = context.around
    if base is None:
        return Reading(value="XXXX-12-31")
    words = found.text("which_year").strip()
    back = 1 if tense_around(context.work, found.start, found.end) == "past" and not words else 0
    return Reading(value=f"{base.year + WAYS[words] - back:04}-12-31", anchor="published")


def new_year(found: Found, context: Context) -> Reading | None:
    """The coming year in the second half of a year, else the present one."""
    base, mod = context.around, found.text("edge") or None
    if base is None:
        return Reading(value="XXXX", mod=mod)
    return Reading(value=f"{base.year + (base.month > 6):04}", anchor="published", mod=mod)


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
    if found.has("half"):
        count = float(count) + 0.5
    if isinstance(count, float) and count % 1 and name in _PARTS:
        name, count = _PARTS[name][0], round(count * _PARTS[name][1])
    base, anchor = _base_of(article, name, context)
    days = sign * float(count)
    there = moved(base, name, round(days)) if base else None
    if base and there is None:
        return Reading(value="PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor, mod=mod)
    if name in ("second", "minute", "hour"):
        value = _clock_moved(context, name, days) if article else None
        value = value or (UNKNOWN["hour"] if base is None else value_of(base, "day"))
        return Reading(value=value, anchor=anchor, mod=mod)
    return Reading(value=value_of(there, name), anchor=anchor, mod=mod)


def _clock_moved(context: Context, name: str, count: float) -> str | None:
    """The hour told last, so many seconds, minutes or hours on; None where no hour was told."""
    told = context.told_last() or ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", told) or told.endswith("T24:00") or abs(count) > 10_000:
        return None
    there = datetime.fromisoformat(told) + timedelta(**{name + "s": count})
    return there.isoformat(timespec="minutes") if FIRST <= there.year <= LAST else None


def ahead(found: Found, context: Context) -> Reading | None:
    """So many units after publication, where the clause looks ahead; else the words are a stretch."""
    count, base = found.get("count"), context.published
    name, short = found.text("unit"), found.text("unit") in ("second", "minute", "hour")
    if base is None or short or not isinstance(count, int | float) or count % 1:
        return None
    if tense_around(context.work, found.start, found.end) != "future":
        return None
    there = moved(base, name, round(count))
    return Reading(value=value_of(there, name), anchor="published") if there else None


def week_of_month(found: Found, context: Context) -> Reading | None:
    """A week of a month by its number; the first is the one that holds the fourth of the month."""
    month, number, year = found.number("month") or 0, found.number("week_number") or 0, found.number("year")
    anchor: Anchor = "none"
    if year is None:
        year, anchor = year_for(month, None, found, context)
    if year is None:
        return Reading(value=f"XXXX-{month:02}")
    first = day_of(year, month, 1)
    day = first and moved(first, "month", 1) if number == 5 else first
    if day is None:
        return None
    return Reading(value=value_of(day + timedelta(days=-1 if number == 5 else 7 * number - 4), "week"), anchor=anchor)


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
        return told_neighbour(found, context, name, way, None)
    if base is None:
        return Reading(value=UNKNOWN["day"])
    return Reading(value=value_of(moved(base, "day", way), "day"), anchor="article")
