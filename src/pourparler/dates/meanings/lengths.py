"""Stretches of time and habits: what the words of a rule mean.

In: the words found and the context of reading. Out: a `Reading`: a number of units, or how often.
Refused: a range that runs backwards.
"""

from __future__ import annotations

from pourparler.dates.context import Context, Found, Reading
from pourparler.dates.days import duration_of


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


def every_month(found: Found, context: Context) -> Reading | None:
    """Every July, every summer."""
    month = found.number("month")
    return Reading(value=f"XXXX-{month:02}" if month else f"XXXX-{found.text('season')}")


def every(found: Found, context: Context) -> Reading | None:
    """Every day, every two weeks, twice a year."""
    if found.has("part"):
        return Reading(value=f"XXXX-XX-XXT{found.text('part')}")
    count = found.get("count") if found.has("count") else 1
    return Reading(value=duration_of(count if isinstance(count, int | float) else None, found.text("unit")))
