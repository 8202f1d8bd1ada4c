"""The words by which negotiations are told, from `vocabulary.yaml`.

In: the file. Out: `Vocabulary`: which cues a sentence holds.
Refused: another field, a topic without words: VocabularyError with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pourparler.actors.nodes import NodeReader

PATH = Path(__file__).parent / "vocabulary.yaml"
TALK, MEDIATION, BARGAIN, ENDING = "talk", "mediation", "bargain", "ending"
_PLAIN = (TALK, MEDIATION, BARGAIN, ENDING)
"""The cues that are no topics."""
_KINDS = ("matter", "contention", "arts", "elsewhere")
_FIELDS = frozenset({*_PLAIN, *_KINDS, "joining", "topics"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Patterns by cue: `talk`, `mediation`, `bargain`, `ending`, and each topic by its name."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    matter: re.Pattern[str]
    contention: re.Pattern[str]
    arts: re.Pattern[str]
    elsewhere: re.Pattern[str]
    joining: frozenset[str] = frozenset()

    @property
    def topics(self) -> tuple[str, ...]:
        """The names of the topics."""
        return tuple(cue for cue, _ in self.patterns if cue not in _PLAIN)

    def cues(self, sentence: str) -> tuple[str, ...]:
        """The cues that a sentence holds, in the order of the file.

        >>> vocabulary().cues("Marrow hosted the talks on uranium enrichment.")
        ('talk', 'mediation', 'nuclear')
        """
        low = sentence.lower()
        return tuple(cue for cue, pattern in self.patterns if pattern.search(low))

    def matters(self, sentence: str) -> bool:
        """Whether a sentence tells of what sides have between them, besides talks and topics.

        >>> vocabulary().matters("Shells fell on Sill."), vocabulary().matters("The novel won a prize.")
        (True, False)
        """
        return self.matter.search(sentence.lower()) is not None

    def contends(self, sentence: str) -> bool:
        """Whether a sentence tells what one wants of another, or denies it.

        >>> vocabulary().contends("Marrow rejected the fee."), vocabulary().contends("Marrow hailed its ties.")
        (True, False)
        """
        return self.contention.search(sentence.lower()) is not None

    def passes_by(self, headline: str) -> bool:
        """Whether a headline is of news of another kind, and of no talks and no topic.

        >>> vocabulary().passes_by("Novel of war wins prize"), vocabulary().passes_by("Film maker joins truce talks")
        (True, False)
        """
        low = headline.lower()
        other = self.elsewhere.search(low) is not None and not self.matters(low)
        return (other or self.arts.search(low) is not None) and not set(self.cues(low)) - {MEDIATION}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    each = (re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a file; raises VocabularyError with file and line."""
    root = NodeReader.file(path)
    top = root.fields(_FIELDS)
    if set(top) != _FIELDS:
        root.refuse(f"the file needs the fields {', '.join(sorted(_FIELDS))}")
    named = [*((cue, top[cue]) for cue in _PLAIN), *top["topics"].pairs()]
    listed = [*named, *((field, top[field]) for field in _KINDS)]
    for name, node in listed:
        if not node.texts():
            node.refuse(f"{name!r} needs words")
        if any(word != word.lower() for word in node.texts()):
            node.refuse(f"the words of {name!r} are written in lower case")
    patterns = tuple((name, _pattern(node.texts())) for name, node in named)
    joining = frozenset(top["joining"].texts())
    for name in sorted(joining - {topic for topic, _ in patterns}):
        top["joining"].refuse(f"{name!r} is no topic of this file")
    kinds = {field: _pattern(top[field].texts()) for field in _KINDS}
    return Vocabulary(patterns=patterns, joining=joining, **kinds)


@cache
def vocabulary() -> Vocabulary:
    """The bundled vocabulary."""
    return read_vocabulary(PATH)
