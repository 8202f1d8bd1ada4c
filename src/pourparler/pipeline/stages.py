"""The stages in their order: articles in, extractions out.

In: articles, a registry of actors. Out: `Extraction`, one an article, in order.
Refused: to let one article's failure end the work, or hold it up; it becomes a problem of that article.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pourparler.model import Article, Extraction
from pourparler.pipeline.crew import Crew, Failure, NotStartedError
from pourparler.pipeline.faults import fault, problem, too_long, took_too_long
from pourparler.pipeline.times import StageTimes
from pourparler.problems import Problem
from pourparler.record.bargaining_validity import sound
from pourparler.sources.draft import LONGEST
from pourparler.sources.patience import ARTICLE, Patience, TookTooLongError, at_most

if TYPE_CHECKING:
    from pourparler.actors import Cast, Registry
    from pourparler.language import ParsedArticle
    from pourparler.positions import IssueTree

T = TypeVar("T")
PARALLEL_FROM = 64
"""Articles from which other processes pay for their start."""
BATCH = 8
"""Articles handed to the parser at once: enough to keep it busy, few enough for memory to stay flat."""
BATCH_CHARACTERS = 30_000
"""So many characters make a batch too: long articles are parsed few at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePatience:
    """How long a stage may take over some articles, in seconds of computing, and their process over all stages."""

    each: Patience = ARTICLE
    times: float = 6.0
    beyond: float = 30.0

    def soft(self, *articles: Article) -> float:
        """When the stage is ended by the process itself."""
        return self.each.seconds(sum(len(article.text) for article in articles))

    def hard(self, *articles: Article) -> float:
        """When the process is ended, in seconds by the clock: later than a stage would be, which it did not heed."""
        return self.times * self.soft(*articles) + self.beyond


