"""Marked dispatches: front matter, text with tags in braces, one line of labels an attribution.

In: the file's text (GUIDELINES.md describes it). Out: `Dispatch`, its plain text with spans in code points.
Refused: braces that do not balance, tags without a label line or content, labels of no known kind; each with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import yaml

from pourparler.model.statement import Act, Form, Kind, Polarity

Fragment = tuple[int, int]
ROLES = {"s": "source", "c": "cue", "x": "content", "a": "addressee", "r": "reporter", "q": "reporter's cue"}
SIGNS = {"# ": "headline", "## ": "subheading", "- ": "bullet", "! ": "caption"}
VOICES = ("judges", "predicts", "explains")
MANNERS = (
    "wire", "broadsheet", "tabloid", "state-agency", "aggregator", "live-blog", "transcript", "press-release",
    "analysis", "reprint",
)  # fmt: skip
KINDS = ("peace", "trade", "nuclear", "hostages", "coalition", "labour", "climate", "debt", "water", "border")
_TAG = re.compile(r"\{((?:\d+[scxarq]\d?|v:[a-z]+)(?:,(?:\d+[scxarq]\d?|v:[a-z]+))*)\|")
_PART = re.compile(r"(\d+)([scxarq])(\d?)")
_QUOTED = re.compile(r'"[^"]*"|“[^“”]*”|„[^“”]*[“”]|«[^»]*»')
_ARTICLES = re.compile(r"[\w']+")


class MarkingError(ValueError):
    """A dispatch that cannot be read: file, line and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """One link of a chain."""

    source: Fragment | None
    cue: Fragment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution; spans are half-open, in code points of the text; `inside` is the enclosing one's id."""

    id: str
    source: Fragment | None
    cue: Fragment | None
    content: tuple[Fragment, ...]
    addressee: Fragment | None
    kind: Kind
    form: Form
    acts: tuple[Act, ...]
    polarity: Polarity
    actor: str | None
    via: tuple[Reporter, ...]
    inside: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One dispatch: its facts, its text, what each paragraph is, its attributions and the outlet's voice."""

    path: str
    facts: dict[str, Any]
    text: str
    paragraphs: tuple[tuple[Fragment, str], ...]
    attributions: tuple[Attribution, ...]
    voice: tuple[tuple[Fragment, str], ...]


@dataclass(slots=True)
class _Open:
    """A tag whose closing brace is still to come."""

    tags: str
    start: int
    line: int


@dataclass(slots=True)
class _Marks:
    """What the tags of one dispatch say: spans by number and role."""

    spans: dict[tuple[int, str, int], list[Fragment]] = field(default_factory=dict)
    voice: list[tuple[Fragment, str]] = field(default_factory=list)

    def one(self, number: int, role: str, link: int = 1) -> Fragment | None:
        found = self.spans.get((number, role, link), [])
        return found[0] if found else None


def read_dispatch(path: Path) -> Dispatch:
    """The dispatch in a file; raises `MarkingError` with file and line.

    >>> marked = "---\\nid: a\\n---\\n{1s|Venn} {1c|said} {1x|it was over}.\\n===\\n1 speech inform venn\\n"
    >>> parse_dispatch(marked, "a.txt").attributions[0].content
    ((10, 21),)
    """
    return parse_dispatch(path.read_text(encoding="utf-8"), path.name)


def parse_dispatch(marked: str, name: str) -> Dispatch:
    """The dispatch of a marked text; `name` stands in errors."""
    head, body, labels, first = _parts(marked, name)
    text, paragraphs, marks = _unmark(body.strip("\n"), name, first)
    return _dispatch(head, labels, name, first + body.count("\n") + 1, text, paragraphs, marks)


def parse_verbatim(marked: str, name: str) -> Dispatch:
    """As `parse_dispatch`, for a marked copy of a real article: every character outside a tag is the text's own."""
    head, body, labels, first = _parts(marked, name)
    marks = _Marks()
    text = _strip_tags(body, 0, marks, name)
    return _dispatch(head, labels, name, first + body.count("\n") + 1, text, [((0, len(text)), "body")], marks)


