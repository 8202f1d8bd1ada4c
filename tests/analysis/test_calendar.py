"""Days of TIMEX3 values, bins, and the stretches that hold something."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.analysis import Unit, bins, first_day, start_of, stretches, unit_for

NAMED = {
    "2026-03-13": date(2026, 3, 13),
    "2026-03-13T09:30Z": date(2026, 3, 13),
    "2026-02": date(2026, 2, 1),
    "2026-W01": date(2025, 12, 29),
    "2026-SU": date(2026, 6, 1),
    "2026-Q4": date(2026, 10, 1),
    "2026": date(2026, 1, 1),
}
UNNAMED = ("XXXX-11-19", "2026-02-30", "2026-13", "2026-W60", "0000", "PAST_REF", "2026-03-1", "spring", "")
units = st.sampled_from(("day", "week", "month", "quarter", "year"))
near = st.dates(date(2019, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("value", NAMED)
def test_first_day(value: str) -> None:
    assert first_day(value) == NAMED[value]


@pytest.mark.parametrize("value", UNNAMED)
def test_what_names_no_day_has_none(value: str) -> None:
    assert first_day(value) is None


@given(near, near, units)
def test_bins_hold_every_day_between_once(one: date, other: date, unit: Unit) -> None:
    first, last = min(one, other), max(one, other)
    starts = bins(first, last, unit)
    assert len(set(starts)) == len(starts)
    assert {start_of(first + timedelta(days=n), unit) for n in range((last - first).days + 1)} == set(starts)


@given(near, near, st.integers(10, 120))
def test_the_unit_fits_the_limit(one: date, other: date, limit: int) -> None:
    period = (min(one, other), max(one, other))
    assert len(bins(*period, unit_for([period], limit))) <= limit


@given(st.sets(near, min_size=1, max_size=40))
def test_stretches_hold_every_day_and_begin_and_end_with_one(days: set[date]) -> None:
    found = stretches(days)
    assert 1 <= len(found) <= 4
    assert all(any(first <= day <= last for first, last in found) for day in days)
    assert {edge for stretch in found for edge in stretch} <= days
    assert all(before[1] < after[0] for before, after in itertools.pairwise(found))


def test_an_even_year_is_one_stretch() -> None:
    days = [date(2026, 1, 1) + timedelta(days=30 * n) for n in range(12)]
    assert stretches(days) == ((days[0], days[-1]),)
    assert stretches([]) == ()
