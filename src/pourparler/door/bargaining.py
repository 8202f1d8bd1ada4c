"""What is on the table, asked of a record: talks, proposals, positions, commitments.

In: what is asked. Out: `Entries`, each with its article and according to whom.
Refused: what only a statement tells that a person rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar, Unpack

from pourparler import rows
from pourparler.analysis import first_day
from pourparler.analysis.proposals import OnTable, on_table
from pourparler.analysis.talks import TalksOnRecord, talks_on_record
from pourparler.door.asking import Asking
from pourparler.door.entries import Asked, Entries
from pourparler.errors import RecordError
from pourparler.model import Article, Commitment, Position, Proposal, Statement, Talks
from pourparler.record import Filter
from pourparler.record.bargaining_validity import statements_of
from pourparler.record.negotiations.negotiation import Negotiation
from pourparler.rows import Row

if TYPE_CHECKING:
    from pourparler.present.dossier import OnRecord

Told = TypeVar("Told", Position, Commitment)
Bargained = Talks | Proposal | Position | Commitment


class Bargaining(Asking):
    """What a record answers about what is on the table."""

    def talks(self, **asked: Unpack[Asked]) -> Entries[TalksOnRecord]:
        """Talks joined across the articles asked for, each with what became of it, turn by turn.

        The period, outlet and negotiation say which articles; what else is asked, which of the joined ones; `status`
        is how they stand in the end, `type` their kind.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     list(record.talks(status="stalled"))
        []
        """
        sources = self._sources()
        return Entries(
            lambda: self._courses(self.filter(**asked), sources),
            lambda talks: rows.course_row(talks, sources),
            lambda talks: rows.course_entry(talks, sources),
        )

    def _courses(self, wanted: Filter, sources: rows.Sources) -> Iterator[TalksOnRecord]:
        every = tuple(self.store.talks(_of_articles(wanted)))
        named = {talks.id for talks in self.store.talks(replace(wanted, status=None, type=None, limit=None))}
        joined = talks_on_record(_articles(every, sources), every)
        kept = (talks for talks in joined if any(telling.talks_id in named for telling in talks.tellings))
        kept = (talks for talks in kept if wanted.status in (None, talks.status))
        return islice((talks for talks in kept if wanted.type in (None, talks.kind)), wanted.limit)

    def talks_by_article(self, **asked: Unpack[Asked]) -> Entries[Talks]:
        """Talks as each article tells of them, not joined.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     list(record.talks_by_article(status="planned"))
        []
        """
        return Entries(
            lambda: self.store.talks(self.filter(**asked)),
            lambda talks: rows.talks_row(talks, self._article(talks.article_id)),
            lambda talks: rows.talks_entry(talks, self._article(talks.article_id)),
        )

    def proposals_by_article(self, **asked: Unpack[Asked]) -> Entries[Proposal]:
        """Proposals as each article tells of them, not joined."""
        return Entries(
            lambda: self.store.proposals(self.filter(**asked)),
            lambda proposal: rows.proposal_row(proposal, self._article(proposal.article_id)),
            lambda proposal: rows.proposal_entry(proposal, self._article(proposal.article_id)),
        )

    def proposals(self, **asked: Unpack[Asked]) -> Entries[OnTable]:
        """Proposals joined across the articles asked for, with the answers of each side to each term.

        The period, outlet and negotiation say which articles; what else is asked, which of the joined ones.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     list(record.proposals(party="ostra"))
        []
        """
        sources = self._sources()

        return Entries(
            lambda: self._on_table(self.filter(**asked), sources),
            lambda each: rows.on_table_row(each, sources),
            lambda each: rows.on_table_entry(each, sources),
        )

    def _on_table(self, wanted: Filter, sources: rows.Sources) -> Iterator[OnTable]:
        told = _of_articles(wanted)
        every, positions = tuple(self.store.proposals(told)), tuple(self._standing(self.store.positions(told)))
        named = {proposal.id for proposal in self.store.proposals(replace(wanted, limit=None))}
        joined = on_table(_articles((*every, *positions), sources), every, positions)
        return islice((o for o in joined if any(t.place.proposal_id in named for t in o.tellings)), wanted.limit)

    def positions(self, **asked: Unpack[Asked]) -> Entries[Position]:
        """The positions asked for; `party` asks for whose they are, `actor` for who said so, `type` for a stance.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     list(record.positions(issue="sanctions", party="ostra"))
        []
        """
        return Entries(
            lambda: self._standing(self.store.positions(self.filter(**asked))),
            lambda p: rows.position_row(p, self._article(p.article_id), self._said(p.statement)),
            lambda p: rows.position_entry(p, self._article(p.article_id), self._said(p.statement)),
        )

    def matrix(self, **asked: Unpack[Asked]) -> Row:
        """The sides and issues of a negotiation, each cell with its dated quotations, as JSON.

        Raises RecordError where the record holds several negotiations and none is asked for.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     record.matrix()["cells"]
        []
        """
        affair = self._affair(asked.get("negotiation"))
        found = self.positions(**(asked | {"negotiation": affair.id if affair else None}))
        held = sorted(found.json(), key=lambda p: (*_order(p), p["id"]))
        sides = [side.id for side in affair.parties] if affair else []
        return rows.matrix_entry(affair.id if affair else None, held, sides)

    def _affair(self, name: str | None) -> Negotiation | None:
        """The negotiation of that name, or the only one; None where the record holds none."""
        if name is not None:
            return self.store.negotiation(name)
        found = list(self.store.negotiations())
        if len(found) > 1:
            known = ", ".join(each.id for each in found[:12]) + (" …" if len(found) > 12 else "")
            raise RecordError(f"the record holds {len(found)} negotiations; name one with --negotiation: {known}")
        return found[0] if found else None

    def commitments(self, **asked: Unpack[Asked]) -> Entries[Commitment]:
        """What sides undertook to do, by when; `party` asks for who undertook it."""
        return Entries(
            lambda: self._standing(self.store.commitments(self.filter(**asked))),
            lambda c: rows.commitment_row(c, self._article(c.article_id), self._said(c.statement)),
            lambda c: rows.commitment_entry(c, self._article(c.article_id), self._said(c.statement)),
        )

    def _on_record(self, wanted: Filter) -> OnRecord:
        """What happened and what is on the table, for the dossier."""
        from pourparler.present.dossier import OnRecord

        sources = self._sources()
        positions = tuple(self._standing(self.store.positions(wanted)))
        commitments = tuple(self._standing(self.store.commitments(wanted)))
        every: tuple[Bargained, ...] = (
            *self.store.talks(wanted),
            *self.store.proposals(wanted),
            *positions,
            *commitments,
        )
        told = {id: sources.said(id) for entry in every for id in statements_of(entry)}
        affair = self.store.negotiation(wanted.negotiation) if wanted.negotiation else None
        return OnRecord(
            events=tuple(self.store.events(wanted)),
            talks=tuple(self._courses(wanted, sources)),
            proposals=tuple(self._on_table(wanted, sources)),
            positions=positions,
            told={id: said for id, said in told.items() if said},
            foremost=tuple(side.id for side in affair.parties) if affair else (),
        )

    def _sources(self) -> rows.Sources:
        """Articles and statements, each looked up once."""
        articles: dict[str, Article] = {}
        said: dict[str | None, Statement | None] = {}

        def article(id: str) -> Article:
            if id not in articles:
                articles[id] = self._article(id)
            return articles[id]

        def statement(id: str | None) -> Statement | None:
            if id not in said:
                said[id] = self._said(id)
            return said[id]

        return rows.Sources(article=article, said=statement)

    def _standing(self, found: Iterable[Told]) -> Iterator[Told]:
        """Without what a rejected statement tells."""
        now = self.store.standing()
        return (entry for entry in found if entry.statement is None or now.state(entry.statement) != "rejected")

    def _said(self, id: str | None) -> Statement | None:
        """The statement as it stands after review."""
        if id is None:
            return None
        found = self.store.statement(id)
        if found is None or self.store.standing().state(id) != "corrected":
            return found
        asked = Filter(kinds=(found.kind,), superseded=True)
        return next((s for s in self.store.statements(asked, judged=True) if s.id == id), found)


def _order(position: Row) -> tuple[bool, str]:
    """By the day of the position, or of the article; the undated last."""
    day = first_day(position["date"]["value"] if position["date"] else position["article"]["published"])
    return day is None, day.isoformat() if day else ""


def _of_articles(wanted: Filter) -> Filter:
    """What is asked of articles alone, so that entries are joined before it is asked what they are."""
    return replace(wanted, actor=None, party=None, issues=(), status=None, type=None, text=None, limit=None)


def _articles(entries: Iterable[Bargained], sources: rows.Sources) -> list[Article]:
    return [sources.article(id) for id in dict.fromkeys(entry.article_id for entry in entries)]
