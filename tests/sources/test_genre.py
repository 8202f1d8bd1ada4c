"""What a page is: cases as data, pages that are refused or kept in spite of how they look, and the vocabulary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pourparler.errors import VocabularyError
from pourparler.model import Article, Fact
from pourparler.problems import Problem
from pourparler.sources import article_from_text
from pourparler.sources.draft import finish
from pourparler.sources.genre import load_kinds
from pourparler.sources.html import read_html

CASES = Path(__file__).parents[1] / "cases" / "genre"
STORY = (
    "<p>Tarrow and Vessen met at Sund on Monday for the fourth time, and nobody left the room before noon.</p>"
    "<p>“We have counted the planks,” said Kaspar Thule, the harbour master. “There are 611, and one that is two.”</p>"
    "<p>The mediator, Lucia Ferrant, said that a paper would follow when both sides had slept and eaten.</p>"
)


def cases(name: str) -> list[Any]:
    source = (CASES / f"{name}.yaml").read_text("utf-8")
    return [pytest.param(case, id=case["label"]) for case in yaml.safe_load(source)]


def kind_of(case: dict[str, Any]) -> tuple[Fact | None, str]:
    article = article_from_text(case["text"], url=case.get("url"))
    return article.kind, article.text


@pytest.mark.parametrize("case", cases("typical") + cases("hard") + cases("negative"))
def test_kind(case: dict[str, Any]) -> None:
    kind, text = kind_of(case)
    assert (kind.value if kind else None) == case["expected"]
    if kind is not None:
        assert (kind.span.of(text) if kind.span else kind.origin) == case["sign"]


@pytest.mark.parametrize("case", cases("known-failures"))
def test_known_failures_still_fail(case: dict[str, Any]) -> None:
    kind, _ = kind_of(case)
    assert kind is None or kind.value != case["expected"], "this case passes now: move it to hard.yaml"


def page(body: str, head: str = "", title: str = "Plank 611 divides the pier", body_class: str = "") -> str:
    return f'<html lang="en"><head><title>{title}</title>{head}</head><body class="{body_class}">{body}</body></html>'


def found(html: str) -> list[Article | Problem]:
    draft = read_html(html, "page.html")
    return [draft] if isinstance(draft, Problem) else list(finish(draft))


LINKED = "".join(f"<h3><a href='/{n}'>Something else that happened on day {n}</a></h3>" for n in range(8))


@pytest.mark.parametrize(
    "html",
    [
        page(f"<h1>404 days of talks</h1>{STORY}", title="404 days of talks"),
        page(f"<h1>500 sailors go home</h1>{STORY}", title="500 sailors go home"),
        page(f"<h1>Access denied: how the pier was closed</h1>{STORY}" + STORY * 2, title="Access denied to the pier"),
        page(f"<h1>We value your privacy, says Vessen</h1>{STORY}", title="We value your privacy, says Vessen"),
        page(f"<h1>Plank 611 divides the pier</h1>{STORY}<div>{LINKED}</div>"),
        page(f"<div>{LINKED}</div><h1>Plank 611 divides the pier</h1>{STORY}"),
        page(f"<h1>Plank 611 divides the pier</h1>{STORY}", head='<meta property="og:type" content="website">'),
        page(f"<h1>Plank 611 divides the pier</h1>{STORY}", head='<meta property="og:type" content="video.other">'),
    ],
    ids=["404 days", "500 sailors", "access", "privacy", "list below", "list above", "website", "video with a story"],
)
def test_a_story_is_read_whatever_stands_around_it(html: str) -> None:
    (article,) = found(html)
    assert isinstance(article, Article)
    assert "There are 611, and one that is two" in article.text
    assert "day 3" not in article.text


def test_a_whole_article_behind_a_declared_wall_is_not_called_cut() -> None:
    ld = '{"@type":"NewsArticle","headline":"Plank 611","isAccessibleForFree":false}'
    head = f'<script type="application/ld+json">{ld}</script>'
    (article,) = found(page(f"<h1>Plank 611</h1>{STORY * 5}", head=head))
    assert isinstance(article, Article)
    assert article.kind == Fact(value="article", origin="json-ld")


def test_an_article_with_times_in_it_is_not_taken_for_a_live_blog() -> None:
    parts = "".join(f"<section><h2>{n}:00</h2>{STORY}</section>" for n in (9, 12, 15))
    (article,) = found(page(f"<h1>A day at the pier</h1>{parts}", title="A day at the pier"))
    assert isinstance(article, Article)
    assert article.kind is None
    assert article.text.count("There are 611") == 3


def test_entries_of_a_live_blog_without_a_time_of_their_own_take_only_the_day_of_the_page() -> None:
    head = (
        '<meta property="article:published_time" content="2026-06-22T09:00:00+02:00">'
        '<link rel="canonical" href="https://tidemark.example/live/planks">'
    )
    said = "has been painted red, both sides say."
    entries = "".join(f"<div id='e{n}'><b>1{n}:05</b><p>Plank 60{n} {said}</p></div>" for n in (3, 2))
    articles = found(page(f"<h1>Live: the planks</h1><div>{entries}</div>", head=head, title="Live: the planks"))
    dated = [article for article in articles if isinstance(article, Article) and article.published]
    shown = [(a.url, a.published.value, a.published.precision) for a in dated if a.published]
    assert shown == [
        ("https://tidemark.example/live/planks#e3", "2026-06-22", "day"),
        ("https://tidemark.example/live/planks#e2", "2026-06-22", "day"),
    ]


def test_a_notice_outside_the_story_tells_what_the_page_is() -> None:
    release = "<p>FOR IMMEDIATE RELEASE</p>"
    (article,) = found(page(f"{release}<h1>Plank 611 divides the pier</h1>{STORY}"))
    assert isinstance(article, Article)
    assert article.kind == Fact(value="press-release", origin="text")
    assert "RELEASE" not in article.text


def test_the_kicker_of_another_story_tells_nothing_of_this_one() -> None:
    card = "<div class='related'><span>Opinion</span><h3><a href='/1'>A toll is a small war</a></h3></div>"
    (article,) = found(page(f"<h1>Plank 611 divides the pier</h1>{STORY}{card}"))
    assert isinstance(article, Article)
    assert article.kind is None


def test_two_entries_of_a_live_blog_have_ids_of_their_own() -> None:
    html = (Path(__file__).parent / "pages/live-blog.html").read_text("utf-8")
    ids = [article.id for article in found(html) if isinstance(article, Article)]
    assert len(set(ids)) == len(ids) == 4


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("opinions:\n  types: [A]", "x.yaml:1: 'opinions' is no kind"),
        ("opinion:\n  types: [A]\n  smell: [b]", "x.yaml:3: 'smell'"),
        ("opinion:\n  address: ['(']", "x.yaml:2: '\\(' does not compile"),
        ("opinion: strong", "x.yaml:1: opinion needs signs"),
        ("- opinion", "x.yaml:1: expected kinds"),
    ],
)
def test_a_wrong_vocabulary_names_file_and_line(source: str, says: str) -> None:
    with pytest.raises(VocabularyError, match=says):
        load_kinds(source, "x.yaml")
