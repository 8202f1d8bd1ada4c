"""What people and bodies are called without their names.

In: vocabulary/roles.yaml. Out: `Roles`, which finds the role that words stand for, longest first.
Refused: unknown groups and fields: `VocabularyError` with file and line.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from pourparler.actors.entry import Gender
from pourparler.actors.nodes import NodeReader
from pourparler.actors.words import key, split

Group = Literal["office", "institution", "side", "camp", "people"]
Quality = Literal["past", "acting", "deputy", "plain"]
_FIELDS = frozenset({"role", "sector", "words", "plurals", "lead", "kind"})
_TOP = frozenset(
    {"portfolios", "portfolio-sectors", "offices", "institutions", "sides", "camps", "people", "qualities"}
    | {"titles-of-address", "gendered", "unqualified", "broader"}
)
_FOR_PORTFOLIOS = frozenset({"minister", "ministry", "department"})
_LONGEST_PORTFOLIO = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role by its key (`foreign-minister`); `lead` offices are what "the leader" may mean."""

    key: str
    group: Group
    sector: str | None = None
    kind: str = "office"
    plural: bool = False
    lead: bool = False
    words: str = ""


@lru_cache(maxsize=1 << 16)
def joined(text: str) -> str:
    """Folded words with one space between, as vocabularies are searched.

    >>> joined("Minister of Defense")
    'minister of defence'
    """
    bare = text.replace("-", " ")
    if bare.replace(" ", "").isalpha():
        return " ".join(map(key, bare.split()))
    return " ".join(word.key for word in split(text))


@dataclass(slots=True, kw_only=True)
class Roles:
    """The role vocabulary: `phrases` to roles, single words to qualities, words to genders."""

    phrases: dict[str, Role] = field(default_factory=dict)
    qualities: dict[str, Quality] = field(default_factory=dict)
    genders: dict[str, Gender] = field(default_factory=dict)
    forms_of_address: dict[str, Gender] = field(default_factory=dict)
    people: dict[str, Role] = field(default_factory=dict)
    unqualified: set[str] = field(default_factory=set)
    institutions: set[str] = field(default_factory=set)
    broader: dict[str, frozenset[str]] = field(default_factory=dict)
    reach: dict[str, int] = field(default_factory=dict)
    portfolios: set[str] = field(default_factory=set)
    of_portfolios: set[str] = field(default_factory=set)
    """The first words of portfolios."""

    def add(self, phrase: str, role: Role) -> None:
        """File a role under a phrase; the first to come keeps it."""
        name = joined(phrase)
        self.phrases.setdefault(name, role)
        if role.group == "institution":
            self.institutions.add(role.key)
        if role.group == "people":
            self.people.setdefault(name, role)
        first = name.partition(" ")[0]
        self.reach[first] = max(self.reach.get(first, 0), name.count(" ") + 1)

    def at(self, keys: list[str], start: int) -> tuple[int, Role] | None:
        """The longest role phrase that begins at `start`, as (number of words, role); the office of several portfolios
        is one ("minister of energy and water").
        """
        found = self._longest(keys, start)
        if keys[start] in self.of_portfolios:
            return self._of_several(keys, start) or found
        if found is not None and found[0] > 1 and keys[start] in _FOR_PORTFOLIOS and not found[1].plural:
            end = self._listed(keys, start + found[0], found[1])
            return (
                found if end == start + found[0] else (end - start, replace(found[1], words=" ".join(keys[start:end])))
            )
        return found

    def _of_several(self, keys: list[str], start: int) -> tuple[int, Role] | None:
        """The office or body behind two portfolios or more: "energy and water minister"."""
        size = self._portfolio(keys, start)
        end = self._listed(keys, start + size, None) if size else start
        if end == start + size or end == len(keys) or keys[end] not in ("minister", "ministry"):
            return None
        role = self.phrases[f"{' '.join(keys[start : start + size])} {keys[end]}"]
        return end + 1 - start, replace(role, words=" ".join(keys[start : end + 1]))

    def _listed(self, keys: list[str], start: int, role: Role | None) -> int:
        """Where further portfolios end that stand at `start`; none is one that a minister of its own follows."""
        if role is not None and not role.key.endswith(("-minister", "-ministry")):
            return start
        end = start
        while end < len(keys):
            at = end + 1 if keys[end] == "and" else end
            size = self._portfolio(keys, at) if at < len(keys) else 0
            if not size or (role is not None and keys[at + size : at + size + 1] in (["minister"], ["ministry"])):
                return end
            end = at + size
        return end

    def _portfolio(self, keys: list[str], start: int) -> int:
        """How many words the portfolio has that begins at `start`; 0 for none."""
        if keys[start] not in self.of_portfolios:
            return 0
        sizes = range(min(_LONGEST_PORTFOLIO, len(keys) - start), 0, -1)
        return next((size for size in sizes if " ".join(keys[start : start + size]) in self.portfolios), 0)

    def _longest(self, keys: list[str], start: int) -> tuple[int, Role] | None:
        longest = self.reach.get(keys[start])
        if longest is None:
            return None
        for length in range(min(longest, len(keys) - start), 1, -1):
            role = self.phrases.get(" ".join(keys[start : start + length]))
            if role is not None:
                return length, role
        role = self.phrases.get(keys[start])
        return (1, role) if role is not None else None


