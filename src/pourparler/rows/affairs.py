"""Negotiations and what belongs to them, as rows and as JSON.

In: a `Negotiation`, or a `Belonging` with its article. Out: mappings of plain values.
Refused: nothing.
"""

from __future__ import annotations

from pourparler.analysis.attribution import flat
from pourparler.model import Article
from pourparler.record.negotiations.negotiation import Belonging, Negotiation
from pourparler.rows.places import Row


def negotiation_row(found: Negotiation) -> Row:
    """A negotiation with its sides and how much of the record is its."""
    return {
        "id": found.id,
        "name": found.name,
        "parties": "; ".join(side.name for side in found.parties),
        "mediators": "; ".join(side.name for side in found.mediators),
        "issues": "; ".join(found.issues),
        "aliases": "; ".join(found.aliases),
        "articles": found.articles,
        "statements": found.statements,
        "first": found.first_day,
        "last": found.last_day,
        "from": found.from_,
        "words": "; ".join(found.words),
    }


def negotiation_entry(found: Negotiation) -> Row:
    """A negotiation as JSON: sides with their ids, and in how many articles each stands as such."""
    sides = {
        role: [{"id": side.id, "name": side.name, "articles": side.articles} for side in each]
        for role, each in (("parties", found.parties), ("mediators", found.mediators))
    }
    lists = {"issues": list(found.issues), "aliases": list(found.aliases), "words": list(found.words)}
    return {**negotiation_row(found), **sides, **lists, "support": found.support, "suggested": list(found.suggested)}


def belonging_row(found: Belonging, article: Article) -> Row:
    """An article of a negotiation: how sure that is, and why."""
    return {
        "negotiation": found.negotiation,
        "article": article.id,
        "published": article.published.value if article.published else None,
        "outlet": article.outlet.value if article.outlet else None,
        "title": flat(article.title.value) if article.title else None,
        "score": found.score,
        "reasons": "; ".join(found.reasons),
    }


def belonging_entry(found: Belonging, article: Article) -> Row:
    """The same as JSON, each reason by itself."""
    return {**belonging_row(found, article), "reasons": list(found.reasons)}
