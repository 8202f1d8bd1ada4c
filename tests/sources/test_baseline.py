"""The baseline: on no page of ours does trafilatura by itself read the body, the title or the day better than we do."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.pages import compared, f1, golden, golden_body, pages

EVERY = list(pages())


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.stem)
def test_no_page_is_read_worse_than_by_trafilatura(page: Path) -> None:
    found = compared(page)
    assert found["ours"]["body"] >= found["theirs"]["body"]
    assert found["ours"]["title"] >= found["theirs"]["title"]
    assert found["ours"]["day"] >= found["theirs"]["day"]


def test_the_measure_sees_what_is_missing_and_what_is_too_much() -> None:
    assert f1("the pier was counted", "the pier was counted") == 1
    assert f1("the pier", "the pier was counted") == pytest.approx(2 / 3)
    assert f1("the pier was counted", "the pier") == pytest.approx(2 / 3)
    assert f1("", "the pier") == 0
    assert f1("", "") == 1


def test_cut_golden_paragraphs_are_completed_from_the_page() -> None:
    page = next(page for page in EVERY if page.stem == "brief")
    whole = golden_body(page, golden(page))
    assert "joint commission reached the mill at Morn on Tuesday, the commission said. They" in whole
