"""Where something is told, for rows and JSON: the article, the words, and according to whom.

In: a stretch of an article and the statement that tells it. Out: mappings of plain values.
Refused: a place without its article, or words without according to whom where somebody said them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pourparler.analysis import chain
from pourparler.analysis.attribution import flat, speaker
from pourparler.model import Article, Span, Statement
from pourparler.present.excerpt import sentence_around

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the words of entries are found: articles and statements by id, and whose words a stretch is."""

    article: Callable[[str], Article]
    said: Callable[[str | None], Statement | None]
    telling: Callable[[str, Span], str | None]

    def words(self, article: str, span: Span) -> str:
        """The words of a place on one line."""
        return flat(span.of(self.article(article).text))

    def sentence(self, article: str, span: Span) -> str:
        """The sentence in which they stand."""
        home = self.article(article)
        return flat(sentence_around(home, span).of(home.text))

    def place(self, article: str, span: Span, statement: str | None = None) -> dict[str, Any]:
        """A place as JSON: its article, offsets, words, the sentence around them, and according to whom: the statement
        given, or the one whose words they are.
        """
        home, statement = self.article(article), statement or self.telling(article, span)
        return {
            "article": home.id,
            "outlet": home.outlet.value if home.outlet else None,
            "published": home.published.value if home.published else None,
            "start": span.start,
            "end": span.end,
            "words": flat(span.of(home.text)),
            "sentence": flat(sentence_around(home, span).of(home.text)),
            "statement": statement,
            "attribution": attribution(self.said(statement), home.text),
        }


def attribution(told: Statement | None, text: str) -> dict[str, Any]:
    """Who said so, and who passed it on, outermost first; `who` is null where the article says it in its own voice."""
    if told is None:
        return {"who": None, "via": []}
    return {"who": speaker(told, text), "via": list(chain(told, text))}


def attributed(told: Statement | None, text: str) -> Row:
    """The same as flat columns."""
    found = attribution(told, text)
    return {"who": found["who"], "via": " > ".join(found["via"])}
