"""Talks as the dossier sets them: each with the turns that led to where it stands.

In: talks and where their words are found. Out: `TalksView`s, those told of last first.
Refused: a turn without its words; a day of publication passed off as that of the happening.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.present.places import PlaceView


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """A status that talks had: its day (in brackets where that of publication), and the words that say so."""

    day: str
    status: str
    place: PlaceView


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksView:
    """Talks: what they are called, how they stand, who takes part and where, and each turn; `why` they are one."""

    id: str
    name: str
    status: str
    about: str
    turns: tuple[TurnView, ...]
    why: str = ""

    @property
    def status_words(self) -> str:
        """The status as it is read."""
        return self.status.replace("-", " ")
