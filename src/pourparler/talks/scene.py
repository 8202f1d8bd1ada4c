"""What is asked of an article while its talks are read, and the side that an actor stands for.

In: the people of the article, its statements. Out: `Scene`; of an actor, `Sides`: slugs of parties, ids of persons.
Refused: outlets, markets, software and unnamed sources as sides; a place as anything but a place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from pourparler.actors import Entry
from pourparler.language.parsed import Passage
from pourparler.model import Actor, Resolution, Span, Statement
from pourparler.statements.reading import People

_NO_SIDE = frozenset({"outlet", "software", "market", "place"})
_APART = frozenset({"LAB", "PTY", "NGO", "CVL", "REL"})
_FIRST = frozenset({"i", "we", "us", "me", "our", "my"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Slugs of the sides and ids of the persons, each once and in order of the words."""

    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()

    def with_(self, other: Sides) -> Sides:
        """Both, each name once."""
        return Sides(
            tuple(dict.fromkeys((*self.parties, *other.parties))),
            tuple(dict.fromkeys((*self.persons, *other.persons))),
        )

    def __bool__(self) -> bool:
        return bool(self.parties)


NOBODY = Sides()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is asked of an article while its talks are read."""

    people: People
    quoted: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = ()
    text: str = ""
    known: dict[Span, Resolution] = field(default_factory=dict)

    def actor(self, span: Span) -> Actor | None:
        """Who the words of a span mean."""
        return self.who(span).actor

    def who(self, span: Span) -> Resolution:
        """Who the words of a span mean, and why; each asked once."""
        if span not in self.known:
            inside = any(q.holds(span) for q in self.quoted)
            found = self.people.who(span, quoted=inside)
            if found.actor is None and span.of(self.text).lower() in _FIRST:
                said = self.told_by(span)
                found = Resolution(actor=said.actor if said is not None else None, rule="own-words")
            self.known[span] = found
        return self.known[span]

    def is_apart(self, actor: Actor) -> bool:
        """Whether a body is no part of its state: a union, a party, a church."""
        find = getattr(self.people, "entry", None)
        entry: Entry | None = find(actor.id) if find is not None and actor.kind in ("body", "group") else None
        return entry is not None and entry.sector in _APART

    def told_by(self, span: Span) -> Statement | None:
        """The innermost statement in whose content a span stands, attitudes left out."""
        holding = [
            (fragment.end - fragment.start, s.id, s)
            for s in self.statements
            for fragment in s.content
            if s.kind != "attitude" and fragment.holds(span)
        ]
        return min(holding)[2] if holding else None


def is_of_the_author(words: Iterable[Token], passage: Passage, scene: Scene) -> bool:
    """Whether a word of the first person is the author's own: "my meetings" in nobody's mouth."""
    own = [passage.span(t) for t in words if t.lower_ in _FIRST]
    return any(scene.told_by(span) is None and not any(q.holds(span) for q in scene.quoted) for span in own)


def of_actor(actor: Actor, scene: Scene) -> Sides:
    """The side that an actor stands for, and the person; a union or party stands for itself, not for its state."""
    if actor.kind == "anonymous":  # "a U.S. official": a side without a name
        return Sides((actor.party,)) if actor.party is not None else Sides()
    if actor.kind in _NO_SIDE:
        return Sides()
    if actor.kind == "person":
        return Sides((actor.party,) if actor.party is not None else (), (actor.id,))
    return Sides((actor.id if actor.kind == "company" or scene.is_apart(actor) else actor.party or actor.id,))
