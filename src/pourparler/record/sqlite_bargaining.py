"""What is on the table, in a record in SQLite: talks, proposals, positions, commitments.

In: what is asked. Out: the entries of each article as the model's own types, in order of publication and of the text.
Refused: rows that make no entry (RecordError: the record is damaged); joining entries across articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from pourparler.model import Commitment, Position, Proposal, Talks
from pourparler.record.amending import Layer, amended
from pourparler.record.bargaining_rows import BargainingRow, commitments_of, positions_of, proposals_of, talks_of
from pourparler.record.filter import USUAL, Filter
from pourparler.record.sqlite_query import (
    ORDER,
    Where,
    amendable_where,
    article_where,
    beside_where,
    every,
    issues_where,
    negotiation_where,
)
from pourparler.record.sqlite_reading import SQLiteReader, limit_of, names_of, sound
from pourparler.record.standing import Standing

T = TypeVar("T", Talks, Proposal, Position, Commitment)


class SQLiteBargaining(SQLiteReader):
    """What a store answers about talks, proposals, positions and commitments."""

    def talks(self, f: Filter = USUAL, *, judged: bool = False) -> Iterator[Talks]:
        """The talks that each article tells of; `actor` and `party` ask for those who take part, or mediate."""
        return self._bargaining("talks", talks_of, f, judged)

    def proposals(self, f: Filter = USUAL, *, judged: bool = False) -> Iterator[Proposal]:
        """The proposals that each article tells of; `party` asks for who wrote, got, is bound by or answered them."""
        return self._bargaining("proposal", proposals_of, f, judged)

    def positions(self, f: Filter = USUAL, *, judged: bool = False) -> Iterator[Position]:
        """The positions that each article tells of; `party` asks for whose they are, `actor` for who said so."""
        return self._bargaining("position", positions_of, f, judged)

    def commitments(self, f: Filter = USUAL, *, judged: bool = False) -> Iterator[Commitment]:
        """The commitments that each article tells of; `party` asks for who undertook them."""
        return self._bargaining("commitment", commitments_of, f, judged)

    def issues(self) -> tuple[str, ...]:
        """The slugs of the issues that anything in the record is about."""
        found = self._all(
            "SELECT issues FROM position UNION SELECT issues FROM proposal UNION SELECT issues FROM commitment"
        )
        return tuple(sorted({slug for (barred,) in found for slug in barred.split("|") if slug}))

    def _bargaining(
        self, table: Layer, made: Callable[[Iterable[BargainingRow], str], Iterator[T]], f: Filter, judged: bool
    ) -> Iterator[T]:
        """The entries as found, or with `judged` as they stand."""
        f, now = self._meant(f), self.standing()
        found = self._found(table, made, f, now, judged)
        return amended(found, now, f, limit=f.limit) if judged else found

    def _found(
        self,
        table: Layer,
        made: Callable[[Iterable[BargainingRow], str], Iterator[T]],
        f: Filter,
        now: Standing,
        judged: bool,
    ) -> Iterator[T]:
        parts, fixed = _typed_where(f), every(_sided_where(f), beside_where(f))
        if table != "talks":  # whose sides nobody corrects, and which have no issue of their own
            parts, fixed = every(parts, _sided_where(f), issues_where(f, row="x")), Where()
        where = every(
            article_where(replace(f, status=None)),
            _where(f, names_of(f, now)),
            amendable_where(parts, row="x", judged=judged),
            fixed,
            negotiation_where(f, of=table, row="x"),
        )
        columns = ", ".join(f"x.{name}" for name in BargainingRow._fields)
        found = self._all(
            f"SELECT a.id, {columns} FROM {table} x JOIN article a ON a.no = x.article WHERE {where} "
            f"ORDER BY {ORDER}, x.start, x.position LIMIT ?",
            *where.values,
            limit_of(None if judged else f.limit),
        )
        for article, *row in found:
            with sound(self._name, f"a {table}"):
                yield from made([BargainingRow(*row)], article)


def _typed_where(f: Filter) -> Where:
    where = Where()
    if f.status is not None:
        where.also("x.status = ?", f.status)
    if f.type is not None:
        where.also("x.type = ?", f.type)
    return where


def _sided_where(f: Filter) -> Where:
    where = Where()
    if f.party is not None:
        where.also("instr(x.parties, ?) > 0", f"|{f.party}|")
    return where


def _where(f: Filter, actor_ids: tuple[str, ...]) -> Where:
    where = Where()
    if f.actor is not None:
        marks = ", ".join("?" * len(actor_ids))
        stands = ["instr(x.actor_ids, ?) > 0"] * len(actor_ids)
        says = (
            "EXISTS (SELECT 1 FROM statement s JOIN actor w ON w.no = s.actor WHERE s.article = x.article "
            f"AND instr(x.statements, '|' || s.id || '|') > 0 AND w.id IN ({marks}))"
        )
        where.also(f"({' OR '.join([*stands, says])})", *(f"|{id}|" for id in actor_ids), *actor_ids)
    for word in (f.text or "").split():
        where.also("instr(lower(x.words), lower(?)) > 0", word.strip('"*'))
    return where
