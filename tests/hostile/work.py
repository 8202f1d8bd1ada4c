"""Work for the processes of a crew: some of it hangs, dies, or cannot even begin."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pourparler.model import Article, Extraction
from pourparler.pipeline.stages import ArticlePatience, Pipeline
from pourparler.sources.patience import Patience

SOON = ArticlePatience(each=Patience(floor=1.0, characters=1_000_000))
KILLED_SOON = ArticlePatience(each=Patience(floor=20.0, characters=1_000_000), times=0.4, beyond=2.0)


def begin() -> Callable[[list[str]], list[str]]:
    """Work that says each word louder, and does as it is told."""
    return lambda words: [_said(word) for word in words]


def begin_not(*args: object) -> Callable[[list[str]], list[str]]:
    """A process that ends before it begins."""
    os._exit(3)


def begin_wrong() -> Callable[[list[str]], list[str]]:
    """A process that finds its environment wrong."""
    raise LookupError("no language model")


def _said(word: str) -> str:
    if word == "hang":  # as code would that heeds no signal
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        while True:
            time.sleep(60)
    if word == "die":
        os._exit(9)
    if word == "fail":
        raise ValueError("no such word")
    return word.upper()


def begin_stages(
    actors: tuple[Path, ...], issues: tuple[Path, ...], patience: ArticlePatience
) -> Callable[[list[Article]], list[object]]:
    """The stages as the pipeline begins them, but that some articles hang, softly or beyond any signal."""
    pipeline = Pipeline.with_actors(actors, issues=issues)
    pipeline.patience = patience
    pipeline._ready()
    plain = pipeline._extraction

    def slow(parsed: object, registry: object) -> Extraction:
        article: Article = parsed.article  # type: ignore[attr-defined]
        if article.id.endswith("-hangs"):
            _said("hang")
        return plain(parsed, registry)  # type: ignore[arg-type]

    pipeline._extraction = slow  # type: ignore[method-assign, assignment]
    return lambda batch: [(extraction, {}) for extraction in _each(pipeline, batch)]


def _each(pipeline: Pipeline, batch: list[Article]) -> Iterator[Extraction]:
    yield from pipeline._batch(batch)
