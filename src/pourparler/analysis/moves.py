"""How a side moves on an issue: from one position to the next, each with both sentences.

In: the positions of one affair, the days of their articles. Out: `Move`s in the order of the days.
Refused: a direction that neither stance, figure nor condition tells (the move is None); positions without a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pourparler.analysis.calendar import first_day
from pourparler.model import Position

MoveKind = Literal["first", "restated", "hardened", "softened", "withdrawn", "contradicted"]
CLOSE = 1
"""Days within which another spokesman's harder word contradicts the first, rather than moves on from it."""
_YES = frozenset({"accepts", "offers", "open"})
_NO = frozenset({"rejects", "rules-out"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A step from the position `since` (None for the first) to `to`; `by` says what told it: stance, figure, words."""

    party: str
    issue: str
    move: MoveKind | None
    to: Position
    since: Position | None = None
    by: str = "stance"


def moves(
    positions: Iterable[Position], days: Mapping[str, str] | None = None, texts: Mapping[str, str] | None = None
) -> tuple[Move, ...]:
    """The moves of each side on each issue; `days` and `texts` give the day of publication and the text of an article
    by its id: without texts, two conditions cannot be compared.

    >>> from pourparler.model import Evidence, Span, When
    >>> def held(at, stance, day):
    ...     return Position(id=f"p-{at}", article_id="a-1", party="orrund", issue="withdrawal", stance=stance,
    ...         text=Span(at, at + 9), date=When(value=day, precision="day"),
    ...         evidence=Evidence(rule="verb", version="1", confidence=0.8))
    >>> [m.move for m in moves([held(0, "rules-out", "2026-03-07"), held(20, "conditional", "2026-04-13")])]
    ['first', 'softened']
    """
    ways: dict[tuple[str, str], list[tuple[date, Position]]] = {}
    for position in positions:
        day = _day(position, days or {})
        if day is not None and position.stance != "silent":
            ways.setdefault((position.party, position.issue), []).append((day, position))
    found = [
        (day, move)
        for (party, issue), way in sorted(ways.items())
        for day, move in _steps(party, issue, sorted(way, key=_order), texts or {})
    ]
    return tuple(move for _, move in sorted(found, key=lambda pair: (pair[0], pair[1].party, pair[1].issue)))


def _day(position: Position, days: Mapping[str, str]) -> date | None:
    """The day it was said on; that of publication where only a month or a year is told."""
    told = position.date.value if position.date is not None and len(position.date.value) == 10 else None
    published = days.get(position.article_id)
    return first_day(told) or first_day(published) or first_day(position.date.value if position.date else None)


def _order(dated: tuple[date, Position]) -> tuple[date, str, int, str]:
    day, position = dated
    return day, position.article_id, position.text.start, position.id


def _steps(
    party: str, issue: str, way: Sequence[tuple[date, Position]], texts: Mapping[str, str]
) -> Iterator[tuple[date, Move]]:
    contested = False
    for at, (day, position) in enumerate(way):
        if at == 0:
            yield day, Move(party=party, issue=issue, move="first", to=position)
            continue
        kind, by, before = None, "stance", way[at - 1][1]
        for earlier_day, earlier in _compared(position, way[:at], contested):
            kind, by = _kind(earlier, position, (day - earlier_day).days, texts)
            if kind is not None:
                before = earlier
                break
        contested = kind == "contradicted"
        yield day, Move(party=party, issue=issue, move=kind, to=position, since=before, by=by)


def _compared(
    position: Position, way: Sequence[tuple[date, Position]], contested: bool
) -> Iterator[tuple[date, Position]]:
    """The earlier positions to weigh one against, the best first: after a contradiction the speaker's own; of an
    article that says several things, the one of the same kind said before; else the last.
    """
    last = way[-1][1]
    if contested:
        yield from ((day, p) for day, p in reversed(way) if p.by == position.by and p.by is not None)
    same = last.article_id == position.article_id and last.by == position.by
    if same and position.stance in _NO and last.stance not in _NO:
        yield from ((day, p) for day, p in reversed(way) if p.stance in _NO)
    yield from reversed(way)


def _kind(before: Position, after: Position, apart: int, texts: Mapping[str, str]) -> tuple[MoveKind | None, str]:
    """What the step from one position to another is, and what tells it."""
    if after.evidence.rule == "withdrawal":
        return "withdrawn", "words"
    direction, by = _direction(before, after, texts)
    others = before.by != after.by and None not in (before.by, after.by)
    turned = {before.stance, after.stance} & _NO and {before.stance, after.stance} & _YES
    if others and apart <= CLOSE and (direction == "hardened" or (turned and direction is not None)):
        return "contradicted", by
    return direction, by


def _direction(before: Position, after: Position, texts: Mapping[str, str]) -> tuple[MoveKind | None, str]:
    by_figure = _by_figure(before, after)
    if by_figure is not None:
        return by_figure, "figure"
    one, other = before.stance, after.stance
    if one == other or {one, other} <= _NO or {one, other} <= _YES:
        if one == other == "conditional" or bool(before.condition) != bool(after.condition):
            return _by_condition(before, after, texts), "condition"
        return "restated", "stance"
    ranks = {**dict.fromkeys(_NO, 2), "conditional": 1, **dict.fromkeys(_YES, 0)}
    if one == "demands" or other == "demands":
        pair = (one, other)
        if pair == ("demands", "conditional"):
            return "softened", "stance"
        return ("hardened", "stance") if pair == ("conditional", "demands") else (None, "stance")
    return ("hardened" if ranks[other] > ranks[one] else "softened"), "stance"


def _by_condition(before: Position, after: Position, texts: Mapping[str, str]) -> MoveKind | None:
    """A condition that is new hardens, one that is gone softens, the same one restates; others cannot be weighed."""
    if before.condition is None or after.condition is None:
        if before.condition is after.condition:
            return "restated"
        return "hardened" if before.condition is None else "softened"
    one, other = (_words(p.condition.of(texts.get(p.article_id, ""))) for p in (before, after) if p.condition)
    return "restated" if one and other and len(one & other) / min(len(one), len(other)) >= 0.5 else None


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in text.lower().split() if len(word) > 3)


def _by_figure(before: Position, after: Position) -> MoveKind | None:
    """Which way a number moved: who asks and asks for less softens, who gives and gives more softens."""
    one, other = before.figure, after.figure
    if one is None or other is None or (one.unit != other.unit and one.unit and other.unit):
        return None
    if one.value == other.value:
        return "restated"
    asks = _asks(after) if _asks(before) is None else _asks(before)
    if asks is None:
        return None
    return "softened" if (other.value < one.value) == asks else "hardened"


def _asks(position: Position) -> bool | None:
    """Whether the side asks for the number (or sets it as a least), or gives it; None where neither is told."""
    bound = position.figure.bound if position.figure is not None else None
    if position.stance == "demands" or bound == "least":
        return True
    return False if position.stance in ("offers", "accepts") or bound == "most" else None
