"""The timeline as a drawing.

In: lanes of dated marks. Out: SVG in which every mark is a link, dense periods binned by week, month, quarter or year.
Refused: marks without a day; they are counted beside the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from pourparler.analysis import Unit, bins, start_of, unit_for
from pourparler.present.markup import label
from pourparler.present.wording import MONTHS, number, plural

LANE, BAR, TICKS = 30, 20, 26
UNIT_WORD: dict[Unit, str] = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One entry on its day; `strong` marks are drawn dark and below, the others pale and above."""

    day: date
    target: str
    strong: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of the drawing."""

    name: str
    noun: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Lanes under one heading, drawn to one scale."""

    title: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How wide the drawing is, where its axis begins, and how many bins it may have."""

    name: str
    width: int
    gutter: int
    limit: int


WIDE = Frame(name="wide", width=1000, gutter=190, limit=100)
NARROW = Frame(name="narrow", width=340, gutter=0, limit=36)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The bins of a drawing and where each stands."""

    unit: Unit
    starts: tuple[date, ...]
    left: float
    step: float
    _rank: dict[date, int] = field(default_factory=dict)

    def rank(self, day: date) -> int:
        """The bin that holds a day."""
        return self._rank[start_of(day, self.unit)]

    def x(self, rank: int) -> float:
        """The left edge of a bin."""
        return self.left + rank * self.step


