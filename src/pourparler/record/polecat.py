"""Events under the column names of POLECAT, tab-separated.

In: the events of a record and their articles. Out: rows; several actors of one event are joined, never made pairs.
Refused: to fill what the record does not know (`EMPTY` names these columns); OTHER, which is outside PLOVER.
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.model import Article, Event, Participant
from pourparler.record.csv_text import Cell
from pourparler.record.filter import Filter
from pourparler.record.store import Store

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Name Raw", "Wikipedia Actor ID", "Actor Resolved Categories", "Actor Country", "Actor COW",
    "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Title Raw", "Wikipedia Recipient ID",
    "Recipient Name", "Recipient Name Raw", "Recipient Resolved Categories", "Recipient Country", "Recipient COW",
    "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Title Raw", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
    "Status", "Event Text",
)  # fmt: skip
"""Those of POLECAT in its order (as its makers publish them), then two of ours: Status and Event Text."""
EMPTY = frozenset(
    {"Intensity", "Wikipedia Actor ID", "Actor Resolved Categories", "Actor COW", "Primary Actor Sector"}
    | {"Actor Sectors"}
    | {"Wikipedia Recipient ID", "Recipient Resolved Categories", "Recipient COW", "Primary Recipient Sector"}
    | {"Recipient Sectors", "Actor Title Raw", "Recipient Title Raw", "City", "District", "Province", "Latitude"}
    | {"Longitude", "GeoNames ID", "Feature Type", "Story People", "Story Organizations", "Story Locations"}
)
"""Columns that the record has nothing for."""


def polecat_rows(store: Store) -> Iterator[dict[str, Cell]]:
    """Each event of PLOVER as a row; `Actor Country` holds the side as the registry names it, not an ISO code."""
    held: Article | None = None
    for event in store.events(Filter(), judged=True):
        if held is None or held.id != event.article_id:
            held = store.article(event.article_id)
        if held is not None and event.type != "OTHER":
            yield dict.fromkeys(COLUMNS) | _row(event, held)


def _row(event: Event, article: Article) -> dict[str, Cell]:
    text, published = article.text, article.published
    place = event.place
    return {
        "Event ID": event.id,
        "Event Date": event.date.value if event.date else published.day if published else None,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Quad Code": event.quad,
        "Contexts": "; ".join(event.contexts),
        **_side("Actor", event.actors, text),
        **_side("Recipient", event.recipients, text),
        "Placename": place.name if place else None,
        "Raw Placename": place.span.of(text) if place else None,
        "Country": place.country if place else None,
        "Source": article.outlet.value if article.outlet else None,
        "Publication Date": published.day if published else None,
        "Language": article.language.value if article.language else None,
        "Version": event.evidence.version,
        "Status": event.status,
        "Event Text": event.span.of(text),
    }


def _side(name: str, people: tuple[Participant, ...], text: str) -> dict[str, Cell]:
    known = [p.actor for p in people if p.actor is not None]
    return {
        f"{name} Name": "; ".join(p.actor.name if p.actor else "" for p in people),
        f"{name} Name Raw": "; ".join(p.span.of(text) for p in people),
        f"{name} Country": "; ".join(actor.party or "" for actor in known),
        f"{name} Title": "; ".join(actor.office or "" for actor in known),
    }
