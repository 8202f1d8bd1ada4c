"""Who appears in the record, summed up.

In: sightings, one for each place where a statement names an actor. Out: an `ActorEntry` for each actor.
Refused: nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pourparler.model import Actor, Article, Span, Statement
from pourparler.record.day import days
from pourparler.record.entries import ActorEntry

Role = Literal["speaker", "addressee", "via"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An actor in one role of one statement; `words` name it in the text, `repeats` tells a mere repetition."""

    role: Role
    actor: Actor
    words: str | None
    article: str
    day: str | None
    repeats: bool


def sightings(statement: Statement, article: Article) -> Iterator[Sighting]:
    """Every place where a statement names a resolved actor."""
    named: list[tuple[Role, Actor | None, Span | None]] = [("speaker", statement.actor, statement.source)]
    if statement.addressee:
        named.append(("addressee", statement.addressee.actor, statement.addressee.span))
    named.extend(("via", link.actor, link.source) for link in statement.via)
    interval = days(article.published.value) if article.published else None
    for role, actor, span in named:
        if actor is not None:
            yield Sighting(
                role=role,
                actor=actor,
                words=span.of(article.text) if span else None,
                article=article.id,
                day=interval[0] if interval else None,
                repeats=statement.repeats is not None,
            )


def roster(
    found: Iterable[Sighting], resolve: Callable[[str], str], faces: Mapping[str, Actor]
) -> Iterator[ActorEntry]:
    """One entry for each actor, those who say most first; a merged one counts for the id that `resolve` gives.

    An actor is shown as in `faces`, or as last described.
    """
    seen: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in found:
        seen[resolve(sighting.actor.id)].append(sighting)
    entries = [_entry(faces.get(id) or _latest_reading(some), some) for id, some in seen.items()]
    yield from sorted(entries, key=lambda e: (-e.statements, -e.reported, -e.addressed, e.actor.id))


def _entry(actor: Actor, found: list[Sighting]) -> ActorEntry:
    counted = Counter(s.role for s in found if not s.repeats)
    names = Counter(s.words for s in found if s.words)
    dates = [s.day for s in found if s.day]
    return ActorEntry(
        actor=actor,
        names=tuple(sorted(names.items(), key=lambda item: (-item[1], item[0]))),
        statements=counted["speaker"],
        reported=counted["via"],
        addressed=counted["addressee"],
        articles=len({s.article for s in found}),
        first_day=min(dates, default=None),
        last_day=max(dates, default=None),
    )


def _latest_reading(found: Iterable[Sighting]) -> Actor:
    return max(found, key=lambda s: (s.day or "", s.article, repr(s.actor))).actor
