"""The cases of tests/cases/statements: every statement of a text, each with its parts, and none besides."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from pourparler.language import parse
from pourparler.model import Act, Article, Block, Form, Kind, Place, Polarity, Published, Span, Statement
from pourparler.statements import read_statements

CASES = Path(__file__).parents[1] / "cases" / "statements"
PASSING = ("typical", "hard", "negative")
NAMES = (*PASSING, "known-failures")
ORDINARY = {
    "addressee": None, "via": [], "inside": None, "kind": "speech", "polarity": "asserted", "place": "body",
    "uttered": None,
}  # fmt: skip
FREE = ("form", "act")
"""Fields that are compared only where a case gives them."""
VALUES = {"form": Form, "act": Act, "kind": Kind, "polarity": Polarity, "place": Place}
CONSTRUCTIONS = {
    "direct", "split", "paragraphs", "marks", "unbalanced", "nested", "mixed", "indirect", "according", "headline",
    "sourceless", "anonymous", "chain", "addressee", "asked", "denied", "uncertain", "act", "attitude", "dateline",
    "transcript", "relative", "apposition", "inverted", "participle", "coordinated", "glued", "noun", "second-voice",
    "negative",
}  # fmt: skip


def load(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    found: list[dict[str, Any]] = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    return found


def parameters(*names: str) -> list[Any]:
    """The cases of these files as parameters named by their labels; those that are known to fail must fail."""
    found = []
    for name in names:
        for case in load(name):
            failing = pytest.mark.xfail(strict=True, raises=(AssertionError, ValueError), reason=case["why"])
            marks = (failing,) if name == "known-failures" else ()
            found.append(pytest.param(case, id=f"{name}: {case['label']}", marks=marks))
    return found


def article_of(case: dict[str, Any]) -> Article:
    """The case's text as an article of 12 March 2026, one block a line."""
    text, at, blocks = case["text"], 0, []
    lines = [line for line in text.split("\n") if line.strip()]
    for line, role in zip(lines, case.get("roles", ["body"] * len(lines)), strict=True):
        at = text.index(line, at)
        blocks.append(Block(span=Span(at, at + len(line)), role=role))
        at += len(line)
    day = Published(value="2026-03-12", precision="day", origin="given")
    return Article(id="a-case", text=text, blocks=tuple(blocks), published=day)


def words(said: str | None) -> str | None:
    """Letters and digits, without the possessive s at the end; a mark alone stays as it is."""
    if said is None:
        return None
    plain = " ".join(re.findall(r"[^\W_]+", said))
    return re.sub(r"(?<=\w) s$", "", plain) if plain else said.strip()


def fragments(statement: Statement, text: str) -> list[Span]:
    """The content, fragments that only marks part made one."""
    joined = [statement.content[0]]
    for span in statement.content[1:]:
        if re.search(r"[^\W_]", text[joined[-1].end : span.start]):
            joined.append(span)
        else:
            joined[-1] = Span(joined[-1].start, span.end)
    return joined


def told(statement: Statement, text: str, every: tuple[Statement, ...]) -> dict[str, Any]:
    """A statement as a case writes it; `inside` is the outer statement's content."""

    def of(span: Span | None) -> str | None:
        return words(span.of(text)) if span is not None else None

    outer = next((s for s in every if s.id == statement.inside), None)
    return {
        "source": of(statement.source),
        "cue": of(statement.cue),
        "content": [of(span) for span in fragments(statement, text)],
        "form": statement.form,
        "act": statement.act,
        "kind": statement.kind,
        "polarity": statement.polarity,
        "place": statement.place,
        "addressee": of(statement.addressee.span) if statement.addressee else None,
        "via": [(of(link.source), of(link.cue)) for link in statement.via],
        "inside": [of(span) for span in fragments(outer, text)] if outer is not None else None,
        "uttered": of(statement.uttered.span) if statement.uttered else None,
    }


def wanted(expected: dict[str, Any], every: list[dict[str, Any]]) -> dict[str, Any]:
    """An expected statement in the same shape."""
    full = ORDINARY | expected
    full["source"], full["cue"] = words(full["source"]), words(full["cue"])
    full["content"] = [words(fragment) for fragment in full["content"]]
    if full["via"] != "any":
        full["via"] = [(words(link["source"]), words(link["cue"])) for link in full["via"]]
    for name in ("addressee", "uttered"):
        full[name] = words(full[name])
    if isinstance(full["inside"], int):
        full["inside"] = [words(fragment) for fragment in every[full["inside"] - 1]["content"]]
    return full


def fits(found: Any, expected: Any) -> bool:
    """Whether a value is the expected one; an expected "any" is every value."""
    if isinstance(expected, (list, tuple)) and isinstance(found, (list, tuple)):
        return len(found) == len(expected) and all(map(fits, found, expected))
    return bool(expected == "any" or found == expected)


def complaints(case: dict[str, Any]) -> list[str]:
    """What is missing from the reading of a case, what differs, and what is there that should not be."""
    article = article_of(case)
    every = read_statements(parse(article))
    left = [told(statement, article.text, every) for statement in every]
    found = []
    for expected in (wanted(e, case["expected"]) for e in case["expected"]):
        same = [s for s in left if all(fits(s[name], expected[name]) for name in ("source", "cue", "content"))]
        near = same or [s for s in left if fits(s["content"], expected["content"])]
        if not near:
            found.append(f"missing: {expected}")
            continue
        left.remove(near[0])
        found += [f"{name}: {near[0][name]!r}, not {v!r}" for name, v in expected.items() if not fits(near[0][name], v)]
    return [*found, *(f"not there: {statement}" for statement in left)]


@pytest.mark.parametrize("case", parameters(*NAMES))
def test_case(case: dict[str, Any]) -> None:
    assert complaints(case) == [], case["why"]


@cache
def every_case() -> tuple[dict[str, Any], ...]:
    """The cases of all four files."""
    return tuple(case for name in NAMES for case in load(name))


def test_no_text_and_no_label_stands_twice() -> None:
    texts = Counter((case["text"], tuple(case.get("roles", ()))) for case in every_case())
    labels = Counter(case["label"] for case in every_case())
    assert not [text for text, times in (texts + labels).items() if times > 1]


def test_every_construction_has_cases_and_every_case_one() -> None:
    assert {case["construction"] for case in every_case()} == CONSTRUCTIONS
    assert len(every_case()) >= 120


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in every_case()])
def test_case_expects_what_its_text_holds(case: dict[str, Any]) -> None:
    """The words of an expectation stand in the text, and its values are ones that exist."""
    text = words(case["text"])
    for expected in case["expected"]:
        assert set(expected) <= {"source", "cue", "content", *ORDINARY, *FREE}
        assert {"source", "cue", "content"} <= set(expected)
        links = [] if expected.get("via") in (None, "any") else expected["via"]
        parts = [expected["source"], expected["cue"], *expected["content"], expected.get("addressee")]
        parts += [link[side] for link in links for side in ("source", "cue")]
        parts += [expected["uttered"]] if expected.get("uttered") else []
        for part in parts:
            plain = words(part) if part != "any" else None
            assert plain is None or plain in (text or "") or plain in case["text"], part
        for name, values in VALUES.items():
            assert expected.get(name, "any") in (*get_args(values), "any")


def test_negative_cases_expect_nothing() -> None:
    assert all(case["expected"] == [] for case in load("negative"))
