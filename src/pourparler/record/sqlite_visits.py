"""What a record in SQLite remembers of addresses.

In: visits. Out: the last one to an address, as long as all its articles are kept.
Refused: nothing.
"""

from __future__ import annotations

from pourparler.record.sqlite_file import told_plainly, writing
from pourparler.record.sqlite_reading import SQLiteReader, spelled_row
from pourparler.record.visits import Visit

_LOST = "SELECT 1 FROM visit_article WHERE address = ?1 AND article NOT IN (SELECT id FROM article) LIMIT 1"


class SQLiteVisits(SQLiteReader):
    """The visits of a record."""

    def visit(self, address: str) -> Visit | None:
        """The last visit to an address; None where there was none, or one of its articles is not in the record."""
        with self._one_moment():
            held = self._all("SELECT etag, last_modified FROM visit WHERE address = ?", address)
            if not held or self._all(_LOST, address):
                return None
            articles = self._ids("SELECT article FROM visit_article WHERE address = ? ORDER BY position", address)
        return Visit(address=address, etag=held[0][0], last_modified=held[0][1], articles=tuple(articles))

    def note_visit(self, visit: Visit) -> None:
        """Keeps a visit in place of the last one to its address."""
        row = spelled_row((visit.address, visit.etag, visit.last_modified))
        articles = [spelled_row((visit.address, at, id)) for at, id in enumerate(visit.articles)]
        with told_plainly(self._name), writing(self._connection):
            self._connection.execute("DELETE FROM visit WHERE address = ?", row[:1])
            self._connection.execute("INSERT INTO visit VALUES (?, ?, ?)", row)
            self._connection.executemany("INSERT INTO visit_article VALUES (?, ?, ?)", articles)
