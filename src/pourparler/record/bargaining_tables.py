"""What is on the table as flat tables: talks, proposals, their terms and answers, positions, commitments.

In: an article with its findings. Out: rows for each CSV or Parquet file, with words, offsets and evidence.
Refused: nothing; sides are joined in order, a history is its turns in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pourparler.model import Evidence, Extraction, Span, When
from pourparler.record.csv_text import Cell

Row = dict[str, Cell]

_HEAD = {
    "id": "id of the entry",
    "article": "id of the article",
    "superseded_by": "id of the text that took the article's place; only entries without one count",
    "published": "when the article was published",
    "outlet": "who published it",
}
_OF_PROPOSAL = {"proposal": "id of the proposal"} | {name: what for name, what in _HEAD.items() if name != "id"}
_EVIDENCE = {
    "rule": "the rule or model that found it",
    "version": "its version",
    "confidence": "how sure it is, 0 to 1",
}

# Each column with what it holds; the order is that of the file.
TABLES: Mapping[str, Mapping[str, str]] = {
    "talks": {
        **_HEAD,
        "name": "what they are called",
        "kind": "meeting, call, visit, summit, round, format, channel",
        "status": "proposed, planned, under-way, held, postponed, stalled, cancelled, failed, concluded",
        "parties": "sides that take part; separated by ;",
        "persons": "ids of actors who take part; separated by ;",
        "mediators": "sides that host or mediate; separated by ;",
        "venue": "where",
        "date": "when they were or are to be held, a TIMEX3 value",
        "rounds": "how many rounds there were",
        "since": "when the status began, a TIMEX3 value",
        "history": "the statuses in order, each with its date and the statement that tells it; separated by ;",
        "history_spans": "offsets of the words that say so; separated by ;",
        "words": "the words that name them, each mention; separated by ;",
        "mentions": "their offsets in the article's text, start-end; separated by ;",
        **_EVIDENCE,
    },
    "proposals": {
        **_HEAD,
        "name": "what it is called",
        "author": "sides that put it forward; separated by ;",
        "recipients": "sides that received or saw it; separated by ;",
        "unseen": "sides said not to have seen it; separated by ;",
        "publication": "how it became known: leaked, reported, published",
        "draft": "the words that tell this draft from others",
        "answers_to": "name of the proposal that it answers",
        "terms": "number of terms found",
        "answers": "number of answers found",
        "words": "the words that name it, each mention; separated by ;",
        "mentions": "their offsets in the article's text, start-end; separated by ;",
        **_EVIDENCE,
    },
    "terms": {
        **_OF_PROPOSAL,
        "term": "its place among the terms of the proposal, from 0",
        "issue": "slug of the issue",
        "obliged": "sides obliged; separated by ;",
        "beneficiary": "sides it is for; separated by ;",
        "words": "the words",
        "span": "their offsets in the article's text, start-end",
        "reported_by": "id of the statement in which it is told",
    },
    "answers": {
        **_OF_PROPOSAL,
        "term": "the term it answers, by its place; empty: the whole",
        "party": "side that answers",
        "answer": "accepts, rejects, open, conditional",
        "words": "the words",
        "span": "their offsets in the article's text, start-end",
        "statement": "id of the statement that gives it",
    },
    "positions": {
        **_HEAD,
        "party": "whose it is",
        "issue": "slug of the issue",
        "stance": "demands, offers, accepts, rejects, open, conditional, rules-out",
        "by": "id of the actor who said so",
        "toward": "sides it is put to; separated by ;",
        "words": "the words",
        "span": "their offsets in the article's text, start-end",
        "condition": "the words of the condition",
        "condition_span": "their offsets",
        "figure": "a number that it turns on",
        "unit": "of what",
        "bound": "least or most, where the number is one",
        "date": "when it was taken, a TIMEX3 value",
        "statement": "id of the statement that says it",
        **_EVIDENCE,
    },
    "commitments": {
        **_HEAD,
        "party": "sides that undertook it; separated by ;",
        "issue": "slug of the issue",
        "due": "by when, a TIMEX3 value",
        "words": "the words of the deed",
        "span": "their offsets in the article's text, start-end",
        "statement": "id of the statement that says it",
        **_EVIDENCE,
    },
}


def bargaining_rows_of(name: str, extraction: Extraction, superseded_by: str | None) -> Iterator[Row]:
    """The rows of one article in the table of that name."""
    article = extraction.article
    head: Row = {
        "article": article.id,
        "superseded_by": superseded_by,
        "published": article.published.value if article.published else None,
        "outlet": article.outlet.value if article.outlet else None,
    }
    return (head | row for row in _ROWS[name](extraction, article.text))


def _talks(extraction: Extraction, text: str) -> Iterator[Row]:
    for talks in extraction.talks:
        yield {
            "id": talks.id,
            "name": talks.name,
            "kind": talks.kind,
            "status": talks.status,
            "parties": _joined(talks.parties),
            "persons": _joined(talks.persons),
            "mediators": _joined(talks.mediators),
            "venue": talks.venue,
            "date": _value(talks.date),
            "rounds": talks.rounds,
            "since": _value(talks.since),
            "history": _joined(
                " ".join(filter(None, (t.status, _value(t.date), t.reported_by))) for t in talks.history
            ),
            "history_spans": _joined(ends(turn.span) for turn in talks.history),
            "words": _joined(span.of(text) for span in talks.mentions),
            "mentions": _joined(map(ends, talks.mentions)),
            **_why(talks.evidence),
        }


def _proposals(extraction: Extraction, text: str) -> Iterator[Row]:
    for proposal in extraction.proposals:
        yield {
            "id": proposal.id,
            "name": proposal.name,
            "author": _joined(proposal.author),
            "recipients": _joined(proposal.recipients),
            "unseen": _joined(proposal.unseen),
            "publication": proposal.publication,
            "draft": proposal.version,
            "answers_to": proposal.answers_to,
            "terms": len(proposal.terms),
            "answers": len(proposal.answers),
            "words": _joined(span.of(text) for span in proposal.mentions),
            "mentions": _joined(map(ends, proposal.mentions)),
            **_why(proposal.evidence),
        }


def _terms(extraction: Extraction, text: str) -> Iterator[Row]:
    for proposal in extraction.proposals:
        for at, term in enumerate(proposal.terms):
            yield {
                "proposal": proposal.id,
                "term": at,
                "issue": term.issue,
                "obliged": _joined(term.obliged),
                "beneficiary": _joined(term.beneficiary),
                "words": term.text.of(text),
                "span": ends(term.text),
                "reported_by": term.reported_by,
            }


def _answers(extraction: Extraction, text: str) -> Iterator[Row]:
    for proposal in extraction.proposals:
        for answer in proposal.answers:
            yield {
                "proposal": proposal.id,
                "term": answer.term,
                "party": answer.party,
                "answer": answer.answer,
                "words": answer.text.of(text),
                "span": ends(answer.text),
                "statement": answer.statement,
            }


def _positions(extraction: Extraction, text: str) -> Iterator[Row]:
    for position in extraction.positions:
        figure = position.figure
        yield {
            "id": position.id,
            "party": position.party,
            "issue": position.issue,
            "stance": position.stance,
            "by": position.by,
            "toward": _joined(position.toward),
            "words": position.text.of(text),
            "span": ends(position.text),
            "condition": position.condition.of(text) if position.condition else None,
            "condition_span": ends(position.condition),
            "figure": figure.value if figure else None,
            "unit": figure.unit if figure else None,
            "bound": figure.bound if figure else None,
            "date": _value(position.date),
            "statement": position.statement,
            **_why(position.evidence),
        }


def _commitments(extraction: Extraction, text: str) -> Iterator[Row]:
    for commitment in extraction.commitments:
        yield {
            "id": commitment.id,
            "party": _joined(commitment.party),
            "issue": commitment.issue,
            "due": _value(commitment.due),
            "words": commitment.text.of(text),
            "span": ends(commitment.text),
            "statement": commitment.statement,
            **_why(commitment.evidence),
        }


_ROWS: Mapping[str, Callable[[Extraction, str], Iterator[Row]]] = {
    "talks": _talks, "proposals": _proposals, "terms": _terms, "answers": _answers, "positions": _positions,
    "commitments": _commitments,
}  # fmt: skip


def ends(span: Span | None) -> str:
    """ "12-40": the offsets of a stretch of text."""
    return f"{span.start}-{span.end}" if span else ""


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _value(when: When | None) -> str | None:
    return when.value if when else None


def _why(evidence: Evidence) -> Row:
    return {"rule": evidence.rule, "version": evidence.version, "confidence": evidence.confidence}
