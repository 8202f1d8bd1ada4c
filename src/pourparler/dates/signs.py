"""The signs of tense: what `tense.yaml` says, ready to match.

In: a YAML text. Out: `Signs`.
Refused: an unknown or a missing field, a sign that is no regular expression: VocabularyError with file and line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from pourparler.dates.vocabulary import compiled, entries_of_mapping, wrong

Tense = Literal["past", "future", "either"]
_FILE = "tense.yaml"
_CLAUSE = ("intent", "future", "overtaken", "past")
_LISTS = (*_CLAUSE, "headline")
_SINGLE = ("saying", "within", "done", "clause_of_time")
_FIELDS = {*_LISTS, *_SINGLE, "just_before"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """`clause` has a group for intent, future, overtaken and past each; `ahead` and `back` stand just before a date."""

    clause: re.Pattern[str]
    headline: re.Pattern[str]
    saying: re.Pattern[str]
    within: re.Pattern[str]
    done: re.Pattern[str]
    clause_of_time: re.Pattern[str]
    ahead: re.Pattern[str]
    back: re.Pattern[str]


def read_signs(text: str) -> Signs:
    """The signs that a YAML text lists; raises VocabularyError with file and line."""
    found: dict[str, str] = {}
    for name, body, line in entries_of_mapping(_FILE, text):
        if name not in _FIELDS:
            raise wrong(_FILE, line, f"unknown field {name!r}; there are {', '.join(sorted(_FIELDS))}")
        if name == "just_before":
            found |= _just_before(body, line)
        else:
            found[name] = _one(name, body, line)
    if lacking := (_FIELDS | {"ahead", "back"}) - {"just_before"} - set(found):
        raise wrong(_FILE, 1, f"lacks {', '.join(sorted(lacking))}")
    clause = "|".join(f"(?P<{tense}>{found[tense]})" for tense in _CLAUSE)
    rest = {name: re.compile(found[name]) for name in ("headline", *_SINGLE, "ahead", "back")}
    return Signs(clause=re.compile(clause), **rest)


def _one(name: str, body: Any, line: int) -> str:
    """The signs of a field as one pattern, each tried by itself."""
    signs = body if name in _LISTS else [body]
    if not isinstance(signs, list) or not signs or not all(isinstance(sign, str) for sign in signs):
        raise wrong(_FILE, line, f"{name}: {'a list of signs' if name in _LISTS else 'one sign'} is wanted")
    for sign in signs:
        compiled(sign, _FILE, line, name)
    return "|".join(signs)


def _just_before(body: Any, line: int) -> dict[str, str]:
    if not isinstance(body, dict) or set(body) != {"future", "past"}:
        raise wrong(_FILE, line, "just_before: one sign for future and one for past are wanted")
    return {side: _one("just_before", body[tense], line) for side, tense in (("ahead", "future"), ("back", "past"))}


@cache
def shipped_signs() -> Signs:
    """The signs that come with the package.

    >>> bool(shipped_signs().ahead.search("they want a reply by"))
    True
    """
    return read_signs(resources.files("pourparler.dates").joinpath(_FILE).read_text("utf-8"))
