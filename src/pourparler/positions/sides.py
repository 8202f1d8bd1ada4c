"""Which side somebody of an article speaks or acts for.

In: a parsed article, who its people are, its statements. Out: slugs of sides, and who says what stands at a place.
Refused: outlets, markets, software and people without a side: they take no position.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.actors import Cast
from pourparler.events.phrases import below, joined, owners, reach
from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Actor, Span, Statement
from pourparler.positions.bystanders import bystanders_of, is_abroad, is_state, side_of
from pourparler.positions.stance_words import stance_words
from pourparler.statements.reading import People
from pourparler.statements.syntax import subject

_SIDES = frozenset({"state", "body", "group", "company"})
_NEVER = frozenset({"outlet", "software", "market"})
_HEADS = frozenset(
    {"leader", "government", "minister", "president", "official", "diplomat", "envoy", "negotiator", "delegation"}
)
_SIDE = frozenset(
    {"side", "party", "delegation", "country", "government", "nation", "negotiator", "leader", "minister"}
)
_STATES = frozenset({"government", "country", "nation"})
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_PLAIN = frozenset({"the", "both", "two", "three", "four", "five", "of", "warring", "opposing", "rival", "negotiating"})
_COURTS = frozenset({"court", "judge", "tribunal", "prosecutor", "jury", "judiciary"})
_NEAR = 400
_PLACED = frozenset({"GPE", "NORP", "ORG"})
_FIRST = frozenset({"i", "we", "us", "me", "our", "my"})


def party_of(actor: Actor | None) -> str | None:
    """The slug of the side that an actor speaks for; its own where it is a body, group or company of none.

    >>> party_of(Actor(id="tarek-ismandi", name="Tarek Ismandi", kind="person", party="orrund"))
    'orrund'
    >>> party_of(Actor(id="a-passer-by", name="a passer-by", kind="person")) is None
    True
    >>> party_of(Actor(id="a-venn", name="Ana Venn", kind="person", party="orrund", office="professor")) is None
    True
    """
    if actor is None or actor.kind in _NEVER:
        return None
    lists = stance_words().lists
    if actor.kind == "anonymous" and not lists["insiders"] & set(actor.name.lower().split()):
        return None
    if actor.kind == "office" and "policy-spokes" in actor.id:
        return None  # of a group in a parliament
    if actor.office is not None and lists["bystanders"] & set(actor.office.lower().replace("-", " ").split()):
        return None
    return actor.party or (actor.id if actor.kind in _SIDES else None)


def is_civil(head: Token) -> bool:
    """Whether a phrase names a court, or leads a part of the people: "the Christian leaders" speak for no state."""
    said = {t.lower_ for t in head.lefts if t.dep_ in ("amod", "compound")}
    return head.lemma_.lower() in _COURTS or (head.pos_ == "NOUN" and bool(said & stance_words().lists["civil"]))


def is_first(word: Token) -> bool:
    """Whether a word is "I", "we" or "us", and not the US."""
    return word.lower_ in _FIRST and word.text != "US"


class Sides:
    """Who stands behind the words of one article."""

    def __init__(self, parsed: ParsedArticle, people: People, statements: Sequence[Statement]) -> None:
        """The sides of an article, its statements read."""
        self.article, self._people = parsed.article, people
        self._quoted = [q.inner for q in parsed.quotations]
        self._statements, self._passages = statements, parsed.passages
        unknown = people.newcomers() if isinstance(people, Cast) else ()
        idle = bystanders_of(parsed, people) if isinstance(people, Cast) else frozenset()
        self._strangers = frozenset(a.id for a in unknown if a.kind == "person" and a.office is None) | idle
        self._companies: set[str] = set()
        self._known: dict[Span, tuple[Actor, ...]] = {}

    def party(self, actor: Actor | None) -> str | None:
        """The side that an actor speaks for; none of somebody without an office whom nobody knows."""
        if actor is None or actor.id in self._strangers or actor.name.split()[-1:] == ["Reporting"]:
            return None
        slug = self._own_side(actor)
        if slug is not None and actor.kind == "company" and slug == actor.id:
            self._companies.add(slug)
        return None if slug is not None and slug.startswith("anonymous-") else slug

    def names_another(self, slug: str, sentences: Iterable[Tokens], passage: Passage) -> bool:
        """Whether sentences name a side besides this one, or this one is no state."""
        if isinstance(self._people, Cast) and not is_state(slug, self._people):
            return True
        heads = (t for s in sentences for t in s if t.pos_ == "PROPN" or t.ent_type_ in _PLACED)
        named = {each for t in heads if t.doc == passage.doc for each in self.of(t, passage)} - {slug}
        return any(not isinstance(self._people, Cast) or is_abroad(each, slug, self._people) for each in named)

    def _own_side(self, actor: Actor) -> str | None:
        slug = party_of(actor)
        if slug is None or actor.kind == "person" or not isinstance(self._people, Cast):
            return slug
        return side_of(actor, slug, self._people)

    def said_by(self, said: Statement) -> set[str]:
        """The words by which the source of a statement is named, small and without the "s" of a plural."""
        words = said.source.of(self.article.text).lower().split() if said.source is not None else []
        return {word.removesuffix("s") for word in words}

    def is_state(self, slug: str) -> bool:
        """Whether a side is a state."""
        return isinstance(self._people, Cast) and is_state(slug, self._people)

    def is_bystander(self, actor: Actor | None) -> bool:
        """Whether somebody named, or told by what he does, speaks for no side: an expert, a former minister."""
        if actor is None or actor.kind not in ("person", "anonymous") or self.party(actor) is not None:
            return False
        told = set(actor.name.lower().replace("-", " ").split())
        return actor.kind == "person" or bool(told & stance_words().lists["bystanders"])

    def is_company(self, slug: str) -> bool:
        """Whether a side is a company of the article."""
        return slug in self._companies

    def saying(self, place: Span) -> Statement | None:
        """The innermost statement whose content holds a place."""
        holding = [(f.end - f.start, s.id, s) for s in self._statements for f in s.content if f.holds(place)]
        return min(holding, key=lambda each: each[:2])[2] if holding else None

    def answering(self, place: Span, passage: Passage) -> Actor | None:
        """Who speaks a quotation that no statement holds: whoever is the subject of the words told before it, alone.

        "The minister went through them one by one. The guarantee? 'That I would accept.'"
        """
        inner = next((q for q in self._quoted if q.holds(place)), None)
        if inner is None or inner.start < passage.block.span.start:
            return None
        told = [s for s in passage.sentences() if passage.span(s).end <= place.start]
        told = [s for s in told if not any(q.overlaps(passage.span(s)) for q in self._quoted) and s[-1].text != "?"]
        where = passage
        if not told and (before := self._before(passage)) is not None:
            told, where = [s for s in [list(before.sentences())[-1]] if ":" in {t.text for t in s[-2:]}], before
        heads = [t for s in told for t in s if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"]
        meant = (self._people.who(where.span(where.doc[slice(*reach(head))])).actor for head in heads)
        people = {a.id: a for a in meant if a is not None and a.kind == "person"}
        actor = next(iter(people.values())) if len(people) == 1 else None
        return actor if self.party(actor) is not None else None

    def _before(self, passage: Passage) -> Passage | None:
        """The paragraph before one, if it has words."""
        earlier = [p for p in self._passages if p.block.span.start < passage.block.span.start]
        return earlier[-1] if earlier and any(True for _ in earlier[-1].sentences()) else None

    def performing(self, place: Span) -> Statement | None:
        """The statement whose cue stands at a place: to say it is to take the position."""
        return next((s for s in self._statements if s.cue is not None and s.cue.overlaps(place)), None)

    def of(self, head: Token, passage: Passage, said: Statement | None = None) -> tuple[str, ...]:
        """The slugs of the sides that a phrase names."""
        found = (self.party(actor) for actor in self.actors(head, passage, said))
        return tuple(dict.fromkeys(slug for slug in found if slug is not None))

    def actors(self, head: Token, passage: Passage, said: Statement | None = None) -> tuple[Actor, ...]:
        """Who a phrase names, with a side; "we" in somebody's words is the speaker, a paper whoever issued it."""
        if is_first(head) and said is not None:
            return self.speakers(said)
        if head.tag_ == "NNS" and head.lemma_.lower() in _HEADS and len(of := list(below(head, ("of", "from")))) > 1:
            return tuple(actor for each in of for actor in self._named(each, passage))
        if head.tag_ == "NNS" and (among := list(below(head, ("including", "like")))):
            return tuple(actor for each in among for actor in self.actors(each, passage))
        if is_civil(head):
            return ()
        found = self._named(head, passage) or self._both(head, passage)
        if found:
            return found
        if head.lemma_.lower() in stance_words().lists["papers"]:
            issued = head.dep_ == "pobj" or head.head.lemma_ in stance_words().lists["issuing"]
            who = subject(head.head) if issued else None
            issuers = [*owners(head, doing=True), *([who] if who not in (None, head) else [])]
            found = next((each for who in issuers if who and who != head and (each := self.actors(who, passage))), ())
            return found or self._issued_before(head, passage)
        return ()

    def _issued_before(self, head: Token, passage: Passage) -> tuple[Actor, ...]:
        """ "The paper asks for more": who issued the paper of that name told before, where one did."""
        if not any(t.lower_ in ("the", "this") for t in head.lefts) or head.dep_ != "nsubj":
            return ()
        lemma, earlier = (
            head.lemma_.lower(),
            [p for p in self._passages if p.block.span.start < passage.block.span.start],
        )
        told = [(t, passage) for t in passage.doc[: head.i]] + [(t, p) for p in reversed(earlier) for t in p.doc]
        named = [(t, p) for t, p in told if t.lemma_.lower() == lemma and t.pos_ in ("NOUN", "PROPN")]
        owned = [self.actors(who, p) for t, p in named for who in owners(t, doing=True)]
        slugs = {self.party(actor) for actors in owned for actor in actors}
        return next((actors for actors in owned if actors), ()) if len(slugs) == 1 else ()

    def _both(self, head: Token, passage: Passage) -> tuple[Actor, ...]:
        """ "The two sides", "both delegations", "the three governments": those that were named together last."""
        before = {t.lower_ for t in head.lefts}
        count = next((_COUNTS[word] for word in before if word in _COUNTS), None)
        if (before - _PLAIN and (count or 2) < 3) or head.lemma_.lower() not in _SIDE or head.tag_ != "NNS":
            return ()
        if count is None and "the" not in before:
            return ()
        before_it = [p for p in self._passages if p.block.span.start < passage.block.span.start]
        told = [(t, passage) for t in reversed(passage.doc[: head.i])]
        for token, where in (*told, *((t, p) for p in reversed(before_it) for t in reversed(p.doc))):
            group = tuple(joined(token)) if token.pos_ == "PROPN" and token.dep_ != "conj" else ()
            if len(group) < 2 or (count is not None and len(group) != count):
                continue
            found = tuple(actor for each in group for actor in self._named(each, where))
            states = head.lemma_.lower() not in _STATES or all(actor.kind == "state" for actor in found)
            if states and len({self.party(actor) for actor in found}) == len(group) == len(found):
                return found
        return self._two() if (count or 2) == 2 and head.lemma_.lower() in ("side", "party", "delegation") else ()

    def _two(self) -> tuple[Actor, ...]:
        """The two sides that speak in an article, where no third speaks half as often; else nobody."""
        spoken = Counter(slug for s in self._statements if (slug := self.party(s.actor)) is not None)
        ranked = spoken.most_common(3)
        if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and 2 * ranked[2][1] >= ranked[1][1]):
            return ()
        voices = {self.party(s.actor): s.actor for s in reversed(self._statements) if s.actor is not None}
        return tuple(actor for slug, _ in ranked[:2] if (actor := voices.get(slug)) is not None)

    def speakers(self, said: Statement) -> tuple[Actor, ...]:
        """Who says a statement, with a side; several where its source names several: "the leaders of A, B and C"."""
        if said.actor is not None and self.party(said.actor) is not None and said.source is None:
            return (said.actor,)
        passage = next((p for p in self._passages if said.source and p.block.span.holds(said.source)), None)
        tokens = passage.tokens(said.source) if passage is not None and said.source is not None else None
        several = self.actors(tokens.root, passage) if tokens is not None and passage is not None else ()
        if not several and tokens is not None and tokens.root.lower_ == "they":
            several = self._joint_before(said)
        if len({self.party(actor) for actor in several}) > 1:
            return several
        return (said.actor,) if said.actor is not None and self.party(said.actor) is not None else ()

    def _joint_before(self, said: Statement) -> tuple[Actor, ...]:
        """ "*They* said": the several who made the statement told just before, where that was several."""
        here = min((f.start for f in said.content), default=0)
        ended = [(max(f.end for f in s.content), s) for s in self._statements if s.content and s.source]
        before = [(end, s) for end, s in ended if here - _NEAR < end <= here]
        last = max(before, key=lambda each: each[0])[1] if before else None
        told = self.speakers(last) if last is not None else ()
        return told if len({self.party(actor) for actor in told}) > 1 else ()

    def _named(self, head: Token, passage: Passage) -> tuple[Actor, ...]:
        start, end = reach(head)
        span = passage.span(passage.doc[start:end])
        if span not in self._known:
            quoted = any(inner.holds(span) for inner in self._quoted)
            self._known[span] = tuple(self._meant(span, quoted))
        return self._known[span]

    def _meant(self, span: Span, quoted: bool) -> Iterator[Actor]:
        found = self._people.who(span, quoted=quoted)
        if found.actor is not None:
            if self.party(found.actor) is not None:
                yield found.actor
        elif found.candidates:
            slugs = {self.party(actor) for actor in found.candidates}
            if len(slugs) == 1 and None not in slugs:
                yield found.candidates[0]
