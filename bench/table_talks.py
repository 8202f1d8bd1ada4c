"""Talks on 30 labelled real articles: how many are found, and with the right status and sides.

    python -m bench.table_talks [--errors]

In: bench/labels/table.jsonl and the file of real articles. Out: shares and their n, as JSON; with --errors each entry
that is missed, wrong or not among the labels, a line each. Talks are found if a mention or the words of a turn of one
entry overlap a mention or the status words of a label; one to one, the most shared places first. Sides are compared as
the registry resolves the names of the label on the day of publication.
Refused: a missing file of articles or labels, or a text that is not the labelled one, with exit status 2.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attribution import ARTICLES, rows_of
from bench.prompt import run
from pourparler.actors import Registry
from pourparler.model import Article
from pourparler.model.talks import Talks
from pourparler.pipeline import Pipeline
from pourparler.sources import read

LABELS = Path(__file__).parent / "labels" / "table.jsonl"
Label = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One article: its text, labels with the entry that is the same, labels missed, entries without a label."""

    article: Article
    pairs: tuple[tuple[Label, Talks], ...]
    missed: tuple[Label, ...]
    spare: tuple[Talks, ...]


def shared(label: Label, talks: Talks) -> int:
    """How many places of the label some place of the entry overlaps.

    >>> from pourparler.model import Evidence, Span
    >>> sure = Evidence(rule="noun.talk", version="1", confidence=0.9)
    >>> found = Talks(id="t-1", article_id="a-1", name="talks", kind="channel", status="held", mentions=(Span(4, 9),),
    ...     evidence=sure)
    >>> shared({"mentions": [[0, 5], [20, 25]]}, found), shared({"mentions": [[9, 12]]}, found)
    (1, 0)
    """
    ours = [(s.start, s.end) for s in (*talks.mentions, *(turn.span for turn in talks.history))]
    status = label.get("status_words")
    theirs = [*label["mentions"], *([status] if status else [])]
    return sum(any(a < end and start < b for a, b in ours) for start, end in theirs)


def matched(article: Article, labels: Sequence[Label], found: Sequence[Talks]) -> Scored:
    """Labels and entries of an article, one to one."""
    fits = [(shared(label, talks), -g, -p) for g, label in enumerate(labels) for p, talks in enumerate(found)]
    pairs: dict[int, int] = {}
    for places, g, p in sorted(fits, reverse=True):
        if places and -g not in pairs and -p not in pairs.values():
            pairs[-g] = -p
    return Scored(
        article=article,
        pairs=tuple((labels[g], found[p]) for g, p in sorted(pairs.items())),
        missed=tuple(label for g, label in enumerate(labels) if g not in pairs),
        spare=tuple(talks for p, talks in enumerate(found) if p not in pairs.values()),
    )


def sides(names: Sequence[str], registry: Registry, on: str | None) -> frozenset[str]:
    """The slugs of sides by name; a name that nobody knows stays as it is."""
    found = set()
    for name in names:
        actor = registry.resolve(name, on=on).actor
        found.add((actor.party or actor.id) if actor is not None else name.lower())
    return frozenset(found)


def scored() -> Iterator[Scored]:
    """Every labelled article; raises LookupError for a text that is not the labelled one."""
    labels = {row["article"]: row for row in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    rows = {row["id"]: row for row in rows_of(ARTICLES)}
    for name, row in labels.items():
        if hashlib.sha256(rows[name]["text"].encode()).hexdigest() != row["sha256"]:
            raise LookupError(f"{name}: the text is not the labelled one")
    articles = [a for a in read([ARTICLES]) if isinstance(a, Article) and a.id in labels]
    for extraction in Pipeline().extract_many(articles):
        yield matched(extraction.article, labels[extraction.article.id]["talks"], extraction.talks)


def measure(verbose: bool = False) -> dict[str, Any]:
    """Counts and shares over the labelled articles."""
    registry, count, kinds = Registry.load(), Counter[str](), Counter[str]()
    for each in scored():
        on = each.article.published.day if each.article.published else None
        count["labels"] += len(each.pairs) + len(each.missed)
        count["found"] += len(each.pairs)
        count["spare"] += len(each.spare)
        for label, talks in each.pairs:
            wanted, ours = sides(label["parties"], registry, on), frozenset((*talks.parties, *talks.mediators))
            count["status known"] += label["status"] is not None
            count["status"] += label["status"] is not None and talks.status == label["status"]
            kinds[f"{label['status']} read as {talks.status}"] += talks.status != label["status"]
            count["parties"] += wanted == frozenset(talks.parties)
            count["parties in"] += wanted <= ours
            count["kind"] += label["kind"] == talks.kind
        if verbose:
            _show(each)
    n = count["found"]
    return {
        "labels": count["labels"], "recall": share(n, count["labels"]), "precision": share(n, n + count["spare"]),
        "status_right": share(count["status"], count["status known"]), "status_n": count["status known"],
        "parties_right": share(count["parties"], n), "parties_among_ours": share(count["parties in"], n),
        "kind_right": share(count["kind"], n), "status_wrong": dict((+kinds).most_common()),
    }  # fmt: skip


def share(part: int, whole: int) -> float | None:
    """A share to three places, or None of nothing."""
    return round(part / whole, 3) if whole else None


def _show(each: Scored) -> None:
    text = each.article.text
    for label in each.missed:
        start, end = label["mentions"][0]
        _line("missed", each, f"{label['kind']} {label['status']} {text[max(0, start - 60) : end + 40]}")
    for label, talks in each.pairs:
        if talks.status != label["status"]:
            words = " / ".join(turn.span.of(text) for turn in talks.history)
            _line("status", each, f"{label['status']} read as {talks.status} ({words}): {talks.name}")
    for talks in each.spare:
        _line("spare", each, f"{talks.kind} {talks.status} {talks.name}: {talks.mentions[0].of(text)}")


def _line(what: str, each: Scored, words: str) -> None:
    print(f"[{what}] {each.article.id}: {' '.join(words.split())}"[:220], file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(run(measure, says=__doc__, arguments=sys.argv[1:], needs=(LABELS, ARTICLES)))
