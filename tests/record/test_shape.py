"""The JSON of an extraction: the promised keys, nothing lost on the way there and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from tests.record.dispatches import first_dispatch
from tests.record.strategies import extractions

from pourparler.model import Extraction
from pourparler.record.shape import extraction_from, extraction_json

PROMISED = {
    "article": {"id", "outlet", "url", "title", "byline", "published", "language", "text"},
    "statement": {
        "id", "source", "cue", "content", "addressee", "kind", "form", "act", "acts", "polarity", "place", "actor",
        "candidates", "via", "uttered", "evidence",
    },
    "actor": {"id", "name", "kind", "party", "office"},
    "published": {"value", "precision", "from", "others"},
}  # fmt: skip


@given(extraction=extractions())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_extraction_survives_json(extraction: Extraction) -> None:
    assert extraction_from(json.loads(json.dumps(extraction_json(extraction)))) == extraction


def test_the_promised_keys_stand() -> None:
    shown = extraction_json(first_dispatch())
    said = shown["statements"][0]
    assert shown.keys() >= {"article", "statements", "problems"}
    assert shown["article"].keys() >= PROMISED["article"]
    assert shown["article"]["published"].keys() >= PROMISED["published"]
    assert said.keys() >= PROMISED["statement"]
    assert said["actor"].keys() == PROMISED["actor"]
    assert said["addressee"].keys() == {"span", "actor"}
    assert said["evidence"].keys() == {"rule", "version", "confidence"}
    assert said["uttered"].keys() == {"value", "precision", "span"}
    assert shown["statements"][1]["via"][0].keys() == {"source", "cue", "actor"}


@pytest.mark.parametrize(
    "shown",
    [
        {},
        {"article": {"id": "a-1"}},
        {"article": None},
        {"article": {"id": "a-1", "text": "Talks."}, "statements": [{"id": "s-1"}]},
        {"article": {"id": "a-1", "text": "Talks.", "blocks": [{"start": 0, "end": 900, "role": "body"}]}},
        {"article": {"id": "a-1", "text": "Talks.", "blocks": [{"start": "0", "end": 6, "role": "body"}]}},
    ],
)
def test_what_is_no_extraction_is_a_value_error(shown: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        extraction_from(shown)
