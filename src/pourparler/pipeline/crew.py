"""Work for several processes that can be ended: what hangs or dies costs only the thing it was doing.

In: batches of things, what to do with one batch, how long it may take. Out: for each batch, in order, its results.
Refused: to wait for ever. A batch that is not done in time is done one thing at a time; the thing that is not done even
then gives a `Failure` in its place.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
STARTING = 120.0
"""Seconds that a process has to begin: to import what it needs and load the language model."""


class Failure(Enum):
    """Why a thing was not done."""

    TOO_LONG = "it took too long and was ended"
    DIED = "the process that did it died, perhaps for want of memory"


class NotStartedError(Exception):
    """No process could be started; what is to be done can still be done in place."""


@dataclass(slots=True)
class _Job(Generic[T, R]):
    """A batch on its way; `left` are the places in it that are still to be done, all at once or each `alone`."""

    things: Sequence[T]
    results: list[R | Failure | None]
    left: deque[list[int]] = field(default_factory=deque)
    under_way: int = 0

    @property
    def done(self) -> bool:
        return not self.left and not self.under_way


class _Worker(Generic[T, R]):
    """One process, idle or at work on some places of a job until a deadline."""

    def __init__(self, begin: Callable[..., Callable[[list[T]], list[R]]], args: tuple[Any, ...]) -> None:
        context = get_context("spawn")
        self.ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, begin, args), daemon=True)
        self._process.start()
        theirs.close()
        self.job: _Job[T, R] | None = None
        self.places: list[int] = []
        self.ready = False
        self.deadline = monotonic() + STARTING

    def give(self, job: _Job[T, R], seconds: Callable[[Sequence[T]], float]) -> None:
        """Hand over what of a job is next."""
        self.job, self.places = job, job.left.popleft()
        job.under_way += 1
        things = [job.things[place] for place in self.places]
        self.deadline = monotonic() + seconds(things)
        self.ours.send(things)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self.ours.close()


class Crew(Generic[T, R]):
    """Some processes; `begin(*args)`, called in each, gives what does a batch in so many `seconds` at most."""

    def __init__(
        self,
        size: int,
        begin: Callable[..., Callable[[list[T]], list[R]]],
        args: tuple[Any, ...],
        *,
        seconds: Callable[[Sequence[T]], float],
    ) -> None:
        self._size, self._begin, self._args, self._seconds = size, begin, args, seconds
        self._workers: list[_Worker[T, R]] = []

    def each(self, batches: Iterable[Sequence[T]]) -> Iterator[list[R | Failure]]:
        """The results of each batch, in order, a few batches being on their way at a time.

        Raises what the work itself raises, and NotStartedError where a process ends before it begins.
        """
        coming = iter(batches)
        waiting: deque[_Job[T, R]] = deque()
        ahead = next(coming, None)
        try:
            while ahead is not None or waiting:
                if ahead is not None and len(waiting) <= 2 * self._size:
                    places = list(range(len(ahead)))
                    waiting.append(_Job(things=ahead, results=[None] * len(ahead), left=deque([places])))
                    self._hand_out(waiting)
                    ahead = next(coming, None)  # made ready while the processes are at work
                    self._heed(0)
                else:
                    self._hand_out(waiting)
                    if not waiting[0].done:
                        self._heed(None)
                self._hand_out(waiting)
                while waiting and waiting[0].done:
                    yield [result for result in waiting.popleft().results if result is not None]
        finally:
            for worker in self._workers:
                worker.end()
            self._workers = []

    def _hand_out(self, waiting: Iterable[_Job[T, R]]) -> None:
        """Give the idle processes what is to be done, the oldest first; begin others up to the size of the crew."""
        for job in waiting:
            while job.left and (idle := next((w for w in self._workers if w.ready and w.job is None), None)):
                try:
                    idle.give(job, self._seconds)
                except OSError:  # it died while it was idle
                    self._lost(idle, Failure.DIED)
        wanted = sum(len(job.left) for job in waiting) - sum(not w.ready for w in self._workers)
        for _ in range(min(wanted, self._size - len(self._workers))):
            self._workers.append(_Worker(self._begin, self._args))

    def _heed(self, patience: float | None) -> None:
        """Take what the processes have to say; end those that are past their time. `patience` None waits for one."""
        busy = [w for w in self._workers if w.job is not None or not w.ready]
        if not busy:
            return
        left = max(0.0, min(w.deadline for w in busy) - monotonic())
        said = wait([w.ours for w in busy], left if patience is None else patience)
        for worker in busy:
            if worker.ours in said:
                self._hear(worker)
            elif worker.deadline <= monotonic():
                self._lost(worker, Failure.TOO_LONG)

    def _hear(self, worker: _Worker[T, R]) -> None:
        try:
            raised, results = worker.ours.recv()
        except (EOFError, OSError):
            self._lost(worker, Failure.DIED)
            return
        if raised is not None:
            raise raised
        worker.ready = True
        if worker.job is not None:
            for place, result in zip(worker.places, results, strict=True):
                worker.job.results[place] = result
            worker.job.under_way -= 1
            worker.job = None

    def _lost(self, worker: _Worker[T, R], why: Failure) -> None:
        """End a process; what it had is done one thing at a time, and the one thing that it was alone with is not."""
        worker.end()
        self._workers.remove(worker)
        if worker.job is None:
            if not worker.ready:
                raise NotStartedError
            return
        worker.job.under_way -= 1
        if len(worker.places) > 1:
            worker.job.left.extend([place] for place in worker.places)
        else:
            worker.job.results[worker.places[0]] = why


def _serve(
    theirs: Connection, begin: Callable[..., Callable[[list[T]], list[R]]], args: tuple[Any, ...]
) -> None:  # pragma: no cover - runs in another process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        work = begin(*args)
        theirs.send((None, None))
        while True:
            theirs.send((None, work(theirs.recv())))
    except EOFError:  # nobody is left to work for
        return
    except Exception as error:
        theirs.send((error, None))
