"""Where a TIMEX3 value begins on the calendar.

In: a value. Out: its first day.
Refused: a value without a year, and what is no date; they give None.
"""

from __future__ import annotations

from datetime import date


def start_of(value: str) -> date | None:
    """The first day of a day, week, month or year.

    >>> start_of("2025-W21"), start_of("2025-05"), start_of("XXXX-05-01")
    (datetime.date(2025, 5, 19), datetime.date(2025, 5, 1), None)
    """
    parts = value.split("T")[0].split("-")
    if not parts[0].isdigit() or len(parts[0]) != 4:
        return None
    year = int(parts[0])
    try:
        if len(parts) > 1 and parts[1].startswith("W"):
            weekend = len(parts) > 2 and parts[2] == "WE"
            return date.fromisocalendar(year, int(parts[1][1:]), 6 if weekend else 1)
        month = int(parts[1]) if len(parts) > 1 else 1
        return date(year, month, int(parts[2]) if len(parts) > 2 else 1)
    except ValueError:
        return None
