"""The cases of tests/cases/events: every event of a text, each with its parts, and none besides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pourparler.events import code_events
from pourparler.language import parse
from pourparler.model import Article, Block, Event, Span

CASES = Path(__file__).parents[1] / "cases" / "events"


def parameters(*names: str) -> list[Any]:
    """The cases of these files; those that are known to fail must fail."""
    found = []
    for name in names:
        for case in yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8")):
            failing = pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["why"])
            marks = [failing] if name == "known-failures" else []
            found.append(pytest.param(case, id=f"{name}: {case['label']}", marks=marks))
    return found


def events_of(text: str) -> tuple[Event, ...]:
    """The events of a text of one paragraph."""
    return code_events(parse(Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),))))


@pytest.mark.parametrize("case", parameters("typical", "hard", "negative", "known-failures"))
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
