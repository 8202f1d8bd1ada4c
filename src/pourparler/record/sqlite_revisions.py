"""Several texts of one article in a record in SQLite: put in their turn, shown, proved.

In: the number of an article that was just kept. Out: its place among the texts of its article, revisions, faults.
Refused: nothing; `revision.py` decides, this only keeps.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from pourparler.model import Published
from pourparler.problems import Problem
from pourparler.record.address import LIVE
from pourparler.record.entries import Succession
from pourparler.record.filter import USUAL, Filter
from pourparler.record.revision import (
    Difference,
    Edition,
    Turn,
    belong_together,
    difference,
    in_turn,
    is_excerpt,
    placed,
)
from pourparler.record.sqlite_negotiations import SQLiteNegotiations
from pourparler.record.sqlite_reading import spelled_row
from pourparler.record.unchanged import Unchanged, unchanged

_COMPARED = 8
"""Texts at an address or under a given id, the last that were read, that a new one is compared with."""
_TURNS = (
    'SELECT e.article, e.part, d.value, d."precision", d.origin FROM edition e '
    "LEFT JOIN dating d ON d.article = e.article AND d.position = 0 WHERE e.lineage = ? ORDER BY e.turn"
)
_JUDGED = (
    "SELECT s.id FROM statement s JOIN edition e ON e.article = s.article "
    "WHERE e.lineage = ? AND s.id IN (SELECT target FROM judgement_target)"
)


class SQLiteRevisions(SQLiteNegotiations):
    """The texts of articles that have several."""

    def revisions(self, f: Filter = USUAL) -> Iterator[Difference]:
        """What was changed from each text of an article to the next, where the one that stands is asked for."""
        with self._one_moment():
            asked = self._article_ids(f)
            lineages = dict.fromkeys(
                row[0]
                for row in self._chosen(
                    "SELECT e.lineage, a.id FROM edition e JOIN article a ON a.no = e.article WHERE a.id IN", asked
                )
            )
            order = {id: at for at, id in enumerate(asked)}
            texts = [self._texts(lineage, f.as_of_day) for lineage in lineages]
        for ids in sorted((t for t in texts if len(t) > 1), key=lambda t: min(order.get(id, len(order)) for id in t)):
            for older, newer in pairwise(e.article for e in self._extractions(ids, findings=False)):
                yield difference(older, newer)

    def _texts(self, lineage: int, as_of: str | None) -> list[str]:
        by_then = "AND a.last_day <= ? " if as_of else ""
        return self._ids(
            "SELECT a.id FROM edition e JOIN article a ON a.no = e.article "
            f"WHERE e.lineage = ? {by_then}ORDER BY e.turn",
            lineage,
            *([as_of] if as_of else []),
        )

    def succession(self, as_of: str | None = None) -> Mapping[str, Succession]:
        """For each article of several texts, which one it stands above and which one took its place, by `as_of`."""
        found: dict[str, Succession] = {}
        for (lineage,) in self._all("SELECT DISTINCT lineage FROM edition"):
            ids = self._texts(lineage, as_of)
            for before, id, after in zip([None, *ids], ids, [*ids[1:], None], strict=False):
                found[id] = Succession(supersedes=before, superseded_by=after)
        return found

    # Kept

    def _settle(self, no: int) -> int | None:
        """Puts a text among the earlier ones of its article; gives their lineage, or None where it is the only one."""
        new = self._edition(no)
        homes = self._relatives(new)
        if not homes:
            return None
        lineage = min(home for _, home in homes)
        if len({home for _, home in homes}) > 1:
            members = {n for _, home in homes for n in self._members(home)} | {no}
            return self._keep(min(members), in_turn(self._edition(n) for n in sorted(members)))
        order = self._turns(lineage) or in_turn([self._edition(lineage)])
        standing = self._edition(order[-1].no).article
        part = is_excerpt(new.article, standing)
        turn = Turn(no=no, published=new.article.published, part=part)
        return self._keep(lineage, placed(order, turn, standing_is_part=not part and is_excerpt(standing, new.article)))

    def _relatives(self, new: Edition) -> list[tuple[int, int]]:
        """Earlier texts of the same article, each with its lineage: one at its address, those under its given id."""
        query = (
            "SELECT a.no, ifnull(e.lineage, a.no) FROM article a LEFT JOIN edition e ON e.article = a.no "
            "WHERE a.{} = ? AND a.no < ? ORDER BY a.no DESC LIMIT ?"
        )
        found = self._all(query.format("address"), new.address, new.no, _COMPARED) if new.address else []
        found += self._all(query.format("given"), new.given, new.no, _COMPARED)
        homes = {home: n for n, home in reversed(found)}
        return [(n, home) for home, n in homes.items() if belong_together(new, self._edition(n))]

    def _edition(self, no: int) -> Edition:
        ((id, given),) = self._all("SELECT id, given FROM article WHERE no = ?", no)
        article = self.article(id)
        assert article is not None
        return Edition(no=no, article=article, given=given)

    def _members(self, lineage: int) -> list[int]:
        return [n for (n,) in self._all("SELECT article FROM edition WHERE lineage = ?", lineage)] or [lineage]

    def _turns(self, lineage: int) -> tuple[Turn, ...]:
        return tuple(
            Turn(
                no=no,
                part=bool(part),
                published=Published(value=value, precision=precision, origin=origin) if value else None,
            )
            for no, part, value, precision, origin in self._all(_TURNS, lineage)
        )

    def _keep(self, lineage: int, order: Iterable[Turn]) -> int:
        self._command(
            "INSERT INTO edition (article, lineage, turn, part) VALUES (?, ?, ?, ?) ON CONFLICT (article) DO UPDATE "
            "SET lineage = excluded.lineage, turn = excluded.turn, part = excluded.part",
            [(turn.no, lineage, at, int(turn.part)) for at, turn in enumerate(order)],
        )
        self._carry(lineage)
        return lineage

    def _settle_anew(self, numbers: Iterable[int]) -> None:
        """Puts these texts in their turn again, in the order of reading."""
        every = sorted(numbers)
        self._command("DELETE FROM edition WHERE article = ?", [(no,) for no in every])
        for no in every:
            self._settle(no)

    def _kin(self, no: int) -> set[int]:
        """Every text that this one is, or may be, of one article with."""
        near = {
            row
            for (row,) in self._all(
                "SELECT b.no FROM article a JOIN article b ON b.address = a.address OR b.given = a.given "
                "WHERE a.no = ?1 UNION SELECT ?1",
                no,
            )
        }
        homes = self._chosen("SELECT lineage FROM edition WHERE article IN", sorted(near))
        return near | {member for (home,) in list(homes) for member in self._members(home)}

    # Judgements on words that did not change

    def _carry(self, lineage: int) -> None:
        """Notes which judged statements a later text has unchanged."""
        self._command(
            "DELETE FROM carried WHERE older IN (SELECT s.no FROM statement s JOIN edition e ON e.article = s.article "
            "WHERE e.lineage = ?)",
            [(lineage,)],
        )
        self._command(
            "INSERT INTO carried (older, newer, shift) SELECT o.no, n.no, ?3 FROM statement o, statement n "
            "WHERE o.id = ?1 AND n.id = ?2",
            [(found.older, found.newer, found.shift) for found in self._unchanged(lineage)],
        )

    def _carry_judged(self, targets: Iterable[str]) -> None:
        """The same for statements that were judged just now."""
        homes = self._chosen(
            "SELECT DISTINCT e.lineage FROM edition e JOIN statement s ON s.article = e.article WHERE s.id IN",
            list(targets),
        )
        for (lineage,) in list(homes):
            self._carry(lineage)

    def _unchanged(self, lineage: int) -> Iterator[Unchanged]:
        judged = set(self._ids(_JUDGED, lineage))
        if not judged:
            return
        texts = list(self._extractions(self._texts(lineage, None)))
        for at, older in enumerate(texts):
            if judged.isdisjoint(s.id for s in older.statements):
                continue
            for newer in texts[at + 1 :]:
                found = unchanged(older.statements, older.article.text, newer.statements, newer.article.text)
                yield from (same for same in found if same.older in judged)

    def _command(self, command: str, values: Iterable[tuple[Any, ...]]) -> None:
        self._connection.executemany(command, [spelled_row(row) for row in values])

    # Proved

    def _revision_problems(self) -> Iterator[Problem]:
        """Where the texts of an article are not in the turn that reading them in order gives."""
        apart = self._ids(
            "SELECT address FROM article a LEFT JOIN edition e ON e.article = a.no WHERE address IS NOT NULL "
            f"AND NOT EXISTS (SELECT 1 FROM fact WHERE article = a.no AND name = 'kind' AND value IN {LIVE}) "
            "GROUP BY address HAVING count(*) > 1 AND (count(e.article) < count(*) OR count(DISTINCT lineage) > 1)"
        )
        for address in apart:
            yield Problem(source=address, message="several texts at this address are not kept as texts of one article")
        for (lineage,) in self._all("SELECT DISTINCT lineage FROM edition"):
            yield from self._lineage_problems(lineage)

    def _lineage_problems(self, lineage: int) -> Iterator[Problem]:
        kept = self._all("SELECT article, turn, part FROM edition WHERE lineage = ? ORDER BY turn", lineage)
        ids = dict(self._chosen("SELECT no, id FROM article WHERE no IN", [no for no, _, _ in kept]))
        source = ids.get(lineage, f"article number {lineage}")
        if len(kept) < 2 or len(ids) < len(kept) or min(no for no, _, _ in kept) != lineage:
            yield Problem(source=source, message="is kept as one of several texts, but the others are not there")
            return
        due = in_turn(self._edition(no) for no, _, _ in kept)
        if kept != [(turn.no, at, int(turn.part)) for at, turn in enumerate(due)]:
            order = ", ".join(ids[turn.no] for turn in due)
            yield Problem(source=source, message=f"its texts are not in turn, they should be {order}")
        held = {(c.older, c.newer, c.shift) for same in self._carried().values() for c in same}
        for found in self._unchanged(lineage):
            if (found.older, found.newer, found.shift) not in held:
                yield Problem(source=found.older, message=f"its judgement is not carried to {found.newer}")


def settle_every_article(connection: sqlite3.Connection) -> None:
    """Finds the texts of one article in a record that was made before they were told apart."""
    kept = SQLiteRevisions(connection, "the record")
    kept._settle_anew(
        no
        for (no,) in kept._all(
            "SELECT no FROM article WHERE given IN (SELECT given FROM article GROUP BY given HAVING count(*) > 1) "
            "OR address IN (SELECT address FROM article GROUP BY address HAVING count(*) > 1)"
        )
    )
