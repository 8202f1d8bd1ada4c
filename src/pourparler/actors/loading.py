"""Actors files.

In: YAML files with the lists `actors`, `successions`, `places`, `peoples`, the user's after ours. Out: entries by id.
Refused: unknown fields and kinds, ids given twice in one file, dates that are none, offices of nobody: file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

from pourparler.actors.entry import Entry, Gender, Term, first_day, last_day
from pourparler.actors.gazetteer import Places, placed
from pourparler.actors.nodes import NodeReader
from pourparler.actors.plain import plain_lists
from pourparler.actors.roles import bundled_roles
from pourparler.actors.successions import Succession, with_successions
from pourparler.errors import VocabularyError
from pourparler.model import ActorKind

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LISTS = frozenset({"demonyms", "adjectives", "metonyms", "aliases", "surname", "leads", "claims"})
_TEXTS = frozenset({"country", "party", "of", "capital", "sector"})
_ENTRY = _LISTS | _TEXTS | {"id", "name", "kind", "gender", "offices"}
_TOP = frozenset({"actors", "successions", "places", "peoples"})
_PLACES = frozenset({"of", "names", "claims"})
_TERM = frozenset({"title", "titles", "of", "body", "since", "until", "sure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsFile:
    """What a file holds: entries by id, successions in office, places and peoples."""

    entries: dict[str, Entry]
    successions: tuple[Succession, ...] = ()
    places: tuple[Places, ...] = ()


def read_files(
    paths: Iterable[Path], *, rank: int = 0, known: Mapping[str, Entry] | None = None, bundled: bool = False
) -> dict[str, Entry]:
    """The entries of some files by id, with the offices that their successions add, also to entries `known` before.

    Raises VocabularyError where files share an id. `bundled` files are taken as sound; tests read them strictly.
    """
    known = known or {}
    entries: dict[str, Entry] = {}
    successions: list[Succession] = []
    places: list[Places] = []
    for path in paths:
        held = (_read_plain(path) if bundled else None) or read_file(path, rank=rank)
        for entry in held.entries.values():
            if entry.id in entries:
                raise VocabularyError(f"{entry.where}: the id {entry.id!r} also stands at {entries[entry.id].where}")
            entries[entry.id] = entry
        successions += held.successions
        places += held.places
    entries = with_successions(successions, entries, known, rank=rank)
    return entries | placed(places, {**known, **entries}, rank=rank)


def read_file(path: Path, *, rank: int = 0) -> ActorsFile:
    """What one file holds; raises VocabularyError with file and line."""
    top = NodeReader.file(path).fields(_TOP)
    if not top:
        raise VocabularyError(f"{path}:1: no top-level list 'actors'; put the entries under `actors:`")
    entries: dict[str, Entry] = {}
    for item in top["actors"].items() if "actors" in top else ():
        entry = _entry(item, rank)
        if entry.id in entries:
            item.refuse(f"the id {entry.id!r} stands twice (first at {entries[entry.id].where})")
        entries[entry.id] = entry
    return ActorsFile(
        entries=entries,
        successions=tuple(line for item in _list(top, "successions") for line in _successions(item)),
        places=tuple(_places(item, name == "peoples") for name in ("places", "peoples") for item in _list(top, name)),
    )


def _list(top: Mapping[str, NodeReader], name: str) -> Iterable[NodeReader]:
    return top[name].items() if name in top else ()


def _successions(item: NodeReader) -> Iterator[Succession]:
    has = dict(item.pairs())
    if "of" not in has:
        item.refuse("a succession needs the field 'of'")
    of, body = has.pop("of").text(), has.pop("body").text() if "body" in has else None
    for title, node in has.items():
        names = tuple(part.strip() for part in title.split("|"))
        yield Succession(of=of, titles=names, holders=node.texts(), body=body, where=node.where)


def _places(item: NodeReader, peoples: bool) -> Places:
    has = item.fields(_PLACES)
    if "names" not in has:
        item.refuse("places need the field 'names'")
    return Places(
        names=has["names"].texts(),
        of=has["of"].text() if "of" in has else None,
        claims=has["claims"].texts() if "claims" in has else (),
        peoples=peoples,
        where=item.where,
    )


def _read_plain(path: Path) -> ActorsFile | None:
    """What a bundled file holds; None where it is not written plainly."""
    lists = plain_lists(path)
    if lists is None:
        return None
    entries = {item["id"]: _plain_entry(item, f"{path}:{line}") for line, item in lists.get("actors", ())}
    if len(entries) < len(lists.get("actors", ())):
        return None
    successions = [
        Succession(
            of=item["of"], titles=tuple(title.split(" | ")), holders=tuple(held), body=item.get("body"),
            where=f"{path}:{line}",
        )
        for line, item in lists.get("successions", ())
        for title, held in item.items()
        if title not in ("of", "body")
    ]  # fmt: skip
    places = [
        Places(
            names=tuple(item["names"]), of=item.get("of"), claims=tuple(item.get("claims", ())),
            peoples=name == "peoples", where=f"{path}:{line}",
        )
        for name in ("places", "peoples")
        for line, item in lists.get(name, ())
    ]  # fmt: skip
    return ActorsFile(entries=entries, successions=tuple(successions), places=tuple(places))


def _plain_entry(item: dict[str, Any], where: str) -> Entry:
    for name in _LISTS & item.keys():
        item[name] = tuple(item[name])
    offices = tuple(_plain_term(term, where) for term in item.pop("offices", ()))
    return Entry(offices=offices, where=where, **item)


def _plain_term(item: dict[str, Any], where: str) -> Term:
    titles, sure = tuple(item.pop("titles", ())), item.pop("sure", "true") in ("true", "yes")
    return Term(titles=titles, sure=sure, where=where, **item)


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
