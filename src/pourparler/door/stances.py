"""Positions, moves, the matrix and commitments, asked of a record.

In: what is asked. Out: `Entries`, each with its article and according to whom.
Refused: to compare positions of one side in two negotiations; a matrix of several negotiations at once (RecordError).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Unpack

from pourparler import rows
from pourparler.analysis.kept import Outcome, outcomes
from pourparler.analysis.matrix import matrix
from pourparler.analysis.moves import Move, MoveKind, moves
from pourparler.door.bargaining import Bargaining
from pourparler.door.entries import Asked, Entries
from pourparler.door.telling import Bargained, of_articles
from pourparler.errors import RecordError
from pourparler.model import Position
from pourparler.record import Filter
from pourparler.record.bargaining_validity import statements_of
from pourparler.record.negotiations.negotiation import Negotiation
from pourparler.rows import Row

if TYPE_CHECKING:
    from pourparler.present.dossier import OnRecord
    from pourparler.present.positions import AffairPositions


class Stances(Bargaining):
    """What a record answers about where sides stand and what they undertook."""

    def positions(self, **asked: Unpack[Asked]) -> Entries[Position]:
        """The positions asked for; `party` asks for whose they are, `actor` for who said so, `type` for a stance.

        As rows and JSON each has the move from the side's position before it on the issue, in the same negotiation.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     list(record.positions(issue="sanctions", party="ostra"))
        []
        """
        sources = self._sources()
        moved: dict[str, Move] = {}

        def found() -> Iterator[Position]:
            wanted = self.filter(**asked)
            moved.update(self._moved(wanted))
            return self._standing(self.store.positions(wanted, judged=True))

        return Entries(
            found,
            lambda position: rows.position_row(position, sources, moved.get(position.id)),
            lambda position: rows.position_entry(position, sources, moved.get(position.id)),
        )

    def moves(self, *, kind: MoveKind | None = None, **asked: Unpack[Asked]) -> Entries[Move]:
        """The moves to the positions asked for, each with the position before it, in the order of the days.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     list(record.moves(kind="softened"))
        []
        """
        sources = self._sources()

        def found() -> Iterator[Move]:
            wanted = self.filter(**asked)
            named = {position.id for position in self.store.positions(replace(wanted, limit=None), judged=True)}
            kept = (move for move in self._moved(wanted).values() if move.to.id in named)
            return islice((move for move in kept if kind in (None, move.move)), wanted.limit)

        return Entries(found, lambda move: rows.move_row(move, sources), lambda move: rows.move_entry(move, sources))

    def _moved(self, wanted: Filter) -> dict[str, Move]:
        """The move to each position by its id, in the order of the days; what came before `since` is compared with too.

        One affair after the other, the largest first: what a side says in two affairs is never compared.
        """
        told = replace(of_articles(wanted), since=None)
        known = [wanted.negotiation] if wanted.negotiation else [each.id for each in self.store.negotiations()]
        affairs: list[str | None] = [*known] or [None]
        found: dict[str, Move] = {}
        for affair in affairs:
            held = list(self._standing(self.store.positions(replace(told, negotiation=affair), judged=True)))
            homes = dict.fromkeys(position.article_id for position in held)
            days, texts = {id: self._published(id) for id in homes}, {id: self._article(id).text for id in homes}
            for move in moves(held, days, texts):
                found.setdefault(move.to.id, move)
        return found

    def _published(self, article: str) -> str:
        published = self._article(article).published
        return published.value if published else ""

    def matrix(self, **asked: Unpack[Asked]) -> Row:
        """The sides and issues of a negotiation, each cell with its dated quotations, as JSON.

        Raises RecordError where the record holds several negotiations and none is asked for.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     record.matrix()["cells"]
        []
        """
        affair = self._affair(asked.get("negotiation"))
        wanted = self.filter(**(asked | {"negotiation": affair.id if affair else None}))
        sources, moved = self._sources(), self._moved(wanted)
        held = list(self._standing(self.store.positions(wanted, judged=True)))
        articles = {position.article_id: sources.article(position.article_id) for position in held}
        said = {id: told for position in held if (id := position.statement) and (told := sources.said(id))}
        sides = tuple(side.id for side in affair.parties) if affair else ()
        return rows.matrix_entry(affair.id if affair else None, matrix(held, articles, said), sides, sources, moved)

    def _affair(self, name: str | None) -> Negotiation | None:
        """The negotiation of that name, or the only one; None where the record holds none."""
        if name is not None:
            return self.store.negotiation(name)
        found = list(self.store.negotiations())
        if len(found) > 1:
            known = ", ".join(each.id for each in found[:12]) + (" …" if len(found) > 12 else "")
            raise RecordError(f"the record holds {len(found)} negotiations; name one with --negotiation: {known}")
        return found[0] if found else None

    def commitments(self, **asked: Unpack[Asked]) -> Entries[Outcome]:
        """What sides undertook to do, by when, and what became of it as far as later articles tell; `party` asks for
        who undertook it, `status` for what became of it: kept, broken, unknown.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     list(record.commitments(status="broken"))
        []
        """
        sources = self._sources()
        return Entries(
            lambda: self._outcomes(self.filter(**asked)),
            lambda outcome: rows.commitment_row(outcome, sources),
            lambda outcome: rows.commitment_entry(outcome, sources),
        )

    def _outcomes(self, wanted: Filter) -> Iterator[Outcome]:
        held = list(self._standing(self.store.commitments(replace(wanted, status=None, limit=None), judged=True)))
        if not held:
            return iter(())
        after = replace(of_articles(wanted), since=None)
        found = outcomes(held, self.store.articles(after), self.store.events(after, judged=True))
        return islice((each for each in found if wanted.status in (None, each.outcome)), wanted.limit)

    def _on_record(self, wanted: Filter) -> OnRecord:
        """What happened and what is on the table, for the dossier."""
        from pourparler.present.dossier import OnRecord

        sources = self._sources()
        positions = tuple(self._standing(self.store.positions(wanted, judged=True)))
        commitments = tuple(self._outcomes(wanted))
        every: list[Bargained] = [*positions, *(outcome.commitment for outcome in commitments)]
        every += self.store.talks(wanted, judged=True)
        every += self.store.proposals(wanted, judged=True)
        told = {id: sources.said(id) for entry in every for id in statements_of(entry)}
        return OnRecord(
            events=tuple(self.store.events(wanted, judged=True)),
            talks=tuple(self._courses(wanted, sources)),
            proposals=tuple(self._on_table(wanted, sources)),
            affairs=tuple(self._affairs(wanted, positions)),
            moves={id: move.move for id, move in self._moved(wanted).items() if move.move},
            commitments=commitments,
            told={id: said for id, said in told.items() if said},
        )

    def _affairs(self, wanted: Filter, positions: tuple[Position, ...]) -> Iterator[AffairPositions]:
        """The positions by negotiation, the largest first, then those of none."""
        from pourparler.present.positions import AffairPositions

        known = [self.store.negotiation(wanted.negotiation)] if wanted.negotiation else list(self.store.negotiations())
        filed: set[str] = set()
        for affair in known:
            held = tuple(self._standing(self.store.positions(replace(wanted, negotiation=affair.id), judged=True)))
            filed |= {position.id for position in held}
            sides = tuple(side.id for side in affair.parties)
            yield AffairPositions(positions=held, id=affair.id, name=affair.name, foremost=sides)
        rest = tuple(position for position in positions if position.id not in filed)
        yield AffairPositions(positions=rest, name="Of no negotiation" if known else None)