@lru_cache(maxsize=1)
def bundled_roles() -> Roles:
    """The vocabulary that ships with the package; raises VocabularyError when it is damaged."""
    return read_roles(Path(__file__).parent / "vocabulary" / "roles.yaml")


def read_roles(path: Path) -> Roles:
    """The roles of a vocabulary file; raises VocabularyError with file and line."""
    top = NodeReader.file(path).fields(_TOP)
    roles = Roles()
    for item in top["offices"].items():
        _add(roles, item, "office")
    _add_portfolios(roles, top["portfolios"], dict(top["portfolio-sectors"].pairs()))
    for item in top["institutions"].items():
        _add(roles, item, "institution")
    for item in top["people"].items():
        _add(roles, item, "people")
    sides = top["sides"].fields({"sector", "words"})
    for word in sides["words"].texts():
        roles.add(word, Role(key=word, group="side", sector=sides["sector"].text(), words=word))
    for word in top["camps"].fields({"words"})["words"].texts():
        roles.add(word, Role(key=word.replace(" ", "-"), group="camp", kind="group", words=word))
    _add_words(roles, top)
    return roles


def _add(roles: Roles, item: NodeReader, group: Group) -> None:
    has = item.fields(_FIELDS)
    words = has["words"].texts()
    given = has["plurals"].texts() if "plurals" in has else ()
    plurals = (*given, *(_plural(word) for word in words if not word.endswith("s")))
    for word in (*words, *plurals):
        role = Role(
            key=has["role"].text(),
            group=group,
            sector=has["sector"].text() if "sector" in has else None,
            kind=has["kind"].text() if "kind" in has else "office",
            plural=group != "institution" and word not in words,
            lead="lead" in has,
            words=word,
        )
        if group != "institution" or word in words:
            roles.add(word, role)


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeo" else word + "s"


def _add_portfolios(roles: Roles, node: NodeReader, sectors: dict[str, NodeReader]) -> None:
    for name, words in node.pairs():
        sector = sectors[name].text() if name in sectors else "GOV"
        for word in words.texts():
            roles.portfolios.add(joined(word))
            roles.of_portfolios.add(joined(word).partition(" ")[0])
            ministers = (f"{word} minister", f"minister of {word}", f"minister for {word}", f"minister of the {word}")
            for phrase in ministers:
                roles.add(phrase, Role(key=f"{name}-minister", group="office", sector=sector, words=phrase))
            plural = f"{word} ministers"
            roles.add(plural, Role(key=f"{name}-minister", group="people", sector=sector, plural=True, words=plural))
            ministry = Role(key=f"{name}-ministry", group="institution", kind="body", sector=sector)
            bodies = ("{} ministry", "ministry of {}", "ministry for {}", "department of {}", "{} department")
            for phrase in (*bodies, "ministry of the {}", "{} ministries"):
                roles.add(phrase.format(word), ministry)


def _add_words(roles: Roles, top: dict[str, NodeReader]) -> None:
    for quality, node in top["qualities"].pairs():
        if quality not in get_args(Quality):
            node.refuse(f"unknown quality {quality!r}")
        for word in node.texts():
            roles.qualities.setdefault(key(word), cast(Quality, quality))
    roles.broader.update((name, frozenset(node.texts())) for name, node in top["broader"].pairs())
    roles.unqualified.update(joined(title) for title in top["unqualified"].texts())
    for name, target in (("titles-of-address", roles.forms_of_address), ("gendered", roles.genders)):
        for gender, node in top[name].pairs():
            if gender not in ("male", "female"):
                node.refuse(f"{gender!r} is neither male nor female")
            target.update((joined(word), cast(Gender, gender)) for word in node.texts())
