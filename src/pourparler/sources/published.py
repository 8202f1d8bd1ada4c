"""The day an article appeared: candidates with where each came from, and which of them disagree.

In: a given value, the address, a dateline, a date line, markup. Out: `Candidate`s, and `Published` settled from them.
Refused: a date without a year where nothing gives the year, the zero of a machine's calendar; the clock is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from pourparler.model import Origin, Precision, Published, Span
from pourparler.sources.written_date import WrittenDate, find_date, iso_day, local_minute, utc_day

_PRECEDENCE: tuple[Origin, ...] = (
    "given", "feed", "front-matter", "json-ld", "meta", "address", "dateline", "trailing-line", "text",
)  # fmt: skip
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?)\s?(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?", re.IGNORECASE
)
_MONTH_ONLY = re.compile(r"(\d{4})-(\d\d)")
_ADDRESS_DAY = re.compile(r"[/=_-]((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?=[/?#_.-]|$)", re.IGNORECASE)
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d\d)(?=/|$)")
_DATELINE = re.compile(
    r"\s*(?P<place>(?:[A-Z][\w.'’-]*[A-Z][\w.'’-]*|[A-Z]{2,})(?:[\s/,]+(?:[A-Z][\w.'’/-]*|de|of|al|la|el)){0,6}?)"
    r"[,.]?\s+(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d)\w*)"
)
_AFTER_DATELINE = re.compile(r"\.?,?\s*(?:[(/\[]|[-–—]|\.|:|\|)")
# What machines write where they know no date: the zeros of their calendars.
_ZEROS = ("0001-01-01", "1900-01-01", "1969-12-31", "1970-01-01")
_LATE = 60  # days by which a page made anew trails the day that another sign gives
_ASKED: frozenset[Origin] = frozenset(("given", "front-matter"))
_FIRM: frozenset[Origin] = frozenset(("feed", "json-ld", "meta", "address"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One date from one place. `days`: the calendar days it may be (two where day and month may change places; the
    day of the writer, then that of UTC, where a moment falls on both), or a month, `YYYY-MM`; `minute` is by the
    writer's clock, with its offset: `2026-03-05T00:30+03:00`, `2026-03-05T04:30Z`.
    """

    days: tuple[str, ...]
    origin: Origin
    minute: str | None = None
    span: Span | None = None
    certain: bool = True


def given_date(value: str, origin: Origin = "given", span: Span | None = None) -> Candidate | None:
    """The date that a field holds: ISO 8601, RFC 2822, or words; None where it cannot be read.

    >>> given_date("2026-03-05T00:30:00+03:00").minute
    '2026-03-05T00:30+03:00'
    >>> given_date("last week") is None
    True
    """
    value = value.strip()
    if (moment := _moment(value)) is not None:
        return _of_moment(moment, origin, span)
    if (match := _ISO.fullmatch(value)) and (day := iso_day(match[1], int(match[2]), int(match[3]))):
        return Candidate(days=(day,), origin=origin, span=span)
    if (match := _MONTH_ONLY.fullmatch(value)) and 1 <= int(match[2]) <= 12:
        return Candidate(days=(value,), origin=origin, span=span)
    written = find_date(value)
    return of_written(written, origin, span) if written else None


def _moment(value: str) -> datetime | None:
    """The moment, if the value says its zone; a clock time without one cannot be put in UTC."""
    try:
        if _ISO.fullmatch(value):
            moment = datetime.fromisoformat(re.sub(r"\s?UTC$", "Z", value))
        else:
            moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else None


def _of_moment(moment: datetime, origin: Origin, span: Span | None) -> Candidate | None:
    minute, there = local_minute(moment), utc_day(moment)
    if minute is None or there is None:
        return None
    days = tuple(dict.fromkeys((minute[:10], there)))
    return Candidate(days=days, origin=origin, minute=minute, span=span)


def of_written(written: WrittenDate, origin: Origin, span: Span | None = None, by: int = 0) -> Candidate:
    """A candidate from a date in words, which stand in the text `by` code points on."""
    minute = written.minute
    there = utc_day(datetime.fromisoformat(minute)) if minute else None
    days = tuple(dict.fromkeys((*written.days, there))) if there else written.days
    place = span or written.span.shifted(by)
    return Candidate(days=days, origin=origin, minute=minute, span=place, certain=minute is not None or len(days) == 1)


def address_date(url: str) -> Candidate | None:
    """The day (or month) in an address.

    >>> address_date("https://courier.example/2026/03/20/talks").days
    ('2026-03-20',)
    """
    if match := _ADDRESS_DAY.search(url):
        name = match[2].casefold()
        month = int(name) if name.isdigit() else _MONTHS.index(name) + 1 if name in _MONTHS else 0
        if day := iso_day(match[1], month, int(match[3])):
            return Candidate(days=(day,), origin="address")
    if (match := _ADDRESS_MONTH.search(url)) and 1 <= int(match[2]) <= 12:
        return Candidate(days=(f"{match[1]}-{match[2]}",), origin="address")
    return None


def dateline_date(paragraph: str, by: int = 0) -> Candidate | None:
    """The date of a dateline at the start of a paragraph that begins `by` code points into the text.

    >>> dateline_date("KOLWA, March 3 (Halcyon) - Sembara has invited both sides.").days
    ('XXXX-03-03',)
    """
    match = _DATELINE.match(paragraph[:160])
    if match is None:
        return None
    written = find_date(paragraph[match.end() : match.end() + 40])
    if written is None or written.span.start > 0:
        return None
    if not _AFTER_DATELINE.match(paragraph, match.end() + written.span.end):
        return None
    return of_written(written, "dateline", by=by + match.end())