def _dispatch(
    head: str, labels: str, name: str, line: int, text: str, paragraphs: list[tuple[Fragment, str]], marks: _Marks
) -> Dispatch:
    facts = yaml.safe_load(head) or {}
    if not isinstance(facts, dict) or not facts.get("id"):
        raise MarkingError(f"{name}: the front matter names no id")
    rows = dict(_rows(labels, name, line))
    numbers = {number for number, _, _ in marks.spans}
    if lost := numbers ^ rows.keys():
        raise MarkingError(f"{name}: {sorted(lost)} stand in the text or in the label lines, not in both")
    turns = facts.get("manner") == "transcript"
    bare = [_attribution(number, rows[number], marks, text, name, turns=turns) for number in sorted(rows)]
    return Dispatch(
        path=name, facts=facts, text=text, paragraphs=tuple(paragraphs),
        attributions=tuple(_nested(bare)), voice=tuple(marks.voice),
    )  # fmt: skip


def _parts(marked: str, name: str) -> tuple[str, str, str, int]:
    found = re.fullmatch(r"---\n(.*?)\n---\n(.*?)\n===\n(.*)", marked.rstrip("\n") + "\n", re.DOTALL)
    if found is None:
        raise MarkingError(f"{name}: needs front matter between --- lines, text, a line ===, label lines")
    return found[1], found[2], found[3], found[1].count("\n") + 4


def _unmark(body: str, name: str, first: int) -> tuple[str, list[tuple[Fragment, str]], _Marks]:
    """The plain text, its paragraphs and its marks."""
    plain: list[str] = []
    paragraphs: list[tuple[Fragment, str]] = []
    marks = _Marks()
    at, line = 0, first
    for paragraph in re.split(r"\n[ \t]*\n+", body):
        sign = next((sign for sign in SIGNS if paragraph.startswith(sign)), "")
        words = re.sub(r"[ \t]*\n[ \t]*", " ", paragraph[len(sign) :]).strip()
        text = _strip_tags(words, at, marks, f"{name}, the paragraph at line {line}")
        if text:
            paragraphs.append(((at, at + len(text)), SIGNS.get(sign, "body")))
            plain.append(text)
            at += len(text) + 2
        line = first + body.count("\n", 0, body.find(paragraph) + len(paragraph)) + 2
    return "\n\n".join(plain), paragraphs, marks


def _strip_tags(words: str, offset: int, marks: _Marks, where: str) -> str:
    out: list[str] = []
    length, at = 0, 0
    stack: list[_Open] = []
    while at < len(words):
        if tag := _TAG.match(words, at):
            stack.append(_Open(tag[1], length, at))
            at = tag.end()
        elif words[at] == "}":
            if not stack:
                raise MarkingError(f"{where}: a closing brace too many near {words[max(0, at - 30) : at]!r}")
            _close(stack.pop(), "".join(out), length, offset, marks, where)
            at += 1
        elif words[at] == "{":
            raise MarkingError(f"{where}: no tag: {words[at : at + 20]!r}")
        else:
            out.append(words[at])
            length += 1
            at += 1
    if stack:
        raise MarkingError(f"{where}: the tag {stack[-1].tags!r} is not closed")
    return "".join(out)


def _close(tag: _Open, text: str, end: int, offset: int, marks: _Marks, where: str) -> None:
    words = text[tag.start : end]
    if not words or words != words.strip():
        raise MarkingError(f"{where}: the tag {tag.tags!r} begins or ends with a blank, or is empty: {words!r}")
    span = (offset + tag.start, offset + end)
    for part in tag.tags.split(","):
        if part.startswith("v:"):
            if part[2:] not in VOICES:
                raise MarkingError(f"{where}: voice {part[2:]!r} is none of {', '.join(VOICES)}")
            marks.voice.append((span, part[2:]))
            continue
        found = _PART.fullmatch(part)
        if found is None:
            raise MarkingError(f"{where}: {part!r} is no tag")
        key = (int(found[1]), found[2], int(found[3] or 1))
        if found[2] != "x" and key in marks.spans:
            raise MarkingError(f"{where}: {part} ({ROLES[found[2]]}) is marked twice; only content has fragments")
        marks.spans.setdefault(key, []).append(span)


