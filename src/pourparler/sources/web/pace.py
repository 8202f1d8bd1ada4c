"""How often a site is asked.

In: a host, and what it says of pauses. Out: a wait before the next request.
Refused: to ask a host again in this run that asked for a longer pause than anyone would sit through.
"""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime

LONGEST = 30.0
"""Seconds: the longest pause kept; a longer Crawl-delay counts as this, a longer Retry-After ends the asking."""


class Pace:
    """When each host may be asked again; `clock` and `sleep` in seconds."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None], interval: float) -> None:
        """One request a host every `interval` seconds, or more slowly where it says so."""
        self._clock, self._sleep, self._interval = clock, sleep, interval
        self._next: dict[str, float] = {}
        self._closed: set[str] = set()

    def closed(self, host: str) -> bool:
        """Whether the host asked to be left alone for longer than this run will wait."""
        return host in self._closed

    def wait(self, host: str) -> None:
        """Returns when the host may be asked."""
        pause = self._next.get(host, 0.0) - self._clock()
        if host in self._next and pause > 0:
            self._sleep(pause)

    def asked(self, host: str, pause: float = 0.0) -> None:
        """Says that the host was asked just now and wants `pause` seconds between requests."""
        self._next[host] = self._clock() + max(self._interval, min(pause, LONGEST))

    def asked_to_wait(self, host: str, pause: float | None) -> None:
        """Says that the host was asked too often (429, 503): a short pause is kept, else it is not asked again."""
        if pause is None or pause > LONGEST:
            self._closed.add(host)
        else:
            self.asked(host, pause)


def retry_after(value: str, date: str) -> float | None:
    """The seconds that a Retry-After header asks for; one that gives a moment counts from the answer's own Date.

    >>> retry_after("120", ""), retry_after("soon", "")
    (120.0, None)
    >>> retry_after("Thu, 12 Mar 2026 10:01:30 GMT", "Thu, 12 Mar 2026 10:00:00 GMT")
    90.0
    """
    if value.strip().isascii() and value.strip().isdigit():
        return float(value.strip()[:12])
    try:
        return max(0.0, (parsedate_to_datetime(value) - parsedate_to_datetime(date)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
