"""The words by which proposals are told: `proposals.yaml`, `terms.yaml`, `answers.yaml`, checked.

In: the vocabularies. Out: sets of lemmas by name (`Words`), and the words of each answer (`AnswerWords`).
Refused: a list missing, misnamed or empty, an unknown answer: VocabularyError with file and line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from pourparler.actors.nodes import NodeReader
from pourparler.model import AnswerKind

Words = Mapping[str, frozenset[str]]

NAMING = frozenset(
    {
        "opens", "made", "proposed", "deals", "papers", "parts", "counter", "kinds", "stray", "phrases", "aims",
        "making", "handing", "agreeing", "backing", "giving", "receiving", "unseeing", "leaked",
        "published", "reported", "versions", "plural", "singular", "legislatures",
    }
)  # fmt: skip
"""The lists of `proposals.yaml`."""
OBLIGING = frozenset(
    {
        "holds", "papers_only", "orders", "grants", "bars", "favours", "allowed", "obliged", "comments", "done",
        "itself", "nevertheless", "leaving", "giving", "lifting", "burdens", "exchange", "empty", "going", "affairs",
        "mutual", "captives", "holding", "jails", "freeing", "causing", "setting",
        "limiting", "limits", "truces", "remains", "held", "together", "ready", "offering", "between",
        "swapping", "agreeable",
    }
)  # fmt: skip
"""The lists of `terms.yaml`, beside `with`: the prepositions that some verbs of `holds` need."""
_PARTS = frozenset({"verbs", "phrases", "adjectives", "nouns"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWords:
    """The lists of `terms.yaml`, and what must follow a verb for it to hold a term."""

    lists: Words
    following: Words

    def __getitem__(self, name: str) -> frozenset[str]:
        """The list of that name."""
        return self.lists[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """Per answer the verbs, phrases, adjectives and nouns that give it; the words that make one conditional."""

    answers: Mapping[AnswerKind, Words]
    conditions: frozenset[str]
    undecided: frozenset[str]

    def of(self, part: str, word: str) -> AnswerKind | None:
        """The answer that a word of this part gives.

        >>> answer_words().of("verbs", "rebuff"), answer_words().of("verbs", "dance")
        ('rejects', None)
        """
        return next((kind for kind, parts in self.answers.items() if word in parts.get(part, ())), None)


@cache
def naming_words() -> Words:
    """The bundled `proposals.yaml`, read once.

    >>> "roadmap" in naming_words()["opens"], "pension" in naming_words()["stray"]
    (True, True)
    """
    with resources.as_file(resources.files(__package__).joinpath("proposals.yaml")) as path:
        return read_lists(path, NAMING)


@cache
def term_words() -> TermWords:
    """The bundled `terms.yaml`, read once.

    >>> "envisage" in term_words()["holds"], sorted(term_words().following["call"])
    (True, ['for'])
    """
    with resources.as_file(resources.files(__package__).joinpath("terms.yaml")) as path:
        return read_terms(path)


@cache
def answer_words() -> AnswerWords:
    """The bundled `answers.yaml`, read once."""
    with resources.as_file(resources.files(__package__).joinpath("answers.yaml")) as path:
        return read_answers(path)


def read_lists(path: Path, known: frozenset[str]) -> Words:
    """A file of lists; raises VocabularyError with file and line where one is missing, unknown or empty."""
    root = NodeReader.file(path)
    return _lists(root, root.fields(known), known)


def read_terms(path: Path) -> TermWords:
    """A file of the shape of `terms.yaml`; raises VocabularyError with file and line."""
    root = NodeReader.file(path)
    fields = root.fields(OBLIGING | {"with"})
    following = fields.pop("with", None)
    if following is None:
        root.refuse("the field 'with' is missing")
    return TermWords(
        lists=_lists(root, fields, OBLIGING),
        following={verb: frozenset(node.texts()) for verb, node in following.pairs()},
    )


def read_answers(path: Path) -> AnswerWords:
    """A file of the shape of `answers.yaml`; raises VocabularyError with file and line."""
    root = NodeReader.file(path)
    kinds = frozenset({"accepts", "rejects", "open"})
    fields = root.fields(kinds | {"conditions", "undecided"})
    for name in sorted((kinds | {"conditions", "undecided"}) - set(fields)):
        root.refuse(f"the field {name!r} is missing")
    return AnswerWords(
        answers={
            kind: {part: frozenset(node.texts()) for part, node in sorted(fields[kind].fields(_PARTS).items())}
            for kind in ("rejects", "accepts", "open")
        },
        conditions=frozenset(fields["conditions"].texts()),
        undecided=frozenset(fields["undecided"].texts()),
    )


def _lists(root: NodeReader, fields: Mapping[str, NodeReader], known: frozenset[str]) -> Words:
    for name in sorted(known - set(fields)):
        root.refuse(f"the field {name!r} is missing")
    for node in fields.values():
        if not node.texts():
            node.refuse("words were expected here")
    return {name: frozenset(node.texts()) for name, node in fields.items()}
