"""Two real pages, read whole: what is quoted has its speaker, and the page's furniture says nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from pourparler.language import parse
from pourparler.model import TOLD, Article, Span, Statement
from pourparler.pipeline import Pipeline
from pourparler.sources import read

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
OPEN, DECLARES = "kremlin-open-to-talks.txt", "kremlin-declares-openness.txt"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="needs ../shared/articles, which is not part of the project"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page and all that was found in it; `quoted` are its outermost quotations."""

    article: Article
    statements: tuple[Statement, ...]
    quoted: tuple[Span, ...]

    def words(self, span: Span | None) -> str | None:
        return span.of(self.article.text) if span is not None else None

    def of(self, source: str) -> list[Statement]:
        """The statements whose source has these words."""
        return [statement for statement in self.statements if self.words(statement.source) == source]


@cache
def page(name: str) -> Page:
    """One of the pages, read with the bundled actors."""
    (article,) = (found for found in read([ARTICLES / name]) if isinstance(found, Article))
    quoted = tuple(quotation.span for quotation in parse(article).quotations if quotation.depth == 0)
    return Page(article=article, statements=Pipeline.with_actors(()).extract(article).statements, quoted=quoted)


def speakers(name: str, quotation: Span) -> list[str | None]:
    """The sources of the statements whose content holds the whole of a quotation."""
    found = page(name)
    return [found.words(s.source) for s in found.statements if any(c.holds(quotation) for c in s.content)]


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        (OPEN, ["Peskov", "He", "President Zelensky", *["the foreign ministry"] * 2, "the Kremlin side"]),
        (
            DECLARES,
            [
                "Russian officials", "Kremlin spokesman Dmitry Peskov",
                "Konstantin Kosachev, a high-ranking Russian parliamentarian", "U.S. officials",
            ],
        ),
    ],
)  # fmt: skip
def test_every_quotation_is_in_a_statement_of_its_speaker(name: str, sources: list[str]) -> None:
    quoted = page(name).quoted
    assert len(quoted) == len(sources)
    assert [source in speakers(name, quotation) for quotation, source in zip(quoted, sources, strict=True)] == [
        True for _ in sources
    ]


def test_he_is_who_spoke_before() -> None:
    (he,) = (s for s in page(OPEN).of("He") if s.form == "direct")
    (named,) = (s for s in page(OPEN).of("Peskov") if s.form == "direct")
    assert named.actor is not None
    assert he.actor == named.actor


def test_the_quotation_through_the_agency_is_one_statement_with_its_chain() -> None:
    found = page(OPEN)
    (relayed,) = (s for s in found.statements if [found.words(link.source) for link in s.via] == ["TASS"])
    assert found.words(relayed.source) == "the foreign ministry"
    assert [found.words(link.cue) for link in relayed.via] == ["has newly quoted"]
    assert len(relayed.content) == 2
    assert relayed.form == "direct"
    assert all(fragment in found.quoted for fragment in relayed.content)


def test_the_next_one_is_said_by_the_kremlin_side() -> None:
    found = page(OPEN)
    (relayed,) = (s for s in found.statements if [found.words(link.source) for link in s.via] == ["TASS"])
    following = min(
        (s for s in found.statements if s.content[0].start > relayed.content[-1].end), key=lambda s: s.content[0].start
    )
    assert found.words(following.source) == "the Kremlin side"
    assert following.via == ()


@pytest.mark.parametrize("name", [OPEN, DECLARES])
def test_the_headlines_claim_is_the_kremlins(name: str) -> None:
    found = page(name)
    headline = [s for s in found.statements if s.place == "headline"]
    assert headline
    assert {found.words(s.source) for s in headline} == {"Kremlin"}


@pytest.mark.parametrize("name", [OPEN, DECLARES])
def test_nothing_of_the_pages_furniture_is_a_statement(name: str) -> None:
    found = page(name)
    furniture = [block.span for block in found.article.blocks if block.role not in TOLD]
    assert furniture, "the page has furniture"
    for statement in found.statements:
        spans = [statement.source, statement.cue, *statement.content]
        assert not any(block.overlaps(span) for block in furniture for span in spans if span is not None)


@pytest.mark.parametrize("name", [OPEN, DECLARES])
def test_every_word_of_a_statement_leads_back_to_the_page(name: str) -> None:
    found = page(name)
    raw = (ARTICLES / name).read_text("utf-8")
    assert found.article.text == raw
    for statement in found.statements:
        assert all(re.search(r"\w", fragment.of(raw)) for fragment in statement.content)
