"""The cases of tests/cases/dates: words, values, and nothing else found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pourparler.dates import explain, shipped_table, tag

CASES = Path(__file__).parents[1] / "cases" / "dates"


def cases(*names: str) -> list[Any]:
    """Each case of these files as a parameter named by its label."""
    found = []
    for name in names:
        for case in yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8")):
            found.append(pytest.param(case, id=f"{name}: {case['label']}"))
    return found


def read(case: dict[str, Any]) -> list[str]:
    """The expressions of the case's text, written as its `expected` is."""
    published = case.get("published", "2025-11-14")
    expressions = tag(case["text"], None if published == "none" else published)
    return [f"{expression.span.of(case['text'])} = {expression.value}" for expression in expressions]


@pytest.mark.parametrize("case", cases("typical", "hard", "negative"))
def test_case(case: dict[str, Any]) -> None:
    assert read(case) == case["expected"], case["why"]


@pytest.mark.parametrize("case", cases("known-failures"))
def test_known_failure_still_fails(case: dict[str, Any]) -> None:
    assert read(case) != case["expected"], "this case passes now: move it to another file"


def test_there_are_three_hundred_expressions_and_cases() -> None:
    every = [param.values[0] for param in cases("typical", "hard", "negative", "known-failures")]
    assert sum(max(1, len(case["expected"])) for case in every) >= 300
    assert len({(case["text"], case.get("published")) for case in every}) == len(every)


@pytest.mark.parametrize("case", cases("typical", "hard"))
def test_every_match_is_explained_by_its_rule(case: dict[str, Any]) -> None:
    published = case.get("published", "2025-11-14")
    for expression in tag(case["text"], None if published == "none" else published):
        told = explain(expression, case["text"])
        rule = shipped_table().rule(expression.rule)
        assert rule.says in told
        assert told.endswith(f"[{expression.rule}]")
        assert expression.value in told
