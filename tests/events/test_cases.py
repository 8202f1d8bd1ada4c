"""The cases of tests/cases/events: every event of a text, each with its parts, and none besides."""

from __future__ import annotations

from typing import Any

import pytest
from tests.case_files import parameters

from pourparler.events import code_events
from pourparler.language import parse
from pourparler.model import Article, Block, Event, Span


def events_of(text: str) -> tuple[Event, ...]:
    """The events of a text of one paragraph."""
    return code_events(parse(Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),))))


@pytest.mark.parametrize("case", parameters("events", "typical", "hard", "negative", "known-failures", "who-did-it"))
def test_case(case: dict[str, Any]) -> None:
    text, found = case["text"], events_of(case["text"])
    assert len(found) == len(case["expected"]), [(e.type, e.trigger.of(text)) for e in found]
    for event, wanted in zip(found, case["expected"], strict=True):
        shown = {
            "type": event.type,
            "mode": event.mode,
            "category": event.category,
            "status": event.status,
            "who": [p.span.of(text) for p in event.actors],
            "whom": [p.span.of(text) for p in event.recipients],
        }
        assert {key: shown[key] for key in wanted} == wanted
