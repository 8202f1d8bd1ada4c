"""How an article introduces its people, and whose surname means whom from there on.

In: an article, its sentences, the registry. Out: `Introductions`: an index with the newcomers, and what stands.
Refused: a bare surname that is everybody's, or of somebody out of office whom the article does not introduce.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from pourparler.actors.entry import Entry
from pourparler.actors.given import is_common
from pourparler.actors.index import NAME, Index, surnames, without_article
from pourparler.actors.misspelt import misspells, misspells_surname
from pourparler.actors.new_bodies import bodies
from pourparler.actors.new_outlets import outlets
from pourparler.actors.newcomers import Newcomer, newcomers
from pourparler.actors.offices import file_offices, tenure
from pourparler.actors.reading import Reading
from pourparler.actors.registry import Registry
from pourparler.actors.roles import joined
from pourparler.actors.scan import Mention, Sentence
from pourparler.actors.short_names import first_names, single_names, titled_names
from pourparler.actors.words import key, slug, split
from pourparler.model import Article


class Introductions:
    """The newcomers of an article (`people`, by id) and an `index` in which they stand before the registry."""

    def __init__(self, article: Article, sentences: list[Sentence], registry: Registry, on: str | None) -> None:
        self._article, self._registry, self._on = article, registry, on
        self.people = newcomers(sentences, registry.index, on)
        meant = self._misspelt()
        self.index = Index(registry.index.roles, wider=registry.index)
        entries = [person.entry() for person in self.people.values()]
        self.index.add([*meant, *entries])
        self._shorten(sentences)
        for entry in entries:
            for surname in surnames(entry):
                if self._keeps_surname(surname):
                    self.index.names.pop(joined(surname), None)
        file_offices(self.index, entries)
        self.index.add(outlets(sentences, self.index).values())
        self.index.add(bodies(sentences, self.index).values())

    def _shorten(self, sentences: list[Sentence]) -> None:
        """The newcomers by their first names too, and those who bear one name only."""
        text = self._article.text
        newcomers = [entry for name in self.people if (entry := self.index.entry(name)) is not None]
        named = list(first_names(newcomers, text, self.index))
        self.index.add(replace(entry, aliases=(*entry.aliases, first)) for entry, first in named)
        for name in list(single_names(sentences, text, self.index)):
            alike = [entry for entry in newcomers if misspells_surname(name, entry.name)]
            if alike:
                if len(alike) == 1:
                    held = self.index.entry(alike[0].id) or alike[0]
                    self.index.add([replace(held, aliases=(*held.aliases, name))])
                continue
            self._add_single(Newcomer(name=name, only_here=self._article.id))
        for name, titled, gender in list(titled_names(sentences, self.index)):
            if not any(person.name == titled for person in self.people.values()):
                self._add_single(Newcomer(name=titled, only_here=self._article.id, gender=gender), name)

    def _add_single(self, person: Newcomer, *aliases: str) -> None:
        entry = replace(person.entry(), aliases=aliases)
        self.people[entry.id] = person
        self.index.add([entry])

    def _misspelt(self) -> list[Entry]:
        """Those whose names the article misspells by a letter, under both names; they are no people of its own."""
        found: dict[str, Entry] = {}
        for name, person in list(self.people.items()):
            earlier = next((p for n, p in self.people.items() if n != name and misspells(person.name, p.name)), None)
            if earlier is not None and list(self.people).index(slug(earlier.name)) < list(self.people).index(name):
                known: Entry | None = earlier.entry()
            else:
                known = next((e for e in self._registry.index.like(person.name) if self._agree(person, e)), None)
            if known is None:
                continue
            held = found.get(known.id, known)
            words = split(person.name)[-1].raw
            both = (*(held.surname or surnames(held)), words)
            found[known.id] = replace(held, aliases=(*held.aliases, person.name), surname=both)
            del self.people[name]
        return list(found.values())

    def _agree(self, person: Newcomer, entry: Entry) -> bool:
        """Whether a new name is one letter from a known one whose bearer the article names or whose office it says."""
        if not misspells(person.name, entry.name):
            return False
        if entry.name in self._article.text:
            return True
        terms = [term for term in entry.offices if tenure(term, self._on) != "no"]
        titles = {title for term in terms for title in (term.title, *term.titles)}
        roles = {role.key for title in titles for role in self._registry.index.roles_in(title)}
        said = joined(self._article.text)
        parts = [part.strip() for title in titles for part in joined(title).split(" of the ")]
        return bool(roles & person.roles) or any(part.count(" ") > 1 and part in said for part in parts)

    def hear(self, found: Iterable[Mention]) -> None:
        """A person named in full or by title bears the surname from there on, whoever else bears it elsewhere."""
        for mention in found:
            actor = mention.reading.actor
            entry = self.index.entry(actor.id) if actor and mention.full else None
            if entry is not None and entry.kind == "person" and entry.id not in self.index.entries:
                self.index.add([entry])

    def stands(self, reading: Reading) -> bool:
        """Whether a reading may mean its person: a bare surname only one who was introduced, or one in office whose
        name is not everybody's.
        """
        entry = self.index.entry(reading.actor.id) if reading.actor else None
        if entry is None or entry.kind != "person":
            return True
        if reading.resolution.rule != "surname" or entry.id in self.index.entries:
            return True
        terms = [term for term in entry.offices if self._on is None or term.held(self._on) != "no"]
        if terms and not any(self._is_told_of(term.body or term.of) for term in terms):
            return False
        held = self._on is None or bool(terms)
        return held and not any(is_common(surname) for surname in surnames(entry))

    def _is_told_of(self, of: str) -> bool:
        """Whether an article names the body that an office is of; a state need not be named."""
        body = self.index.entry(of)
        if body is None or body.kind != "body":
            return True
        return any(name in self._article.text for name in (body.name, *body.aliases))

    def roles(self, found: Iterable[Mention]) -> dict[str, set[str]]:
        """The roles that the article itself gives to people, by id."""
        roles = {name: set(person.roles) for name, person in self.people.items()}
        for mention in found:
            actor = mention.reading.actor
            if actor is not None and actor.kind == "person" and mention.reading.head in ("named", "new"):
                roles.setdefault(actor.id, set()).update(mention.roles)
        return roles

    def holder(self, title: str) -> Entry | None:
        """The newcomer beside whose name a title stands word by word: "Tobin Harsk, head of the Lock Institute"."""
        said, text = re.escape(title), self._article.text
        names = {name: re.escape(person.name) for name, person in self.people.items()}
        beside = [
            name for name, own in names.items() if re.search(rf"{own}, (?:the |an? )?{said}|{said},? {own}", text)
        ]
        return self.people[beside[0]].entry() if len(beside) == 1 else None

    def home(self, found: Iterable[Mention]) -> Entry | None:
        """The state whose own outlet this is, where the article speaks of no other state far more often."""
        outlet = self._article.outlet.value if self._article.outlet else ""
        senses = self._registry.index.exact(joined(without_article(outlet))) if outlet else ()
        own = [sense.entry for sense in senses if sense.entry.kind == "outlet" and sense.how == NAME]
        party = self._registry.index.entry(own[0].party) if len(own) == 1 else None
        if party is None or party.kind != "state":
            return None
        states = Counter(m.reading.actor.party for m in found if m.reading.actor is not None and m.reading.actor.party)
        return party if 2 * states[party.id] >= max(states.values(), default=1) else None

    def sides(self, found: Iterable[Mention]) -> list[str]:
        """The sides of whom the article names other than by what every state has, and that of its outlet."""
        named = dict.fromkeys(
            mention.reading.actor.party
            for mention in found
            if mention.reading.actor is not None
            and mention.reading.actor.party
            and mention.span.of(self._article.text).lower() not in self.index.roles.phrases
        )
        outlet = self._article.outlet.value if self._article.outlet else ""
        senses = self._registry.index.exact(joined(without_article(outlet))) if outlet else ()
        home = [sense.entry.party for sense in senses if sense.entry.kind == "outlet" and sense.entry.party]
        return [side for side in dict.fromkeys((*named, *home)) if side]

    def _keeps_surname(self, surname: str) -> bool:
        """Whether someone in office bears the surname and is introduced too: relatives go by their first names."""
        if is_common(surname):
            return False
        for sense in self._registry.index.exact(joined(surname)):
            entry = sense.entry
            held = self._on is not None and any(term.held(self._on) == "yes" for term in entry.offices)
            if entry.kind == "person" and held and (entry.name in self._article.text or self._titled(surname)):
                return True
        return False

    def _titled(self, surname: str) -> bool:
        """Whether the article puts a title before a bare surname ("Minister Lavrov")."""
        before = re.findall(rf"(\w+) {re.escape(surname)}\b", self._article.text)
        return any(key(word) in self.index.roles.phrases for word in before)
