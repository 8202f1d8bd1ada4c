"""Furniture inside a paragraph: cases as data, and that it is cut out without a word lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pourparler.errors import VocabularyError
from pourparler.model import TOLD
from pourparler.sources.inline import inline_furniture, load_inline
from pourparler.sources.text import read_text

CASES = Path(__file__).parents[1] / "cases" / "furniture"
PIECES = st.sampled_from((
    "Orsk agreed, Venn said.", "Sign up for our newsletter to read more.", "© 2026 Harbour Post.", "Advertisement",
    "(credit: ILAN DORVATH)", "Copyright 2026 Harbour Post. All rights reserved.", "CLICK HERE TO GET THE APP",
    "Additional reporting by Ada Venn", "The rest is for subscribers only.", "“No,”", "\t", "   ", "00:27",
    "WATCH: Orsk",
))  # fmt: skip


def cases(name: str) -> list[Any]:
    source = (CASES / f"{name}.yaml").read_text("utf-8")
    return [pytest.param(case, id=case["label"]) for case in yaml.safe_load(source)]


def blocks(case: dict[str, Any]) -> list[dict[str, str]]:
    """The blocks of the case's text, words cut as the case cuts them."""
    shown = []
    for at, block in enumerate(read_text(case["text"], "case").blocks):
        words = block.span.of(case["text"])
        wanted = str(*case["expected"][at].values()) if at < len(case["expected"]) else ""
        head, cut, tail = wanted.partition(" … ")
        same = cut and words.startswith(head) and words.endswith(tail)
        shown.append({block.role: wanted if same else words})
    return shown


@pytest.mark.parametrize("case", cases("typical") + cases("hard") + cases("negative"))
def test_furniture_inside_a_paragraph(case: dict[str, Any]) -> None:
    assert blocks(case) == case["expected"]


@pytest.mark.parametrize("case", cases("known-failures"))
def test_known_failures_still_fail(case: dict[str, Any]) -> None:
    assert blocks(case) != case["expected"], "this case passes now: move it to hard.yaml"


@given(st.lists(PIECES | st.text(max_size=30), min_size=8, max_size=30).map(" ".join))
def test_pieces_are_in_order_apart_and_inside(words: str) -> None:
    found = [span for span, _ in inline_furniture(words)]
    ends = [0, *(span.end for span in found)]
    assert all(end <= span.start < span.end <= len(words) for end, span in zip(ends, found, strict=False))


@given(st.lists(PIECES, min_size=8, max_size=30).map(" ".join))
def test_what_is_told_has_nothing_of_a_notice_of_rights(words: str) -> None:
    words = "Venn of Orsk said no. " * 10 + words  # as long as a paragraph that has lost its line breaks
    told = [block.span.of(words) for block in read_text(words, "t").blocks if block.role in TOLD - {"caption"}]
    assert not any("© 2026 Harbour Post" in piece for piece in told)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("sentence:\n  - '('\nanywhere: [a]\nrest: [a]", "x.yaml:2: '\\(' does not compile"),
        ("somewhere: [a]", "x.yaml:1: 'somewhere' is no place"),
        ("sentence: a", "x.yaml:1: sentence needs a list"),
        ("sentence: [a]", "x.yaml:1: anywhere, rest missing"),
        ("- a", "x.yaml:1: expected sentence"),
    ],
)
def test_a_wrong_vocabulary_names_file_and_line(source: str, says: str) -> None:
    with pytest.raises(VocabularyError, match=says):
        load_inline(source, "x.yaml")
