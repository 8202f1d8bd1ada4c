"""The cases of tests/cases/language: sentences and quotations, and nothing else found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pourparler.language import Quotation, parse
from pourparler.language.quotations import find_quotations
from pourparler.model import Article, Block, Span

CASES = Path(__file__).parents[1] / "cases" / "language"
NAMES = ("typical", "hard", "negative", "known-failures")
PLAIN = {"closed": True, "depth": 0, "continues": False}


def load(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    found: list[dict[str, Any]] = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8")) or []
    return found


def parameters(looks: str) -> list[Any]:
    """The cases that look at one thing, as parameters; those that are known to fail must fail."""
    found = []
    for name in NAMES:
        for case in load(name):
            failing = pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["why"])
            if case["looks"] == looks:
                marks = (failing,) if name == "known-failures" else ()
                found.append(pytest.param(case, id=f"{name}: {case['label']}", marks=marks))
    return found


def blocks_of(text: str) -> tuple[Block, ...]:
    """One body block a line."""
    return tuple(Block(span=Span(*line.span()), role="body") for line in re.finditer(r"[^\n]+", text))


def words(said: str) -> str:
    """Letters and digits."""
    return " ".join(re.findall(r"[^\W_]+", said))


def shown(quotation: Quotation, text: str, expected: dict[str, Any]) -> dict[str, Any]:
    """A quotation as a case writes it; what the case leaves open is left open."""
    every = {
        "inner": words(quotation.inner.of(text)),
        "closed": quotation.closed,
        "depth": quotation.depth,
        "continues": quotation.continues,
    }
    return every | {name: "any" for name, value in expected.items() if value == "any"}


def wanted(expected: Any) -> dict[str, Any]:
    """What a case expects of one quotation, written out."""
    full = PLAIN | (expected if isinstance(expected, dict) else {"inner": expected})
    return full | {"inner": words(full["inner"])}


@pytest.mark.parametrize("case", parameters("sentences"))
def test_sentences(case: dict[str, Any]) -> None:
    text = case["text"]
    parsed = parse(Article(id="a-case", text=text, blocks=blocks_of(text)))
    found = [passage.span(sentence).of(text).strip() for passage in parsed.passages for sentence in passage.sentences()]
    assert found == case["expected"], case["why"]


@pytest.mark.parametrize("case", parameters("quotations"))
def test_quotations(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_quotations(text, blocks_of(text))
    if case["expected"] == "any":
        return
    expected = [wanted(quotation) for quotation in case["expected"]]
    assert [words(quotation.inner.of(text)) for quotation in found] == [quotation["inner"] for quotation in expected]
    assert [shown(q, text, e) for q, e in zip(found, expected, strict=True)] == expected, case["why"]


def test_there_are_sixty_cases_and_none_stands_twice() -> None:
    every = [case for name in NAMES for case in load(name)]
    assert len(every) >= 60
    assert len({(case["looks"], case["text"]) for case in every}) == len(every)
    assert {case["looks"] for case in every} == {"sentences", "quotations"}


def test_negative_cases_expect_no_boundary_and_no_quotation() -> None:
    for case in load("negative"):
        assert case["expected"] == ([case["text"]] if case["looks"] == "sentences" else [])
