"""What a name alone says: a first name's gender, a surname too common to mean anyone.

In: vocabulary/given-names.yaml. Out: `gender_of` and `is_common`.
Refused: names that stand for both genders are left unknown.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pourparler.actors.entry import Gender
from pourparler.actors.nodes import NodeReader
from pourparler.actors.words import key, split


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, Gender], frozenset[str]]:
    path = Path(__file__).parent / "vocabulary" / "given-names.yaml"
    top = NodeReader.file(path).fields({"male", "female", "common-surnames"})
    genders: dict[str, Gender] = {key(name): "male" for name in top["male"].texts()}
    for name in top["female"].texts():
        if key(name) not in genders:
            genders[key(name)] = "female"
        elif genders[key(name)] == "male":
            del genders[key(name)]
    return genders, frozenset(key(name) for name in top["common-surnames"].texts())


def gender_of(name: str) -> Gender | None:
    """The gender that the first name of a name says, or None.

    >>> gender_of("Ioana Prell"), gender_of("Petra Ilsanu"), gender_of("Helen Marsh")
    (None, None, 'female')
    """
    words = split(name)
    return _names()[0].get(words[0].key) if words else None


def is_common(surname: str) -> bool:
    """Whether so many bear a surname that alone it means nobody.

    >>> is_common("Smith"), is_common("Zelensky")
    (True, False)
    """
    return key(surname) in _names()[1]
