"""The timeline as a drawing.

In: lanes of dated marks. Out: SVG in which every mark is a link, dense periods binned by week, month, quarter or year.
Refused: marks without a day; they are counted beside the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from pourparler.analysis import Unit, bins, start_of, stretches, unit_for
from pourparler.present.markup import label
from pourparler.present.wording import MONTHS, number, plural

TALL, LOW, BREAK = 26, 16, 60


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
    """The bins of a drawing, each with its left edge; `heads` are the first bin and the first after each break."""

    unit: Unit
    bins: tuple[tuple[date, float], ...]
    step: float
    heads: tuple[int, ...]
    _rank: dict[date, int]

    def rank(self, day: date) -> int:
        """The bin that holds a day."""
        return self._rank[start_of(day, self.unit)]


def axis(days: Iterable[date], frame: Frame) -> Axis:
    """An axis over these days, at least a week long, in the finest unit that fits the frame; ValueError for no days."""
    periods = stretches(days)
    if not periods:
        raise ValueError("an axis needs a day")
    unit = unit_for(periods, frame.limit)
    periods = tuple(_roomy(first, last, 7 if len(periods) == 1 else 3) for first, last in periods)
    runs = [list(bins(first, last, unit)) for first, last in periods]
    runs = [runs[0], *(new for before, run in pairwise(runs) if (new := [b for b in run if b > before[-1]]))]
    step = (frame.width - frame.gutter - BREAK * (len(runs) - 1)) / sum(map(len, runs))
    x = float(frame.gutter)
    placed: list[tuple[date, float]] = []
    heads: list[int] = []
    for run in runs:
        if placed:
            x += BREAK
        heads.append(len(placed))
        for start in run:
            placed.append((start, x))
            x += step
    ranks = {start: rank for rank, (start, _) in enumerate(placed)}
    return Axis(unit=unit, bins=tuple(placed), step=step, heads=tuple(heads), _rank=ranks)


def _roomy(first: date, last: date, days: int) -> tuple[date, date]:
    """The period, made at least so many days long about its middle."""
    short = days - 1 - (last - first).days
    if short <= 0:
        return first, last
    start = max(1, first.toordinal() - short // 2)
    return date.fromordinal(start), date.fromordinal(min(date.max.toordinal(), last.toordinal() + short - short // 2))


def timeline_figure(bands: Sequence[Band], frame: Frame) -> Markup:
    """The drawing, or nothing where no mark has a day."""
    bands = [band for band in bands if any(lane.marks for lane in band.lanes)]
    days = [mark.day for band in bands for lane in band.lanes for mark in lane.marks]
    if not days:
        return Markup("")
    scale = axis(days, frame)
    body: list[Markup] = []
    y = 8
    for band in bands:
        body.append(Markup('<text class="band" x="0" y="{}">{}</text>').format(y + 12, band.title))
        y += 24
        top = max(max(_counts(lane, scale).values(), default=0) for lane in band.lanes)
        bar = TALL if top > 4 else LOW
        for lane in band.lanes:
            y += bar + (24 if frame.gutter == 0 else 10)
            body.append(_lane(lane, scale, frame, y - 4, top, bar))
        y += 14
    title = f"Timeline by {scale.unit}: " + " and ".join(band.title.lower() for band in bands)
    return Markup(
        '<svg class="timeline {cls}" viewBox="0 0 {w} {h}" role="group" aria-label="{title}" focusable="false">'
        "{ticks}{body}</svg>"
    ).format(cls=frame.name, w=frame.width, h=y + 22, title=title, ticks=_ticks(scale, frame, y), body=_joined(body))


def _counts(lane: Lane, scale: Axis) -> dict[int, int]:
    found: dict[int, int] = {}
    for mark in lane.marks:
        rank = scale.rank(mark.day)
        found[rank] = found.get(rank, 0) + 1
    return found


def _lane(lane: Lane, scale: Axis, frame: Frame, base: int, top: int, bar: int) -> Markup:
    held: dict[int, list[Mark]] = {}
    for mark in sorted(lane.marks, key=lambda m: m.day):
        held.setdefault(scale.rank(mark.day), []).append(mark)
    name, limit = label(lane.name), 23 if frame.gutter else 42
    shown = name if len(name) <= limit else name[: limit - 1].rstrip() + "…"
    where = base - 5 if frame.gutter else base - bar - 6
    parts = [
        Markup('<path class="base" d="M{} {}H{}"/>').format(frame.gutter, base, frame.width),
        Markup('<text class="lane" x="0" y="{}">{}</text>').format(where, shown),
        Markup('<text class="count" x="{}" y="{}">{}</text>').format(
            frame.gutter - 12 if frame.gutter else frame.width, where, number(len(lane.marks))
        ),
    ]
    parts += [_bar(marks, lane, name, scale, rank, base, bar, top) for rank, marks in sorted(held.items())]
    return _joined(parts)


def _bar(marks: list[Mark], lane: Lane, name: str, scale: Axis, rank: int, base: int, bar: int, top: int) -> Markup:
    """One link: a bar as high as the marks are many, dark below for the strong ones."""
    height = max(3.0, bar * len(marks) / top)
    strong = height * sum(m.strong for m in marks) / len(marks)
    start, left = scale.bins[rank]
    width = max(1.5, min(scale.step - 1, 18))
    x = left + (scale.step - width) / 2
    said = f"{name}, {bin_words(start, scale.unit)}: {plural(len(marks), lane.noun)}"
    return Markup('<a href="#{}"><title>{}</title>{}{}{}</a>').format(
        marks[0].target,
        said,
        _rect("hit", left, base - bar - 2, max(scale.step, 2), bar + 2),
        _rect("pale", x, base - height, width, height - strong) if strong < height else "",
        _rect("dark", x, base - strong, width, strong) if strong else "",
    )


def _rect(kind: str, x: float, y: float, width: float, height: float) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        kind, _n(x), _n(y), _n(width), _n(height)
    )


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


def _ticks(scale: Axis, frame: Frame, bottom: int) -> Markup:
    """Grid lines, breaks, and as many labels as leave room for each other; the first after a break comes first."""
    labelled: list[tuple[float, float]] = []
    parts: list[Markup] = []
    due = [r for r, (start, _) in enumerate(scale.bins) if r not in scale.heads and _tick_due(start, scale)]
    for rank in (*scale.heads, *due):
        start, x = scale.bins[rank]
        words = _tick_words(start, scale.unit, with_year=rank in scale.heads or start.timetuple().tm_yday <= 7)
        reach = x + 6.6 * len(words) + 12
        if all(reach <= left or x >= right for left, right in labelled) and reach - 12 <= frame.width + 2:
            labelled.append((x, reach))
            parts.append(Markup('<text class="tick" x="{}" y="{}">{}</text>').format(_n(x), bottom + 10, words))
            parts.append(Markup('<path class="grid" d="M{} 26V{}"/>').format(_n(x), bottom - 4))
    for rank in scale.heads[1:]:
        middle = scale.bins[rank][1] - BREAK / 2
        parts.append(_rect("break", middle - 4, 26, 8, bottom - 30))
    return _joined(parts)


def _tick_due(start: date, scale: Axis) -> bool:
    match scale.unit:
        case "day":
            return start.weekday() == 0 or len(scale.bins) <= 21
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


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
