"""Who appears in the record, summed up.

In: sightings, one for each place where a statement names an actor. Out: an `ActorEntry` for each actor.
Refused: nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pourparler.model import Actor
from pourparler.record.entries import ActorEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An actor in one role of one statement; `words` name it in the text, `repeats` tells a mere repetition."""

    role: Literal["speaker", "addressee", "via"]
    actor: Actor
    words: str | None
    article: str
    day: str | None
    repeats: bool


def roster(sightings: Iterable[Sighting], resolve: Callable[[str], str] = lambda id: id) -> Iterator[ActorEntry]:
    """One entry for each actor, those who say most first; `resolve` gives the id that stands for a merged one."""
    seen: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        seen[resolve(sighting.actor.id)].append(sighting)
    entries = [_entry(id, found) for id, found in seen.items()]
    yield from sorted(entries, key=lambda e: (-e.statements, -e.reported, -e.addressed, e.actor.id))


def _entry(id: str, found: list[Sighting]) -> ActorEntry:
    counted = Counter(s.role for s in found if not s.repeats)
    names = Counter(s.words for s in found if s.words)
    dates = [s.day for s in found if s.day]
    return ActorEntry(
        actor=latest_reading(id, found),
        names=tuple(sorted(names.items(), key=lambda item: (-item[1], item[0]))),
        statements=counted["speaker"],
        reported=counted["via"],
        addressed=counted["addressee"],
        articles=len({s.article for s in found}),
        first_day=min(dates, default=None),
        last_day=max(dates, default=None),
    )


def latest_reading(id: str, found: Iterable[Sighting]) -> Actor:
    """How the actor was last described, under its own id rather than one that was merged into it, if possible."""
    best = max(found, key=lambda s: (s.actor.id == id, s.day or "", s.article, repr(s.actor)))
    return best.actor
