"""Talks, proposals and happenings, asked of a record: joined across articles, or as each article tells of them.

In: what is asked. Out: `Entries`, each with its article and according to whom.
Refused: to join what was asked for by status or side before all of it is joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Unpack

from pourparler import rows
from pourparler.analysis.happenings import Happening, happenings
from pourparler.analysis.proposals import OnTable, on_table
from pourparler.analysis.talks import TalksOnRecord, talks_on_record
from pourparler.door.entries import Asked, Entries
from pourparler.door.telling import Telling, articles_of, of_articles
from pourparler.model import Proposal, Talks
from pourparler.record import Filter


class Bargaining(Telling):
    """What a record answers about talks and proposals."""

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
        every = tuple(self.store.talks(of_articles(wanted), judged=True))
        named = {
            talks.id for talks in self.store.talks(replace(wanted, status=None, type=None, limit=None), judged=True)
        }
        joined = talks_on_record(articles_of(every, sources), every)
        kept = (talks for talks in joined if any(telling.talks_id in named for telling in talks.tellings))
        kept = (talks for talks in kept if wanted.status in (None, talks.status))
        return islice((talks for talks in kept if wanted.type in (None, talks.kind)), wanted.limit)

    def happenings(self, **asked: Unpack[Asked]) -> Entries[Happening]:
        """Events joined across the articles asked for: one happening, with the outlets that witness it.

        The period, outlet and negotiation say which articles; what else is asked, which of the joined ones: those of
        which some event is such.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     list(record.happenings(status="happened"))
        []
        """
        sources = self._sources()
        return Entries(
            lambda: self._happenings(self.filter(**asked), sources),
            lambda one: rows.happening_row(one, sources),
            lambda one: rows.happening_entry(one, sources),
        )

    def _happenings(self, wanted: Filter, sources: rows.Sources) -> Iterator[Happening]:
        every = tuple(self.store.events(of_articles(wanted), judged=True))
        named = {event.id for event in self.store.events(replace(wanted, limit=None), judged=True)}
        articles = {event.article_id: sources.article(event.article_id) for event in every}
        joined = happenings(every, articles)
        return islice((one for one in joined if any(event.id in named for event in one.events)), wanted.limit)

    def talks_by_article(self, **asked: Unpack[Asked]) -> Entries[Talks]:
        """Talks as each article tells of them, not joined.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     list(record.talks_by_article(status="planned"))
        []
        """
        return Entries(
            lambda: self.store.talks(self.filter(**asked), judged=True),
            lambda talks: rows.talks_row(talks, self._article(talks.article_id)),
            lambda talks: rows.talks_entry(talks, self._article(talks.article_id)),
        )

    def proposals_by_article(self, **asked: Unpack[Asked]) -> Entries[Proposal]:
        """Proposals as each article tells of them, not joined."""
        return Entries(
            lambda: self.store.proposals(self.filter(**asked), judged=True),
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
        told = of_articles(wanted)
        every, positions = (
            tuple(self.store.proposals(told, judged=True)),
            tuple(self._standing(self.store.positions(told, judged=True))),
        )
        named = {proposal.id for proposal in self.store.proposals(replace(wanted, limit=None), judged=True)}
        joined = on_table(articles_of((*every, *positions), sources), every, positions)
        return islice((o for o in joined if any(t.place.proposal_id in named for t in o.tellings)), wanted.limit)
