"""The rule table: what `rules.yaml` and `words.yaml` say, ready to match.

In: two YAML texts. Out: `Table`, with one compiled pattern a rule and one gate that finds where any rule may begin.
Refused: an unknown field, word list or meaning, a repeated id, a pattern that does not compile: file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, cast

from pourparler.dates.counts import count_of, year_of
from pourparler.dates.expression import Type
from pourparler.dates.vocabulary import compiled, entries_of_list, entries_of_mapping, wrong

Reader = Callable[[str], int | float | str | None]
_READERS: dict[str, Reader] = {
    "integer": lambda words: int(re.sub(r"\D", "", words)),
    "count": count_of,
    "spoken": year_of,
    "word": lambda words: words,
}
_FIELDS = {"id", "says", "type", "pattern", "means", "with", "example", "glued"}
_SIDES = ("after", "not_after", "before", "not_before", "anywhere")
_NEEDED = {"id", "says", "type", "pattern", "means", "example"}
_START, _END = r"(?<![\w$€£])(?<!\d[.,:/\-])", r"(?!\w)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A list of words with what each means, or a pattern with a reader."""

    pattern: str
    read: Reader
    capital: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What a rule is to find in a text, and what it means there."""

    text: str
    words: str
    value: str
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the table; `words` tells for each group of the pattern which vocabulary it is of.

    A name that a pattern uses twice becomes `name` and `name__1`; one of them matches.
    """

    id: str
    says: str
    type: Type
    means: str
    pattern: re.Pattern[str]
    words: dict[str, Vocabulary]
    constants: dict[str, int | str]
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    example: Example


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All rules in their order, and the gate: a pattern that matches where at least one of them may."""

    rules: tuple[Rule, ...]
    gate: re.Pattern[str]

    def rule(self, id_: str) -> Rule:
        """The rule of that id; raises KeyError for none."""
        for rule in self.rules:
            if rule.id == id_:
                return rule
        raise KeyError(id_)


def read_table(*, rules: str, words: str, meanings: Collection[str]) -> Table:
    """The table that two YAML texts describe; raises VocabularyError with file and line."""
    vocabularies = {name: _vocabulary(name, body, line) for name, body, line in entries_of_mapping("words.yaml", words)}
    found: dict[str, Rule] = {}
    bare: list[str] = []
    for body, line in entries_of_list("rules.yaml", rules):
        pattern, rule = _rule(body, line, vocabularies, meanings)
        if rule.id in found:
            raise wrong("rules.yaml", line, f"the id {rule.id!r} stands twice; give this rule another")
        found[rule.id] = rule
        bare.append(re.sub(r"\(\?P<\w+>", "(?:", pattern))
    gate = re.compile(_START + "(?:" + "|".join(bare) + ")" + _END)
    return Table(rules=tuple(found.values()), gate=gate)


def _vocabulary(name: str, body: dict[str, Any], line: int) -> Vocabulary:
    capital = frozenset(body.get("capital", ()))
    if "pattern" in body:
        if body.get("reads") not in _READERS:
            raise wrong("words.yaml", line, f"{name}: `reads` is one of {sorted(_READERS)}, got {body.get('reads')!r}")
        return Vocabulary(pattern=body["pattern"], read=_READERS[body["reads"]], capital=capital)
    if not body.get("words"):
        raise wrong("words.yaml", line, f"{name}: `words` or `pattern` is wanted")
    meanings: dict[str, int | str] = {str(word).rstrip("."): value for word, value in body["words"].items()}
    longest_first = sorted((str(word) for word in body["words"]), key=lambda word: (-len(word), word))
    branches = "|".join(re.escape(w.rstrip(".")) + (r"(?!\w)\.?" if w.endswith(".") else "") for w in longest_first)
    pattern = "(?:" + branches.replace("\\ ", " ").replace("\\-", "-") + r")(?!\w)"
    return Vocabulary(pattern=pattern, read=lambda words: meanings.get(words.rstrip(".")), capital=capital)


def _rule(
    body: dict[str, Any], line: int, vocabularies: dict[str, Vocabulary], meanings: Collection[str]
) -> tuple[str, Rule]:
    name = body.get("id", "?")
    for fault, fields in (("lacks", _NEEDED - set(body)), ("has the unknown field", set(body) - _FIELDS - set(_SIDES))):
        if fields:
            raise wrong("rules.yaml", line, f"rule {name!r} {fault} {', '.join(sorted(fields))}")
    if body["means"] not in meanings:
        raise wrong("rules.yaml", line, f"rule {name!r}: meanings.py has no {body['means']!r}")
    if body["type"] not in ("DATE", "TIME", "DURATION", "SET"):
        raise wrong("rules.yaml", line, f"rule {name!r}: `type` is DATE, TIME, DURATION or SET, got {body['type']!r}")
    pattern, words = _expanded(body["pattern"], name, line, vocabularies)
    sides = {side: _side(side, body.get(side), name, line, vocabularies) for side in _SIDES}
    end = "(?!\\d)" if body.get("glued") else _END
    rule = Rule(
        id=name, says=body["says"], type=cast(Type, body["type"]), means=body["means"], words=words,
        pattern=compiled(_START + "(?:" + pattern + ")" + end, "rules.yaml", line, f"rule {name!r}"),
        constants=body.get("with", {}),
        example=_example(body["example"], name, line), **sides,
    )  # fmt: skip
    return pattern, rule


def _example(body: dict[str, Any], name: str, line: int) -> Example:
    try:
        return Example(**{field: str(value) for field, value in body.items()})
    except TypeError as error:
        raise wrong("rules.yaml", line, f"rule {name!r}: an example has text, words, value; {error}") from error


def _side(
    side: str, pattern: str | None, name: str, line: int, vocabularies: dict[str, Vocabulary]
) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    expanded, _ = _expanded(pattern, name, line, vocabularies)
    tail = " {0,3}$" if side.endswith("after") else ""
    return compiled(f"(?:{expanded})" + tail, "rules.yaml", line, f"rule {name!r}")


def _expanded(
    pattern: str, name: str, line: int, vocabularies: dict[str, Vocabulary]
) -> tuple[str, dict[str, Vocabulary]]:
    """The pattern with its word lists written out, and which group is of which list."""
    words: dict[str, Vocabulary] = {}

    def known(list_: str) -> Vocabulary:
        if list_ not in vocabularies:
            raise wrong("rules.yaml", line, f"rule {name!r}: words.yaml has no list {list_!r}")
        return vocabularies[list_]

    def plain(match: re.Match[str]) -> str:
        return re.sub(r"\{([a-z_]+)\}", plain, known(match[1]).pattern)

    def group(match: re.Match[str]) -> str:
        base = match[2] or match[1]
        again = sum(name.partition("__")[0] == base for name in words)
        words[base + (f"__{again}" if again else "")] = known(match[1])
        return f"(?P<{list(words)[-1]}>" + re.sub(r"\{([a-z_]+)\}", plain, known(match[1]).pattern) + ")"

    expanded = re.sub(r"<([a-z_]+)(?::([a-z_]+))?>", group, re.sub(r"\{([a-z_]+)\}", plain, pattern))
    return re.sub(r"(?<!\[)(?<!\[\^) (?![?*+{\]])", " {1,3}", expanded), words
