"""One dated expression and what it means.

In: a span, the rule that read it, its TIMEX3 value. Out: `Expression`; `when_of` makes it the model's `When`.
Refused: a range that runs backwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pourparler.model import Precision, Span, When

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["none", "published", "article"]

_PRECISIONS: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"....-(..-..|W..-\d)T.*"), "time"),
    (re.compile(r"....-W..(-WE)?"), "week"),
    (re.compile(r"....-(..-(\d\d|XX)|W..-\d)"), "day"),
    (re.compile(r"....-(\d\d|XX)"), "month"),
    (re.compile(r"....-(SP|SU|FA|WI|Q[1-4X])"), "season"),
    (re.compile(r"\d{4}(-H[12])?|XXXX"), "year"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that say when, or for how long.

    `value` is TIMEX3; a range within one expression is `begin/end`. `anchor` says what the value was counted from: the
    day of publication, another date of the article, or nothing. `begin` and `end` are the ends of the range that the
    words stand in ("from Monday to Friday", "since July"); `counted_from` is the date that a count starts at.
    """

    span: Span
    type: Type
    value: str
    rule: str
    anchor: Anchor = "none"
    mod: str | None = None
    precision: Precision | None = None
    begin: str | None = None
    end: str | None = None
    counted_from: Span | None = None

    def __post_init__(self) -> None:
        if self.begin and self.end and runs_backwards(self.begin, self.end):
            raise ValueError(f"a range runs forwards, got {self.begin}..{self.end} at {self.span}")


def runs_backwards(begin: str, end: str) -> bool:
    """Whether two values of one kind stand in the wrong order; values that cannot be compared do not.

    >>> runs_backwards("2025-11-19", "2025-11-02"), runs_backwards("2025-11", "2025-11-02")
    (True, False)
    """
    if not (begin[:4].isdigit() and end[:4].isdigit()) or "W" in begin + end or len(begin) < 4 or len(end) < 4:
        return False
    shared = min(len(begin), len(end))
    return begin[:shared] > end[:shared] and (begin[:4] != end[:4] or begin[5:7].isdigit() == end[5:7].isdigit())


def precision_of(type_: Type, value: str) -> Precision | None:
    """The precision of a value: a quarter counts as a season, a decade or "soon" as vague; a stretch has none.

    >>> precision_of("DATE", "2025-11-14"), precision_of("DATE", "2025-W46"), precision_of("DURATION", "P3M")
    ('day', 'week', None)
    """
    if type_ in ("DURATION", "SET"):
        return None
    first = value.partition("/")[0]
    return next((precision for pattern, precision in _PRECISIONS if pattern.fullmatch(first)), "vague")


def when_of(expression: Expression) -> When | None:
    """The expression as the model keeps it; None for a stretch of time, a habit, or a date of which nothing is known.

    >>> when_of(Expression(span=Span(3, 10), type="DATE", value="2025-11-19", rule="day.month-first", precision="day"))
    When(value='2025-11-19', precision='day', span=Span(start=3, end=10))
    """
    unknown = not re.search(r"\d|REF|[A-Z]{2}$", re.sub(r"X|-|W", "", expression.value))
    if expression.precision is None or unknown:
        return None
    return When(value=expression.value, precision=expression.precision, span=expression.span)
