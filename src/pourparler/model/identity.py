"""Names for entries that survive a better reader.

In: an article's id, the kind of entry, its spans and its type. Out: a short stable id.
Refused: rule, version and confidence, which would orphan every judgement at each release.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pourparler.model.span import Span


def digest(text: str, *, length: int = 64) -> str:
    """The first `length` hex digits of the SHA-256 of `text` in UTF-8 (lone surrogates kept as they are)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def article_id(*, outlet: str | None, url: str | None, text: str) -> str:
    """An id for an article that came without one: the same text from the same place is the same article."""
    return "a-" + digest("\x1f".join((outlet or "", url or "", text)), length=16)


def entry_id(kind: str, article: str, spans: Iterable[Span | None], type_: str = "") -> str:
    """An id for an entry, `statement` -> `s-…`; the same spans of the same article give the same id.

    >>> entry_id("statement", "a-1", [Span(0, 4), None]) == entry_id("statement", "a-1", [Span(0, 4), None])
    True
    >>> entry_id("statement", "a-1", [Span(0, 4), None]) == entry_id("statement", "a-1", [None, Span(0, 4)])
    False
    """
    places = ",".join("-" if s is None else f"{s.start}:{s.end}" for s in spans)
    return f"{kind[0]}-" + digest("\x1f".join((article, kind, places, type_)), length=16)
