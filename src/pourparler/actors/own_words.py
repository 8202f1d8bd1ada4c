"""Whose words stand where, and whom "I", "we" and "you" mean in them.

In: the statements of an article and its quotations. Out: `OwnWords`, which resolves the first and the second person.
Refused: "I" outside quotation marks; "we" of those who speak for no side, and of what several did together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from pourparler.actors.entry import Entry, Term
from pourparler.actors.grammar import grammar
from pourparler.actors.index import Index
from pourparler.actors.offices import tenure
from pourparler.actors.reading import ANYONES, actor_of
from pourparler.actors.words import key
from pourparler.language.parsed import Quotation
from pourparler.model import Actor, Resolution, Span, Statement

SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
FIRST = SINGULAR | PLURAL | SECOND
_BODIES = frozenset({"state", "body", "group", "company", "outlet", "office"})
_FOR_A_SIDE = frozenset(
    {"president", "prime-minister", "vice-president", "supreme-leader", "monarch", "leader", "minister", "ambassador"}
    | {"spokesperson", "envoy", "negotiator", "security-council-secretary", "national-security-advisor"}
    | {"director-general"}
)
_STATE_OFFICES = ("minister", "ambassador")
_SAID = "0001"
_NOT_FOR_IT = frozenset({"opposition leader", "leader of the opposition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Somebody's words: where they stand, who says them, to whom."""

    span: Span
    speaker: Actor | None
    addressee: Actor | None


