"""What is on the table as rows: talks, proposals, positions and commitments as each article tells of them.

In: an entry, its article, the statement that tells it. Out: mappings of plain values, keys in words of the house.
Refused: to leave out according to whom; who is not known stands in the article's words.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.analysis.attribution import flat
from pourparler.model import Article, Commitment, Evidence, Position, Proposal, Span, Statement, Talks
from pourparler.record.position_shape import commitment_json, position_json
from pourparler.record.proposal_shape import proposal_json
from pourparler.record.talks_shape import talks_json
from pourparler.rows.places import Row, attributed, attribution


def talks_row(talks: Talks, article: Article) -> Row:
    """Talks as one article tells of them; `history` is each status with its date."""
    return {
        **_head(talks.id, article),
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
        "history": " > ".join(f"{t.status} {t.date.value}" if t.date else t.status for t in talks.history),
        "words": flat((talks.history[-1].span if talks.history else talks.mentions[0]).of(article.text)),
        "mentions": len(talks.mentions),
        "start": talks.mentions[0].start,
        "end": talks.mentions[0].end,
        **_why(talks.evidence),
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
        **_head(proposal.id, article),
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
        **_why(proposal.evidence),
    }


def proposal_entry(proposal: Proposal, article: Article) -> Row:
    """A proposal as JSON, as `extract` has it, with the article and the words of its parts."""
    shown, text = proposal_json(proposal), article.text
    places = [part.text for part in proposal.terms] + [part.text for part in proposal.answers]
    for told, place in zip(shown["terms"] + shown["answers"], places, strict=True):
        told["words"] = flat(place.of(text))
    return {**shown, "article": article_facts(article), "words": _each(proposal.mentions, text)}


def position_row(position: Position, article: Article, told: Statement | None) -> Row:
    """A position with its words; `who` said so, through whom, as the statement has it."""
    text, figure = article.text, position.figure
    return {
        **_head(position.id, article),
        "date": position.date.value if position.date else None,
        "party": position.party,
        "issue": position.issue,
        "stance": position.stance,
        "words": flat(position.text.of(text)),
        "condition": _words(position.condition, text),
        "toward": "; ".join(position.toward),
        **attributed(told, text),
        "by": position.by,
        "figure": flat(figure.span.of(text)) if figure else None,
        "statement": position.statement,
        "start": position.text.start,
        "end": position.text.end,
        **_why(position.evidence),
    }


def position_entry(position: Position, article: Article, told: Statement | None) -> Row:
    """A position as JSON, as `extract` has it, with the article, its words, and according to whom."""
    text = article.text
    words = {"text": flat(position.text.of(text)), "condition": _words(position.condition, text)}
    return {
        **position_json(position),
        "article": article_facts(article),
        "words": words,
        "attribution": attribution(told, text),
    }


def commitment_row(commitment: Commitment, article: Article, told: Statement | None) -> Row:
    """What sides undertook to do, by when, according to whom."""
    text = article.text
    return {
        **_head(commitment.id, article),
        "due": commitment.due.value if commitment.due else None,
        "party": "; ".join(commitment.party),
        "issue": commitment.issue,
        "words": flat(commitment.text.of(text)),
        **attributed(told, text),
        "statement": commitment.statement,
        "start": commitment.text.start,
        "end": commitment.text.end,
        **_why(commitment.evidence),
    }


def commitment_entry(commitment: Commitment, article: Article, told: Statement | None) -> Row:
    """A commitment as JSON, as `extract` has it, with the article, its words, and according to whom."""
    text = article.text
    return {
        **commitment_json(commitment),
        "article": article_facts(article),
        "words": {"text": flat(commitment.text.of(text))},
        "attribution": attribution(told, text),
    }


def article_facts(article: Article) -> Row:
    """What an entry says of its article."""
    return {
        "id": article.id,
        "outlet": article.outlet.value if article.outlet else None,
        "url": article.url,
        "title": article.title.value if article.title else None,
        "published": article.published.value if article.published else None,
    }


def _head(id: str, article: Article) -> Row:
    return {
        "id": id,
        "article": article.id,
        "published": article.published.value if article.published else None,
        "outlet": article.outlet.value if article.outlet else None,
    }


def _why(evidence: Evidence) -> Row:
    return {"rule": evidence.rule, "version": evidence.version, "confidence": evidence.confidence}


def _words(span: Span | None, text: str) -> str | None:
    return flat(span.of(text)) if span else None


def _each(spans: Iterable[Span], text: str) -> list[str]:
    return [flat(span.of(text)) for span in spans]
