"""Events through the doors: kept, asked for, checked, printed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from click.testing import CliRunner

from pourparler.cli import cli
from pourparler.door import Record
from pourparler.record.polecat import EMPTY

TEXT = "Norway attacked Sweden. Denmark will meet Finland. Norway called off the talks with Sweden.\n"


def test_events_are_kept_and_found_by_status_type_and_party(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Record.open(tmp_path / "r.db") as record:
        record.read([tmp_path / "a.txt"])
        assert [e.type for e in record.events()] == ["ASSAULT", "AGREE", "REJECT"]
        assert [e.type for e in record.events(status="planned")] == ["AGREE"]
        assert [e.status for e in record.events(type="REJECT")] == ["cancelled"]
        assert [e.type for e in record.events(party="finland")] == ["AGREE"]
        assert list(record.check()) == []


def test_a_changed_event_is_found_by_check(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Record.open(tmp_path / "r.db") as record:
        record.read([tmp_path / "a.txt"])
        record.store._connection.execute("UPDATE event SET trigger_words = 'met' WHERE type = 'ASSAULT'")  # type: ignore[attr-defined]
        assert any("trigger_words" in str(problem) for problem in record.check())


def test_the_command_prints_what_extract_prints(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    runner = CliRunner()
    runner.invoke(cli, ["read", str(tmp_path / "a.txt"), "--record", str(tmp_path / "r.db")])
    listed = runner.invoke(cli, ["events", "--record", str(tmp_path / "r.db"), "--format", "jsonl"])
    printed = runner.invoke(cli, ["extract", str(tmp_path / "a.txt")])
    kept = [json.loads(line) for line in listed.stdout.splitlines()]
    extracted = json.loads(printed.stdout)["events"]
    assert len(kept) == 3
    assert [{k: e[k] for k in extracted[0]} for e in kept] == extracted


def test_polecat_has_its_columns_and_no_pairs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway and Denmark attacked Sweden.\n", encoding="utf-8")
    runner = CliRunner()
    runner.invoke(cli, ["read", str(tmp_path / "a.txt"), "--record", str(tmp_path / "r.db")])
    out = tmp_path / "events.csv"
    runner.invoke(cli, ["export", "--record", str(tmp_path / "r.db"), "--format", "polecat", "-o", str(out)])
    with out.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Actor Name"], row["Recipient Name"]) == ("Norway; Denmark", "Sweden")
    assert (row["Event Type"], row["Quad Code"], row["Latitude"]) == ("ASSAULT", "MATERIAL CONFLICT", "")
    assert all(row[column] == "" for column in EMPTY)
