"""From names to entries, and from offices to those who held them.

In: the entries of the registry. Out: `Index`, which finds the longest name at a place and the holders of an office.
Refused: nothing; a name that several entries bear gives them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from pourparler.actors.entry import Entry, Term
from pourparler.actors.grammar import grammar
from pourparler.actors.roles import Role, Roles, joined
from pourparler.actors.words import Word, split

NAME, SEAT, ADJECTIVE, SURNAME, PLACE = range(5)
_KEPT = 1 << 16
T = TypeVar("T")
_NUMBER = re.compile("[IVX]+")
_DETERMINERS = frozenset({"the", "a", "an"})


class Sense(NamedTuple):
    """What a name may mean: an entry, and how the name belongs to it. `caps` names must stand in capitals, `after_the`
    names are one only after their article ("The Times"), `low` ones stand in lower case ("dpa").

    A named tuple, for the registry makes twenty thousand of them when it is loaded.
    """

    entry: Entry
    how: int
    caps: bool = False
    after_the: bool = False
    low: bool = False

    def covers(self, other: Sense) -> bool:
        """Whether it stands wherever the other does, and for the same entry."""
        mine = (self.how, self.caps, self.after_the, not self.low)
        theirs = (other.how, other.caps, other.after_the, not other.low)
        return self.entry is other.entry and all(a <= b for a, b in zip(mine, theirs, strict=True))


def without_article(text: str) -> str:
    """A name without the article before it."""
    first, _, rest = text.partition(" ")
    return rest if first.lower() in _DETERMINERS and rest else text


def surnames(entry: Entry) -> Iterator[str]:
    """What a person is called for short: the last word of the name, with and without its particles."""
    if entry.kind != "person":
        return
    yield from entry.surname
    names = [word for word in split(entry.name) if word.key not in grammar().suffixes]
    while len(names) > 2 and _NUMBER.fullmatch(names[-1].raw):  # "Leo" of "Pope Leo XIV"
        names.pop()
    if entry.surname or len(names) < 2:
        return
    yield names[-1].raw
    start = len(names) - 1
    while start > 1 and names[start - 1].key in grammar().particles:
        start -= 1
    if start < len(names) - 1:
        yield " ".join(word.raw for word in names[start:])


def forms(entry: Entry) -> Iterator[tuple[str, int]]:
    """Every name of an entry with how it belongs to it."""
    own = PLACE if entry.kind == "place" else NAME
    yield entry.name, own
    for alias in entry.aliases:
        yield alias, own
    for seat in (*entry.metonyms, *((entry.capital,) if entry.capital else ())):
        yield seat, SEAT
    for word in (*entry.adjectives, *entry.demonyms):
        yield word, ADJECTIVE
    for surname in surnames(entry):
        yield surname, SURNAME


def _in_capitals(form: str) -> bool:
    return len(form) <= 6 and form.isupper() and len(form.replace(".", "")) <= 3


def _needs_article(form: str, entry: Entry) -> bool:
    return entry.kind == "outlet" and form.startswith("The ") and form.count(" ") == 1


def _standing(senses: tuple[Sense, ...], raw: str, *, after_the: bool) -> tuple[Sense, ...]:
    """The senses that a word has as it is written, each entry once."""
    capital = raw.replace(".", "").isupper()
    kept = {s.entry.id: s for s in reversed(senses) if (capital or not s.caps) and (after_the or not s.after_the)}
    return tuple(reversed(kept.values()))


def _ranked(senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """The senses of a user's file before all others; the nearest way of bearing a name first."""
    top = max(sense.entry.rank for sense in senses)
    return tuple(sorted((s for s in senses if s.entry.rank == top), key=lambda s: s.how))


