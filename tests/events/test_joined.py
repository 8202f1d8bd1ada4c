"""`pourparler events --joined`: one happening of several articles, with its witnesses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pourparler import extract
from pourparler.cli import cli
from pourparler.record import open_store

TOLD = (
    ("Harbour Post", "Norway met Sweden in Oslo on 4 March 2026. Denmark attacked Finland."),
    ("Fjord Wire", "On 4 March 2026 Sweden met Norway, said a diplomat."),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("joined") / "events.db"
    with open_store(path) as store:
        for outlet, text in TOLD:
            store.add(extract(text, outlet=outlet))
    return str(path)


def lines(record: str, *words: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(cli, ["events", "--record", record, "--format", "jsonl", *words])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_meeting_of_two_outlets_is_one_line_with_both(record: str) -> None:
    met = [one for one in lines(record, "--joined") if len(one["outlets"]) == 2]  # type: ignore[arg-type]
    assert [sorted(one["outlets"]) for one in met] == [["Fjord Wire", "Harbour Post"]]  # type: ignore[call-overload]
    assert [event["type"] for event in met[0]["events"]] == ["CONSULT", "CONSULT"]  # type: ignore[attr-defined]


def test_every_telling_says_according_to_whom(record: str) -> None:
    told = [event for one in lines(record, "--joined", "--type", "CONSULT") for event in one["events"]]  # type: ignore[attr-defined]
    assert {event["telling"]["attribution"]["who"] for event in told} == {None, "a diplomat"}


def test_without_the_flag_each_article_has_its_line(record: str) -> None:
    assert len(lines(record, "--type", "CONSULT")) == 2


def test_what_is_asked_for_chooses_happenings(record: str) -> None:
    assert len(lines(record, "--joined", "--type", "ASSAULT")) == 1
    assert lines(record, "--joined", "--status", "cancelled") == []


def test_the_table_names_the_outlets(record: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["events", "--record", record, "--joined", "--format", "csv"])
    assert done.exit_code == 0, done.output
    assert "Fjord Wire; Harbour Post" in done.stdout or "Harbour Post; Fjord Wire" in done.stdout
