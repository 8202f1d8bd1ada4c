"""Talks as the dossier sets them: each with the turns that led to where it stands.

In: talks and where their words are found. Out: `TalksView`s, those told of last first.
Refused: a turn without its words; a day of publication passed off as that of the happening.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pourparler.analysis.talks import Step, TalksOnRecord
from pourparler.present.markup import anchor
from pourparler.present.places import Places, PlaceView
from pourparler.present.wording import day, names_of, plural, short_day, tells_day


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


def talks_views(found: Iterable[TalksOnRecord], places: Places, parties: Mapping[str, str]) -> tuple[TalksView, ...]:
    """The talks whose articles the dossier shows, those that were told of last first."""
    held = [each for each in found if all(places.holds(telling.article_id) for telling in each.tellings)]
    names = {each.id: each.name for each in held}
    ordered = sorted(held, key=lambda each: (_last(each), each.id), reverse=True)
    return tuple(_view(each, names, places, parties) for each in ordered)


def _last(talks: TalksOnRecord) -> str:
    return max((telling.day.isoformat() for telling in talks.tellings if telling.day), default="")


def _view(talks: TalksOnRecord, names: Mapping[str, str], places: Places, parties: Mapping[str, str]) -> TalksView:
    return TalksView(
        id=anchor("talks", talks.id),
        name=talks.name,
        status=talks.status,
        about="; ".join(word for word in _about(talks, names, parties) if word),
        turns=tuple(
            TurnView(
                day=_day(step),
                status=step.status.replace("-", " "),
                place=places.at(step.article_id, step.span, step.statement, around=True),
            )
            for step in talks.history
        ),
        why=_why(talks),
    )


def _about(talks: TalksOnRecord, names: Mapping[str, str], parties: Mapping[str, str]) -> Iterable[str]:
    yield talks.kind
    yield names_of(talks.parties, parties)
    yield f"hosted or mediated by {names_of(talks.mediators, parties)}" if talks.mediators else ""
    yield f"in {talks.venue}" if talks.venue else ""
    yield day(talks.date.value) if talks.date and tells_day(talks.date.value) else ""
    yield plural(talks.rounds, "round") if talks.rounds and talks.kind != "round" else ""
    whole = names.get(talks.part_of or "")
    yield f"part of {whole}" if whole else ""


def _day(step: Step) -> str:
    if step.date and tells_day(step.date.value):
        return short_day(step.date.value)
    return f"({short_day(step.told.isoformat())})" if step.told else "no date"


def _why(talks: TalksOnRecord) -> str:
    """In how many articles, and why these were taken for one."""
    reasons = dict.fromkeys(telling.because for telling in talks.tellings if telling.because)
    told = plural(len({telling.article_id for telling in talks.tellings}), "article")
    return f"{told}, joined by {'; '.join(reasons)}" if reasons else ""
