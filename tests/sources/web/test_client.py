"""The client: where it goes, what it carries, where it stops. Every site here is on this machine."""

from __future__ import annotations

import gzip
import ssl
import zlib
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from pourparler.problems import Problem
from pourparler.sources.web.answers import Fetched, Unchanged, Validator
from pourparler.sources.web.client import Limits, agent

World = Any
PAGE = "http://press.example/talks"


def complaint(found: object) -> str:
    assert isinstance(found, Problem), found
    return found.message


def page(found: object) -> Fetched:
    assert isinstance(found, Fetched), found
    return found


def test_a_page_comes_with_what_the_site_says_of_it(world: World) -> None:
    world.site.page(
        "/talks", b"<p>The ferry talks go on.", content_type="text/html; charset=ISO-8859-1", etag='"a1"',
        last_modified="Thu, 12 Mar 2026 10:00:00 GMT",
    )  # fmt: skip
    found = page(world.web().fetch(PAGE))
    assert (found.data, found.media_type, found.charset) == (b"<p>The ferry talks go on.", "text/html", "iso-8859-1")
    assert (found.asked, found.address) == (PAGE, PAGE)
    assert found.validator == Validator(etag='"a1"', last_modified="Thu, 12 Mar 2026 10:00:00 GMT")


def test_who_asks_says_so_and_sends_nothing_of_the_user(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    world.site.page("/talks")
    page(world.web().fetch(PAGE))
    sent = world.site.asked[-1].headers
    assert sent["User-Agent"] == agent()
    assert agent().startswith("Pourparler/")
    assert {name.lower() for name in sent} == {
        "host", "user-agent", "accept", "accept-language", "accept-encoding", "connection"
    }  # fmt: skip


def test_the_connection_goes_to_the_address_that_was_checked(world: World) -> None:
    """The name is looked up once a connection: a second answer, of a private address, is never asked for."""
    world.names.known["press.example"] = [["93.184.215.14"], ["127.0.0.1"]]
    world.site.page("/talks")
    page(world.web().fetch(PAGE))
    assert world.wire.made == [("93.184.215.14", 80)]
    assert world.names.looked == ["press.example"]


def test_a_name_that_moves_to_a_private_address_is_refused_at_the_next_connection(world: World) -> None:
    world.names.known["press.example"] = [["93.184.215.14"], ["127.0.0.1"]]
    world.site.page("/robots.txt", "", connection="close")
    world.site.page("/talks")
    assert "press.example is at 127.0.0.1, this machine itself" in complaint(world.web().fetch(PAGE))
    assert world.wire.made == [("93.184.215.14", 80)]


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["10.1.2.3"], ["::1"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"], ["fe80::1%eth0"], ["100.64.0.9"],
     ["169.254.169.254"], ["0.0.0.0"], ["224.0.0.1"], ["192.0.2.7"], ["2002:7f00:1::"], ["4000::1"],
     ["93.184.215.14", "192.168.0.1"]],
)  # fmt: skip
def test_a_name_at_an_address_that_is_not_public_is_refused(world: World, addresses: list[str]) -> None:
    world.names.known["press.example"] = [addresses]
    said = complaint(world.web().fetch(PAGE))
    assert f"press.example is at {addresses[-1]}" in said
    assert world.wire.made == []


@pytest.mark.parametrize("address", ["2606:4700::1111", "64:ff9b::5db8:d70e"])
def test_public_ipv6_is_asked_and_so_is_ipv4_behind_a_translator(world: World, address: str) -> None:
    world.names.known["press.example"] = [[address]]
    world.site.page("/talks")
    page(world.web().fetch(PAGE))
    assert world.wire.made == [(address, 80)]


def test_the_next_address_is_tried_where_one_does_not_answer(world: World) -> None:
    world.names.known["press.example"] = [["93.184.215.14", "1.1.1.1"]]
    world.wire.dead.add("93.184.215.14")
    world.site.page("/talks")
    page(world.web().fetch(PAGE))
    assert world.wire.made == [("93.184.215.14", 80), ("1.1.1.1", 80)]


