"""Coverage read into a record: what is known is passed over, what is new is extracted and kept.

In: inputs, a store, the stages. Out: the articles to extract; `ReadReport` of what became of each.
Refused: to lose what was read before something failed; each article is kept before the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pourparler.model import Article, Extraction
from pourparler.pipeline.stages import Pipeline
from pourparler.problems import Problem
from pourparler.record import Added, Outcome, Store
from pourparler.record.visits import Visits

if TYPE_CHECKING:
    from pourparler.sources.web.client import Web


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """What reading coverage did: article ids by what became of them, how many statements came new, what was wrong.

    `revised` are texts of articles that were there in another text; each says which one it stands above, or below.
    `skipped` says which inputs gave no article, and why; `problems` belong to articles that are kept.
    """

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    revised: tuple[Added, ...] = ()
    conflicts: tuple[str, ...] = ()
    statements: int = 0
    skipped: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


class Reading:
    """What is found while coverage is read into a record."""

    def __init__(self, store: Store, pipeline: Pipeline, *, again: bool) -> None:
        self.visits = Visits(store, again=again)
        self._store, self._times, self._again = store, pipeline.times, again
        self._ids: dict[Outcome, list[str]] = {outcome: [] for outcome in Outcome}
        self._statements = 0
        self._revised: list[Added] = []
        self._skipped: list[Problem] = []
        self._problems: list[Problem] = []

    def unknown(
        self,
        inputs: Iterable[str | Path],
        stdin: BinaryIO | None,
        heed: Callable[[str], None],
        web: Web | None = None,
    ) -> Iterator[Article]:
        """The articles that are not yet in the record, or all where they are to be read again; addresses among the
        inputs are asked through `web`, by what the record remembers of them.
        """
        from pourparler.sources import read

        for found in self._times.each("sources", read(inputs, stdin=stdin, web=web, memory=self.visits)):
            if isinstance(found, Problem):
                self._skipped.append(found)
                self._store.note_problem(found)
            elif not self._again and (id := self._known(found)) is not None:
                self._ids[Outcome.KNOWN].append(id)
                heed(name_of(found))
            else:
                yield found

    def _known(self, article: Article) -> str | None:
        with self._times.of("record"):
            return self._store.known(article)

    def keep(self, extraction: Extraction) -> None:
        """Keep one extraction and note what became of it."""
        with self._times.of("record"):
            added = self._store.add(extraction, again=self._again)
        self._ids[added.outcome].append(added.article_id)
        if added.outcome is Outcome.REVISED:
            self._revised.append(added)
        if added.outcome is Outcome.REFUSED:
            self._skipped.extend(added.problems)
            return
        self._problems.extend(added.problems)
        if added.outcome is not Outcome.KNOWN:
            self._statements += sum(s.repeats is None and s.kind != "attitude" for s in extraction.statements)

    def report(self) -> ReadReport:
        """All of it, as a value."""
        return ReadReport(
            new=tuple(self._ids[Outcome.NEW]),
            known=(*self._ids[Outcome.KNOWN], *self.visits.known),
            again=tuple(self._ids[Outcome.AGAIN]),
            revised=tuple(self._revised),
            conflicts=tuple(self._ids[Outcome.CONFLICT]),
            statements=self._statements,
            skipped=tuple(self._skipped),
            problems=tuple(self._problems),
            seconds=dict(self._times.seconds),
        )


def name_of(article: Article) -> str:
    """What to call an article while it is read: its title, else its address, else its id."""
    return (article.title.value if article.title else None) or article.url or article.id
