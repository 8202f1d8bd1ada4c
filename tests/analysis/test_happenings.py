"""Events of several articles that are one happening, and those that are not."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from pourparler.analysis.happenings import happenings
from pourparler.model import Actor, Article, Block, Evidence, Fact, Published, Span, When, entry_id
from pourparler.model.event import Event, EventPlace, EventStatus, EventType, Participant, Quantity

STATES = {name: Actor(id=name, name=name.title(), kind="state") for name in ("orsk", "velland", "kessary")}
MINISTER = Actor(id="ana-lirke", name="Ana Lirke", kind="person", party="orsk")


def article(name: str, published: str | None = "2026-03-05", outlet: str | None = "Harbour Post") -> Article:
    """An article with nothing but its facts."""
    return Article(
        id=name,
        text="Something happened in Orsk.",
        blocks=(Block(span=Span(0, 27), role="body"),),
        outlet=Fact(value=outlet, origin="given") if outlet else None,
        published=Published(value=published, precision="day", origin="given") if published else None,
    )


def event(
    home: str,
    type_: EventType = "CONSULT",
    *,
    who: tuple[Actor, ...] = (STATES["orsk"], STATES["velland"]),
    whom: tuple[Actor, ...] = (),
    status: EventStatus = "happened",
    day: str | None = "2026-03-04",
    place: str | None = None,
    number: float | None = None,
    mode: str | None = None,
    at: int = 0,
) -> Event:
    """An event of an article."""
    words = Span(at, at + 5)
    return Event(
        id=entry_id("event", home, (words,), type_),
        article_id=home,
        type=type_,
        span=words,
        trigger=words,
        status=status,
        mode=mode,
        actors=tuple(Participant(span=words, actor=actor) for actor in who),
        recipients=tuple(Participant(span=words, actor=actor) for actor in whom),
        date=When(value=day, precision="day") if day else None,
        place=EventPlace(name=place, span=words) if place else None,
        numbers=(Quantity(span=words, value=number, unit="soldier"),) if number else (),
        evidence=Evidence(rule="verb.meet", version="1", confidence=0.8),
    )


def joined(*events: Event, articles: tuple[Article, ...] = ()) -> list[set[str]]:
    """The articles of each happening."""
    homes = articles or tuple(article(name) for name in {e.article_id for e in events})
    return [{e.article_id for e in found.events} for found in happenings(events, {a.id: a for a in homes})]


def test_a_meeting_told_by_two_outlets_has_two_witnesses() -> None:
    homes = (article("a", outlet="Harbour Post"), article("b", "2026-03-06", outlet="Northern Wire"))
    (found,) = happenings([event("b"), event("a")], {a.id: a for a in homes})
    assert found.outlets == ("Harbour Post", "Northern Wire")
    assert [w.article for w in found.witnesses] == ["a", "b"]
    assert (found.id, found.day) == (event("a").id, "2026-03-04")


def test_two_reports_of_one_outlet_are_one_voice() -> None:
    homes = (article("a"), article("b"))
    (found,) = happenings([event("a"), event("b")], {a.id: a for a in homes})
    assert len(found.witnesses) == 2
    assert found.outlets == ("Harbour Post",)


def test_who_acts_for_a_state_is_that_state() -> None:
    assert joined(event("a"), event("b", who=(MINISTER, STATES["velland"]))) == [{"a", "b"}]


def test_a_later_meeting_is_another() -> None:
    assert joined(event("a"), event("b", day="2026-03-09")) == [{"a"}, {"b"}]


def test_a_plan_is_not_the_meeting() -> None:
    assert len(joined(event("a"), event("b", status="planned"))) == 2


def test_other_sides_are_another_happening() -> None:
    assert len(joined(event("a"), event("b", who=(STATES["orsk"], STATES["kessary"])))) == 1 + 1


def test_an_attack_elsewhere_is_another() -> None:
    hit = {"type_": "ASSAULT", "who": (STATES["orsk"],), "whom": (STATES["velland"],)}
    assert len(joined(event("a", place="Kolwa", **hit), event("b", place="Mered", **hit))) == 2  # type: ignore[arg-type]
    assert len(joined(event("a", place="Kolwa", **hit), event("b", place="Kolwa", **hit))) == 1  # type: ignore[arg-type]


def test_undated_words_need_more_than_the_same_two_sides() -> None:
    said = {"type_": "ACCUSE", "who": (STATES["orsk"],), "whom": (STATES["velland"],), "day": None}
    assert len(joined(event("a", **said), event("b", **said))) == 2  # type: ignore[arg-type]


def test_the_same_dead_speak_for_one_attack() -> None:
    hit = {"type_": "ASSAULT", "who": (STATES["orsk"],), "whom": (), "day": None}
    assert len(joined(event("a", number=26, **hit), event("b", number=26, **hit))) == 1  # type: ignore[arg-type]
    assert len(joined(event("a", number=26, **hit), event("b", number=31, **hit))) == 2  # type: ignore[arg-type]


def test_without_any_day_nothing_is_joined() -> None:
    homes = (article("a", None), article("b", None))
    assert len(joined(event("a", day=None, mode="phone"), event("b", day=None, mode="phone"), articles=homes)) == 2


def test_events_of_one_article_stay_two() -> None:
    assert len(joined(event("a"), event("a", at=6))) == 2


@given(st.integers(0, 2**32), st.integers(1, 7))
def test_every_event_stands_in_one_happening_whatever_the_order(seed: int, size: int) -> None:
    draw = random.Random(seed)
    names = list(STATES.values())
    events = [
        event(
            f"a{i}",
            who=tuple(draw.sample(names, 2)),
            day=draw.choice([None, "2026-03-03", "2026-03-04", "2026-03-05"]),
            place=draw.choice([None, "Kolwa", "Mered"]),
            mode=draw.choice([None, "phone"]),
        )
        for i in range(size)
    ]
    homes = {e.article_id: article(e.article_id) for e in events}
    found = happenings(events, homes)
    assert sorted(e.id for one in found for e in one.events) == sorted(e.id for e in events)
    draw.shuffle(events)
    assert happenings(events, homes) == found
