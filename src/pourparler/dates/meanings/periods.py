"""Quarters, halves, seasons, decades, centuries: what the words of a rule mean.

In: the words found and the context of reading. Out: a `Reading`: a period by its name or number.
Refused: a range of years that runs backwards.
"""

from __future__ import annotations

import re
from datetime import date

from pourparler.dates.context import WAYS, Context, Found, Reading
from pourparler.dates.expression import Anchor
from pourparler.dates.tense import tense_around


def quarter(found: Found, context: Context) -> Reading | None:
    """A quarter by its number, of the year named, or of the one that publication and tense give."""
    number = found.number("quarter_of", "quarter") or 0
    words, base = context.work[found.start : found.end], context.around
    year = found.number("year", "near")
    anchor: Anchor = "none"
    if year is None and (match := re.match(r"(?:19|20)\d\d(?='s)", words)):
        year = int(match[0])
    if year is None and base:
        anchor = "published"
        year = base.year + WAYS[found.text("which")] - bool(re.search(r"year-(?:ago|earlier)", words))
        ahead = number > (base.month + 2) // 3 and year == base.year and not found.has("which")
        if ahead and tense_around(context.work, found.start, found.end) != "future":
            year -= 1
    return Reading(value=f"{_year(year)}-Q{number}", anchor=anchor, mod=found.text("edge") or None)


def half(found: Found, context: Context) -> Reading | None:
    """A half of a year."""
    year = found.number("year")
    anchor: Anchor = "none"
    if year is None and context.around:
        year, anchor = context.around.year + WAYS[found.text("which")], "published"
    return Reading(value=f"{_year(year)}-H{found.number('half_of')}", anchor=anchor)


def _year(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04}"


def season(found: Found, context: Context) -> Reading | None:
    """A season with last, this or next, or with its year."""
    letters, year, base = found.text("season"), found.number("year"), context.around
    mod = found.text("edge") or None
    if year is not None:
        return Reading(value=f"{year:04}-{letters}", mod=mod)
    if found.has("of_which") and base:
        return Reading(value=f"{base.year + WAYS[found.text('of_which')]:04}-{letters}", anchor="published", mod=mod)
    if not found.has("which"):
        return None
    return _season(letters, found.text("which"), base, mod)


def bare_season(found: Found, context: Context) -> Reading | None:
    """A season by the tense around it."""
    tense = tense_around(context.work, found.start, found.end)
    way = {"past": "last-or-this", "future": "next-or-this"}.get(tense or "", "this")
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
    if (which == "last" and there >= now) or (which == "last-or-this" and there > now):
        year -= 1
    if (which == "next" and there <= now) or (which == "next-or-this" and there < now):
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
    if number == 0 and cents is not None and cents < 20:
        return Reading(value=f"{cents}", mod=found.text("edge") or None)
    tens = number // 10 if number >= 10 else number
    if cents is None:
        base = context.around.year if context.around else 2000
        cents = base // 100 if tens <= base % 100 // 10 else base // 100 - 1
    return Reading(value=f"{cents}{tens}", mod=found.text("edge") or None)


def century(found: Found, context: Context) -> Reading | None:
    """A century, `19` for the twentieth."""
    return Reading(value=f"{found.number('nth_century')}", mod=found.text("edge") or None)
