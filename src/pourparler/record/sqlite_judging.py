"""The judgements in a record in SQLite, and its entries as they stand after them.

In: judgements, and what is asked. Out: statements and actors, as found or as they stand.
Refused: a judgement on what the record does not hold; RecordError names the cure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from pourparler.errors import RecordError
from pourparler.model import Actor, Article, Span, Statement
from pourparler.record.amending import LAYERS, named, unfit
from pourparler.record.entries import ActorEntry
from pourparler.record.filter import EVERY_KIND, USUAL, Filter
from pourparler.record.judged import Judged, as_it_stands
from pourparler.record.judgement import CorrectActor, CorrectAddressee, Judgement, correction_json
from pourparler.record.roster import Sighting, roster, sightings
from pourparler.record.sqlite_file import told_plainly, writing
from pourparler.record.sqlite_query import (
    ORDER,
    Where,
    about_where,
    article_where,
    every,
    kinds_where,
    negotiation_where,
    speaker_where,
    words_where,
)
from pourparler.record.sqlite_reading import limit_of, names_of, spelled_row
from pourparler.record.sqlite_revisions import SQLiteRevisions
from pourparler.record.standing import Standing
from pourparler.record.statement_rows import ActorRow, actor_of

_STATEMENT = "statement s JOIN article a ON a.no = s.article"
_ACTOR_JUDGED = "SELECT no FROM actor WHERE id IN (SELECT target FROM judgement_target)"
# Statements whose speaker a judgement may have changed: judged themselves, or theirs is an actor that was merged.
_TOUCHED = (
    "(s.id IN (SELECT target FROM judgement_target) OR s.no IN (SELECT newer FROM carried) "
    f"OR ifnull(s.actor, -1) IN ({_ACTOR_JUDGED}) "
    f"OR s.no IN (SELECT statement FROM candidate WHERE actor IN ({_ACTOR_JUDGED})) "
    "OR s.article IN (SELECT article FROM person WHERE person <> actor))"
)
_JUDGED_BY: Mapping[str, tuple[str, ...]] = {
    "undo": ("judgement",), "merge": ("statement", "actor"), "split": ("statement", "actor"),
}  # fmt: skip
_ROLES = {
    "speaker": "JOIN actor w ON w.no = s.actor LEFT JOIN part p ON p.statement = s.no AND p.role = 'source'",
    "addressee": "JOIN actor w ON w.no = s.addressee LEFT JOIN part p ON p.statement = s.no AND p.role = 'addressee'",
    "via": "JOIN via v ON v.statement = s.no JOIN actor w ON w.no = v.actor "
    "LEFT JOIN part p ON p.statement = s.no AND p.role = 'via-source' AND p.position = v.position",
}


class SQLiteJudging(SQLiteRevisions):
    """What people judged, and the entries as they stand."""

    def judge(self, judgement: Judgement) -> None:
        """Keeps a judgement, once; raises RecordError where its targets are not in the record."""
        with told_plainly(self._name), writing(self._connection):
            if self._all("SELECT 1 FROM judgement WHERE id = ?", judgement.id):
                return
            self._prove_targets(judgement)
            corrected = correction_json(judgement.correction)
            kept = (judgement.id, judgement.verdict, judgement.who, judgement.when, judgement.note)
            self._connection.execute(
                "INSERT INTO judgement (id, verdict, who, made, note, correction) VALUES (?, ?, ?, ?, ?, ?)",
                spelled_row((*kept, json.dumps(corrected) if corrected else None)),
            )
            self._connection.executemany(
                "INSERT INTO judgement_target (judgement, position, target) "
                "SELECT no, ?, ? FROM judgement WHERE id = ?",
                [spelled_row((i, target, judgement.id)) for i, target in enumerate(judgement.targets)],
            )
            self._carry_judged(judgement.targets)

    def _prove_targets(self, judgement: Judgement) -> None:
        verdict, found = judgement.verdict, self._sorts(judgement.targets)
        wanted = _JUDGED_BY.get(verdict, ("statement", *LAYERS))
        for target in judgement.targets:
            if (sort := found.get(target)) not in wanted:
                raise RecordError(self._no_such(verdict, target, sort, wanted))
            if judgement.correction is not None and (why := unfit(judgement.correction, str(sort))):
                raise RecordError(f"correct: {target}: {why}")
        if verdict in ("merge", "split") and len({found[target] for target in judgement.targets}) > 1:
            told = ", ".join(f"{target} is {named(found[target])}" for target in judgement.targets)
            raise RecordError(f"{verdict}: all targets must be of one sort; {told}")
        match judgement.correction:
            case CorrectAddressee(addressee=addressee) if addressee is not None:
                self._prove_inside(addressee.span, judgement.targets)

    def _prove_inside(self, span: Span, targets: tuple[str, ...]) -> None:
        for statement in self._statements(targets):
            article = self.article(statement.article_id)
            if article is not None and span.end > len(article.text):
                raise RecordError(f"correct: {span.start}..{span.end} leaves the text of article {article.id}")

    def _sorts(self, ids: tuple[str, ...]) -> dict[str, str]:
        """What sort of entry each id is of, where the record holds it."""
        sorts = ("actor", "judgement", *LAYERS, "statement")
        return {id: sort for sort in sorts for id in self._held(sort, ids)}

    def _no_such(self, verdict: str, target: str, sort: str | None, wanted: tuple[str, ...]) -> str:
        found = f"is {named(sort)}" if sort else f"is nothing that {self._name} holds"
        listed = "review list" if wanted == ("judgement",) else f"{wanted[0]}s"
        *others, last = map(named, wanted)
        sorts = f"{', '.join(others)} or {last}" if others else last
        return f"{verdict}: {target} {found}; give the id of {sorts}, as `pourparler {listed} -r {self._name}` has it"

    def _held(self, table: str, ids: tuple[str, ...]) -> set[str]:
        held = {row[0] for row in self._chosen(f"SELECT id FROM {table} WHERE id IN", ids)}
        if table == "actor":
            held |= {a.id for a in _brought_in(self.standing()) if a.id in ids}
            held |= {row[0] for row in self._chosen("SELECT person FROM person WHERE person IN", ids)}
            held |= {row[0] for row in self._chosen("SELECT node FROM person WHERE node IN", ids)}
        return held

    def beginning(self, id: str) -> list[str]:
        """The ids of entries that begin like this."""
        sorts = " UNION ALL ".join(f"SELECT id FROM {sort}" for sort in ("statement", *LAYERS))
        return self._ids(f"SELECT id FROM ({sorts}) WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id", id)

    def orphans(self) -> Iterator[Judgement]:
        """Judgements in force on entries that a newer reading no longer finds."""
        for judgement in self.standing().in_force:
            if not self._sorts(judgement.targets).keys() >= set(judgement.targets):
                yield judgement

    def left_behind(self) -> Iterator[Judgement]:
        """Judgements in force on words that only a superseded text has."""
        with self._one_moment():
            now, carried = self.standing(), self._carried()
            targets = sorted({target for judgement in now.in_force for target in judgement.targets})
            superseded = self._superseded(targets)
            later = [same.newer for found in carried.values() for same in found]
            stands = set(later) - self._superseded(sorted(later))
        for judgement in now.in_force:
            for target in judgement.targets:
                if target in superseded and stands.isdisjoint(same.newer for same in carried.get(target, ())):
                    yield judgement
                    break

    def _superseded(self, ids: Sequence[str]) -> set[str]:
        """Those of which only a text tells that a later one took the place of."""
        gone = "SELECT s.id FROM {} s JOIN superseded x ON x.article = s.article WHERE s.id IN"
        return {row[0] for sort in ("statement", *LAYERS) for row in self._chosen(gone.format(sort), ids)}

    def judged(self, f: Filter = USUAL) -> Iterator[Judged]:
        """The statements asked for as they stand, each with how it was found; rejected and merged ones are left out."""
        f = self._meant(f)
        with self._one_moment():
            now = self.standing()
            ids = self._statement_ids(self._where_as_it_stands(f, now), None)
            faces = self._faces(now, f.last_day)
        names = _ids_asked(f, now)
        return _asked(self._statements(ids), f, names, now, faces)

    def statements(self, f: Filter = USUAL, *, judged: bool = False) -> Iterator[Statement]:
        """The statements asked for, as found; with `judged`, as they stand."""
        if judged:
            return (j.statement for j in self.judged(f))
        f = self._meant(f)
        where = every(self._where(f, of="statement"), speaker_where(f, names_of(f, self.standing())))
        return self._statements(self._statement_ids(where, f.limit))

    def actors(self, f: Filter = USUAL) -> Iterator[ActorEntry]:
        """Who speaks, is spoken to or passes on in the statements asked for, as they stand; the busiest first."""
        f = self._meant(f)
        with self._one_moment():
            now = self.standing()
            faces = self._faces(now, f.last_day)
            found = [*self._sightings(f, now), *self._touched_sightings(f, now, faces)]
        return iter(list(roster(found, now.resolve, faces))[: f.limit])

    def actor(self, id: str) -> ActorEntry | None:
        """The actor of that id, or the one it was merged into; one known only by attitudes is counted by these."""
        for kinds in (USUAL.kinds, EVERY_KIND):
            for entry in self.actors(Filter(actor=id, kinds=kinds)):
                return entry
        return None

    def _where(self, f: Filter, *, of: str) -> Where:
        words, told = words_where(f, of=of), negotiation_where(f, of=of)
        return every(article_where(f), kinds_where(f), words, told, about_where(f, of=of))

    def _where_as_it_stands(self, f: Filter, now: Standing) -> Where:
        """The conditions as found, loosened for the statements whose speaker a judgement may have changed."""
        speaker = speaker_where(f, names_of(f, now))
        loosened = Where(conditions=[f"({speaker} OR {_TOUCHED})"], values=speaker.values)
        return every(self._where(f, of="statement"), loosened if speaker.conditions else Where())

    def _statement_ids(self, where: Where, limit: int | None) -> list[str]:
        return self._ids(
            f"SELECT s.id FROM {_STATEMENT} LEFT JOIN actor w ON w.no = s.actor "
            f"WHERE {where} ORDER BY {ORDER}, s.start, s.position LIMIT ?",
            *where.values,
            limit_of(limit),
        )

    def _sightings(self, f: Filter, now: Standing) -> Iterator[Sighting]:
        """Where statements that no judgement touches name an actor."""
        where = every(self._where(f, of="statement"), speaker_where(f, names_of(f, now)))
        where.also(f"NOT {_TOUCHED}")
        for role, joined in _ROLES.items():
            found = self._all(
                "SELECT w.no, w.id, w.name, w.kind, w.party, w.office, p.words, a.id, a.first_day, s.repeats "
                f"FROM {_STATEMENT} {joined} WHERE {where}",
                *where.values,
            )
            for *actor, words, article, day, repeats in found:
                yield Sighting(
                    role=role,  # type: ignore[arg-type]
                    actor=actor_of(ActorRow(*actor)),
                    words=words,
                    article=article,
                    day=day,
                    repeats=repeats is not None,
                )

    def _touched_sightings(self, f: Filter, now: Standing, faces: dict[str, Actor]) -> Iterator[Sighting]:
        """Where statements that a judgement touches name an actor, as they stand."""
        where = self._where(f, of="statement")
        where.also(_TOUCHED)
        names = _ids_asked(f, now)
        article: Article | None = None
        for statement in self._statements(self._statement_ids(where, None)):
            judged = as_it_stands(statement, now, faces)
            if article is None or article.id != statement.article_id:
                article = self.article(statement.article_id)
            if article is not None and judged.state not in ("rejected", "merged"):
                for sighting in sightings(judged.statement, article):
                    if _is_asked(sighting.actor, f, names):
                        yield sighting

    def _faces(self, now: Standing, last_day: str | None) -> dict[str, Actor]:
        """How each actor that others were merged into is shown: as last described, by `last_day` if possible."""
        brought = {a.id: a for a in _brought_in(now)}
        found = {}
        for root in sorted({now.resolve(id) for id in now.into}):
            rows = self._all(
                "SELECT w.no, w.id, w.name, w.kind, w.party, w.office FROM actor w "
                "LEFT JOIN statement s ON s.actor = w.no LEFT JOIN article a ON a.no = s.article WHERE w.id = ? "
                "ORDER BY ifnull(a.no IN (SELECT article FROM superseded), FALSE), "
                " ifnull(a.last_day <= ?, FALSE) DESC, ifnull(a.first_day, '') DESC, a.id DESC, w.no LIMIT 1",
                root,
                last_day or "9999",
            )
            if rows or root in brought:
                found[root] = actor_of(ActorRow(*rows[0])) if rows else brought[root]
        return found


def _ids_asked(f: Filter, now: Standing) -> set[str]:
    """The ids that the actor asked for has once it stands as it does."""
    return set(now.group(f.actor)) if f.actor is not None else set()


def _asked(
    statements: Iterator[Statement], f: Filter, names: set[str], now: Standing, faces: dict[str, Actor]
) -> Iterator[Judged]:
    given = 0
    for statement in statements:
        judged = as_it_stands(statement, now, faces)
        if f.limit is not None and given >= f.limit:
            return
        if judged.state not in ("rejected", "merged") and _is_asked(judged.statement.actor, f, names):
            given += 1
            yield judged


def _is_asked(actor: Actor | None, f: Filter, names: set[str]) -> bool:
    if f.actor is not None and (actor is None or actor.id not in names):
        return False
    return f.party is None or (actor is not None and f.party in (actor.party, actor.id))


def _brought_in(now: Standing) -> Iterator[Actor]:
    """Actors that came with a correction, whether or not an article names them."""
    for judgement in now.in_force:
        match judgement.correction:
            case CorrectActor(actor=actor) if actor is not None:
                yield actor
            case CorrectAddressee(addressee=addressee) if addressee is not None and addressee.actor is not None:
                yield addressee.actor
