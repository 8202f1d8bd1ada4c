"""Mentions of one affair of talks, and what they say together.

In: sightings. Out: `Group`, with its kind, sides, venue, day and the statuses that are told of it.
Refused: nothing; what no mention says is empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparler.model import When
from pourparler.model.talks import TalksKind
from pourparler.talks.scene import Sides
from pourparler.talks.sighting import Sighting, Venue


@dataclass(slots=True)
class Group:
    """Mentions of one affair, in the order of the text."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def kind(self) -> TalksKind:
        """The kind that says most: a summit is also called meeting, a round also talks."""
        kinds = [s.kind for s in self.sightings]
        for kind in ("summit", "round", "format", "call", "visit", "meeting", "channel"):
            if kind in kinds:
                return kind
        return kinds[0]

    @property
    def sides(self) -> Sides:
        """All who are named as sides."""
        found = Sides()
        for s in self.sightings:
            found = found.with_(s.sides)
        return found

    @property
    def venue(self) -> Venue | None:
        """The first place named, a town before a state."""
        venues = [s.venue for s in self.sightings if s.venue is not None]
        return next((v for v in venues if v.state is not None and not is_whole(v)), venues[0] if venues else None)

    @property
    def when(self) -> When | None:
        """The first date, the most exact first."""
        dates = [s.when for s in self.sightings if s.when is not None]
        exact = [d for d in dates if d.precision in ("time", "day")]
        return (exact or dates)[0] if dates else None

    @property
    def is_event(self) -> bool:
        """Whether talks are one sitting rather than a channel: they have a day, or a town and do not go on."""
        exact = any(s.when is not None and s.when.precision in ("day", "time") for s in self.sightings)
        return exact or (self.venue is not None and not self.statuses() & {"under-way", "stalled"})

    @property
    def number(self) -> int | None:
        """Its place in a row of rounds."""
        return next((s.number for s in self.sightings if s.number is not None and s.number > 0), None)

    def statuses(self) -> set[str]:
        """Every status that is told of it."""
        return {status for s in self.sightings for status in s.statuses}


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-").replace(".", "")


def is_whole(venue: Venue) -> bool:
    """Whether a venue is a state rather than a town."""
    return venue.whole or _slug(venue.name) == venue.state
