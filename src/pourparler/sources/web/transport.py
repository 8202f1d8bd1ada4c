"""Connections to addresses that were checked, and to no others.

In: a request. Out: an answer, over a connection to one of the very addresses that were checked (no second lookup).
Refused: hosts at addresses that are not public; whatever goes on longer than the deadline, however busily.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Any

import httpcore
import httpx

from pourparler.sources.web.addresses import RefusedError, check_public

Resolve = Callable[[str, int], Sequence[str]]
"""The IP addresses of a host and port; raises OSError where there are none."""
_TRIED = 4  # addresses of one host


class DeadlineError(Exception):
    """The whole of a request took longer than it may."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses that the system knows for a host, in the system's order; raises OSError."""
    import socket

    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedBackend(httpcore.NetworkBackend):
    """Looks up a host, checks every address found, and connects to those addresses by number."""

    def __init__(
        self, inner: httpcore.NetworkBackend, look_up: Resolve, clock: Callable[[], float], *, allow_private: bool
    ) -> None:
        """Connections made by `inner`, to what `look_up` finds."""
        self._inner, self._look_up, self._clock, self._allow_private = inner, look_up, clock, allow_private
        self._deadline = float("inf")

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Whatever is done inside raises DeadlineError when it goes on for longer."""
        self._deadline = self._clock() + seconds
        try:
            yield
        finally:
            self._deadline = float("inf")

    def left(self, timeout: float | None) -> float:
        """The seconds that the next step may take; raises DeadlineError where none are left."""
        left = self._deadline - self._clock()
        if left <= 0:
            raise DeadlineError
        return min(left, timeout) if timeout is not None else left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's checked addresses that answers."""
        failed: Exception | None = None
        for address in self._checked(host, port, timeout)[:_TRIED]:
            try:
                stream = self._inner.connect_tcp(
                    address, port, self.left(timeout), local_address=local_address, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return Watched(stream, self)
        raise failed or httpcore.ConnectError(f"no address for {host}")

    def _checked(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        """All addresses of a host; one that is not public condemns the rest, for then the name is not to be trusted."""
        addresses = self._looked_up(host.removesuffix("."), port, self.left(timeout))
        for address in addresses:
            check_public(host, address, allow_private=self._allow_private)
        return addresses

    def _looked_up(self, host: str, port: int, timeout: float) -> Sequence[str]:
        """What `look_up` finds in the time there is; the system's own lookup cannot be given a limit."""
        found: list[Sequence[str]] = []
        failed: list[OSError] = []

        def look() -> None:
            try:
                found.append(self._look_up(host, port))
            except (OSError, UnicodeError) as error:
                failed.append(error if isinstance(error, OSError) else OSError(str(error)))

        thread = Thread(target=look, daemon=True)
        thread.start()
        thread.join(timeout if timeout < 1e6 else None)
        if failed or (found and not found[0]):
            raise RefusedError(f"no such host: {host}; check the spelling, and whether this machine is online")
        if not found:
            raise RefusedError(f"the name {host} was not looked up in time; check whether this machine is online")
        return found[0]

    def sleep(self, seconds: float) -> None:
        """Never called: nothing is retried."""
        raise NotImplementedError


class Watched(httpcore.NetworkStream):
    """A connection each of whose steps is cut at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, backend: CheckedBackend) -> None:
        """The connection `inner`, watched by the backend that made it."""
        self._inner, self._backend = inner, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._backend.left(timeout)
        return Watched(self._inner.start_tls(ssl_context, server_hostname, left), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class CheckedTransport(httpx.BaseTransport):
    """httpx over a pool whose every connection the backend has checked; TLS verifies the name of the host."""

    def __init__(self, backend: CheckedBackend, ssl_context: ssl.SSLContext) -> None:
        """A pool that keeps one connection a host, for one is asked at a time."""
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl_context, network_backend=backend, max_keepalive_connections=8
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body not yet read; raises httpx.TransportError, RefusedError, DeadlineError."""
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        asked = httpcore.Request(
            method=request.method, url=target, headers=request.headers.raw, extensions=request.extensions
        )
        with _as_httpx():
            answer = self._pool.handle_request(asked)
        return httpx.Response(status_code=answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Closes every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


_KINDS = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)


@contextmanager
def _as_httpx() -> Iterator[None]:
    """What httpcore raises as httpx's error of the same name."""
    try:
        yield
    except _KINDS as error:
        kind = getattr(httpx, type(error).__name__, httpx.TransportError)
        raise kind(str(error)) from error
