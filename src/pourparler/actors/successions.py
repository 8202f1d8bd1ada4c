"""Who followed whom in an office, a line an office.

In: `successions` of an actors file: `{of: kenya, president: [Mwai Kibaki 2002-12-30, Uhuru Kenyatta 2013-04-09]}`.
Out: persons with their terms, one person for all offices held under one name. Refused: holders not written so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pourparler.actors.entry import Entry, Gender, Term, first_day, last_day
from pourparler.actors.roles import joined
from pourparler.actors.words import slug
from pourparler.errors import VocabularyError

_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_HOLDER = re.compile(rf"(?P<names>\S.*?)(?: (?P<who>[fu]))? (?P<since>{_DATE}|\?)(?:\.\.(?P<until>{_DATE}|\?))?")
_GENDERS: dict[str | None, Gender | None] = {None: "male", "f": "female", "u": None}
_NOBODY = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """The holders of one office in their order, as written; `titles` are its names, the usual one first."""

    of: str
    titles: tuple[str, ...]
    holders: tuple[str, ...]
    body: str | None = None
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One holder: the name, other names, what the bearer is called for short, and the term."""

    name: str
    aliases: tuple[str, ...]
    surname: tuple[str, ...]
    gender: Gender | None
    term: Term


@dataclass(slots=True)
class _Person:
    first: Holder
    terms: list[Term] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)


def holders(line: Succession) -> list[Holder]:
    """The holders of an office with their terms; each lasts until the next one begins unless an end is written.

    `?` is a day that is not known, `..?` a term that ended on such a day; `- 2014` says that nobody known followed.
    A star marks the word that is the short name, `f` a woman, `u` someone whose gender is not known.
    >>> line = Succession(of="kessary", titles=("president",), holders=("Ila Venn f 2001", "Ro* Teth = Teth 2009-05"))
    >>> [(h.name, h.term.since, h.term.until, h.surname) for h in holders(line)]
    [('Ila Venn', '2001', '2009-05', ()), ('Ro Teth', '2009-05', None, ('Ro',))]
    """
    parts = [_match(text, line) for text in line.holders]
    found = []
    for at, part in enumerate(parts):
        if part["names"] != _NOBODY:
            after = parts[at + 1]["since"] if at + 1 < len(parts) else None
            found.append(_holder(part, part["until"] or after, line))
    return found


def _match(text: str, line: Succession) -> dict[str, str | None]:
    match = _HOLDER.fullmatch(text)
    if match is None or (match["names"] != _NOBODY and not any(letter.isalpha() for letter in match["names"])):
        raise VocabularyError(f"{line.where}: a holder is written `Name 2019-05-20` or `Name 2019..2023`, not {text!r}")
    return match.groupdict()


def _holder(part: dict[str, str | None], until: str | None, line: Succession) -> Holder:
    names = (part["names"] or "").split(" = ")
    since = None if part["since"] == "?" else part["since"]
    end = None if until == "?" else until
    if since and end and last_day(end) < first_day(since):
        raise VocabularyError(f"{line.where}: the term of {names[0]} ends ({end}) before it begins ({since})")
    starred = " ".join(word[:-1] for word in names[0].split() if word[-1] == "*") if "*" in names[0] else ""
    names = [name.replace("*", "") for name in names]
    return Holder(
        name=names[0],
        aliases=tuple(names[1:]),
        surname=(starred,) if starred else (),
        gender=_GENDERS[part["who"]],
        term=Term(
            title=line.titles[0], titles=line.titles[1:], of=line.of, body=line.body, since=since, until=end,
            sure=until != "?", where=line.where,
        ),
    )  # fmt: skip


def with_successions(
    lines: Iterable[Succession], entries: Mapping[str, Entry], known: Mapping[str, Entry], *, rank: int = 0
) -> dict[str, Entry]:
    """The entries with the offices that the lines add; a term that an entry has already is not added again.

    A name or alias of a person of `entries`, or else of `known`, is that person; any other name makes a new one.
    """
    every = {**known, **entries}
    persons = _persons(lines, every)
    result = dict(entries)
    for name, person in persons.items():
        terms = tuple(sorted(person.terms, key=lambda term: term.since or "", reverse=True))
        held = every.get(name)
        if held is not None:
            kept = tuple(term for term in terms if not any(_same(term, other) for other in held.offices))
            own = tuple(_closed(other, terms) for other in held.offices)
            more = tuple(other for other in person.aliases if other not in (held.name, *held.aliases))
            aliases, offices = (*held.aliases, *more), (*own, *kept)
            result[name] = replace(held, aliases=aliases, offices=offices, rank=max(held.rank, rank))
            continue
        first = person.first
        result[name] = Entry(
            id=name, name=first.name, kind="person", aliases=tuple(person.aliases), surname=first.surname,
            gender=first.gender, offices=terms, rank=rank, where=terms[0].where,
        )  # fmt: skip
    return result


def _persons(lines: Iterable[Succession], every: Mapping[str, Entry]) -> dict[str, _Person]:
    known = {joined(name): e.id for e in every.values() if e.kind == "person" for name in (e.name, *e.aliases)}
    persons: dict[str, _Person] = {}
    for line in lines:
        for holder in holders(line):
            name = known.get(joined(holder.name)) or _by_alias(holder, known, every) or slug(holder.name)
            if name in every and every[name].kind != "person":
                name += "-person"
            for other in (holder.name, *holder.aliases):
                known.setdefault(joined(other), name)
            person = persons.setdefault(name, _Person(holder))
            person.terms.append(holder.term)
            person.aliases += [other for other in holder.aliases if other not in person.aliases]
    return persons


def _by_alias(holder: Holder, known: Mapping[str, str], every: Mapping[str, Entry]) -> str | None:
    """The person whom another name of a holder means, if that one has held office at the same place."""
    for alias in holder.aliases:
        name = known.get(joined(alias))
        if name is not None and name in every and any(term.of == holder.term.of for term in every[name].offices):
            return name
    return None


def _closed(held: Term, terms: Iterable[Term]) -> Term:
    """A term with the end that a line says, where it was open."""
    if held.until is not None:
        return held
    until = next((term.until for term in terms if term.until and _same(term, held)), None)
    return replace(held, until=until) if until else held


def _same(term: Term, other: Term) -> bool:
    """Whether two terms are one: the same office of the same actor at days that overlap."""
    if term.of != other.of or not {term.title, *term.titles} & {other.title, *other.titles}:
        return False
    apart = (term.until or "9999") <= (other.since or "") or (other.until or "9999") <= (term.since or "")
    return not apart
