"""Findings as the JSON that the contract promises, and back.

In: an extraction or a part of it, or its JSON object. Out: the other of the two.
Refused: an object with a key missing or a value of another type (ValueError); keys that are not ours are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pourparler.model import (  # isort: skip
    Act, Addressee, Article, Block, BlockRole, Extraction, Fact, Form, Kind, Link, Origin,
    Place, Polarity, Precision, Published, Span, Statement, Voice, VoiceKind,
)  # fmt: skip
from pourparler.problems import Problem
from pourparler.record.entries import Succession
from pourparler.record.event_shape import event_from, event_json
from pourparler.record.parts_shape import (
    JSON,
    actor_from,
    actor_json,
    evidence_from,
    evidence_json,
    maybe,
    span_from,
    span_json,
    when_from,
    when_json,
)
from pourparler.record.position_shape import commitment_from, commitment_json, position_from, position_json
from pourparler.record.proposal_shape import proposal_from, proposal_json
from pourparler.record.revision import Difference
from pourparler.record.talks_shape import talks_from, talks_json

FACTS = ("outlet", "title", "byline", "language", "kind")


def extraction_json(extraction: Extraction) -> JSON:
    """The object that `extract` prints for one article.

    >>> from pourparler.model import Evidence, Span, entry_id
    >>> text = "Talks resume, Venn said."
    >>> told = Article(id="a-1", text=text, blocks=(Block(span=Span(0, 24), role="body"),))
    >>> said = Statement(id=entry_id("statement", "a-1", [Span(14, 18), Span(19, 23), Span(0, 12)]), article_id="a-1",
    ...     source=Span(14, 18), cue=Span(19, 23), content=(Span(0, 12),), kind="speech", form="indirect",
    ...     act="inform", polarity="asserted", place="body", evidence=Evidence(rule="said", version="1", confidence=1))
    >>> shown = extraction_json(Extraction(article=told, statements=(said,)))
    >>> shown["statements"][0]["source"], shown["statements"][0]["addressee"]
    ({'start': 14, 'end': 18}, None)
    """
    return {
        "article": article_json(extraction.article),
        "statements": [statement_json(s) for s in extraction.statements],
        "events": [event_json(e) for e in extraction.events],
        "talks": [talks_json(t) for t in extraction.talks],
        "proposals": [proposal_json(p) for p in extraction.proposals],
        "positions": [position_json(p) for p in extraction.positions],
        "commitments": [commitment_json(c) for c in extraction.commitments],
        "voice": [
            {**span_json(v.span), "kind": v.kind, "evidence": evidence_json(v.evidence)} for v in extraction.voice
        ],
        "problems": [{"source": p.source, "message": p.message} for p in extraction.problems],
    }


def article_json(article: Article) -> JSON:
    """An article with its facts as plain values; where each came from stands under `origins`."""
    facts = {name: cast("Fact | None", getattr(article, name)) for name in FACTS}
    return {
        "id": article.id,
        "outlet": article.outlet.value if article.outlet else None,
        "url": article.url,
        "title": article.title.value if article.title else None,
        "byline": article.byline.value if article.byline else None,
        "published": maybe(published_json, article.published),
        "language": article.language.value if article.language else None,
        "kind": article.kind.value if article.kind else None,
        "text": article.text,
        "origins": {name: {"from": f.origin, "span": maybe(span_json, f.span)} for name, f in facts.items() if f},
        "blocks": [{**span_json(b.span), "role": b.role} for b in article.blocks],
    }


def succession_json(turn: Succession) -> JSON:
    """Which text an article's text stands above, and which took its place; null where there is none."""
    return {"supersedes": turn.supersedes, "superseded_by": turn.superseded_by}


def difference_json(found: Difference) -> JSON:
    """What was changed from one text to the next: sentences with their offsets in the text they stand in."""
    return {
        "from": found.older.id,
        "to": found.newer.id,
        "relation": found.relation,
        "removed": [{**span_json(s), "text": s.of(found.older.text)} for s in found.removed],
        "added": [{**span_json(s), "text": s.of(found.newer.text)} for s in found.added],
    }


def published_json(published: Published) -> JSON:
    """A date of publication, where it came from, and the candidates that disagree."""
    return {
        "value": published.value,
        "precision": published.precision,
        "from": published.origin,
        "span": maybe(span_json, published.span),
        "others": [published_json(other) for other in published.others],
    }


def statement_json(statement: Statement) -> JSON:
    """One statement; `inside` and `repeats` are ids of other statements of the article."""
    return {
        "id": statement.id,
        "source": maybe(span_json, statement.source),
        "cue": maybe(span_json, statement.cue),
        "content": [span_json(fragment) for fragment in statement.content],
        "addressee": maybe(addressee_json, statement.addressee),
        "kind": statement.kind,
        "form": statement.form,
        "act": statement.act,
        "acts": list(statement.acts),
        "polarity": statement.polarity,
        "place": statement.place,
        "actor": maybe(actor_json, statement.actor),
        "candidates": [actor_json(candidate) for candidate in statement.candidates],
        "via": [_link_json(link) for link in statement.via],
        "uttered": maybe(when_json, statement.uttered),
        "inside": statement.inside,
        "repeats": statement.repeats,
        "evidence": evidence_json(statement.evidence),
    }


