"""A record in an SQLite file: opening it, proving it ours, bringing it up to date.

In: a path. Out: a connection with WAL, foreign keys, full synchronisation and the current schema.
Refused: a missing folder, a file that is no record, one of a newer version; RecordError names the cure.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from pourparler.errors import RecordError
from pourparler.record.address import address_key
from pourparler.record.revision import given_id
from pourparler.record.spelling import spelled, unspelled

APPLICATION_ID = 0x706F7572  # "pour", kept in the file's header
REVISIONS = 2
"""The step of the schema with which the texts of one article are told apart."""
_NUMBERED = re.compile(r"(\d{4})_\w+\.sql")


def connect(path: str | Path, *, create: bool, patience: float) -> sqlite3.Connection:
    """An open connection to the record at `path`; `patience` in seconds; raises RecordError."""
    name = str(path)
    with told_plainly(name):
        connection = sqlite3.connect(
            ":memory:" if name == ":memory:" else _address(Path(path), create=create),
            uri=name != ":memory:",
            timeout=patience,
            isolation_level=None,
        )
        try:
            _prepare(connection, name, create=create, patience=patience)
        except BaseException:
            connection.close()
            raise
    return connection


def _address(path: Path, *, create: bool) -> str:
    if path.is_dir():
        raise RecordError(f"{path} is a folder; give the path of a file, such as {path / 'talks.db'}")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: the folder {path.parent} does not exist; make it first, or give another path")
    if not path.exists() and not create:
        raise RecordError(f"{path}: no such record; check the path, or make it with `pourparler read --record {path}`")
    return f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"


def _prepare(connection: sqlite3.Connection, name: str, *, create: bool, patience: float) -> None:
    connection.text_factory = lambda raw: unspelled(raw.decode())
    connection.create_function("given_id", 2, _spelled_id)
    connection.create_function("address_key", 2, _spelled_key)
    _prove_ours(connection, name, create=create)
    connection.execute("PRAGMA foreign_keys = ON")
    _log_ahead(connection, patience)
    # NORMAL would leave the last commits in the page cache: a power cut could lose an article reported as kept.
    connection.execute("PRAGMA synchronous = FULL")
    if _pragma(connection, "user_version") < max(migrations()):
        _migrate(connection)


def _log_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Write-ahead logging; SQLite does not wait by itself where two processes make the same record at once."""
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _prove_ours(connection: sqlite3.Connection, name: str, *, create: bool) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    ours = _pragma(connection, "application_id") == APPLICATION_ID
    if tables and not ours:
        raise RecordError(f"{name} is a database of another program; give the path of a record, or of a new file")
    if not tables and not create:
        raise RecordError(f"{name} is empty, not a record; make one with `pourparler read --record {name}`")
    version, newest = _pragma(connection, "user_version"), max(migrations())
    if ours and version > newest:
        raise RecordError(
            f"{name} was written by a newer Pourparler (schema {version}, this one knows {newest}); "
            "upgrade with `pip install --upgrade pourparler`"
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


@cache
def migrations() -> dict[int, str]:
    """The steps of the schema by number, from 1 without a gap."""
    found = {}
    for entry in files("pourparler.record").joinpath("migrations").iterdir():
        if number := _NUMBERED.fullmatch(entry.name):
            found[int(number[1])] = entry.read_text(encoding="utf-8")
    return dict(sorted(found.items()))


def _migrate(connection: sqlite3.Connection) -> None:
    """Applies what is missing in one transaction; the version is read again inside, another process may be first."""
    with writing(connection):
        held = _pragma(connection, "user_version")
        for number, script in migrations().items():
            if number > held:
                for command in _commands(script):
                    connection.execute(command)
                if number == REVISIONS:
                    _tell_texts_apart(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(held, *migrations())}")


def _spelled_id(id: str, text: str) -> str:
    return spelled(given_id(unspelled(id), unspelled(text)))


def _spelled_key(url: str | None, kind: str | None) -> str | None:
    key = address_key(unspelled(url), kind) if url is not None else None
    return spelled(key) if key is not None else None


def _tell_texts_apart(connection: sqlite3.Connection) -> None:
    from pourparler.record.sqlite_revisions import settle_every_article  # here: that module is built on this one

    settle_every_article(connection)


def _commands(script: str) -> Iterator[str]:
    """The commands of a script one by one; `executescript` would commit before it begins."""
    command = ""
    for line in script.splitlines(keepends=True):
        command += line
        if sqlite3.complete_statement(command):
            yield command
            command = ""


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that holds the right to write from its first moment; all of it is kept or none."""
    if connection.in_transaction:
        raise RecordError("the record cannot be changed inside a snapshot; leave the `with` first")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One moment of the record for everything read inside; joins a transaction that is already open."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


_CURES = (
    ("locked", "another process is writing to it; wait for that to end and try again"),
    ("not a database", "it is not a record; give the path of a record, or of a new file"),
    ("malformed", "it is damaged; run `pourparler check`, and go back to a copy or read the coverage again"),
    ("full", "the disk is full; make room and try again, what was reported as kept is kept"),
    ("readonly", "it may not be written to; change its permissions or copy it elsewhere"),
    ("unable to open", "it cannot be opened; check the path and its permissions"),
    ("no such module: fts5", "this Python's SQLite has no full-text search (FTS5); use a Python built with it"),
    ("closed", "it is closed; open it again"),
)


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turns what SQLite raises into a RecordError that names the record, what was found and the cure."""
    try:
        yield
    except sqlite3.Error as error:
        cure = next((cure for sign, cure in _CURES if sign in str(error)), "run `pourparler check`")
        raise RecordError(f"{name}: {error}: {cure}") from error
    except UnicodeDecodeError as error:
        raise RecordError(f"{name}: text that is not UTF-8: it is damaged; run `pourparler check`") from error
