"""YAML with the line of everything.

In: a vocabulary file. Out: `NodeReader`s that give texts, lists and fields of the kind asked for.
Refused: anything of another kind: `VocabularyError` with file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from pourparler.errors import VocabularyError

_NULL = frozenset({"", "~", "null", "Null", "NULL"})


def _loader() -> Any:
    """A loader that takes every scalar for a text: "no" is a word, 2025-05-01 a date as written; and it is fast."""
    fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return type("Loader", (fast,), {"yaml_implicit_resolvers": {}})


_LOADER = _loader()


@dataclass(frozen=True, slots=True)
class NodeReader:
    """A node of a YAML file, read strictly."""

    node: yaml.Node
    path: Path

    @classmethod
    def file(cls, path: Path) -> NodeReader:
        """The root of a file; raises VocabularyError where it is not to be read, empty or no YAML."""
        try:
            root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
        except yaml.MarkedYAMLError as wrong:
            mark = wrong.context_mark or wrong.problem_mark
            line = mark.line + 1 if mark else 1
            raise VocabularyError(f"{path}:{line}: not YAML: {wrong.problem}; mend this line") from wrong
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as wrong:
            why = wrong.strerror.lower() if isinstance(wrong, OSError) and wrong.strerror else wrong
            raise VocabularyError(f"{path}: cannot be read ({why}); check the name and who may read it") from wrong
        if root is None:
            raise VocabularyError(f"{path}:1: the file is empty; it needs a top-level list")
        return cls(root, path)

    @property
    def where(self) -> str:
        """`file:line`."""
        return f"{self.path}:{self.node.start_mark.line + 1}"

    def refuse(self, message: str) -> NoReturn:
        """Raise VocabularyError at this node's line."""
        raise VocabularyError(f"{self.where}: {message}")

    def empty(self) -> bool:
        """Whether the value is null."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.style is None and self.node.value in _NULL

    def text(self) -> str:
        """A scalar as its text."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip() or self.empty():
            self.refuse("a word was expected here")
        return str(self.node.value).strip()

    def flag(self) -> bool:
        """A yes or no."""
        word = self.text().lower()
        if word not in ("true", "false", "yes", "no"):
            self.refuse(f"true or false was expected, found {word!r}")
        return word in ("true", "yes")

    def texts(self) -> tuple[str, ...]:
        """A list of texts; one text stands for a list of one."""
        if isinstance(self.node, yaml.ScalarNode):
            return () if self.empty() else (self.text(),)
        return tuple(item.text() for item in self.items())

    def items(self) -> Iterator[NodeReader]:
        """The members of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.refuse("a list was expected here")
        for item in self.node.value:
            yield NodeReader(item, self.path)

    def pairs(self) -> Iterator[tuple[str, NodeReader]]:
        """The keys and values of a mapping; a key given twice is refused."""
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse("fields (name: value) were expected here")
        seen: set[str] = set()
        for name, value in self.node.value:
            if name.value in seen:
                NodeReader(name, self.path).refuse(f"the field {name.value!r} stands twice")
            seen.add(name.value)
            yield name.value, NodeReader(value, self.path)

    def fields(self, known: Set[str]) -> dict[str, NodeReader]:
        """The fields of a mapping, by name; an unknown one is refused."""
        every = dict(self.pairs())
        for name, value in every.items():
            if name not in known:
                value.refuse(f"unknown field {name!r}; known are {', '.join(sorted(known))}")
        return every
