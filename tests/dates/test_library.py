"""The library's door: ranges, counts, explanations, the model's `When`."""

from __future__ import annotations

import pytest

from pourparler.dates import Expression, explain, tag, tag_within, when_of
from pourparler.model import Span, When

FRIDAY = "2025-11-14"


def test_ranges_keep_both_ends() -> None:
    text = "It lasted from March 3 to April 7, 2026, and the next from June 3-5."
    found = tag(text, "2026-06-10")
    assert [(e.begin, e.end) for e in found] == [
        ("2026-03-03", "2026-04-07"),
        ("2026-03-03", "2026-04-07"),
        ("2026-06-03", "2026-06-05"),
    ]


def test_a_range_over_the_new_year_runs_forwards() -> None:
    first, second = tag("The pause held from December to January.", "2026-02-10")
    assert (first.value, second.value) == ("2025-12", "2026-01")
    assert (first.begin, first.end) == ("2025-12", "2026-01")


def test_open_ranges_know_their_one_end() -> None:
    since, until = tag("Halted since July, the format sleeps until Friday.", FRIDAY)
    assert (since.begin, since.end) == ("2025-07", None)
    assert (until.begin, until.end) == (None, "2025-11-14")


def test_a_count_points_at_the_date_it_starts_from() -> None:
    text = "Two days after the 12 March meeting the guns opened up."
    count, start = tag(text, "2026-03-20")
    assert count.type == "DATE"
    assert count.counted_from == start.span


def test_anchor_says_what_a_value_hangs_on() -> None:
    text = "On 12 March 2024 they signed. The next day he left; yesterday he came back."
    assert [e.anchor for e in tag(text, FRIDAY)] == ["none", "article", "published"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("They met at 9 p.m. on Monday.", "time"),
        ("They met on Monday.", "day"),
        ("They met last week.", "week"),
        ("They met in July.", "month"),
        ("They met in the third quarter.", "season"),
        ("They met last spring.", "season"),
        ("They met in 2019.", "year"),
        ("They met in the 1990s.", "vague"),
        ("They met recently.", "vague"),
        ("They met for two hours.", None),
    ],
)
def test_precision_is_kept(text: str, precision: str | None) -> None:
    (expression,) = tag(text, FRIDAY)
    assert expression.precision == precision
    when = when_of(expression)
    assert (when and when.precision) == precision


def test_when_of_a_known_date() -> None:
    (expression,) = tag("They met on Nov. 3.")
    assert when_of(expression) == When(value="XXXX-11-03", precision="day", span=Span(12, 18))


@pytest.mark.parametrize("text", ["He left yesterday.", "They met last year.", "They met last week.", "For months."])
def test_nothing_known_is_no_when(text: str) -> None:
    (expression,) = tag(text)
    assert when_of(expression) is None


def test_expressions_within_a_span() -> None:
    text = "He said on Monday: we meet on Friday."
    found = tag(text, FRIDAY)
    assert tag_within(found, Span(0, 17)) == found[:1]
    assert tag_within(found, Span(0, 16)) == ()


def test_explain_names_value_rule_and_anchor() -> None:
    text = "They met on Nov. 3, 2025."
    (expression,) = tag(text)
    assert explain(expression, text) == (
        '"Nov. 3, 2025" is 2025-11-03 (DATE): a month and a day, with or without the year [day.month-first]'
    )


@pytest.mark.parametrize("day", ["yesterday", "14.11.2025", "2025-02-30", ""])
def test_a_wrong_day_of_publication_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        tag("They met.", day)


def test_a_backward_range_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="runs forwards"):
        Expression(span=Span(0, 1), type="DATE", value="2025", rule="x", begin="2025-11-19", end="2025-11-02")


def test_short_lines_are_joined_as_in_mail() -> None:
    line = "The envoys of both sides and their aides then met again"
    broken = ["in the hall on the evening of the day they call Nov.", "3 and left it again after that, as we hear"]
    text = "\n".join([line] * 6 + broken)
    assert "2025-11-03" in [e.value for e in tag(text, FRIDAY)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("DOHA, Nov. 14, 2025 (Halcyon) -- Envoys met on Thursday.", ["2025-11-14", "2025-11-13"]),
        ("(14 November 2025) \u2014 Envoys met yesterday.", ["2025-11-14", "2025-11-13"]),
        ("Talks of Nov. 14, 2025 - a summary. They met on Thursday.", ["2025-11-14", "XXXX-WXX-4"]),
        ("On Nov. 14, 2025, they met. They met again on Thursday.", ["2025-11-14", "XXXX-WXX-4"]),
        ("DOHA, Nov. 14 (Halcyon) -- Envoys met on Thursday.", ["XXXX-11-14", "XXXX-WXX-4"]),
    ],
)
def test_without_a_day_of_publication_a_dateline_with_its_year_is_the_anchor(text: str, values: list[str]) -> None:
    found = tag(text)
    assert [e.value for e in found] == values
    assert all(e.anchor != "published" for e in found)


def test_a_day_of_publication_goes_before_the_dateline() -> None:
    text = "DOHA, Nov. 14, 2025 (Halcyon) -- Envoys met on Thursday."
    assert tag(text, "2025-11-21")[1].value == "2025-11-20"


def test_a_dispatch_of_late_evening_in_greenwich_may_name_the_day_begun_elsewhere() -> None:
    text = "The photograph is old, Halcyon reported Monday."
    assert [tag(text, day)[0].value for day in ("2025-05-25T21:56Z", "2025-05-25T21:56+03:00", "2025-05-25")] == [
        "2025-05-26", "2025-05-19", "2025-05-19",
    ]  # fmt: skip
