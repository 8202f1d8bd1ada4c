"""What is on the table, in a record in SQLite: talks, proposals, positions, commitments.

In: what is asked. Out: the entries of each article as the model's own types, in order of publication and of the text.
Refused: rows that make no entry (RecordError: the record is damaged); joining entries across articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal, TypeVar

from pourparler.model import Commitment, Position, Proposal, Talks
from pourparler.record.bargaining_rows import BargainingRow, commitments_of, positions_of, proposals_of, talks_of
from pourparler.record.filter import USUAL, Filter
from pourparler.record.sqlite_query import (
    ORDER,
    Where,
    article_where,
    beside_where,
    every,
    issues_where,
    negotiation_where,
)
from pourparler.record.sqlite_reading import SQLiteReader, limit_of, names_of, sound

Table = Literal["talks", "proposal", "position", "commitment"]
T = TypeVar("T")


class SQLiteBargaining(SQLiteReader):
    """What a store answers about talks, proposals, positions and commitments."""

    def talks(self, f: Filter = USUAL) -> Iterator[Talks]:
        """The talks that each article tells of; `actor` and `party` ask for those who take part, or mediate."""
        return self._bargaining("talks", talks_of, f)

    def proposals(self, f: Filter = USUAL) -> Iterator[Proposal]:
        """The proposals that each article tells of; `party` asks for who wrote, got, is bound by or answered them."""
        return self._bargaining("proposal", proposals_of, f)

    def positions(self, f: Filter = USUAL) -> Iterator[Position]:
        """The positions that each article tells of; `party` asks for whose they are, `actor` for who said so."""
        return self._bargaining("position", positions_of, f)

    def commitments(self, f: Filter = USUAL) -> Iterator[Commitment]:
        """The commitments that each article tells of; `party` asks for who undertook them."""
        return self._bargaining("commitment", commitments_of, f)

    def issues(self) -> tuple[str, ...]:
        """The slugs of the issues that anything in the record is about."""
        found = self._all(
            "SELECT issues FROM position UNION SELECT issues FROM proposal UNION SELECT issues FROM commitment"
        )
        return tuple(sorted({slug for (barred,) in found for slug in barred.split("|") if slug}))

    def _bargaining(
        self, table: Table, made: Callable[[Iterable[BargainingRow], str], Iterator[T]], f: Filter
    ) -> Iterator[T]:
        f = self._meant(f)
        where = every(
            article_where(replace(f, status=None)),
            _where(f, names_of(f, self.standing())),
            beside_where(f) if table == "talks" else issues_where(f, row="x"),
            negotiation_where(f, of=table, row="x"),
        )
        columns = ", ".join(f"x.{name}" for name in BargainingRow._fields)
        found = self._all(
            f"SELECT a.id, {columns} FROM {table} x JOIN article a ON a.no = x.article WHERE {where} "
            f"ORDER BY {ORDER}, x.start, x.position LIMIT ?",
            *where.values,
            limit_of(f.limit),
        )
        for article, *row in found:
            with sound(self._name, f"a {table}"):
                yield from made([BargainingRow(*row)], article)


def _where(f: Filter, actor_ids: tuple[str, ...]) -> Where:
    where = Where()
    if f.status is not None:
        where.also("x.status = ?", f.status)
    if f.type is not None:
        where.also("x.type = ?", f.type)
    if f.actor is not None:
        marks = ", ".join("?" * len(actor_ids))
        stands = ["instr(x.actor_ids, ?) > 0"] * len(actor_ids)
        says = (
            "EXISTS (SELECT 1 FROM statement s JOIN actor w ON w.no = s.actor WHERE s.article = x.article "
            f"AND instr(x.statements, '|' || s.id || '|') > 0 AND w.id IN ({marks}))"
        )
        where.also(f"({' OR '.join([*stands, says])})", *(f"|{id}|" for id in actor_ids), *actor_ids)
    if f.party is not None:
        where.also("instr(x.parties, ?) > 0", f"|{f.party}|")
    for word in (f.text or "").split():
        where.also("instr(lower(x.words), lower(?)) > 0", word.strip('"*'))
    return where
