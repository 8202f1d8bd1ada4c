"""Days of the week, and days beside publication: what the words of a rule mean.

In: the words found and the context of reading. Out: a `Reading`: a weekday, a part of a day, yesterday, the weekend.
Refused: nothing.
"""

from __future__ import annotations

import re
from datetime import timedelta

from pourparler.dates.context import WAYS, Context, Found, Reading
from pourparler.dates.days import UNKNOWN, moved, value_of, weekday_near
from pourparler.dates.tense import tense_around


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
    tense = tense_around(context.work, found.start, found.end, weekday=True)
    counted = re.match(r"following|previous|preceding", found.words.get("which", ""))
    told = context.told_day(weekday=number) or context.told_day() if counted else None
    if told:
        day = weekday_near(told + timedelta(days=WAYS[which]), number, WAYS[which])
    elif which == "last":
        day = weekday_near(base - timedelta(days=1), number, -1)
    elif which == "next":
        day = weekday_near(base + timedelta(days=8 - base.isoweekday()), number, 1)
    elif which == "this" and tense != "past":
        day = weekday_near(base - timedelta(days=base.isoweekday() - 1), number, 1)
    elif day != base and (tense == "future" or (tense == "either" and (base - day).days > 3)):
        day = weekday_near(base, number, 1)
    elif context.late and not which and tense == "past" and (base - day).days == 6:
        day = base + timedelta(days=1)  # "said Monday" in a dispatch of Sunday evening, where it was Monday already
    return Reading(value=day.isoformat() + tail, anchor="article" if told else "published", mod=mod)


def weekday_of_week(found: Found, context: Context) -> Reading | None:
    """Monday of last, this or next week."""
    number, base = found.number("weekday") or 0, context.published
    if base is None:
        return Reading(value=f"XXXX-WXX-{number}")
    monday = base - timedelta(days=base.isoweekday() - 1)
    day = monday + timedelta(days=number - 1 + 7 * WAYS[found.text("which")])
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
    """The morning or evening of the day told last, or of its neighbour."""
    part = found.text("part") or "MO"
    day = context.told_day()
    words = context.work[found.start : found.end]
    if day and re.search(r"\b(?:next|following)\b", words):
        day += timedelta(days=1)
    elif day and re.search(r"\b(?:previous|preceding|before)\b", words):
        day -= timedelta(days=1)
    if day:
        return Reading(value=f"{day.isoformat()}T{part}", anchor="article", mod=found.text("edge") or None)
    return Reading(value=f"XXXX-XX-XXT{part}", mod=found.text("edge") or None)


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