@dataclass(slots=True, kw_only=True)
class OwnWords:
    """The words within quotation marks of one article, and who says them; nobody does until statements are noted."""

    quotations: Sequence[Quotation]
    index: Index
    on: str | None
    told: list[Told] = field(default_factory=list)
    last: Callable[[Span], Actor | None] = lambda span: None
    """Who was the last to speak before a quotation that nobody is said to say."""
    answers: Sequence[tuple[Span, Actor]] = ()

    def note(self, statements: Iterable[Statement]) -> None:
        """Hear who says the words of these statements; a report without quotation marks has no words of its own."""
        for statement in statements:
            if statement.form == "indirect" or statement.kind == "attitude":
                continue
            listener = statement.addressee.actor if statement.addressee is not None else None
            self.told += [
                Told(span=fragment, speaker=statement.actor, addressee=listener) for fragment in statement.content
            ]

    def at(self, span: Span) -> Told | None:
        """Whose words a place belongs to: the shortest ones that hold it, else all others in its quotation."""
        around = [quotation for quotation in self.quotations if quotation.inner.holds(span)]
        if not around:
            said = next((who for answer, who in self.answers if answer.holds(span)), None)
            return Told(span=span, speaker=said, addressee=None) if said is not None else None
        inner = max(around, key=lambda quotation: quotation.depth)
        within = [told for told in self.told if told.span.overlaps(inner.inner)]
        if not within and not inner.depth:
            goes_on = self.last(inner.span)
            return Told(span=inner.inner, speaker=goes_on, addressee=None) if goes_on is not None else None
        if inner.depth:  # the words that somebody quotes are not his own
            within = [told for told in within if inner.span.holds(told.span)]
        holding = [told for told in within if told.span.holds(span)]
        if holding:
            return min(holding, key=lambda told: (told.span.end - told.span.start, told.span))
        if len({told.speaker.id if told.speaker else None for told in within}) == 1:
            return within[0]
        return None

    def meant(self, span: Span, word: str, token: Token | None) -> Resolution:
        """Whom "I", "we" or "you" means at a place."""
        told = self.at(span)
        if told is None:
            return Resolution(rule="pronoun.first")
        if word in SECOND:
            return Resolution(actor=told.addressee, rule="pronoun.addressee")
        if told.speaker is None:
            return Resolution(rule="pronoun.first")
        if word in SINGULAR:
            single = told.speaker.kind in ("person", "anonymous")
            return Resolution(actor=told.speaker if single else None, rule="pronoun.own-words")
        if token is not None and (_together(token) or _of_several(token)):
            return Resolution(rule="pronoun.together")
        people = self._people_beside(token)
        if people is not None:
            return Resolution(actor=people, rule="pronoun.people")
        return Resolution(actor=self.side(told.speaker) or self._own_people(told.speaker), rule="pronoun.side")

    def _people_beside(self, token: Token | None) -> Actor | None:
        """ "We Tesks": some of that people, whoever says it."""
        after = (
            token.nbor()
            if token is not None and token.lower_ in ("we", "us") and token.i + 1 < len(token.doc)
            else None
        )
        senses = self.index.exact(key(after.text)) if after is not None and after.text[:1].isupper() else ()
        entries = {sense.entry.id: sense.entry for sense in senses if after and after.text in sense.entry.demonyms}
        if after is None or len(entries) != 1 or not after.text.endswith("s"):
            return None
        entry = next(iter(entries.values()))
        return Actor(
            id=f"anonymous-we-{entry.id}", name=f"we {after.text}", kind="anonymous", party=self.index.party(entry)
        )

    def _own_people(self, speaker: Actor) -> Actor | None:
        """An official of a side who does not speak for it all means somebody of that side."""
        found = self.index.roles_in(speaker.office or speaker.name)
        roles = {role.sector for role in found if role.key not in ANYONES}
        if speaker.party is None or not roles & {"GOV", "MIL", "COP"} or "opposition" in (speaker.office or ""):
            return None
        name = f"those of {speaker.name}"
        return Actor(id=f"{speaker.id}-own", name=name, kind="anonymous", party=speaker.party)

    def side(self, speaker: Actor) -> Actor | None:
        """For whom somebody says "we": a body for itself, a person in office for what the office is of."""
        if speaker.kind == "office" and speaker.office is not None:  # a minister without a name
            above = self.index.entry(speaker.party) if self._speaks_for(speaker.office) else None
            return actor_of(above, self.index, self.on) if above is not None else None
        if speaker.kind in _BODIES:
            known = speaker.kind != "office" or speaker.party is not None
            return speaker if known else None
        person = speaker.kind == "person"
        party = self.index.entry(speaker.party) if person else None
        if party is not None and party.kind in ("group", "company"):
            return actor_of(party, self.index, self.on)
        entry = self.index.entry(self._spoken_for(speaker)) if person else None
        if entry is None or entry.kind not in _BODIES:
            return None
        if entry.kind in ("office", "body"):  # a president's spokesman speaks for the state
            above = self.index.entry(self.index.party(entry))
            entry = above if above is not None and above.kind == "state" and entry.sector == "GOV" else entry
        return actor_of(entry, self.index, self.on)

    def _spoken_for(self, speaker: Actor) -> str | None:
        """What a person's offices are of, where that is one thing and they are such as speak for it."""
        entry = self.index.entry(speaker.id)
        if entry is not None and entry.id in self.index.entries and entry.offices and entry.offices[0].since == _SAID:
            said = self.index.roles_in(speaker.office or "")  # the article's word: the president of what, nobody knows
            return speaker.party if any(role.key.endswith(_STATE_OFFICES) for role in said) else None
        of = {term.of for term in _held(entry, self.on) if self._speaks_for(term.title)} if entry else set()
        if len(of) == 1:
            held = of.pop()
            return held if held != "-" else None
        if of:
            return speaker.party if self._speaks_for(speaker.office or "") else None
        return None

    def _speaks_for(self, title: str) -> bool:
        if title.lower() in _NOT_FOR_IT:
            return False
        roles = self.index.roles_in(title)
        return any(role.key in _FOR_A_SIDE or role.key.endswith("-minister") for role in roles)


def _held(entry: Entry, on: str | None) -> list[Term]:
    return [term for term in entry.offices if tenure(term, on) != "no"]


def _of_several(token: Token) -> bool:
    """Whether "our" is of several sides at once: "our countries", "our two peoples"."""
    return token.dep_ == "poss" and token.head.tag_ == "NNS" and token.head.lower_ in grammar().sides


def _together(token: Token) -> bool:
    """Whether "we" did what takes two ("we met", "both of us"): then it may be the speaker and somebody else."""
    words = grammar()
    if any(child.lower_ in ("both", "two", "all", "together") for child in (*token.children, *token.head.children)):
        return True
    if token.dep_ == "poss" and any(child.lower_ in words.shared for child in token.head.children):
        return True
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_.lower() in words.joint | words.going
