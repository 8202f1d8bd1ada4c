"""Cities and regions of the world, a line a state; peoples by their own names.

In: `places` and `peoples` of an actors file: `{of: kenya, names: [Kisumu, Nakuru = Nakuru County]}`. Out: entries.
Refused: nothing; a name that the state or another place of it bears already is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pourparler.actors.entry import Entry
from pourparler.actors.roles import joined
from pourparler.actors.words import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Names under a state, or under none where `claims` says whose they are said to be; ` = ` joins names of one.

    For `peoples` the first name is one of them or the adjective ("Hutu"), the others are what many are called.
    """

    names: tuple[str, ...]
    of: str | None = None
    claims: tuple[str, ...] = ()
    peoples: bool = False
    where: str = ""


def placed(lists: Iterable[Places], every: Mapping[str, Entry], *, rank: int = 0) -> dict[str, Entry]:
    """The entries of places and peoples that are not among `every` yet.

    >>> state = Entry(id="kessary", name="Kessary", kind="state", country="KES", capital="Venn")
    >>> found = placed([Places(of="kessary", names=("Venn", "Port Ila = Ila"))], {"kessary": state})
    >>> [(entry.id, entry.aliases, entry.country) for entry in found.values()]
    [('port-ila', ('Ila',), 'KES')]
    """
    had = {
        (joined(name), entry.id if entry.kind == "state" else entry.party)
        for entry in every.values()
        for name in _names(entry)
    }
    found: dict[str, Entry] = {}
    for places in lists:
        for text in places.names:
            names = [name.strip() for name in text.split(" = ")]
            spelled = (joined(names[0]), places.of)
            if spelled in had:
                continue
            had.add(spelled)
            name = slug(names[0])
            if name in every or name in found:
                name = f"{name}-{places.of or 'claimed'}"
            found[name] = _entry(name, names, places, every.get(places.of or ""), rank)
    return found


def _names(entry: Entry) -> Iterable[str]:
    """The names that an entry keeps others of its side from: those of places, and of a state and its seats."""
    if entry.kind == "place":
        return (entry.name, *entry.aliases)
    if entry.kind != "state":
        return ()
    return (*((entry.capital,) if entry.capital else ()), *entry.metonyms, *entry.adjectives)


def _entry(name: str, names: list[str], places: Places, state: Entry | None, rank: int) -> Entry:
    peoples = places.peoples
    return Entry(
        id=name,
        name=names[-1] if peoples else names[0],
        kind="place",
        country=state.country if state else None,
        party=places.of,
        adjectives=tuple(names[:1]) if peoples else (),
        demonyms=tuple(names[1:]) if peoples else (),
        aliases=() if peoples else tuple(names[1:]),
        claims=places.claims,
        rank=rank,
        where=places.where,
    )
