"""Commitments as the dossier sets them: what was promised, by when, and what became of it.

In: outcomes, and where their words are found. Out: `CommitmentView`s in the order of the day that they were due.
Refused: an outcome without the words that show it; where nothing does, it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pourparler.analysis import first_day
from pourparler.analysis.kept import Outcome, OutcomeKind
from pourparler.present.places import Places, PlaceView
from pourparler.present.wording import day, names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentView:
    """An undertaking in its words; `due` is a day in words, `shown` the words that show the outcome."""

    sides: str
    due: str
    place: PlaceView
    outcome: OutcomeKind
    shown: PlaceView | None


def commitment_views(
    found: Iterable[Outcome], places: Places, parties: Mapping[str, str]
) -> tuple[CommitmentView, ...]:
    """The commitments whose articles the dossier shows; those without a day last."""
    held = [each for each in found if places.holds(each.commitment.article_id)]
    return tuple(_view(each, places, parties) for each in sorted(held, key=_due))


def _due(found: Outcome) -> tuple[str, str]:
    due = first_day(found.commitment.due.value) if found.commitment.due else None
    return (due.isoformat() if due else "9999", found.commitment.id)


def _view(found: Outcome, places: Places, parties: Mapping[str, str]) -> CommitmentView:
    told = found.commitment
    shown = None
    if found.article_id and found.shown and places.holds(found.article_id):
        shown = places.at(found.article_id, found.shown)
    return CommitmentView(
        sides=names_of(told.party, parties),
        due=day(told.due.value) if told.due else "",
        place=places.at(told.article_id, told.text, told.statement),
        outcome=found.outcome if shown or found.outcome == "unknown" else "unknown",
        shown=shown,
    )
