"""Talks, proposals, positions and commitments in a record: kept, asked for, rebased, checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.record.bargains import called_off, planned, position
from tests.record.dispatches import article

from pourparler.errors import RecordError
from pourparler.model import Extraction
from pourparler.record import Filter, Store, open_store, rebased
from pourparler.record.validity import faults

FIRST, SECOND = planned(), called_off()


@pytest.fixture
def held(store: Store) -> Store:
    for extraction in (FIRST, SECOND):
        store.add(extraction)
    return store


def test_everything_comes_back_as_it_was(held: Store) -> None:
    assert (held.extraction("lantern-8"), held.extraction("courier-8")) == (FIRST, SECOND)
    assert list(held.talks()) == [*FIRST.talks, *SECOND.talks]
    assert list(held.proposals()) == list(FIRST.proposals)
    assert list(held.positions()) == [*FIRST.positions, *SECOND.positions]
    assert list(held.commitments()) == list(FIRST.commitments)
    assert held.issues() == ("borders-and-transit", "withdrawal")
    assert list(held.check()) == []


@pytest.mark.parametrize(
    ("kind", "asked", "ids"),
    [
        ("talks", {"status": "cancelled"}, ["courier-8"]),
        ("talks", {"type": "round"}, ["lantern-8", "courier-8"]),
        ("talks", {"party": "sembara"}, ["lantern-8"]),
        ("talks", {"as_of": "2026-03-15"}, ["lantern-8"]),
        ("talks", {"since": "2026-03-15"}, ["courier-8"]),
        ("talks", {"outlet": "harbour courier"}, ["courier-8"]),
        ("talks", {"text": "called off"}, ["courier-8"]),
        ("talks", {"limit": 1}, ["lantern-8"]),
        ("proposals", {"party": "velmar"}, ["lantern-8"]),
        ("proposals", {"party": "sembara"}, []),
        ("proposals", {"actor": "orla-venn"}, ["lantern-8"]),
        ("proposals", {"actor": "ilo-dask"}, []),
        ("proposals", {"issues": ("borders-and-transit",)}, ["lantern-8"]),
        ("positions", {"party": "velmar"}, ["lantern-8", "courier-8"]),
        ("positions", {"actor": "ilo-dask"}, ["lantern-8"]),
        ("positions", {"issues": ("withdrawal",)}, ["lantern-8"]),
        ("positions", {"issues": ("withdrawal", "borders-and-transit")}, ["lantern-8", "lantern-8", "courier-8"]),
        ("positions", {"issues": ("transit",)}, []),
        ("positions", {"type": "offers"}, ["courier-8"]),
        ("commitments", {"party": "ostra"}, ["lantern-8"]),
        ("commitments", {"party": "velmar"}, []),
        ("commitments", {"text": "200 men"}, ["lantern-8"]),
        ("articles", {"issues": ("withdrawal",)}, ["lantern-8"]),
        ("articles", {"issues": ("territory",)}, []),
    ],
)
def test_filters_find_by_what_they_name(held: Store, kind: str, asked: dict[str, Any], ids: list[str]) -> None:
    found = getattr(held, kind)(Filter(**asked))
    assert [entry.id if kind == "articles" else entry.article_id for entry in found] == ids


def test_statements_are_found_by_the_issue_of_what_they_tell(held: Store) -> None:
    never, offer = FIRST.statements
    (spring,) = SECOND.statements
    assert [s.id for s in held.statements(Filter(issues=("withdrawal",)))] == [offer.id]
    assert [s.id for s in held.statements(Filter(issues=("borders-and-transit",)))] == [never.id, spring.id]


def test_a_text_that_was_superseded_no_longer_counts(store: Store) -> None:
    first, second = (replace(e, article=replace(e.article, url="https://lantern.example/8")) for e in (FIRST, SECOND))
    second = rebased(second, "lantern-9")
    for extraction in (first, second):
        store.add(extraction)
    assert list(store.talks()) == list(second.talks)
    assert list(store.talks(Filter(as_of="2026-03-15"))) == list(first.talks)
    assert list(store.talks(Filter(superseded=True))) == [*first.talks, *second.talks]


def test_under_another_article_ids_follow() -> None:
    moved = rebased(FIRST, "lantern-9")
    assert list(faults(moved)) == []
    before = {e.id for e in (*FIRST.talks, *FIRST.proposals, *FIRST.positions, *FIRST.commitments)}
    after = {e.id for e in (*moved.talks, *moved.proposals, *moved.positions, *moved.commitments)}
    assert len(after) == len(before)
    assert before.isdisjoint(after)
    assert moved.positions[0].statement == moved.statements[0].id
    assert rebased(moved, "lantern-8") == FIRST


def _first_talks(e: Extraction, **changed: Any) -> Extraction:
    return replace(e, talks=(replace(e.talks[0], **changed),))


@pytest.mark.parametrize(
    ("broken", "sign"),
    [
        (lambda e: _first_talks(e, id="t-1"), "does not recompute"),
        (lambda e: _first_talks(e, history=(replace(e.talks[0].history[0], reported_by="s-9"),)), "points at s-9"),
        (lambda e: _first_talks(e, kind="seance"), "'seance' is no kind of talks"),
        (lambda e: replace(e, positions=e.positions[:1] * 2), "stands twice"),
        (lambda e: replace(e, positions=(replace(e.positions[0], stance="silent"),)), "'silent' is no stance"),
        (lambda e: replace(e, article=replace(e.article, text=e.article.text[:200], blocks=())), "leaves the text"),
        (lambda e: replace(e, statements=()), "which is not a statement of the article"),
    ],
)
def test_what_breaks_a_rule_is_not_kept(store: Store, broken: Callable[[Extraction], Extraction], sign: str) -> None:
    added = store.add(broken(FIRST))
    assert any(sign in problem.message for problem in added.problems)
    assert list(store.talks()) == []


@pytest.mark.parametrize(
    ("damage", "sign"),
    [
        ("UPDATE talks SET words = 'the first round'", "words is"),
        ("UPDATE talks SET parties = '|velmar|'", "parties is"),
        ("UPDATE position SET issues = '|territory|'", "issues is"),
        ("UPDATE position SET found = replace(found, 'rules-out', 'accepts')", "type is"),
        ("UPDATE position SET found = replace(found, '\"velmar\"', '\"ostra\"')", "does not recompute"),
        ("UPDATE commitment SET statements = ''", "statements is"),
        ("UPDATE proposal SET found = replace(found, 'reported\"', 'rumoured\"')", "is no way of becoming known"),
        ("UPDATE proposal SET found = '{}'", "cannot be read"),
    ],
)
def test_check_finds_what_was_changed(tmp_path: Path, damage: str, sign: str) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        store.add(FIRST)
    with sqlite3.connect(path) as connection:
        connection.execute(damage)
    with open_store(path) as store:
        found = [str(problem) for problem in store.check()]
    assert any(sign in problem for problem in found)


def test_rows_that_make_no_entry_are_told_plainly(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        store.add(FIRST)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE talks SET found = '{}'")
    with open_store(path) as store, pytest.raises(RecordError, match="run `pourparler check`"):
        list(store.talks())


def test_two_positions_of_one_stretch_have_two_ids() -> None:
    told = article("lantern-10", "Velmar would never reopen the harbour or recognise the strip.")
    words = told.text[:-1]
    ids = {position(told, "velmar", issue, "rules-out", words).id for issue in ("territory", "borders-and-transit")}
    assert len(ids) == 2
