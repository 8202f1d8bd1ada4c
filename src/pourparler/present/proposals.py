"""Proposals as the dossier sets them: a grid of terms and sides, the last answer in each cell, all of them below.

In: proposals joined across articles. Out: `ProposalView`s.
Refused: an answer without its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pourparler.analysis.proposals import Line, OnTable
from pourparler.present.markup import anchor
from pourparler.present.places import Places, PlaceView
from pourparler.present.wording import ANSWERS, issue_name, names_of, period


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One answer in its words: `to` is the number of the term, None for the whole."""

    side: str
    answer: str
    to: int | None
    place: PlaceView


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A term (or, without a number, the whole), and the last answer of each side in the order of the columns."""

    number: int | None
    issue: str
    obliged: str
    beneficiary: str
    place: PlaceView | None
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """A proposal: its facts in words, the grid, and every answer in the order of the days."""

    id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    sides: tuple[str, ...]
    lines: tuple[LineView, ...]
    answers: tuple[AnswerView, ...]
    tellings: tuple[PlaceView, ...]


def proposal_views(found: Iterable[OnTable], places: Places, parties: Mapping[str, str]) -> tuple[ProposalView, ...]:
    """The proposals whose articles the dossier shows."""
    return tuple(_view(each, places, parties) for each in found if _held(each, places))


def _held(found: OnTable, places: Places) -> bool:
    return all(places.holds(telling.place.article_id) for telling in found.tellings)


def _view(found: OnTable, places: Places, parties: Mapping[str, str]) -> ProposalView:
    whole = [(None, found.whole)] if found.whole.answers else []
    numbered: list[tuple[int | None, Line]] = [*whole, *enumerate(found.lines, 1)]
    return ProposalView(
        id=anchor("proposal", found.id),
        name=found.name,
        facts=tuple((name, words) for name, words in _facts(found, parties) if words),
        sides=tuple(names_of([side], parties) for side in found.parties),
        lines=tuple(_line(number, line, found.parties, places, parties) for number, line in numbered),
        answers=tuple(_answers(numbered, places, parties)),
        tellings=tuple(places.at(t.place.article_id, t.place.span) for t in found.tellings),
    )


def _facts(found: OnTable, parties: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    days = sorted(t.place.day.isoformat() for t in found.tellings if t.place.day)
    yield "By", names_of(found.author, parties) or "not told"
    yield "Known as", found.publication or ""
    yield "Seen by", names_of(found.recipients, parties)
    yield "Not seen by", names_of(found.unseen, parties)
    yield "Answers", found.answers_to or ""
    yield "Drafts", ", ".join(dict.fromkeys(t.version for t in found.tellings if t.version))
    yield "Told", period(days[0], days[-1]) if days else ""


def _line(number: int | None, line: Line, sides: Iterable[str], places: Places, parties: Mapping[str, str]) -> LineView:
    told = line.told[0] if line.told else None
    return LineView(
        number=number,
        issue=issue_name(line.issue) if line.issue else "",
        obliged=names_of(line.obliged, parties),
        beneficiary=names_of(line.beneficiary, parties),
        place=places.at(told.article_id, told.span, told.statement) if told else None,
        answers=tuple(ANSWERS[line.answers[side].answer] if side in line.answers else "" for side in sides),
    )


def _answers(
    numbered: Iterable[tuple[int | None, Line]], places: Places, parties: Mapping[str, str]
) -> Iterable[AnswerView]:
    for number, line in numbered:
        for side, cell in line.answers.items():
            for answer, place in cell.history:
                yield AnswerView(
                    side=names_of([side], parties),
                    answer=ANSWERS[answer],
                    to=number,
                    place=places.at(place.article_id, place.span, place.statement),
                )