def addressee_json(addressee: Addressee) -> JSON:
    """To whom it was said."""
    return {"span": span_json(addressee.span), "actor": maybe(actor_json, addressee.actor)}


def _link_json(link: Link) -> JSON:
    return {
        "source": maybe(span_json, link.source),
        "cue": maybe(span_json, link.cue),
        "actor": maybe(actor_json, link.actor),
    }


def _voice_from(shown: Mapping[str, Any], *, article: str) -> Voice:
    return Voice(
        article_id=article, span=Span(shown["start"], shown["end"]), kind=cast(VoiceKind, shown["kind"]),
        evidence=evidence_from(shown["evidence"]),
    )  # fmt: skip


def extraction_from(shown: Mapping[str, Any]) -> Extraction:
    """The extraction that was shown; raises ValueError where the object does not make one."""
    try:
        article = article_from(shown["article"])
        return Extraction(
            article=article,
            statements=tuple(statement_from(s, article=article.id) for s in shown.get("statements", ())),
            events=tuple(event_from(e, article=article.id) for e in shown.get("events", ())),
            talks=tuple(talks_from(t, article=article.id) for t in shown.get("talks", ())),
            proposals=tuple(proposal_from(p, article=article.id) for p in shown.get("proposals", ())),
            positions=tuple(position_from(p, article=article.id) for p in shown.get("positions", ())),
            commitments=tuple(commitment_from(c, article=article.id) for c in shown.get("commitments", ())),
            voice=tuple(_voice_from(v, article=article.id) for v in shown.get("voice", ())),
            problems=tuple(Problem(source=p["source"], message=p["message"]) for p in shown.get("problems", ())),
        )
    except KeyError as error:
        raise ValueError(f"the key {error} is missing") from error
    except (TypeError, AttributeError) as error:
        raise ValueError(f"a value is of another type: {error}") from error


def article_from(shown: Mapping[str, Any]) -> Article:
    """The article that was shown."""
    origins = shown.get("origins", {})
    facts = {
        name: _fact(shown[name], origins.get(name, {"from": "given"})) for name in FACTS if shown.get(name) is not None
    }
    return Article(
        id=shown["id"],
        text=shown["text"],
        blocks=tuple(Block(span=span_from(b), role=cast(BlockRole, b["role"])) for b in shown.get("blocks", ())),
        url=shown.get("url"),
        published=maybe(_published, shown.get("published")),
        **facts,
    )


def _fact(value: str, origin: Mapping[str, Any]) -> Fact:
    return Fact(value=value, origin=cast(Origin, origin["from"]), span=maybe(span_from, origin.get("span")))


def _published(shown: Mapping[str, Any]) -> Published:
    return Published(
        value=shown["value"],
        precision=cast(Precision, shown["precision"]),
        origin=cast(Origin, shown["from"]),
        span=maybe(span_from, shown.get("span")),
        others=tuple(_published(other) for other in shown.get("others", ())),
    )


def statement_from(shown: Mapping[str, Any], *, article: str) -> Statement:
    """The statement that was shown as one of `article`."""
    return Statement(
        id=shown["id"],
        article_id=article,
        source=maybe(span_from, shown["source"]),
        cue=maybe(span_from, shown["cue"]),
        content=tuple(span_from(fragment) for fragment in shown["content"]),
        kind=cast(Kind, shown["kind"]),
        form=cast(Form, shown["form"]),
        act=cast(Act, shown["act"]),
        acts=tuple(cast(Act, act) for act in shown.get("acts", ())),
        polarity=cast(Polarity, shown["polarity"]),
        place=cast(Place, shown["place"]),
        evidence=evidence_from(shown["evidence"]),
        addressee=maybe(addressee_from, shown.get("addressee")),
        actor=maybe(actor_from, shown.get("actor")),
        candidates=tuple(actor_from(candidate) for candidate in shown.get("candidates", ())),
        via=tuple(_link(link) for link in shown.get("via", ())),
        uttered=maybe(when_from, shown.get("uttered")),
        inside=shown.get("inside"),
        repeats=shown.get("repeats"),
    )


def addressee_from(shown: Mapping[str, Any]) -> Addressee:
    """The addressee that was shown."""
    return Addressee(span=span_from(shown["span"]), actor=maybe(actor_from, shown.get("actor")))


def _link(shown: Mapping[str, Any]) -> Link:
    return Link(
        source=maybe(span_from, shown.get("source")),
        cue=maybe(span_from, shown.get("cue")),
        actor=maybe(actor_from, shown.get("actor")),
    )
