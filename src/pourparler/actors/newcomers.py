"""People of an article whom the registry does not know.

In: the sentences of an article. Out: an `Entry` for each person named in full, with what titles and appositions say.
Refused: single words; names that the registry has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pourparler.actors.entry import Entry, Gender, Term
from pourparler.actors.given import gender_of
from pourparler.actors.grammar import grammar
from pourparler.actors.index import ADJECTIVE, PLACE, Index
from pourparler.actors.pairs import first_of_two, follows_side
from pourparler.actors.phrase import Segment, segments
from pourparler.actors.reader import read_chunk
from pourparler.actors.reading import Reading
from pourparler.actors.roles import Role, joined
from pourparler.actors.scan import Sentence, runs
from pourparler.actors.short_names import says
from pourparler.actors.titled import described
from pourparler.actors.words import Word, key, slug, split
from pourparler.model import Actor, Resolution

_OFFICES_OF_PEOPLE = frozenset(
    {"lawmaker", "diplomat", "official", "judge", "soldier", "advisor", "politician", "oppositionist", "police-officer"}
)
_WORDS = grammar()
_NOT_FIRST = frozenset({"von", "van", "der", "den", "dos"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "EVENT", "PRODUCT", "LAW", "LANGUAGE"})
_CLOSE = re.compile(r"[,;:()\[\]—–.?!]")
_LONGEST = 16
_YEAR = 4
_TITLES = ("role", "quality", "name", "preposition")


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
    if len(words) < 3 or words[-1].gap != "-" or words[-2].key in _WORDS.particles:
        return ()
    return (f"{words[-2].raw}-{words[-1].raw}",)


def newcomers(sentences: Iterable[Sentence], index: Index, on: str | None) -> dict[str, Newcomer]:
    """Everyone named in full whom the registry lacks, by id; what is said of them first is kept."""
    sentences = list(sentences)
    found: dict[str, Newcomer] = {}
    known: dict[str, str] = {}
    surnames = _surnames(sentences)
    for sentence in sentences:
        pieces = segments(sentence.words, index)
        for words in _names(sentence, pieces, surnames, index, on):
            name = _text(words)
            if index.exact(joined(name)):
                continue
            person = found.setdefault(known.setdefault(joined(name), slug(name)), Newcomer(name=name))
            _learn(person, words, sentence, pieces, index, on)
            other = first_of_two(words, sentence)
            if other is not None and not index.exact(joined(other)):
                found.setdefault(known.setdefault(joined(other), slug(other)), Newcomer(name=other))
    return found


def _surnames(sentences: list[Sentence]) -> frozenset[str]:
    """The last words of what the parse takes for a person at least once."""
    each = (sentence.passage.tokens(sentence.span) for sentence in sentences)
    ents = (ent for tokens in each if tokens is not None for ent in tokens.ents)
    return frozenset(key(ent[-1].text) for ent in ents if ent.label_ == "PERSON")


def _names(
    sentence: Sentence, pieces: list[Segment], surnames: frozenset[str], index: Index, on: str | None
) -> Iterator[list[Word]]:
    """The names of persons among the words: as the parse labels them, or after a title."""
    known = {word.start for piece in pieces if piece.sort == "name" and not _local(piece) for word in piece.words}
    taken: set[int] = set()
    tokens = sentence.passage.tokens(sentence.span)
    for ent in tokens.ents if tokens is not None else ():
        span = sentence.passage.span(ent)
        words = [w for w in sentence.words if span.start <= w.start and w.end <= span.end + 2]
        words = _without_titles(words, index, known)
        own = not any(sense.how == ADJECTIVE for word in words[1:] for sense in index.exact(word.key))
        if ent.label_ == "PERSON" and own and _full_name(words) and not any(w.start in known for w in words):
            taken.update(w.start for w in words)
            yield words
    for run in runs(pieces):
        reading = read_chunk([w for s in run for w in s.words], index, on)
        if reading.head == "new" and reading.actor is not None:
            size = len(slug(reading.actor.name).split("-"))
            words = [w for s in run for w in s.words][-max(2, size) :]
            words = [w for w in words if w.raw in reading.actor.name]
            seen = any(w.start in taken for w in words)
            if not seen and _full_name(words) and _is_person(words, sentence):
                taken.update(w.start for w in words)
                yield words
        for other in (_ranked(run, sentence, taken, index), _told_by_surname(run, sentence, taken, surnames)):
            if other:
                taken.update(word.start for word in other)
                yield other
        yield from _explained(run, sentence, taken, index, on)
    yield from _aged(sentence, taken)


def _ranked(run: list[Segment], sentence: Sentence, taken: set[int], index: Index) -> list[Word]:
    """A name that the parse missed, by the rank or the form of address before it: "Sergeant Tobin Harsk"."""
    at = next((i for i in range(len(run) - 1, -1, -1) if run[i].sort != "other"), None)
    words = [word for segment in run[at + 1 :] for word in segment.words] if at is not None else []
    ranked = at is not None and run[at].sort == "quality" and _is_rank(run[at].words[-1], index)
    if at is None or not (ranked or follows_side(run[at], words, sentence)):
        return []
    labels = {token.ent_type_ for word in words if (token := sentence.tokens.get(word.start))}
    if not _full_name(words) or words[0].start in taken or labels & _PLACES:
        return []
    return words


def _told_by_surname(run: list[Segment], sentence: Sentence, taken: set[int], surnames: frozenset[str]) -> list[Word]:
    """Two capitals that the parse missed, where elsewhere it takes the second for a person, or which say something and
    begin with a given name.
    """
    at = next((i for i in range(len(run) - 1, -1, -1) if run[i].sort != "other"), -1)
    words = [word for segment in run[at + 1 :] for word in segment.words]
    if len(words) != 2 or not _full_name(words) or words[0].start in taken:
        return []
    token = sentence.tokens.get(words[-1].start)
    speaks = token is not None and says(token) and gender_of(words[0].raw) is not None
    if words[-1].key not in surnames and not speaks:
        return []
    proper = all((t := sentence.tokens.get(word.start)) is not None and t.pos_ == "PROPN" for word in words)
    return words if proper else []


def _is_rank(word: Word, index: Index) -> bool:
    address = word.key in index.roles.forms_of_address or word.key in (
        "dr",
        "prof",
        "professor",
        "gen",
        "col",
        "capt",
        "lt",
    )
    return word.capital and (address or word.key in index.roles.phrases)


def _explained(
    run: list[Segment], sentence: Sentence, taken: set[int], index: Index, on: str | None
) -> Iterator[list[Word]]:
    """A name that the parse missed, by the apposition after it: "Tobin Harsk, a Tesk lawmaker"."""
    words = [word for segment in run for word in segment.words]
    if any(segment.sort != "other" for segment in run) or not _full_name(words) or len(words) > 3:
        return
    if words[0].start in taken or not all(word.capital for word in words):
        return
    if any(
        r.role and r.role.group in ("office", "people") and not r.role.plural
        for r in _apposition(words[-1], sentence, index, on)
    ):
        yield words


def _aged(sentence: Sentence, taken: set[int]) -> Iterator[list[Word]]:
    """A name that the parse missed, by the age after it ("Tobin Harsk, 45,")."""
    for at, age in enumerate(sentence.words):
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        closed = after is None or after.gap.strip()[:1] in (",", ")")
        if not (age.raw.isdigit() and len(age.raw) < _YEAR and age.gap.strip() in (",", "(") and closed):
            continue
        start = at
        while start > 0 and (start == at or sentence.words[start].gap.strip() in ("", "-")):
            before = sentence.words[start - 1]
            if not (before.capital or before.key in _WORDS.particles):
                break
            start -= 1
        words = sentence.words[start:at]
        if _full_name(words) and words[0].start not in taken and not any(w.start in taken for w in words):
            taken.update(word.start for word in words)
            yield words


def _local(piece: Segment) -> bool:
    """Whether a name is only that of a place or a people, which may be a first name too ("Virginia")."""
    return len(piece.words) == 1 and all(sense.how in (ADJECTIVE, PLACE) for sense in piece.senses)


def _without_titles(words: list[Word], index: Index, known: set[int]) -> list[Word]:
    while words and (_is_title(words[0], index) or (words[0].start in known and len(words) > 2)):
        words = words[1:]
    return words


def _is_title(word: Word, index: Index) -> bool:
    return word.key in index.roles.qualities or index.roles.at([word.key], 0) is not None


def _is_person(words: list[Word], sentence: Sentence) -> bool:
    """Whether the parse, or a first name, takes capitalised words after a title for a person."""
    labels = {token.ent_type_ for word in words if (token := sentence.tokens.get(word.start))}
    return "PERSON" in labels or gender_of(_text(words)) is not None


def _full_name(words: list[Word]) -> bool:
    if not 2 <= len(words) <= 4 or not (words[0].capital and words[-1].capital):
        return False
    if words[0].key in _NOT_FIRST or all(w.raw.isupper() for w in words if len(w.raw) > 1):
        return False
    if words[0].raw.isupper() and len(words[0].raw) > 2:
        return False
    if all(word.gap == "-" for word in words[1:]):  # "Al-Harsk", "Lind-Prell": a surname alone
        return False
    if any(word.raw.lower() in _WORDS.not_people or word.key in _WORDS.stops for word in words):
        return False
    clean = all(not word.genitive for word in words[:-1]) and all(w.gap.strip() in ("", "-", ".") for w in words[1:])
    return (
        clean and all(word.capital or len(word.raw) <= 3 for word in words) and not any(w.raw.isdigit() for w in words)
    )


def _text(words: list[Word]) -> str:
    return "".join((word.gap if at else "") + word.raw for at, word in enumerate(words))


def _learn(
    person: Newcomer, words: list[Word], sentence: Sentence, pieces: list[Segment], index: Index, on: str | None
) -> None:
    """What the title before the name and the apposition after it say."""
    before = _before(words[0], pieces)
    appositions = (
        *_apposition(words[-1], sentence, index, on),
        *_apposition_before(words, sentence, pieces, index, on),
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


def _apposition(last: Word, sentence: Sentence, index: Index, on: str | None) -> list[Reading]:
    """The words between the comma after a name and the next one, if they say what someone is."""
    after = [word for word in sentence.words if word.start > last.start]
    if not after or after[0].gap.strip() not in (",", "(", "—", "–") or last.genitive:
        return []
    size = next((at for at, word in enumerate(after) if at and _CLOSE.search(word.gap)), len(after))
    chunk = after[: min(size, _LONGEST)]
    pieces = segments(chunk, index)
    first = pieces[0]
    if first.sort not in ("determiner", "role", "name", "quality") or not any(s.sort == "role" for s in pieces):
        return []
    return [read_chunk(chunk, index, on)]


def _apposition_before(
    words: list[Word], sentence: Sentence, pieces: list[Segment], index: Index, on: str | None
) -> list[Reading]:
    """ "Its director, Berta Lind,": an office between its article and the comma before a name that a comma closes."""
    at = next((i for i, piece in enumerate(pieces) if piece.words[0].start == words[0].start), 0)
    after = next((word for word in sentence.words if word.start > words[-1].start), None)
    if not at or words[0].gap.strip() != "," or (after is not None and not _CLOSE.search(after.gap)):
        return []
    start = at - 1
    while start > 0 and pieces[start].sort in _TITLES and pieces[start].words[0].gap.strip() == "":
        start -= 1
    role = next((piece.role for piece in pieces[start:at] if piece.role is not None), None)
    last = pieces[at - 1]
    behind = last.role is role or (last.sort == "name" and pieces[at - 2].sort in ("preposition", "determiner"))
    if role is None or role.plural or not behind or not _opens(pieces[start]):
        return []
    first = start + 1 if pieces[start].sort == "determiner" else start
    return [read_chunk([word for piece in pieces[first:at] for word in piece.words], index, on)]


def _opens(piece: Segment) -> bool:
    """Whether a title begins there that means one: "the", "its", "Orvania's"."""
    return piece.quality == "definite" if piece.sort == "determiner" else piece.sort == "name" and piece.genitive


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
