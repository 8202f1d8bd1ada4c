"""A vocabulary file as YAML whose entries know their lines.

In: the name of a file and its text. Out: entries with line numbers.
Refused: what is no YAML, an empty file, a list where a mapping is wanted: VocabularyError with file and line.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from pourparler.errors import VocabularyError

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def wrong(file: str, line: int, message: str) -> VocabularyError:
    """The error for a fault in a file of this folder.

    >>> wrong("tense.yaml", 3, "it rains")
    VocabularyError('dates/tense.yaml, line 3: it rains')
    """
    return VocabularyError(f"dates/{file}, line {line}: {message}")


def entries_of_mapping(file: str, text: str) -> list[tuple[str, Any, int]]:
    """Key, value and line of each entry; raises VocabularyError where the text is no mapping."""
    node = composed(file, text)
    if not isinstance(node, yaml.MappingNode):
        raise wrong(file, 1, "a mapping is wanted")
    return [(plain_value(key), plain_value(value), key.start_mark.line + 1) for key, value in node.value]


def entries_of_list(file: str, text: str) -> list[tuple[Any, int]]:
    """Value and line of each entry; raises VocabularyError where the text is no list."""
    node = composed(file, text)
    if not isinstance(node, yaml.SequenceNode):
        raise wrong(file, 1, "a list is wanted")
    return [(plain_value(entry), entry.start_mark.line + 1) for entry in node.value]


def composed(file: str, text: str) -> yaml.Node:
    """The text as a YAML node; raises VocabularyError where it is none."""
    try:
        node = yaml.compose(text, Loader=_FAST)
    except yaml.MarkedYAMLError as error:
        line = min(error.problem_mark.line, text.count("\n")) + 1 if error.problem_mark else 1
        raise wrong(file, line, f"not YAML: {error.problem}") from error
    if node is None:
        raise wrong(file, 1, "the file is empty")
    return node


def plain_value(node: yaml.Node) -> Any:
    """What a node says, as Python."""
    return yaml.constructor.SafeConstructor().construct_document(node)


def compiled(pattern: str, file: str, line: int, where: str) -> re.Pattern[str]:
    """The pattern; raises VocabularyError where it is no regular expression."""
    try:
        return re.compile(pattern)
    except re.error as error:
        raise wrong(file, line, f"{where}: {error}") from error
