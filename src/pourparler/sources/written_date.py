"""Dates as pages write them: "Fri, 03/20/2026 – 18:40", "March 3", "5 March 2026, 06:30 GMT".

In: a line. Out: `WrittenDate`: one day, or two where day and month may change places; the minute if its zone is known.
Refused: relative words ("yesterday"), a month alone, impossible days; nothing is taken from the clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from pourparler.model import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZONES = {"UTC": 0, "GMT": 0, "Z": 0, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180, "EST": -300,
          "EDT": -240}  # fmt: skip

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|s|sday|nesday|rs|rsday|urday)?\b\.?"
_DAY = r"(?P<{0}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half>[ap]\.?m)\b\.?)?"
    r"(?:\s?\(?(?P<zone>(?:GMT|UTC)\s?[+-]\d\d?(?::?\d\d)?(?!\d)|[A-Z]{1,4}\b(?!\s?[+-]\d)|[+-]\d\d:?\d\d)\)?)?"
)
_WRITTEN = re.compile(
    rf"(?<![\w/.-])(?:{_WEEKDAY},?\s+)?(?:"
    + rf"(?P<month_a>{_MONTH})\s+{_DAY.format('day_a')}(?:,?\s+{_YEAR.format('year_a')})?"
    + rf"|{_DAY.format('day_b')}(?:\s+of)?\s+(?P<month_b>{_MONTH})(?:,?\s+{_YEAR.format('year_b')})?"
    + rf"|{_YEAR.format('year_c')}(?P<mark_c>[-/.])(?P<month_c>\d\d?)(?P=mark_c)(?P<day_c>\d\d?)"
    + rf"|(?P<first>\d\d?)(?P<mark_d>[-/.])(?P<second>\d\d?)(?P=mark_d){_YEAR.format('year_d')}"
    + r")(?![\w/-]|\.\d)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?:T|,|\s|[–—|·@-]|\bat\b)*{_CLOCK}", re.IGNORECASE)
_BEFORE = re.compile(rf"{_CLOCK}(?:,|\s|[–—|·-]|\bon\b)*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """`days` in order of likelihood, `XXXX-MM-DD` where the year is missing; `minute` is by the clock of the place,
    with its offset: `YYYY-MM-DDTHH:MM+HH:MM`, or `Z`.
    """

    span: Span
    days: tuple[str, ...]
    minute: str | None = None

    @property
    def dated(self) -> bool:
        """Whether the year is written."""
        return not self.days[0].startswith("X")


def find_date(line: str) -> WrittenDate | None:
    """The first date in `line` that can be, with its clock time; None where there is none.

    >>> find_date("Fri, 03/20/2026 – 18:40").days, find_date("03/04/2026").days
    (('2026-03-20',), ('2026-03-04', '2026-04-03'))
    >>> find_date("KOLWA, March 3 (Halcyon) -").days
    ('XXXX-03-03',)
    """
    for match in _WRITTEN.finditer(line):
        if match["month_a"] or match["month_b"]:
            name = match["month_a"] or match["month_b"]
            if not name[0].isupper():
                continue
        if days := _days(match):
            return _with_clock(line, match, days)
    return None


def _days(match: re.Match[str]) -> tuple[str, ...]:
    if match["first"]:
        return _slashed(match)
    year = match["year_a"] or match["year_b"] or match["year_c"]
    if match["month_c"]:
        pairs = [(int(match["month_c"]), int(match["day_c"]))]
    else:
        name = (match["month_a"] or match["month_b"])[:3].casefold()
        pairs = [(_MONTHS.index(name) + 1, int(match["day_a"] or match["day_b"]))]
    return tuple(day for month, number in pairs if (day := iso_day(year, month, number)))


def _slashed(match: re.Match[str]) -> tuple[str, ...]:
    """Both orders, unless a field, a dot (day first wherever dots are used) or the weekday leaves one."""
    first, second, year = int(match["first"]), int(match["second"]), match["year_d"]
    orders = [(second, first)] if match["mark_d"] == "." else [(first, second), (second, first)]
    days = list(dict.fromkeys(day for month, number in orders if (day := iso_day(year, month, number))))
    if match["weekday"] and len(days) > 1:
        weekday = _WEEKDAYS.index(match["weekday"].casefold())
        days = [day for day in days if date.fromisoformat(day).weekday() == weekday] or days
    return tuple(days)


def iso_day(year: str | int | None, month: int, day: int) -> str | None:
    """`YYYY-MM-DD`, or `XXXX-MM-DD` without a year; None for a day that no calendar has."""
    try:
        date(int(year) if year else 2000, month, day)
    except ValueError:
        return None
    return f"{int(year):04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"


def _with_clock(line: str, match: re.Match[str], days: tuple[str, ...]) -> WrittenDate:
    start, end = match.span()
    if clock := _AFTER.match(line, end):
        end = clock.end()
    elif clock := _BEFORE.search(line[:start]):
        start = clock.start()
    minute = _minute(days, clock) if clock else None
    return WrittenDate(span=Span(start, end), days=days, minute=minute)


def _minute(days: tuple[str, ...], clock: re.Match[str]) -> str | None:
    zone = _zone(clock["zone"]) if clock["zone"] else None
    hour = int(clock["hour"])
    if zone is None or len(days) != 1 or days[0].startswith("X") or (clock["half"] and hour > 12):
        return None
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    day = date.fromisoformat(days[0])
    local = datetime(day.year, day.month, day.day, hour, int(clock["minute"]), tzinfo=zone)
    return local_minute(local) if utc_day(local) else None


def _zone(name: str) -> timezone | None:
    if found := re.fullmatch(r"(?:GMT|UTC)?\s?([+-])(\d\d?):?(\d\d)?", name, re.IGNORECASE):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        minutes = -minutes if found[1] == "-" else minutes
    elif name.upper() in _ZONES:
        minutes = _ZONES[name.upper()]
    else:
        return None
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 1440 else None


def local_minute(moment: datetime) -> str | None:
    """`YYYY-MM-DDTHH:MM` and the offset (`Z` for none) of a moment that knows its zone; None for odd seconds of offset.

    >>> local_minute(datetime(2026, 3, 5, 0, 30, tzinfo=timezone(timedelta(hours=3))))
    '2026-03-05T00:30+03:00'
    """
    offset = moment.utcoffset()
    if offset is None or offset.total_seconds() % 60:
        return None
    return moment.isoformat(timespec="minutes").removesuffix("+00:00") + ("" if offset else "Z")


def utc_day(moment: datetime) -> str | None:
    """The calendar day of a moment in UTC; None where it falls off the calendar."""
    try:
        return moment.astimezone(UTC).date().isoformat()
    except (OverflowError, ValueError):
        return None
