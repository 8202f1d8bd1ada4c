"""The record in an SQLite file.

In: findings and problems. Out: the store that keeps them; `SQLiteReader` and `SQLiteJudging` answer what is asked.
Refused: findings that break a rule (a `Problem`), a second writer that waits too long (RecordError).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pourparler.errors import RecordError
from pourparler.model import Actor, Article, Extraction, digest
from pourparler.problems import Problem
from pourparler.record.check import article_problems, judgement_problems
from pourparler.record.entries import Added, Outcome
from pourparler.record.rebase import derived_id, rebased
from pourparler.record.rows import TABLES, actors_of, rows
from pourparler.record.sqlite_file import connect, told_plainly, writing
from pourparler.record.sqlite_judging import SQLiteJudging
from pourparler.record.sqlite_reading import spelled_row
from pourparler.record.validity import faults

_NAMED = "SELECT no FROM statement WHERE article = ?1"
_ACTORS_OF_ARTICLE = (
    "SELECT actor FROM statement WHERE article = ?1 UNION SELECT addressee FROM statement WHERE article = ?1 "
    f"UNION SELECT actor FROM candidate WHERE statement IN ({_NAMED}) "
    f"UNION SELECT actor FROM via WHERE statement IN ({_NAMED})"
)
_FORGET_ACTOR = (
    "DELETE FROM actor WHERE no = ?1 AND NOT EXISTS (SELECT 1 FROM statement WHERE actor = ?1 "
    "UNION ALL SELECT 1 FROM statement WHERE addressee = ?1 "
    "UNION ALL SELECT 1 FROM candidate WHERE actor = ?1 UNION ALL SELECT 1 FROM via WHERE actor = ?1)"
)


class SQLiteStore(SQLiteJudging):
    """A `Store` in one file; see the protocol for what each method promises."""

    def __init__(self, path: str | Path, *, create: bool = True, patience: float = 10.0) -> None:
        super().__init__(connect(path, create=create, patience=patience), str(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; SQLite folds its log into it when the last one leaves."""
        self._connection.close()

    def add(self, extraction: Extraction, *, again: bool = False) -> Added:
        """Keeps an article and its findings in one transaction; returns once they are on disk."""
        article = extraction.article
        broken = tuple(faults(extraction))
        for problem in broken:
            self.note_problem(problem)
        if broken:
            return Added(outcome=Outcome.REFUSED, article_id=article.id, problems=broken)
        id, held = self._home(article)
        if held and not again:  # asked before the right to write is taken, so that what is known never waits
            return Added(outcome=Outcome.KNOWN, article_id=id)
        with self._writing():
            return self._place(extraction, again=again)

    def note_problem(self, problem: Problem) -> None:
        """Keeps what was wrong with an input, once."""
        with self._writing():
            self._run(
                "INSERT OR IGNORE INTO problem (article, position, source, message) VALUES (NULL, 0, ?, ?)",
                problem.source,
                problem.message,
            )

    def check(self) -> Iterator[Problem]:
        """Everything that does not hold in the record; a sound one gives nothing."""
        try:
            yield from self._file_problems()
            yield from self._entry_problems()
        except RecordError as error:
            yield Problem(source=self._name, message=str(error))

    def _file_problems(self) -> Iterator[Problem]:
        for (message,) in self._all("PRAGMA integrity_check"):
            if message != "ok":
                yield Problem(source=self._name, message=f"the file is damaged: {message}")
        for table, no, parent, _ in self._all("PRAGMA foreign_key_check"):
            yield Problem(source=self._name, message=f"{table} row {no} points at a {parent} that is not kept")
        for table in ("article", "statement"):
            yield from self._index_problems(table)

    def _index_problems(self, table: str) -> Iterator[Problem]:
        """The full-text index against the rows it is of; FTS5 raises where they differ."""
        try:
            with self._writing():
                self._run(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")
        except RecordError as error:
            if "malformed" not in str(error):
                raise
            yield Problem(source=self._name, message=f"the full-text index of each {table} differs from its rows")

    def _entry_problems(self) -> Iterator[Problem]:
        strays = self._all("SELECT id FROM statement WHERE article NOT IN (SELECT no FROM article)")
        for (id,) in strays:
            yield Problem(source=id, message="a statement of no article that is kept")
        for id in self._ids("SELECT id FROM article ORDER BY id"):
            with self._one_moment():
                kept = self._rows_of_articles([id], findings=True)
                actors = self._actors_in(kept.values())
            if id in kept:
                yield from article_problems(kept[id], actors)
        yield from judgement_problems(self.judgements())

    def _place(self, extraction: Extraction, *, again: bool) -> Added:
        given = extraction.article.id
        id, held = self._home(extraction.article)
        if held and not again:
            return Added(outcome=Outcome.KNOWN, article_id=id)
        if id != given:
            extraction = _aside(extraction, id)
        if held:
            self._replace(extraction, self._all("SELECT no FROM article WHERE id = ?", id)[0][0])
            outcome = Outcome.AGAIN
        else:
            self._insert(extraction, 1 + self._highest("article"))
            outcome = Outcome.NEW if id == given else Outcome.CONFLICT
        return Added(outcome=outcome, article_id=id, problems=extraction.problems)

    def _home(self, article: Article) -> tuple[str, bool]:
        """The id that this text has or may have, and whether it is there; another text may stand under its own."""
        own = digest(article.text)
        # Eight digits are enough unless two texts share them.
        for id in (article.id, *(derived_id(article.id, article.text, length=length) for length in (8, 16, 64))):
            held = self._all("SELECT digest FROM article WHERE id = ?", id)
            if not held or held[0][0] == own:
                return id, bool(held)
        raise RecordError(f"{self._name}: article {article.id}: no id is left for this text; run `pourparler check`")

    def _replace(self, extraction: Extraction, no: int) -> None:
        before = self._all(_ACTORS_OF_ARTICLE, no)
        self._run("DELETE FROM article WHERE no = ?", no)
        self._insert(extraction, no)
        self._connection.executemany(_FORGET_ACTOR, [row for row in before if row[0] is not None])

    def _insert(self, extraction: Extraction, no: int) -> None:
        actor_no = {actor: self._actor_no(actor) for actor in actors_of(extraction)}
        found = rows(extraction, no=no, first=1 + self._highest("statement"), actor_no=actor_no)
        for table, row_type in TABLES.items():
            self._insert_rows(table, row_type._fields, getattr(found, table))

    def _insert_rows(self, table: str, columns: Sequence[str], found: Iterable[Sequence[Any]]) -> None:
        command = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        self._connection.executemany(command, map(spelled_row, found))

    def _actor_no(self, actor: Actor) -> int:
        values = (actor.id, actor.name, actor.kind, actor.party, actor.office)
        held = self._all(
            "SELECT no FROM actor WHERE id = ? AND name = ? AND kind = ? AND party IS ? AND office IS ?", *values
        )
        if held:
            return int(held[0][0])
        made = self._run("INSERT INTO actor (id, name, kind, party, office) VALUES (?, ?, ?, ?, ?)", *values)
        return int(made.lastrowid or 0)

    def _highest(self, table: str) -> int:
        """The highest number ever given, so that none is given twice."""
        held = self._all("SELECT seq FROM sqlite_sequence WHERE name = ?", table)
        return int(held[0][0]) if held else 0

    def _run(self, command: str, *values: Any) -> sqlite3.Cursor:
        return self._connection.execute(command, spelled_row(values))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with told_plainly(self._name), writing(self._connection):
            yield


def _aside(extraction: Extraction, id: str) -> Extraction:
    """The extraction under the id it can have, with the problem that says so."""
    given = extraction.article.id
    problem = Problem(
        source=given,
        message=f"another text stands under this id; both are kept, this one as {id}; give each text an id of its own",
    )
    moved = rebased(extraction, id)
    return replace(moved, problems=(*moved.problems, problem))
