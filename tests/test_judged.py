"""In: bench/judged and, where they are to be had, the real articles. Out: proof that the judgements fit texts and page.

What needs the articles is skipped where they are missing; what needs only the judgements always runs.
"""

import hashlib
import importlib.util
import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from pourparler.model import Act, Form, Kind, Polarity

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "bench" / "judged"
LABELS = ROOT / "bench" / "labels" / "statements.jsonl"
ARTICLES = ROOT.parent / "shared" / "articles"
COVERAGE = ARTICLES / "negotiations-2025-05.jsonl"
PAGES = ("kremlin-declares-openness.txt", "kremlin-open-to-talks.txt")

KEYS = {
    *("article", "sha256", "statement", "source", "cue", "content", "addressee", "via", "uttered", "kind", "form"),
    *("act", "polarity", "rule", "actor", "judged"),
}
VERDICTS = {
    "attribution": {"right", "wrong"},
    "actor": {"right", "wrong", "unresolved"},
    "via": {"right", "wrong", "none-needed"},
    "act": {"right", "wrong"},
    "uttered": {"right", "wrong", "none"},
    "polarity": {"right", "wrong"},
}
REASONS = {
    *("not speech", "question taken for report", "wrong source", "wrong content", "content cut"),
    *("content runs into narrator", "topic taken for content", "page furniture in source", "page furniture in content"),
}

ROUNDS = {
    "round 1": ("statements.jsonl", "second.jsonl", 160, 20260602),
    "round 2": ("round-2.jsonl", "round-2-second.jsonl", 120, 20260603),
    "round 3": ("round-3.jsonl", "round-3-second.jsonl", 150, None),
    "round 4": ("round-4.jsonl", "round-4-second.jsonl", 300, 20261124),
    "round 5": ("round-5.jsonl", "round-5-second.jsonl", 300, None),
    "round 6": ("round-6.jsonl", "round-6-second.jsonl", 300, None),
    "round 7": ("round-7.jsonl", "round-7-second.jsonl", 200, None),
    "round 8": ("round-8.jsonl", "round-8-second.jsonl", 300, (20261128, 75)),
    "round 9": ("round-9.jsonl", "round-9-second.jsonl", 200, (20261129, 100)),
}
"""By round: first and second verdicts, how many statements were drawn, and the seed of the second judgement; None:
every tenth in the order of the file, from the first or the tenth on; a pair: of each so many rows, in the order of the
file, a tenth rounded up, drawn by the seed."""

needs_articles = pytest.mark.skipif(not COVERAGE.exists(), reason=f"the articles are not here: {COVERAGE}")

Json = dict[str, Any]


def rows(name: str) -> list[Json]:
    return [json.loads(line) for line in (JUDGED / name).read_text(encoding="utf-8").splitlines()]


def every_row() -> list[Json]:
    return [row for first, *_ in ROUNDS.values() for row in rows(first)]


def spans(row: Json) -> Iterator[list[int]]:
    """Every span of an entry, whatever its part."""
    links = [link[part] for link in row["via"] for part in ("source", "cue")]
    yield from (span for span in [row["source"], row["cue"], row["addressee"], *row["content"], *links] if span)


def texts() -> dict[str, str]:
    """Every article by its digest."""
    with COVERAGE.open(encoding="utf-8") as lines:
        found = [json.loads(line)["text"] for line in lines]
    found += [(ARTICLES / name).read_text(encoding="utf-8") for name in PAGES]
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in found}


