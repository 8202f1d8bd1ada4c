"""`review` on what happened and what is on the table: listings stand after it, undo takes it back, errors say why."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.record.bargains import SURE, called_off, place, planned

from pourparler.cli import cli
from pourparler.model import Article, Event
from pourparler.record import open_store
from pourparler.record.rebase import own_event_id

EACH = ("--each",)
LAYERS = (("events", ()), ("talks", EACH), ("proposals", EACH), ("positions", ()), ("commitments", ()))
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command line on a record of two articles that tell of one round of talks."""
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        store.add(replace(planned(), events=(visit(planned().article),)))
        store.add(called_off())

    def asked(command: str, *words: str) -> Result:
        return CliRunner().invoke(cli, [command, "--record", str(path), *words])

    return asked


def visit(of: Article) -> Event:
    """An event of the article."""
    told, said = place(of, "Ilo Dask said"), place(of, "said")
    event = Event(id="", article_id=of.id, type="CONSULT", status="happened", span=told, trigger=said, evidence=SURE)
    return replace(event, id=own_event_id(event))


def listed(run: Run, listing: str, *words: str) -> list[dict[str, Any]]:
    done = run(listing, "--format", "json", *words)
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def review(run: Run, *words: str) -> str:
    """Judge, and give the judgement's id."""
    done = run("review", *words)
    assert done.exit_code == 0, done.output
    return str(done.stdout.split()[-1])


@pytest.mark.parametrize(("listing", "words"), LAYERS)
def test_a_rejected_entry_is_left_out_until_it_is_undone(run: Run, listing: str, words: tuple[str, ...]) -> None:
    before = listed(run, listing, *words)
    target = before[0]["id"]
    made = review(run, "reject", target[:12])
    assert [entry["id"] for entry in listed(run, listing, *words)] == [entry["id"] for entry in before[1:]]
    review(run, "undo", made)
    assert listed(run, listing, *words) == before
    review(run, "confirm", target)
    assert listed(run, listing, *words) == before


@pytest.mark.parametrize(
    ("listing", "words", "part", "value"),
    [
        ("events", (), "status", "cancelled"),
        ("events", (), "type", "THREATEN"),
        ("talks", EACH, "status", "failed"),
        ("positions", (), "stance", "offers"),
        ("positions", (), "issue", "nuclear-matters"),
        ("commitments", (), "issue", "nuclear-matters"),
    ],
)
def test_a_corrected_part_is_shown_and_asked_by(
    run: Run, listing: str, words: tuple[str, ...], part: str, value: str
) -> None:
    first = listed(run, listing, *words)[0]
    assert first[part] != value
    review(run, "correct", first["id"], f"--{part}", value)
    assert next(each for each in listed(run, listing, *words) if each["id"] == first["id"])[part] == value
    found = [entry["id"] for entry in listed(run, listing, *words, f"--{part}", value)]
    assert first["id"] in found
    if first[part]:
        assert first["id"] not in [entry["id"] for entry in listed(run, listing, *words, f"--{part}", first[part])]


def test_talks_that_several_articles_tell_of_are_judged_as_one_where_asked(run: Run) -> None:
    (talks,) = listed(run, "talks")
    assert len(listed(run, "talks", *EACH)) == 2
    alone = run("review", "reject", talks["id"])
    assert "1 more tell of it" in alone.stderr
    assert len(listed(run, "talks", *EACH)) == 1
    done = run("review", "reject", talks["id"], "--joined")
    assert (done.exit_code, done.stderr) == (0, "")
    assert listed(run, "talks", *EACH) == []


@pytest.mark.parametrize(
    ("listing", "words", "named"),
    [
        ("events", ("correct", "{id}", "--stance", "offers"), "of an event status, type can be corrected, not stance"),
        ("talks", ("correct", "{id}", "--status", "happened"), "is not 'happened'; it is one of proposed"),
        ("proposals", ("correct", "{id}", "--issue", "territory"), "confirm or reject it"),
        ("positions", ("correct", "{id}", "--act", "warn"), "of a position party, issue, stance can be corrected"),
        ("positions", ("correct", "{id}", "--issue", "weather"), "no issue 'weather'"),
        ("positions", ("correct", "{id}", "--party", "nobody-known"), "no actor has the id 'nobody-known'"),
        ("talks", ("merge", "{id}", "t-none"), "is talks; give the id of a statement or an actor"),
        ("events", ("reject", "e-none"), "e-none is nothing that"),
    ],
)
def test_what_makes_no_sense_is_refused_and_told(run: Run, listing: str, words: tuple[str, ...], named: str) -> None:
    id = listed(run, listing)[0]["id"]
    done = run("review", *(word.format(id=id) for word in words))
    assert done.exit_code != 0
    assert named in f"{done.stderr}{done.exception}"
    assert listed(run, "events")  # nothing was kept that would hide one
    assert "nothing in this record has been judged" in run("review", "list").stderr


def test_no_judgement_on_them_is_an_orphan_and_the_record_checks(run: Run) -> None:
    review(run, "confirm", *(listed(run, listing, *words)[0]["id"] for listing, words in LAYERS))
    done = run("review", "list")
    assert (done.exit_code, done.stderr) == (0, "")
    assert run("check").exit_code == 0
