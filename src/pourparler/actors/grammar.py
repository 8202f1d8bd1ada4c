"""The small words around names.

In: vocabulary/grammar.yaml. Out: `GRAMMAR`, a set of lower-case words for each purpose.
Refused: unknown purposes: `VocabularyError` with file and line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pourparler.actors.nodes import NodeReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Word lists: what ends a mention, what makes it definite, what may stand before a name."""

    prepositions: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    after_hyphen: frozenset[str]
    stops: frozenset[str]
    locative: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    not_people: frozenset[str]
    collections: frozenset[str]
    joint: frozenset[str]
    going: frozenset[str]
    shared: frozenset[str]
    accusing: frozenset[str]
    others_deeds: frozenset[str]
    platforms: frozenset[str]
    judged: frozenset[str]
    members: frozenset[str]
    opening: frozenset[str]
    own_deeds: frozenset[str]
    sport: frozenset[str]
    of_play: frozenset[str]
    bodies: frozenset[str]
    by_name: frozenset[str]
    sides: frozenset[str]
    of_states: frozenset[str]
    many: frozenset[str]
    foes: frozenset[str]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The lists that ship with the package; raises VocabularyError when they are damaged."""
    names = {name.replace("_", "-") for name in Grammar.__dataclass_fields__}
    top = NodeReader.file(Path(__file__).parent / "vocabulary" / "grammar.yaml").fields(names)
    return Grammar(**{name.replace("-", "_"): frozenset(node.texts()) for name, node in top.items()})
