"""Entries in words a reader knows.

In: values of the record (acts, forms, dates, slugs). Out: English, the same in any locale.
Refused: a fuller date than the record has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pourparler.analysis import SourceKind, first_day
from pourparler.model import Act, AnswerKind, Origin, Polarity, Stance

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASONS = {
    "SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter",
    "Q1": "first quarter of", "Q2": "second quarter of", "Q3": "third quarter of", "Q4": "fourth quarter of",
    "H1": "first half of", "H2": "second half of",
}  # fmt: skip
ACTS: dict[Act, str] = {
    "inform": "states", "accuse": "accuses", "deny": "denies", "demand": "demands", "request": "requests",
    "offer": "offers", "propose": "proposes", "accept": "accepts", "reject": "rejects", "promise": "promises",
    "threaten": "threatens", "warn": "warns", "condition": "sets a condition", "express-readiness": "is ready",
    "express-doubt": "doubts", "appeal": "appeals", "assess": "assesses", "believe": "believes", "intend": "intends",
    "want": "wants",
}  # fmt: skip
POLARITIES: dict[Polarity, str] = {
    "asserted": "", "denied": "denied: not said", "uncertain": "not certainly said", "asked": "asked about: not said",
}  # fmt: skip
ORIGINS: dict[Origin, str] = {
    "given": "as given", "feed": "from the feed", "json-ld": "from the page’s JSON-LD", "meta": "from a meta tag",
    "address": "from the address", "dateline": "from the dateline", "trailing-line": "from a line at the end",
    "front-matter": "from the front matter", "heading": "from the heading", "first-line": "from the first line",
    "byline-line": "from a byline", "title-tag": "from the title tag", "file-name": "from the file name",
    "detected": "detected", "text": "from the text",
}  # fmt: skip
SOURCES: dict[SourceKind, tuple[str, str]] = {
    "named": ("Named", "the source is a known actor"),
    "anonymous": ("Anonymous", "the article keeps the name back"),
    "ambiguous": ("Either, or", "several candidates remain; none is preferred"),
    "unresolved": ("Not resolved", "a source stands in the text; who it is, is not known"),
    "unstated": ("Not stated", "reported without any source"),
}
STANCES: dict[Stance, str] = {
    "demands": "demands", "offers": "offers", "accepts": "accepts", "rejects": "rejects", "open": "is open",
    "conditional": "on a condition", "rules-out": "rules out", "silent": "silent",
}  # fmt: skip
ANSWERS: dict[AnswerKind, str] = {
    "accepts": "accepts", "rejects": "rejects", "open": "is open", "conditional": "on a condition",
}  # fmt: skip
VERDICTS = {"confirm": "confirmed", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "split"}
_PARTIAL = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?$")


def day(value: str | None) -> str:
    """A TIMEX3 value in words, no fuller than it is.

    >>> day("2026-03-12"), day("2026-03"), day("2026-W11"), day("XXXX-11-19")
    ('12 March 2026', 'March 2026', 'the week of 9 March 2026', '19 November, year not given')
    >>> day("2026-03-03T14:12:00Z"), day("2026-03-05T00:30+03:00"), day("2026-SP"), day(None)
    ('3 March 2026, 14:12 UTC', '5 March 2026, 00:30 UTC+3', 'spring 2026', 'no date')
    """
    if not value:
        return "no date"
    if found := _PARTIAL.match(value):
        return _partial(int(found[1]), found[2])
    first = first_day(value)
    if first is None:
        return value
    month_year = f"{MONTHS[first.month - 1]} {first.year}"
    if value[5:6] == "W":
        return f"the week of {first.day} {month_year}"
    if value[5:] in SEASONS:
        return f"{SEASONS[value[5:]]} {first.year}"
    match len(value):
        case 4:
            return value
        case 7:
            return month_year
        case 10:
            return f"{first.day} {month_year}"
    return f"{first.day} {month_year}, {value[11:16]}{_zone(value[16:])}"


def tells_day(value: str) -> bool:
    """Whether a TIMEX3 value tells a day, a period, or at least the month of a year that is not given.

    >>> tells_day("2026-03"), tells_day("XXXX-07"), tells_day("PAST_REF")
    (True, True, False)
    """
    return first_day(value) is not None or _PARTIAL.match(value) is not None


def _zone(behind: str) -> str:
    """What stands behind the minute, as a reader would say it; nothing where the zone is not known."""
    if behind.endswith(("Z", "+00:00")):
        return " UTC"
    found = re.search(r"([+-])(\d\d):(\d\d)$", behind)
    if found is None:
        return ""
    minutes = f":{found[3]}" if found[3] != "00" else ""
    return f" UTC{'+' if found[1] == '+' else '−'}{int(found[2])}{minutes}"


def _partial(month: int, day_of_month: str | None) -> str:
    if not 1 <= month <= 12:
        return "date not known"
    name = MONTHS[month - 1]
    return f"{int(day_of_month)} {name}, year not given" if day_of_month else f"{name}, year not given"


def short_day(value: str | None) -> str:
    """A day for a narrow column.

    >>> short_day("2026-03-03T14:12:00Z"), short_day("2026-03")
    ('3 Mar 2026', 'March 2026')
    """
    first = first_day(value)
    if value is None or first is None or len(value) < 10:
        return day(value)
    return f"{first.day} {MONTHS[first.month - 1][:3]} {first.year}"


def period(first: str | None, last: str | None) -> str:
    """Two days as one period.

    >>> period("2026-03-03", "2026-03-12"), period("2025-12-30", "2026-01-02"), period(None, None)
    ('3–12 March 2026', '30 December 2025 – 2 January 2026', 'no article carries a date')
    """
    start, end = first_day(first), first_day(last)
    if start is None or end is None:
        return "no article carries a date"
    if start == end:
        return day(start.isoformat())
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {MONTHS[end.month - 1]} {end.year}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {end.day} {MONTHS[end.month - 1]} {end.year}"
    return f"{day(start.isoformat())} – {day(end.isoformat())}"


def number(count: int) -> str:
    """A count with thin spaces between thousands.

    >>> number(10432)
    '10\u202f432'
    """
    return f"{count:,}".replace(",", "\u202f")


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count and its noun.

    >>> plural(1, "statement"), plural(0, "entry", "entries")
    ('1 statement', '0 entries')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """A share from 0 to 1 in whole per cent; what is not nothing is never "0 %".

    >>> percent(0.3333), percent(0.001), percent(0)
    ('33 %', 'under 1 %', '0 %')
    """
    return "under 1 %" if 0 < share < 0.01 else f"{share * 100:.0f} %"


def party_name(slug: str) -> str:
    """A slug in words, where the record has no name for it.

    >>> party_name("united-states")
    'United States'
    """
    return " ".join(word if word in ("of", "and", "the") else word.capitalize() for word in slug.split("-"))


def names_of(slugs: Iterable[str], parties: Mapping[str, str]) -> str:
    """Sides by the names the record has for them.

    >>> names_of(["kessary", "united-states"], {"kessary": "Kessary"})
    'Kessary, United States'
    """
    return ", ".join(parties.get(slug) or party_name(slug) for slug in slugs)


def issue_name(slug: str) -> str:
    """The slug of an issue in words.

    >>> issue_name("prisoners-and-hostages")
    'Prisoners and hostages'
    """
    return slug.replace("-", " ").capitalize()
