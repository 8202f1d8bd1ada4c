"""JSON Schemas of what commands print, shipped with the package.

In: the name of a schema. Out: the schema, whole in itself (draft 2020-12).
Refused: a name that there is none of; the message names those there are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from pourparler.errors import PourparlerError

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SHARED = "definitions"
_REFERENCE = re.compile(r"#/\$defs/([\w-]+)")


def schema_names() -> tuple[str, ...]:
    """The names there are."""
    found = (entry.name.removesuffix(".json") for entry in files("pourparler.rows").joinpath("schemas").iterdir())
    return tuple(sorted(name for name in found if name != _SHARED))


def schema(name: str) -> dict[str, Any]:
    """The schema of one entry of the JSON that a command prints, with the definitions that it needs.

    >>> schema("proposals")["title"], "place" in schema("proposals")["$defs"]
    ('A proposal across articles: one object of `pourparler proposals`', True)
    """
    if name not in schema_names():
        raise PourparlerError(f"no schema {name!r}; there are {', '.join(schema_names())}")
    own = _read(name)
    needed = sorted(_needed(own, set()))
    shared = {each: _read(_SHARED)[each] for each in needed}
    return {"$schema": DIALECT, **own, **({"$defs": shared} if shared else {})}


def _needed(part: Any, seen: set[str]) -> set[str]:
    """The definitions that a schema names, and those that these name."""
    for name in _named(part):
        if name not in seen:
            seen.add(name)
            _needed(_read(_SHARED)[name], seen)
    return seen


def _named(part: Any) -> Iterator[str]:
    yield from _REFERENCE.findall(json.dumps(part))


@cache
def _read(name: str) -> dict[str, Any]:
    text = files("pourparler.rows").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