def test_a_literal_ipv6_host_is_checked_like_a_name(world: World) -> None:
    world.names.known |= {"2606:4700::1111": [["2606:4700::1111"]], "::1": [["::1"]]}
    world.site.page("/talks")
    found = page(world.web().fetch("http://[2606:4700::1111]/talks"))
    assert found.address == "http://[2606:4700::1111]/talks"
    assert "::1 is this machine itself" in complaint(world.web().fetch("http://[::1]/talks"))


def test_ones_own_addresses_are_asked_where_that_is_allowed(world: World) -> None:
    world.names.known["127.0.0.1"] = [["127.0.0.1"]]
    world.site.page("/talks")
    page(world.web(allow_private=True).fetch("http://127.0.0.1:8080/talks"))
    assert world.wire.made == [("127.0.0.1", 8080)]


def test_a_name_that_leads_nowhere_says_so(world: World) -> None:
    assert "no such host: nowhere.example" in complaint(world.web().fetch("http://nowhere.example/"))


def test_a_password_is_neither_sent_nor_shown(world: World) -> None:
    found = world.web().fetch("http://ana:se@cret@press.example/talks")
    assert "a name and password" in complaint(found)
    assert "cret" not in str(found)
    assert world.wire.made == []


def test_a_redirect_is_followed_and_the_last_address_kept(world: World) -> None:
    world.site.leads("/talks", "/politics/talks", 301)
    world.site.leads("/politics/talks", "//other.example/t?x=1", 307)
    world.site.page("/t?x=1", "Talks")
    found = page(world.web().fetch(PAGE + "#latest"))
    assert (found.asked, found.address) == (PAGE + "#latest", "http://other.example/t?x=1#latest")


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("http://10.0.0.5/admin", "10.0.0.5 is in a private network"),
        ("http://inside.example/admin", "inside.example is at 192.168.7.7"),
        ("http://2130706433/", "odd spelling"),
        ("http://press.example:8080/", "port 8080"),
        ("http://someone:secret@press.example/", "a name and password"),
        ("file:///etc/passwd", "the scheme 'file'"),
        ("http://[::1]/", "this machine itself"),
        ("http://a..b/", "not the name of a host"),
        ("http://[oops/", "is not asked"),
    ],
)
def test_a_redirect_to_what_may_not_be_asked_is_refused(world: World, target: str, says: str) -> None:
    world.names.known |= {"inside.example": [["192.168.7.7"]], "10.0.0.5": [["10.0.0.5"]], "::1": [["::1"]]}
    world.site.leads("/talks", target)
    said = complaint(world.web().fetch(PAGE))
    assert "leads to" in said
    assert says in said
    assert world.site.paths == ["/talks"]


def test_a_loop_of_redirects_ends(world: World) -> None:
    world.site.leads("/talks", "/again")
    world.site.leads("/again", "/talks")
    assert "more than 5 redirects" in complaint(world.web().fetch(PAGE))
    assert len(world.site.paths) == 6


def test_a_redirect_that_says_no_place_is_no_page(world: World) -> None:
    world.site.page("/talks", status=302)
    assert "does not say where to" in complaint(world.web().fetch(PAGE))


def test_a_cookie_goes_along_a_redirect_but_to_no_other_host_and_no_other_page(world: World) -> None:
    world.site.page("/talks", status=302, location="/consent", set_cookie="seen=1; Path=/")
    world.site.leads("/consent", "http://other.example/t")
    world.site.page("/t")
    world.site.page("/second")
    web = world.web()
    page(web.fetch(PAGE))
    page(web.fetch("http://press.example/second"))
    sent = {asked.path: asked.headers.get("Cookie") for asked in world.site.asked}
    assert sent == {"/robots.txt": None, "/talks": None, "/consent": "seen=1", "/t": None, "/second": None}


