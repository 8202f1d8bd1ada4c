"""The one place that composes the stages: articles in, extractions out.

In: articles, and a registry of actors. Out: `Extraction`, one an article, in order, with the seconds of each stage.
Refused: to let one article's failure end the work; it becomes a problem of that article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from pourparler.model import Article, Extraction
from pourparler.problems import Problem

if TYPE_CHECKING:
    from pourparler.actors import Registry
    from pourparler.language import ParsedArticle

T = TypeVar("T")
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
        self._registry = registry

    @classmethod
    def with_actors(cls, paths: Iterable[str | Path]) -> Pipeline:
        """Stages over the bundled actors and those of the files; raises VocabularyError with file and line."""
        from pourparler.actors import Registry

        times = StageTimes()
        with times.of("loading"):
            registry = Registry.load(*map(Path, paths))
        return cls(registry, times=times)

    def extract(self, article: Article) -> Extraction:
        """What one article says."""
        return next(self.extract_many([article]))

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """What each article says, in order; articles are parsed in batches, so take what comes as it comes."""
        coming = iter(articles)
        while batch := list(islice(coming, BATCH)):
            registry = self._ready()
            for article, parsed in self._parsed(batch):
                if isinstance(parsed, Problem):
                    yield Extraction(article=article, problems=(parsed,))
                else:
                    yield self._extraction(parsed, registry)

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
                pairs: list[tuple[Article, ParsedArticle | Problem]] = list(
                    zip(batch, parse_all(batch), strict=True)
                )
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
