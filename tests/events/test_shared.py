"""Two pages of real coverage, by properties only: what an analyst would list from them is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparler.model import Event
from pourparler.pipeline import Pipeline
from pourparler.sources import read

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
pytestmark = pytest.mark.skipif(not ARTICLES.exists(), reason="the shared articles are not here")


@pytest.fixture(scope="module")
def found() -> list[Event]:
    """The events of both pages."""
    pages = [page for page in read(sorted(map(str, ARTICLES.glob("kremlin-*.txt")))) if hasattr(page, "text")]
    return [event for extraction in Pipeline().extract_many(pages) for event in extraction.events]


def ids(event: Event) -> set[str]:
    """Who stands in an event."""
    return {p.actor.id for p in (*event.actors, *event.recipients) if p.actor is not None}


def test_the_summit_was_held_in_august(found: list[Event]) -> None:
    assert any(
        e.type == "CONSULT" and e.status == "happened" and ids(e) == {"donald-trump", "vladimir-putin"}
        and e.date is not None and e.date.value == "2025-08"
        for e in found
    )  # fmt: skip


def test_both_calls_are_dated(found: list[Event]) -> None:
    calls = [e for e in found if e.mode == "phone" and e.status == "happened" and e.date is not None]
    assert {"2025-10-20"} <= {e.date.value for e in calls if e.date and ids(e) == {"sergey-lavrov", "marco-rubio"}}
    assert any("vladimir-putin" in ids(e) for e in calls)


def test_the_sanctions_name_both_companies(found: list[Event]) -> None:
    (sanctions,) = (e for e in found if e.type == "SANCTION")
    assert {p.actor.id for p in sanctions.recipients if p.actor} == {"rosneft", "lukoil"}


def test_a_meeting_was_called_off_and_talks_stalled(found: list[Event]) -> None:
    assert any(e.type == "REJECT" and e.status == "cancelled" and "volodymyr-zelensky" in ids(e) for e in found)
    assert any(e.type == "CONSULT" and e.status == "stalled" and ids(e) == {"russia", "ukraine"} for e in found)


def test_what_moves_talks_beside_plover(found: list[Event]) -> None:
    assert {e.category for e in found if e.type == "OTHER"} == {"domestic", "market", "battlefield"}


def test_strikes_are_told(found: list[Event]) -> None:
    assert any(e.type == "ASSAULT" and not e.recipients and e.status == "happened" for e in found)