class Pipeline:
    """The stages in their order, over a registry of actors; `times` says how long each took."""

    def __init__(self, registry: Registry | None = None, *, times: StageTimes | None = None) -> None:
        """Stages over `registry`, the bundled actors where none is given."""
        self.times = times or StageTimes()
        self.patience = ArticlePatience()
        self.processes = 1
        self._registry = registry
        self._actors: tuple[Path, ...] | None = None
        self._issues: tuple[Path, ...] = ()
        self._tree: IssueTree | None = None

    @classmethod
    def with_actors(
        cls, paths: Iterable[str | Path], *, issues: Iterable[str | Path] = (), processes: int = 1
    ) -> Pipeline:
        """Stages over the bundled actors and issues and those of the files; raises VocabularyError with file and line.

        With several `processes`, coverage of more than a few articles is read in parallel; the outcome is the same.
        """
        from pourparler.actors import Registry

        times = StageTimes()
        files = tuple(map(Path, paths))
        with times.of("loading"):
            registry = Registry.load(*files)
        pipeline = cls(registry, times=times)
        pipeline.processes, pipeline._actors, pipeline._issues = processes, files, tuple(map(Path, issues))
        if pipeline._issues:
            from pourparler.positions import load_issues

            pipeline._tree = load_issues(*pipeline._issues)
        return pipeline

    @property
    def registry(self) -> Registry:
        """The actors by which it reads."""
        return self._ready()

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
        short = [article for article in batch if len(article.text) <= LONGEST]
        parsed = iter(self._parsed(short))
        for article in batch:
            found = next(parsed) if len(article.text) <= LONGEST else too_long(article)
            if isinstance(found, Problem):
                yield Extraction(article=article, problems=(found,))
            else:
                yield self._extraction(found, registry)

    def _in_parallel(self, batches: Iterator[list[Article]], actors: tuple[Path, ...]) -> Iterator[Extraction]:
        """The same batches, each by one of several processes, given back in order; without processes, done here."""
        given: deque[list[Article]] = deque()

        def noted() -> Iterator[list[Article]]:
            for batch in batches:
                given.append(batch)
                yield batch

        crew: Crew[Article, _Worked] = Crew(
            self.processes,
            _begin,
            (actors, self._issues, self.patience),
            seconds=lambda batch: self.patience.hard(*batch),
        )
        try:
            for results in crew.each(noted()):
                yield from map(self._counted, given.popleft(), results)
        except NotStartedError:
            for batch in chain(given, batches):
                yield from self._batch(batch)

    def _counted(self, article: Article, result: _Worked | Failure) -> Extraction:
        """What a process made of an article, its time counted; if the process was ended or died, the problem."""
        if isinstance(result, Failure):
            message = f"no statements were read: {result.value}; the text is kept"
            return Extraction(article=article, problems=(problem(article, message),))
        extraction, seconds = result
        self.times.add(seconds)
        return extraction

    def _ready(self) -> Registry:
        """The registry, and the language model loaded; what fails here is the environment, not an article."""
        from pourparler.actors import Registry
        from pourparler.language import load_language

        with self.times.of("loading"):
            load_language()
            if self._registry is None:
                self._registry = Registry.load()
        return self._registry

    def _parsed(self, batch: list[Article]) -> list[ParsedArticle | Problem]:
        """The parse of each article; if the batch fails, each alone, so that only the guilty one is lost."""
        from pourparler.language import parse_all

        with self.times.of("language"):
            try:
                with at_most(self.patience.soft(*batch)):
                    return list(parse_all(batch))
            except (Exception, TookTooLongError):
                return [self._parsed_alone(article) for article in batch]

    def _parsed_alone(self, article: Article) -> ParsedArticle | Problem:
        from pourparler.language import parse

        try:
            with at_most(self.patience.soft(article)):
                return parse(article)
        except Exception as error:
            return fault(article, error)
        except TookTooLongError:
            return took_too_long(article, self.patience.soft(article))

    def _extraction(self, parsed: ParsedArticle, registry: Registry) -> Extraction:
        from pourparler.actors import Cast
        from pourparler.events import code_events
        from pourparler.statements import read_statements, read_voice

        article = parsed.article
        try:
            with at_most(self.patience.soft(article)):
                with self.times.of("actors"):
                    cast = Cast(parsed, registry)
                with self.times.of("statements"):
                    statements = read_statements(parsed, cast)
                    voice = read_voice(parsed, statements)
                with self.times.of("events"):
                    cast.note_statements(statements)
                    events = code_events(parsed, cast, statements)
        except Exception as error:
            return Extraction(article=article, problems=(fault(article, error),))
        except TookTooLongError:
            return Extraction(article=article, problems=(took_too_long(article, self.patience.soft(article)),))
        found = Extraction(article=article, statements=statements, events=events, voice=voice)
        return self._with_bargaining(found, parsed, cast)

    def _with_bargaining(self, found: Extraction, parsed: ParsedArticle, cast: Cast) -> Extraction:
        """With what is on the table; where one of these readers fails, the rest stays, with a problem."""
        from pourparler.positions import reading_by
        from pourparler.positions.positions import read_positions
        from pourparler.positions.proposals import read_proposals
        from pourparler.talks import read_talks

        article, told = found.article, (parsed, cast, found.statements, found.events)
        troubled: list[Problem] = []

        def read(stage: str, reader: Callable[..., T]) -> T | None:
            try:
                with at_most(self.patience.soft(article)), self.times.of(stage):
                    return reader(*told)
            except Exception as error:
                troubled.append(fault(article, error, what=stage))
            except TookTooLongError:
                troubled.append(took_too_long(article, self.patience.soft(article), what=stage))
            return None

        with reading_by(self._tree):
            talks = read("talks", read_talks) or ()
            proposals = read("proposals", read_proposals) or ()
            positions, commitments = read("positions", read_positions) or ((), ())
        problems = (*found.problems, *troubled)
        return sound(
            replace(
                found, talks=talks, proposals=proposals, positions=positions, commitments=commitments, problems=problems
            )
        )


_Worked = tuple[Extraction, dict[str, float]]


def _begin(
    actors: tuple[Path, ...], issues: tuple[Path, ...], patience: ArticlePatience
) -> Callable[[list[Article]], list[_Worked]]:
    """In a process of its own: the stages, as what does a batch."""
    pipeline = Pipeline.with_actors(actors, issues=issues)
    pipeline.patience = patience
    pipeline._ready()

    def work(batch: list[Article]) -> list[_Worked]:
        found = list(pipeline._batch(batch))
        seconds, pipeline.times.seconds = pipeline.times.seconds, {}
        return [(extraction, {} if at else seconds) for at, extraction in enumerate(found)]

    return work


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and size + len(article.text) > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
        if len(batch) == BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
