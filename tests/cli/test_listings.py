"""`articles`, `statements`, `actors`, `timeline`: formats, filters, tables, and what is said where nothing is found."""

import csv
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

LISTINGS = ("articles", "statements", "actors", "timeline")


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("listing", LISTINGS)
def test_all_formats_hold_the_same_entries(pourparler: Any, made: Path, listing: str) -> None:
    as_lines = rows(pourparler(listing, "--record", made, "--format", "jsonl"))
    as_array = json.loads(pourparler(listing, "--record", made, "--format", "json").stdout)
    as_csv = list(csv.DictReader(io.StringIO(pourparler(listing, "--record", made, "--format", "csv").stdout)))
    as_table = pourparler(listing, "--record", made).stdout.splitlines()
    assert as_lines == as_array
    assert len(as_lines) == len(as_csv) == len(as_table) - 2
    assert as_lines


@pytest.mark.parametrize("listing", LISTINGS)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_table_fits_the_terminal(pourparler: Any, made: Path, listing: str, width: int) -> None:
    done = pourparler(listing, "--record", made, COLUMNS=str(width))
    assert max(map(len, done.stdout.splitlines())) <= width


def test_a_statement_is_shown_with_who_words_and_where(pourparler: Any, made: Path) -> None:
    found = rows(pourparler("statements", "--record", made, "--text", "crossing", "--format", "jsonl"))
    (said,) = [s for s in found if s["form"] != "indirect"]
    assert said["article"] == {
        "id": "halcyon-1",
        "outlet": "Halcyon",
        "url": None,
        "title": "Envoy rules out a second crossing",
        "published": "2026-03-11",
    }
    assert "We will not open a second crossing" in said["words"]["content"][0]
    assert "Farrokh" in said["words"]["source"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--outlet", "halcyon"], {"halcyon-1", "halcyon-2"}),
        (["--since", "2026-03-12"], {"banner-1", "halcyon-2"}),
        (["--until", "2026-03"], {"halcyon-1", "banner-1"}),
        (["--as-of", "2026-03-11"], {"halcyon-1"}),
        (["--text", '"the ceasefire held"'], {"halcyon-2"}),
        (["--limit", "1"], {"halcyon-1"}),
        (["--outlet", "Nobody"], set()),
    ],
)
def test_filters_ask_for_articles_and_statements_alike(
    pourparler: Any, made: Path, filters: list[str], expected: set[str]
) -> None:
    articles = rows(pourparler("articles", "--record", made, "--format", "jsonl", *filters))
    statements = rows(pourparler("statements", "--record", made, "--format", "jsonl", *filters))
    assert {article["id"] for article in articles} == expected
    assert {statement["article"]["id"] for statement in statements} == expected


def test_the_surest_statements_are_those_of_most_confidence(pourparler: Any, made: Path) -> None:
    every = rows(pourparler("statements", "--record", made, "--format", "jsonl"))
    surest = max(statement["evidence"]["confidence"] for statement in every)
    sure = rows(pourparler("statements", "--record", made, "--format", "jsonl", "--sure", str(surest)))
    assert sure == [statement for statement in every if statement["evidence"]["confidence"] >= surest]
    assert 0 < len(sure) < len(every)


@pytest.mark.parametrize("listing", LISTINGS)
def test_nothing_found_is_said_aside(pourparler: Any, made: Path, listing: str) -> None:
    done = pourparler(listing, "--record", made, "--outlet", "Nobody")
    assert (done.returncode, done.stdout) == (0, "")
    assert "in the record" in done.stderr
    assert json.loads(pourparler(listing, "--record", made, "--outlet", "Nobody", "--format", "json").stdout) == []


@pytest.mark.parametrize("listing", [*LISTINGS, "report", "check"])
def test_a_missing_record_is_named_with_the_cure(pourparler: Any, tmp_path: Path, listing: str) -> None:
    record = tmp_path / "none.db"
    done = pourparler(listing, "--record", record)
    assert (done.returncode, done.stdout) == (2, "")
    assert str(record) in done.stderr
    assert "pourparler read" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not record.exists()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--since", "2026-99"], "2026-99"),
        (["--actor", "Nobody at all"], "pourparler actors"),
        (["--format", "xml"], "xml"),
        (["--limit", "-1"], "-1"),
        (["--sure", "2"], "2"),
    ],
)
def test_what_is_asked_wrongly_is_refused_with_what_was_found(
    pourparler: Any, made: Path, words: list[str], named: str
) -> None:
    done = pourparler("statements", "--record", made, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr


def test_the_record_can_be_named_by_the_environment(pourparler: Any, made: Path) -> None:
    named = pourparler("articles", "--format", "jsonl", POURPARLER_RECORD=str(made))
    assert named.stdout == pourparler("articles", "--format", "jsonl", "--record", made).stdout


def test_a_formula_in_a_headline_is_not_run_by_a_spreadsheet(pourparler: Any, tmp_path: Path) -> None:
    article = tmp_path / "one.jsonl"
    article.write_text(json.dumps({"id": "x", "title": "=1+1", "text": "The envoy said the talks were over."}), "utf-8")
    record = tmp_path / "one.db"
    pourparler("read", article, "--record", record)
    (row,) = csv.DictReader(io.StringIO(pourparler("articles", "--record", record, "--format", "csv").stdout))
    assert row["title"] == "'=1+1"
