"""The record as flat tables.

In: a store. Out: rows for each CSV file, every entry with its words, offsets and evidence.
Refused: nothing; what does not fit a cell (fragments, a chain, candidates) is joined in order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from pourparler.model import Actor, Addressee, Extraction, Fact, Link, Published, Span, Statement
from pourparler.record.bargaining_tables import TABLES as BARGAINING
from pourparler.record.bargaining_tables import bargaining_rows_of
from pourparler.record.csv_text import Cell
from pourparler.record.entries import ALONE, Succession
from pourparler.record.filter import EVERY_KIND, Filter
from pourparler.record.judged import Judged
from pourparler.record.judgement import correction_json
from pourparler.record.parts_shape import evidence_json
from pourparler.record.shape import succession_json
from pourparler.record.standing import Standing
from pourparler.record.store import Store

_Row = dict[str, Cell]
EVERYTHING = Filter(kinds=EVERY_KIND, superseded=True)


def tables(store: Store) -> dict[str, Iterator[_Row]]:
    """The rows of each file, to be read one table after the other."""
    turns = store.succession()
    return {
        "articles": (_article(e, turns) for e in store.extractions(EVERYTHING)),
        "statements": _statements(store, turns),
        "events": _events(store, turns),
        **{name: _bargaining(store, turns, name) for name in BARGAINING},
        "voice": _voice(store, turns),
        "actors": _actors(store),
        "judgements": _judgements(store),
        "problems": ({"source": p.source, "message": p.message} for p in store.problems()),
    }


def _article(extraction: Extraction, turns: Mapping[str, Succession]) -> _Row:
    article, published = extraction.article, extraction.article.published
    row: _Row = {"id": article.id, "url": article.url, "text": article.text, "statements": len(extraction.statements)}
    for name, fact in (("outlet", article.outlet), ("title", article.title), ("byline", article.byline)):
        row |= {name: _value(fact), f"{name}_from": fact.origin if fact else None}
    return row | {
        "published": published.value if published else None,
        "published_precision": published.precision if published else None,
        "published_from": published.origin if published else None,
        "published_others": "; ".join(f"{p.value} ({p.origin})" for p in _others(published)),
        "language": _value(article.language),
        **succession_json(turns.get(article.id, ALONE)),
    }


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _others(published: Published | None) -> Iterator[Published]:
    for other in published.others if published else ():
        yield other
        yield from _others(other)


def _statements(store: Store, turns: Mapping[str, Succession]) -> Iterator[_Row]:
    now = store.standing()
    changed = {j.found.id: j for j in store.judged(EVERYTHING) if j.statement != j.found}
    for extraction in store.extractions(EVERYTHING):
        after = turns.get(extraction.article.id, ALONE).superseded_by
        for statement in extraction.statements:
            row = _statement(statement, extraction) | _judged(statement, changed.get(statement.id), now)
            yield row | {"superseded_by": after}


def _voice(store: Store, turns: Mapping[str, Succession]) -> Iterator[_Row]:
    for extraction in store.extractions(EVERYTHING):
        article = extraction.article
        for voice in extraction.voice:
            yield {
                "article": article.id,
                "superseded_by": turns.get(article.id, ALONE).superseded_by,
                "published": article.published.value if article.published else None,
                "outlet": _value(article.outlet),
                "kind": voice.kind,
                "words": voice.span.of(article.text),
                "span": f"{voice.span.start}-{voice.span.end}",
                **evidence_json(voice.evidence),
            }


def _events(store: Store, turns: Mapping[str, Succession]) -> Iterator[_Row]:
    for extraction in store.extractions(EVERYTHING):
        article, text = extraction.article, extraction.article.text
        for event in extraction.events:
            yield {
                "id": event.id,
                "article": article.id,
                "superseded_by": turns.get(article.id, ALONE).superseded_by,
                "published": article.published.value if article.published else None,
                "outlet": _value(article.outlet),
                "type": event.type,
                "mode": event.mode,
                "category": event.category,
                "quad": event.quad,
                "status": event.status,
                "actors": "; ".join(p.actor.id if p.actor else p.span.of(text) for p in event.actors),
                "recipients": "; ".join(p.actor.id if p.actor else p.span.of(text) for p in event.recipients),
                "theme": event.theme.of(text) if event.theme else None,
                "date": event.date.value if event.date else None,
                "place": event.place.name if event.place else None,
                "words": event.span.of(text),
                "span": _ends(event.span),
                "trigger": event.trigger.of(text),
                "trigger_span": _ends(event.trigger),
                "mentions": "; ".join(map(_ends, event.mentions)),
                "reported_by": event.reported_by,
                "performed_by": event.performed_by,
                "rule": event.evidence.rule,
                "version": event.evidence.version,
                "confidence": event.evidence.confidence,
            }


def _bargaining(store: Store, turns: Mapping[str, Succession], name: str) -> Iterator[_Row]:
    for extraction in store.extractions(EVERYTHING):
        yield from bargaining_rows_of(name, extraction, turns.get(extraction.article.id, ALONE).superseded_by)


def _statement(said: Statement, extraction: Extraction) -> _Row:
    article, text = extraction.article, extraction.article.text
    uttered = said.uttered
    return {
        "id": said.id,
        "article": article.id,
        "published": article.published.value if article.published else None,
        "outlet": _value(article.outlet),
        **_words("source", said.source, text),
        **_words("cue", said.cue, text),
        "content": " … ".join(fragment.of(text) for fragment in said.content),
        "content_spans": "; ".join(_ends(fragment) for fragment in said.content),
        **_words("addressee", said.addressee.span if said.addressee else None, text),
        "addressee_actor": said.addressee.actor.id if said.addressee and said.addressee.actor else None,
        "kind": said.kind,
        "form": said.form,
        "act": said.act,
        "acts": "; ".join(said.acts),
        "polarity": said.polarity,
        "place": said.place,
        **_actor(said.actor),
        "candidates": "; ".join(candidate.id for candidate in said.candidates),
        "via": " > ".join(_reporter(link, text) for link in said.via),
        "via_spans": " > ".join(f"{_ends(link.source)}/{_ends(link.cue)}" for link in said.via),
        "uttered": uttered.value if uttered else None,
        "uttered_precision": uttered.precision if uttered else None,
        "uttered_words": uttered.span.of(text) if uttered and uttered.span else None,
        "uttered_span": _ends(uttered.span if uttered else None),
        "inside": said.inside,
        "repeats": said.repeats,
        "rule": said.evidence.rule,
        "version": said.evidence.version,
        "confidence": said.evidence.confidence,
    }


def _words(role: str, span: Span | None, text: str) -> _Row:
    return {role: span.of(text) if span else None, f"{role}_span": _ends(span)}


def _ends(span: Span | None) -> str:
    return f"{span.start}-{span.end}" if span else ""


def _actor(actor: Actor | None) -> _Row:
    return {
        "actor": actor.id if actor else None,
        "actor_name": actor.name if actor else None,
        "actor_kind": actor.kind if actor else None,
        "actor_party": actor.party if actor else None,
        "actor_office": actor.office if actor else None,
    }


def _reporter(link: Link, text: str) -> str:
    if link.actor:
        return link.actor.id
    return link.source.of(text) if link.source else "?"


def _judged(found: Statement, judged: Judged | None, now: Standing) -> _Row:
    stands = judged.statement if judged else found
    return {
        "state": now.state(found.id),
        "judged_actor": _change(_id(found.actor), _id(stands.actor)),
        "judged_addressee": _change(_id(_to(found.addressee)), _id(_to(stands.addressee))),
        "judged_act": _change(found.act, stands.act),
        "judged_polarity": _change(found.polarity, stands.polarity),
    }


def _id(actor: Actor | None) -> str | None:
    return actor.id if actor else None


def _to(addressee: Addressee | None) -> Actor | None:
    return addressee.actor if addressee else None


def _change(found: str | None, stands: str | None) -> str | None:
    return None if found == stands else stands or "nobody"


def _actors(store: Store) -> Iterator[_Row]:
    now = store.standing()
    for entry in store.actors():
        actor = entry.actor
        yield {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "party": actor.party,
            "office": actor.office,
            "also": "; ".join(id for id in now.group(actor.id) if id != actor.id),
            "names": "; ".join(f"{words} ({count})" for words, count in entry.names),
            "statements": entry.statements,
            "reported": entry.reported,
            "addressed": entry.addressed,
            "articles": entry.articles,
            "first_day": entry.first_day,
            "last_day": entry.last_day,
        }


def _judgements(store: Store) -> Iterator[_Row]:
    in_force = {j.id for j in store.standing().in_force}
    undone = {id for j in store.judgements() if j.verdict == "undo" for id in j.targets}
    for judgement in store.judgements():
        stands = judgement.id in in_force or (judgement.verdict == "undo" and judgement.id not in undone)
        corrected = correction_json(judgement.correction)
        yield {
            "id": judgement.id,
            "verdict": judgement.verdict,
            "targets": "; ".join(judgement.targets),
            "who": judgement.who,
            "when": judgement.when,
            "note": judgement.note,
            "correction": json.dumps(corrected, ensure_ascii=False) if corrected else None,
            "in_force": "yes" if stands else "no",
        }