def axis(days: Iterable[date], frame: Frame) -> Axis:
    """An axis over these days, at least a week long, in the finest unit that fits the frame; ValueError for no days."""
    every = sorted(days)
    first, last = every[0], every[-1]
    unit = unit_for(first, last, frame.limit)
    if (last - first).days < 7:
        first = date.fromordinal(max(1, first.toordinal() - (7 - (last - first).days) // 2))
        last = date.fromordinal(min(date.max.toordinal(), max(last.toordinal(), first.toordinal() + 7)))
    starts = bins(first, last, unit)
    step = (frame.width - frame.gutter) / len(starts)
    return Axis(
        unit=unit, starts=starts, left=frame.gutter, step=step, _rank={day: rank for rank, day in enumerate(starts)}
    )


def timeline_figure(bands: Sequence[Band], frame: Frame) -> Markup:
    """The drawing, or nothing where no mark has a day."""
    bands = [band for band in bands if any(lane.marks for lane in band.lanes)]
    days = [mark.day for band in bands for lane in band.lanes for mark in lane.marks]
    if not days:
        return Markup("")
    scale = axis(days, frame)
    lane_height = LANE + (14 if frame.gutter == 0 else 0)
    body: list[Markup] = []
    y = 8
    for band in bands:
        body.append(Markup('<text class="band" x="0" y="{}">{}</text>').format(y + 12, band.title))
        y += 24
        top = max(max(_counts(lane, scale).values(), default=0) for lane in band.lanes)
        for lane in band.lanes:
            body.append(_lane(lane, scale, frame, y + lane_height - 4, top))
            y += lane_height
        y += 12
    grid, labels = _ticks(scale, frame, y)
    title = f"Timeline by {UNIT_WORD[scale.unit]}: " + " and ".join(band.title.lower() for band in bands)
    return Markup(
        '<svg class="timeline {cls}" viewBox="0 0 {w} {h}" role="group" aria-label="{title}" focusable="false">'
        "<title>{title}</title>{grid}{body}{labels}</svg>"
    ).format(
        cls=frame.name, w=frame.width, h=y + TICKS, title=title, grid=grid, body=Markup("").join(body), labels=labels
    )


def _counts(lane: Lane, scale: Axis) -> dict[int, int]:
    found: dict[int, int] = {}
    for mark in lane.marks:
        rank = scale.rank(mark.day)
        found[rank] = found.get(rank, 0) + 1
    return found


def _lane(lane: Lane, scale: Axis, frame: Frame, base: int, top: int) -> Markup:
    held: dict[int, list[Mark]] = {}
    for mark in sorted(lane.marks, key=lambda m: m.day):
        held.setdefault(scale.rank(mark.day), []).append(mark)
    name, limit = label(lane.name), 26 if frame.gutter else 44
    shown = name if len(name) <= limit else name[: limit - 1].rstrip() + "…"
    where = base - 6 if frame.gutter else base - BAR - 7
    count = number(len(lane.marks))
    parts = [
        Markup('<line class="base" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(frame.gutter, frame.width, base, base),
        Markup('<text class="lane" x="0" y="{}">{}</text>').format(where, shown),
        Markup('<text class="count" x="{}" y="{}">{}</text>').format(
            frame.gutter - 12 if frame.gutter else frame.width, where, count
        ),
    ]
    parts += [_bar(marks, lane, name, scale, rank, base, top) for rank, marks in sorted(held.items())]
    return Markup("").join(parts)


def _bar(marks: list[Mark], lane: Lane, name: str, scale: Axis, rank: int, base: int, top: int) -> Markup:
    """One link: a bar as high as the marks are many, dark below for the strong ones."""
    height = max(4.0, BAR * len(marks) / top)
    strong = height * sum(m.strong for m in marks) / len(marks)
    width = max(1.5, min(scale.step - 1, 14))
    x = scale.x(rank) + (scale.step - width) / 2
    said = f"{name}, {bin_words(scale.starts[rank], scale.unit)}: {plural(len(marks), lane.noun)}"
    pale = Markup('<rect class="pale" x="{}" y="{}" width="{}" height="{}"/>').format(
        _n(x), _n(base - height), _n(width), _n(height - strong)
    )
    dark = Markup('<rect class="dark" x="{}" y="{}" width="{}" height="{}"/>').format(
        _n(x), _n(base - strong), _n(width), _n(strong)
    )
    return Markup(
        '<a href="#{}" aria-label="{}"><title>{}</title>'
        '<rect class="hit" x="{}" y="{}" width="{}" height="{}"/>{}{}</a>'
    ).format(
        marks[0].target, said, said, _n(scale.x(rank)), base - BAR - 2, _n(max(scale.step, 2)), BAR + 2,
        pale if strong < height else "", dark if strong else "",
    )  # fmt: skip


def bin_words(start: date, unit: Unit) -> str:
    """A bin in words.

    >>> bin_words(date(2026, 3, 9), "week"), bin_words(date(2026, 4, 1), "quarter")
    ('week of 9 March 2026', 'April to June 2026')
    """
    month = MONTHS[start.month - 1]
    match unit:
        case "day":
            return f"{start.day} {month} {start.year}"
        case "week":
            return f"week of {start.day} {month} {start.year}"
        case "month":
            return f"{month} {start.year}"
        case "quarter":
            return f"{month} to {MONTHS[start.month + 1]} {start.year}"
        case "year":
            return str(start.year)


def _ticks(scale: Axis, frame: Frame, bottom: int) -> tuple[Markup, Markup]:
    """Grid lines and labels, as many as leave room for the words."""
    room = 58 if frame.gutter else 62
    due = [rank for rank, start in enumerate(scale.starts) if _tick_due(start, scale)]
    every = max(1, -(-len(due) * room // max(1, frame.width - frame.gutter)))
    lines, labels, year = [], [], None
    for rank in due[::every]:
        start, x = scale.starts[rank], scale.x(rank)
        lines.append(Markup('<line class="grid" x1="{0}" x2="{0}" y1="24" y2="{1}"/>').format(_n(x), bottom - 6))
        words = _tick_words(start, scale.unit, with_year=start.year != year)
        year = start.year
        if x + room <= frame.width + 20:
            labels.append(Markup('<text class="tick" x="{}" y="{}">{}</text>').format(_n(x), bottom + 10, words))
    return Markup("").join(lines), Markup("").join(labels)


def _tick_due(start: date, scale: Axis) -> bool:
    match scale.unit:
        case "day":
            return start.weekday() == 0 or len(scale.starts) <= 14
        case "quarter":
            return start.month == 1
        case _:
            return True


def _tick_words(start: date, unit: Unit, *, with_year: bool) -> str:
    year = f" {start.year}" if with_year else ""
    match unit:
        case "day" | "week":
            return f"{start.day} {MONTHS[start.month - 1][:3]}{year}"
        case "month":
            return f"{MONTHS[start.month - 1][:3]}{year}"
        case _:
            return str(start.year)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
