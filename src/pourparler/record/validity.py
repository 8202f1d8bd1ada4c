"""What a sound extraction keeps to.

In: the findings of one article. Out: a `Problem` for each rule broken; sound findings give none.
Refused: nothing; the store takes only extractions without a fault, so that `check` holds from then on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import get_args

from pourparler.model import (  # isort: skip
    Act, Actor, ActorKind, Article, BlockRole, Extraction, Form, Kind, Origin, Place, Polarity, Precision, Published,
    Span, Statement,
)  # fmt: skip
from pourparler.problems import Problem
from pourparler.record.bargaining_validity import bargaining_faults
from pourparler.record.event_validity import event_faults
from pourparler.record.rebase import own_id

_WORD = re.compile(r"[^\W_]+")
_VOCABULARIES = {
    "kind": frozenset(get_args(Kind)), "form": frozenset(get_args(Form)), "act": frozenset(get_args(Act)),
    "polarity": frozenset(get_args(Polarity)), "place": frozenset(get_args(Place)),
    "kind of an actor": frozenset(get_args(ActorKind)), "precision": frozenset(get_args(Precision)),
    "origin": frozenset(get_args(Origin)), "role of a block": frozenset(get_args(BlockRole)),
}  # fmt: skip


def faults(extraction: Extraction) -> Iterator[Problem]:
    """Every rule that the findings break, each with what was found.

    >>> from pourparler.model import Block, Fact
    >>> text = "The ministry denied the report."
    >>> bare = Article(id="a-1", text=text, blocks=(Block(span=Span(0, 12), role="body"),))
    >>> [str(fault) for fault in faults(Extraction(article=bare))]
    ["a-1: no block covers 'denied' at 13"]
    """
    article = extraction.article
    found = (_article_faults(article), _statement_faults(extraction), event_faults(extraction))
    for message in chain(*found, bargaining_faults(extraction)):
        yield Problem(source=article.id, message=message)


def _article_faults(article: Article) -> Iterator[str]:
    if not article.id:
        yield "an article without an id"
    yield from _uncovered(article)
    for block in article.blocks:
        yield from _unknown("role of a block", block.role)
    for name in ("outlet", "title", "byline", "language", "kind"):
        fact = getattr(article, name)
        if fact is not None:
            yield from _unknown("origin", fact.origin)
            yield from _outside(name, fact.span, article.text)
    yield from _published_faults(article.published, article.text)


def _published_faults(published: Published | None, text: str) -> Iterator[str]:
    if published is None:
        return
    yield from _unknown("origin", published.origin)
    yield from _unknown("precision", published.precision)
    yield from _outside("published", published.span, text)
    for other in published.others:
        yield from _published_faults(other, text)


def _uncovered(article: Article) -> Iterator[str]:
    end = 0
    for start, stop in [*((b.span.start, b.span.end) for b in article.blocks), (len(article.text), len(article.text))]:
        if word := _WORD.search(article.text, end, start):
            yield f"no block covers {word[0][:40]!r} at {word.start()}"
            return
        end = stop


def _statement_faults(extraction: Extraction) -> Iterator[str]:
    held = {s.id: s for s in extraction.statements}
    for twice in sorted(id for id, n in Counter(s.id for s in extraction.statements).items() if n > 1):
        yield f"statement {twice} stands twice"
    for statement in extraction.statements:
        for message in _faults_of(statement, extraction.article.text, held):
            yield f"statement {statement.id}: {message}"


def _faults_of(statement: Statement, text: str, held: dict[str, Statement]) -> Iterator[str]:
    if statement.id != own_id(statement):
        yield f"its id does not recompute, the rule gives {own_id(statement)}"
    for role, span in spans(statement):
        yield from _outside(role, span, text)
    if any(a.end > b.start for a, b in zip(statement.content, statement.content[1:], strict=False)):
        yield "its content fragments overlap or are out of order"
    for name in ("kind", "form", "act", "polarity", "place"):
        yield from _unknown(name, getattr(statement, name))
    for act in statement.acts:
        yield from _unknown("act", act)
    if statement.uttered:
        yield from _unknown("precision", statement.uttered.precision)
    for actor in actors(statement):
        yield from _unknown("kind of an actor", actor.kind)
        if not actor.id:
            yield f"actor {actor.name!r} has no id"
    for name, target in (("inside", statement.inside), ("repeats", statement.repeats)):
        if target is not None and target not in held:
            yield f"{name} points at {target}, which is not a statement of the article"
        elif target is not None and _circles(statement, name, held):
            yield f"{name} leads back to itself"


def _circles(statement: Statement, name: str, held: dict[str, Statement]) -> bool:
    seen = {statement.id}
    following = getattr(statement, name)
    while following in held and following not in seen:
        seen.add(following)
        following = getattr(held[following], name)
    return bool(following == statement.id)


def _outside(role: str, span: Span | None, text: str) -> Iterator[str]:
    if span is not None and span.end > len(text):
        yield f"{role} {span.start}..{span.end} leaves the text of {len(text)}"


def _unknown(vocabulary: str, word: str) -> Iterator[str]:
    if word not in _VOCABULARIES[vocabulary]:
        yield f"{word!r} is no {vocabulary}"


def spans(statement: Statement) -> Iterator[tuple[str, Span]]:
    """Every stretch of text a statement stands on, with its role."""
    if statement.source:
        yield "source", statement.source
    if statement.cue:
        yield "cue", statement.cue
    for fragment in statement.content:
        yield "content", fragment
    if statement.addressee:
        yield "addressee", statement.addressee.span
    if statement.uttered and statement.uttered.span:
        yield "uttered", statement.uttered.span
    for link in statement.via:
        if link.source:
            yield "via-source", link.source
        if link.cue:
            yield "via-cue", link.cue


def actors(statement: Statement) -> Iterator[Actor]:
    """Every actor a statement names: who speaks, or may, to whom, through whom."""
    if statement.actor:
        yield statement.actor
    yield from statement.candidates
    if statement.addressee and statement.addressee.actor:
        yield statement.addressee.actor
    for link in statement.via:
        if link.actor:
            yield link.actor
