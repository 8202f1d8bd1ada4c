"""The cases of when-it-was.yaml: a date belongs to the deed that its words hang on, and to no other."""

from __future__ import annotations

from typing import Any

import pytest
from tests.case_files import parameters
from tests.events.test_past import told


@pytest.mark.parametrize("case", parameters("events", "when-it-was"))
def test_when_it_was(case: dict[str, Any]) -> None:
    text = case["text"]
    found = {e.trigger.of(text): e.date.value if e.date else "-" for e in told(text, "2026-03-20")}
    assert case["expected"].items() <= found.items(), found
