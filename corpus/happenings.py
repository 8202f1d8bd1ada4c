"""The events that invented texts tell: `events.jsonl`, one row a dispatch, and `deeds/`, marked in the text.

In: the rows, the dispatches, the marked texts. Out: each text with its `Happening`s, in their order.
Refused: words that do not stand where the row says, types and statuses that the contract does not know.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from corpus.__main__ import dispatches
from corpus.marked import Dispatch, Fragment
from pourparler.model.event import EventStatus, EventType

EVENTS = Path(__file__).parent / "events.jsonl"
SECOND = Path(__file__).parent / "events-second.jsonl"
DEEDS = Path(__file__).parent / "deeds"
_MARK = re.compile(r"\[\[(?P<words>[^\[\]|]+)\|(?P<type>[A-Z]+)\|(?P<status>[a-z]+)\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One mention of an event: its trigger, type and status, and the words of those in it (code points, half-open)."""

    trigger: Fragment
    type: str
    status: str
    actors: tuple[Fragment, ...] = ()
    recipients: tuple[Fragment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text with the events that it tells."""

    name: str
    text: str
    happenings: tuple[Happening, ...]


def told(events: Path = EVENTS, deeds: Path = DEEDS) -> Iterator[Told]:
    """Every text with its events, dispatches first; raises `ValueError` with the file and the words."""
    yield from labelled(events)
    for path in sorted(deeds.glob("*.txt")):
        yield marked(path.read_text(encoding="utf-8"), path.name)


def labelled(events: Path) -> Iterator[Told]:
    """The dispatches that have a row of labels, with their events; raises `ValueError` with the file and the words."""
    read = {one.facts["id"]: one for one in dispatches() if isinstance(one, Dispatch)}
    for line in events.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        dispatch = read[row["dispatch"]]
        rows = tuple(_happening(dispatch, one) for one in row["events"])
        yield Told(name=dispatch.path, text=dispatch.text, happenings=rows)


def agreement(events: Path = EVENTS, second: Path = SECOND) -> dict[str, float]:
    """How far a second labelling agrees: F1 of triggers that share a letter, and of these the shares of the same type,
    status, doers and recipients (each at least one word in common, or none in both); n of both labellings.
    """
    again = {one.name: one for one in labelled(second)}
    first = {one.name: one for one in labelled(events) if one.name in again}
    pairs = [
        (one, other)
        for name, told_once in first.items()
        for one, other in _same(told_once.happenings, again[name].happenings)
    ]
    counted = [sum(len(one.happenings) for one in every.values()) for every in (first, again)]
    return {
        "first": counted[0], "second": counted[1], "F1": 2 * len(pairs) / sum(counted),
        "type": sum(a.type == b.type for a, b in pairs) / len(pairs),
        "status": sum(a.status == b.status for a, b in pairs) / len(pairs),
        "actors": sum(_alike(a.actors, b.actors) for a, b in pairs) / len(pairs),
        "recipients": sum(_alike(a.recipients, b.recipients) for a, b in pairs) / len(pairs),
    }  # fmt: skip


def _same(first: Iterable[Happening], second: Iterable[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Happenings of two labellings whose triggers share a letter, one to one, in their order."""
    left = list(second)
    for one in first:
        for other in left:
            if _alike([one.trigger], [other.trigger]):
                left.remove(other)
                yield one, other
                break


def _alike(first: Iterable[Fragment], second: Iterable[Fragment]) -> bool:
    first, second = list(first), list(second)
    shared = any(max(a[0], b[0]) < min(a[1], b[1]) for a in first for b in second)
    return shared or not (first or second)


def marked(text: str, name: str) -> Told:
    """A text with its events marked in it; `name` stands in errors.

    >>> marked("Orsk [[struck|ASSAULT|happened]] it.", "a.txt").text
    'Orsk struck it.'
    """
    plain, found, last = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[last : mark.start()]
        trigger = (len(plain), len(plain) + len(mark["words"]))
        plain, last = plain + mark["words"], mark.end()
        found.append(_known(name, mark["words"], trigger, mark["type"], mark["status"]))
    plain += text[last:]
    if "[[" in plain or "]]" in plain:
        raise ValueError(f"{name}: brackets that are no mark near {plain[max(0, plain.find(']]') - 40) :][:60]!r}")
    return Told(name=name, text=plain, happenings=tuple(found))


def _happening(dispatch: Dispatch, row: Mapping[str, Any]) -> Happening:
    start, end = row["trigger"]
    if dispatch.text[start:end] != row["words"]:
        raise ValueError(f"{dispatch.path}: {dispatch.text[start:end]!r} stands at {start}, not {row['words']!r}")
    one = _known(dispatch.path, row["words"], (start, end), row["type"], row["status"])
    actors, recipients = (tuple((a, b) for a, b in row[name]) for name in ("actors", "recipients"))
    return replace(one, actors=actors, recipients=recipients)


def _known(name: str, words: str, trigger: Fragment, type_: str, status: str) -> Happening:
    if type_ not in get_args(EventType) or status not in get_args(EventStatus):
        raise ValueError(f"{name}: {words!r} has type {type_!r}, status {status!r}")
    return Happening(trigger=trigger, type=type_, status=status)


def counts(texts: Iterable[Told]) -> dict[str, int | dict[str, int]]:
    """What the texts hold: texts, words, events, and events by type and status."""
    texts = list(texts)
    every = [one for text in texts for one in text.happenings]
    return {
        "texts": len(texts),
        "words": sum(len(one.text.split()) for one in texts),
        "events": len(every),
        "type": dict(Counter(one.type for one in every).most_common()),
        "status": dict(Counter(one.status for one in every).most_common()),
    }
