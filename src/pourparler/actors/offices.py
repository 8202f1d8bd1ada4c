"""Who holds what: terms filed where a phrase will look for them.

In: the entries of an index. Out: the index with its offices: of the actor, of the body, of the state above it.
Refused: nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.actors.entry import Entry, Tenure, Term
from pourparler.actors.index import Index
from pourparler.actors.phrase import role_keys, segments
from pourparler.actors.roles import Role, joined
from pourparler.actors.words import split

_GENERAL = frozenset({"spokesperson", "director-general", "advisor", "leader", "coordinator", "commissioner"})


def file_offices(index: Index, entries: Iterable[Entry]) -> None:
    """File each term under every actor and role by which it may be asked for."""
    known: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        for term in entry.offices:
            for title in (term.title, *term.titles):
                if title not in known:
                    known[title] = _learn(title, index)
                _file(index, entry, term, title, known[title])


def _learn(title: str, index: Index) -> tuple[str, ...]:
    """The roles of a title; one of several words without a name in it becomes a role phrase of its own."""
    found = segments(split(title), index)
    roles = role_keys(found)
    plain = all(s.sort != "name" for s in found) and any(s.role and s.role.group == "office" for s in found)
    if roles and plain and len(found) > 1:
        sector = next((s.role.sector for s in found if s.role and s.role.sector), None)
        role = Role(key=roles[0], group="office", sector=sector, words=title)
        index.learn_title(joined(title), role)
    return roles


def _file(index: Index, entry: Entry, term: Term, title: str, roles: tuple[str, ...]) -> None:
    literal = joined(title)
    index.titles.setdefault(literal, []).append((entry, term))
    general = any(role in _GENERAL for role in roles)
    keys = (*roles, literal_key(literal, index))
    for of in _places(term, index, general):
        for role in keys:
            index.file(of, role, entry, term)
    institution = next((r.key for r in index.roles_in(title) if r.group == "institution"), None)
    for role in keys if institution else ():
        index.file(f"{term.of}-{institution}", role, entry, term)


def literal_key(title: str, index: Index) -> str:
    """Where the bearers of exactly this title are filed; spokesman, spokeswoman and spokesperson are one title."""
    role = index.roles.phrases.get(title)
    return f"={role.key}" if role and role.key in _GENERAL else f"={title}"


def _places(term: Term, index: Index, general: bool) -> list[str]:
    """Where an office may be asked for; a spokesman of a ministry is not simply the state's spokesman, nor
    the president of a region the state's president.
    """
    places = [term.body] if term.body else []
    if not (general and term.body):
        places.append(term.of)
    held = index.entry(term.of)
    if held and held.party and held.party != term.of and not general and held.kind not in ("group", "place", "state"):
        places.append(held.party)
    return places


def tenure(term: Term, on: str | None) -> Tenure:
    """Whether a term holds on a day; without a day nothing is sure."""
    return term.held(on) if on else "maybe"


def current(entry: Entry, on: str | None) -> Term | None:
    """The first office an entry surely holds on a day."""
    if on is None:
        return None
    for term in entry.offices:
        if term.held(on) == "yes":
            return term
    return None
