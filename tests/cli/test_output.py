"""`report`, `export`, `check`, `resolve`, `lint-actors`, `demo`: what they write, and where they say it is."""

import csv
import json
import re
import sqlite3
from pathlib import Path
from typing import Any


def test_the_dossier_is_written_where_asked_and_needs_nothing_else(pourparler: Any, made: Path, tmp_path: Path) -> None:
    file = tmp_path / "dossier.html"
    done = pourparler("report", "--record", made, "-o", file, "--title", "Marrow & Orsk")
    page = file.read_text("utf-8")
    assert (done.returncode, done.stdout.strip()) == (0, str(file))
    assert "Marrow &amp; Orsk" in page
    assert "We will not open a second crossing" in page
    assert not re.search(r'(?:src|href)="https?:', page)


def test_the_dossier_goes_to_stdout_and_heeds_filters(pourparler: Any, made: Path) -> None:
    page = pourparler("report", "--record", made, "-o", "-", "--as-of", "2026-03-11").stdout
    assert "second crossing" in page
    assert "ceasefire" not in page


def test_the_dossier_shows_who_judged_a_statement(pourparler: Any, own: Path) -> None:
    (target, *_) = (json.loads(s)["id"] for s in pourparler("statements", "-r", own, "-f", "jsonl").stdout.splitlines())
    pourparler("review", "--record", own, "confirm", target, "--who", "Nkem Oduya")
    assert "Nkem Oduya" in pourparler("report", "--record", own, "-o", "-").stdout


def test_export_as_json_lines_is_what_extract_prints_but_for_dates(
    pourparler: Any, made: Path, coverage: Path, tmp_path: Path
) -> None:
    file = tmp_path / "all.jsonl"
    done = pourparler("export", "--record", made, "--format", "jsonl", "-o", file)
    exported = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    printed = pourparler("extract", coverage, "--stages", "statements,actors,events,talks,proposals,positions").stdout
    extracted = [json.loads(line) for line in printed.splitlines()]
    assert (done.returncode, done.stdout.strip()) == (0, str(file))
    assert exported == extracted


def test_export_as_csv_writes_a_table_for_each_kind(pourparler: Any, made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    done = pourparler("export", "--record", made, "--format", "csv", "-o", folder)
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    assert (done.returncode, sorted(ids)) == (0, ["banner-1", "halcyon-1", "halcyon-2"])
    assert (folder / "statements.csv").exists()


def test_export_to_where_nothing_can_be_written_names_the_cure(pourparler: Any, made: Path, tmp_path: Path) -> None:
    done = pourparler("export", "--record", made, "-o", tmp_path / "no" / "such" / "folder.jsonl")
    assert done.returncode == 2
    assert "another path" in done.stderr


def test_check_proves_a_sound_record(pourparler: Any, made: Path) -> None:
    done = pourparler("check", "--record", made)
    assert (done.returncode, done.stdout) == (0, "")
    assert "everything holds: 3 articles" in done.stderr


def test_check_names_what_was_damaged(pourparler: Any, own: Path) -> None:
    with sqlite3.connect(own) as connection:
        connection.execute("UPDATE part SET stop = stop + 1 WHERE role = 'source'")
    done = pourparler("check", "--record", own)
    assert done.returncode == 1
    assert done.stdout.strip()
    assert "faults" in done.stderr


def test_resolve_says_who_that_was_on_that_day(pourparler: Any) -> None:
    then = json.loads(
        pourparler("resolve", "the Ukrainian president", "--date", "2025-05-20", "--format", "json").stdout
    )
    assert then["actor"]["id"] == "volodymyr-zelensky"
    assert then["country"] == "UKR"
    assert set(then) >= {"actor", "candidates", "country", "sector"}
    assert "Volodymyr Zelensky" in pourparler("resolve", "the Ukrainian president", "--date", "2025-05-20").stdout


def test_resolve_knows_that_it_does_not_know(pourparler: Any) -> None:
    done = pourparler("resolve", "Dunya Farrokh", "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["actor"] is None
    assert pourparler("resolve", "Zelensky", "--date", "yesterday").returncode == 2


def test_lint_actors_counts_what_is_sound(pourparler: Any, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("actors:\n  - id: marrow\n    name: Marrow\n    kind: state\n", "utf-8")
    done = pourparler("lint-actors", file)
    assert (done.returncode, "1 actor" in done.stdout) == (0, True)


def test_lint_actors_names_file_and_line(pourparler: Any, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("actors:\n  - id: marrow\n    name: Marrow\n    kind: state\n    colour: red\n", "utf-8")
    done = pourparler("lint-actors", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{file}:5" in done.stderr
    assert "colour" in done.stderr


def test_the_demo_says_where_record_and_dossier_are_and_can_be_run_again(pourparler: Any, tmp_path: Path) -> None:
    into = tmp_path / "shown"
    first = pourparler("demo", "--into", into)
    again = pourparler("demo", "--into", into)
    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert first.stdout == f"record   {into / 'talks.db'}\ndossier  {into / 'dossier.html'}\n"
    assert "32 articles new" in first.stderr
    assert "32 articles new" in again.stderr
    assert pourparler("check", "--record", into / "talks.db").returncode == 0
    assert "<svg" in (into / "dossier.html").read_text("utf-8")
