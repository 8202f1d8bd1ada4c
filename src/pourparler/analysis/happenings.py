"""What several articles tell of: one happening, its events, and the outlets that witness it.

In: events and the articles they stand in. Out: `Happening`s in the order of their days; an event told alone is one too.
Refused: to join events without a day, of one article, of differing standing, or whose sides, places or days differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from pourparler.analysis.attribution import party_of
from pourparler.analysis.calendar import first_day
from pourparler.model import Article, Event
from pourparler.model.event import EventStatus, Participant

ENOUGH = 3
"""So much must speak for it that two events are one; see `_likeness`."""
LATE = 2
"""Days after which an undated happening is still reported as news."""
_FAMILIES: Mapping[str, str] = {"AGREE": "deal", "SUPPORT": "deal", "CONCEDE": "yield", "RETREAT": "yield"}
_STANDINGS: Mapping[EventStatus, str] = {"ongoing": "real", "happened": "real", "planned": "ahead", "proposed": "ahead"}
_LENGTHS = {"time": 1, "day": 1, "week": 7, "month": 31}


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """An outlet that tells a happening, in this article; None where the article names no outlet."""

    outlet: str | None
    article: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Events of different articles that tell the same, earliest report first; its id is that of the first event."""

    events: tuple[Event, ...]
    witnesses: tuple[Witness, ...]
    day: str | None

    @property
    def id(self) -> str:
        """The id of the event first told."""
        return self.events[0].id

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell it, each once; an article without one counts for itself."""
        return tuple(dict.fromkeys(w.outlet or w.article for w in self.witnesses))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An event with what it is compared by: its days, who stands on either side, its numbers."""

    event: Event
    article: Article
    days: tuple[date, date] | None
    dated: bool
    doing: frozenset[str]
    others: frozenset[str]
    numbers: frozenset[tuple[float, str]] = field(default_factory=frozenset)


def happenings(events: Iterable[Event], articles: Mapping[str, Article]) -> tuple[Happening, ...]:
    """The happenings behind events; `articles` by id, those of unknown articles are left out.

    >>> import pourparler
    >>> told = ("Norway met Sweden in Oslo on 4 March 2026.", "On 4 March 2026 Sweden met Norway, said a diplomat.")
    >>> read = [pourparler.extract(text, outlet=name) for text, name in zip(told, ("Harbour Post", "Fjord Wire"))]
    >>> found = happenings((e for r in read for e in r.events), {r.article.id: r.article for r in read})
    >>> [one.outlets for one in found]
    [('Fjord Wire', 'Harbour Post')]
    """
    told = [_told(event, articles[event.article_id]) for event in events if event.article_id in articles]
    groups: list[list[_Told]] = []
    open_: dict[tuple[str, str], list[list[_Told]]] = {}
    for one in sorted(told, key=_order):
        kind = _kind(one.event)
        known = [group for side in sorted(one.doing | one.others) for group in open_.get((kind, side), ())]
        found = next((group for group in known if _belongs(one, group)), None)
        if found is None:
            found = []
            groups.append(found)
        found.append(one)
        for side in one.doing | one.others:
            kept = open_.setdefault((kind, side), [])
            if not any(group is found for group in kept):
                kept.append(found)
    return tuple(_happening(group) for group in groups)


def _told(event: Event, article: Article) -> _Told:
    dated = first_day(event.date.value) if event.date is not None else None
    length = _LENGTHS.get(event.date.precision, 0) if event.date is not None else 0
    days = (dated, dated + timedelta(days=length - 1)) if dated is not None and length else None
    published = first_day(article.published.day) if article.published is not None else None
    if event.date is None and published is not None:
        days = (published - timedelta(days=LATE), published)
    mutual = not event.recipients and len(event.actors) > 1
    doing = _sides(event.actors)
    return _Told(
        event=event,
        article=article,
        days=days,
        dated=event.date is not None and length == 1,
        doing=doing,
        others=doing if mutual else _sides(event.recipients),
        numbers=frozenset((n.value, n.unit) for n in event.numbers if n.value is not None and n.value > 1),
    )


def _sides(people: Iterable[Participant]) -> frozenset[str]:
    """The states and bodies that act through somebody; whoever has none stands for himself."""
    known = (p.actor for p in people if p.actor is not None and p.actor.kind != "anonymous")
    return frozenset(party_of(actor) or actor.id for actor in known)


def _order(one: _Told) -> tuple[str, str, str, int, str]:
    published = one.article.published
    day = one.days[0].isoformat() if one.days is not None else "9999"
    return day, published.value if published else "9999", one.article.id, one.event.trigger.start, one.event.id


def _kind(event: Event) -> str:
    """Only events of one kind and one standing can be one: a meeting planned is not yet the meeting held."""
    standing = _STANDINGS.get(event.status, event.status)
    return f"{event.category or _FAMILIES.get(event.type, event.type)} {standing}"


def _belongs(one: _Told, group: list[_Told]) -> bool:
    """Whether an event contradicts none of a happening and is like one of them."""
    if any(one.article.id == other.article.id or not _may_be_one(one, other) for other in group):
        return False
    return any(_likeness(one, other) >= ENOUGH for other in group)


def _may_be_one(one: _Told, other: _Told) -> bool:
    if one.days is None or other.days is None:
        return False
    if one.days[0] > other.days[1] or other.days[0] > one.days[1]:
        return False
    for ours, theirs in ((one.doing, other.doing), (one.others, other.others)):
        if ours and theirs and not ours & theirs:
            return False
    here, there = one.event.place, other.event.place
    if here is not None and there is not None and here.name != there.name:
        return here.country is not None and here.country == there.country and bool(one.numbers & other.numbers)
    return not (one.event.mode and other.event.mode and one.event.mode != other.event.mode)


def _likeness(one: _Told, other: _Told) -> int:
    """What speaks for it: a side shared 1 each, two parties of a meeting 2, the day, the place, how they met 1 each, a
    number of the same thing 2.
    """
    shared = len(one.doing & other.doing) if one.doing == one.others else 0
    sides = min(2, shared) if shared else bool(one.doing & other.doing) + bool(one.others & other.others)
    here, there = one.event.place, other.event.place
    place = here is not None and there is not None and here.name == there.name
    mode = one.event.type == "CONSULT" and one.event.mode is not None and one.event.mode == other.event.mode
    return sides + (one.dated and other.dated) + place + mode + 2 * bool(one.numbers & other.numbers)


def _happening(group: list[_Told]) -> Happening:
    first = sorted(group, key=lambda one: (_published(one), one.article.id))
    dated = [one.days[0].isoformat() for one in first if one.dated and one.days is not None]
    return Happening(
        events=tuple(one.event for one in first),
        witnesses=tuple(
            Witness(outlet=a.outlet.value if a.outlet else None, article=a.id, event=one.event.id)
            for one in first
            for a in (one.article,)
        ),
        day=dated[0] if dated else None,
    )


def _published(one: _Told) -> str:
    return one.article.published.value if one.article.published is not None else "9999"
