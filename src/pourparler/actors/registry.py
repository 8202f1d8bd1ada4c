"""Who that was, on that day.

In: actors files, bundled and the user's. Out: `Registry`, which resolves mentions as of a day.
Refused: files that do not hold (VocabularyError with file and line); what nobody knows resolves to nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pourparler.actors.entry import Entry
from pourparler.actors.index import Index
from pourparler.actors.loading import check_references, read_files
from pourparler.actors.offices import file_offices
from pourparler.actors.reader import read
from pourparler.actors.reading import Reading
from pourparler.actors.roles import bundled_roles
from pourparler.model import Resolution

_DATA = Path(__file__).parent / "data"
_KEPT = 1 << 16


class Registry:
    """Actors with their names and terms in office; the same question is answered from memory."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries
        self.index = Index(bundled_roles())
        self.index.add(entries.values())
        file_offices(self.index, entries.values())
        self._read: dict[tuple[str, str | None], Reading] = {}

    @classmethod
    def load(cls, *extra: Path) -> Registry:
        """The bundled registry and the user's files, whose entries add or stand in place of those with the same id.

        Raises VocabularyError with file and line.
        """
        if not extra:
            return _bundled()
        known = _bundled().entries
        return cls(checked(known | read_files(extra, rank=1, known=known)))

    def read(self, text: str, *, on: str | None = None) -> Reading:
        """Who a mention means on a day, with country (ISO 3166 alpha-3) and sector (PLOVER) codes.

        >>> reading = Registry.load().read("Ukrainian soldiers")
        >>> reading.country, reading.sector
        ('UKR', 'MIL')
        """
        known = self._read.get((text, on))
        if known is None:
            if len(self._read) >= _KEPT:
                self._read.clear()
            known = self._read[text, on] = read(text, self.index, on)
        return known

    def resolve(self, text: str, *, on: str | None = None) -> Resolution:
        """Who that was on that day (YYYY-MM-DD; None: no office is asserted unless its one holder is sure).

        >>> Registry.load().resolve("President Zelenskyy", on="2025-05-20").actor.id
        'volodymyr-zelensky'
        """
        return self.read(text, on=on).resolution

    def __iter__(self) -> Iterator[Entry]:
        """The entries, in the order of the files."""
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)


def checked(entries: dict[str, Entry]) -> dict[str, Entry]:
    """The entries, after their references were found to hold."""
    check_references(entries)
    return entries


@lru_cache(maxsize=1)
def _bundled() -> Registry:
    collecting = gc.isenabled()
    gc.disable()  # all that is made here stays; to look for waste in it costs a third more
    try:
        return Registry(checked(read_files(sorted(_DATA.rglob("*.yaml")), bundled=True)))
    finally:
        if collecting:
            gc.enable()
