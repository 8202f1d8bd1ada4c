"""The layout of plain text: cases as data, and that every word stands in one block."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.model import Article, Block
from pourparler.sources import article_from_text
from pourparler.sources.draft import finish
from pourparler.sources.html import read_html
from pourparler.sources.jsonl import article_from_fields
from pourparler.sources.markdown import read_markdown
from pourparler.sources.text import read_text

CASES = Path(__file__).parents[1] / "cases" / "sources"
SHARED = Path(__file__).parents[3] / "shared" / "articles"


def cases(name: str) -> list[Any]:
    source = (CASES / f"{name}.yaml").read_text("utf-8")
    return [pytest.param(case, id=case["label"]) for case in yaml.safe_load(source)]


def blocks(case: dict[str, Any]) -> list[dict[str, str]]:
    """The blocks of the case's text, words cut as the case cuts them."""
    found = read_text(case["text"], "case")
    shown = []
    for at, block in enumerate(found.blocks):
        words = " ".join(block.span.of(case["text"]).split())
        wanted = str(*case["expected"][at].values()) if at < len(case["expected"]) else ""
        head, cut, tail = wanted.partition(" … ")
        shown.append({block.role: wanted if cut and words.startswith(head) and words.endswith(tail) else words})
    return shown


@pytest.mark.parametrize("case", cases("typical") + cases("hard") + cases("negative"))
def test_layout(case: dict[str, Any]) -> None:
    assert blocks(case) == case["expected"]
    if "byline" in case:
        assert read_text(case["text"], "case").byline == case["byline"]


@pytest.mark.parametrize("case", cases("known-failures"))
def test_known_failures_still_fail(case: dict[str, Any]) -> None:
    assert blocks(case) != case["expected"], "this case passes now: move it to hard.yaml"


def uncovered(text: str, found: tuple[Block, ...]) -> str:
    """The letters and digits that stand in no block."""
    left = list(text)
    for block in found:
        assert block.span.end <= len(text)
        left[block.span.start : block.span.end] = [" "] * (block.span.end - block.span.start)
    return "".join(char for char in left if char.isalnum())


LINES = st.sampled_from((
    "Envoy leaves Brae", "The envoy left on Tuesday, her office said.", "- No paper was signed.", "By Ana Ruiz",
    "Fri, 03/20/2026 – 18:40", "Read more: The lamp", "Sources include:", "Reuters.com", "Watch this clip as", "“No,”",
    "Share on X", "# Brae", "> quoted", "---", "===", "1. First", "**bold**", "", " ", "\t", "•", "![x](y)", "Ana Ruiz",
))  # fmt: skip
PAGES = st.lists(LINES | st.text(max_size=40), max_size=12).flatmap(
    lambda rows: st.sampled_from(("\n", "\r\n", "\r", "\n\n")).map(lambda end: end.join(rows))
)


@given(PAGES)
def test_every_word_of_a_text_is_in_one_block(text: str) -> None:
    draft = read_text(text, "t")
    assert draft.text == text
    assert uncovered(text, draft.blocks) == ""
    ends = [0, *(block.span.end for block in draft.blocks)]
    assert all(block.span.start >= end for block, end in zip(draft.blocks, ends, strict=False))


@given(PAGES)
def test_every_word_of_markdown_is_in_one_block(text: str) -> None:
    draft = read_markdown(text, "t")
    assert draft.text == text
    assert uncovered(text, draft.blocks) == ""


@given(PAGES, st.none() | st.text(max_size=20))
def test_every_word_of_a_given_text_is_in_one_block_and_the_text_is_unchanged(text: str, title: str | None) -> None:
    draft = article_from_fields({"text": text, "title": title, "language": "en"}, "t")
    for found in finish(draft):  # type: ignore[arg-type]
        if isinstance(found, Article):
            assert found.text == text
            assert uncovered(text, found.blocks) == ""


@settings(deadline=None)  # the first example loads the extractor
@given(st.lists(st.text(max_size=60), max_size=8), st.text(max_size=40))
def test_html_of_any_words_is_read_or_refused(paragraphs: list[str], title: str) -> None:
    page = f"<html><title>{title}</title><body><h1>{title}</h1>" + "".join(f"<p>{words}</p>" for words in paragraphs)
    draft = read_html(page, "t")
    if hasattr(draft, "text"):
        assert uncovered(draft.text, draft.blocks) == ""


def test_a_title_at_the_head_of_a_text_without_line_breaks_is_its_headline() -> None:
    text = "Talks end in Brae Both delegations left the customs house on Monday, the mediator said. They left no paper."
    article = article_from_text(text, title="Talks end in Brae")
    assert [(b.role, b.span.of(text)[:17]) for b in article.blocks] == [
        ("headline", "Talks end in Brae"), ("body", "Both delegations "),
    ]  # fmt: skip
    assert article.title is not None
    assert article.title.span == article.blocks[0].span


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/articles, which is not part of the project")
@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("kremlin-declares-openness.txt", {"headline": 1, "summary": 5, "subheading": 2, "furniture": 4, "sources": 6}),
        ("kremlin-open-to-talks.txt", {"headline": 1, "body": 10, "byline": 1, "date-line": 1}),
    ],
)
def test_pages_as_a_crawler_leaves_them(name: str, roles: dict[str, int]) -> None:
    text = (SHARED / name).read_text("utf-8")
    draft = read_text(text, name)
    found = [block.role for block in draft.blocks]
    assert {role: found.count(role) for role in roles} == roles  # type: ignore[arg-type]
    assert uncovered(text, draft.blocks) == ""
