"""`review`: judgements are kept with who and when, listings stand after them, undo takes them back."""

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def said(pourparler: Any, own: Path) -> Any:
    """The statements as they stand now, by id."""

    def now() -> dict[str, dict[str, Any]]:
        lines = pourparler("statements", "--record", own, "--format", "jsonl").stdout.splitlines()
        return {statement["id"]: statement for statement in map(json.loads, lines)}

    return now


def test_a_rejected_statement_is_left_out_until_it_is_undone(pourparler: Any, own: Path, said: Any) -> None:
    before = said()
    target = next(iter(before))
    done = pourparler("review", "--record", own, "reject", target, "--who", "N. Oduya", "--note", "a caption")
    judgement = done.stdout.split()[-1]
    assert done.returncode == 0
    assert set(said()) == set(before) - {target}
    assert pourparler("review", "--record", own, "undo", judgement).returncode == 0
    assert said() == before


def test_a_confirmed_statement_stands_as_it_was(pourparler: Any, own: Path, said: Any) -> None:
    before = said()
    assert pourparler("review", "--record", own, "confirm", *before).returncode == 0
    assert said() == before


def test_a_correction_changes_what_is_shown_and_not_what_was_found(pourparler: Any, own: Path, said: Any) -> None:
    found = pourparler("export", "--record", own, "-o", own.with_suffix(".before"))
    target, statement = next(iter(said().items()))
    act = "warn" if statement["act"] != "warn" else "offer"
    assert pourparler("review", "--record", own, "correct", target, "--act", act).returncode == 0
    assert said()[target]["act"] == act
    assert pourparler("review", "--record", own, "correct", target, "--actor", "volodymyr-zelensky").returncode == 0
    assert said()[target]["actor"]["name"] == "Volodymyr Zelensky"
    assert pourparler("review", "--record", own, "correct", target, "--actor", "none").returncode == 0
    assert said()[target]["actor"] is None
    pourparler("export", "--record", own, "-o", own.with_suffix(".after"))
    assert found.returncode == 0
    kept = own.with_suffix(".after").read_text("utf-8").splitlines()
    assert kept[:3] == own.with_suffix(".before").read_text("utf-8").splitlines()[:3]


def test_a_shortened_id_will_do_while_one_entry_begins_like_it(pourparler: Any, own: Path, said: Any) -> None:
    target = next(iter(said()))
    done = pourparler("review", "--record", own, "reject", target[:10])
    assert (done.returncode, target in done.stdout, target in said()) == (0, True, False)
    many = pourparler("review", "--record", own, "reject", "s-")
    assert many.returncode == 2
    assert "give more of it" in many.stderr


def test_merged_statements_count_once_and_split_makes_them_two(pourparler: Any, own: Path, said: Any) -> None:
    before = said()
    keep, other = list(before)[:2]
    assert pourparler("review", "--record", own, "merge", keep, other).returncode == 0
    assert set(said()) == set(before) - {other}
    assert pourparler("review", "--record", own, "split", other).returncode == 0
    assert set(said()) == set(before)


def test_the_list_says_who_when_and_what_was_undone(pourparler: Any, own: Path, said: Any) -> None:
    target = next(iter(said()))
    made = pourparler("review", "--record", own, "reject", target, "--who", "N. Oduya").stdout.split()[-1]
    pourparler("review", "--record", own, "undo", made, POURPARLER_WHO="K. Adair")
    done = pourparler("review", "--record", own, "list", "--format", "json")
    first, second = json.loads(done.stdout)
    assert (first["verdict"], first["who"], first["targets"]) == ("reject", "N. Oduya", [target])
    assert (second["verdict"], second["who"], second["targets"]) == ("undo", "K. Adair", [made])
    assert first["when"] <= second["when"]
    assert "undone" in pourparler("review", "--record", own, "list").stdout


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["reject", "s-nothing"], "s-nothing"),
        (["correct", "s-nothing"], "--actor"),
        (["correct", "s-nothing", "--actor", "nobody-known"], "nobody-known"),
        (["undo", "j-nothing"], "j-nothing"),
        (["merge", "s-one"], "OTHER"),
    ],
)
def test_a_judgement_on_nothing_is_refused(pourparler: Any, own: Path, words: list[str], named: str) -> None:
    done = pourparler("review", "--record", own, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr


def test_without_a_record_the_cure_is_given(pourparler: Any) -> None:
    done = pourparler("review", "list")
    assert done.returncode == 2
    assert "--record" in done.stderr
