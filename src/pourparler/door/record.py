"""The library's door: a record to read into and to ask, and what one text says without a record.

In: inputs, actors files, what is asked. Out: `Record`, `Entries` of frozen dataclasses, `ReadReport`, `Extraction`.
Refused: to print, to fetch, to load the language model before something is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, Unpack

from pourparler import rows
from pourparler.analysis import TimelineEntry, timeline
from pourparler.door.entries import Asked, Entries
from pourparler.door.reviewing import Reviewing
from pourparler.model import Article, Event, Extraction, Statement
from pourparler.problems import Problem
from pourparler.record import ALONE, ActorEntry, Counts, Difference, Filter, Succession, open_store
from pourparler.record.merging import Appearance, Namesake
from pourparler.record.negotiations.negotiation import Belonging, Negotiation

if TYPE_CHECKING:
    from pourparler.pipeline import ReadReport
    from pourparler.sources.web.client import Web


def extract(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    actors: Iterable[str | Path] = (),
    issues: Iterable[str | Path] = (),
) -> Extraction:
    """What one text says, without a record; `published` is an ISO 8601 day, `actors` and `issues` files of your own.

    >>> found = extract('"We will not sign," the minister said on Tuesday.', outlet="Halcyon", published="2026-03-12")
    >>> [s.content[0].of(found.article.text) for s in found.statements]
    ['"We will not sign,"']
    """
    from pourparler.pipeline import Pipeline
    from pourparler.sources import article_from_text

    return Pipeline.with_actors(actors, issues=issues).extract(
        article_from_text(text, outlet=outlet, published=published)
    )


class Record(Reviewing):
    """A record of coverage: read into it, ask it; use it with `with`."""

    @classmethod
    def open(cls, path_or_url: str | Path, *, create: bool = True) -> Self:
        """The record at a path, made where there is none; raises RecordError where `create` is False, or it is none.

        >>> with Record.open(":memory:") as record:
        ...     list(record.statements())
        []
        """
        return cls(open_store(path_or_url, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.store.close()

    def read(
        self,
        inputs: Iterable[str | Path],
        *,
        again: bool = False,
        actors: Iterable[str | Path] = (),
        issues: Iterable[str | Path] = (),
        stdin: BinaryIO | None = None,
        heed: Callable[[str], None] = lambda name: None,
        processes: int = 1,
        web: Web | None = None,
    ) -> ReadReport:
        """Read files, folders, globs, "-" (`stdin`) or http(s) addresses; each article is safe on disk before the next.

        `again` extracts known articles anew; `actors` and `issues` are files beside the bundled ones, the record keeps
        those of issues; `heed` is told
        each article as it is done; large coverage is read by several `processes`, where asked, with the same outcome;
        addresses are asked through `web`, or a client that asks public ones only. Raises VocabularyError for a file
        of these that does not hold.
        """
        from pourparler.pipeline import Pipeline, Reading, name_of
        from pourparler.sources.web import is_address

        own = tuple(map(Path, issues))
        pipeline = Pipeline.with_actors(actors, issues=own, processes=processes)
        if own:
            self._note_issues(own)
        reading = Reading(self.store, pipeline, again=again)
        with ExitStack() as closing:
            for on_the_web, some in groupby(map(str, inputs), is_address):
                if on_the_web and web is None:
                    web = closing.enter_context(_public_web())
                coming = reading.unknown(some, stdin, heed, web)
                for extraction in pipeline.extract_many(coming, slow=on_the_web):
                    reading.keep(extraction)
                    heed(name_of(extraction.article))
        self.store.note_scenes(pipeline.registry)
        self.store.settle()
        return reading.report()

    def _note_issues(self, files: tuple[Path, ...]) -> None:
        """Keep these issues files with the record, so that listings know what they add."""
        from pourparler.positions.issues import issue_tree, load_issues
        from pourparler.record.issues import IssuesFile, OwnIssue

        bundled = issue_tree().issues
        added = (each for slug, each in load_issues(*files).issues.items() if slug not in bundled)
        self.store.note_issues(
            [IssuesFile(name=file.name, words=file.read_text(encoding="utf-8")) for file in files],
            [OwnIssue(slug=each.slug, parent=each.parent, gloss=each.gloss) for each in added],
        )

    def articles(self, **asked: Unpack[Asked]) -> Entries[Article]:
        """The articles asked for; `actor` and `party` ask for articles in which these say something."""
        turns: dict[str, Succession] = {}

        def found() -> Iterator[Article]:
            wanted = self.filter(**asked)
            turns.update(self.store.succession(wanted.as_of_day))
            return self.store.articles(wanted)

        return Entries(
            found,
            lambda article: rows.article_row(article, turns.get(article.id, ALONE)),
            lambda article: rows.article_entry(article, turns.get(article.id, ALONE)),
        )

    def revisions(self, **asked: Unpack[Asked]) -> Entries[Difference]:
        """What was changed from each text of an article to the next, for the articles asked for.

        >>> with Record.open(":memory:") as record:
        ...     list(record.revisions(outlet="Halcyon"))
        []
        """
        return Entries(lambda: self.store.revisions(self.filter(**asked)), rows.revision_row, rows.revision_entry)

    def statements(self, **asked: Unpack[Asked]) -> Entries[Statement]:
        """The statements asked for as they stand: corrected, without what was rejected; attitudes if `kinds` has them.

        >>> with Record.open(":memory:") as record:
        ...     list(record.statements(since="2026-03"))
        []
        """
        return Entries(
            lambda: self.store.statements(self.filter(**asked), judged=True),
            lambda statement: rows.statement_row(statement, self._article(statement.article_id)),
            lambda statement: rows.statement_entry(statement, self._article(statement.article_id)),
        )

    def events(self, **asked: Unpack[Asked]) -> Entries[Event]:
        """The events asked for; `actor` and `party` ask for those in which these stand, `status` and `type` for theirs.

        >>> with Record.open(":memory:") as record:
        ...     list(record.events(status="planned"))
        []
        """
        return Entries(
            lambda: self.store.events(self.filter(**asked), judged=True),
            lambda event: rows.event_row(event, self._article(event.article_id)),
            lambda event: rows.event_entry(event, self._article(event.article_id)),
        )

    def actors(self, **asked: Unpack[Asked]) -> Entries[ActorEntry]:
        """Who speaks, is spoken to or passes on in the statements asked for."""
        return Entries(lambda: self.store.actors(self.filter(**asked)), rows.actor_row, rows.actor_entry)

    def negotiations(self, **asked: Unpack[Asked]) -> Entries[Negotiation]:
        """The negotiations of which the articles asked for tell: suggested from who talks with whom, or from a file.

        >>> with Record.open(":memory:") as record:
        ...     list(record.negotiations(since="2026-03"))
        []
        """
        return Entries(
            lambda: self.store.negotiations(self.filter(**asked)), rows.negotiation_row, rows.negotiation_entry
        )

    def belongings(self, **asked: Unpack[Asked]) -> Entries[Belonging]:
        """Which of the articles asked for belong to which negotiation, and why.

        >>> with Record.open(":memory:") as record:
        ...     list(record.belongings(outlet="Halcyon"))
        []
        """
        return Entries(
            lambda: self.store.belongings(self.filter(**asked)),
            lambda found: rows.belonging_row(found, self._article(found.entry)),
            lambda found: rows.belonging_entry(found, self._article(found.entry)),
        )

    def name_negotiations(self, file: str | Path | None) -> None:
        """Keep a file of negotiations (YAML) with the record, in place of the one before; None: suggestions alone.

        Raises VocabularyError, and keeps nothing, where the file does not hold.
        """
        from pourparler.record.negotiations.editing import read_edits

        if file is None:
            self.store.name_negotiations(None)
            return
        read_edits(Path(file))
        self.store.name_negotiations(Path(file).read_text(encoding="utf-8"), name=str(file))

    def namesakes(self) -> Entries[Namesake]:
        """People of one name whom nothing makes one; a `merge` makes them so."""
        return Entries(self.store.namesakes, rows.namesake_row, rows.namesake_row)

    def appearances(self, **asked: Unpack[Asked]) -> Entries[Appearance]:
        """Why the people asked for whom the registry lacks are each one person: article by article."""

        def found() -> Iterator[Appearance]:
            for entry in self.store.actors(self.filter(**asked)):
                yield from self.store.appearances(entry.actor.id)

        return Entries(found, rows.appearance_row, rows.appearance_row)

    def timeline(self, **asked: Unpack[Asked]) -> Entries[TimelineEntry]:
        """The articles and statements asked for in order of their day; what has no day comes last."""
        return Entries(lambda: self._timeline(self.filter(**asked)), rows.timeline_row, rows.timeline_entry)

    def _timeline(self, wanted: Filter) -> Iterator[TimelineEntry]:
        every = replace(wanted, limit=None)  # the limit is on the timeline, not on what it is made from
        statements = list(self.store.statements(every, judged=True))
        articles = {article.id: article for article in self.store.articles(every)}
        for statement in statements:
            if statement.article_id not in articles:
                articles[statement.article_id] = self._article(statement.article_id)
        return iter(timeline(articles.values(), statements)[: wanted.limit])

    def dossier(self, *, title: str = "The record", full_text: bool = False, **asked: Unpack[Asked]) -> Iterator[str]:
        """The dossier as HTML, piece by piece; excerpts only, unless `full_text`, which is not for redistribution."""
        from pourparler import __version__
        from pourparler.present.dossier import chunks

        wanted = self.filter(**asked)
        self.store.settle()  # what is derived cannot be made anew inside a snapshot
        with self.store.snapshot():
            yield from chunks(
                self.store.articles(wanted),
                self.store.statements(wanted, judged=True),
                (entry.actor for entry in self.store.actors(wanted)),
                self.store.problems(),
                title=title,
                version=__version__,
                full_text=full_text,
                judgements=self.store.standing().on,
                revisions=self.store.revisions(wanted),
                on_record=self._on_record(wanted),
            )

    def check(self) -> Iterator[Problem]:
        """Everything that does not hold in the record; a sound one gives nothing."""
        return self.store.check()

    def counts(self) -> Counts:
        """How much the record holds."""
        return self.store.counts()


def _public_web() -> Web:
    from pourparler.sources.web.client import Web

    return Web()