def test_a_page_that_is_known_is_asked_for_its_changes(world: World) -> None:
    world.kept.known[PAGE] = Validator(etag='W/"a1"', last_modified="Thu, 12 Mar 2026 10:00:00 GMT")
    world.site.page("/talks", status=304)
    assert world.web().fetch(PAGE, world.kept) == Unchanged(asked=PAGE, address=PAGE)
    sent = world.site.asked[-1].headers
    assert sent["If-None-Match"] == 'W/"a1"'
    assert sent["If-Modified-Since"] == "Thu, 12 Mar 2026 10:00:00 GMT"


def test_what_is_known_of_a_page_is_told_to_that_page_alone(world: World) -> None:
    world.kept.known["http://other.example/t"] = Validator(etag='"a1"')
    world.site.leads("/talks", "http://other.example/t")
    world.site.page("/t", status=304)
    found = world.web().fetch(PAGE, world.kept)
    assert found == Unchanged(asked=PAGE, address="http://other.example/t")
    sent = [asked.headers.get("If-None-Match") for asked in world.site.asked if asked.path != "/robots.txt"]
    assert sent == [None, '"a1"']


def test_304_to_who_knew_nothing_is_no_page(world: World) -> None:
    world.site.page("/talks", status=304)
    assert "(304)" in complaint(world.web().fetch(PAGE, world.kept))


def test_a_state_that_could_not_be_sent_back_is_none(world: World) -> None:
    world.site.page("/talks", etag='"' + "a" * 2000 + '"')
    assert not page(world.web().fetch(PAGE)).validator


@pytest.mark.parametrize(
    ("status", "says"),
    [(401, "password"), (403, "does not let programs"), (404, "no such page"), (410, "taken this page down"),
     (418, "gives no page (418)"), (451, "legal reasons"), (500, "try again later"), (503, "try again later"),
     (204, "gives no page (204)"), (300, "gives no page (300)")],
)  # fmt: skip
def test_a_page_that_is_not_given_is_a_problem_with_the_cure(world: World, status: int, says: str) -> None:
    world.site.page("/talks", status=status)
    found = world.web().fetch(PAGE)
    assert says in complaint(found)
    assert isinstance(found, Problem)
    assert found.source == PAGE


def test_a_long_pause_asked_for_ends_the_asking_of_that_host(world: World) -> None:
    world.site.page("/talks", status=429, retry_after="3600")
    world.site.page("/more")
    web = world.web()
    assert "asks for a pause (429); read it again in 3600 seconds" in complaint(web.fetch(PAGE))
    assert "not asked again in this run" in complaint(web.fetch("http://press.example/more"))
    page(web.fetch("http://other.example/more"))
    assert world.site.paths == ["/talks", "/more"]


def test_a_short_pause_asked_for_is_kept(world: World) -> None:
    world.site.page("/talks", status=503, retry_after="12", date=formatdate(1_000_000))
    world.site.page("/more")
    web = world.web()
    assert "in 12 seconds" in complaint(web.fetch(PAGE))
    page(web.fetch("http://press.example/more"))
    assert world.clock.slept[-1] == 12


def test_429_without_a_time_ends_the_asking(world: World) -> None:
    world.site.page("/talks", status=429)
    web = world.web()
    assert "read it again later" in complaint(web.fetch(PAGE))
    assert "not asked again" in complaint(web.fetch(PAGE))


def test_a_host_is_asked_once_a_second(world: World) -> None:
    for path in ("/talks", "/b", "/c"):
        world.site.page(path)
    web = world.web()
    for path in ("talks", "b", "c"):
        page(web.fetch(f"http://press.example/{path}"))
    assert world.clock.slept == [1, 1, 1]  # robots.txt came first
    page(web.fetch("http://other.example/b"))
    assert len(world.clock.slept) == 4  # its robots.txt did not wait, its page did


def test_one_connection_serves_a_host(world: World) -> None:
    for path in ("/talks", "/b"):
        world.site.page(path)
    web = world.web()
    page(web.fetch(PAGE))
    page(web.fetch("http://press.example/b"))
    assert len(world.wire.made) == 1


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        handler.wfile.write(b"a")
        handler.wfile.flush()


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(50_000):
        handler.wfile.write(b"a")
        handler.wfile.flush()


