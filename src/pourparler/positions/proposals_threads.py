"""Which namings are of one proposal.

In: `Mention`s in the order of the text. Out: `Thread`s, each the mentions of one proposal, in order of the first.
Refused: to join what has other authors, another number of points, another kind or another name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from pourparler.positions.proposals_mentions import Mention
from pourparler.positions.proposals_nouns import Tier, noun_of

_REACH, _LEAD = 2500, 400
"""So many characters on, a bare "the deal" is no longer what was named last of another sort."""


@dataclass(slots=True, eq=False)
class Thread:
    """The mentions of one proposal, and what they tell of it together; grows while an article is read."""

    mentions: list[Mention] = field(default_factory=list)
    sides: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    number: str | None = None
    counter: bool = False

    def add(self, mention: Mention) -> None:
        """Take in a further naming."""
        self.mentions.append(mention)
        if mention.tier != "papers" or not self.sides:
            self.sides = self.sides or mention.sides
        self.names |= mention.names
        self.kinds |= mention.kinds
        self.number = self.number or mention.number
        self.counter = self.counter or mention.counter

    @property
    def tier(self) -> Tier:
        """The sort of noun by which it was first named."""
        return self.mentions[0].tier

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns by which it was named."""
        return frozenset(noun_of(mention.head) for mention in self.mentions)


def threads(mentions: Iterable[Mention]) -> tuple[Thread, ...]:
    """The proposals of an article, by their namings in the order of the text."""
    found: list[Thread] = []
    for mention in mentions:
        thread = _named(mention, found) or _taken_up(mention, found)
        if thread is None and (_opens(mention)):
            thread = Thread()
            found.append(thread)
        if thread is not None:
            thread.add(mention)
    return tuple(found)


def _opens(mention: Mention) -> bool:
    """Whether a noun begins a proposal that was not named before."""
    if mention.tier == "papers":
        if noun_of(mention.head) == "point":
            return bool(mention.number and mention.sides)
        return bool(mention.number or mention.sides) and noun_of(mention.head) not in (
            "idea",
            "condition",
            "term",
            "article",
            "point",
        )
    return True


def _named(mention: Mention, found: list[Thread]) -> Thread | None:
    """ "Officials *call* it the Velmora paper": the noun that names what the clause hangs on."""
    head = mention.head
    if head.dep_ == "pobj" and head.head.lower_ == "for":  # "a proposal *for* a partial deal"
        held = head.head.head
        held = held.head if held.dep_ == "acl" else held
        return next((t for t in reversed(found) if any(m.head == held for m in t.mentions)), None)
    if head.dep_ not in ("oprd", "attr", "appos") and not (head.dep_ == "dobj" and head.head.lemma_ == "call"):
        return None
    above: Token = head.head
    while above.dep_ in ("relcl", "acl") or above.pos_ in ("VERB", "AUX"):
        if above.head == above:
            break
        above = above.head
    for thread in reversed(found):
        if any(m.head == above for m in thread.mentions) and above.i < head.i:
            return thread if _fits(mention, thread) else None
    return None


def _taken_up(mention: Mention, found: list[Thread]) -> Thread | None:
    """The proposal named before that a mention takes up again."""
    if mention.is_verb:
        return next((t for t in found if t.mentions[0].is_verb and t.sides == mention.sides), None)
    fitting = [thread for thread in found if _fits(mention, thread)]
    fitting.sort(key=lambda thread: thread.mentions[-1].span.start)
    if not fitting:
        return None
    if mention.counter and not any(thread.counter for thread in fitting):
        return None
    noun = noun_of(mention.head)
    if noun in ("draft", "outline") and mention.bare:
        last = fitting[-1]
        return last if mention.span.start - last.mentions[-1].span.start < _REACH else None
    telling = [t for t in fitting if _shares(mention, t)]
    if telling:
        return telling[-1]
    if mention.tier == "papers" and mention.number and mention.article in ("the", "own"):
        unclaimed = [t for t in fitting if not t.number]
        return unclaimed[-1] if unclaimed else None
    if not mention.bare and (mention.sides or mention.names or mention.number):
        if mention.tier == "deals" and (told := _told_in_lead(mention, fitting)) is not None:
            return told
        unclaimed = [t for t in fitting if t.tier == mention.tier and not (t.sides or t.names or t.number)]
        return unclaimed[-1] if unclaimed and mention.article in ("the", "own") else None
    if mention.article in ("a", "bare") and not (mention.kinds and mention.tier == "deals"):
        if mention.tier != "deals":
            same = [t for t in fitting if noun in t.nouns]
            return same[0] if len(same) == 1 and mention.version is None else None
        return next((t for t in reversed(fitting) if noun in t.nouns and not mention.kinds ^ t.kinds), None)
    same = [t for t in fitting if noun in t.nouns]
    if same:
        return same[-1]
    alike = [t for t in fitting if t.tier == mention.tier]
    last = fitting[-1]
    near = mention.span.start - last.mentions[-1].span.start < _REACH
    if mention.tier == "papers":
        return last if near and mention.article in ("the", "own", "bare") else None
    return (
        alike[-1]
        if alike and mention.article == "the"
        else (last if near and mention.article == "the" and mention.tier != "opens" else None)
    )


def _told_in_lead(mention: Mention, fitting: list[Thread]) -> Thread | None:
    """ "A new deal will open the port. An agreement *between Orsk and Velland* sets": what the lead left out."""
    last = fitting[-1]
    bare = not (last.sides or last.names or last.number or last.kinds) and len(last.mentions) == 1
    near = mention.span.start - last.mentions[-1].span.start < _LEAD
    return last if bare and near and last.tier == "deals" and last.mentions[0].article == "a" else None


def _shares(mention: Mention, thread: Thread) -> bool:
    if mention.tier == "deals" and thread.tier != "deals" and not (mention.names & thread.names or mention.number):
        return False
    if mention.tier != "deals" and thread.tier == "deals" and len(thread.sides) == 2 and len(mention.sides) == 1:
        return False  # the plan of one is not the deal of two
    return bool(
        set(mention.sides) & set(thread.sides)
        or mention.names & thread.names
        or (mention.number and mention.number == thread.number)
        or (mention.kinds & thread.kinds and not mention.sides and not mention.names and mention.tier == thread.tier)
    )


def _fits(mention: Mention, thread: Thread) -> bool:
    """Whether nothing that a mention tells contradicts a proposal."""
    if mention.sides and thread.sides and not set(mention.sides) & set(thread.sides):
        return False
    if mention.number and thread.number and mention.number != thread.number:
        return False
    if (
        mention.names
        and thread.names
        and not mention.names & thread.names
        and not set(mention.sides) & set(thread.sides)
    ):
        return False
    if mention.kinds and thread.kinds and not mention.kinds & thread.kinds:
        return bool(set(mention.sides) & set(thread.sides)) and mention.tier == thread.tier
    return not (mention.counter and not thread.counter and mention.article in ("a", "bare", "own"))
