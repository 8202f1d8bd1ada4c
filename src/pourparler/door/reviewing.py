"""What people judge of a record's entries, and which entries a judgement is on.

In: judgements, ids as a person writes them. Out: judgements as kept; the entries that listings join with one.
Refused: an id that the record lacks, a beginning that several entries have (RecordError, naming them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler import rows
from pourparler.analysis.proposals import on_table
from pourparler.analysis.talks import talks_on_record
from pourparler.door.entries import Entries
from pourparler.door.stances import Stances
from pourparler.door.telling import articles_of
from pourparler.errors import RecordError
from pourparler.record.judgement import Judgement, Verdict, judgement_json
from pourparler.rows import Row


class Reviewing(Stances):
    """A record whose entries are judged."""

    def judge(self, judgement: Judgement, *, joined: bool = False) -> Judgement:
        """Keep a judgement, its targets given by whole ids or by beginnings that only one entry has; gives it as kept.

        `joined`: it is on what every article tells of the same talks or proposals.

        Raises RecordError where a target is not in the record, or a beginning fits several.
        """
        targets = tuple(self._whole(id, judgement.verdict) for id in judgement.targets)
        if joined:
            others = (id for group in self.joined(targets).values() for id in group)
            targets = tuple(dict.fromkeys((*targets, *others)))
        whole = Judgement.make(
            judgement.verdict,
            targets,
            who=judgement.who,
            when=judgement.when,
            note=judgement.note,
            correction=judgement.correction,
        )
        self.store.judge(whole)
        self.store.settle()
        return whole

    def joined(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each of these talks and proposals that several articles tell of, all ids that listings join with it.

        >>> from pourparler import Record
        >>> with Record.open(":memory:") as record:
        ...     record.joined(["t-84ecb2f42f0b7def"])
        {}
        """
        asked = tuple(ids)
        groups = [*self._joined_talks(asked), *self._joined_proposals(asked)]
        return {id: group for id in asked for group in groups if id in group and len(group) > 1}

    def _joined_talks(self, ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """As found: what somebody rejected is still joined with the rest."""
        if any(id.startswith("t-") for id in ids):
            every = tuple(self.store.talks())
            for talks in talks_on_record(articles_of(every, self._sources()), every):
                yield tuple(telling.talks_id for telling in talks.tellings)

    def _joined_proposals(self, ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if any(id.startswith("p-") for id in ids):
            every = tuple(self.store.proposals())
            for proposal in on_table(articles_of(every, self._sources()), every, ()):
                yield tuple(dict.fromkeys(telling.place.proposal_id for telling in proposal.tellings))

    def judgements(self) -> Entries[Judgement]:
        """Every judgement in the order it was made, undone or not."""
        return Entries(self.store.judgements, self._judgement_row, judgement_json)

    def _judgement_row(self, judgement: Judgement) -> Row:
        return rows.judgement_row(judgement, in_force=judgement in self.store.standing().in_force)

    def _whole(self, id: str, verdict: Verdict) -> str:
        """The id that begins like this; what fits nothing is left for the store to refuse."""
        if verdict == "undo":
            found = [judgement.id for judgement in self.store.judgements() if judgement.id.startswith(id)]
        else:
            found = [] if self.store.actor(id) else self.store.beginning(id)
        if len(found) > 1 and id not in found:
            raise RecordError(f"{id} begins {len(found)} ids: {', '.join(found[:4])}; give more of it")
        return found[0] if len(found) == 1 else id
