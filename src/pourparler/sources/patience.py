"""How long the reading of one thing may take.

In: a bound in seconds. Out: a `with` that ends the work inside it when the bound is passed, by `TookTooLongError`.
Refused: to let one page or article hold up the others. In a thread that is not the main one no bound is kept.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from types import FrameType
from typing import TypeVar

from pourparler.problems import Problem

T = TypeVar("T")
_AGAIN = 0.5  # seconds; work that swallowed the first signal gets another
_WAITING = 10
"""Seconds on the wall for one of the processor."""


class TookTooLongError(BaseException):
    """The work took longer than its bound; no `Exception`, for a library that forgives those must not forgive this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds of computing for something of so many characters: a `floor`, and a second for each `characters`."""

    floor: float
    characters: int

    def seconds(self, size: int) -> float:
        """The bound for `size` characters.

        >>> Patience(floor=30, characters=1_000).seconds(6_000)
        36.0
        """
        return self.floor + size / self.characters


PAGE = Patience(floor=30, characters=100_000)
"""For a page as it is stored: some hundred times what a page of its size takes on a slow machine."""
ARTICLE = Patience(floor=30, characters=2_000)
"""For the text of an article: some ten to a hundred times what it takes."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """End the work inside after so many seconds of the processor, or ten times as many by the clock on the wall.

    A busy machine does not make work late; work that only waits is late all the same. An outer bound holds on.

    >>> with at_most(30):
    ...     "Talks resume.".upper()
    'TALKS RESUME.'
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    with (
        _armed(signal.ITIMER_REAL, signal.SIGALRM, _WAITING * seconds),
        _armed(signal.ITIMER_PROF, signal.SIGPROF, seconds),
    ):
        yield


@contextmanager
def _armed(timer: int, number: signal.Signals, seconds: float) -> Iterator[None]:
    began, (before, step) = monotonic(), signal.getitimer(timer)
    if 0 < before <= seconds:
        yield
        return
    armed = threading.Event()
    armed.set()

    def end(number: int, frame: FrameType | None) -> None:
        if armed.is_set():
            raise TookTooLongError

    handler = signal.signal(number, end)
    signal.setitimer(timer, seconds, _AGAIN)
    try:
        try:
            yield
        finally:
            armed.clear()  # a signal that comes while we leave ends nothing any more
    finally:
        signal.setitimer(timer, 0)
        signal.signal(number, handler)
        if before:
            signal.setitimer(timer, max(before - (monotonic() - began), 0.001), step)


def in_time(work: Callable[[], T], size: int, source: str) -> T | Problem:
    """What the work gives, or the problem of an input of so many characters or bytes that takes too long."""
    seconds = PAGE.seconds(size)
    try:
        with at_most(seconds):
            return work()
    except TookTooLongError:
        took = f"could not be read within {seconds:.0f} seconds of computing, far more than such a page takes"
        return Problem(source=source, message=f"{took}; save its text alone")
