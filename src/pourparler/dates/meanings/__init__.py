"""How the words of a rule become a value: one function a meaning, named by `means` in the rule table.

In: the words found and the context of reading. Out: a `Reading`, or None where the rule does not hold after all.
Refused: dates that the calendar does not have or that lie outside 1000..2200.
"""

from __future__ import annotations

from collections.abc import Callable

from pourparler.dates.context import Context, Found, Reading
from pourparler.dates.meanings import calendar, lengths, periods, units, weekdays

Meaning = Callable[[Found, Context], Reading | None]

MEANINGS: dict[str, Meaning] = {
    function.__name__: function
    for function in (
        calendar.bare_month, calendar.calendar, calendar.clock, calendar.day_of_month, calendar.day_range,
        calendar.eve, calendar.feast, calendar.fixed, calendar.month, calendar.same_month, calendar.slashes,
        calendar.week_of,
        weekdays.every_weekday, weekdays.near_day, weekdays.near_part, weekdays.told_part, weekdays.weekday,
        weekdays.weekday_of_week, weekdays.weekend,
        units.ahead, units.day_beside, units.new_year, units.shift, units.told_quarter, units.told_then,
        units.told_unit, units.unit, units.unit_edge, units.week_of_month, units.year_end,
        periods.bare_season, periods.century, periods.decade, periods.half, periods.quarter, periods.season,
        periods.year_range,
        lengths.duration, lengths.duration_range, lengths.every, lengths.every_month, lengths.often,
    )
}  # fmt: skip
