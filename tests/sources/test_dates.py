"""The day of publication: candidates, their order, and what is never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from pourparler.model import Published
from pourparler.sources.published import Candidate, address_date, dateline_date, given_date, settle
from pourparler.sources.written_date import find_date


def short(published: Published | None) -> tuple[str, str, str, list[str]] | None:
    if published is None:
        return None
    return published.value, published.precision, published.origin, [other.value for other in published.others]


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("Fri, 03/20/2026 – 18:40", ("2026-03-20",)),
        ("20/03/2026", ("2026-03-20",)),
        ("03/04/2026", ("2026-03-04", "2026-04-03")),
        ("04/04/2026", ("2026-04-04",)),
        ("Friday 03/04/2026", ("2026-04-03",)),  # 3 April 2026 is a Friday, 4 March a Wednesday
        ("3.4.2026", ("2026-04-03",)),
        ("5th of March 2026", ("2026-03-05",)),
        ("Sept. 1, 2026", ("2026-09-01",)),
        ("2026/03/20", ("2026-03-20",)),
        ("March 3", ("XXXX-03-03",)),
        ("Feb. 29", ("XXXX-02-29",)),
    ],
)
def test_dates_as_pages_write_them(written: str, days: tuple[str, ...]) -> None:
    found = find_date(written)
    assert found is not None
    assert found.days == days


@pytest.mark.parametrize(
    "words",
    ["30 February 2026", "31/31/2026", "may 21 people", "in March 2026", "yesterday", "1/2", "version 1.2.2026.4"],
)
def test_what_is_no_date(words: str) -> None:
    assert find_date(words) is None


@pytest.mark.parametrize(
    ("written", "minute"),
    [
        ("5 March 2026, 06:30 GMT", "2026-03-05T06:30Z"),
        ("March 5, 2026 at 9:15 pm EST", "2026-03-05T21:15-05:00"),
        ("18:40 UTC, 5 March 2026", "2026-03-05T18:40Z"),
        ("2026-03-05 06:30 +0200", "2026-03-05T06:30+02:00"),
        ("5 March 2026, 06:30", None),
        ("5 March 2026, 06:30 IST", None),  # India, Israel or Ireland
    ],
)
def test_a_clock_time_counts_only_with_its_zone(written: str, minute: str | None) -> None:
    found = find_date(written)
    assert found is not None
    assert found.minute == minute


@pytest.mark.parametrize(
    ("value", "days", "minute"),
    [
        ("2026-03-05", ("2026-03-05",), None),
        ("2026-03-05T06:30:00", ("2026-03-05",), None),
        ("2026-03-05T23:30:00-05:00", ("2026-03-05", "2026-03-06"), "2026-03-05T23:30-05:00"),
        ("Thu, 05 Mar 2026 06:30:00 +0200", ("2026-03-05",), "2026-03-05T06:30+02:00"),
        ("20260305T063000Z", ("2026-03-05",), "2026-03-05T06:30Z"),
        ("2026-03", ("2026-03",), None),
    ],
)
def test_given_dates(value: str, days: tuple[str, ...], minute: str | None) -> None:
    found = given_date(value)
    assert found is not None
    assert (found.days, found.minute) == (days, minute)


@pytest.mark.parametrize("value", ["", "soon", "2026-02-30", "2026-13", "0000-00-00", "9999-12-31T23:59:59-23:59"])
def test_given_values_that_are_no_dates(value: str) -> None:
    assert given_date(value) is None


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://herald.example/2026/03/20/talks", ("2026-03-20",)),
        ("https://herald.example/news/2026-03-20/talks.html", ("2026-03-20",)),
        ("https://herald.example/world/2026/mar/20/talks", ("2026-03-20",)),
        ("https://herald.example/2026/03/talks", ("2026-03",)),
    ],
)
def test_dates_in_addresses(url: str, days: tuple[str, ...]) -> None:
    found = address_date(url)
    assert found is not None
    assert found.days == days


@pytest.mark.parametrize("url", ["https://herald.example/a/20260320123", "https://herald.example/2026/13/40/x", "x"])
def test_addresses_without_a_date(url: str) -> None:
    assert address_date(url) is None


@pytest.mark.parametrize(
    ("paragraph", "days"),
    [
        ("BRAE, May 21. /Strait Wire/. Tarrow said", ("XXXX-05-21",)),
        ("NEW SUND, Tarrow, March 3, 2026 (Strait Wire) — Talks", ("2026-03-03",)),
        ("BRAE, Sunday, 15 March 2026. The flag", ("2026-03-15",)),
    ],
)
def test_datelines(paragraph: str, days: tuple[str, ...]) -> None:
    found = dateline_date(paragraph)
    assert found is not None
    assert found.days == days
    assert found.span is not None
    assert any(char.isdigit() for char in found.span.of(paragraph))


@pytest.mark.parametrize(
    "paragraph", ["BRAE (Strait Wire) - Talks", "On March 3 (a Tuesday) they met.", "The UN March 3 report says so."]
)
def test_no_datelines(paragraph: str) -> None:
    assert dateline_date(paragraph) is None


def test_the_given_date_wins_and_those_that_disagree_stand_beside_it() -> None:
    found = settle((
        Candidate(days=("2026-03-20",), origin="address"),
        Candidate(days=("2026-03-22",), origin="given", minute="2026-03-22T09:00Z"),
        Candidate(days=("XXXX-03-22",), origin="dateline"),
    ))  # fmt: skip
    assert short(found) == ("2026-03-22T09:00Z", "time", "given", ["2026-03-20"])


def test_a_dispatch_of_half_past_midnight_is_of_that_day_where_it_was_written() -> None:
    found = settle((Candidate(days=("2026-03-05", "2026-03-04"), origin="json-ld", minute="2026-03-05T00:30+03:00"),))
    assert found is not None
    assert (found.value, found.day) == ("2026-03-05T00:30+03:00", "2026-03-05")


def test_a_moment_in_utc_is_told_by_the_clock_of_the_place_where_another_sign_gives_it() -> None:
    feed, page = given_date("Wed, 04 Mar 2026 21:30:00 GMT", "feed"), given_date("2026-03-05T00:30+03:00", "json-ld")
    assert feed is not None
    assert page is not None
    assert short(settle((feed, page))) == ("2026-03-05T00:30+03:00", "time", "feed", [])


@pytest.mark.parametrize(
    "zero", ["1970-01-01T00:00:00Z", "1969-12-31T19:00:00-05:00", "0001-01-01T00:00:00", "1900-01-01"]
)
def test_the_zero_of_a_machine_is_no_date(zero: str) -> None:
    found, real = given_date(zero, "json-ld"), given_date("2026-03-20", "address")
    assert found is not None
    assert real is not None
    assert settle((found,)) is None
    assert short(settle((found, real))) == ("2026-03-20", "day", "address", [])


def test_the_user_may_give_the_first_day_of_1970() -> None:
    given = given_date("1970-01-01")
    assert given is not None
    assert short(settle((given,))) == ("1970-01-01", "day", "given", [])


def test_nothing_appeared_after_it_was_last_changed() -> None:
    wrong, right = given_date("2027-03-20", "json-ld"), given_date("2026-03-20", "meta")
    changed = given_date("2026-03-21", "meta")
    assert wrong is not None
    assert right is not None
    assert short(settle((wrong, right), changed)) == ("2026-03-20", "day", "meta", ["2027-03-20"])
    assert short(settle((wrong,), changed)) == ("2027-03-20", "day", "json-ld", [])


def test_a_page_made_anew_keeps_the_day_of_its_address() -> None:
    anew, address = given_date("2026-03-20T10:00:00Z", "meta"), given_date("2014-05-02", "address")
    assert anew is not None
    assert address is not None
    assert short(settle((anew, address))) == ("2014-05-02", "day", "address", ["2026-03-20T10:00Z"])


def test_a_day_without_a_year_takes_the_nearest() -> None:
    given = Candidate(days=("2026-01-01",), origin="given")
    found = settle((given, Candidate(days=("XXXX-12-31",), origin="dateline")))
    assert short(found) == ("2026-01-01", "day", "given", ["2025-12-31"])


def test_no_year_anywhere_means_no_date() -> None:
    assert settle((Candidate(days=("XXXX-12-31",), origin="dateline"),)) is None


def test_month_and_day_that_may_change_places_are_decided_only_by_another_date() -> None:
    doubtful = given_date("03/04/2026", "trailing-line")
    assert doubtful is not None
    assert short(settle((doubtful,))) == ("2026", "year", "trailing-line", ["2026-03-04", "2026-04-03"])
    known = Candidate(days=("2026-04-03",), origin="address")
    assert short(settle((doubtful, known))) == ("2026-04-03", "day", "address", [])


@over(st.dates(), st.sampled_from(("%d %B %Y", "%B %d, %Y", "%a, %m/%d/%Y", "%Y-%m-%d", "%d.%m.%Y")))
def test_a_full_date_is_found_as_itself(day: date, form: str) -> None:
    found = find_date(day.strftime(form))
    if 1900 <= day.year < 2100:
        assert found is not None
        assert found.days == tuple(possible.isoformat() for possible in (day, _turned(day, form)) if possible)


def _turned(day: date, form: str) -> date | None:
    """The other date that a day in figures may be: day and month change places, and both fall on the named weekday."""
    if "/" not in form or day.day > 12 or day.day == day.month:
        return None
    turned = day.replace(month=day.day, day=day.month)
    return turned if turned.weekday() == day.weekday() else None


def test_a_zone_that_is_written_as_a_difference_counts() -> None:
    for written in ("12.05.2026 14:30 (GMT+3)", "12 May 2026, 14:30 UTC+03:00", "12 May 2026 14:30 +0300"):
        found = find_date(written)
        assert found is not None
        assert found.minute == "2026-05-12T14:30+03:00"


def test_a_zone_with_half_an_hour_behind() -> None:
    found = find_date("12 May 2026, 14:30 GMT-3:30")
    assert found is not None
    assert found.minute == "2026-05-12T14:30-03:30"
