"""Finds the dated expressions of a text.

In: a text and, if known, its day of publication. Out: `Expression`s in order, none overlapping another.
Refused: nothing in the text; a `published` that is no ISO date is a ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pourparler.dates.context import Context, Found, Reading, context_of
from pourparler.dates.expression import Expression, Type, precision_of
from pourparler.dates.joins import joined, linked
from pourparler.dates.meanings import MEANINGS
from pourparler.dates.shipped import shipped_table
from pourparler.dates.table import Rule, Table
from pourparler.model import Span

_REACH = 40
_HEAD = 160
_PLACE = re.compile(r"[\s(\[]*(?:[A-Z][A-Z'\u2019.-]{2,}[\w .,'\u2019/()-]{0,50})?")
_DASH = re.compile(r"[)\]]?\s*(?:\([^()\n]{2,40}\))?\s*(?:--|[\u2014\u2013:-])\s")
_PLAIN = str.maketrans(
    {c: c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    | dict.fromkeys("\t\u00a0\u2002\u2003\u2009\u202f\u200a", " ")
    | {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u2013": "-", "\u2010": "-", "\u2011": "-"}
)


def tag(text: str, published: str | None = None) -> tuple[Expression, ...]:
    """Every dated expression of `text`, in order; `published` is an ISO date, and what hangs on it is X without it.

    Raises ValueError when `published` is no ISO date. Values are TIMEX3 (ISO-TimeML, 2009).

    >>> [(e.span.of("Envoys met on Thursday."), e.value) for e in tag("Envoys met on Thursday.", "2025-11-14")]
    [('Thursday', '2025-11-13')]
    >>> [e.value for e in tag("The line opened on Nov. 19.")]
    ['XXXX-11-19']
    """
    return tag_with(shipped_table(), text, published)


def tag_with(table: Table, text: str, published: str | None = None) -> tuple[Expression, ...]:
    """As `tag`, with a rule table of one's own."""
    if published is None and (day := dateline(table, text)):
        found = _tagged(table, text, day)
        return tuple(replace(e, anchor="article") if e.anchor == "published" else e for e in found)
    return _tagged(table, text, published)


def dateline(table: Table, text: str) -> str | None:
    """The day that stands in front of the first line of a dispatch, with its year; None where there is none.

    >>> dateline(shipped_table(), "DOHA, Nov. 14, 2025 (Halcyon) -- Envoys met on Thursday.")
    '2025-11-14'
    """
    head = next((line for line in text.split("\n", 20)[:20] if line.strip()), "")[:_HEAD]
    for found, reading in _readings(table, head, context_of(plain(head), None)):
        whole = re.fullmatch(r"\d{4}-\d\d-\d\d", reading.value)
        stands = _PLACE.fullmatch(head[: found.start]) and _DASH.match(head, found.end)
        return reading.value if whole and stands else None
    return None


def _tagged(table: Table, text: str, published: str | None) -> tuple[Expression, ...]:
    work = plain(text)
    context = context_of(work, published)
    found: list[Expression] = []
    for match, reading in _readings(table, text, context):
        expression = _expression(match, reading)
        if found and (both := joined(found[-1], expression, work)) is not None:
            found[-1:] = both
            context.tell(both[-1].span.start, both[-1].value, counted=False)
        else:
            found.append(expression)
    return linked(found, work)


def plain(text: str) -> str:
    """The text as rules see it, of the same length: ASCII capitals lowered, spaces, dashes and apostrophes plain.

    Single line ends count as spaces where the text is broken into short lines, as in e-mail.
    """
    work = text.translate(_PLAIN)
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 5 and max(map(len, lines)) <= 90 and sum(map(len, lines)) > 45 * len(lines):
        work = re.sub(r"(?<!\n)\n(?!\n)", " ", work)
    return work


def _readings(table: Table, text: str, context: Context) -> Iterator[tuple[Found, Reading]]:
    position, work = 0, context.work
    while gate := table.gate.search(work, position):
        best = _best(table.rules, text, context, gate.start())
        if best is None:
            position = gate.start() + 1
            continue
        found, reading = best
        position = found.end
        if found.rule.type in ("DATE", "TIME") and reading.value[:1] != "P":
            told = reading.value.partition("/")[2] or reading.value
            context.tell(found.start, told, counted=found.rule.means in ("shift", "told_quarter"))
        yield best


def _best(rules: Sequence[Rule], text: str, context: Context, start: int) -> tuple[Found, Reading] | None:
    """The longest match at `start` whose neighbours and meaning hold; of equals, the first in the table."""
    matches = [match for rule in rules if (match := _match(rule, text, context.work, start))]
    for found in sorted(matches, key=lambda found: -found.end):
        reading = MEANINGS[found.rule.means](found, context)
        if reading is not None:
            return found, reading
    return None


def _match(rule: Rule, text: str, work: str, start: int) -> Found | None:
    match = rule.pattern.match(work, start)
    if match is None:
        return None
    end = match.end()
    before = work[max(0, start - _REACH) : start]
    if (rule.after and not rule.after.search(before)) or (rule.not_after and rule.not_after.search(before)):
        return None
    if (rule.before and not rule.before.match(work, end)) or (rule.not_before and rule.not_before.match(work, end)):
        return None
    if rule.anywhere and not rule.anywhere.search(work):
        return None
    groups = {name: words for name, words in match.groupdict().items() if words is not None}
    for name, words in groups.items():
        if words.rstrip(".") in rule.words[name].capital and not text[match.start(name)].isupper():
            return None
    values = {name.partition("__")[0]: rule.words[name].read(words) for name, words in groups.items()}
    words_by_name = {name.partition("__")[0]: words for name, words in groups.items()}
    return Found(rule=rule, start=start, end=end, words=words_by_name, values={**rule.constants, **values})


def _expression(found: Found, reading: Reading) -> Expression:
    timed = found.rule.type == "DATE" and re.search(r"\dT|XT", reading.value)
    type_: Type = "TIME" if timed else found.rule.type
    return Expression(
        span=Span(found.start, found.end), type=type_, value=reading.value, rule=found.rule.id, anchor=reading.anchor,
        mod=reading.mod, precision=precision_of(type_, reading.value), begin=reading.begin, end=reading.end,
    )  # fmt: skip


def tag_within(expressions: Sequence[Expression], span: Span) -> tuple[Expression, ...]:
    """Those expressions that lie wholly inside `span`, in order.

    >>> text = "On Monday he said: we will meet on Friday."
    >>> [e.value for e in tag_within(tag(text, "2025-11-14"), Span(0, 18))]
    ['2025-11-10']
    """
    return tuple(expression for expression in expressions if span.holds(expression.span))
