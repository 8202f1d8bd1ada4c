"""What happened, on 20 labelled real articles: how many events are found, with the right type and status.

    python -m bench.labelled_events [--errors]

In: bench/labels/events.jsonl and the file of real articles. Out: shares and their n, as JSON; with --errors each event
that is missed or wrong in the first `READ` articles, a line each: the others are only scored.
An event is found if one of ours overlaps its trigger, or a mention, with trigger or mention: one to one, triggers
before mentions, then the same type, then the longer overlap.
Refused: a missing file of articles, or a text that is not the labelled one, with exit status 2.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pourparler
from bench.attribution import ARTICLES, rows_of
from pourparler.model import Span
from pourparler.model.event import Event

LABELS = Path(__file__).parent / "labels" / "events.jsonl"
READ = 10
"""So many articles, in the order of the file, are read to mend the coder."""
REAL = frozenset({"happened", "ongoing"})
UNREAL = frozenset({"planned", "denied"})
Label = dict[str, Any]
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One article: its text, the pairs of label and event that are the same, and what is left of either."""

    text: str
    pairs: tuple[tuple[Label, Event], ...]
    missed: tuple[Label, ...]
    spare: tuple[Event, ...]
    again: int
    """How many of the spare ones tell a labelled event that another of ours has told already."""


def shared(one: Iterable[Bounds], other: Sequence[Bounds]) -> int:
    """The most characters that a span of the one has in common with a span of the other.

    >>> shared([(0, 4), (10, 20)], [(15, 30)]), shared([(0, 4)], [(4, 9)])
    (5, 0)
    """
    return max((min(a[1], b[1]) - max(a[0], b[0]) for a in one for b in other), default=0) if other else 0


def bounds(spans: Iterable[Span | list[int]]) -> list[Bounds]:
    """Spans of either kind as pairs of offsets."""
    return [(s.start, s.end) if isinstance(s, Span) else (s[0], s[1]) for s in spans]


def likeness(label: Label, event: Event) -> tuple[int, bool, int] | None:
    """How well an event fits a label, larger is better; None where they tell different things."""
    gold, ours = bounds([label["trigger"]]), bounds([event.trigger])
    more, others = bounds(label["mentions"]), bounds(event.mentions)
    same = event.type == label["type"]
    for rank, (one, other) in ((2, (gold, ours)), (1, (more, ours)), (1, (gold, others)), (0, (more, others))):
        if (length := shared(one, other)) > 0:
            return rank, same, length
    return None


def matched(text: str, labels: Sequence[Label], events: Sequence[Event]) -> Scored:
    """Labels and events of an article, one to one, best first."""
    fits = {
        (g, p): fit
        for g, label in enumerate(labels)
        for p, event in enumerate(events)
        if (fit := likeness(label, event)) is not None
    }
    pairs: dict[int, int] = {}
    for g, p in sorted(fits, key=lambda at: (fits[at], -at[0], -at[1]), reverse=True):
        if g not in pairs and p not in pairs.values():
            pairs[g] = p
    spare = [p for p in range(len(events)) if p not in pairs.values()]
    return Scored(
        text=text,
        pairs=tuple((labels[g], events[p]) for g, p in sorted(pairs.items())),
        missed=tuple(label for g, label in enumerate(labels) if g not in pairs),
        spare=tuple(events[p] for p in spare),
        again=sum(any(p == other for _, other in fits) for p in spare),
    )


def scored() -> Iterator[Scored]:
    """What the product finds in each labelled article; raises ValueError for another text."""
    rows = {row["id"]: row for row in rows_of(ARTICLES)}
    for labelled in rows_of(LABELS):
        row = rows.get(labelled["article"], {"text": "", "outlet": None, "published": None})
        if hashlib.sha256(row["text"].encode()).hexdigest() != labelled["sha256"]:
            raise ValueError(f"{labelled['article']}: not the text that was labelled")
        found = pourparler.extract(row["text"], outlet=row["outlet"], published=row["published"])
        if found.article.text != row["text"]:
            raise ValueError(f"{labelled['article']}: the article read has other offsets")
        yield matched(row["text"], labelled["events"], found.events)