def _rows(labels: str, name: str, first: int) -> Iterator[tuple[int, list[str]]]:
    for line, row in enumerate(labels.splitlines(), first):
        if not row.strip():
            continue
        cells = row.split()
        if len(cells) not in (4, 5) or not cells[0].isdigit():
            raise MarkingError(f"{name}, line {line}: {row!r} is not: number kind acts actor [polarity]")
        yield int(cells[0]), cells[1:]


def _attribution(number: int, row: list[str], marks: _Marks, text: str, name: str, *, turns: bool) -> Attribution:
    kind, acts, actor = row[0], tuple(row[1].split(",")), row[2]
    polarity = row[3] if len(row) > 3 else "asserted"
    for found, known in ((kind, Kind), (polarity, Polarity), *((act, Act) for act in acts)):
        if found not in get_args(known):
            raise MarkingError(f"{name}, attribution {number}: {found!r} is none of {', '.join(get_args(known))}")
    content = tuple(sorted(marks.spans.get((number, "x", 1), [])))
    if not content:
        raise MarkingError(f"{name}, attribution {number}: no content is marked")
    source, cue = marks.one(number, "s"), marks.one(number, "c")
    turn = turns and cue is None and source is not None and text[source[1] : source[1] + 1] == ":"
    links = sorted({link for of, role, link in marks.spans if of == number and role in "rq"})
    return Attribution(
        id=str(number), source=source, cue=cue, content=content,
        addressee=marks.one(number, "a"), kind=kind,  # type: ignore[arg-type]
        form="direct" if turn else form_of(text, content),
        acts=acts, polarity=polarity, actor=None if actor == "-" else actor, inside=None,  # type: ignore[arg-type]
        via=tuple(Reporter(source=marks.one(number, "r", k), cue=marks.one(number, "q", k)) for k in links),
    )  # fmt: skip


def form_of(text: str, content: tuple[Fragment, ...]) -> Form:
    """The form by the double quotation marks within the content: all words, some, none.

    >>> form_of('He said the toll was "unfair".', ((8, 30),))
    'mixed'
    """
    words = [text[start:end] for start, end in content]
    total = sum(len(_ARTICLES.findall(piece)) for piece in words)
    quoted = sum(len(_ARTICLES.findall(mark)) for piece in words for mark in _QUOTED.findall(_closed(piece)))
    return "indirect" if quoted == 0 else "direct" if quoted >= total else "mixed"


def _closed(piece: str) -> str:
    """A fragment that opens a quotation and leaves it open (the next paragraph goes on) is closed at its end."""
    if piece.count('"') % 2:
        return piece + '"' if piece.lstrip().startswith('"') else '"' + piece
    if piece.count("“") > piece.count("”"):
        return piece + "”"
    return "“" + piece if piece.count("”") > piece.count("“") else piece


def _nested(bare: list[Attribution]) -> Iterator[Attribution]:
    """Each with the smallest attribution whose content holds its own content, cue or source as `inside`."""
    for one in bare:
        anchor = one.cue or one.source or one.content[0]
        holders = [
            (end - start, other.id)
            for other in bare
            if other.id != one.id
            for start, end in other.content
            if start <= anchor[0] and anchor[1] <= end and not _same(one, other)
        ]
        inside = min(holders)[1] if holders else None
        yield Attribution(**{name: getattr(one, name) for name in Attribution.__slots__} | {"inside": inside})


def _same(one: Attribution, other: Attribution) -> bool:
    return one.content == other.content