def module(name: str) -> ModuleType:
    """A program of bench/judged."""
    spec = importlib.util.spec_from_file_location(f"judged_{name}", JUDGED / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.mark.parametrize("name", ROUNDS)
def test_there_are_as_many_as_were_drawn_and_none_twice(name: str) -> None:
    first, _, size, _ = ROUNDS[name]
    found = [row["statement"] for row in rows(first)]
    assert len(found) == len(set(found)) == size


@pytest.mark.parametrize("at", range(1, len(ROUNDS)))
def test_no_place_is_judged_in_two_rounds(at: int) -> None:
    draw, (name, *before) = module("draw"), [first for first, *_ in ROUNDS.values()][at::-1]
    taken = draw.judged_before([JUDGED / earlier for earlier in before])
    for row in rows(name):
        assert not draw.met(row["content"], taken.get(row["article"], ())), row["statement"]


def test_only_offsets_names_and_verdicts_are_kept() -> None:
    for row in every_row():
        assert set(row) - {"confidence"} == KEYS, row["statement"]
        assert all(set(link) == {"source", "cue", "actor"} for link in row["via"]), row["statement"]
        assert set(row["judged"]) == {*VERDICTS, "why", "doubt"}, row["statement"]


def test_claims_and_verdicts_are_of_their_vocabularies() -> None:
    claims = {"kind": Kind, "form": Form, "act": Act, "polarity": Polarity}
    for row in every_row():
        assert all(row[key] in get_args(type_) for key, type_ in claims.items()), row["statement"]
        assert all(row["judged"][part] in allowed for part, allowed in VERDICTS.items()), row["statement"]
        assert set(row["judged"]["doubt"]) <= set(VERDICTS), row["statement"]


def test_a_wrong_attribution_and_no_other_says_why() -> None:
    for row in every_row():
        judged = row["judged"]
        assert (judged["why"] in REASONS) == (judged["attribution"] == "wrong"), row["statement"]
        assert (judged["why"] is None) == (judged["attribution"] == "right"), row["statement"]


def test_verdicts_fit_what_the_entry_claims() -> None:
    for row in every_row():
        judged = row["judged"]
        assert (judged["uttered"] == "none") == (row["uttered"] is None), row["statement"]
        assert row["via"] == [] or judged["via"] != "none-needed", row["statement"]
        assert row["actor"] is not None or judged["actor"] == "unresolved", row["statement"]
        if judged["why"] == "not speech":
            assert judged["act"] == judged["polarity"] == "wrong", row["statement"]


@pytest.mark.parametrize("name", ROUNDS)
def test_the_second_judgement_is_of_a_tenth_drawn_by_seed(name: str) -> None:
    first, second, _, seed = ROUNDS[name]
    ids = sorted(row["statement"] for row in rows(first))
    again = rows(second)
    if seed is None:
        drawn = [row["statement"] for row in rows(first)]
        assert [each["statement"] for each in again] in [drawn[at::10] for at in range(10)]
    elif isinstance(seed, tuple):
        held = [row["statement"] for row in rows(first)]
        parts = [sorted(held[at : at + seed[1]]) for at in range(0, len(held), seed[1])]
        for part in parts:
            random.Random(seed[0]).shuffle(part)
        assert [each["statement"] for each in again] == [name for part in parts for name in part[: -(-seed[1] // 10)]]
    else:
        assert [each["statement"] for each in again] == random.Random(seed).sample(ids, len(ids) // 10)
    for each in again:
        assert set(each["judged"]) == set(VERDICTS), each["statement"]
        assert all(each["judged"][part] in allowed for part, allowed in VERDICTS.items()), each["statement"]


def test_no_labelled_article_is_judged() -> None:
    labelled = {json.loads(line)["article"] for line in LABELS.read_text(encoding="utf-8").splitlines()}
    assert not labelled & {row["article"] for row in every_row()}


def test_the_page_states_the_figures_of_the_report() -> None:
    report = module("report")
    assert tuple((first, second) for first, second, *_ in ROUNDS.values()) == report.ROUNDS
    judged = [(rows(first), rows(second)) for first, second, *_ in ROUNDS.values()]
    page = (JUDGED / "README.md").read_text(encoding="utf-8")
    assert page == report.with_figures(page, report.report(judged))


def test_the_page_states_the_figures_of_the_entries() -> None:
    assert module("report_entries").main(["--check"]) == 0


def test_of_entries_no_words_are_kept() -> None:
    report = module("report_entries")
    for path in (folder / f"{kind}.jsonl" for folder in report.ROUNDS for kind in report.KINDS):
        for row in report.rows(path):
            assert not {"words", "name", "text"} & set(row), row["article"]
            assert not any(isinstance(row["entry"].get(key), str) for key in ("text", "words", "name")), row["article"]


def test_rounds_stand_side_by_side_in_every_line() -> None:
    table = list(module("report").by("form", [rows(first) for first, *_ in ROUNDS.values()], "attribution"))
    assert [line.count("|") for line in table] == [2 + 3 * len(ROUNDS)] * len(table)


def test_a_page_without_markers_is_refused() -> None:
    report = module("report")
    with pytest.raises(ValueError, match="between which the figures stand"):
        report.with_figures(f"a page with {report.BEGIN} alone", "figures")


def test_rows_that_may_hold_judgements_are_not_drawn_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = tmp_path / "rows.jsonl"
    held.write_text("judgements\n", encoding="utf-8")
    asked = ["draw.py", str(tmp_path / "work.jsonl"), "--rows", str(held), "--seed", "1", "--size", "1"]
    monkeypatch.setattr("sys.argv", asked)
    assert module("draw").main() == 2
    assert held.read_text(encoding="utf-8") == "judgements\n"
    assert not (tmp_path / "work.jsonl").exists()


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"), [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634)]
)
def test_intervals_are_those_worked_out_by_hand(hits: int, of: int, low: float, high: float) -> None:
    """For none of n the upper end is z² / (n + z²) = 3.8415 / 13.8415; for half, the interval is even about 0.5."""
    assert module("report").wilson(hits, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.shared
@needs_articles
def test_every_digest_is_of_an_article() -> None:
    known = texts()
    for row in every_row():
        assert row["sha256"] in known, row["article"]


@pytest.mark.shared
@needs_articles
def test_spans_slice_to_words() -> None:
    known = texts()
    for row in every_row():
        text = known[row["sha256"]]
        for start, end in spans(row):
            assert 0 <= start < end <= len(text), row["statement"]
            colon = [start, end] == row["cue"] and text[start:end] == ":"  # of a turn in a transcript
            assert colon or any(character.isalnum() for character in text[start:end]), row["statement"]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(row["content"])), row["statement"]