def settle(candidates: Iterable[Candidate], changed: Candidate | None = None) -> Published | None:
    """The best candidate, finer before coarser and then by where it came from, with those that disagree beside it.

    A day without a year takes the year that brings it nearest to a dated candidate, or is dropped; so is the zero of a
    machine's calendar. A page cannot have appeared after it was last `changed`, and one that was made anew bears a
    later day than its address does: such candidates stand among the others and are not chosen.

    >>> first, again = given_date("2021-03-05", "address"), given_date("2026-08-01", "meta")
    >>> found = settle((again, first))
    >>> found.value, [other.value for other in found.others]
    ('2021-03-05', ['2026-08-01'])
    """
    every = [c for c in candidates if c.days and not _zero(c)]
    dated = [c for c in every if not c.days[0].startswith("X")]
    if not dated:
        return None
    late = [c for c in dated if _late(c, dated, changed)]
    timely = [c for c in dated if c not in late] or dated
    anchor = min(timely, key=_rank)
    ranked = sorted((*timely, *(_completed(c, anchor) for c in every if c.days[0].startswith("X"))), key=_rank)
    best = _at_home(_narrowed(ranked[0], ranked[1:]), ranked[1:])
    beside = (*ranked[1:], *(c for c in late if c not in timely))
    others = tuple(_published(c) for c in _distinct(c for c in beside if not _agree(best, c)))
    return replace(_published(best), others=_published(best).others + others)


def _zero(candidate: Candidate) -> bool:
    return candidate.origin not in _ASKED and any(day in _ZEROS for day in candidate.days)


def _late(candidate: Candidate, every: Iterable[Candidate], changed: Candidate | None) -> bool:
    """Whether it lies behind the last change, or long behind what a firm sign says; what was asked for never does."""
    day = _day(candidate)
    if candidate.origin in _ASKED or day is None:
        return False
    last = _day(changed) if changed else None
    if last is not None and (day - last).days > 1:
        return True
    firm = [found for other in every if other.origin in _FIRM and other.certain and (found := _day(other))]
    return any((day - other).days > _LATE for other in firm)


def _day(candidate: Candidate) -> date | None:
    day = min(candidate.days)
    return date.fromisoformat(day) if len(day) == 10 and not day.startswith("X") else None


def _at_home(best: Candidate, others: Iterable[Candidate]) -> Candidate:
    """A moment that one sign gives in UTC and another by the clock of the place is told by that clock."""
    if best.minute is None or not best.minute.endswith("Z"):
        return best
    moment = datetime.fromisoformat(best.minute)
    for other in others:
        if other.minute and not other.minute.endswith("Z") and datetime.fromisoformat(other.minute) == moment:
            return replace(best, minute=other.minute, days=other.days)
    return best


def _rank(candidate: Candidate) -> tuple[bool, bool, int]:
    coarse = len(candidate.days[0]) < 10
    place = _PRECEDENCE.index(candidate.origin) if candidate.origin in _PRECEDENCE else len(_PRECEDENCE)
    return (coarse or not candidate.certain, not candidate.certain, place)


def _completed(candidate: Candidate, anchor: Candidate) -> Candidate:
    whole = (anchor.days[0] + "-01-01")[:10] if len(anchor.days[0]) < 7 else (anchor.days[0] + "-15")[:10]
    there = date.fromisoformat(whole)
    days = tuple(day for day in (_nearest(given[4:], there) for given in candidate.days) if day)
    return replace(candidate, days=days or anchor.days)


def _nearest(month_day: str, there: date) -> str | None:
    found: list[date] = []
    for year in (there.year - 1, there.year, there.year + 1):
        try:
            found.append(date.fromisoformat(f"{year:04d}{month_day}"))
        except ValueError:  # 29 February
            continue
    return min(found, key=lambda day: abs((day - there).days)).isoformat() if found else None


def _agree(one: Candidate, other: Candidate) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in one.days for b in other.days)


def _narrowed(best: Candidate, others: Iterable[Candidate]) -> Candidate:
    """A month, or a day that may be read two ways, gives way to an equal reading elsewhere (there is none that is
    certain and dated, or it would have been best), so only a single shared day decides.
    """
    if best.certain:
        return best
    for other in others:
        shared = tuple(day for day in best.days if day in other.days)
        if len(shared) == 1:
            return replace(best, days=shared, certain=True)
    return best


def _distinct(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    seen: set[tuple[object, ...]] = set()
    for candidate in candidates:
        key = (candidate.days, candidate.origin)
        if key not in seen:
            seen.add(key)
            yield candidate


def _published(candidate: Candidate) -> Published:
    if not candidate.certain:
        return _undecided(candidate)
    value = candidate.minute or candidate.days[0]
    precision: Precision = "time" if candidate.minute else "day" if len(value) == 10 else "month"
    return Published(value=value, precision=precision, origin=candidate.origin, span=candidate.span)


def _undecided(candidate: Candidate) -> Published:
    """Day and month may change places: only what both readings share is said, and the readings stand beside it."""
    readings = tuple(
        Published(value=day, precision="day", origin=candidate.origin, span=candidate.span) for day in candidate.days
    )
    return Published(
        value=candidate.days[0][:4], precision="year", origin=candidate.origin, span=candidate.span, others=readings
    )
