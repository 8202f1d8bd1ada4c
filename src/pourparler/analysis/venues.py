"""Whether two names of places may be one venue: a town, and the state it lies in.

In: names of places. Out: whether both may be where the same talks are.
Refused: two towns, though of one state; a name that the bundled actors do not know is no other's.
"""

from __future__ import annotations

from functools import cache


def may_be_one_place(one: str, other: str) -> bool:
    """Whether one is the other, or the state in which it lies.

    >>> may_be_one_place("Istanbul", "Turkey"), may_be_one_place("Rome", "Italy"), may_be_one_place("Rome", "Milan")
    (True, True, False)
    """
    one, other = one.removeprefix("the "), other.removeprefix("the ")
    if one == other:
        return True
    states, towns = _states(), _towns()
    ours, theirs = states.get(one), states.get(other)
    if ours is not None and theirs is not None:
        return ours == theirs
    return (ours is not None and towns.get(other) == ours) or (theirs is not None and towns.get(one) == theirs)


@cache
def _states() -> dict[str, str]:
    """The names of states, each with its slug."""
    from pourparler.actors import Registry

    return {name: e.id for e in Registry.load() if e.kind == "state" for name in (e.name, *e.aliases)}


@cache
def _towns() -> dict[str, str]:
    """The names of places and capitals, each with the slug of its state; a name that several states have is none's."""
    from pourparler.actors import Registry

    found: dict[str, set[str]] = {}
    for entry in Registry.load():
        if entry.kind == "state" and entry.capital:
            found.setdefault(entry.capital, set()).add(entry.id)
        elif entry.kind == "place" and entry.party:
            for name in (entry.name, *entry.aliases):
                found.setdefault(name, set()).add(entry.party)
    return {name: next(iter(states)) for name, states in found.items() if len(states) == 1}
