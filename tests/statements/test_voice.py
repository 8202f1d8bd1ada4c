"""Where the outlet speaks for itself: cases as data, and what holds of every text."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.language import parse
from pourparler.sources import article_from_text
from pourparler.statements import read_statements, read_voice

CASES = Path(__file__).parents[1] / "cases" / "voice"
WORDS = (
    "The offer is clearly a bluff.", "Venn said the port would open.", "“It is dangerous,” said Orla Lorne.",
    "The council is likely to reject the toll.", "The talks stalled because nobody came.", "The bridge opened.",
    "Their plan suffered a blow.", "It could fail, Lorne warned, and soon.",
)  # fmt: skip


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['label']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def voices(text: str) -> list[dict[str, str]]:
    parsed = parse(article_from_text(text, id="a-1"))
    return [{"words": v.span.of(text), "kind": v.kind} for v in read_voice(parsed, read_statements(parsed))]


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    assert voices(case["text"]) == case["expected"], case["why"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_no_voice_lies_in_words_of_others_and_none_in_another(sentences: list[str]) -> None:
    text = " ".join(sentences)
    parsed = parse(article_from_text(text, id="a-1"))
    statements = read_statements(parsed)
    found = read_voice(parsed, statements)
    others = [span for s in statements for span in s.content] + [q.span for q in parsed.quotations]
    for voice in found:
        assert all(voice.span.end <= o.start or o.end <= voice.span.start for o in others)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
