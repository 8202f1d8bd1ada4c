"""The same findings under another article id.

In: an extraction and a new id. Out: the extraction with every id computed anew.
Refused: nothing.
"""

from __future__ import annotations

from dataclasses import replace

from pourparler.model import Event, Extraction, Span, Statement, digest, entry_id


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


def derived_id(article: str, text: str, *, length: int = 8) -> str:
    """An id for another text that came under an id already given away.

    >>> derived_id("dispatch-7", "The talks were called off.").startswith("dispatch-7~")
    True
    """
    return f"{article}~{digest(text, length=length)}"


def rebased(extraction: Extraction, article: str) -> Extraction:
    """The extraction as that of `article`: statement ids, `inside` and `repeats` follow."""
    renamed = {
        s.id: statement_id(article, s.source, s.cue, s.content) if s.id == own_id(s) else s.id
        for s in extraction.statements
    }
    statements = tuple(
        replace(
            s,
            id=renamed[s.id],
            article_id=article,
            inside=renamed.get(s.inside, s.inside) if s.inside else s.inside,
            repeats=renamed.get(s.repeats, s.repeats) if s.repeats else s.repeats,
        )
        for s in extraction.statements
    )
    events = tuple(
        replace(
            e,
            id=event_id(article, e) if e.id == own_event_id(e) else e.id,
            article_id=article,
            reported_by=renamed.get(e.reported_by, e.reported_by) if e.reported_by else None,
            performed_by=renamed.get(e.performed_by, e.performed_by) if e.performed_by else None,
        )
        for e in extraction.events
    )
    return replace(
        extraction, article=replace(extraction.article, id=article), statements=statements, events=events
    )
