"""Addresses into a record, through the doors that people use; the site is on this machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pourparler import Record
from pourparler.cli import cli
from pourparler.pipeline import ReadReport

World = Any
HTML = "text/html; charset=utf-8"
STORY = (
    "The ferry talks between Velmora and Kerrin ended on Monday without a paper. “We will not sign before the lists "
    "are seen,” the mediator Ana Ruiz said. Both delegations go home on Tuesday, and nobody would say more."
)


def story(title: str, words: str = STORY) -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>{words}</p><p>The port stays closed until the harbour master has seen both lists, his office said.</p>"
        "</article></body></html>"
    )


@pytest.fixture
def record(tmp_path: Path) -> str:
    return str(tmp_path / "talks.db")


def read(world: World, record: str, *inputs: str, again: bool = False) -> ReadReport:
    with Record.open(record) as held, world.web() as web:
        return held.read(inputs, web=web, again=again)


def test_the_second_reading_asks_for_changes_alone_and_calls_the_page_known(world: World, record: str) -> None:
    world.site.page("/t", story("Ferry talks end"), content_type=HTML, etag='"1"')
    (new,) = read(world, record, "http://press.example/t").new
    world.site.page("/t", status=304)
    second = read(world, record, "http://press.example/t")
    assert (second.known, second.new, second.skipped) == ((new,), (), ())
    assert world.site.asked[-1].headers["If-None-Match"] == '"1"'


def test_read_again_asks_for_the_whole_page(world: World, record: str) -> None:
    world.site.page("/t", story("Ferry talks end"), content_type=HTML, etag='"1"')
    (new,) = read(world, record, "http://press.example/t").new
    assert read(world, record, "http://press.example/t", again=True).again == (new,)
    assert "If-None-Match" not in world.site.asked[-1].headers


def test_a_page_whose_article_was_not_kept_is_asked_for_whole(world: World, record: str) -> None:
    world.site.page("/t", story("Ferry talks end"), content_type=HTML, etag='"1"')
    with Record.open(record) as held, world.web() as web:
        from pourparler.pipeline import Pipeline, Reading

        reading = Reading(held.store, Pipeline(), again=False)
        cut_off = reading.unknown(["http://press.example/t"], None, lambda name: None, web=web)
        assert next(cut_off).url == "http://press.example/t"
        assert next(cut_off, None) is None  # read to its end, and never kept
    assert len(read(world, record, "http://press.example/t").new) == 1
    assert "If-None-Match" not in world.site.asked[-1].headers


def test_a_changed_page_is_read(world: World, record: str) -> None:
    world.site.page("/t", story("Ferry talks end"), content_type=HTML, etag='"1"')
    read(world, record, "http://press.example/t")
    world.site.page("/t", story("Ferry talks end", STORY + " A third round is likely, she added."), content_type=HTML)
    report = read(world, record, "http://press.example/t")
    assert len(report.revised) == 1
    with Record.open(record) as held:
        (article,) = held.articles()
        assert "A third round is likely" in article.text


def test_each_article_of_a_feed_is_kept_before_the_next_is_asked_for(world: World, record: str) -> None:
    """A feed takes a second an article: whoever stops it keeps what was read."""
    links = "".join(
        f"<item><title>Day {n}</title><link>/t{n}</link><description>Day {n}.</description></item>" for n in range(3)
    )
    world.site.page("/feed", f"<rss version='2.0'><channel><title>Harbour Post</title>{links}</channel></rss>")
    kept_when_asked = []
    for n in range(3):
        world.site.page(f"/t{n}", story(f"Day {n} of the ferry talks"), content_type=HTML)
    with Record.open(record) as held, world.web() as web:
        held.read(
            ["http://press.example/feed"], web=web, processes=2,
            heed=lambda name: kept_when_asked.append((held.counts().articles, len(world.site.paths))),
        )  # fmt: skip
    assert kept_when_asked == [(1, 2), (2, 3), (3, 4)]  # the feed itself was asked for first


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words), catch_exceptions=False)


def test_at_the_prompt_a_private_address_needs_leave(world: World, record: str) -> None:
    world.site.page("/t", story("Ferry talks end"), content_type=HTML)
    address = f"http://127.0.0.1:{world.site.port}/t"
    refused = run("extract", address)
    assert refused.exit_code == 2
    assert "--allow-private asks it all the same" in refused.stderr
    assert world.site.asked == []
    allowed = run("extract", "--allow-private", address)
    assert allowed.exit_code == 0
    assert json.loads(allowed.stdout)["article"]["url"] == address
    kept = run("read", "--allow-private", "--record", record, address)
    assert kept.exit_code == 0
    assert "1 article new" in kept.stderr
