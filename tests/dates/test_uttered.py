"""The day of a statement: the cases of tests/cases/dates/uttered.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pourparler.language import parse
from pourparler.model import Article, Block, Published, Span
from pourparler.statements import read_statements

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "dates" / "uttered.yaml").read_text("utf-8"))


def article_of(case: dict[str, Any]) -> Article:
    """The case's text as an article of one paragraph."""
    text, day = case["text"], case.get("published", "2026-03-12")
    return Article(
        id="invented", text=text, language="en", blocks=(Block(span=Span(0, len(text)), role="body"),),
        published=None if day == "none" else Published(value=day, precision="day", origin="given"),
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_the_day_it_was_said(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [s for s in read_statements(parse(article_of(case))) if s.cue and s.cue.of(text).endswith(case["cue"])]
    told = {f"{s.uttered.span.of(text)} = {s.uttered.value}" if s.uttered and s.uttered.span else "none" for s in found}
    assert told <= {case["expected"]}, case["why"]
    assert told or case["expected"] == "none", "the statement itself is not read"
