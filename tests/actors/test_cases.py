"""The cases of tests/cases/actors: mentions on a day, and marked words of articles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pourparler.actors import Cast, Registry
from pourparler.language import parse
from pourparler.model import Article, Block, Fact, Published, Resolution, Span
from pourparler.statements import read_statements

CASES = Path(__file__).parents[1] / "cases" / "actors"
DAY = "2025-05-20"


def cases(*names: str) -> list[Any]:
    """Each case of these files as a parameter named by its label."""
    return [
        pytest.param(case, id=f"{name}: {case['label']}")
        for name in names
        for case in yaml.load((CASES / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)
    ]


def shown(resolution: Resolution) -> str:
    """A resolution as the cases write it."""
    actor = resolution.actor
    if actor is None:
        names = ", ".join(candidate.id for candidate in resolution.candidates)
        return f"? {names}" if names else "-"
    if actor.kind == "anonymous":
        return f"anonymous {actor.party or '-'}"
    return f"{actor.id} = {actor.office}" if actor.office else actor.id


def article(text: str, day: str | None, outlet: str | None) -> Article:
    """An article of one paragraph."""
    return Article(
        id="a-case",
        text=text,
        blocks=(Block(span=Span(0, len(text)), role="body"),),
        published=Published(value=day, precision="day", origin="given") if day else None,
        outlet=Fact(value=outlet, origin="given") if outlet else None,
    )


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans they marked."""
    plain, spans, last = "", [], 0
    for match in re.finditer(r"\[\[(.+?)\]\]", text):
        plain += text[last : match.start()]
        spans.append(Span(len(plain), len(plain) + len(match[1])))
        plain, last = plain + match[1], match.end()
    return plain + text[last:], spans


def answer(case: dict[str, Any], registry: Registry) -> str | list[str]:
    """What the code says of a case, in the form of its `expected`."""
    day = None if case.get("on") == "none" else case.get("on", DAY)
    text, spans = marked(case["text"])
    if not spans:
        return shown(registry.resolve(text, on=day))
    parsed = parse(article(text, day, case.get("outlet")))
    cast, answers = Cast(parsed, registry), []
    if case.get("read") == "statements":
        cast.note_statements(read_statements(parsed, cast))
    for span in spans:
        quoted = any(quotation.inner.holds(span) for quotation in parsed.quotations)
        resolution = cast.who(span, quoted=quoted)
        if not quoted:
            cast.note_source(span, resolution)
        answers.append(shown(resolution))
    return answers


@pytest.mark.parametrize("case", cases("typical", "hard", "negative"))
def test_case(case: dict[str, Any], registry: Registry) -> None:
    assert answer(case, registry) == case["expected"], case["why"]


@pytest.mark.parametrize("case", cases("known-failures"))
def test_known_failure_still_fails(case: dict[str, Any], registry: Registry) -> None:
    assert answer(case, registry) != case["expected"], "this case passes now: move it to another file"
