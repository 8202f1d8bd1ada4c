"""Parsed article in, talks out: the seam of this stage.

In: a `ParsedArticle`, the people of it, its statements and events. Out: `Talks` in the order of first mention.
Refused: captions; talks between nobody known; what the article only denies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens

from pourparler.dates import tag
from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Article, Evidence, Statement, entry_id
from pourparler.model.event import Event
from pourparler.model.talks import Talks, TalksKind
from pourparler.statements.reading import People, Strangers
from pourparler.talks.bonds import named_in, two_bound
from pourparler.talks.joining import Group, grouped
from pourparler.talks.lending import adopted
from pourparler.talks.mentions import sightings
from pourparler.talks.naming import name_of
from pourparler.talks.sides import NOBODY, Scene, Sides
from pourparler.talks.sighting import Sighting
from pourparler.talks.status import course, default_status, goes_on, is_lasting, is_later
from pourparler.talks.vocabulary import vocabulary

VERSION = "1"


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
                one = replace(one, past=one.when is not None and not is_later(one.when.value, published))
                found.append(_with_bound(one, (sentence, before), passage, scene))
            before = sentence
    groups = adopted(grouped(found))
    context = any(s.kind != "visit" and (s.plain or s.others) for s in found)
    talks = (_entry(group, groups, article, context) for group in groups)
    return tuple(entry for entry in talks if entry is not None)


def _with_bound(one: Sighting, near: Sequence[Tokens | None], passage: Passage, scene: Scene) -> Sighting:
    """Talks in general whose sides are left out, with the two that their sentence or the one before it binds."""
    if one.kind not in ("channel", "round", "summit", "format") or not one.plain or len(one.sides.parties) > 1:
        return one
    here = near[0]
    one = replace(one, nearby=named_in(here, passage, scene)) if here is not None and (one.sides or one.weak) else one
    for sentence in near:
        bound = two_bound(sentence, passage, scene, one.topic) if sentence is not None else NOBODY
        if bound:
            return replace(one, bound=bound)
    return one


def _entry(group: Group, every: Sequence[Group], article: Article, context: bool) -> Talks | None:
    published = article.published.value if article.published is not None else None
    sides = group.sides
    mediators = Sides()
    for s in group.sightings:
        mediators = mediators.with_(s.mediators)
    parties = tuple(p for p in sides.parties if p not in mediators.parties)
    if not stands(group, parties, mediators, context=context):
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
        date=when if not is_lasting(group) else None,
        rounds=rounds,
        since=history[-1].date if history else None,
        history=history,
        evidence=Evidence(
            rule=group.sightings[0].rule, version=VERSION, confidence=0.5 + 0.1 * sure + 0.05 * (len(parties) > 1)
        ),
    )


def stands(group: Group, parties: Sequence[str], mediators: Sides, *, context: bool) -> bool:
    """Whether anybody negotiates in it: two sides, or one side and words that cannot mean else."""
    if _is_mere_notion(group):
        return False
    if group.kind == "format" and not any(s.label or s.definite for s in group.sightings):
        return False  # "various formats for talks"
    if len(parties) > 1:
        return True
    plain = any(s.plain and s.kind in ("channel", "summit", "round", "format") for s in group.sightings)
    others = any(s.others for s in group.sightings)
    if group.kind == "call" and group.sides.persons and any(s.plain for s in group.sightings):
        return True
    if group.kind == "visit" and parties and group.sides.persons and group.venue is not None:
        region = group.venue.name.removeprefix("the ") in vocabulary().regions
        return region and any(s.lemma in ("visit", "trip", "tour") for s in group.sightings)
    if parties and (plain or others or mediators.parties):
        return True
    if group.kind == "meeting" and _is_received(group, parties):
        return True
    if group.kind == "round" and context and any(s.number is not None for s in group.sightings):
        return True
    told = any(t.told.sure > 2 and t.told.status for s in group.sightings if s.lemma != "process" for t in s.turns)
    firm = any(s.lemma in ("talk", "negotiation") and (s.definite or s.topic) for s in group.sightings)
    if plain and group.kind == "channel" and told and firm:
        return True
    if plain and group.kind == "channel" and sum(not s.pronoun for s in group.sightings) > 1:
        return any(s.plain and s.lemma in ("talk", "negotiation", "process") for s in group.sightings)
    return (plain or (others and group.kind != "visit")) and group.venue is not None


def _is_received(group: Group, parties: Sequence[str]) -> bool:
    """Whether someone of one side met in another's town, though nobody is known whom: "a meeting with Venn in Orsk"."""
    host = group.venue.state if group.venue is not None else None
    abroad = host is not None and bool(parties) and host not in parties
    return abroad and bool(group.sides.persons) and "held" in group.statuses()


def _is_mere_notion(group: Group) -> bool:
    """Whether one passing word is all there is: "a summit without a text would be a photograph"."""
    first = group.sightings[0]
    bare = first.adopted and first.venue is None and first.when is None and not first.definite
    return len(group.sightings) == 1 and bare and not any(t.told.sure > 0 for t in first.turns)
