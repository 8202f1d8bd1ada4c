"""What is asked, as SQL for SQLite.

In: a `Filter`. Out: conditions with their values, over `article AS a`, `statement AS s` and `actor AS w` (who speaks).
Refused: filters that no entry of this kind has; RecordError says which to leave out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparler.errors import RecordError
from pourparler.record.filter import Filter, full_text_query
from pourparler.record.spelling import spelled

_NEWER = (
    "SELECT 1 FROM edition o JOIN edition n ON n.lineage = o.lineage AND n.turn > o.turn "
    "JOIN article b ON b.no = n.article WHERE o.article = a.no"
)
_WITH_ISSUES = ("position", "commitment", "proposal")
_BESIDE = 600
"""Code points: about the same paragraph, or the next."""
ORDER = "a.first_day IS NULL, a.first_day, a.published, a.id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Conditions that must all hold, and the values for their question marks."""

    conditions: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)

    def also(self, condition: str, *values: str) -> None:
        """Adds a condition with its values."""
        self.conditions.append(condition)
        self.values.extend(spelled(value) for value in values)

    def __str__(self) -> str:
        return " AND ".join(self.conditions) or "TRUE"


def article_where(f: Filter) -> Where:
    """The conditions on an article that hold for every kind of entry in it."""
    _refuse(f)
    where = Where()
    if f.outlet is not None:
        where.also("a.outlet_key = ?", f.outlet.casefold())
    if f.first_day:
        where.also("a.first_day >= ?", f.first_day)
    if f.last_day:
        where.also("a.last_day <= ?", f.last_day)
    if f.as_of_day and not f.superseded:
        where.also(f"NOT EXISTS ({_NEWER} AND b.last_day <= ?)", f.as_of_day)
    elif not f.superseded:
        where.also("a.no NOT IN (SELECT article FROM superseded)")
    return where


def _refuse(f: Filter) -> None:
    if f.status is not None:
        raise RecordError(f"status {f.status!r}: articles, statements and actors have no status; leave the filter out")


def speaker_where(f: Filter, actor_ids: tuple[str, ...]) -> Where:
    """The conditions on the one who speaks; `actor_ids` are all the ids that the actor asked for goes by."""
    where = Where()
    if f.actor is not None:
        where.also(f"w.id IN ({_marks(len(actor_ids))})", *actor_ids)
    if f.party is not None:
        where.also("(w.party = ? OR w.id = ?)", f.party, f.party)
    return where


def kinds_where(f: Filter) -> Where:
    """The conditions on what a statement is."""
    where = Where()
    where.also(f"s.kind IN ({_marks(len(f.kinds))})", *f.kinds)
    if not f.repeats:
        where.also("s.repeats IS NULL")
    if f.sure is not None:
        where.also("s.confidence >= CAST(? AS REAL)", str(f.sure))
    return where


def words_where(f: Filter, *, of: str) -> Where:
    """The condition on words, of an `article` or a `statement`; whitespace alone asks for nothing."""
    where = Where()
    if f.text is not None and f.text.strip():
        table, row = f"{of}_words", of[0]
        where.also(f"{row}.no IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)", full_text_query(f.text))
    return where


def negotiation_where(f: Filter, *, of: str, row: str | None = None) -> Where:
    """The condition that an `article` belongs to the negotiation (by its id), or another entry, in the rows of that
    alias, is of it by its place.
    """
    where = Where()
    if f.negotiation is not None and of == "article":
        where.also("a.no IN (SELECT article FROM belongs WHERE negotiation = ?)", f.negotiation)
    elif f.negotiation is not None:
        row = row or of[0]
        told = f"SELECT 1 FROM told t WHERE t.article = {row}.article AND t.negotiation = ?"
        where.also(f"EXISTS ({told} AND t.start <= {row}.start AND {row}.start < t.stop)", f.negotiation)
    return where


def issues_where(f: Filter, *, row: str) -> Where:
    """The condition that an entry of what is on the table, in the rows of that alias, is about one of the issues."""
    where = Where()
    if f.issues:
        about = " OR ".join([f"instr({row}.issues, ?) > 0"] * len(f.issues))
        where.also(f"({about})", *(f"|{slug}|" for slug in f.issues))
    return where


def about_where(f: Filter, *, of: str) -> Where:
    """The condition that an `article`, `statement` or `event` says something on one of the issues: a position, a
    commitment or a proposal that is about it stands there, or was told by the statement.
    """
    where = Where()
    if not f.issues:
        return where
    here = {
        "article": "x.article = a.no",
        "statement": "x.article = s.article AND instr(x.statements, '|' || s.id || '|') > 0",
        "event": "x.article = e.article AND x.start >= e.start AND x.start < e.start + length(e.passage)",
    }[of]
    told = [issues_where(f, row="x") for _ in _WITH_ISSUES]
    found = (
        f"EXISTS (SELECT 1 FROM {table} x WHERE {here} AND {each})"
        for table, each in zip(_WITH_ISSUES, told, strict=True)
    )
    where.also(f"({' OR '.join(found)})", *(value for each in told for value in each.values))
    return where


def beside_where(f: Filter) -> Where:
    """The condition that talks are told beside something on one of the issues: talks have no issue of their own."""
    where = Where()
    if f.issues:
        told, near = [issues_where(f, row="y") for _ in _WITH_ISSUES], f"abs(y.start - x.start) < {_BESIDE}"
        found = (
            f"EXISTS (SELECT 1 FROM {table} y WHERE y.article = x.article AND {near} AND {each})"
            for table, each in zip(_WITH_ISSUES, told, strict=True)
        )
        where.also(f"({' OR '.join(found)})", *(value for each in told for value in each.values))
    return where


def amendable_where(asked: Where, *, row: str, judged: bool) -> Where:
    """The condition on parts that people can correct; with `judged`, loosened for the entries that somebody judged."""
    if not judged or not asked.conditions:
        return asked
    touched = f"{row}.id IN (SELECT target FROM judgement_target)"
    return Where(conditions=[f"(({asked}) OR {touched})"], values=asked.values)


def every(*wheres: Where) -> Where:
    """All the conditions together."""
    return Where(conditions=[c for w in wheres for c in w.conditions], values=[v for w in wheres for v in w.values])


def _marks(count: int) -> str:
    return ", ".join("?" * count)
