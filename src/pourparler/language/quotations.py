"""Words between quotation marks.

In: a text and its told blocks. Out: quotations in order, nested and continued ones marked.
Refused: to shift: a mark that has no partner ends with its sentence (or its paragraph, if the next one opens anew) and
never takes the marks after it along.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pourparler.language.parsed import Quotation
from pourparler.model import Block, Span

Side = Literal["open", "close", "either"]
_SIDES: dict[str, Side] = {
    "“": "open", "„": "open", "«": "open", "‘‘": "open", "”": "close", "»": "close", "’’": "close", "‘’": "close",
}  # fmt: skip
_MARK = re.compile(r"''|``|‘‘|’’|‘’|[\"“”„«»‘’']")
_BEFORE_OPENING = " \t\r\n\u00a0([{<—–-/:;,=|>\u200b\u2009"
_TERMINATOR = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)")
_NARRATOR = re.compile(
    r",\s(?=(?:he|she|they|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})\s(?:said|says|told|added|wrote|noted|warned)\b"
    r"|(?:said|says|added|wrote)\s(?:he|she|[A-Z]))"
)


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    width: int
    glyph: str
    side: Side


def find_quotations(text: str, blocks: Iterable[Block]) -> tuple[Quotation, ...]:
    """The quotations of the told blocks, by their opening mark; double marks first, single marks where they pair.

    >>> text = 'The plan is "dead," she said. "We move on."'
    >>> [q.inner.of(text) for q in find_quotations(text, [Block(span=Span(0, len(text)), role="body")])]
    ['dead,', 'We move on.']
    """
    found: list[Quotation] = []
    open_at: int | None = None
    told = list(blocks)
    for block, following in zip(told, [*told[1:], None], strict=False):
        doubles = list(_doubles(text, block.span, _opens_anew(text, following)))
        if open_at is not None and doubles and not text[open_at : doubles[0].span.start].strip():
            doubles[0] = replace(doubles[0], continues=True)
        open_at = doubles[-1].span.end if doubles and not doubles[-1].closed else None
        singles = list(_singles(text, block.span, doubles))
        outer = [q.inner for q in singles if q.depth == 0]
        found += [replace(q, depth=q.depth + 1) if any(i.holds(q.span) for i in outer) else q for q in doubles]
        found += singles
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _opens_anew(text: str, block: Block | None) -> bool:
    """Whether a block begins with an opening mark, so that a quotation left open before it goes on there."""
    return block is not None and bool(re.match(r"\s*(?:[\"“«„]|''|``)", block.span.of(text)))


def _doubles(text: str, block: Span, goes_on: bool) -> Iterator[Quotation]:
    stack: list[_Mark] = []
    continues = False
    for mark in _double_marks(text, block):
        side = mark.side if mark.side != "either" else ("close" if stack else "open")
        if mark.glyph == "“" and stack and stack[-1].glyph == "„":
            side = "close"
        if side == "close":
            if stack:
                opened = stack.pop()
                yield _quotation(opened, mark.at, mark.at + mark.width, depth=len(stack), continues=continues)
                continues = continues and bool(stack)
            continue
        if stack and _TERMINATOR.search(text, stack[-1].at + 1, mark.at) and not _nests(text, mark, block):
            between = text[stack[-1].at : mark.at]
            yield _unclosed(text, stack[-1], mark.at, whole=not _NARRATOR.search(between), continues=continues)
            continues = not _NARRATOR.search(between)
            stack = []
        elif stack and not _nests(text, mark, block):
            yield _unclosed(text, stack[-1], mark.at, whole=False, continues=continues)
            stack, continues = [], False
        stack.append(mark)
    if stack:
        reported = _NARRATOR.search(text, stack[0].at, block.end)
        yield _unclosed(text, stack[0], block.end, whole=goes_on and not reported, continues=continues)


def _nests(text: str, mark: _Mark, block: Span) -> bool:
    """Whether a mark inside an open quotation opens another one: two closing marks follow before the next opening."""
    closers = 0
    for later in _double_marks(text, Span(mark.at + mark.width, block.end)) if mark.at + mark.width < block.end else ():
        if later.side == "open":
            break
        closers += 1
    return closers >= 2


def _quotation(opened: _Mark, inner_end: int, end: int, *, depth: int, continues: bool) -> Quotation:
    start = opened.at + opened.width
    inner = Span(start, inner_end) if start < inner_end else Span(opened.at, end)
    return Quotation(span=Span(opened.at, end), inner=inner, depth=depth, continues=continues)


def _unclosed(text: str, opened: _Mark, limit: int, *, whole: bool, continues: bool) -> Quotation:
    """A quotation without its closing mark: the whole stretch if another paragraph takes it up, else one sentence."""
    start = opened.at + opened.width
    end = limit
    if not whole:
        narrator = _NARRATOR.search(text, start, limit)
        sentence = _SENTENCE_END.search(text, start, limit)
        end = min([m.start() + 1 if m is narrator else m.end() for m in (narrator, sentence) if m] or [limit])
    end = start + len(text[start:end].rstrip())
    inner = Span(start, end) if start < end else Span(opened.at, start)
    return Quotation(span=Span(opened.at, max(end, start)), inner=inner, closed=False, continues=continues)


def _double_marks(text: str, block: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, block.start, block.end):
        glyph = match.group()
        if glyph in _SIDES:
            yield _Mark(match.start(), len(glyph), glyph, _SIDES[glyph])
        elif glyph in ('"', "''", "``"):
            yield _Mark(match.start(), len(glyph), glyph, _side(text, match.start(), match.end(), block))


def _side(text: str, start: int, end: int, block: Span) -> Side:
    """Which way a straight mark faces, from the characters beside it."""
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    opening = (before in _BEFORE_OPENING or before in "‘'“") and not after.isspace() and after not in ",.;)"
    closing = not before.isspace() and (after.isspace() or after in ".,;:!?)]—–-’'”")
    if opening and not (closing and before in ",-—–"):
        return "open"
    return "close" if closing else "either"


def _singles(text: str, block: Span, doubles: list[Quotation]) -> Iterator[Quotation]:
    """Quotations in single marks: an opening mark before a word, paired with the mark that can only close."""
    end = block.start
    for match in re.finditer(r"(?<![\w.,!?”’'])(?!(?<=[)\]])['’]s\b)[‘'’](?=[\w“\"\[(…])", text[: block.end]):
        at = match.start()
        if at < end or at < block.start:
            continue
        holder = next((q for q in doubles if q.inner.start <= at < q.inner.end), None)
        close = _closing_single(text, at + 1, holder.inner.end if holder else block.end, text[at])
        if close is None or (holder is None and any(q.span.start < close < q.span.end < block.end for q in doubles)):
            continue
        end = close + 1
        if close - at > 2:
            yield Quotation(span=Span(at, end), inner=Span(at + 1, close), depth=1 if holder else 0)


def _closing_single(text: str, start: int, limit: int, opening: str) -> int | None:
    """Where the single quotation that opens before `start` closes, within 1,500 code points, or None.

    After an s the mark may be a possessive: then a later mark that follows a stop or comma is preferred.
    """
    if re.match(r"(?:\d0s|[Tt]is|[Tt]was|em|til|cause|n)\b", text[start : start + 8]):
        return None
    glyph = "’'" if opening in "‘’" else "'"
    marks = re.compile(rf"(?<=[\w.,!?…)\]])[{glyph}](?=[\s.,;:!?)\]—–\"”]|$)")
    possessive: int | None = None
    for match in marks.finditer(text[: min(limit, start + 1500)], start):
        at = match.start()
        if text[at - 1] != "s" or not re.match(r"\s[a-z]", text[at + 1 : at + 3]):
            return at
        possessive = at if possessive is None else possessive
        if re.search(r"[.!?]\s", text[start:at]):
            break
    return possessive
