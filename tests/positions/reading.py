"""A text of one paragraph read as far as positions and proposals need, with the invented sides of the demo."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pourparler.actors import Cast, Registry
from pourparler.events import code_events
from pourparler.language import ParsedArticle, parse
from pourparler.model import Article, Block, Event, Published, Span, Statement
from pourparler.statements import read_statements

ROOT = Path(__file__).parents[2]
Read = tuple[ParsedArticle, Cast, tuple[Statement, ...], tuple[Event, ...]]


@cache
def registry() -> Registry:
    """The invented sides of the demo."""
    return Registry.load(ROOT / "demo" / "actors.yaml")


def read_so_far(text: str, published: str | None = None) -> Read:
    """The article `a-1` of this text, its cast, statements and events."""
    day = Published(value=published, precision="day", origin="given") if published else None
    article = Article(id="a-1", text=text, published=day, blocks=(Block(span=Span(0, len(text)), role="body"),))
    parsed = parse(article)
    cast = Cast(parsed, registry())
    statements = read_statements(parsed, cast)
    cast.note_statements(statements)
    return parsed, cast, statements, code_events(parsed, cast, statements)
