"""Expressions that belong together: "Friday, Nov. 14", "10 p.m. on Monday", "May to July", "two days after 12 March".

In: expressions in order. Out: joined ones, ranges with both ends, counts with the day they start from.
Refused: a join that would make a range run backwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pourparler.dates.days import moved, value_of
from pourparler.dates.expression import Expression, precision_of, runs_backwards
from pourparler.model import Span

_DAY = re.compile(r"(....-(?:\d\d|XX)-(?:\d\d|XX)|....-W..-\d)(T[A-Z]{2})?")
_TO = re.compile(r" ?(?:to|until|till|through|and|-) ?(?:the )?")
_AFTER = re.compile(
    r" (after|before|following|prior to|ahead of|from|since) (?:(?:the|an?|their|his|its|that) )?"
    r"(?:(?:[a-z]+ ){1,4}(?:of|on) )?"
)
_STRETCH = re.compile(r"\b(?:for|lasts?|lasted|lasting|over|within)(?: the)? $")
_ON = re.compile(r"[)\]]? (?:local time )?(?:on|of) (?:the )?")
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def joined(one: Expression, two: Expression, work: str) -> list[Expression] | None:
    """What two neighbours become when they name one moment, else None."""
    gap = work[one.span.end : two.span.start]
    if len(gap) > 6:
        return None
    families = one.rule.partition(".")[0], two.rule.partition(".")[0]
    if one.rule in ("weekday.alone", "weekday.short") and families[1] in ("day", "stamp") and "/" not in two.value:
        if re.fullmatch(r"[.,]{0,2} ?(?:the )?| on ", gap):
            return [_one_day(one, two)]
        if re.fullmatch(r" ?\(", gap):
            return [replace(one, value=two.value[:10], anchor=two.anchor, precision="day"), two]
    if one.rule == "weekday.part-of" and families[1] == "day" and gap in (" ", ", ") and _DAY.fullmatch(two.value):
        tail = one.value[one.value.index("T") :]
        return [replace(one, span=Span(one.span.start, two.span.end), value=two.value[:10] + tail, anchor=two.anchor)]
    if "clock" in families and families[0] != families[1] and re.fullmatch(r",? ?(?:at |on |of |by )?", gap):
        return _with_clock(one, two)
    if two.rule == "shift.day-beside" and gap == ", " and _DAY.fullmatch(one.value) and "X" not in one.value:
        return [one, replace(two, value=one.value[:10], anchor="article")]
    if one.rule in ("unit.end", "unit.the") and gap == " on " and _are_days(one, two):
        return [replace(one, value=two.value, anchor=two.anchor), two]
    if one.type == "TIME" and families == ("clock", "near") and gap == " ":
        return _with_clock(one, two)
    return None


def _one_day(one: Expression, two: Expression) -> Expression:
    """A weekday, with its clock if it has one, and its date: "9 a.m. on Sunday, Feb. 15"."""
    span, clock = Span(one.span.start, two.span.end), one.value.partition("T")[2]
    if not clock or "T" in two.value:
        return replace(two, span=span)
    value = f"{two.value}T{clock}"
    return replace(two, span=span, type="TIME", value=value, precision=precision_of("TIME", value))


def _are_days(*expressions: Expression) -> bool:
    return all(_DAY.fullmatch(expression.value) for expression in expressions)


def _with_clock(one: Expression, two: Expression) -> list[Expression] | None:
    clock, day = (one, two) if one.rule.startswith("clock") else (two, one)
    match = _DAY.fullmatch(day.value)
    if match is None or "T" not in clock.value:
        return None
    value = match[1] + _of_part(clock.value[clock.value.index("T") :], match[2])
    span = Span(one.span.start, two.span.end)
    return [replace(day, span=span, type="TIME", value=value, precision=precision_of("TIME", value))]


def _of_part(clock: str, part: str | None) -> str:
    """ "5 o'clock" is T17:00 beside an afternoon, an evening or a night."""
    hour = int(clock[1:3])
    late = (part in ("TAF", "TEV") and hour < 12) or (part == "TNI" and 6 <= hour < 12)
    return f"T{hour + 12}{clock[3:]}" if late else clock


def linked(found: Sequence[Expression], work: str) -> tuple[Expression, ...]:
    """The expressions, with the ends of ranges and the starts of counts that their neighbours give."""
    every = _clocks(list(found), work)
    for place in range(len(every) - 1):
        one, two = every[place], every[place + 1]
        gap = work[one.span.end : two.span.start]
        before = work[max(0, one.span.start - 12) : one.span.start]
        if len(gap) > 45:
            continue
        if one.type == two.type == "DATE" and _TO.fullmatch(gap):
            every[place : place + 2] = _range(one, two, before, gap)
        elif _STRETCH.search(before) and _AFTER.fullmatch(gap):
            continue
        elif one.rule == "shift.day-beside" and two.type == "DATE" and (match := _AFTER.fullmatch(gap)):
            every[place] = _counted(replace(one, value="P1D"), two, match[1], one)
        elif one.type == "DURATION" and two.type == "DATE" and (match := _AFTER.fullmatch(gap)):
            every[place] = _counted(one, two, match[1], one)
    return tuple(_open_ended(expression, work) for expression in every)


def _clocks(every: list[Expression], work: str) -> list[Expression]:
    """Clocks with the day that stands behind them: "8 p.m. local time (5 p.m. GMT) on May 20"."""
    for place in range(len(every) - 2, -1, -1):
        one, two = every[place], every[place + 1]
        day, gap = _DAY.match(two.value), work[one.span.end : two.span.start]
        if not (one.rule.startswith("clock") and day and (_ON.fullmatch(gap) or _same_moment(one, two, gap))):
            continue
        clock = one.value[one.value.index("T") :]
        anchor = two.anchor if two.rule.startswith(("clock", "day")) else "published"
        every[place] = replace(one, value=day[1] + clock, anchor=anchor)
    return every


def _same_moment(one: Expression, two: Expression, gap: str) -> bool:
    """Whether a second clock tells the first again in brackets, or ends its stretch on the same day."""
    later = one.value.partition("T")[2] <= two.value.partition("T")[2]
    return two.type == "TIME" and (gap.strip() in ("(", "[") or (later and gap.strip(" )]") in ("to", "and", "-")))


def _range(one: Expression, two: Expression, before: str, gap: str) -> list[Expression]:
    """Both with both ends: after "from" or "between", or where the two are alike ("Monday to Friday")."""
    opener = re.search(r"\b(from|between) (?:the )?$", before)
    alike = one.rule == two.rule and gap.strip() in ("-", "to", "through")
    if one.begin or two.begin or not (opener or alike) or "REF" in one.value + two.value:
        return [one, two]
    if gap.strip() == "and" and not (opener and opener[1] == "between"):
        return [one, two]
    begin, end = one.value, two.value
    if runs_backwards(begin, end) and one.anchor == "published" and re.match(r"\d{4}-\d\d", begin):
        begin = f"{int(begin[:4]) - 1:04}{begin[4:]}"
    if runs_backwards(begin, end) or (one.precision != two.precision and not opener):
        return [one, two]
    return [replace(one, value=begin, begin=begin, end=end), replace(two, begin=begin, end=end)]


def _counted(length: Expression, start: Expression, word: str, otherwise: Expression) -> Expression:
    """ "Two days after 12 March": a date, counted from its neighbour; `otherwise` where that cannot be."""
    match = _LENGTH.fullmatch(length.value)
    whole = re.fullmatch(r"\d{4}-\d\d(-\d\d)?", start.value)
    if match is None or whole is None or length.mod in ("MORE_THAN", "LESS_THAN"):
        return otherwise
    name = _UNITS[match[2]]
    if name in ("day", "week") and not whole[1]:
        return otherwise
    sign = -1 if word in ("before", "prior to", "ahead of") else 1
    day = moved(date.fromisoformat(start.value if whole[1] else start.value + "-01"), name, sign * int(match[1]))
    if day is None:
        return otherwise
    value = value_of(day, "day" if whole[1] else "month")
    return replace(length, type="DATE", value=value, precision=precision_of("DATE", value), anchor="article",
                   counted_from=start.span)  # fmt: skip


def _open_ended(expression: Expression, work: str) -> Expression:
    """ "Since July" begins, "until Friday" ends."""
    if expression.begin or expression.end or expression.type not in ("DATE", "TIME") or "REF" in expression.value:
        return expression
    before = work[max(0, expression.span.start - 12) : expression.span.start]
    if re.search(r"\b(?:since|starting|beginning) (?:the )?$", before):
        return replace(expression, begin=expression.value)
    if re.search(r"\b(?:until|till|by|through) (?:the )?$", before):
        return replace(expression, end=expression.value)
    return expression
