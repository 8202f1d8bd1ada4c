"""The one place that composes the stages: articles in, extractions out, and into a record.

In: inputs, articles, a registry of actors. Out: `Extraction`, one an article, in order; `ReadReport` of what was kept.
Refused: to let one article's failure end the work; it becomes a problem of that article.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from pickle import PicklingError
from time import perf_counter
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from pourparler.model import Article, Extraction
from pourparler.problems import Problem
from pourparler.record import Added, Outcome, Store
from pourparler.record.visits import Visits

if TYPE_CHECKING:
    from pourparler.actors import Registry
    from pourparler.language import ParsedArticle
    from pourparler.sources.web.client import Web

T = TypeVar("T")
PARALLEL_FROM = 64
"""Articles from which other processes pay for their start."""
BATCH = 16
"""Articles handed to the parser at once: enough to keep it busy, few enough for memory to stay flat."""


@dataclass(slots=True)
class StageTimes:
    """Seconds spent in each stage, in the order in which the stages were first entered."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Count what happens inside towards `stage`."""
        began = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - began

    def each(self, stage: str, items: Iterable[T]) -> Iterator[T]:
        """The items as they come; the time each took to come counts towards `stage`."""
        coming = iter(items)
        while True:
            with self.of(stage):
                item = next(coming, _NONE_LEFT)
            if item is _NONE_LEFT:
                return
            yield item  # type: ignore[misc]


_NONE_LEFT = object()


class Pipeline:
    """The stages in their order, over a registry of actors; `times` says how long each took."""

    def __init__(self, registry: Registry | None = None, *, times: StageTimes | None = None) -> None:
        """Stages over `registry`, the bundled actors where none is given."""
        self.times = times or StageTimes()
        self.processes = 1
        self._registry = registry
        self._actors: tuple[Path, ...] | None = None

    @classmethod
    def with_actors(cls, paths: Iterable[str | Path], *, processes: int = 1) -> Pipeline:
        """Stages over the bundled actors and those of the files; raises VocabularyError with file and line.

        With several `processes`, coverage of more than a few articles is read in parallel; the outcome is the same.
        """
        from pourparler.actors import Registry

        times = StageTimes()
        files = tuple(map(Path, paths))
        with times.of("loading"):
            registry = Registry.load(*files)
        pipeline = cls(registry, times=times)
        pipeline.processes, pipeline._actors = processes, files
        return pipeline

    def extract(self, article: Article) -> Extraction:
        """What one article says."""
        return next(self.extract_many([article]))

    def extract_many(self, articles: Iterable[Article], *, slow: bool = False) -> Iterator[Extraction]:
        """What each article says, in order; articles are parsed in batches, so take what comes as it comes. Where
        articles are `slow` to come, over the web, each is done before the next is asked for.
        """
        coming = iter(articles)
        if slow:
            for article in coming:
                yield from self._batch([article])
            return
        if self.processes > 1 and self._actors is not None:
            first = list(islice(coming, PARALLEL_FROM))
            coming = chain(first, coming)
            if len(first) == PARALLEL_FROM:
                yield from self._in_parallel(_batches(coming), self._actors)
                return
        for batch in _batches(coming):
            yield from self._batch(batch)

    def _batch(self, batch: list[Article]) -> Iterator[Extraction]:
        registry = self._ready()
        for article, parsed in self._parsed(batch):
            if isinstance(parsed, Problem):
                yield Extraction(article=article, problems=(parsed,))
            else:
                yield self._extraction(parsed, registry)

    def _in_parallel(self, batches: Iterator[list[Article]], actors: tuple[Path, ...]) -> Iterator[Extraction]:
        """The same batches, each by one of several processes, given back in order; a few are on their way at a time."""
        pool = ProcessPoolExecutor(self.processes, get_context("spawn"), initializer=_begin, initargs=(actors,))
        waiting: deque[tuple[list[Article], Future[Worked] | None]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, _given(pool, batch)))
                if len(waiting) > 2 * self.processes:
                    yield from self._worked(*waiting.popleft())
            while waiting:
                yield from self._worked(*waiting.popleft())
        finally:
            pool.shutdown(cancel_futures=True)

    def _worked(self, batch: list[Article], work: Future[Worked] | None) -> Iterator[Extraction]:
        """What a process made of a batch; if the processes died, the batch is done here."""
        try:
            found, seconds = work.result() if work is not None else ([], {})
        except (BrokenProcessPool, PicklingError):
            work = None
        if work is None:
            yield from self._batch(batch)
            return
        for stage, spent in seconds.items():
            self.times.seconds[stage] = self.times.seconds.get(stage, 0.0) + spent
        yield from found

    def _ready(self) -> Registry:
        """The registry, and the language model loaded; what fails here is the environment, not an article."""
        from pourparler.actors import Registry
        from pourparler.language import load_language

        with self.times.of("loading"):
            load_language()
            if self._registry is None:
                self._registry = Registry.load()
        return self._registry

    def _parsed(self, batch: list[Article]) -> Iterator[tuple[Article, ParsedArticle | Problem]]:
        """Each article with its parse; if the batch fails, each alone, so that only the guilty one is lost."""
        from pourparler.language import parse_all

        with self.times.of("language"):
            try:
                pairs: list[tuple[Article, ParsedArticle | Problem]] = list(zip(batch, parse_all(batch), strict=True))
            except Exception:
                pairs = [(article, _parsed_alone(article)) for article in batch]
        yield from pairs

    def _extraction(self, parsed: ParsedArticle, registry: Registry) -> Extraction:
        from pourparler.actors import Cast
        from pourparler.statements import read_statements

        try:
            with self.times.of("actors"):
                cast = Cast(parsed, registry)
            with self.times.of("statements"):
                statements = read_statements(parsed, cast)
        except Exception as error:
            return Extraction(article=parsed.article, problems=(_fault(parsed.article, error),))
        return Extraction(article=parsed.article, statements=statements)


def _given(pool: ProcessPoolExecutor, batch: list[Article]) -> Future[Worked] | None:
    """A batch handed to the processes, or None where they have died (out of memory, say)."""
    try:
        return pool.submit(_work, batch)
    except BrokenProcessPool:
        return None


Worked = tuple[list[Extraction], dict[str, float]]
_own: list[Pipeline] = []
"""The pipeline of a worker process, made once by `_begin`."""


def _begin(actors: tuple[Path, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _own[:] = [Pipeline.with_actors(actors)]


def _work(batch: list[Article]) -> Worked:
    pipeline = _own[0]
    found = list(pipeline._batch(batch))
    seconds, pipeline.times.seconds = pipeline.times.seconds, {}
    return found, seconds


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    coming = iter(articles)
    while batch := list(islice(coming, BATCH)):
        yield batch


def _parsed_alone(article: Article) -> ParsedArticle | Problem:
    from pourparler.language import parse

    try:
        return parse(article)
    except Exception as error:
        return _fault(article, error)


def _fault(article: Article, error: Exception) -> Problem:
    """A fault of ours, kept with the article that showed it."""
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f" ({Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno})" if where else ""
    return Problem(
        source=article.url or article.id,
        message=f"no statements were read: {type(error).__name__}: {error}{place}; a fault of ours, please report it",
    )


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
