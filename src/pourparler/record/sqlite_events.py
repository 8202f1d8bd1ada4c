"""The events of a record in SQLite.

In: what is asked. Out: the events as the model's own type, in the order of publication and of the text.
Refused: rows that make no event; RecordError says that the record is damaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pourparler.model.event import Event
from pourparler.record.amending import amended
from pourparler.record.event_rows import EventRow, events_of
from pourparler.record.filter import USUAL, Filter
from pourparler.record.sqlite_query import (
    ORDER,
    Where,
    about_where,
    amendable_where,
    article_where,
    every,
    negotiation_where,
)
from pourparler.record.sqlite_reading import SQLiteReader, limit_of, names_of, sound
from pourparler.record.standing import Standing


class SQLiteEvents(SQLiteReader):
    """What a store answers about events."""

    def events(self, f: Filter = USUAL, *, judged: bool = False) -> Iterator[Event]:
        """The events asked for, as found, or with `judged` as they stand."""
        f, now = self._meant(f), self.standing()
        found = self._events(f, now, judged=judged)
        return amended(found, now, f, limit=f.limit) if judged else found

    def _events(self, f: Filter, now: Standing, *, judged: bool) -> Iterator[Event]:
        where = every(
            article_where(replace(f, status=None)),
            _event_where(f, names_of(f, now)),
            amendable_where(_typed_where(f), row="e", judged=judged),
            negotiation_where(f, of="event"),
            about_where(f, of="event"),
        )
        columns = ", ".join(f"e.{name}" for name in EventRow._fields)
        found = self._all(
            f"SELECT a.id, {columns} FROM event e JOIN article a ON a.no = e.article WHERE {where} "
            f"ORDER BY {ORDER}, e.start, e.position LIMIT ?",
            *where.values,
            limit_of(None if judged else f.limit),
        )
        for article, *row in found:
            with sound(self._name, "an event"):
                yield from events_of([EventRow(*row)], article)

    def event(self, id: str) -> Event | None:
        """The event of that id."""
        columns = ", ".join(f"e.{name}" for name in EventRow._fields)
        found = self._all(f"SELECT a.id, {columns} FROM event e JOIN article a ON a.no = e.article WHERE e.id = ?", id)
        with sound(self._name, "an event"):
            return next((event for article, *row in found for event in events_of([EventRow(*row)], article)), None)


def _typed_where(f: Filter) -> Where:
    where = Where()
    if f.status is not None:
        where.also("e.status = ?", f.status)
    if f.type is not None:
        where.also("e.type = ?", f.type)
    return where


def _event_where(f: Filter, actor_ids: tuple[str, ...]) -> Where:
    where = Where()
    if f.actor is not None:
        where.also(
            "(" + " OR ".join(["instr(e.actor_ids, ?) > 0"] * len(actor_ids)) + ")", *(f"|{i}|" for i in actor_ids)
        )
    if f.party is not None:
        where.also("(instr(e.parties, ?) > 0 OR instr(e.actor_ids, ?) > 0)", f"|{f.party}|", f"|{f.party}|")
    for word in (f.text or "").split():
        where.also("instr(lower(e.passage), lower(?)) > 0", word.strip('"*'))
    return where
