"""The cases of tests/cases/talks: all talks of a text, each with its parts, and none besides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.case_files import parameters

from pourparler.model import Talks

TalksOf = Callable[..., tuple[Talks, ...]]


@pytest.mark.parametrize("case", parameters("talks", "typical", "hard", "negative", "known-failures"))
def test_case(case: dict[str, Any], talks_of: TalksOf) -> None:
    text = case["text"]
    found = talks_of(text, case.get("published"))
    assert len(found) == len(case["expected"]), [(t.kind, t.status, t.name) for t in found]
    for talks, wanted in zip(found, case["expected"], strict=True):
        shown = {
            "kind": talks.kind,
            "status": talks.status,
            "parties": sorted(talks.parties),
            "persons": sorted(talks.persons),
            "mediators": list(talks.mediators),
            "venue": talks.venue,
            "date": talks.date.value if talks.date else None,
            "rounds": talks.rounds,
            "history": [turn.status for turn in talks.history],
            "mentions": [span.of(text) for span in talks.mentions],
            "name": talks.name,
        }
        expected = {key: sorted(value) if key in ("parties", "persons") else value for key, value in wanted.items()}
        assert {key: shown[key] for key in expected} == expected
