"""Events as the dossier lists them.

In: events and their articles as numbered. Out: `EventView`s in the order of their day, undated by publication.
Refused: whole sentences beyond an excerpt; words are cut at `LONGEST` code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pourparler.model import Event, Participant
from pourparler.present.markup import anchor
from pourparler.present.view import ArticleView

LONGEST = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One line of the list: when, which type and status, who to whom, in which words, and where that is told."""

    event: Event
    day: str | None
    dated: bool
    who: str
    whom: str
    words: str
    outlet: str | None
    home: str


def event_views(events: Iterable[Event], homes: Mapping[str, ArticleView]) -> list[EventView]:
    """The events whose articles are shown; `homes` are the articles by id."""
    found = [_view(event, homes[event.article_id]) for event in events if event.article_id in homes]
    return sorted(found, key=lambda view: (view.day is None, view.day or "", view.event.id))


def _view(event: Event, home: ArticleView) -> EventView:
    article = home.article
    published, text = article.published, article.text
    words = " ".join(event.span.of(text).split())
    return EventView(
        event=event,
        day=event.date.value if event.date else published.day if published else None,
        dated=event.date is not None,
        who=_people(event.actors, text),
        whom=_people(event.recipients, text),
        words=words if len(words) <= LONGEST else words[: LONGEST - 1] + "…",
        outlet=article.outlet.value if article.outlet else None,
        home=anchor("article", article.id),
    )


def _people(participants: tuple[Participant, ...], text: str) -> str:
    return ", ".join(p.actor.name if p.actor else " ".join(p.span.of(text).split()) for p in participants)
