"""Names that differ by one letter from a name that is known.

In: the new people of an article, and those whom the article or the registry knows. Out: whose name each misspells.
Refused: short surnames, other first names, and people of another office and side.
"""

from __future__ import annotations

from pourparler.actors.words import Word, split

_SHORTEST = 5


def misspells(name: str, other: str) -> bool:
    """Whether two names agree but for one letter of the surname.

    >>> misspells("Ioana Prellsanu", "Ioana Prelsanu"), misspells("Ioana Prell", "Dora Prell")
    (True, False)
    """
    first, second = split(name), split(other)
    if len(first) < 2 or len(first) != len(second) or _keys(first[:-1]) != _keys(second[:-1]):
        return False
    return min(len(first[-1].key), len(second[-1].key)) >= _SHORTEST and _one_apart(first[-1].key, second[-1].key)


def misspells_surname(word: str, name: str) -> bool:
    """Whether a word alone is one letter from the surname of a name.

    >>> misspells_surname("Prelsanu", "Ioana Prellsanu"), misspells_surname("Ioano", "Ioana Prellsanu")
    (True, False)
    """
    alone, last = split(word)[-1].key, split(name)[-1].key
    return min(len(alone), len(last)) >= _SHORTEST and _one_apart(alone, last)


def _keys(words: list[Word]) -> list[str]:
    return [word.key for word in words]


def _one_apart(first: str, second: str) -> bool:
    """Whether one letter too many, too few or other, or two letters in the wrong order, is all the difference."""
    if first == second:
        return False
    short, long = sorted((first, second), key=len)
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    if len(short) == len(long):
        swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
        return short[at + 1 :] == long[at + 1 :] or swapped
    return len(long) - len(short) == 1 and short[at:] == long[at + 1 :]