def endless_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-More: talks\r\n" * 1000)


def silence(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.recv(1)  # until the client hangs up


def broken(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nTalks")
    handler.close_connection = True


def no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-Server\r\n")
    handler.close_connection = True


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.wfile.write(b"<p>Talks go on." * 5000)


@pytest.mark.parametrize("answer", [drip, drip_headers])
def test_an_answer_that_drips_is_cut_at_the_deadline(world: World, answer: Any) -> None:
    """The clock moves a second at each step, so the deadline comes while every step is quick."""
    world.site.routes["/talks"] = answer
    world.clock.step = 1
    assert "not done after 60 seconds" in complaint(world.web().fetch(PAGE))


def test_an_answer_that_falls_silent_is_cut(world: World) -> None:
    world.site.routes["/talks"] = silence
    assert "fell silent" in complaint(world.web(limits=Limits(silence=0.05)).fetch(PAGE))


@pytest.mark.parametrize("answer", [broken, no_http, endless_headers])
def test_an_answer_that_breaks_off_or_is_none_is_a_problem(world: World, answer: Any) -> None:
    world.site.routes["/talks"] = answer
    assert "broke off or is no HTTP" in complaint(world.web().fetch(PAGE))


def test_a_body_without_end_is_cut_at_the_limit(world: World) -> None:
    world.site.routes["/talks"] = endless
    assert "more than 1 MB" in complaint(world.web(limits=Limits(largest=1_000_000)).fetch(PAGE))


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress], ids=["gzip", "deflate"])
def test_a_bomb_is_cut_at_the_limit_and_an_honest_packing_read(world: World, pack: Any) -> None:
    name = "gzip" if pack is gzip.compress else "deflate"
    world.site.page("/talks", pack(b"0" * 30_000_000), content_encoding=name)
    world.site.page("/honest", pack(b"Talks"), content_encoding=name)
    assert "more than 20 MB" in complaint(world.web().fetch(PAGE))
    assert page(world.web().fetch("http://press.example/honest")).data == b"Talks"


def test_a_packing_that_was_not_asked_for_is_refused(world: World) -> None:
    world.site.page("/talks", b"\x0b\x02\x80Talks\x03", content_encoding="br")
    assert "packed as 'br'" in complaint(world.web().fetch(PAGE))


def test_what_holds_no_words_is_not_even_read(world: World) -> None:
    world.site.page("/talks", b"\x89PNG", content_type="image/png")
    assert "no text but image/png" in complaint(world.web().fetch(PAGE))


@pytest.fixture
def trust() -> ssl.SSLContext:
    from pathlib import Path

    return ssl.create_default_context(cafile=str(Path(__file__).with_name("press-example.pem")))


def test_tls_is_verified_by_the_name_though_the_connection_goes_to_a_number(
    secure_world: World, trust: ssl.SSLContext
) -> None:
    secure_world.site.page("/talks", "Talks")
    found = page(secure_world.web(ssl_context=trust).fetch("https://press.example/talks"))
    assert found.data == b"Talks"
    assert secure_world.wire.made[0] == ("93.184.215.14", 443)


def test_another_hosts_certificate_does_not_hold(secure_world: World, trust: ssl.SSLContext) -> None:
    secure_world.site.page("/talks", "Talks")
    said = complaint(secure_world.web(ssl_context=trust).fetch("https://other.example/talks"))
    assert "its certificate does not hold" in said
    assert "other.example" in said
    assert secure_world.site.asked == []


def test_a_certificate_that_nobody_vouches_for_does_not_hold(secure_world: World) -> None:
    said = complaint(secure_world.web().fetch("https://press.example/talks"))
    assert "its certificate does not hold" in said


def test_where_no_connection_comes_about_an_unused_proxy_is_named(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.wire.dead.add("93.184.215.14")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128/")
    said = complaint(world.web().fetch(PAGE))
    assert "no connection" in said
    assert "HTTPS_PROXY is set, but proxies are not used" in said
    assert "proxy.example" not in said
