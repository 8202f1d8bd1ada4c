"""Talks joined across articles: what is one, what never is, and how the course is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pourparler.analysis.talks import TalksOnRecord, talks_on_record
from pourparler.model import Article, Evidence, Published, Span, When
from pourparler.model.talks import Talks, Turn

TEXT = "The Orsk talks were called off."


def article(day: str) -> Article:
    """An article published on a day of March 2026, its id."""
    return Article(
        id=f"a-{day}",
        text=TEXT,
        blocks=(),
        published=Published(value=f"2026-03-{day}", precision="day", origin="given"),
    )


def telling(day: str, **given: Any) -> Talks:
    """Talks as the article of that day tells them."""
    plain = Talks(
        id=f"t-{day}", article_id=f"a-{day}", name="talks", kind="meeting", status="planned", mentions=(Span(0, 14),),
        evidence=Evidence(rule="noun.talk", version="1", confidence=0.8), parties=("ostra", "velland"),
    )  # fmt: skip
    on = given.pop("on", None)
    changed = replace(plain, **given)
    when = When(value=f"2026-03-{on}", precision="day") if on else changed.date
    history = changed.history or (Turn(status=changed.status, span=Span(15, 30)),)
    return replace(changed, date=when, history=history)


def joined(*talks: Talks, as_of: date | None = None) -> tuple[TalksOnRecord, ...]:
    articles = {t.article_id: article(t.article_id[2:]) for t in talks}
    return talks_on_record(articles.values(), talks, as_of=as_of)


def test_the_same_day_and_sides_are_one_meeting_with_its_course() -> None:
    [one] = joined(telling("01", on="09"), telling("05", on="09", status="cancelled"))
    assert [step.status for step in one.history] == ["planned", "cancelled"]
    assert (one.status, one.tellings[0].because, one.tellings[1].because) == (
        "cancelled",
        None,
        "the same day and sides",
    )


def test_dated_differently_is_never_one() -> None:
    assert len(joined(telling("01", on="09"), telling("02", on="10"))) == 2


@pytest.mark.parametrize(
    "other",
    [{"parties": ("ostra", "norr")}, {"venue": "Lirk"}, {"kind": "call"}, {"kind": "visit"}],
    ids=["sides", "place", "call", "visit"],
)
def test_what_differs_in_anything_known_is_another(other: dict[str, Any]) -> None:
    assert len(joined(telling("01", on="09", venue="Orsk"), telling("02", on="09", **{"venue": "Orsk", **other}))) == 2


def test_two_of_one_article_stay_two() -> None:
    first = telling("01", on="09")
    assert len(joined(first, replace(first, id="t-x"))) == 2


def test_a_numbered_round_that_was_put_off_keeps_its_number() -> None:
    fourth: dict[str, Any] = {"kind": "round", "rounds": 4, "venue": "Kolm"}
    [one] = joined(
        telling("01", on="09", **fourth), telling("07", on="09", status="postponed", **fourth),
        telling("20", on="28", **fourth), telling("29", on="28", status="held", **fourth),
    )  # fmt: skip
    assert [step.status for step in one.history] == ["planned", "postponed", "planned", "held"]
    assert one.date is not None
    assert one.date.value == "2026-03-28"


def test_another_number_is_another_round() -> None:
    third = telling("01", kind="round", rounds=3, venue="Kolm")
    assert len(joined(third, telling("02", kind="round", rounds=4, venue="Kolm"))) == 2


def test_a_round_belongs_to_the_format_of_its_place() -> None:
    whole = telling("01", kind="format", name="Kolm format", venue="Kolm", status="stalled")
    round_ = telling("02", kind="round", rounds=3, venue="Kolm")
    by_kind = {each.kind: each for each in joined(whole, round_)}
    assert by_kind["round"].part_of == by_kind["format"].id
    assert by_kind["format"].part_of is None


def test_what_is_over_is_not_planned_again() -> None:
    [one] = joined(telling("09", on="09", status="held"), telling("10", on="09", status="planned"))
    assert (one.status, [step.status for step in one.history]) == ("held", ["held"])


def test_talks_in_general_may_resume() -> None:
    channel: dict[str, Any] = {"kind": "channel"}
    [one] = joined(telling("01", status="stalled", **channel), telling("09", status="under-way", **channel))
    assert one.status == "under-way"


def test_a_visit_of_another_is_another() -> None:
    here: dict[str, Any] = {"kind": "visit", "venue": "Orsk", "status": "held"}
    first = telling("01", persons=("ana-lirke",), **here)
    assert len(joined(first, telling("02", persons=("tarek-venn",), **here))) == 2
    assert len(joined(first, telling("02", persons=("ana-lirke",), **here))) == 1


def test_as_of_a_day_knows_nothing_later() -> None:
    plan, end = telling("01", on="09"), telling("05", on="09", status="cancelled")
    [then] = joined(plan, end, as_of=date(2026, 3, 4))
    assert (then.status, len(then.tellings)) == ("planned", 1)


def test_the_order_of_reading_does_not_matter() -> None:
    several = [telling("01", on="09"), telling("05", on="09", status="cancelled"), telling("06", on="10")]
    assert joined(*several) == joined(*reversed(several))


def test_who_mediates_is_no_side() -> None:
    [one] = joined(telling("01", on="09"), telling("02", on="09", parties=("ostra", "velland"), mediators=("norr",)))
    assert (one.parties, one.mediators) == (("ostra", "velland"), ("norr",))


def test_talks_without_their_article_are_refused() -> None:
    with pytest.raises(KeyError):
        talks_on_record([], [telling("01")])
