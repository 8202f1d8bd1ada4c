"""What was long before the article is no event of it."""

from __future__ import annotations

import pytest

from pourparler.events import code_events
from pourparler.language import parse
from pourparler.model import Article, Block, Event, Span, When


def told(text: str, published: str | None) -> tuple[Event, ...]:
    """The events of a text of this day."""
    when = When(value=published, precision="day") if published else None
    return code_events(
        parse(Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),), published=when))
    )


@pytest.mark.parametrize(
    ("text", "published", "kept"),
    [
        ("Norway arrested Hansen in 1989.", "2025-05-20", False),
        ("Norway arrested Hansen in 1989.", "1989-05-20", True),
        ("Norway arrested Hansen in 1989.", None, True),
        ("Norway arrested Hansen in 2022.", "2025-05-20", True),
        ("Norway arrested Hansen. In 1989 it was calm.", "2025-05-20", True),
        ("Norway accused Sweden of breaking the treaty of 1905.", "2025-05-20", True),
        ("Norway arrested Hansen, who was born in 1950.", "2025-05-20", True),
        ("Norway sent 1990 soldiers to Sweden.", "2025-05-20", True),
    ],
)
def test_history_is_left_out(text: str, published: str | None, kept: bool) -> None:
    assert bool(told(text, published)) is kept
