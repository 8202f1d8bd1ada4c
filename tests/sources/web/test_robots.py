"""robots.txt, as RFC 9309 asks."""

from __future__ import annotations

from typing import Any

import pytest

from pourparler.problems import Problem
from pourparler.sources.web.answers import Fetched
from pourparler.sources.web.pace import LONGEST
from pourparler.sources.web.robots import LARGEST, rules_of

World = Any
SITE = "https://press.example"


def allowed(lines: str, path: str = "/talks") -> bool:
    return rules_of(200, lines.encode()).refusal(SITE + path) is None


@pytest.mark.parametrize(
    ("lines", "path", "may"),
    [
        ("User-agent: *\nDisallow: /", "/talks", False),
        ("User-agent: *\nDisallow:", "/talks", True),
        ("", "/talks", True),
        ("<!doctype html><title>Not found</title>", "/talks", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Pourparler\nDisallow: /archive/", "/talks", True),
        ("User-agent: *\nDisallow:\n\nUser-agent: pourparler\nDisallow: /", "/talks", False),
        ("User-agent: Pourparler/2.0\nDisallow: /", "/talks", False),
        ("User-agent: OtherBot\nDisallow: /", "/talks", True),
        ("User-agent: *\nDisallow: /talks\nAllow: /talks/ferry", "/talks/ferry", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/paper.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/paper.pdf?page=2", True),
        ("User-agent: *\nDisallow: /*?print=", "/talks?print=1", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/talks", False),
        ("User-agent: *\r\nDisallow: /\r\n", "/talks", False),
        ("User-agent: *\nDisallow: /gespr%C3%A4che", "/gespräche", False),
    ],
)
def test_lines_are_read_as_the_standard_says(lines: str, path: str, may: bool) -> None:
    assert allowed(lines, path) is may


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_robots_txt_may_be_read(status: int) -> None:
    assert rules_of(status, b"User-agent: *\nDisallow: /").refusal(SITE) is None


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_in_trouble_is_left_alone(status: int) -> None:
    assert f"robots.txt is answered with {status}" in str(rules_of(status, b"").refusal(SITE))


def test_a_line_that_the_limit_cuts_does_not_count() -> None:
    head = b"User-agent: *\n"
    filler = b"#" * (LARGEST - len(head) - len(b"\nDisallow: /")) + b"\n"
    assert allowed((head + filler + b"Disallow: /archive/").decode())  # cut there it would say "Disallow: /"


def test_what_robots_txt_forbids_is_not_asked(world: World) -> None:
    world.site.page("/robots.txt", "User-agent: *\nDisallow: /talks")
    world.site.page("/talks")
    found = world.web().fetch("http://press.example/talks")
    assert isinstance(found, Problem)
    assert "robots.txt" in found.message
    assert world.site.paths == []


def test_robots_txt_is_asked_once_a_run_and_site(world: World) -> None:
    for path in ("/talks", "/b"):
        world.site.page(path)
    web = world.web()
    for address in ("press.example/talks", "press.example/b", "other.example/b"):
        assert isinstance(web.fetch(f"http://{address}"), Fetched)
    assert [a.host for a in world.site.asked if a.path == "/robots.txt"] == ["press.example", "other.example"]


def test_where_robots_txt_is_in_trouble_nothing_is_asked(world: World) -> None:
    world.site.page("/robots.txt", status=503)
    world.site.page("/talks")
    found = world.web().fetch("http://press.example/talks")
    assert isinstance(found, Problem)
    assert "nothing there is read for now" in found.message
    assert world.site.paths == []


def test_where_nobody_answers_robots_txt_nothing_is_asked(world: World) -> None:
    world.wire.dead.add("93.184.215.14")
    web = world.web()
    for _ in range(2):
        found = web.fetch("http://press.example/talks")
        assert isinstance(found, Problem)
        assert "no connection" in found.message
    assert len(world.wire.made) == 1


def test_a_page_where_a_redirect_leads_is_subject_to_that_sites_robots_txt(world: World) -> None:
    world.site.page("other.example/robots.txt", "User-agent: *\nDisallow: /")
    world.site.leads("/talks", "http://other.example/talks")
    found = world.web().fetch("http://press.example/talks")
    assert isinstance(found, Problem)
    assert "leads to http://other.example/talks: the site asks programs not to read" in found.message
    assert world.site.paths == ["/talks"]


def test_robots_txt_itself_may_be_elsewhere_but_not_at_a_private_address(world: World) -> None:
    world.names.known["inside.example"] = [["10.0.0.1"]]
    world.site.leads("press.example/robots.txt", "http://other.example/rules")
    world.site.page("/rules", "User-agent: *\nDisallow: /talks")
    found = world.web().fetch("http://press.example/talks")
    assert isinstance(found, Problem)
    assert "asks programs not to read" in found.message
    world.site.leads("press.example/robots.txt", "http://inside.example/rules")
    found = world.web().fetch("http://press.example/talks")
    assert isinstance(found, Problem)
    assert "inside.example is at 10.0.0.1" in found.message


def test_a_robots_txt_that_is_redirected_without_end_counts_as_none(world: World) -> None:
    world.site.leads("/robots.txt", "/robots.txt")
    world.site.page("/talks")
    assert isinstance(world.web().fetch("http://press.example/talks"), Fetched)


@pytest.mark.parametrize(("asked", "kept"), [("7", 7), ("0.2", 1), ("86400", LONGEST), ("soon", 1)])
def test_the_pause_that_a_site_wants_is_kept_within_bounds(world: World, asked: str, kept: float) -> None:
    world.site.page("/robots.txt", f"User-agent: *\nCrawl-delay: {asked}")
    for path in ("/talks", "/b"):
        world.site.page(path)
    web = world.web()
    for path in ("talks", "b"):
        assert isinstance(web.fetch(f"http://press.example/{path}"), Fetched)
    assert world.clock.slept == [1, kept]
