"""Talks and proposals as each article tells of them, as rows.

In: an entry and its article. Out: mappings of plain values, keys in words of the house.
Refused: nothing; what several articles tell is joined elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.analysis.attribution import flat
from pourparler.analysis.talks import TalksOnRecord
from pourparler.model import Article, Evidence, Proposal, Span, Talks
from pourparler.record.proposal_shape import proposal_json
from pourparler.record.talks_shape import talks_json
from pourparler.rows.places import Row


def talks_row(talks: Talks, article: Article) -> Row:
    """Talks as one article tells of them; `history` is each status with its date."""
    return {
        **head(talks.id, article),
        **what_talks(talks),
        "history": " > ".join(f"{t.status} {t.date.value}" if t.date else t.status for t in talks.history),
        "words": flat((talks.history[-1].span if talks.history else talks.mentions[0]).of(article.text)),
        "mentions": len(talks.mentions),
        "start": talks.mentions[0].start,
        "end": talks.mentions[0].end,
        **why(talks.evidence),
    }


def what_talks(talks: Talks | TalksOnRecord) -> Row:
    """The columns that say which talks these are and how they stand, of one article or of several."""
    return {
        "name": talks.name,
        "kind": talks.kind,
        "status": talks.status,
        "since": talks.since.value if talks.since else None,
        "date": talks.date.value if talks.date else None,
        "parties": "; ".join(talks.parties),
        "mediators": "; ".join(talks.mediators),
        "persons": "; ".join(talks.persons),
        "venue": talks.venue,
        "rounds": talks.rounds,
    }


def talks_entry(talks: Talks, article: Article) -> Row:
    """Talks as JSON, as `extract` has them, with the article and the words."""
    shown, text = talks_json(talks), article.text
    for turn, told in zip(shown["history"], talks.history, strict=True):
        turn["words"] = flat(told.span.of(text))
    return {**shown, "article": article_facts(article), "words": _each(talks.mentions, text)}


def proposal_row(proposal: Proposal, article: Article) -> Row:
    """A proposal as one article tells of it; `terms` and `answers` are given in words."""
    text = article.text
    return {
        **head(proposal.id, article),
        "name": proposal.name,
        "author": "; ".join(proposal.author),
        "publication": proposal.publication,
        "recipients": "; ".join(proposal.recipients),
        "unseen": "; ".join(proposal.unseen),
        "draft": proposal.version,
        "answers_to": proposal.answers_to,
        "terms": "; ".join(f"{t.issue or '?'}: {flat(t.text.of(text))}" for t in proposal.terms),
        "answers": "; ".join(
            f"{a.party} {a.answer}" + (f" term {a.term + 1}" if a.term is not None else "") for a in proposal.answers
        ),
        "words": flat(proposal.mentions[0].of(text)),
        "mentions": len(proposal.mentions),
        "start": proposal.mentions[0].start,
        "end": proposal.mentions[0].end,
        **why(proposal.evidence),
    }


def proposal_entry(proposal: Proposal, article: Article) -> Row:
    """A proposal as JSON, as `extract` has it, with the article and the words of its parts."""
    shown, text = proposal_json(proposal), article.text
    places = [part.text for part in proposal.terms] + [part.text for part in proposal.answers]
    for told, place in zip(shown["terms"] + shown["answers"], places, strict=True):
        told["words"] = flat(place.of(text))
    return {**shown, "article": article_facts(article), "words": _each(proposal.mentions, text)}


def article_facts(article: Article) -> Row:
    """What an entry says of its article."""
    return {
        "id": article.id,
        "outlet": article.outlet.value if article.outlet else None,
        "url": article.url,
        "title": article.title.value if article.title else None,
        "published": article.published.value if article.published else None,
    }


def head(id: str, article: Article) -> Row:
    """The columns with which the row of an entry begins."""
    return {
        "id": id,
        "article": article.id,
        "published": article.published.value if article.published else None,
        "outlet": article.outlet.value if article.outlet else None,
    }


def why(evidence: Evidence) -> Row:
    """Those with which it ends: the rule, its version, how sure it is."""
    return {"rule": evidence.rule, "version": evidence.version, "confidence": evidence.confidence}


def _each(spans: Iterable[Span], text: str) -> list[str]:
    return [flat(span.of(text)) for span in spans]
