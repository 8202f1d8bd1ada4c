"""Actors files.

In: YAML files with a top-level list `actors`, the bundled ones first, the user's after them. Out: entries by id.
Refused: unknown fields and kinds, ids given twice in one file, dates that are none, offices of nobody: file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast, get_args

from pourparler.actors.entry import Entry, Gender, Term, first_day, last_day
from pourparler.actors.nodes import NodeReader
from pourparler.actors.roles import bundled_roles
from pourparler.errors import VocabularyError
from pourparler.model import ActorKind

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LISTS = frozenset({"demonyms", "adjectives", "metonyms", "aliases", "surname", "leads", "claims"})
_TEXTS = frozenset({"country", "party", "of", "capital", "sector"})
_ENTRY = _LISTS | _TEXTS | {"id", "name", "kind", "gender", "offices"}
_TERM = frozenset({"title", "titles", "of", "body", "since", "until", "sure"})


def read_files(paths: Iterable[Path], *, rank: int = 0) -> dict[str, Entry]:
    """The entries of some files by id; raises VocabularyError where two of them have the same id."""
    entries: dict[str, Entry] = {}
    for path in paths:
        for entry in read_file(path, rank=rank).values():
            if entry.id in entries:
                raise VocabularyError(f"{entry.where}: the id {entry.id!r} also stands at {entries[entry.id].where}")
            entries[entry.id] = entry
    return entries


def read_file(path: Path, *, rank: int = 0) -> dict[str, Entry]:
    """The entries of one file by id; raises VocabularyError with file and line."""
    top = NodeReader.file(path).fields({"actors"})
    if "actors" not in top:
        raise VocabularyError(f"{path}:1: no top-level list 'actors'; put the entries under `actors:`")
    entries: dict[str, Entry] = {}
    for item in top["actors"].items():
        entry = _entry(item, rank)
        if entry.id in entries:
            item.refuse(f"the id {entry.id!r} stands twice (first at {entries[entry.id].where})")
        entries[entry.id] = entry
    return entries


def check_references(entries: Mapping[str, Entry]) -> None:
    """Raise VocabularyError where an entry or an office belongs to an id that no file has."""
    for entry in entries.values():
        for name in (entry.party, entry.of):
            if name is not None and name not in entries:
                raise VocabularyError(f"{entry.where}: {entry.id!r} belongs to {name!r}, which no actors file has")
        for term in entry.offices:
            for name in (term.of, term.body):
                if name is not None and name not in entries and not _institution(name, entries):
                    raise VocabularyError(f"{term.where}: an office of {name!r}, which no actors file has")


def _institution(name: str, entries: Mapping[str, Entry]) -> bool:
    """Whether an id names a body that any state has: "kessary-foreign-ministry"."""
    cuts = (at for at, letter in enumerate(name) if letter == "-")
    return any(name[:at] in entries and name[at + 1 :] in bundled_roles().institutions for at in cuts)


def _entry(item: NodeReader, rank: int) -> Entry:
    has = item.fields(_ENTRY)
    for name in ("id", "name", "kind"):
        if name not in has:
            item.refuse(f"an actor needs the field {name!r}")
    lists = {name: has[name].texts() for name in _LISTS & has.keys()}
    texts = {name: has[name].text() for name in _TEXTS & has.keys() if not has[name].empty()}
    return Entry(
        id=_id(has["id"]),
        name=has["name"].text(),
        kind=cast(ActorKind, _choice(has["kind"], get_args(ActorKind))),
        gender=cast("Gender | None", _choice(has["gender"], ("male", "female")) if "gender" in has else None),
        offices=tuple(map(_term, has["offices"].items())) if "offices" in has else (),
        rank=rank,
        where=item.where,
        **texts,  # type: ignore[arg-type]
        **lists,  # type: ignore[arg-type]
    )


def _term(item: NodeReader) -> Term:
    has = item.fields(_TERM)
    for name in ("title", "of"):
        if name not in has:
            item.refuse(f"an office needs the field {name!r}")
    since, until = (_date(has[name]) if name in has else None for name in ("since", "until"))
    if since and until and last_day(until) < first_day(since):
        item.refuse(f"the term ends ({until}) before it begins ({since})")
    return Term(
        title=has["title"].text(),
        of=has["of"].text(),
        titles=has["titles"].texts() if "titles" in has else (),
        body=has["body"].text() if "body" in has else None,
        since=since,
        until=until,
        sure=has["sure"].flag() if "sure" in has else True,
        where=item.where,
    )


def _id(node: NodeReader) -> str:
    value = node.text()
    if not _ID.fullmatch(value):
        node.refuse(f"an id is lower-case words joined by hyphens, found {value!r}")
    return value


def _date(node: NodeReader) -> str | None:
    if node.empty():
        return None
    value = node.text()
    if not _DATE.fullmatch(value):
        node.refuse(f"a date is YYYY, YYYY-MM or YYYY-MM-DD, found {value!r}")
    return value


def _choice(node: NodeReader, allowed: tuple[str, ...]) -> str:
    value = node.text()
    if value not in allowed:
        node.refuse(f"{value!r} is none of {', '.join(allowed)}")
    return value
