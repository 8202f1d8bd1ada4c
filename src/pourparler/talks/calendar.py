"""Where a TIMEX3 value begins on the calendar, and whether two may mean one day.

In: values. Out: the first day of one; whether two agree.
Refused: a value without a year, and what is no date; they have no first day, and agree with any.
"""

from __future__ import annotations

from datetime import date, timedelta


def start_of(value: str) -> date | None:
    """The first day of a day, week, month or year.

    >>> start_of("2025-W21"), start_of("2025-05"), start_of("XXXX-05-01")
    (datetime.date(2025, 5, 19), datetime.date(2025, 5, 1), None)
    """
    parts = value.split("T")[0].split("/")[0].split("-")
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


def may_be_one_day(one: str, other: str) -> bool:
    """Whether two dates can be one; those a week apart may be one weekday that was counted both ways.

    >>> may_be_one_day("2025-05", "2025-05-16"), may_be_one_day("2025-W20", "2025-05-16")
    (True, True)
    >>> may_be_one_day("2022", "2025")
    False
    """
    one, other = (each.split("T")[0].split("/")[0] for each in (one, other))
    if one.startswith(other) or other.startswith(one):
        return True
    ours, theirs = start_of(one), start_of(other)
    if ours is None or theirs is None:
        return True
    if "W" in one or "W" in other:
        both = "W" in one and "W" in other
        return abs((ours - theirs).days) < 7 and (
            both or (ours <= theirs) == ("W" in one) or len(min(one, other, key=len)) < 10
        )
    return len(one) == len(other) == 10 and abs((ours - theirs).days) == 7


def next_such_day(value: str, published: str) -> str | None:
    """The same weekday a week on, of a day in the week before publication; None of any other.

    >>> next_such_day("2025-05-16", "2025-05-21"), next_such_day("2025-05-21", "2025-05-21")
    ('2025-05-23', None)
    """
    day, today = start_of(value), start_of(published)
    if day is None or today is None or len(value.split("T")[0]) != 10 or not 0 < (today - day).days < 7:
        return None
    return (day + timedelta(days=7)).isoformat() + value[10:]
