"""Asks the web for one page, politely and within bounds.

In: an http(s) address, and what was known of it. Out: `Fetched`, `Unchanged`, or a `Problem` with the cure.
Refused: addresses that are not public, what robots.txt forbids, what is too long, too slow or redirected without end.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from functools import cache, partial
from types import TracebackType
from typing import Self

import httpcore
import httpx

from pourparler import __version__
from pourparler.problems import Problem
from pourparler.sources.web import robots
from pourparler.sources.web.addresses import RefusedError, parsed, without_password
from pourparler.sources.web.answers import Fetched, Memory, Unchanged, conditions, validator_of
from pourparler.sources.web.body import BodyError, unpacked
from pourparler.sources.web.failures import BY_HAND, FailedError, reason, status_reason
from pourparler.sources.web.pace import Pace, retry_after
from pourparler.sources.web.transport import CheckedBackend, CheckedTransport, DeadlineError, Resolve, resolve

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_ASKED_FOR = {
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=.9,*/*;q=.7",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
}
_NO_WORDS = ("image/", "audio/", "video/", "font/")
_ENOUGH = (200, 203)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a request may cost: seconds to connect, between two pieces, and in all; bytes; redirects; seconds between
    two requests to one host.
    """

    connect: float = 10.0
    silence: float = 20.0
    whole: float = 60.0
    largest: int = 20_000_000
    redirects: int = 5
    interval: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    headers: httpx.Headers
    data: bytes


class _LostError(FailedError):
    """Too many redirects."""