def figures(articles: Sequence[Scored]) -> dict[str, float]:
    """Shares over all articles, each with its n."""
    pairs = [pair for one in articles for pair in one.pairs]
    spare = sum(len(one.spare) for one in articles)
    wanted = len(pairs) + sum(len(one.missed) for one in articles)
    typed = [label["type"] == event.type for label, event in pairs]
    stated = [label["status"] == event.status for label, event in pairs]
    real = [(label["status"] in REAL) == (event.status in REAL) for label, event in pairs]
    unreal = [event.status == "happened" for label, event in pairs if label["status"] in UNREAL]
    not_real = [event.status == "happened" for label, event in pairs if label["status"] not in REAL]
    told = [bool(label["reported"]) == (event.reported_by is not None) for label, event in pairs]
    acted = [bool(label["performed"]) == (event.performed_by is not None) for label, event in pairs]
    return {
        "labelled": wanted, "found": len(pairs), "recall": _share([True] * len(pairs), wanted),
        "type right of found": _share(typed), "status right of found": _share(stated),
        "real or not right of found": _share(real),
        "reported right of found": _share(told), "performed right of found": _share(acted),
        "planned or denied found": len(unreal), "of these shown as happened": sum(unreal),
        "not real found": len(not_real), "of these, too": sum(not_real),
        "of all ours, planned or denied shown as happened": _share(unreal, len(pairs) + spare),
        "ours": len(pairs) + spare, "ours not labelled": spare - sum(one.again for one in articles),
        "ours told again": sum(one.again for one in articles),
    }  # fmt: skip


def by_type(articles: Sequence[Scored]) -> dict[str, str]:
    """Found of labelled, and type right, for each type."""
    wanted = Counter(label["type"] for one in articles for label in _labels(one))
    found = Counter(label["type"] for one in articles for label, _ in one.pairs)
    right = Counter(label["type"] for one in articles for label, event in one.pairs if label["type"] == event.type)
    return {name: f"{found[name]} of {n} found, {right[name]} right" for name, n in wanted.most_common()}


def errors(articles: Iterable[Scored]) -> Iterator[str]:
    """A line for each event that is missed, of a wrong type or status, or not labelled."""
    for one in articles:
        for label in one.missed:
            yield f"missed\t{label['type']}\t{label['status']}\t{_around(one.text, label['trigger'])}"
        for label, event in one.pairs:
            words = _around(one.text, [event.trigger.start, event.trigger.end])
            if label["type"] != event.type:
                yield f"type\t{label['type']} not {event.type}\t{label['status']}\t{words}"
            if label["status"] != event.status:
                yield f"status\t{label['status']} not {event.status}\t{label['type']}\t{words}"
        for event in one.spare:
            words = _around(one.text, [event.trigger.start, event.trigger.end])
            yield f"spare\t{event.type}\t{event.status}\t{words}"


def _labels(one: Scored) -> list[Label]:
    return [*one.missed, *(label for label, _ in one.pairs)]


def _share(right: Sequence[bool], total: int | None = None) -> float:
    return round(sum(right) / max(1, len(right) if total is None else total), 3)


def _around(text: str, span: Sequence[int]) -> str:
    before, after = text[max(0, span[0] - 50) : span[0]], text[span[1] : span[1] + 50]
    return " ".join(f"{before}[{text[span[0] : span[1]]}]{after}".split())


def main() -> int:
    """Print the figures; 2 where the articles are missing or others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="each event that is missed or wrong")
    asked = parser.parse_args()
    try:
        articles = list(scored())
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 2
    if asked.errors:
        print("\n".join(errors(articles[:READ])))
    more = {"types": by_type(articles), "only scored": figures(articles[READ:])}
    print(json.dumps(figures(articles) | more, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
