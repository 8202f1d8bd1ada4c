"""What stands on a page and is not the story: share lines, links, advertisements, notices; and captions.

In: the words of one paragraph. Out: what it is, by the patterns of `furniture.yaml`, or None.
Refused: long paragraphs, which are never furniture; a pattern that does not compile.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import yaml

from pourparler.errors import VocabularyError

Furniture = Literal[
    "share",
    "link",
    "link-heading",
    "sources-heading",
    "sources",
    "video",
    "furniture",
    "caption",
    "byline",
    "summary-heading",
]
_FILE = "furniture.yaml"
_LONGEST = 600  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """The patterns of one kind of furniture; `longest` is in words."""

    role: Furniture
    longest: int
    pattern: re.Pattern[str]


def furniture(words: str) -> Furniture | None:
    """What a paragraph (blanks made single) is, if it is not the story.

    >>> furniture("Share on Facebook Share on X"), furniture("Read more: The river in five maps")
    ('share', 'link')
    >>> furniture("The two sides share the river, the minister said.") is None
    True
    """
    if len(words) > _LONGEST:
        return None
    length = len(words.split())
    for kind in _patterns():
        if length <= kind.longest and kind.pattern.fullmatch(words):
            return kind.role
    return None


@cache
def _patterns() -> tuple[Patterns, ...]:
    return load_patterns((files(__package__) / _FILE).read_text("utf-8"))


def load_patterns(source: str, name: str = _FILE) -> tuple[Patterns, ...]:
    """The patterns of a vocabulary file; raises VocabularyError with file and line."""
    root = yaml.compose(source)
    if not isinstance(root, yaml.MappingNode):
        raise VocabularyError(f"{name}:1: expected kinds of furniture, each with `longest` and `patterns`")
    return tuple(_kind(name, key, value) for key, value in root.value)


def _kind(name: str, key: yaml.Node, value: yaml.Node) -> Patterns:
    line = key.start_mark.line + 1
    if key.value not in get_args(Furniture):
        raise VocabularyError(f"{name}:{line}: {key.value!r} is no kind of furniture; use one of {get_args(Furniture)}")
    fields = {k.value: v for k, v in value.value} if isinstance(value, yaml.MappingNode) else {}
    longest, patterns = fields.get("longest"), fields.get("patterns")
    if not isinstance(longest, yaml.ScalarNode) or not longest.value.isdigit():
        raise VocabularyError(f"{name}:{line}: {key.value} needs `longest`, a number of words")
    if not isinstance(patterns, yaml.SequenceNode) or not patterns.value:
        raise VocabularyError(f"{name}:{line}: {key.value} needs `patterns`, a list of regular expressions")
    alternatives = "|".join(f"(?:{_checked(name, node)})" for node in patterns.value)
    return Patterns(role=key.value, longest=int(longest.value), pattern=re.compile(alternatives, re.IGNORECASE))


def _checked(name: str, node: yaml.Node) -> str:
    try:
        re.compile(node.value)
    except (re.error, TypeError) as error:
        raise VocabularyError(f"{name}:{node.start_mark.line + 1}: {node.value!r} does not compile: {error}") from None
    return str(node.value)
