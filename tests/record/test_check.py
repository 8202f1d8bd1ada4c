"""A record that was tampered with: each kind of damage is found, and a sound record gives nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.record.dispatches import first_dispatch, whole_coverage
from tests.record.strategies import extractions

from pourparler.model import Extraction
from pourparler.record import Judgement, open_store

DEMAND = first_dispatch().statements[0].id


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        for extraction in whole_coverage():
            store.add(extraction)
        store.judge(Judgement.make("reject", [DEMAND], who="N. Oduya", when="2026-05-04"))
        judgement = next(store.judgements())
        store.judge(Judgement.make("undo", [judgement.id], who="N. Oduya", when="2026-05-05"))
    return path


def found(path: Path) -> list[str]:
    with open_store(path, create=False) as store:
        return [str(problem) for problem in store.check()]


def test_a_sound_record_gives_nothing(record: Path) -> None:
    assert found(record) == []


@given(extraction=extractions())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_add_accepts_is_sound(extraction: Extraction) -> None:
    with open_store(":memory:") as store:
        store.add(extraction)
        assert not list(store.check())


@pytest.mark.parametrize(
    ("damage", "sign"),
    [
        ("UPDATE article SET text = replace(text, 'harbour', 'airport')", "digest"),
        ("UPDATE article SET text = text || ' More.'", "no block covers"),
        ("UPDATE article SET text = ''", "leaves the text"),
        ("UPDATE article SET first_day = '2020-01-01' WHERE id = 'lantern-1'", "first_day"),
        ("UPDATE article SET outlet_key = 'another' WHERE id = 'lantern-1'", "outlet_key"),
        ("UPDATE block SET start = start + 3 WHERE article = 1", "no block covers"),
        ("UPDATE block SET stop = 90000 WHERE article = 1", "leaves the text"),
        ("DELETE FROM block WHERE article = 1", "no block covers"),
        ("UPDATE block SET role = 'gossip' WHERE article = 1", "is no role of a block"),
        ("UPDATE dating SET \"precision\" = 'fortnight'", "precision"),
        ("UPDATE part SET start = start + 1 WHERE role = 'source'", "does not recompute"),
        ("UPDATE part SET start = start + 1 WHERE role = 'addressee'", "words"),
        ("UPDATE part SET words = 'somebody' WHERE role = 'cue'", "words"),
        ("UPDATE part SET stop = start WHERE role = 'content'", "cannot be read"),
        ("DELETE FROM part WHERE role = 'content' AND position = 1", "does not recompute"),
        ("DELETE FROM part WHERE role = 'content'", "needs content"),
        ("UPDATE statement SET id = 's-0123456789abcdef' WHERE position = 3", "does not recompute"),
        ("UPDATE statement SET inside = 's-gone' WHERE inside IS NOT NULL", "inside"),
        ("UPDATE statement SET repeats = 's-gone' WHERE repeats IS NOT NULL", "repeats"),
        ("UPDATE statement SET article = 1 WHERE article = 3 AND position = 3", "does not recompute"),
        ("UPDATE statement SET article = 77 WHERE position = 2 AND article = 3", "not kept"),
        ("UPDATE statement SET act = 'insinuate' WHERE position = 0", "is no act"),
        ("UPDATE statement SET confidence = 7 WHERE position = 0", "confidence"),
        ("UPDATE statement SET position = 9 WHERE position = 0", "position"),
        ("DELETE FROM statement WHERE position = 0", "rows are kept|is not a statement|position"),
        ("DELETE FROM actor WHERE id = 'coast-agency'", "not kept"),
        ("UPDATE actor SET kind = 'ghost'", "is no kind of an actor"),
        ("UPDATE via SET actor = 999 WHERE actor IS NOT NULL", "not kept"),
        ("UPDATE candidate SET actor = 999 WHERE position = 0", "not kept"),
        ("DROP TRIGGER article_gone; DELETE FROM article WHERE no = 1", "index"),
        ("INSERT INTO statement_words (statement_words) VALUES ('delete-all')", "index"),
        ("UPDATE statement SET content = 'other words'", "index"),
        ("UPDATE judgement SET who = 'somebody else'", "does not recompute"),
        ("UPDATE judgement_target SET target = 's-other' WHERE judgement = 1", "does not recompute"),
        ("DELETE FROM judgement WHERE verdict = 'reject'", "not made before"),
        ("UPDATE judgement SET correction = '{\"mood\": 1}'", "cannot be read"),
        ("UPDATE article SET title = CAST(x'ff' AS TEXT) WHERE no = 1", "UTF-8"),
    ],
)
def test_damage_is_found(record: Path, damage: str, sign: str) -> None:
    connection = sqlite3.connect(record)
    connection.executescript(damage)
    connection.close()
    problems = found(record)
    assert any(s in problem for problem in problems for s in sign.split("|")), problems


def test_bytes_that_changed_on_disk_are_found(record: Path) -> None:
    connection = sqlite3.connect(record)
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'block'").fetchone()
    connection.close()
    held = bytearray(record.read_bytes())
    held[(page - 1) * size + 3 : (page - 1) * size + 60] = b"\xff" * 57
    record.write_bytes(held)
    assert any("damaged" in problem for problem in found(record))
