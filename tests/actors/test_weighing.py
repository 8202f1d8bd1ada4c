"""Weights of antecedents: what is refused, with file and line, and that shares are shares."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.actors.weighing import Weights, load, weights
from pourparler.errors import VocabularyError

NAMES = st.sampled_from(["near", "far", "owner", "unknown"])
SIGNS = st.dictionaries(NAMES, st.floats(-9, 9))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("share: 0.5\nsaying: [say]\nsigns:\n  near: much\n", 4, "a number was expected, found 'much'"),
        ("share: half\nsaying: [say]\nsigns: {near: 1}\n", 1, "a number was expected, found 'half'"),
        ("share: 0.5\nsaying: [say]\nsigns: {near: 1, near: 2}\n", 3, "'near' stands twice"),
        ("share: 0.5\nsign: {near: 1}\n", 2, "unknown field 'sign'"),
    ],
)
def test_refused(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "weights.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=rf"weights\.yaml:{line}: .*{words}"):
        load(path)


@given(st.dictionaries(NAMES, st.floats(-9, 9)), st.lists(SIGNS, min_size=1, max_size=6))
def test_shares_sum_to_one_and_alike_share_alike(by: dict[str, float], options: list[dict[str, float]]) -> None:
    shares = Weights(share=0.5, signs=by, saying=frozenset()).shares([*options, options[0]])
    assert sum(shares) == pytest.approx(1)
    assert shares[0] == pytest.approx(shares[-1])


def test_the_shipped_weights_prefer_what_the_rules_found_and_a_half_is_not_enough() -> None:
    found = weights()
    assert found.signs["rules"] > 0 > found.signs["rules.other"]
    assert found.share > 0.5
