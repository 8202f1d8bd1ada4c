"""Reading a record in SQLite.

In: a connection and what is asked. Out: the entries as the model's own types, a few hundred rows at a time.
Refused: rows that make no finding; RecordError says that the record is damaged.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from pourparler.errors import RecordError
from pourparler.model import Actor, Article, Extraction, Span, Statement
from pourparler.problems import Problem
from pourparler.record.entries import Counts
from pourparler.record.filter import USUAL, Filter, full_text_query
from pourparler.record.judgement import Judgement, correction_from
from pourparler.record.rows import TABLES, Rows, extraction_of, statements_of
from pourparler.record.spelling import spelled
from pourparler.record.sqlite_file import reading, told_plainly
from pourparler.record.sqlite_query import (
    ORDER,
    about_where,
    article_where,
    every,
    kinds_where,
    negotiation_where,
    speaker_where,
    words_where,
)
from pourparler.record.standing import Standing, standing
from pourparler.record.statement_rows import ActorRow, actor_of
from pourparler.record.unchanged import Unchanged

_ARTICLES_AT_ONCE = 50
_STATEMENTS_AT_ONCE = 400  # well below SQLite's limit on values in one query
_KEYS = {"fact": "name", "dating": "position", "block": "position", "problem": "position", "statement": "position",
         "event": "position", "talks": "position", "proposal": "position", "position": "position",
         "commitment": "position"}  # fmt: skip
_STANDING = (
    "WITH standing AS (SELECT * FROM article WHERE no NOT IN (SELECT article FROM superseded)), "
    "said AS (SELECT no, kind, repeats, actor, addressee FROM statement WHERE article IN (SELECT no FROM standing))"
)
_NAMED = (
    "SELECT actor FROM said UNION SELECT addressee FROM said "
    "UNION SELECT actor FROM candidate WHERE statement IN (SELECT no FROM said) "
    "UNION SELECT actor FROM via WHERE statement IN (SELECT no FROM said)"
)
_CHILDREN = {"part": "role, position", "candidate": "position", "via": "position"}


class SQLiteReader:
    """What a store answers; an answer is of one moment as far as it was asked for in one call."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """While open, everything read is of one moment; nothing can be written meanwhile through this store."""
        with told_plainly(self._name), reading(self._connection):
            self._all("SELECT 1 FROM article LIMIT 1")  # the moment is that of the first query, not of BEGIN
            yield

    def problems(self) -> Iterator[Problem]:
        """Every problem, in the order met."""
        found = self._all("SELECT source, message FROM problem ORDER BY no")
        return (Problem(source=source, message=message) for source, message in found)

    def articles(self, f: Filter = USUAL) -> Iterator[Article]:
        """The articles asked for; actor, party and kinds ask for articles that hold such a statement."""
        return (e.article for e in self._extractions(self._article_ids(f), findings=False))

    def article(self, id: str) -> Article | None:
        """The article of that id."""
        return next((e.article for e in self._extractions([id], findings=False)), None)

    def extractions(self, f: Filter = USUAL) -> Iterator[Extraction]:
        """The articles asked for with all their findings and problems."""
        return self._extractions(self._article_ids(f))

    def extraction(self, id: str) -> Extraction | None:
        """Everything kept of the article of that id, as it was added."""
        return next(self._extractions([id]), None)

    def statement(self, id: str) -> Statement | None:
        """The statement of that id, as found."""
        return next(self._statements([id]), None)

    def search(self, text: str, *, limit: int = 50) -> Iterator[Statement]:
        """Statements with these words in their content or around it, the best match first; speech and writing."""
        return self._statements(
            self._ids(
                "SELECT s.id FROM statement_words JOIN statement s ON s.no = statement_words.rowid "
                "JOIN article a ON a.no = s.article "
                "WHERE s.kind IN ('speech', 'writing') AND a.no NOT IN (SELECT article FROM superseded) "
                "AND statement_words MATCH ? "
                f"ORDER BY round(bm25(statement_words, 2.0, 1.0), 6), {ORDER}, s.start, s.position LIMIT ?",
                full_text_query(text),
                limit,
            )
        )

    def counts(self) -> Counts:
        """How much the record holds."""
        told = "FROM said WHERE kind <> 'attitude' AND repeats IS"
        (row,) = self._all(
            f"{_STANDING} SELECT (SELECT count(*) FROM standing), (SELECT count(*) {told} NULL), "
            f"(SELECT count(*) {told} NOT NULL), (SELECT count(*) FROM said WHERE kind = 'attitude'), "
            f"(SELECT count(DISTINCT id) FROM actor WHERE no IN ({_NAMED})), "
            "(SELECT count(DISTINCT outlet_key) FROM standing), "
            "(SELECT count(*) FROM problem), (SELECT count(*) FROM judgement), "
            "(SELECT min(first_day) FROM standing), (SELECT max(last_day) FROM standing), "
            "(SELECT count(*) FROM superseded)"
        )
        return Counts(**dict(zip(Counts.__slots__, row, strict=True)))

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement in the order it was made."""
        found = self._all("SELECT no, id, verdict, who, made, note, correction FROM judgement ORDER BY no")
        targets: defaultdict[int, list[str]] = defaultdict(list)
        for no, target in self._all("SELECT judgement, target FROM judgement_target ORDER BY judgement, position"):
            targets[no].append(target)
        for no, id, verdict, who, when, note, correction in found:
            with sound(self._name, f"judgement {id}"):
                judgement = Judgement(
                    id=id,
                    verdict=verdict,
                    targets=tuple(targets[no]),
                    who=who,
                    when=when,
                    note=note,
                    correction=correction_from(json.loads(correction)) if correction else None,
                )
            yield judgement

    def standing(self) -> Standing:
        """How the record stands after all its judgements; they hold for the same words in a later text too."""
        return standing(self.judgements(), self._carried())

    def _carried(self) -> Mapping[str, tuple[Unchanged, ...]]:
        """For each judged statement the same ones in later texts."""
        found: defaultdict[str, list[Unchanged]] = defaultdict(list)
        for older, newer, shift, start, stop in self._all(
            "SELECT o.id, n.id, c.shift, min(p.start), max(p.stop) FROM carried c JOIN statement o ON o.no = c.older "
            "JOIN part p ON p.statement = o.no AND p.role <> 'uttered' JOIN statement n ON n.no = c.newer "
            "JOIN edition e ON e.article = n.article GROUP BY o.no, n.no ORDER BY o.no, e.turn"
        ):
            found[older].append(Unchanged(older=older, newer=newer, shift=shift, passage=Span(start, stop)))
        return {older: tuple(same) for older, same in found.items()}

    def _article_ids(self, f: Filter) -> list[str]:
        f = self._meant(f)
        where = every(
            article_where(f),
            words_where(f, of="article"),
            negotiation_where(f, of="article"),
            about_where(f, of="article"),
        )
        if f.actor is not None or f.party is not None:
            such = every(kinds_where(f), speaker_where(f, names_of(f, self.standing())))
            found = f"SELECT s.article FROM statement s JOIN actor w ON w.no = s.actor WHERE {such}"
            where.also(f"a.no IN ({found})", *such.values)
        return self._ids(
            f"SELECT a.id FROM article a WHERE {where} ORDER BY {ORDER} LIMIT ?", *where.values, limit_of(f.limit)
        )

    def _meant(self, f: Filter) -> Filter:
        """The filter with the negotiation by its id."""
        return f

    def _extractions(self, ids: Sequence[str], *, findings: bool = True) -> Iterator[Extraction]:
        for some in _portions(ids, _ARTICLES_AT_ONCE):
            with self._one_moment():
                found = self._rows_of_articles(some, findings=findings)
                actors = self._actors_in(found.values())
            for id in some:
                if id in found:
                    with sound(self._name, id):
                        extraction = extraction_of(found[id], actors)
                    yield extraction

    def _rows_of_articles(self, ids: Sequence[str], *, findings: bool) -> dict[str, Rows]:
        articles = self._table("article", "id", ids, "no")
        found = {row.no: Rows(article=[row]) for row in articles}
        for table in _KEYS if findings else ("fact", "dating", "block"):
            for row in self._table(table, "article", list(found), f"article, {_KEYS[table]}"):
                getattr(found[row.article], table).append(row)
        home = {s.no: s.article for rows in found.values() for s in rows.statement}
        for table, child in self._children(list(home)):
            getattr(found[home[child.statement]], table).append(child)
        return {row.id: found[row.no] for row in articles}

    def _statements(self, ids: Sequence[str]) -> Iterator[Statement]:
        for some in _portions(ids, _STATEMENTS_AT_ONCE):
            with self._one_moment():
                found = Rows(statement=self._table("statement", "id", some, "no"))
                for table, child in self._children([s.no for s in found.statement]):
                    getattr(found, table).append(child)
                homes = [row.article for row in found.statement]
                article_ids = dict(self._chosen("SELECT no, id FROM article WHERE no IN", sorted(set(homes))))
                actors = self._actors_in([found])
            with sound(self._name, "a statement"):
                made = {statement.id: statement for statement in statements_of(found, article_ids, actors)}
            yield from (made[id] for id in some if id in made)

    def _children(self, statements: Sequence[int]) -> Iterator[tuple[str, Any]]:
        for table, key in _CHILDREN.items():
            for row in self._table(table, "statement", statements, f"statement, {key}"):
                yield table, row

    def _actors_in(self, found: Iterable[Rows]) -> dict[int, Actor]:
        numbers: set[int | None] = set()
        for rows in found:
            numbers.update(no for s in rows.statement for no in (s.actor, s.addressee))
            numbers.update(row.actor for row in rows.candidate)
            numbers.update(row.actor for row in rows.via)
        known = sorted(no for no in numbers if no is not None)
        chosen = self._chosen("SELECT no, id, name, kind, party, office FROM actor WHERE no IN", known)
        return {row[0]: actor_of(ActorRow(*row)) for row in chosen}

    def _table(self, table: str, column: str, keys: Sequence[Any], order: str) -> list[Any]:
        fields = ", ".join(TABLES[table]._fields)
        found = self._chosen(f"SELECT {fields} FROM {table} WHERE {column} IN", keys, f"ORDER BY {order}")
        return [TABLES[table](*row) for row in found]

    def _chosen(self, query: str, keys: Sequence[Any], order: str = "") -> Iterator[tuple[Any, ...]]:
        for some in _portions(keys, _STATEMENTS_AT_ONCE):
            yield from self._all(f"{query} ({', '.join('?' * len(some))}) {order}", *some)

    @contextmanager
    def _one_moment(self) -> Iterator[None]:
        with told_plainly(self._name), reading(self._connection):
            yield

    def _ids(self, query: str, *values: Any) -> list[str]:
        return [row[0] for row in self._all(query, *values)]

    def _all(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with told_plainly(self._name):
            return self._connection.execute(query, spelled_row(values)).fetchall()


def names_of(f: Filter, now: Standing) -> tuple[str, ...]:
    """Every id that the actor asked for goes by in some article; other people may go by it elsewhere."""
    if f.actor is None:
        return ()
    group = now.group(f.actor)
    return tuple(sorted({*group, *(actor for (_, actor), person in now.people.items() if person in group)}))


def spelled_row(row: Iterable[Any]) -> tuple[Any, ...]:
    """The values of a row as the database can hold them."""
    return tuple(spelled(value) if isinstance(value, str) else value for value in row)


def limit_of(limit: int | None) -> int:
    """A limit as SQL has it: -1 is none."""
    return -1 if limit is None else limit


def _portions(keys: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


@contextmanager
def sound(name: str, what: str) -> Iterator[None]:
    """Rows that make no finding were not written by us: somebody changed the file."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise RecordError(f"{name}: {what} cannot be read ({error}); run `pourparler check`") from error
