"""Tellings without sides, day or number, and what they are joined to; never what is dated differently."""

from __future__ import annotations

from typing import Any

import pytest

from pourparler.analysis.talks import TalksOnRecord, talks_on_record
from pourparler.model import Article, Evidence, Published, Span, When
from pourparler.model.talks import Talks

SIDES = ("norway", "sweden")
SURE = Evidence(rule="noun.talk", version="1", confidence=0.8)


def telling(name: str, day: int, on: str | None = None, **given: Any) -> Talks:
    """Talks as the article of that name and day of May 2026 tells them, in Istanbul, held."""
    when = When(value=on, precision=("month", "day")[len(on) == 10] if "W" not in on else "week") if on else None
    plain: dict[str, Any] = {
        "name": "Istanbul talks", "kind": "meeting", "status": "held", "parties": SIDES, "venue": "Istanbul",
    }  # fmt: skip
    return Talks(
        id=f"t-{name}", article_id=f"{name}/{day:02}", mentions=(Span(0, 9),), evidence=SURE, date=when, **plain | given
    )


def joined(*talks: Talks) -> tuple[TalksOnRecord, ...]:
    texts = {
        t.article_id: Article(
            id=t.article_id,
            text="The talks.",
            blocks=(),
            published=Published(value=f"2026-05-{t.article_id[-2:]}", precision="day", origin="given"),
        )
        for t in talks
    }
    return talks_on_record(texts.values(), talks)


def test_without_sides_it_is_the_only_one_of_its_place() -> None:
    [one] = joined(
        telling("a", 17, "2026-05-16"), telling("b", 20, "2026-05", parties=()), telling("c", 21, "2026-05", parties=())
    )
    assert one.parties == SIDES
    assert [t.because for t in one.tellings] == [None, "the only talks told of there", "the only talks told of there"]


def test_without_sides_two_of_its_place_take_neither() -> None:
    other = telling("o", 17, "2026-05-16", parties=("iran", "oman"))
    assert len(joined(telling("a", 17, "2026-05-16"), other, telling("b", 20, "2026-05", parties=()))) == 3


def test_dated_otherwise_is_never_joined_though_it_is_alone() -> None:
    assert len(joined(telling("a", 17, "2026-05-16"), telling("b", 20, "2026-04", parties=()))) == 2


@pytest.mark.parametrize(("place", "count"), [("Turkey", 1), ("Ankara", 2), ("Norway", 2)])
def test_a_town_lies_in_its_state_and_is_no_other_town(place: str, count: int) -> None:
    assert len(joined(telling("a", 17, "2026-05-16"), telling("b", 18, "2026-05-16", venue=place))) == count


def test_the_first_round_is_the_meeting_of_its_day() -> None:
    first = telling("b", 20, "2026-05-16", kind="round", rounds=1)
    [one] = joined(telling("a", 17, "2026-05-16"), first)
    assert (one.kind, one.rounds) == ("round", 1)


def test_a_call_without_its_day_is_the_only_call_of_its_sides() -> None:
    call: dict[str, Any] = {"kind": "call", "venue": None}
    plain = telling("b", 17, persons=("ana-lirke",), **call)
    dated = telling("a", 17, "2026-05-16", persons=("ana-lirke", "tarek-venn"), **call)
    assert len(joined(dated, plain)) == 1
    second = telling("c", 19, "2026-05-18", persons=("ana-lirke", "tarek-venn"), **call)
    assert len(joined(dated, plain, second)) == 3


def test_what_is_planned_after_it_is_another() -> None:
    assert len(joined(telling("a", 17, "2026-05-16"), telling("b", 20, parties=(), status="planned"))) == 2


def test_the_order_of_reading_does_not_matter() -> None:
    told = (telling("a", 17, "2026-05-16"), telling("b", 20, "2026-05", parties=()), telling("c", 18, venue="Turkey"))
    assert joined(*told) == joined(*reversed(told))
