"""Talks read from a text as the pipeline reads them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pourparler.actors import Cast, Registry
from pourparler.events import code_events
from pourparler.language import parse
from pourparler.model import Article, Block, Published, Span, Talks
from pourparler.statements import read_statements
from pourparler.talks import read_talks

TalksIn = Callable[[Article], tuple[Talks, ...]]
TalksOf = Callable[..., tuple[Talks, ...]]


@pytest.fixture(scope="session")
def talks_in() -> TalksIn:
    """The talks of an article."""
    registry = Registry.load()

    def read(article: Article) -> tuple[Talks, ...]:
        parsed = parse(article)
        cast = Cast(parsed, registry)
        statements = read_statements(parsed, cast)
        cast.note_statements(statements)
        return read_talks(parsed, cast, statements, code_events(parsed, cast, statements))

    return read


@pytest.fixture(scope="session")
def talks_of(talks_in: TalksIn) -> TalksOf:
    """The talks of a text of one paragraph, published on a day."""

    def read(text: str, published: str | None = None) -> tuple[Talks, ...]:
        when = Published(value=published, precision="day", origin="given") if published else None
        block = Block(span=Span(0, len(text)), role="body")
        return talks_in(Article(id="a-1", text=text, blocks=(block,), published=when))

    return read
