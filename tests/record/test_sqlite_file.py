"""Opening a file as a record: what is ours, what is not, what two processes may do, what a kill leaves."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import dedent

import pytest
from tests.record.dispatches import first_dispatch, second_dispatch, undated_dispatch, whole_coverage

from pourparler.errors import RecordError
from pourparler.problems import Problem
from pourparler.record import Outcome, open_store, sqlite_file
from pourparler.record.sqlite_file import APPLICATION_ID, migrations


def pragma(path: Path, name: str) -> object:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]
    finally:
        connection.close()


def test_a_new_record_is_marked_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        settings = {
            name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]  # type: ignore[attr-defined]
            for name in ("journal_mode", "foreign_keys", "synchronous")
        }
    assert settings == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "user_version") == max(migrations())
    assert list(migrations()) == list(range(1, len(migrations()) + 1))
    assert [p.name for p in tmp_path.iterdir()] == ["talks.db"], "nothing is left beside a closed record"


@pytest.mark.parametrize("name", ["a b.db", "what?.db", "50%#1.db", "протокол.db", "nö\ttab.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with open_store(path) as store:
        store.add(first_dispatch())
    with open_store(str(path), create=False) as store:
        assert store.counts().articles == 1
    assert [p.name for p in tmp_path.iterdir()] == [name]


def text_file(path: Path) -> None:
    path.write_text("Talks resume in the harbour.\n" * 400)


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()


def newer_record(path: Path) -> None:
    open_store(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {max(migrations()) + 1}")
    connection.close()


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("made", "cure"),
    [
        (text_file, "give the path of a record"),
        (other_database, "give the path of a record"),
        (newer_record, "upgrade"),
        (folder, "give the path of a file"),
    ],
)
def test_what_is_no_record_is_left_as_it_is(tmp_path: Path, made: object, cure: str) -> None:
    path = tmp_path / "talks.db"
    made(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    for create in (True, False):
        with pytest.raises(RecordError, match=cure) as raised:
            open_store(path, create=create)
        assert str(path) in str(raised.value)
        assert "\n" not in str(raised.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("empty", [True, False])
def test_a_missing_record_is_not_made_unasked(tmp_path: Path, empty: bool) -> None:
    path = tmp_path / "talks.db"
    if empty:
        path.touch()
    with pytest.raises(RecordError, match="pourparler read"):
        open_store(path, create=False)
    assert path.exists() == empty
    assert not empty or path.stat().st_size == 0


@pytest.mark.parametrize("place", ["nowhere/talks.db", "postgresql://records/talks", "mysql://x"])
def test_a_place_that_cannot_be_opened_says_what_to_give(place: str, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="give"):
        open_store(place if "://" in place else tmp_path / place)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path = tmp_path / "talks.db"
    open_store(path).close()
    path.chmod(0)
    with pytest.raises(RecordError, match="permissions"):
        open_store(path)


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "talks.db")
    store.close()
    with pytest.raises(RecordError, match="open it again"):
        store.counts()


def test_an_older_record_is_brought_up_to_date_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        store.add(first_dispatch())
    held, newest = migrations(), max(migrations())
    broken = {newest + 1: "CREATE TABLE more (a);\n", newest + 2: "CREATE TABLE more (a);\n"}
    monkeypatch.setattr(sqlite_file, "migrations", lambda: held | broken)
    with pytest.raises(RecordError, match="more"):
        open_store(path)
    assert pragma(path, "user_version") == newest
    sound = {newest + 1: "-- a note; with a semicolon\nCREATE TABLE more (a);\nINSERT INTO more VALUES ('x;y');\n"}
    monkeypatch.setattr(sqlite_file, "migrations", lambda: held | sound)
    with open_store(path) as store:
        assert store.extraction("lantern-1") == first_dispatch()
        assert not list(store.check())
    assert pragma(path, "user_version") == newest + 1


def test_many_may_make_the_same_record_at_once(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"

    def make(number: int) -> Outcome:
        with open_store(path) as store:
            return store.add(whole_coverage()[number % 3]).outcome

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(outcome.value for outcome in pool.map(make, range(6)))
    assert outcomes == ["known"] * 3 + ["new"] * 3


def test_readers_are_never_kept_waiting_a_second_writer_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as writer:
        writer.add(first_dispatch())
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM article")
        with open_store(path, patience=0.05) as store:
            assert store.extraction("lantern-1") == first_dispatch()
            assert store.add(first_dispatch()).outcome is Outcome.KNOWN, "what is known needs no lock"
            with pytest.raises(RecordError, match="another process is writing"):
                store.add(second_dispatch())
            other.execute("ROLLBACK")
            other.close()
            assert store.add(second_dispatch()).outcome is Outcome.NEW


def test_a_second_writer_waits(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    open_store(path).close()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
    release.start()
    with open_store(path, patience=30) as store:
        assert store.add(first_dispatch()).outcome is Outcome.NEW
    release.join()
    other.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        store.add(first_dispatch())
        monkeypatch.setattr(type(store), "_actor_no", lambda *_: 1 / 0)
        for again in (False, True):
            with pytest.raises(ZeroDivisionError):
                store.add(first_dispatch() if again else second_dispatch(), again=again)
        monkeypatch.undo()
        assert [e.article.id for e in store.extractions()] == ["lantern-1"]
        assert store.extraction("lantern-1") == first_dispatch()
        assert not list(store.check())
        assert store.add(second_dispatch()).outcome is Outcome.NEW


WRITER = dedent("""
    import sys
    from dataclasses import replace
    from pourparler.record import Outcome, open_store, rebased
    from tests.record.dispatches import first_dispatch

    path, start = sys.argv[1], int(sys.argv[2])
    with open_store(path) as store:
        print("open", flush=True)
        for number in range(start, start + 100000):
            added = store.add(rebased(first_dispatch(), f"lantern-{number}"), again=number % 3 == 0)
            assert added.outcome is Outcome.NEW
            print(added.article_id, flush=True)
            store.add(rebased(first_dispatch(), f"lantern-{start}"), again=True)
""")


def killed_writer(path: Path, start: int, after: int) -> Iterator[str]:
    """The ids that a writer reported before it was killed, at no moment of its choosing."""
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        for _ in range(after):
            yield process.stdout.readline().strip()
        process.send_signal(signal.SIGKILL)
        yield from (line.strip() for line in process.stdout if line.endswith("\n"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process at once")
def test_what_was_reported_survives_a_kill(tmp_path: Path) -> None:
    path, chance, reported = tmp_path / "talks.db", random.Random(20260313), set[str]()
    for turn in range(5):
        reported.update(killed_writer(path, start=1000 * turn, after=chance.randrange(0, 12)))
        with open_store(path, create=False) as store:
            held = {article.id for article in store.articles()}
            assert reported <= held
            assert len(held) - len(reported) <= turn + 1, "at most one more than reported for each kill"
            assert not list(store.check())
    assert len(reported) >= 5


def test_problems_and_articles_of_two_processes_stand_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as one, open_store(path) as other:
        one.add(first_dispatch())
        other.note_problem(Problem(source="a.bin", message="not text"))
        other.add(undated_dispatch())
        one.add(second_dispatch())
        assert list(one.extractions()) == list(other.extractions())
        assert [p.source for p in one.problems()] == ["a.bin"]
