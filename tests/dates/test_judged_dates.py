"""In: bench/judged/dates.jsonl and, where they are to be had, the real articles. Out: proof that the judgements fit.

What needs the articles is skipped where they are missing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
JUDGED = ROOT / "bench" / "judged"
COVERAGE = ROOT.parent / "shared" / "articles"
KEYS = {
    *("round", "article", "sha256", "statement", "source", "cue", "content", "uttered", "words", "judged", "why"),
    "doubt",
}
WHY = {"caption", "another clause", "bound", "day of publication", "not speech", "two dates"}
ROWS: list[dict[str, Any]] = [json.loads(line) for line in (JUDGED / "dates.jsonl").read_text("utf-8").splitlines()]


def test_rows_hold_offsets_and_verdicts_only() -> None:
    for row in ROWS:
        assert set(row) == KEYS, row["statement"]
        allowed = {"right", "wrong"} if row["uttered"] else {"right", "nearby", "in sentence"}
        assert row["judged"] in allowed, row["statement"]
        assert (row["why"] in WHY) == (row["judged"] == "wrong"), row["statement"]
        assert (row["words"] is None) == (row["uttered"] is None), row["statement"]


def test_the_page_states_the_figures() -> None:
    page = (JUDGED / "README.md").read_text("utf-8")
    for dated, head in ((True, "| date given, not that of the article |"), (False, "| none given,")):
        line = next(line for line in page.splitlines() if line.startswith(head))
        for number in (1, 2):
            verdicts = Counter(
                r["judged"] for r in ROWS if r["round"] == number and (r["uttered"] is not None) == dated
            )
            assert f"{verdicts['right']} of {verdicts.total()}" in line.split("|")[2 * number]


def test_no_place_is_judged_twice() -> None:
    places = [(row["article"], row["statement"]) for row in ROWS]
    assert len(places) == len(set(places)) == 200


@pytest.mark.shared
@pytest.mark.skipif(not COVERAGE.exists(), reason=f"the articles are not here: {COVERAGE}")
def test_spans_lie_in_the_articles() -> None:
    lines = (COVERAGE / "negotiations-2025-05.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    texts += [path.read_text("utf-8") for path in sorted(COVERAGE.glob("*.txt"))]
    known = {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
    for row in ROWS:
        text = known[row["sha256"]]
        for start, end in filter(None, (row["source"], row["cue"], row["words"], *row["content"])):
            assert text[start:end].strip(), row["statement"]
