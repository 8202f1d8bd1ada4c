"""People of an article whom the registry does not know.

In: the sentences of an article. Out: an `Entry` for each person named in full, with what titles and appositions say.
Refused: single words; names that the registry has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparler.actors.appositions import apposition, apposition_before
from pourparler.actors.entry import Entry, Gender, Term
from pourparler.actors.full_names import full_names, goes_on, surnames_in, text_of
from pourparler.actors.given import gender_of
from pourparler.actors.grammar import grammar
from pourparler.actors.index import Index
from pourparler.actors.pairs import first_of_two
from pourparler.actors.phrase import Segment, segments
from pourparler.actors.reader import read_chunk
from pourparler.actors.reading import Reading
from pourparler.actors.roles import Role, joined
from pourparler.actors.scan import Sentence, runs
from pourparler.actors.titled import described
from pourparler.actors.words import Word, slug, split
from pourparler.model import Actor, Resolution

_OFFICES_OF_PEOPLE = frozenset(
    {"lawmaker", "diplomat", "official", "judge", "soldier", "advisor", "politician", "oppositionist", "police-officer"}
)


@dataclass(slots=True, kw_only=True)
class Newcomer:
    """A person as the article introduces them."""

    name: str
    party: str | None = None
    office: str | None = None
    sector: str | None = None
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    only_here: str | None = None
    """Of one who bears a single name, the article: elsewhere the name means another."""

    def entry(self) -> Entry:
        """The newcomer as an entry beside those of the registry; the article's own word dates the office."""
        terms = (Term(title=self.office, of=self.party or "-", since="0001"),) if self.office else ()
        return Entry(
            id=slug(self.name) + (f"-{self.only_here}" if self.only_here else ""),
            name=self.name,
            kind="person",
            party=self.party,
            surname=_double_surname(self.name),
            sector=self.sector,
            gender=self.gender or gender_of(self.name),
            offices=terms,
        )


def _double_surname(name: str) -> tuple[str, ...]:
    """The surname that a hyphen makes of two words ("Ioana Lind-Prell"); none where the first is a particle."""
    words = split(name)
    if len(words) < 3 or words[-1].gap != "-" or words[-2].key in grammar().particles:
        return ()
    return (f"{words[-2].raw}-{words[-1].raw}",)


def newcomers(sentences: Iterable[Sentence], index: Index, on: str | None) -> dict[str, Newcomer]:
    """Everyone named in full whom the registry lacks, by id; what is said of them first is kept."""
    sentences = list(sentences)
    found: dict[str, Newcomer] = {}
    known: dict[str, str] = {}
    surnames = surnames_in(sentences)
    for sentence in sentences:
        pieces = segments(sentence.words, index)
        for words in full_names(sentence, pieces, surnames, index, on):
            name = text_of(words)
            if index.exact(joined(name)) or goes_on(words[0], sentence):
                continue
            person = found.setdefault(known.setdefault(joined(name), slug(name)), Newcomer(name=name))
            _learn(person, words, sentence, pieces, index, on)
            other = first_of_two(words, sentence)
            if other is not None and not index.exact(joined(other)):
                found.setdefault(known.setdefault(joined(other), slug(other)), Newcomer(name=other))
    return found


def _learn(
    person: Newcomer, words: list[Word], sentence: Sentence, pieces: list[Segment], index: Index, on: str | None
) -> None:
    """What the title before the name and the apposition after it say."""
    before = _before(words[0], pieces)
    appositions = (
        *apposition(words[-1], sentence, index, on),
        *apposition_before(words, sentence, pieces, index, on),
    )
    for said in (*_title(before, words, index, on), *appositions):
        _note(person, said)
    for segment in before:
        word = segment.words[-1].key
        person.gender = person.gender or index.roles.forms_of_address.get(word) or index.roles.genders.get(word)


def _before(first: Word, pieces: list[Segment]) -> list[Segment]:
    run = next((run for run in runs(pieces) if any(w.start == first.start for s in run for w in s.words)), [])
    return [segment for segment in run if segment.words[-1].start < first.start]


def _title(before: list[Segment], words: list[Word], index: Index, on: str | None) -> list[Reading]:
    if not any(segment.sort in ("role", "name") for segment in before):
        return []
    titles = [segment for segment in before if segment.sort != "determiner"]
    said = read_chunk([word for segment in titles for word in segment.words], index, on)
    return [said]


def _note(person: Newcomer, said: Reading) -> None:
    role = said.role
    if role is None or said.head not in ("office", "people", "role", "side"):
        if said.head in ("named", "side") and said.actor is not None and said.actor.kind in ("state", "group", "body"):
            person.party = person.party or said.party
        return
    person.roles.add(role.key)
    actor = Actor(id="-", name=person.name, kind="person", party=person.party, office=person.office)
    learnt = described(Reading(resolution=Resolution(actor=actor), head="new", sector=person.sector), said)
    if learnt.actor is not None:
        person.party, person.office, person.sector = learnt.actor.party, learnt.actor.office, learnt.sector
    present = role.group == "people" and not role.plural and not said.past
    if person.office is None and present and role.key in _OFFICES_OF_PEOPLE:
        person.office = role.words
    person.gender = person.gender or _gender(role)


def _gender(role: Role) -> Gender | None:
    if role.words.endswith("woman"):
        return "female"
    return "male" if role.words.endswith("man") else None
