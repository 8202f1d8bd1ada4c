"""The record in an SQLite file.

In: findings and problems. Out: the store that keeps them; `SQLiteReader` and `SQLiteJudging` answer what is asked.
Refused: findings that break a rule (a `Problem`), a second writer that waits too long (RecordError).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pourparler.errors import RecordError
from pourparler.model import Actor, Article, Extraction, digest
from pourparler.problems import Problem
from pourparler.record.check import article_problems, judgement_problems
from pourparler.record.entries import Added, Outcome
from pourparler.record.rebase import derived_id, rebased
from pourparler.record.revision import Edition
from pourparler.record.rows import TABLES, ProblemRow, actors_of, rows
from pourparler.record.sqlite_bargaining import SQLiteBargaining
from pourparler.record.sqlite_events import SQLiteEvents
from pourparler.record.sqlite_file import connect, told_plainly, writing
from pourparler.record.sqlite_issues import SQLiteIssues
from pourparler.record.sqlite_judging import SQLiteJudging
from pourparler.record.sqlite_reading import spelled_row
from pourparler.record.sqlite_visits import SQLiteVisits
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


class SQLiteStore(SQLiteJudging, SQLiteVisits, SQLiteEvents, SQLiteBargaining, SQLiteIssues):
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
        known = self.known(article)
        if known is not None and not again:  # asked before the right to write is taken: what is known never waits
            return Added(outcome=Outcome.KNOWN, article_id=known)
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
            yield from self._revision_problems()
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
            extraction = rebased(extraction, id)
        if held:
            self._replace(extraction, known_as=given)
            return Added(outcome=Outcome.AGAIN, article_id=id, problems=extraction.problems)
        no = 1 + self._highest("article")
        self._insert(extraction, no)
        if self._settle(no) is not None:
            return self._revised(extraction)
        if id == given:
            return Added(outcome=Outcome.NEW, article_id=id, problems=extraction.problems)
        problems = (*extraction.problems, _told_apart(given, id))
        self._insert_rows("problem", ProblemRow._fields, [(no, len(problems) - 1, *astuple(problems[-1]))])
        return Added(outcome=Outcome.CONFLICT, article_id=id, problems=problems)

    def _revised(self, extraction: Extraction) -> Added:
        id = extraction.article.id
        turn = self.succession()[id]
        return Added(
            outcome=Outcome.REVISED,
            article_id=id,
            problems=extraction.problems,
            supersedes=turn.supersedes if turn.superseded_by is None else None,
            superseded_by=turn.superseded_by,
        )

    def known(self, article: Article) -> str | None:
        """The id under which this text is in the record, or None."""
        id, held = self._home(article)
        return id if held else None

    def _home(self, article: Article) -> tuple[str, bool]:
        """The id that this text has or may have, and whether it is there; another text may stand under its own."""
        own = digest(article.text)
        if (address := Edition(no=0, article=article, given=article.id).address) is not None:
            same = self._ids("SELECT id FROM article WHERE address = ? AND digest = ? ORDER BY no", address, own)
            if same:
                return (article.id if article.id in same else same[0]), True
        # Eight digits are enough unless two texts share them.
        for id in (article.id, *(derived_id(article.id, article.text, length=length) for length in (8, 16, 64))):
            held = self._all("SELECT digest FROM article WHERE id = ?", id)
            if not held or held[0][0] == own:
                return id, bool(held)
        raise RecordError(f"{self._name}: article {article.id}: no id is left for this text; run `pourparler check`")

    def _replace(self, extraction: Extraction, *, known_as: str) -> None:
        """Puts new findings in the place of those of the same text; the place among the texts of its article stays."""
        held = self.article(extraction.article.id)
        ((no,),) = self._all("SELECT no FROM article WHERE id = ?", extraction.article.id)
        if held is not None and known_as != held.id:  # known by its address: that as it was given first stays
            extraction = replace(extraction, article=replace(extraction.article, url=held.url))
        before = self._all(_ACTORS_OF_ARTICLE, no)
        kin = self._kin(no) if held != extraction.article else set()
        edition = self._all("SELECT article, lineage, turn, part FROM edition WHERE article = ?", no)
        self._run("DELETE FROM article WHERE no = ?", no)
        self._insert(extraction, no)
        if held != extraction.article:
            self._settle_anew(kin | self._kin(no))
        elif edition:
            self._insert_rows("edition", ("article", "lineage", "turn", "part"), edition)
            self._carry(edition[0][1])
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


def _told_apart(given: str, id: str) -> Problem:
    return Problem(
        source=given,
        message=f"another article stands under this id; both are kept, this one as {id}; give each an id of its own",
    )
