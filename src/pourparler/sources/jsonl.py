"""JSON and JSONL: objects with `text` and, where known, id, outlet, url, title, byline, published, language.

In: bytes, a line or a document at a time. Out: a `Draft` an object, its text unchanged.
Refused: fields of a wrong type, objects without text, lines that are no JSON; each with its line; the others go on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pourparler.model import Fact
from pourparler.problems import Problem
from pourparler.sources.columns import LIKELY
from pourparler.sources.decode import UndecodableError, decode
from pourparler.sources.draft import LONGEST, TOO_LONG, Draft
from pourparler.sources.feed import is_json_feed, read_json_feed
from pourparler.sources.patience import in_time
from pourparler.sources.published import Candidate, given_date
from pourparler.sources.text import lay_text, titled

_FIELDS = ("outlet", "url", "title", "byline", "published", "language", "text")


def read_jsonl(rows: Iterable[bytes], source: str, first: int = 1) -> Iterator[Draft | Problem]:
    """One article a line, the lines numbered from `first`; blank lines are passed over."""
    for number, row in enumerate(rows, first):
        if not row.strip():
            continue
        where = f"{source}:{number}"
        try:
            value = json.loads(decode(row.rstrip(b"\r\n")).text)
        except UndecodableError as error:
            yield Problem(source=where, message=str(error))
        except (ValueError, RecursionError) as error:
            yield Problem(source=where, message=f"not a line of JSON ({_why(error)}); write one object a line")
        else:
            yield from _values(value, where)


def read_json(text: str, source: str) -> Iterator[Draft | Problem]:
    """A document: one article, a list of articles, or an object with a list under "articles"."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Problem(source=source, message=f"not JSON ({_why(error)}); mend it, or write one object a line (JSONL)")
        return
    if isinstance(value, list):
        for where, item in _placed(text, source):
            yield from _values(item, where)
    else:
        yield from _values(value, f"{source}:1")


def _placed(text: str, source: str) -> Iterator[tuple[str, Any]]:
    """The items of a list, each with the line on which it begins."""
    decoder = json.JSONDecoder()
    at, line, counted = text.index("[") + 1, 1, 0
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if text[at] == "]":
            return
        line += text.count("\n", counted, at)
        counted = at
        item, at = decoder.raw_decode(text, at)
        yield f"{source}:{line}", item


def _values(value: Any, where: str) -> Iterator[Draft | Problem]:
    if isinstance(value, dict) and is_json_feed(value):
        yield from read_json_feed(value, where)
    elif isinstance(value, dict) and isinstance(value.get("articles"), list) and "text" not in value:
        for number, item in enumerate(value["articles"], 1):
            yield from _values(item, f"{where}, article {number}")
    elif isinstance(value, dict):
        yield article_from_fields(value, where)
    else:
        yield Problem(source=where, message=f'found {_kind(value)}; an article is an object with "text"')


def article_from_fields(fields: Mapping[str, Any], where: str) -> Draft | Problem:
    """A draft from named fields, as in JSON, JSONL (or a row of a table); unknown names are passed over."""
    if (wrong := _wrong(fields)) is not None:
        return Problem(source=where, message=wrong)
    return in_time(lambda: _laid_out(fields, where), len(fields["text"]), where)


def _laid_out(fields: Mapping[str, Any], where: str) -> Draft:
    text: str = fields["text"]
    title, url, published = (_filled(fields.get(name)) for name in ("title", "url", "published"))
    outlet, byline = _filled(fields.get("outlet")), _filled(fields.get("byline"))
    layout = lay_text(text, title)
    dates, notes = _given(published)
    identity = fields.get("id")
    return Draft(
        source=where, text=text, blocks=layout.blocks, id=None if identity in (None, "") else str(identity),
        outlet=Fact(value=outlet, origin="given") if outlet else None if url else layout.outlet,
        url=url, title=titled(text, title, layout),
        byline=Fact(value=byline, origin="given") if byline else layout.byline,
        language=_filled(fields.get("language")), dates=(*dates, *layout.dates), notes=notes,
    )  # fmt: skip


def _wrong(fields: Mapping[str, Any]) -> str | None:
    if fields.get("text") is None:
        like = next((name for name in LIKELY["text"] if isinstance(fields.get(name), str)), None)
        cure = f'call "{like}" so if it holds' if like else "give"
        return f'no "text"; {cure} the words of the article'
    for name in _FIELDS:
        if not isinstance(fields.get(name), str | None):
            return f'"{name}" is {_kind(fields[name])}; write it as a string, or leave it out'
    if len(fields["text"]) > LONGEST:
        return TOO_LONG.format(size=len(fields["text"]))
    identity = fields.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int | None):
        return f'"id" is {_kind(identity)}; write it as a string, or leave it out'
    return None


def _given(published: str | None) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
    if published is None:
        return (), ()
    found = given_date(published)
    if found is None:
        return (), (f'"published" is {published[:60]!r}, which is no date; write it as YYYY-MM-DD or in ISO 8601',)
    if not found.certain:
        note = f'"published" is {published[:60]!r}, which may be {" or ".join(found.days)}; write it as YYYY-MM-DD'
        return (found,), (note,)
    return (found,), ()


def _filled(value: str | None) -> str | None:
    return value.strip() or None if value else None


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, column {error.colno}"
    return "nested too deep" if isinstance(error, RecursionError) else "a number too long to be one"
