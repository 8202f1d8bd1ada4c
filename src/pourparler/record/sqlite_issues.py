"""The issues of people's own that a record in SQLite was read with.

In: issues files and the issues that they add. Out: both, as they were last given.
Refused: nothing; a file was validated where it was read.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.model import digest
from pourparler.record.issues import IssuesFile, OwnIssue
from pourparler.record.sqlite_file import told_plainly, writing
from pourparler.record.sqlite_reading import SQLiteReader, spelled_row


class SQLiteIssues(SQLiteReader):
    """The issues files of a record."""

    def note_issues(self, files: Iterable[IssuesFile], issues: Iterable[OwnIssue]) -> None:
        """Keeps issues files and what they add; a file of the same name, or an issue of the same slug, takes the
        place of the one before.
        """
        kept = [spelled_row((digest(file.words), file.name, file.words)) for file in files]
        added = [spelled_row((issue.slug, issue.parent, issue.gloss)) for issue in issues]
        with told_plainly(self._name), writing(self._connection):
            self._connection.executemany("DELETE FROM issues_file WHERE name = ?", [row[1:2] for row in kept])
            self._connection.executemany("INSERT OR REPLACE INTO issues_file VALUES (?, ?, ?)", kept)
            self._connection.executemany("INSERT OR REPLACE INTO issue VALUES (?, ?, ?)", added)

    def issues_files(self) -> tuple[IssuesFile, ...]:
        """The issues files that the record was read with, by their names."""
        found = self._all("SELECT name, words FROM issues_file ORDER BY name, digest")
        return tuple(IssuesFile(name=name, words=words) for name, words in found)

    def own_issues(self) -> tuple[OwnIssue, ...]:
        """The issues that these files add to the bundled ones."""
        found = self._all("SELECT slug, parent, gloss FROM issue ORDER BY slug")
        return tuple(OwnIssue(slug=slug, parent=parent, gloss=gloss) for slug, parent, gloss in found)