class Web:
    """The web, asked by one reader in one run: what a site's robots.txt says and when it was asked are kept meanwhile.

    Proxies and passwords of the environment (HTTPS_PROXY, .netrc) are not used: a proxy would make the connections
    itself, and the check of where they go would be worth nothing. SSL_CERT_FILE is heeded. Cookies do not outlast a
    page, nor leave the host that set them.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits = Limits(),
        look_up: Resolve = resolve,
        backend: httpcore.NetworkBackend | None = None,
        ssl_context: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`allow_private` asks addresses of one's own network as well."""
        self._allow_private, self._limits = allow_private, limits
        self._pace = Pace(clock, sleep, limits.interval)
        self._backend = CheckedBackend(backend or httpcore.SyncBackend(), look_up, clock, allow_private=allow_private)
        self._client = httpx.Client(
            transport=CheckedTransport(self._backend, ssl_context or httpx.create_ssl_context()),
            headers={"User-Agent": agent(), **_ASKED_FOR},
            timeout=httpx.Timeout(limits.silence, connect=limits.connect),
            trust_env=False,
            follow_redirects=False,
        )
        self._rules: dict[str, robots.Rules] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes every connection."""
        self._client.close()

    def fetch(self, address: str, memory: Memory | None = None) -> Fetched | Unchanged | Problem:
        """The page at an address, wherever its redirects lead; a page that `memory` knows is asked for its changes."""
        self._client.cookies.clear()
        try:
            url, answer = self._followed(self._parsed(address), partial(self._page, memory=memory))
        except (RefusedError, BodyError, FailedError) as error:
            return Problem(source=without_password(address), message=str(error))
        if answer.status == 304:
            return Unchanged(asked=address, address=str(url))
        said = Message()
        said["Content-Type"] = answer.headers.get("Content-Type", "")
        return Fetched(
            asked=address, address=str(url), data=answer.data, validator=validator_of(answer.headers),
            media_type=said.get_content_type() if said["Content-Type"] else "", charset=said.get_content_charset(),
        )  # fmt: skip

    def _parsed(self, address: str) -> httpx.URL:
        return parsed(address, allow_private=self._allow_private)

    def _followed(self, url: httpx.URL, ask: Callable[[httpx.URL], _Answer]) -> tuple[httpx.URL, _Answer]:
        """The last answer and where it came from; each hop is checked like the first."""
        first = url
        for _ in range(self._limits.redirects + 1):
            try:
                answer = ask(url)
            except (RefusedError, BodyError, FailedError) as error:
                if url == first:
                    raise
                raise FailedError(f"leads to {url}: {error}") from error
            if answer.status not in _REDIRECTS:
                return url, answer
            url = self._next(url, answer)
        raise _LostError(f"more than {self._limits.redirects} redirects, the last one to {url}; give the last address")

    def _next(self, url: httpx.URL, answer: _Answer) -> httpx.URL:
        location = answer.headers.get("Location", "")
        if not location:
            raise FailedError(f"a redirect ({answer.status}) that does not say where to; {BY_HAND}")
        try:
            following = self._parsed(str(url.join(location)))
        except (RefusedError, httpx.InvalidURL, ValueError) as error:
            raise FailedError(f"leads to {location[:200]!r}, which is not asked: {error}") from error
        if following.raw_host != url.raw_host:
            self._client.cookies.clear()
        if url.fragment and not following.fragment:  # RFC 9110 10.2.2
            following = following.copy_with(fragment=url.fragment)
        return following

    def _page(self, url: httpx.URL, memory: Memory | None) -> _Answer:
        rules = self._rules_of(url)
        if refusal := rules.refusal(str(url)):
            raise RefusedError(refusal)
        if self._pace.closed(url.host):
            raise RefusedError("the site asked for a long pause and is not asked again in this run; read it later")
        known = memory.recall(str(url)) if memory is not None else None
        answer = self._asked(url, conditions(known), pause=rules.pause)
        if answer.status in _ENOUGH or answer.status in _REDIRECTS or (answer.status == 304 and known):
            return answer
        raise FailedError(self._complaint(url, answer))

    def _complaint(self, url: httpx.URL, answer: _Answer) -> str:
        wanted = retry_after(answer.headers.get("Retry-After", ""), answer.headers.get("Date", ""))
        if answer.status == 429 or (answer.status == 503 and wanted is not None):
            self._pace.asked_to_wait(url.host, wanted)
            when = "later" if wanted is None else f"in {wanted:.0f} seconds"
            return f"{url.host} asks for a pause ({answer.status}); read it again {when}"
        return f"{url.host} {status_reason(answer.status)}"

    def _rules_of(self, url: httpx.URL) -> robots.Rules:
        """What the robots.txt of the site says, asked once a run."""
        site = url.copy_with(raw_path=b"/robots.txt", fragment=None)
        if str(site) not in self._rules:
            self._rules[str(site)] = self._robots(site)
        return self._rules[str(site)]

    def _robots(self, site: httpx.URL) -> robots.Rules:
        try:
            _, answer = self._followed(site, self._asked)
        except _LostError:
            return robots.Rules()  # RFC 9309 2.3.1.2
        except RefusedError as error:
            return robots.Rules(trouble=str(error))
        except (BodyError, FailedError) as error:
            return robots.Rules(trouble=f"{error} (asked for its robots.txt)")
        return robots.rules_of(answer.status, answer.data)

    def _asked(self, url: httpx.URL, headers: Mapping[str, str] | None = None, pause: float = 0.0) -> _Answer:
        """The answer of one host to one request, made when its pause is over."""
        self._pace.wait(url.host)
        try:
            with (
                self._backend.within(self._limits.whole),
                self._client.stream("GET", url, headers=headers or {}) as response,
            ):
                return _Answer(status=response.status_code, headers=response.headers, data=self._body(response))
        except DeadlineError as error:
            raise FailedError(f"not done after {self._limits.whole:g} seconds; try again, or {BY_HAND}") from error
        except (httpx.TransportError, httpx.StreamError) as error:
            raise FailedError(reason(error)) from error
        finally:
            self._pace.asked(url.host, pause)

    def _body(self, response: httpx.Response) -> bytes:
        """The body of a page; that of a redirect or an error says nothing to us and is left where it is."""
        if response.status_code not in _ENOUGH:
            return b""
        kind = response.headers.get("Content-Type", "").strip().lower()
        if kind.startswith(_NO_WORDS):
            raise BodyError(f"no text but {kind[:60]}; give the address of an article or a feed")
        return unpacked(response.iter_raw(), response.headers.get("Content-Encoding", ""), self._limits.largest)


@cache
def agent() -> str:
    """The name under which sites are asked, with the page that says what this is, once the package names one."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        named = metadata("pourparler").get_all("Project-URL") or ()
    except PackageNotFoundError:
        named = ()
    pages = dict(entry.split(", ", 1) for entry in named if ", " in entry)
    page = pages.get("Documentation") or pages.get("Homepage")
    return f"{robots.AGENT}/{__version__}" + (f" (+{page})" if page else "")
