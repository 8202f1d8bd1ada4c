"""Markdown, with or without front matter.

In: the decoded file. Out: a `Draft` whose text is the file, unchanged; marks of headings and lists lie outside blocks.
Refused: front matter that is no YAML, which is noted and kept as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import yaml

from pourparler.model import BlockRole, Fact, Origin, Span
from pourparler.sources.draft import Draft, title_in
from pourparler.sources.layout import Layout, lay_out
from pourparler.sources.lines import Line, Paragraph, joined, lines
from pourparler.sources.names_on_page import author_line, date_line
from pourparler.sources.outlet import named_outlet
from pourparler.sources.published import Candidate, given_date

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<fields>.*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_UNDERLINE = re.compile(r"(=+|-{2,})$")
_RULE = re.compile(r"([*_-])(?:[ \t]*\1){2,}$")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<!--.*-->|<img\b[^>]*>", re.DOTALL)
_LINK = re.compile(r"(?:\*\*[^*]+\*\*\W{0,9})?!?\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)?\]\([^()]*\)")
_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "publication", "site", "site_name", "newspaper", "source"),
    "byline": ("byline", "author", "authors", "by"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url", "original_url"),
    "published": ("published", "date", "datepublished", "published_at", "pubdate", "publish_date"),
    "language": ("language", "lang"),
    "id": ("id",),
}


def read_markdown(text: str, source: str) -> Draft:
    """A Markdown page with the facts of its front matter."""
    front = _FRONT.match(text)
    body = front.end() if front else 0
    fields, notes = _fields(front["fields"] or "") if front else ({}, ())
    layout = _layout(text, front, body)
    dates, wrong = _dates(fields, text[:body])
    headline = layout.headline
    title = _fact(fields, "title", text[:body])
    if title is None and headline is not None:
        title = Fact(value=" ".join(headline.of(text).split()), origin="heading", span=headline)
    elif title is not None:
        title = replace(title, span=title_in(text, title.value, layout.blocks) or title.span)
    outlet = _fact(fields, "outlet", text[:body])
    return Draft(
        source=source, text=text, blocks=layout.blocks, id=_value(fields, "id"), url=_value(fields, "url"), title=title,
        outlet=named_outlet(outlet.value, "front-matter", outlet.span) if outlet else layout.outlet,
        byline=_fact(fields, "byline", text[:body]) or layout.byline, language=_value(fields, "language"),
        dates=(*dates, *layout.dates), notes=notes + wrong,
    )  # fmt: skip


def _fields(source: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    try:
        found = yaml.load(source, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        why = " ".join(str(getattr(error, "problem", error)).split())
        return {}, (f"the front matter is not YAML ({why}); mend it, or its facts are not known",)
    if found in (None, ""):
        return {}, ()
    if not isinstance(found, dict):
        return {}, ('the front matter holds no fields; write "outlet: …", "date: …" a line',)
    return {str(key).casefold().replace("-", "_"): value for key, value in found.items()}, ()


def _value(fields: Mapping[str, Any], name: str) -> str | None:
    for key in _KEYS[name]:
        value = fields.get(key)
        if isinstance(value, list):
            value = ", ".join(str(item) for item in value if isinstance(item, str))
        if isinstance(value, str | date | datetime) and str(value).strip() not in ("", "null", "~"):
            return " ".join(str(value).split())
    return None


def _fact(fields: Mapping[str, Any], name: str, front: str, origin: Origin = "front-matter") -> Fact | None:
    value = _value(fields, name)
    return Fact(value=value, origin=origin, span=_place(front, value)) if value else None


def _place(front: str, value: str) -> Span | None:
    at = front.find(value)
    return Span(at, at + len(value)) if at >= 0 else None


def _dates(fields: Mapping[str, Any], front: str) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
    value = _value(fields, "published")
    if value is None:
        return (), ()
    found = given_date(value, "front-matter", _place(front, value))
    if found is None:
        return (), (f"the date in the front matter is {value[:60]!r}, which is no date; write it as YYYY-MM-DD",)
    note = f"the date in the front matter is {value[:60]!r}, which may be {' or '.join(found.days)}; write YYYY-MM-DD"
    return (found,), () if found.certain else (note,)


def _layout(text: str, front: re.Match[str] | None, body: int) -> Layout:
    """The front matter as one block of furniture, then the page."""
    every: list[Paragraph] = []
    known: dict[int, BlockRole] = {}
    if front and (span := Span(0, body).trimmed(text)):
        every.append(Paragraph(span=span, words=span.of(text), after_blank=True))
        known[0] = "furniture"
    for paragraph, role in _paragraphs(text, body):
        if role is not None:
            known[len(every)] = role
        every.append(paragraph)
    if not any(role == "headline" for role in known.values()):
        first = next((at for at, role in sorted(known.items()) if role == "subheading"), None)
        if first is not None and first == (1 if front else 0):
            known[first] = "headline"
    return lay_out(every, known)


def _paragraphs(text: str, body: int) -> Iterator[tuple[Paragraph, BlockRole | None]]:
    """Each paragraph with the role that its marks give."""
    titled = False
    for group in _groups(text, body):
        first = group[0]
        if heading := _HEADING.match(first.words):
            level = len(heading[1])
            if not heading[2]:
                continue
            role: BlockRole = "headline" if level == 1 and not titled else "subheading"
            titled = titled or level == 1
            span = Span(heading.start(2), heading.end(2)).shifted(first.span.start)
            yield Paragraph(span=span, words=span.of(text), after_blank=True), role
        elif len(group) == 2 and _UNDERLINE.fullmatch(group[1].words):
            role = "headline" if group[1].words[0] == "=" and not titled else "subheading"
            titled = titled or role == "headline"
            yield joined(text, group[:1]), role
        elif not _RULE.fullmatch(first.words):
            yield _unmarked(text, group)


def _unmarked(text: str, group: list[Line]) -> tuple[Paragraph, BlockRole | None]:
    """A paragraph without the mark of its list or quote."""
    whole = joined(text, group)
    start, end = group[0].span.start, whole.span.end
    quote = _QUOTE.match(group[0].words)
    start += quote.end() if quote else 0
    item = _ITEM.match(text, start, end)
    start = item.end() if item and not item[0][0].isdigit() else start
    span = Span(start, end) if start < end else whole.span
    words = " ".join(span.of(text).split())
    if (plain := _plain(words)) != words:  # all of it between marks of emphasis, which are no words
        mark = (len(words) - len(plain)) // 2
        span = Span(span.start + mark, span.end - mark)
    paragraph = Paragraph(span=span, words=plain, after_blank=True, bullet=item is not None)
    return paragraph, _marked_role(words)


def _marked_role(words: str) -> BlockRole | None:
    if _PICTURE.fullmatch(words):
        return "furniture"
    return "link" if len(words.split()) < 60 and _links_only(words) else None


def _links_only(words: str) -> bool:
    """Whether a paragraph is links, perhaps with a bold word before each, and nothing else.

    >>> _links_only("**Also:** [The port](/port) | [Grain](/grain)"), _links_only("[Grain](/grain) waits")
    (True, False)
    """
    rest, links = _LINK.subn("", words)
    return links > 0 and re.search(r"\w", rest) is None


def _signs(words: str) -> bool:
    return len(words) < 100 and (date_line(_plain(words)) or author_line(_plain(words))) is not None


def _plain(words: str) -> str:
    """The words without emphasis around the whole, by which furniture and captions are known."""
    return re.sub(r"^([*_]{1,3})(?![*_\s])((?:(?!\1).)*[^*_\s])\1$", r"\2", words)


def _groups(text: str, body: int) -> Iterator[list[Line]]:
    """Lines that are one paragraph: up to a blank line, a heading, a rule, a new item or the edge of a quote."""
    group: list[Line] = []
    for line in lines(text):
        if line.span.start < body:
            continue
        if group and (line.after_blank or _starts(line, group)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _starts(line: Line, group: list[Line]) -> bool:
    above = group[-1]
    if len(group) == 1 and any(_signs(words.words) for words in (above, line)):
        return True
    if _PICTURE.fullmatch(above.words) or _PICTURE.fullmatch(line.words):
        return True
    if _UNDERLINE.fullmatch(line.words) and len(group) == 1 and not _ITEM.match(above.words):
        return False
    if any(_HEADING.match(words) or _RULE.fullmatch(words) for words in (above.words, line.words)):
        return True
    if len(group) == 2 and _UNDERLINE.fullmatch(above.words):
        return True
    return bool(_ITEM.match(line.words)) or bool(_QUOTE.match(line.words)) != bool(_QUOTE.match(above.words))
