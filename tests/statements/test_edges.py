"""Where the parts of a statement begin and end, to the character."""

from __future__ import annotations

import pytest

from pourparler.language import parse
from pourparler.model import Article, Block, Span
from pourparler.statements import read_statements


def parts(text: str) -> tuple[str | None, str | None, list[str]]:
    """Source, cue and content of the one statement of a text."""
    block = Block(span=Span(0, len(text)), role="body")
    (statement,) = read_statements(parse(Article(id="a-edge", text=text, blocks=(block,))))
    source, cue = statement.source, statement.cue
    return source and source.of(text), cue and cue.of(text), [span.of(text) for span in statement.content]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“We keep the bridge,” Prell said.", "Prell", "said", ["“We keep the bridge,”"]),
        ('Prell said: "We keep the bridge."', "Prell", "said", ['"We keep the bridge."']),
        ("‘We keep the bridge,’ said Prell.", "Prell", "said", ["‘We keep the bridge,’"]),
        ("''We keep the bridge,'' Prell said.", "Prell", "said", ["''We keep the bridge,''"]),
        ("“The bridge,” Prell said, “is ours.”", "Prell", "said", ["“The bridge,”", "“is ours.”"]),
        ("Prell said that the bridge was closed.", "Prell", "said", ["that the bridge was closed"]),
        ("The bridge was closed, Prell said.", "Prell", "said", ["The bridge was closed"]),
        ("The bridge, Prell said, was closed.", "Prell", "said", ["The bridge", "was closed"]),
        ("According to two envoys, the bridge was closed.", "two envoys", "According to", ["the bridge was closed"]),
        ("Prell, the envoy, said the bridge was closed.", "Prell, the envoy", "said", ["the bridge was closed"]),
        ("Prell did not say that the bridge was closed.", "Prell", "did not say", ["that the bridge was closed"]),
        ("Prell called for a vote.", "Prell", "called for", ["a vote"]),
        ("  Prell said\u00a0the bridge\twas closed.  ", "Prell", "said", ["the bridge\twas closed"]),
    ],
)  # fmt: skip
def test_edges(text: str, source: str, cue: str, content: list[str]) -> None:
    assert parts(text) == (source, cue, content)
