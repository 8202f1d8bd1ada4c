"""Party by issue: where each side stands, each cell with its dated quotations and how each was attributed.

In: positions, their articles and statements. Out: a `Matrix` of cells, issues by how much is said on them.
Refused: a cell without words; what two sides say of each other is never merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pourparler.analysis.attribution import chain
from pourparler.analysis.calendar import first_day
from pourparler.model import Article, Position, Stance, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A position in its words: the day ("" where unknown), who said it and who passed it on, outermost first."""

    position: Position
    day: str
    words: str
    condition: str | None
    speaker: str | None
    via: tuple[str, ...] = ()
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """A side on an issue; `stance` is the last it took, `quotations` all of them in the order of their days."""

    party: str
    issue: str
    stance: Stance
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The sides and issues, most spoken of first, and the cells that are not empty."""

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    squares: tuple[Square, ...]

    def at(self, party: str, issue: str) -> Square | None:
        """The cell of a side and an issue; None where it is silent."""
        return next((s for s in self.squares if (s.party, s.issue) == (party, issue)), None)


def matrix(
    positions: Iterable[Position], articles: Mapping[str, Article], statements: Mapping[str, Statement]
) -> Matrix:
    """The matrix of some positions; articles and statements by id."""
    cells: dict[tuple[str, str], list[Quotation]] = {}
    for position in positions:
        quotation = _quotation(position, articles[position.article_id], statements.get(position.statement or ""))
        cells.setdefault((position.party, position.issue), []).append(quotation)
    parties, issues = Counter[str](), Counter[str]()
    for (party, issue), quotations in cells.items():
        parties[party] += len(quotations)
        issues[issue] += len(quotations)
    return Matrix(
        parties=_ranked(parties),
        issues=_ranked(issues),
        squares=tuple(_square(party, issue, each) for (party, issue), each in sorted(cells.items())),
    )


def _ranked(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _square(party: str, issue: str, quotations: list[Quotation]) -> Square:
    ordered = tuple(sorted(quotations, key=lambda q: (q.day, q.position.article_id, q.position.text.start)))
    return Square(party=party, issue=issue, stance=ordered[-1].position.stance, quotations=ordered)


def _quotation(position: Position, article: Article, said: Statement | None) -> Quotation:
    published = article.published.day if article.published is not None else ""
    told = first_day(position.date.value) if position.date is not None else None
    return Quotation(
        position=position,
        day=told.isoformat() if told is not None else published,
        words=position.text.of(article.text),
        condition=position.condition.of(article.text) if position.condition is not None else None,
        speaker=said.actor.name if said is not None and said.actor is not None else None,
        via=chain(said, article.text) if said is not None else (),
        outlet=article.outlet.value if article.outlet is not None else None,
    )
