"""A site on this machine, the names that lead to it, and a clock that moves when someone sleeps; no real network."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpcore
import pytest

from pourparler.sources.web.answers import Validator
from pourparler.sources.web.client import Web

PUBLIC = "93.184.215.14"
CERTIFICATE = Path(__file__).with_name("press-example.pem")  # of press.example alone, made for these tests
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Asked:
    """One request as the site saw it."""

    host: str
    path: str
    headers: dict[str, str]


@dataclass
class Site:
    """What a server answers by path, or by host and path; what it was asked."""

    routes: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    port: int = 0

    def __post_init__(self) -> None:
        self.page("/robots.txt")

    def page(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> None:
        """Answer `path` so; `content_type="text/html"` is the header Content-Type."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in ({"Content-Length": str(len(data))} | named).items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(data)

        self.routes[path] = answer

    def leads(self, path: str, to: str, status: int = 302) -> None:
        """Answer `path` with a redirect."""
        self.page(path, status=status, location=to)

    @property
    def paths(self) -> list[str]:
        """What was asked, but for robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers.get("Host", "")
            site.asked.append(Asked(host=host, path=self.path, headers=dict(self.headers)))
            answer = site.routes.get(host + self.path) or site.routes.get(self.path)
            if answer is None:
                self.send_error(404)
            else:
                try:
                    answer(self)
                except OSError:  # the client has hung up, as it should
                    self.close_connection = True

        def log_message(self, *said: Any) -> None:
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # a client that hangs up in the middle is what some tests are about


def _serving(site: Site, context: ssl.SSLContext | None) -> Iterator[Site]:
    server = _Server(("127.0.0.1", 0), _handler(site))
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    """A site over plain HTTP."""
    yield from _serving(Site(), None)


@pytest.fixture
def secure_site() -> Iterator[Site]:
    """A site over TLS that proves to be press.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    yield from _serving(Site(), context)


@dataclass
class Wire(httpcore.NetworkBackend):
    """Connections that all end at the site, whatever address they were made to; `made` says to which."""

    site: Site
    made: list[tuple[str, int]] = field(default_factory=list)
    dead: set[str] = field(default_factory=set)

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **rest: Any) -> httpcore.NetworkStream:
        self.made.append((host, port))
        if host in self.dead:
            raise httpcore.ConnectError("refused")
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.site.port, timeout, **rest)


@dataclass
class Clock:
    """Seconds that pass when someone sleeps, and `step` at each look."""

    now: float = 1000.0
    step: float = 0.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        self.now += self.step
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Names:
    """What each name is looked up as, one answer after the other, the last one for good; how often it was looked up."""

    known: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    looked: list[str] = field(default_factory=list)

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.looked.append(host)
        if host not in self.known:
            raise OSError("name not known")
        answers = self.known[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@dataclass
class Kept:
    """A memory that forgets when the test ends."""

    known: dict[str, Validator] = field(default_factory=dict)
    articles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)

    def recall(self, address: str) -> Validator | None:
        return self.known.get(address)

    def remember(self, address: str, validator: Validator, articles: tuple[str, ...]) -> None:
        self.known[address], self.articles[address] = validator, articles

    def unchanged(self, address: str) -> None:
        self.same.append(address)


@dataclass
class World:
    """All that a `Web` stands on."""

    site: Site
    wire: Wire
    names: Names = field(default_factory=lambda: Names({"press.example": [[PUBLIC]], "other.example": [["1.1.1.1"]]}))
    clock: Clock = field(default_factory=Clock)
    kept: Kept = field(default_factory=Kept)

    def web(self, **given: Any) -> Web:
        """A reader of the web in this world."""
        standing = {"look_up": self.names, "backend": self.wire, "clock": self.clock, "sleep": self.clock.sleep}
        return Web(**(standing | given))


@pytest.fixture
def world(site: Site) -> World:
    """press.example and other.example, at public addresses that lead to the site."""
    return World(site=site, wire=Wire(site))


@pytest.fixture
def secure_world(secure_site: Site) -> World:
    """The same over TLS."""
    return World(site=secure_site, wire=Wire(secure_site))
