"""Addresses to articles: pages, feeds and what they lead to."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from pourparler.model import Article
from pourparler.problems import Problem
from pourparler.sources import read
from pourparler.sources.web.answers import Validator
from pourparler.sources.web.coverage import FOLLOWED

World = Any
HTML = "text/html; charset=utf-8"
FEED = "http://press.example/feed"
STORY = (
    "The ferry talks between Velmora and Kerrin ended on Monday without a paper, the mediator Ana Ruiz said. "
    "Both delegations will go home on Tuesday, she added, and nobody would say when the talks resume."
)


def story(title: str, words: str = STORY, head: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        f"<p>{words}</p><p>The port stays closed until the harbour master has seen both lists, his office said.</p>"
        "</article></body></html>"
    )


def feed(*items: str) -> str:
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour Post</title>"
        f"<link>http://press.example/</link>{''.join(items)}</channel></rss>"
    )


def item(link: str, title: str = "Ferry talks end", words: str = "The ferry talks ended on Monday, she said.") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><description>{words}</description>"
        "<pubDate>Tue, 10 Mar 2026 08:00:00 GMT</pubDate></item>"
    )


def found(world: World, *inputs: str, memory: Any = None) -> tuple[list[Article], list[str]]:
    every = list(read(inputs, web=world.web(), memory=memory))
    articles = [made for made in every if isinstance(made, Article)]
    return articles, [str(made) for made in every if isinstance(made, Problem)]


def test_an_address_gives_its_article_under_that_address(world: World) -> None:
    world.site.leads("/t", "/talks?utm_source=post")
    world.site.page("/talks?utm_source=post", story("Ferry talks end"), content_type=HTML)
    (article,), problems = found(world, "http://press.example/t")
    assert article.url == "http://press.example/talks?utm_source=post"
    assert article.title is not None
    assert article.title.value == "Ferry talks end"
    assert article.outlet is not None
    assert article.outlet.value == "press.example"
    assert not problems


@pytest.mark.parametrize(
    ("canonical", "kept"),
    [
        ("http://www.press.example/talks", "http://www.press.example/talks"),
        ("https://www.bbc.co.uk/news/talks", "http://press.example/t?x=1"),
    ],
)
def test_a_page_may_name_its_own_address_but_not_that_of_another_site(world: World, canonical: str, kept: str) -> None:
    page = story("Ferry talks end", head=f'<link rel="canonical" href="{canonical}">')
    world.site.page("/t?x=1", page, content_type=HTML)
    (article,), _ = found(world, "http://press.example/t?x=1")
    assert article.url == kept
    assert article.outlet is not None
    assert article.outlet.value == "press.example"


@pytest.mark.parametrize("header", ["utf-8", "iso-8859-1", "windows-1251", "no-such-set", ""])
def test_a_wrong_charset_in_the_header_does_no_harm_to_utf_8(world: World, header: str) -> None:
    page = story("Talks end", words=STORY + " “Not a word on the quotas,” she said – twice.")
    world.site.page("/t", page, content_type=f"text/html; charset={header}")
    (article,), _ = found(world, "http://press.example/t")
    assert "“Not a word on the quotas,” she said – twice." in article.text


def test_the_charset_of_the_header_is_heeded_where_the_page_says_none(world: World) -> None:
    page = story("Talks end", words=STORY + " Poseł Święcki was there.").encode("iso-8859-2")
    world.site.page("/t", page, content_type="text/html; charset=iso-8859-2")
    (article,), _ = found(world, "http://press.example/t")
    assert "Poseł Święcki" in article.text


def test_content_decides_and_not_what_the_header_calls_it(world: World) -> None:
    world.site.page("/t", story("Ferry talks end"), content_type="application/octet-stream")
    world.site.page("/feed", feed(item("/t")), content_type=HTML)
    (article,), _ = found(world, FEED)
    assert article.url == "http://press.example/t"


def test_jsonl_at_an_address_keeps_the_addresses_of_its_rows(world: World) -> None:
    rows = f'{{"text": "{STORY}", "url": "http://other.example/1"}}\n{{"text": "Later: {STORY}"}}\n'
    world.site.page("/rows.jsonl", rows)
    articles, _ = found(world, "http://press.example/rows.jsonl")
    assert [article.url for article in articles] == ["http://other.example/1", None]


def test_what_is_no_coverage_is_a_problem_under_its_address(world: World) -> None:
    world.site.page("/t", "", content_type=HTML)
    world.site.page("/odd", b"\x7fELF")
    _, problems = found(world, "http://press.example/t", "http://press.example/odd", "http://press.example/none")
    assert [problem.split(": ")[0] for problem in problems] == [
        "http://press.example/t", "http://press.example/odd", "http://press.example/none",
    ]  # fmt: skip


def test_a_feed_leads_to_its_articles_relative_links_and_all(world: World) -> None:
    world.site.page("/world/feed", feed(item("/t"), item("http://other.example/u", "Port closed")))
    world.site.page("/t", story("Ferry talks end without a paper"), content_type=HTML)
    world.site.page("/u", story("Port closed"), content_type=HTML)
    (first, second), problems = found(world, "http://press.example/world/feed")
    assert (first.url, second.url) == ("http://press.example/t", "http://other.example/u")
    assert "The port stays closed" in first.text
    assert first.published is not None
    assert (first.published.value, first.published.origin) == ("2026-03-10T08:00Z", "feed")
    assert first.outlet is not None
    assert first.outlet.value == "Harbour Post"
    assert not problems


def test_atom_links_are_resolved_against_where_the_feed_is(world: World) -> None:
    atom = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>'
        '<entry><title>Talks end</title><link href="../t"/><summary>Talks ended, she said.</summary></entry></feed>'
    )
    world.site.page("/world/feed/", atom)
    world.site.page("/world/t", story("Talks end"), content_type=HTML)
    (article,), _ = found(world, "http://press.example/world/feed/")
    assert article.url == "http://press.example/world/t"


def test_a_json_feed_leads_to_its_articles(world: World) -> None:
    entry = '{"id": "1", "url": "http://press.example/t", "title": "Talks end", "summary": "Talks ended, she said."}'
    text = f'{{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": [{entry}]}}'
    world.site.page("/feed", text, content_type="application/feed+json")
    world.site.page("/t", story("Talks end"), content_type=HTML)
    (article,), _ = found(world, FEED)
    assert "The port stays closed" in article.text


def test_the_entries_of_a_live_blog_stand_under_its_address(world: World) -> None:
    entries = "".join(
        f"<article class='entry' id='b{n}'><time datetime='2026-03-09T1{n}:00:00Z'>1{n}:00</time><h2>Hour {n}</h2>"
        f"<p>The mediator Ana Ruiz said in hour {n} that the ferry talks of Velmora and Kerrin go on.</p></article>"
        for n in range(3)
    )
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry talks live"}</script>'
    page = f"<html lang=en><head>{head}</head><body><main><h1>Ferry talks live</h1>{entries}</main></body></html>"
    world.site.page("/live?ref=post", page, content_type=HTML)
    articles, _ = found(world, "http://press.example/live?ref=post")
    urls = [str(article.url) for article in articles]
    assert len(urls) == len(set(urls)) >= 3
    assert all(url.startswith("http://press.example/live?ref=post") for url in urls)


def test_what_a_feed_gives_whole_is_not_asked_for(world: World) -> None:
    whole = (
        f"<item><title>Talks end</title><link>/t</link><content:encoded><![CDATA[<p>{STORY}</p><p>{STORY[:90]}"
        "</p>]]></content:encoded></item>"
    )
    text = feed(whole).replace("<rss ", "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/' ")
    world.site.page("/feed", text)
    (article,), _ = found(world, FEED)
    assert article.url == "http://press.example/t"
    assert world.site.paths == ["/feed"]


def test_where_an_article_cannot_be_had_the_summary_is_read_and_the_reason_said(world: World) -> None:
    links = ("/forbidden", "/gone", "http://10.0.0.8/t", "http://inside.example/t", "/wall")
    world.names.known |= {"10.0.0.8": [["10.0.0.8"]], "inside.example": [["127.0.0.1"]]}
    world.site.page("/robots.txt", "User-agent: *\nDisallow: /forbidden")
    world.site.page("/wall", "<html><body><form><p>Log in to read on.</p></form></body></html>", content_type=HTML)
    world.site.page("/feed", feed(*(item(link, words=f"{n}. {STORY}") for n, link in enumerate(links))))
    articles, problems = found(world, FEED)
    assert [article.text.split(".")[0][-1] for article in articles] == list("01234")
    says = ["robots.txt", "no such page", "a private network", "this machine itself", ""]
    assert len(problems) == len(says)
    for problem, words in zip(problems, says, strict=True):
        assert words in problem
        assert problem.endswith("What the feed says of it was read instead")
    assert world.site.paths == ["/feed", "/gone", "/wall"]


def test_a_headline_whose_article_cannot_be_had_is_only_a_problem(world: World) -> None:
    world.site.page("/feed", feed(item("/gone", words="")))
    articles, (problem,) = found(world, FEED)
    assert not articles
    assert problem.startswith("http://press.example/gone: press.example has no such page (404)")


def test_the_links_followed_are_bounded_and_each_is_asked_once(world: World) -> None:
    count = FOLLOWED + 3
    links = [item(f"/t{n}", words=f"The talks of day {n} ended, the mediator said on Monday.") for n in range(count)]
    world.site.page("/feed", feed(links[0], *links))
    for n in range(count):
        world.site.page(f"/t{n}", story(f"Day {n} of the ferry talks"), content_type=HTML)
    articles, problems = found(world, FEED)
    assert len(articles) == count
    assert world.site.paths == ["/feed", *(f"/t{n}" for n in range(FOLLOWED))]
    assert "3 items beyond the first 50 were read as the feed gives them" in problems[-1]


def test_a_page_that_is_no_feed_leads_nowhere(world: World) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    page = story("Talks", head=f'{head}<meta http-equiv="refresh" content="0;url=/next">')
    world.site.page("/t", page + '<img src="/a.png"><iframe src="/b"></iframe>', content_type=HTML)
    found(world, "http://press.example/t")
    assert world.site.paths == ["/t"]


def test_what_was_kept_is_asked_for_its_changes_the_next_time(world: World) -> None:
    world.site.page("/t", story("Ferry talks end"), content_type=HTML, etag='"1"')
    (article,), _ = found(world, "http://press.example/t", memory=world.kept)
    assert world.kept.known == {"http://press.example/t": Validator(etag='"1"')}
    assert world.kept.articles == {"http://press.example/t": (article.id,)}
    world.site.page("/t", status=304)
    assert found(world, "http://press.example/t", memory=world.kept) == ([], [])
    assert world.kept.same == ["http://press.example/t"]


def test_a_page_without_an_article_is_not_remembered(world: World) -> None:
    world.site.page("/t", "<html><body><p></p></body></html>", content_type=HTML, etag='"1"')
    found(world, "http://press.example/t", memory=world.kept)
    assert world.kept.known == {}


def test_a_feed_is_remembered_once_all_its_articles_were_had(world: World) -> None:
    world.site.page("/feed", feed(item("/t"), item("/u")), etag='"f"')
    world.site.page("/t", story("Ferry talks end"), content_type=HTML, etag='"t"')
    found(world, FEED, memory=world.kept)
    assert set(world.kept.known) == {"http://press.example/t"}
    world.site.page("/t", status=304)
    world.site.page("/u", story("Port closed"), content_type=HTML)
    (article,), _ = found(world, FEED, memory=world.kept)
    assert article.url == "http://press.example/u"
    assert set(world.kept.known) == {"http://press.example/t", FEED}


def test_a_packed_feed_is_unpacked_on_the_way(world: World) -> None:
    world.site.page("/feed", gzip.compress(feed(item("/t")).encode()), content_encoding="gzip")
    world.site.page("/t", story("Ferry talks end"), content_type=HTML)
    (article,), _ = found(world, FEED)
    assert article.url == "http://press.example/t"
