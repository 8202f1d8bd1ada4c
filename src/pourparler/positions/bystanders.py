"""Who of an article speaks for no side, whatever their country.

In: a parsed article, who its people are. Out: the ids of people who hold no office of the state that they are of, and
of those whom only the article knows and describes as bystanders: former, in opposition, experts, editors.
Refused: to take the leader of a party for his state; to believe "the former rebel" of one known to be president.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.actors import Cast
from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Actor
from pourparler.positions.stance_words import stance_words

_NAMED = frozenset({"compound", "amod", "nmod", "nn"})
_APART = frozenset({"PTY", "OPP", "REB", "LAB", "NGO", "CVL", "REL", "BUS"})
_NO_SIDE = frozenset({"EDU", "JRN", "CRM", "HLH", "JUD"})


def bystanders_of(parsed: ParsedArticle, cast: Cast) -> frozenset[str]:
    """The ids of the people who speak for no side.

    >>> from pourparler.actors import Registry
    >>> from pourparler.language import parse
    >>> from pourparler.model import Article, Block, Span
    >>> text = "The former French diplomat Aurel Tessandier urged Italy to lift its tolls."
    >>> parsed = parse(Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),)))
    >>> sorted(bystanders_of(parsed, Cast(parsed, Registry.load())))
    ['aurel-tessandier']
    """
    known = [(span, found.actor) for span, found in cast.mentions() if found.actor is not None]
    dated = parsed.article.published is not None
    found = {actor.id for _, actor in known if is_idle(actor, dated=dated, of_state=is_state(actor.party, cast))}
    words, new = stance_words().lists["bystanders"], {actor.id for actor in cast.newcomers()}
    for span, actor in known:
        passage = parsed.passage_at(span.start)
        tokens = passage.tokens(span) if passage is not None and actor.id in new else None
        if tokens is not None and passage is not None and words & set(_described(tokens.root, passage)):
            found.add(actor.id)
    return frozenset(found)


def is_idle(actor: Actor, *, dated: bool, of_state: bool) -> bool:
    """Whether somebody of a state holds no office of it that day, or leads a party there."""
    if actor.kind != "person" or not of_state:
        return False
    office = actor.office or ""
    return (dated and not office) or office.startswith("leader of ") or "policy spokes" in office


def is_state(slug: str | None, cast: Cast) -> bool:
    """Whether a side is a state."""
    entry = cast.entry(slug)
    return entry is not None and entry.kind == "state"


def is_abroad(slug: str, state: str, cast: Cast) -> bool:
    """Whether a side is known, and nothing of that state."""
    entry = cast.entry(slug)
    return entry is not None and entry.party != state and entry.kind not in ("company", "outlet", "place")


def side_of(actor: Actor, slug: str, cast: Cast) -> str | None:
    """The side that an actor of a state speaks for: a political party, a union or a company speaks for itself, a
    university, a court or a gang for none.
    """
    entry = cast.entry(actor.id.rpartition("-")[0] if actor.kind == "office" else actor.id)
    if entry is None or actor.kind == "person" or entry.sector not in _APART | _NO_SIDE:
        return slug
    if entry.sector in _NO_SIDE:
        return None
    return entry.id if is_state(slug, cast) else slug


def _described(head: Token, passage: Passage) -> Iterator[str]:
    """The words by which a name is described: before it, and behind a comma."""
    for token in (head, *(c for c in head.children if c.dep_ == "appos")):
        before = (w for t in token.lefts if t.dep_ in _NAMED for w in t.subtree)
        yield from (part for w in before for part in w.lower_.split("-"))
        if token != head:
            yield from token.lower_.split("-")
            yield from (c.lower_ for p in token.rights if p.dep_ == "prep" for c in p.children)
    beside = passage.doc[head.left_edge.i - 1] if head.left_edge.i else head
    titled = beside.pos_ == "NOUN" and beside.head == head.head and beside != head.head
    for noun in ([head.head] if head.dep_ == "appos" else []) + ([beside] if titled else []):
        yield noun.lower_
        yield from (t.lower_ for t in noun.lefts if t.dep_ in _NAMED)