@dataclass(slots=True)
class Index:
    """Names and offices of some entries. `wider` is asked where this index has nothing."""

    roles: Roles
    entries: dict[str, Entry] = field(default_factory=dict)
    names: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    reach: dict[str, int] = field(default_factory=dict)
    """How many words the longest name has that begins with two words."""
    begins: set[str] = field(default_factory=set)
    """The first words of names of several words."""
    offices: dict[tuple[str, str], list[tuple[Entry, Term]]] = field(default_factory=dict)
    titles: dict[str, list[tuple[Entry, Term]]] = field(default_factory=dict)
    title_roles: dict[str, Role] = field(default_factory=dict)
    title_words: dict[str, int] = field(default_factory=dict)
    wider: Index | None = None
    memo: dict[tuple[str | bool | None, ...], Any] = field(default_factory=dict)
    """What was worked out about an entry on a day; entries never change, so it holds until there is too much of it."""
    _first_names: dict[str, list[Entry]] = field(default_factory=dict)
    _roles_in: dict[str, tuple[Role, ...]] = field(default_factory=dict)

    def add(self, entries: Iterable[Entry]) -> None:
        """File entries under all their names; offices are filed by `file_offices`, when all names are known."""
        self.memo.clear()
        for entry in entries:
            self.entries[entry.id] = entry
            for form, how in forms(entry):
                bare = without_article(form)
                low = bare.islower()
                self._add_name(joined(bare), Sense(entry, how, _in_capitals(form), _needs_article(form, entry), low))

    def _add_name(self, name: str, sense: Sense) -> None:
        held = self.names.get(name)
        if not name or (held and any(s.covers(sense) for s in held)):
            return
        self.names[name] = _ranked((*(s for s in held if not sense.covers(s)), sense)) if held else (sense,)
        first, *rest = name.split(" ")
        if rest:
            self.begins.add(first)
            pair = f"{first} {rest[0]}"
            self.reach[pair] = max(self.reach.get(pair, 0), len(rest) + 1)

    def remember(self, about: tuple[str | bool | None, ...], found: T) -> T:
        """Keep what was worked out about an entry; all is forgotten when there is too much of it."""
        if len(self.memo) >= _KEPT:
            self.memo.clear()
        self.memo[about] = found
        return found

    def entry(self, name: str | None) -> Entry | None:
        """The entry with an id, here or in the wider index."""
        if name is None:
            return None
        return self.entries.get(name) or (self.wider.entry(name) if self.wider else None)

    def exact(self, name: str) -> tuple[Sense, ...]:
        """The senses of folded words, those of a user's file before all others."""
        senses = self.names.get(name)
        if senses is None:
            return self.wider.exact(name) if self.wider else ()
        return senses

    def at(self, words: list[Word], keys: list[str], start: int) -> tuple[int, tuple[Sense, ...]] | None:
        """The longest name that begins at `start`, as (number of words, senses); articles before it do not count."""
        first, wider = keys[start], self.wider
        longer = first in self.begins or (wider is not None and first in wider.begins)
        if not longer and first not in self.names and (wider is None or first not in wider.names):
            return None
        left = len(keys) - start
        if longer and left > 1:
            longest = self._longest(f"{first} {keys[start + 1]}")
            for length in range(longest if longest < left else left, 1, -1):
                senses = self._borne(" ".join(keys[start : start + length]), words, keys, start)
                if senses:
                    return length, senses
        senses = self._borne(first, words, keys, start)
        return (1, senses) if senses else None

    def _borne(self, name: str, words: list[Word], keys: list[str], start: int) -> tuple[Sense, ...]:
        """The senses of a name that the words at a place have as they are written."""
        senses = self.names.get(name)
        if senses is None:
            return self.wider._borne(name, words, keys, start) if self.wider is not None else ()
        if len(senses) > 1 or senses[0].caps or senses[0].after_the:
            return _standing(senses, words[start].raw, after_the=start > 0 and keys[start - 1] == "the")
        return senses

    def _longest(self, pair: str) -> int:
        """How many words the longest name has that begins with two words; 0 where there is none."""
        here = self.reach.get(pair, 0)
        if self.wider is None:
            return here
        there = self.wider._longest(pair)
        return here if here > there else there

    def like(self, name: str) -> list[Entry]:
        """The people whose name begins with the same word."""
        if not self._first_names:
            for entry in self.entries.values():
                words = split(entry.name) if entry.kind == "person" else []
                if words:
                    self._first_names.setdefault(words[0].key, []).append(entry)
        first = split(name)
        return self._first_names.get(first[0].key, []) if first else []

    def holders(self, of: str, role: str) -> list[tuple[Entry, Term]]:
        """Who ever held a role at an actor, in the order of the files; those of this article first."""
        here = self.offices.get((of, role), [])
        return here + self.wider.holders(of, role) if self.wider else here

    def titled(self, title: str) -> list[tuple[Entry, Term]]:
        """Who ever bore a title, by its folded words."""
        here = self.titles.get(title, [])
        if not here:
            return self.wider.titled(title) if self.wider else []
        top = max(entry.rank for entry, _ in here)
        return [(entry, term) for entry, term in here if entry.rank == top]

    def role_at(self, keys: list[str], start: int) -> tuple[int, Role] | None:
        """The longest role that begins at `start`: a title of the registry, or a word of the role vocabulary."""
        first = keys[start]
        common = self.roles.at(keys, start) if first in self.roles.reach else None
        if first not in self.title_words and (self.wider is None or first not in self.wider.title_words):
            return common
        longest = self.title_reach(first)
        longest = min(longest, len(keys) - start)
        for length in range(longest, common[0] if common else 1, -1):
            role = self.title_role(" ".join(keys[start : start + length]))
            if role is not None:
                return length, role
        return common

    def title_reach(self, first: str) -> int:
        """How many words the longest title of the registry has that begins with a word."""
        here = self.title_words.get(first, 0)
        if self.wider is None:
            return here
        there = self.wider.title_reach(first)
        return here if here > there else there

    def learn_title(self, title: str, role: Role) -> None:
        """Note the role that a title of several folded words stands for; the first to come keeps it."""
        if title not in self.title_roles:
            first = title.partition(" ")[0]
            self.title_roles[title] = role
            self.title_words[first] = max(self.title_words.get(first, 0), title.count(" ") + 1)

    def title_role(self, title: str) -> Role | None:
        """The role that a title of the registry stands for."""
        return self.title_roles.get(title) or (self.wider.title_role(title) if self.wider else None)

    def party(self, entry: Entry) -> str | None:
        """The slug of the side that an entry stands on: its own where it is a state, a group or a body by itself."""
        if entry.party:
            return entry.party
        if entry.kind == "body" and not entry.where:  # known from one article only
            return None
        return entry.id if entry.kind in ("state", "group", "body") else entry.of

    def country(self, entry: Entry | None) -> str | None:
        """The country code of an entry, or of the one it belongs to."""
        seen: set[str] = set()
        while entry is not None and entry.id not in seen:
            if entry.country:
                return entry.country
            seen.add(entry.id)
            above = entry.party or entry.of or (entry.offices[0].of if entry.offices else None)
            entry = self.entry(above)
        return None

    def lead_roles(self, entry: Entry) -> tuple[str, ...]:
        """The roles that "the leader" of an entry means."""
        if entry.leads:
            found = (self.roles.phrases.get(joined(title)) for title in entry.leads)
            return tuple("=leader" if role.key == "leader" else role.key for role in found if role)
        return ("president", "=leader") if entry.kind == "state" else ("leader",)

    def roles_in(self, title: str) -> tuple[Role, ...]:
        """The roles that stand in a title, from left to right."""
        if title not in self._roles_in:
            keys, found, at = joined(title).split(" "), [], 0
            while at < len(keys):
                here = self.roles.at(keys, at)
                found += [here[1]] if here else []
                at += here[0] if here else 1
            self._roles_in[title] = tuple(found)
        return self._roles_in[title]

    def file(self, of: str, role: str, entry: Entry, term: Term) -> None:
        """Note that a term is a holding of a role at an actor."""
        held = self.offices.setdefault((of, role), [])
        if (entry, term) not in held:
            held.append((entry, term))
