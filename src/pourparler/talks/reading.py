"""Parsed article in, talks out: the seam of this stage.

In: a `ParsedArticle`, the people of it, its statements and events. Out: `Talks` in the order of first mention.
Refused: captions; talks between nobody known; what the article only denies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Span as Tokens

from pourparler.dates import tag
from pourparler.dates.shipped import names_in_order
from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Article, Evidence, Statement, entry_id
from pourparler.model.event import Event
from pourparler.model.talks import Talks, TalksKind
from pourparler.statements.reading import People, Strangers
from pourparler.talks.bonds import named_in, two_bound
from pourparler.talks.calendar import next_such_day
from pourparler.talks.enough import stands
from pourparler.talks.group import Group
from pourparler.talks.joining import grouped
from pourparler.talks.lending import adopted
from pourparler.talks.mentions import sightings
from pourparler.talks.naming import name_of
from pourparler.talks.pairs import pair_of, two_most_named
from pourparler.talks.scene import NOBODY, Scene, Sides
from pourparler.talks.sighting import Sighting
from pourparler.talks.status import course, default_status, goes_on, is_lasting, is_later

VERSION = "1"
_DATED = frozenset({"planned", "held", "postponed", "cancelled"})
_WEEKDAYS = frozenset(names_in_order("weekday"))


def read_talks(
    parsed: ParsedArticle,
    cast: People | None = None,
    statements: Sequence[Statement] = (),
    events: Sequence[Event] = (),
) -> tuple[Talks, ...]:
    """The talks of an article.

    >>> from pourparler.language import parse
    >>> from pourparler.model import Article, Block, Span
    >>> text = "Norway and Sweden will hold talks in Geneva on Friday."
    >>> article = Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),))
    >>> [(t.kind, t.status, t.venue) for t in read_talks(parse(article))]
    [('meeting', 'planned', 'Geneva')]
    """
    article = parsed.article
    published = article.published.value if article.published is not None else None
    dated = tag(article.text, published)
    scene = Scene(
        people=cast or Strangers(),
        quoted=tuple(q.inner for q in parsed.quotations),
        statements=tuple(statements),
        text=article.text,
    )
    found: list[Sighting] = []
    for passage in parsed.passages:
        if passage.block.role == "caption":
            continue
        before: Tokens | None = None
        for sentence in passage.sentences():
            for one in sightings(sentence, passage, scene, dated):
                one = _dated_ahead(one, published, article.text)
                one = replace(one, past=one.when is not None and not is_later(one.when.value, published))
                one = _with_around(one, (sentence, before), passage, scene)
                found.append(_with_bound(one, (sentence, before), passage, scene))
            before = sentence
    groups = adopted(
        grouped(found),
        cache(lambda: pair_of(parsed.passages, scene)),
        cache(lambda away: two_most_named(parsed.passages, scene, away)),
    )
    talks = (_entry(group, groups, article) for group in groups)
    return tuple(entry for entry in talks if entry is not None)


def _dated_ahead(one: Sighting, published: str | None, text: str) -> Sighting:
    """Talks to come on "Friday", told on Wednesday: the Friday to come, not the one before."""
    when = one.when
    coming = bool(one.turns) and all(t.told.status in ("proposed", "planned") for t in one.turns)
    if when is None or when.span is None or published is None or not coming or when.precision not in ("day", "time"):
        return one
    moved = next_such_day(when.value, published) if when.span.of(text).lower() in _WEEKDAYS else None
    return replace(one, when=replace(when, value=moved)) if moved is not None else one


def _with_around(one: Sighting, near: Sequence[Tokens | None], passage: Passage, scene: Scene) -> Sighting:
    """Talks of one side alone, with all whom their sentence and the one before name: one of them may be the other."""
    if len(one.sides.parties) != 1:
        return one
    around = NOBODY
    for sentence in near:
        around = around.with_(named_in(sentence, passage, scene)) if sentence is not None else around
    return replace(one, around=around)


def _with_bound(one: Sighting, near: Sequence[Tokens | None], passage: Passage, scene: Scene) -> Sighting:
    """Talks in general whose sides are left out, with the two that their sentence or the one before it binds."""
    if one.kind not in ("channel", "round", "summit", "format") or not one.plain or len(one.sides.parties) > 1:
        return one
    here = near[0]
    one = (
        replace(one, nearby=named_in(here, passage, scene, places=False))
        if here is not None and (one.sides or one.weak)
        else one
    )
    for sentence in near:
        bound = two_bound(sentence, passage, scene, one.topic) if sentence is not None else NOBODY
        if bound:
            return replace(one, bound=bound)
    return one


def _entry(group: Group, every: Sequence[Group], article: Article) -> Talks | None:
    published = article.published.value if article.published is not None else None
    sides = group.sides
    mediators = Sides()
    for s in group.sightings:
        mediators = mediators.with_(s.mediators)
    parties = tuple(p for p in sides.parties if p not in mediators.parties)
    if not stands(group, parties, mediators):
        return None
    history = goes_on(course(group, published), group, every, published)
    status = history[-1].status if history else default_status(group, published)
    if status is None:
        return None
    mentions = tuple(dict.fromkeys(s.words for s in group.sightings))
    rounds = max((s.rounds for s in group.sightings if s.rounds), default=None)
    sure = max((t.told.sure for s in group.sightings for t in s.turns), default=0)
    when = group.when
    sitting = group.kind == "channel" and group.is_event and not any(s.rounds for s in group.sightings)
    kind: TalksKind = "meeting" if sitting else group.kind
    return Talks(
        id=entry_id("talks", article.id, (mentions[0],), kind),
        article_id=article.id,
        name=name_of(group, parties, article.text),
        kind=kind,
        status=status,
        mentions=mentions,
        parties=parties,
        persons=sides.persons,
        mediators=mediators.parties,
        venue=group.venue.name if group.venue is not None else None,
        date=when if not is_lasting(group) or (sitting and status in _DATED) else None,
        rounds=rounds,
        since=history[-1].date if history else None,
        history=history,
        evidence=Evidence(
            rule=group.sightings[0].rule, version=VERSION, confidence=0.5 + 0.1 * sure + 0.05 * (len(parties) > 1)
        ),
    )
