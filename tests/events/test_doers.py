"""Who did it, where only the article around tells it and the registry knows its sides."""

from __future__ import annotations

from pourparler.actors import Cast, Registry
from pourparler.events import code_events
from pourparler.language import parse
from pourparler.model import Article, Block, Event, Span


def events_of(text: str) -> tuple[Event, ...]:
    """The events of a text of one paragraph, with its people."""
    parsed = parse(Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),)))
    return code_events(parsed, Cast(parsed, Registry.load()))


def doers(event: Event) -> set[str]:
    """The ids of those who act."""
    return {p.actor.id for p in event.actors if p.actor is not None}


def test_both_countries_are_the_two_last_told_of() -> None:
    _, agreed = events_of("Norway met Sweden in Lund. Both countries agreed to free 200 prisoners.")
    assert doers(agreed) == {"norway", "sweden"}


def test_those_who_met_before_are_not_the_two_who_fight() -> None:
    _, fought = events_of("Norway met Sweden in Lund. Attacks on mills by both warring countries have intensified.")
    assert fought.type == "ASSAULT"
    assert doers(fought) == set()


def test_two_presidents_whom_the_parser_takes_for_one_name_are_two() -> None:
    text = "There was a phone call between U.S. President Donald Trump and Russian President Vladimir Putin on Monday."
    (called,) = events_of(text)
    assert doers(called) == {"donald-trump", "vladimir-putin"}
    assert [p.span.of(text) for p in called.actors] == [
        "U.S. President Donald Trump",
        "Russian President Vladimir Putin",
    ]


def test_a_blow_of_nobody_is_of_the_only_side_that_strikes() -> None:
    found = events_of(
        "Norway bombed a port in Sweden. Rescuers searched the ruins until Friday. Several homes were damaged."
    )
    assert all(doers(e) == {"norway"} for e in found if e.type == "ASSAULT")
    assert found


def test_a_blow_of_nobody_is_not_chosen_between_two_sides() -> None:
    found = events_of(
        "Norway bombed a port in Sweden. Later that week, as talks went on elsewhere, Sweden shelled a port in Norway. "
        "The evening was quiet. The shops were shut. Rescuers said that homes were damaged."
    )
    assert sum(1 for e in found if doers(e) == {"norway"}) == 1
    assert sum(1 for e in found if doers(e) == {"sweden"}) == 1


def test_a_terror_attack_is_nobodys_of_those_told() -> None:
    found = events_of(
        "Norway bombed a port in Sweden on Monday. In April terrorists had killed 26 Swedish tourists in Lund."
    )
    assert sum(1 for e in found if doers(e) == {"norway"}) == 1
