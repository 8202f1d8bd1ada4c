"""What stands around a place of the article: mentions, speakers, the unnamed, and things that nobody lists.

In: the mentions of an article, then its speakers as they are found. Out: `Scene`, which pronouns and roles are read by.
Refused: nothing; it remembers and does not choose.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparler.actors.entry import Gender
from pourparler.actors.grammar import grammar
from pourparler.actors.index import Index
from pourparler.actors.offices import tenure
from pourparler.actors.reading import Reading
from pourparler.actors.roles import joined
from pourparler.actors.scan import Mention
from pourparler.actors.things import things
from pourparler.actors.words import split
from pourparler.model import Actor, Resolution, Span

_ONE = frozenset({"a", "an", "one", "another", "the", "this", "that", "its", "his", "her", "their"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Somebody whom the parse takes for a person and nobody knows by name."""

    span: Span
    gender: Gender | None
    subject: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Somebody left without a name: the key of the role, whether they are several, the actor made for them."""

    span: Span
    role: str
    plural: bool
    actor: Actor


@dataclass(slots=True, kw_only=True)
class Scene:
    """What is known at any place of the article: who was mentioned, who spoke, who was left unnamed."""

    index: Index
    on: str | None
    sentences: list[Span]
    mentions: list[Mention]
    roles: dict[str, set[str]]
    quotations: list[Span] = field(default_factory=list)
    strangers: list[Stranger] = field(default_factory=list)
    things: dict[int, Span] = field(default_factory=dict)
    """By sentence, its subject where that is a single thing that no mention covers ("the report")."""
    speakers: list[tuple[Span, Actor, bool]] = field(default_factory=list)
    """Who spoke where; whether as an owner only ("Karst's calls for talks") or in what another is said to say."""
    called: dict[str, Gender] = field(default_factory=dict)
    unnamed: list[Unnamed] = field(default_factory=list)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.sentences, offset, key=lambda span: span.start) - 1)

    def sentence_span(self, offset: int) -> Span:
        """The sentence that holds an offset."""
        return self.sentences[self.sentence_at(offset)]

    def before(self, offset: int, *, quoted: bool) -> list[Mention]:
        """The mentions that end before an offset; those inside quotations only where asked from inside one."""
        return [m for m in self.mentions if m.whole.end <= offset and (quoted or not m.quoted)]

    def mention_at(self, offset: int) -> Mention | None:
        """The mention whose words hold an offset."""
        return next((m for m in self.mentions if m.whole.start <= offset < m.whole.end), None)

    def spoke(self, offset: int, reach: int) -> list[tuple[int, Span, Actor]]:
        """Who spoke before an offset, last sentence first, in theirs owners and the reported last; at most `reach`
        sentences back.
        """
        here = self.sentence_at(offset)
        found = [
            (self.sentence_at(place.start), not owns, place, actor)
            for place, actor, owns in self.speakers
            if place.start < offset
        ]
        found.sort(key=lambda each: each[:3], reverse=True)
        return [(number, place, actor) for number, _, place, actor in found if here - number <= reach]

    def meant(self, span: Span, reading: Reading, sentence: int, *, subject: bool) -> None:
        """Add words that were found to mean somebody, in their place."""
        found = Mention(
            span=span, whole=span, reading=reading, sentence=sentence, subject=subject, main=subject, quoted=False
        )
        insort(self.mentions, found, key=lambda mention: mention.span)

    def gender(self, actor: Actor) -> Gender | None:
        """The gender of a person, if known or once said by a pronoun of the article."""
        entry = self.index.entry(actor.id)
        return (entry.gender if entry else None) or self.called.get(actor.id)

    def is_plural(self, actor: Actor) -> bool:
        """Whether an actor stands for several unnamed people."""
        unnamed = actor.kind in ("group", "anonymous")
        return unnamed and any(each.plural and each.actor == actor for each in self.unnamed)

    def roles_of(self, actor: Actor) -> set[str]:
        """The roles that a person has on the day, by the registry or by the article."""
        entry = self.index.entry(actor.id)
        roles = set(self.roles.get(actor.id, ()))
        for term in entry.offices if entry else ():
            if tenure(term, self.on) != "no":
                roles |= {role.key for title in (term.title, *term.titles) for role in self.index.roles_in(title)}
        return roles

    def titles_of(self, actor: Actor) -> set[str]:
        """The titles that the registry gives a person on the day, folded."""
        entry = self.index.entry(actor.id)
        terms = [term for term in entry.offices if tenure(term, self.on) != "no"] if entry else []
        return {joined(title) for term in terms for title in (term.title, *term.titles)}

    def narrowed(self, resolution: Resolution, span: Span) -> Resolution:
        """Of several candidates the one whom the article has named so far, or names at all, if it is one."""
        for mentions in ([m for m in self.mentions if m.whole.start < span.end], self.mentions):
            named = {m.reading.actor.id for m in mentions if m.reading.actor}
            kept = [actor for actor in resolution.candidates if actor.id in named]
            if len(kept) == 1:
                return Resolution(actor=kept[0], rule=f"{resolution.rule}.in-article")
            if kept:
                break
        return self._spoken(resolution, span)

    def _spoken(self, resolution: Resolution, span: Span) -> Resolution:
        """Of several new people of one surname the one who has spoken: the other is named in full where he is meant."""
        if any(
            self.index.entry(actor.id) is None or actor.id not in self.index.entries for actor in resolution.candidates
        ):
            return resolution
        spoke = {actor.id: actor for _, _, actor in self.spoke(span.start, len(self.sentences))}
        kept = [actor for actor in resolution.candidates if actor.id in spoke]
        return Resolution(actor=kept[0], rule=f"{resolution.rule}.spoke") if len(kept) == 1 else resolution

    def is_one_person(self, actor: Actor) -> bool:
        """Whether "he" may mean an actor: a person, or somebody single without a name; "a group" is no person."""
        if actor.kind == "person":
            return True
        single = actor.kind == "anonymous" and not self.is_plural(actor)
        if any(each.role in self.index.roles.institutions for each in self.unnamed if each.actor == actor):
            return False  # "police"
        words = split(actor.name)
        one = bool(words) and words[0].raw.lower() in _ONE
        if actor.kind == "anonymous" and not one and any(word.raw.endswith("s") for word in words):
            return False  # "Witnesses"
        cut = next((at for at, word in enumerate(words) if at and word.key in grammar().prepositions), len(words))
        return single and not things().meant(words[:cut])


def actors_of(mentions: Iterable[Mention]) -> list[Actor]:
    """The actors of mentions, each once, in order of their last one."""
    latest: dict[str, Actor] = {}
    for mention in mentions:
        if mention.reading.actor is not None:
            latest.pop(mention.reading.actor.id, None)
            latest[mention.reading.actor.id] = mention.reading.actor
    return list(latest.values())


def nearest_first(actors: Iterable[Actor], most: int = 5) -> tuple[Actor, ...]:
    """Candidates in order: the last mentioned first."""
    return tuple(reversed(list(actors)))[:most]
