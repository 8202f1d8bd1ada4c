"""Negotiations and people across articles in a record in SQLite.

In: articles that were kept, a registry, a file of negotiations. Out: negotiations, what belongs to them, who is one.
Refused: a negotiation that the record does not know; RecordError lists those it does.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pourparler.errors import RecordError
from pourparler.record.filter import USUAL, Filter
from pourparler.record.merging import Appearance, Known, Namesake, merged
from pourparler.record.negotiation_shape import negotiation_from
from pourparler.record.negotiations.negotiation import Belonging, Negotiation
from pourparler.record.sqlite_file import told_plainly, writing
from pourparler.record.sqlite_suggesting import SQLiteSuggesting
from pourparler.record.standing import Standing, standing

if TYPE_CHECKING:
    from pourparler.actors.registry import Registry
    from pourparler.record.negotiations.scenes import Scene

_UNSEEN = "SELECT id FROM article WHERE no NOT IN (SELECT article FROM scene) ORDER BY id"
_UNMARKED = "SELECT DISTINCT id FROM actor WHERE kind = 'person' AND id NOT IN (SELECT actor FROM registered)"
_PEOPLE = (
    "SELECT DISTINCT a.id, a.first_day, w.id, w.name, w.party, w.office FROM ("
    "SELECT article, actor FROM statement UNION SELECT article, addressee FROM statement "
    "UNION SELECT s.article, c.actor FROM candidate c JOIN statement s ON s.no = c.statement "
    "UNION SELECT s.article, v.actor FROM via v JOIN statement s ON s.no = v.statement) n "
    "JOIN actor w ON w.no = n.actor JOIN article a ON a.no = n.article JOIN registered r ON r.actor = w.id "
    "WHERE w.kind = 'person' AND r.known = 0 ORDER BY a.id, w.id, w.no"
)


class SQLiteNegotiations(SQLiteSuggesting):
    """What the record makes of its articles together; made anew where it has changed since."""

    def note_scenes(self, registry: Registry) -> None:
        """Notes which sides the articles name that were not looked at yet, by the registry they were read with."""
        from pourparler.record.negotiations.scenes import scene

        ids, people = self._ids(_UNSEEN), self._ids(_UNMARKED)
        if not ids and not people:
            return
        found = [scene(article, registry.index) for article in (self.article(id) for id in ids) if article]
        sides = sorted({side for each in found for line in each.lines for side in line.sides})
        names = [(side, entry.name if (entry := registry.index.entry(side)) else side) for side in sides]
        with told_plainly(self._name), writing(self._connection):
            self._many("INSERT OR REPLACE INTO side (id, name) VALUES (?, ?)", names)
            self._many(
                "INSERT OR REPLACE INTO registered (actor, known) VALUES (?, ?)",
                [(id, int(id in registry.entries)) for id in people],
            )
            self._many(
                "INSERT OR REPLACE INTO scene (article, lines) SELECT no, ? FROM article WHERE id = ?",
                [(_lines_json(each), each.article) for each in found],
            )

    def settle(self) -> None:
        """Makes what is derived from all articles anew where the record has changed since; nothing where it has not."""
        done = set(self._ids("SELECT what FROM settled"))
        if done == {"negotiations", "people"}:
            return
        if self._ids(_UNSEEN) or self._ids(_UNMARKED):
            from pourparler.actors.registry import Registry

            self.note_scenes(Registry.load())
        with told_plainly(self._name), writing(self._connection):
            if "negotiations" not in done:
                self._suggest()
            self._join_people()
            self._many("INSERT OR REPLACE INTO settled (what) VALUES (?)", [("negotiations",), ("people",)])

    def name_negotiations(self, words: str | None, *, name: str = "") -> None:
        """Keeps a file of negotiations (its whole text) with the record, in place of the one before; None: no file.

        Raises VocabularyError, and keeps nothing, where the file does not hold for this record.
        """
        from pourparler.record.negotiations.editing import edits_from

        if words is not None:
            edits_from(words, name)
        self.settle()
        with told_plainly(self._name), writing(self._connection):
            self._connection.execute("DELETE FROM negotiations_file")
            if words is not None:
                self._many("INSERT INTO negotiations_file (no, name, words) VALUES (1, ?, ?)", [(name, words)])
            self._suggest()
            self._join_people()

    def negotiations(self, f: Filter = USUAL) -> Iterator[Negotiation]:
        """The negotiations of which the articles asked for tell, the largest first, with how much is theirs."""
        self.settle()
        asked = replace(self._meant(f), limit=None)
        wanted = None if asked == replace(USUAL, limit=None) else set(self._article_ids(asked))
        counted = self._counts_of_negotiations(wanted)
        found = [negotiation for negotiation in self._negotiations() if negotiation.id in counted]
        found = [negotiation for negotiation in found if asked.negotiation in (None, negotiation.id)]
        shown = [replace(negotiation, **counted[negotiation.id]) for negotiation in found]
        shown.sort(key=lambda n: (-n.articles, n.id))
        return iter(shown[: f.limit])

    def belongings(self, f: Filter = USUAL) -> Iterator[Belonging]:
        """Which articles belong to which negotiation, and why; with `negotiation` in the filter, to that one."""
        self.settle()
        asked = self._meant(f)
        order = {id: at for at, id in enumerate(self._article_ids(asked))}
        rows = self._all(
            "SELECT b.negotiation, a.id, b.score, b.reasons FROM belongs b JOIN article a ON a.no = b.article"
        )
        kept = [row for row in rows if row[1] in order and asked.negotiation in (None, row[0])]
        for negotiation, article, score, reasons in sorted(kept, key=lambda row: (order[row[1]], -row[2], row[0])):
            yield Belonging(negotiation=negotiation, entry=article, score=score, reasons=tuple(json.loads(reasons)))

    def negotiation(self, name: str) -> Negotiation:
        """The negotiation of that id, name or alias; raises RecordError, naming those there are."""
        self.settle()
        wanted = name.casefold()
        every = list(self._negotiations())
        for found in every:
            names = {found.id, found.name.casefold(), *(a.casefold() for a in found.aliases), *found.suggested}
            if wanted in names or name in names:
                return found
        there = ", ".join(found.id for found in every) or "none"
        raise RecordError(f"no negotiation {name!r} in the record; `pourparler negotiations` lists them: {there}")

    def namesakes(self) -> Iterator[Namesake]:
        """People of one name whom nothing makes one; `review merge` may."""
        self.settle()
        rows = self._all("SELECT first, second, why FROM namesake ORDER BY first, second")
        return (Namesake(first=first, second=second, why=why) for first, second, why in rows)

    def appearances(self, person: str) -> list[Appearance]:
        """For a person whom the registry lacks: each article, the id in it alone, and why it is the same as before."""
        self.settle()
        rows = self._all(
            "SELECT a.id, p.node, p.why FROM person p JOIN article a ON a.no = p.article WHERE p.person = ? "
            "ORDER BY a.first_day IS NULL, a.first_day, a.id",
            person,
        )
        return [Appearance(person=person, article=article, alone=node, why=why) for article, node, why in rows]

    def _meant(self, f: Filter) -> Filter:
        """The filter with the negotiation by its id."""
        return f if f.negotiation is None else replace(f, negotiation=self.negotiation(f.negotiation).id)

    def _negotiations(self) -> Iterator[Negotiation]:
        for (found,) in self._all("SELECT found FROM negotiation ORDER BY position"):
            yield negotiation_from(json.loads(found))

    def _counts_of_negotiations(self, wanted: set[str] | None) -> dict[str, dict[str, Any]]:
        counted: dict[str, dict[str, Any]] = {}
        days: defaultdict[str, list[str]] = defaultdict(list)
        articles: defaultdict[str, int] = defaultdict(int)
        rows = self._all(
            "SELECT b.negotiation, a.id, a.first_day FROM belongs b JOIN article a ON a.no = b.article "
            "WHERE a.no NOT IN (SELECT article FROM superseded)"
        )
        for negotiation, article, day in rows:
            if wanted is None or article in wanted:
                articles[negotiation] += 1
                days[negotiation] += [day] if day else []
        said: defaultdict[str, int] = defaultdict(int)
        rows = self._all(
            "SELECT t.negotiation, a.id, count(*) FROM told t JOIN statement s ON s.article = t.article "
            "AND t.start <= s.start AND s.start < t.stop JOIN article a ON a.no = s.article "
            "WHERE s.repeats IS NULL AND s.kind <> 'attitude' AND a.no NOT IN (SELECT article FROM superseded) "
            "GROUP BY t.negotiation, a.no"
        )
        for negotiation, article, number in rows:
            if wanted is None or article in wanted:
                said[negotiation] += number
        for negotiation, number in articles.items():
            first, last = min(days[negotiation], default=None), max(days[negotiation], default=None)
            counted[negotiation] = {
                "articles": number, "statements": said[negotiation], "first_day": first, "last_day": last,
            }  # fmt: skip
        return counted

    def _join_people(self) -> None:
        people, namesakes = merged(self._known(), apart=self._split())
        self._connection.execute("DELETE FROM person")
        self._connection.execute("DELETE FROM namesake")
        rows = [
            (known.actor, known.node, person.id, why, known.article)
            for person in people
            for known, why in zip(person.known, person.why, strict=True)
        ]
        self._many(
            "INSERT INTO person (article, actor, node, person, why) "
            "SELECT no, ?1, ?2, ?3, ?4 FROM article WHERE id = ?5",
            rows,
        )
        self._many(
            "INSERT INTO namesake (first, second, why) VALUES (?, ?, ?)",
            [(each.first, each.second, each.why) for each in namesakes],
        )

    def _split(self) -> frozenset[str]:
        """Those whom somebody judged to be no one else."""
        return standing(self.judgements()).apart

    def _known(self) -> Iterator[Known]:
        affairs: defaultdict[str, set[str]] = defaultdict(set)
        for negotiation, article in self._all(
            "SELECT b.negotiation, a.id FROM belongs b JOIN article a ON a.no = b.article"
        ):
            affairs[article].add(negotiation)
        found: dict[tuple[str, str], Known] = {}
        for article, day, actor, name, party, office in self._all(_PEOPLE):
            before = found.get((article, actor))
            offices = (before.offices if before else frozenset()) | ({office} if office else frozenset())
            found[article, actor] = Known(
                article=article,
                actor=actor,
                name=before.name if before else name,
                day=day,
                party=before.party if before and before.party else party,
                offices=offices,
                negotiations=frozenset(affairs[article]),
            )
        return iter(found.values())

    def people(self) -> Mapping[tuple[str, str], str]:
        """Who a new person of an article is in the record, by article and id, where that is another id."""
        rows = self._all(
            "SELECT a.id, p.actor, p.person FROM person p JOIN article a ON a.no = p.article WHERE p.person <> p.actor"
        )
        return {(article, actor): person for article, actor, person in rows}

    def _known_as(self) -> dict[str, str]:
        """Ids of new people that others stand for: of one article alone, and spellings that are nobody's own id."""
        rows = self._all("SELECT actor, node, person FROM person ORDER BY person, actor, node")
        own = {person for _, _, person in rows}
        found = {node: person for _, node, person in rows if node not in own}
        return found | {actor: person for actor, _, person in rows if actor not in own}

    def standing(self) -> Standing:
        """How the record stands after its judgements, with who is one across articles."""
        return replace(super().standing(), people=self.people(), known_as=self._known_as())


def _lines_json(scene: Scene) -> str:
    return json.dumps([[line.start, line.stop, line.sides, line.cues] for line in scene.lines])
