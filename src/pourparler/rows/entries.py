"""Entries of a record as rows: flat for tables, CSV and data frames, nested for JSON.

In: articles, statements, actors as a store gives them. Out: mappings of plain values, keys in the words of the house.
Refused: to leave out who passed a statement on, or to put a name where the record has only words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pourparler.analysis import TimelineEntry, chain, words
from pourparler.analysis.attribution import flat, speaker
from pourparler.model import Article, Event, Participant, Span, Statement
from pourparler.record import ALONE, ActorEntry, Difference, Succession
from pourparler.record.event_shape import event_json
from pourparler.record.judgement import Judgement, correction_json
from pourparler.record.merging import Appearance, Namesake
from pourparler.record.parts_shape import actor_json
from pourparler.record.shape import article_json, difference_json, statement_json, succession_json

Row = Mapping[str, Any]


def article_row(article: Article, turn: Succession = ALONE) -> Row:
    """An article with its facts; `date_from` says where the date stood, `dates_disagree` names the other candidates,
    `turn` which text it took the place of.
    """
    published = article.published
    return {
        "id": article.id,
        "published": published.value if published else None,
        "date_from": published.origin if published else None,
        "dates_disagree": "; ".join(f"{p.value} ({p.origin})" for p in published.others) if published else "",
        "outlet": article.outlet.value if article.outlet else None,
        "title": flat(article.title.value) if article.title else None,
        "byline": flat(article.byline.value) if article.byline else None,
        "language": article.language.value if article.language else None,
        "kind": article.kind.value if article.kind else None,
        "url": article.url,
        "characters": len(article.text),
        **succession_json(turn),
    }


def article_entry(article: Article, turn: Succession = ALONE) -> Row:
    """An article as JSON, without its text, which `extract` and `export` give."""
    return {**_facts(article), **succession_json(turn)}


def _facts(article: Article) -> Row:
    return {key: value for key, value in article_json(article).items() if key not in ("text", "blocks")}


def revision_row(found: Difference) -> Row:
    """What was changed from one text of an article to the next, the sentences one after the other."""
    article = found.newer
    return {
        "older": found.older.id,
        "newer": article.id,
        "published": article.published.value if article.published else None,
        "outlet": article.outlet.value if article.outlet else None,
        "title": flat(article.title.value) if article.title else None,
        "relation": found.relation,
        "removed": "\n".join(flat(span.of(found.older.text)) for span in found.removed),
        "added": "\n".join(flat(span.of(article.text)) for span in found.added),
        "url": article.url,
    }


def revision_entry(found: Difference) -> Row:
    """The same as JSON: each sentence with its offsets, and the facts of both texts."""
    return {
        **difference_json(found),
        "articles": {article.id: _facts(article) for article in (found.older, found.newer)},
    }


def statement_row(statement: Statement, article: Article) -> Row:
    """A statement with its words; `who` is a name, the candidates, or the words of the source where no one is known."""
    actor, addressee, text = statement.actor, statement.addressee, article.text
    return {
        "id": statement.id,
        "article": article.id,
        "published": article.published.value if article.published else None,
        "outlet": article.outlet.value if article.outlet else None,
        "who": speaker(statement, text),
        "actor": actor.id if actor else None,
        "party": actor.party if actor else None,
        "office": actor.office if actor else None,
        "via": " > ".join(chain(statement, text)),
        "act": statement.act,
        "words": words(statement, text),
        "addressee": flat(addressee.span.of(text)) if addressee else None,
        "uttered": statement.uttered.value if statement.uttered else None,
        "kind": statement.kind,
        "form": statement.form,
        "polarity": statement.polarity,
        "place": statement.place,
        "source": _words(statement.source, text),
        "cue": _words(statement.cue, text),
        "start": statement.content[0].start,
        "end": statement.content[-1].end,
        "rule": statement.evidence.rule,
        "version": statement.evidence.version,
        "confidence": statement.evidence.confidence,
    }


def statement_entry(statement: Statement, article: Article) -> Row:
    """A statement as JSON, as `extract` has it, with its article and the words of its parts."""
    published, text = article.published, article.text
    return {
        **statement_json(statement),
        "article": {
            "id": article.id,
            "outlet": article.outlet.value if article.outlet else None,
            "url": article.url,
            "title": article.title.value if article.title else None,
            "published": published.value if published else None,
        },
        "words": {
            "source": _words(statement.source, text),
            "cue": _words(statement.cue, text),
            "content": [flat(fragment.of(text)) for fragment in statement.content],
            "via": list(chain(statement, text)),
        },
    }


def event_row(event: Event, article: Article) -> Row:
    """An event with its words; those whom nobody knows stand as their words."""
    text = article.text
    return {
        "id": event.id,
        "article": article.id,
        "published": article.published.value if article.published else None,
        "outlet": article.outlet.value if article.outlet else None,
        "date": event.date.value if event.date else None,
        "type": event.type,
        "mode": event.mode or event.category,
        "status": event.status,
        "who": _people(event.actors, text),
        "whom": _people(event.recipients, text),
        "about": _words(event.theme, text),
        "place": event.place.name if event.place else None,
        "country": event.place.country if event.place else None,
        "numbers": "; ".join(flat(n.span.of(text)) + (f" {n.unit}" if n.unit else "") for n in event.numbers),
        "words": flat(event.span.of(text)),
        "trigger": flat(event.trigger.of(text)),
        "actors": "; ".join(p.actor.id for p in event.actors if p.actor),
        "recipients": "; ".join(p.actor.id for p in event.recipients if p.actor),
        "quad": event.quad,
        "contexts": "; ".join(event.contexts),
        "mentions": len(event.mentions),
        "reported_by": event.reported_by,
        "performed_by": event.performed_by,
        "start": event.span.start,
        "end": event.span.end,
        "rule": event.evidence.rule,
        "version": event.evidence.version,
        "confidence": event.evidence.confidence,
    }


def event_entry(event: Event, article: Article) -> Row:
    """An event as JSON, as `extract` has it, with its article and its words."""
    row = event_row(event, article)
    return {
        **event_json(event),
        "article": {
            "id": article.id,
            "outlet": row["outlet"],
            "url": article.url,
            "title": article.title.value if article.title else None,
            "published": row["published"],
        },
        "words": row["words"],
    }


def _people(participants: tuple[Participant, ...], text: str) -> str:
    return "; ".join(p.actor.name if p.actor else flat(p.span.of(text)) for p in participants)


def actor_row(entry: ActorEntry) -> Row:
    """An actor as last read, with the words that named it and what it did."""
    return {
        "id": entry.actor.id,
        "name": entry.actor.name,
        "kind": entry.actor.kind,
        "party": entry.actor.party,
        "office": entry.actor.office,
        "statements": entry.statements,
        "reported": entry.reported,
        "addressed": entry.addressed,
        "articles": entry.articles,
        "first": entry.first_day,
        "last": entry.last_day,
        "names": "; ".join(flat(name) for name, _ in entry.names),
    }


def actor_entry(entry: ActorEntry) -> Row:
    """An actor as JSON, the words that named it with how often."""
    counted = {key: value for key, value in actor_row(entry).items() if key not in (*actor_json(entry.actor), "names")}
    names = [{"words": name, "count": count} for name, count in entry.names]
    return {**actor_json(entry.actor), **counted, "names": names}


def namesake_row(found: Namesake) -> Row:
    """Two people of one name, and why they are kept apart."""
    return {"first": found.first, "second": found.second, "why": found.why}


def appearance_row(found: Appearance) -> Row:
    """A person in one article, and why that is the one of the articles before."""
    return {"id": found.person, "article": found.article, "alone": found.alone, "why": found.why}


def timeline_row(entry: TimelineEntry) -> Row:
    """An entry of the timeline; `basis` says whether its day is that of utterance or of publication."""
    return {
        "date": entry.date,
        "precision": entry.precision,
        "basis": entry.basis,
        "kind": entry.kind,
        "outlet": entry.outlet,
        "who": entry.who,
        "via": " > ".join(entry.via),
        "what": entry.what,
        "evidence": " ".join(entry.evidence),
    }


def timeline_entry(entry: TimelineEntry) -> Row:
    """An entry of the timeline as JSON."""
    return {**timeline_row(entry), "via": list(entry.via), "evidence": list(entry.evidence)}


def judgement_row(judgement: Judgement, *, in_force: bool) -> Row:
    """A judgement: who made it, when, on what, and whether it still holds."""
    corrected = correction_json(judgement.correction) or {}
    return {
        "id": judgement.id,
        "when": judgement.when,
        "who": judgement.who,
        "verdict": judgement.verdict,
        "targets": " ".join(judgement.targets),
        "correction": ", ".join(f"{part}: {_corrected(value)}" for part, value in corrected.items()),
        "note": judgement.note,
        "in_force": "yes" if in_force or judgement.verdict == "undo" else "undone",
    }


def _corrected(value: Any) -> str:
    if value is None:
        return "not known"
    return str(value["id"]) if isinstance(value, dict) and "id" in value else str(value)


def _words(span: Span | None, text: str) -> str | None:
    return flat(span.of(text)) if span else None
