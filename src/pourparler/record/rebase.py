"""The same findings under another article id.

In: an extraction and a new id. Out: the extraction with every id computed anew.
Refused: nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from pourparler.model import (  # isort: skip
    Commitment, Event, Extraction, Position, Proposal, Span, Statement, Talks, commitment_id, digest, entry_id,
    position_id, proposal_id, talks_id,
)  # fmt: skip

Bargaining = Talks | Proposal | Position | Commitment
"""What is on the table, as one article tells of it."""
B = TypeVar("B", Talks, Proposal, Position, Commitment)


def statement_id(article: str, source: Span | None, cue: Span | None, content: tuple[Span, ...]) -> str:
    """The id of a statement: its article and the places of its source, cue and content.

    >>> statement_id("a-1", Span(0, 12), Span(13, 17), (Span(18, 40),)).startswith("s-")
    True
    """
    return entry_id("statement", article, (source, cue, *content))


def own_id(statement: Statement) -> str:
    """The id that the rule gives this statement."""
    return statement_id(statement.article_id, statement.source, statement.cue, statement.content)


def event_id(article: str, event: Event) -> str:
    """The id of an event: its article, the place of its trigger, its type."""
    return entry_id("event", article, (event.trigger,), event.type)


def own_event_id(event: Event) -> str:
    """The id that the rule gives this event."""
    return event_id(event.article_id, event)


def own_bargaining_id(entry: Bargaining, article: str | None = None) -> str:
    """The id that the rule gives this entry, as one of `article` where that is another."""
    home = article or entry.article_id
    match entry:
        case Talks():
            return talks_id(home, entry.mentions, entry.kind)
        case Proposal():
            return proposal_id(home, entry.mentions)
        case Position():
            return position_id(home, entry.text, party=entry.party, issue=entry.issue)
        case Commitment():
            return commitment_id(home, entry.text, entry.party)


def derived_id(article: str, text: str, *, length: int = 8) -> str:
    """An id for another text that came under an id already given away.

    >>> derived_id("dispatch-7", "The talks were called off.").startswith("dispatch-7~")
    True
    """
    return f"{article}~{digest(text, length=length)}"


def rebased(extraction: Extraction, article: str) -> Extraction:
    """The extraction as that of `article`: the ids of its entries, and the ids that they name, follow."""
    renamed = {
        s.id: statement_id(article, s.source, s.cue, s.content) if s.id == own_id(s) else s.id
        for s in extraction.statements
    }

    def follow(id: str | None) -> str | None:
        return renamed.get(id, id) if id else id

    return replace(
        extraction,
        article=replace(extraction.article, id=article),
        statements=tuple(
            replace(s, id=renamed[s.id], article_id=article, inside=follow(s.inside), repeats=follow(s.repeats))
            for s in extraction.statements
        ),
        events=tuple(
            replace(
                e,
                id=event_id(article, e) if e.id == own_event_id(e) else e.id,
                article_id=article,
                reported_by=follow(e.reported_by),
                performed_by=follow(e.performed_by),
            )
            for e in extraction.events
        ),
        talks=tuple(_rebased(_talks_follow(t, follow), article) for t in extraction.talks),
        proposals=tuple(_rebased(_proposal_follows(p, follow), article) for p in extraction.proposals),
        positions=tuple(_rebased(replace(p, statement=follow(p.statement)), article) for p in extraction.positions),
        voice=tuple(replace(v, article_id=article) for v in extraction.voice),
        commitments=tuple(_rebased(replace(c, statement=follow(c.statement)), article) for c in extraction.commitments),
    )


def _rebased(entry: B, article: str) -> B:
    id = own_bargaining_id(entry, article) if entry.id == own_bargaining_id(entry) else entry.id
    return replace(entry, id=id, article_id=article)


def _talks_follow(talks: Talks, follow: Callable[[str | None], str | None]) -> Talks:
    return replace(talks, history=tuple(replace(t, reported_by=follow(t.reported_by)) for t in talks.history))


def _proposal_follows(proposal: Proposal, follow: Callable[[str | None], str | None]) -> Proposal:
    return replace(
        proposal,
        terms=tuple(replace(term, reported_by=follow(term.reported_by)) for term in proposal.terms),
        answers=tuple(replace(answer, statement=follow(answer.statement)) for answer in proposal.answers),
    )
