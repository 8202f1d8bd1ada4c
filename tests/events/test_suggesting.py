"""In: invented sentences and an encoder that says what it is told to. Out: proof of what its word changes in events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.encoder import Told
from pourparler.events import code_events
from pourparler.events.suggesting import confidence
from pourparler.language import parse
from pourparler.model import Article, Block, Span
from pourparler.model.event import Event, EventType


class Certain:
    """An encoder that is certain that one word tells one type, and that the others tell nothing."""

    def __init__(self, word: str, type_: str) -> None:
        self.word, self.type = word, type_

    def told(self, text: str, words: Sequence[Span]) -> list[Told]:
        names = ("none", *get_args(EventType))
        meant = (self.type if span.of(text) == self.word else "none" for span in words)
        return [Told(types={name: float(name == one) for name in names}, statuses={}) for one in meant]


def events_of(text: str, encoder: Certain, monkeypatch: pytest.MonkeyPatch) -> tuple[Event, ...]:
    monkeypatch.setattr("pourparler.events.suggesting.load_encoder", lambda: encoder)
    article = Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),))
    return code_events(parse(article))


def test_a_verb_that_no_frame_knows_gets_the_type_that_the_encoder_is_certain_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Norway serenaded Sweden on Monday."
    assert events_of(text, Certain("Monday", "ACCUSE"), monkeypatch) == ()
    (event,) = events_of(text, Certain("serenaded", "SUPPORT"), monkeypatch)
    assert (event.type, event.status, event.evidence.rule) == ("SUPPORT", "happened", "encoder.verb")
    assert [who.span.of(text) for who in (*event.actors, *event.recipients)] == ["Norway", "Sweden"]


def test_what_only_the_encoder_knows_is_not_told_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    assert events_of("It was serenaded on Monday.", Certain("serenaded", "SUPPORT"), monkeypatch) == ()


def test_what_the_encoder_does_not_see_stands_but_is_less_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Norway shelled Sweden on Monday."
    (doubted,) = events_of(text, Certain("Monday", "ASSAULT"), monkeypatch)
    (certain,) = events_of(text, Certain("shelled", "ASSAULT"), monkeypatch)
    assert doubted.evidence.confidence < certain.evidence.confidence
    assert doubted.id == certain.id


def test_what_the_encoder_does_not_see_is_left_out_of_a_text_of_which_it_sees_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Norway shelled Sweden. Denmark will meet Finland."
    alone = events_of("Denmark will meet Finland.", Certain("shelled", "ASSAULT"), monkeypatch)
    beside = events_of(text, Certain("shelled", "ASSAULT"), monkeypatch)
    assert [e.type for e in beside] == ["ASSAULT"]
    assert len(alone) == 1


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_likely_is_never_less_sure(one: float, other: float) -> None:
    assert (confidence(one) <= confidence(other)) or one > other
