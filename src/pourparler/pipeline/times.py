"""How long each stage took.

In: work done inside a `with`. Out: seconds by stage.
Refused: nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class StageTimes:
    """Seconds spent in each stage, in the order in which the stages were first entered."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Count what happens inside towards `stage`."""
        began = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - began

    def add(self, seconds: Mapping[str, float]) -> None:
        """Count what another process spent."""
        for stage, spent in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent

    def each(self, stage: str, items: Iterable[T]) -> Iterator[T]:
        """The items as they come; the time each took to come counts towards `stage`."""
        coming = iter(items)
        while True:
            with self.of(stage):
                item = next(coming, _NONE_LEFT)
            if item is _NONE_LEFT:
                return
            yield item  # type: ignore[misc]


_NONE_LEFT = object()
