"""Names for entries that survive a better reader.

In: an article's id, the kind of entry, its spans and its type. Out: a short stable id.
Refused: rule, version and confidence, which would orphan every judgement at each release.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

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


def talks_id(article: str, mentions: Sequence[Span], kind: str) -> str:
    """The id of talks: where the article first names them, and what they are."""
    return entry_id("talks", article, mentions[:1], kind)


def proposal_id(article: str, mentions: Sequence[Span]) -> str:
    """The id of a proposal: where the article first names it."""
    return entry_id("proposal", article, mentions[:1])


def position_id(article: str, text: Span, *, party: str, issue: str) -> str:
    """The id of a position: its words, whose it is, and on what; a better reading of the stance keeps it.

    >>> position_id("a-1", Span(0, 9), party="kessary", issue="territory")[:2]
    'p-'
    """
    return entry_id("position", article, (text,), f"{party} {issue}")


def commitment_id(article: str, text: Span, party: Iterable[str]) -> str:
    """The id of a commitment: the words of the deed promised, and who promised it."""
    return entry_id("commitment", article, (text,), " ".join(party))
