"""What a record can do, whatever database keeps it.

In: findings, problems, judgements, and what is asked. Out: `Store`, the seam behind which SQLite stands.
Refused: nothing here; a store raises RecordError when it cannot be opened, read or written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from pourparler.errors import RecordError
from pourparler.model import Article, Commitment, Event, Extraction, Position, Proposal, Statement, Talks
from pourparler.problems import Problem
from pourparler.record.entries import ActorEntry, Added, Counts, Succession
from pourparler.record.filter import Filter
from pourparler.record.issues import IssuesFile, OwnIssue
from pourparler.record.judged import Judged
from pourparler.record.judgement import Judgement
from pourparler.record.merging import Appearance, Namesake
from pourparler.record.negotiations.negotiation import Belonging, Negotiation
from pourparler.record.revision import Difference
from pourparler.record.standing import Standing
from pourparler.record.visits import Visit

if TYPE_CHECKING:
    from pourparler.actors.registry import Registry


class Store(Protocol):
    """A record of coverage. Entries come in the order of publication (undated last), article id, place in the text.

    `add` is one transaction and returns once the article is safe on disk. A store belongs to one thread; several
    processes may have the same record open, readers are never kept waiting.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def close(self) -> None:
        """Lets go of the record; a closed store raises RecordError."""

    def add(self, extraction: Extraction, *, again: bool = False) -> Added:
        """Keeps an article and its findings; `again` replaces the findings of an article that is already there."""

    def known(self, article: Article) -> str | None:
        """The id under which this text is in the record, or None; another address of the same page makes no other."""

    def snapshot(self) -> AbstractContextManager[None]:
        """While open, everything read is of one moment; nothing can be written meanwhile through this store."""

    def note_problem(self, problem: Problem) -> None:
        """Keeps what was wrong with an input, once."""

    def visit(self, address: str) -> Visit | None:
        """The last visit to an address; None where there was none, or one of its articles is not in the record."""

    def note_visit(self, visit: Visit) -> None:
        """Keeps a visit in place of the last one to its address."""

    def problems(self) -> Iterator[Problem]:
        """Every problem, in the order met."""

    def articles(self, f: Filter = ...) -> Iterator[Article]:
        """The articles asked for; actor, party and kinds ask for articles that hold such a statement."""

    def article(self, id: str) -> Article | None:
        """The article of that id."""

    def extractions(self, f: Filter = ...) -> Iterator[Extraction]:
        """The articles asked for with all their findings and problems."""

    def extraction(self, id: str) -> Extraction | None:
        """Everything kept of the article of that id, as it was added."""

    def statements(self, f: Filter = ..., *, judged: bool = False) -> Iterator[Statement]:
        """The statements asked for, as found; with `judged`, as they stand: corrected, without what was rejected."""

    def judged(self, f: Filter = ...) -> Iterator[Judged]:
        """The statements asked for as they stand, each with how it was found and the judgements between the two."""

    def events(self, f: Filter = ..., *, judged: bool = False) -> Iterator[Event]:
        """The events asked for; `actor` and `party` ask for those in which these stand, on either side."""

    def event(self, id: str) -> Event | None:
        """The event of that id."""

    def talks(self, f: Filter = ..., *, judged: bool = False) -> Iterator[Talks]:
        """The talks that each article tells of; `actor` and `party` ask for those who take part, or mediate."""

    def proposals(self, f: Filter = ..., *, judged: bool = False) -> Iterator[Proposal]:
        """The proposals that each article tells of; `party` asks for who wrote, got, is bound by or answered them."""

    def positions(self, f: Filter = ..., *, judged: bool = False) -> Iterator[Position]:
        """The positions that each article tells of; `party` asks for whose they are, `actor` for who said so."""

    def commitments(self, f: Filter = ..., *, judged: bool = False) -> Iterator[Commitment]:
        """The commitments that each article tells of; `party` asks for who undertook them."""

    def issues(self) -> tuple[str, ...]:
        """The slugs of the issues that anything in the record is about."""

    def note_issues(self, files: Iterable[IssuesFile], issues: Iterable[OwnIssue]) -> None:
        """Keeps the issues files that articles are read with, and what they add to the bundled issues."""

    def issues_files(self) -> tuple[IssuesFile, ...]:
        """The issues files that the record was read with, by their names."""

    def own_issues(self) -> tuple[OwnIssue, ...]:
        """The issues that these files add to the bundled ones."""

    def statement(self, id: str) -> Statement | None:
        """The statement of that id, as found."""

    def beginning(self, id: str) -> list[str]:
        """The ids of entries that begin like this: statements, events, talks, proposals, positions, commitments."""

    def search(self, text: str, *, limit: int = 50) -> Iterator[Statement]:
        """Statements with these words in their content or around it, the best match first; speech and writing."""

    def actors(self, f: Filter = ...) -> Iterator[ActorEntry]:
        """Who speaks, is spoken to or passes on in the statements asked for, as they stand; the busiest first."""

    def actor(self, id: str) -> ActorEntry | None:
        """The actor of that id, or the one it was merged into."""

    def note_scenes(self, registry: Registry) -> None:
        """Notes which sides the articles name that were not looked at yet, by the registry they were read with."""

    def settle(self) -> None:
        """Makes what is derived from all articles together anew where the record has changed: negotiations, people."""

    def negotiations(self, f: Filter = ...) -> Iterator[Negotiation]:
        """The negotiations of which the articles asked for tell, with how much is theirs; the largest first."""

    def negotiation(self, name: str) -> Negotiation:
        """The negotiation of that id, name or alias; raises RecordError, naming those there are."""

    def belongings(self, f: Filter = ...) -> Iterator[Belonging]:
        """Which articles belong to which negotiation, with the score and the reasons."""

    def name_negotiations(self, words: str | None, *, name: str = ...) -> None:
        """Keeps a file of negotiations with the record; raises VocabularyError where it does not hold."""

    def namesakes(self) -> Iterator[Namesake]:
        """People of one name whom nothing makes one."""

    def appearances(self, person: str) -> list[Appearance]:
        """For a person whom the registry lacks: each article, the id in it alone, and why it is the same as before."""

    def judge(self, judgement: Judgement) -> None:
        """Keeps a judgement, once; raises RecordError where its targets are not in the record."""

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement in the order it was made, undone or not."""

    def standing(self) -> Standing:
        """How the record stands after all its judgements."""

    def revisions(self, f: Filter = ...) -> Iterator[Difference]:
        """What was changed from each text of an article to the next, where the one that stands is asked for."""

    def succession(self, as_of: str | None = None) -> Mapping[str, Succession]:
        """For each article of several texts, by id, which text it stands above and which took its place."""

    def left_behind(self) -> Iterator[Judgement]:
        """Judgements in force on words that only a superseded text has."""

    def orphans(self) -> Iterator[Judgement]:
        """Judgements in force on entries that a newer reading no longer finds."""

    def check(self) -> Iterator[Problem]:
        """Everything that does not hold in the record; a sound one gives nothing."""

    def counts(self) -> Counts:
        """How much the record holds."""


def open_store(path_or_url: str | Path, *, create: bool = True, patience: float = 10.0) -> Store:
    """Opens a record, to be used with `with`; `patience` is how many seconds a writer waits for another one.

    Raises RecordError, naming the cure, for a missing file where `create` is False, a file that is no record, and a
    record that a newer version wrote.

    >>> with open_store(":memory:") as store:
    ...     store.counts().articles
    0
    """
    if isinstance(path_or_url, str) and "://" in path_or_url:
        scheme = path_or_url.partition("://")[0]
        raise RecordError(f"a record at {scheme}:// cannot be opened by this version; give the path of a file")
    from pourparler.record.sqlite import SQLiteStore  # here, so that another backend need not load this one

    return SQLiteStore(path_or_url, create=create, patience=patience)
