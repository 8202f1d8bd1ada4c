"""Words for what has been named before ("the company") and for what carries words ("the statement").

In: vocabulary/things.yaml. Out: `things()`, which says what kinds of actors a word may mean, and whose a document is.
Refused: unknown kinds and fields: `VocabularyError` with file and line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from pourparler.actors.nodes import NodeReader
from pourparler.actors.roles import joined
from pourparler.actors.words import Word
from pourparler.model import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """The vocabulary of things: nouns to the kinds they may mean, documents, verbs of issuing, words for people."""

    kinds: dict[str, frozenset[ActorKind]]
    documents: frozenset[str]
    issued: frozenset[str]
    issued_by: frozenset[str]
    of_documents: frozenset[str]
    people_endings: tuple[str, ...]
    people_words: frozenset[str]
    not_people: frozenset[str]
    longest: int

    def meant(self, words: list[Word]) -> frozenset[ActorKind]:
        """The kinds that the last words of a phrase may mean: "the Sahrat-based company" -> company."""
        for length in range(min(self.longest, len(words)), 0, -1):
            kinds = self.kinds.get(" ".join(word.key for word in words[-length:]))
            if kinds:
                return kinds
        return frozenset()

    def document(self, words: list[Word]) -> int | None:
        """Where the first word of a phrase stands that is a document, unless it belongs to what follows."""
        for at, word in enumerate(words):
            plain = word.raw.islower() or not at  # the Jerusalem Post is no post
            if plain and word.raw.lower() in self.documents and not word.genitive:
                return at
        return None

    def may_be_people(self, word: str) -> bool:
        """Whether a noun may be a word for people."""
        low = word.lower()
        if low in self.not_people or low.removesuffix("s") in self.not_people or low in self.documents:
            return False
        return low in self.people_words or low.endswith(self.people_endings)


@lru_cache(maxsize=1)
def things() -> Things:
    """The vocabulary that ships with the package; raises VocabularyError when it is damaged."""
    path = Path(__file__).parent / "vocabulary" / "things.yaml"
    top = NodeReader.file(path).fields(
        {"kinds", "documents", "issued", "issued-by", "of-documents", "people-endings", "people-words", "not-people"}
    )
    kinds: dict[str, frozenset[ActorKind]] = {}
    for kind, node in top["kinds"].pairs():
        if kind not in get_args(ActorKind):
            node.refuse(f"{kind!r} is no kind of actor")
        for word in node.texts():
            kinds[joined(word)] = kinds.get(joined(word), frozenset()) | {cast(ActorKind, kind)}
    return Things(
        kinds=kinds,
        documents=_set(top["documents"].texts()),
        issued=_set(top["issued"].texts()),
        issued_by=_set(top["issued-by"].texts()),
        of_documents=_set(top["of-documents"].texts()),
        people_endings=tuple(top["people-endings"].texts()),
        people_words=_set(top["people-words"].texts()),
        not_people=_set(top["not-people"].texts()),
        longest=max(name.count(" ") + 1 for name in kinds),
    )


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)
