"""Numbers as news writes them.

In: "twenty-four", "a couple of", "5 1/2", "nineteen ninety-six". Out: a number, or None where words say only "some".
Refused: nothing; a word that is no number is None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS: Mapping[str, int] = MappingProxyType(
    {word: number for number, word in enumerate(_WORDS.split())}
    | {word: 10 * tens for tens, word in enumerate(_TENS.split(), 2)}
)
"""The plain number words, "zero" to "nineteen" and the tens to "ninety", in rising order."""
_NUMBERS: dict[str, float] = {**NUMBER_WORDS, "a": 1, "an": 1, "half": 0.5, "couple": 2}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}


def count_of(words: str) -> float | None:
    """How many; None for "several", "a few", "dozens of".

    >>> count_of("twenty-four"), count_of("5 1/2"), count_of("a couple of"), count_of("a few")
    (24.0, 5.5, 2.0, None)
    """
    words, halves = re.subn(r" and a half$", "", words)
    value = _figures(words) if words[0].isdigit() else _in_words(words)
    return None if value is None else value + 0.5 * halves


def _figures(words: str) -> float | None:
    words = words.replace(",", "").replace("½", " 1/2")
    whole, _, part = words.partition(" ")
    number = float(whole)
    if part:
        above, below = part.strip().split("/")
        number += int(above) / int(below) if int(below) else 0
    return int(number) if number == int(number) else number


def _in_words(words: str) -> float | None:
    total: float = 0
    parts = re.split(r"[ -]+", words.removesuffix(" of"))
    if len(parts) > 1 and parts[0] in ("a", "an"):
        parts = parts[1:]
    if parts[0] == "half":
        return 0.5
    for part in parts:
        if part in _SCALES:
            total = (total or 1) * _SCALES[part]
        elif part in _NUMBERS:
            total += _NUMBERS[part]
        else:
            return None
    return total


def year_of(words: str) -> int | None:
    """A year as it is spoken.

    >>> year_of("nineteen ninety-six"), year_of("two thousand and four"), year_of("twenty twenty-five")
    (1996, 2004, 2025)
    """
    parts = re.split(r"[ -]+", words.replace(" and ", " ").replace("oh", "zero"))
    if parts[:2] == ["two", "thousand"]:
        return 2000 + int(sum(_NUMBERS[part] for part in parts[2:]))
    return int(_NUMBERS[parts[0]]) * 100 + int(sum(_NUMBERS[part] for part in parts[1:]))
