"""Positions on 30 labelled real articles: how many are found, with the right side, issue and stance.

    python -m bench.table_positions [--errors]

In: bench/labels/table.jsonl and the file of real articles. Out: shares and their n, as JSON; with --errors each entry
that is missed, wrong or not among the labels, a line each. A position is found if one of ours shares at least half of
the shorter text with it: one to one, those of the same side, issue and stance first. Ours of a side, issue and stance
that are labelled elsewhere in the article are told again, and count neither way. Commitments likewise.
Refused: a missing file of articles or labels, or a text that is not the labelled one, with exit status 2.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from bench.attribution import ARTICLES, rows_of
from bench.prompt import run
from bench.table_talks import LABELS, Label, share, sides
from pourparler.actors import Registry
from pourparler.model import Article, Commitment, Extraction, Position, Span, digest
from pourparler.pipeline import Pipeline
from pourparler.sources import read

Entry = Position | Commitment


def likeness(one: Sequence[int], other: Span) -> float:
    """How much of the shorter of two texts both share, from 0 to 1.

    >>> likeness([0, 10], Span(5, 40)), likeness([0, 4], Span(4, 9))
    (0.5, 0.0)
    """
    common = min(one[1], other.end) - max(one[0], other.start)
    return max(common, 0) / max(min(one[1] - one[0], other.end - other.start), 1)


def paired(labels: Sequence[Label], found: Sequence[Entry], agree: Callable[[Label, Entry], int]) -> dict[int, int]:
    """Labels and entries one to one: those that agree in most first, then those that share most."""
    fits = [(agree(label, entry), likeness(label["text"], entry.text), -g, -p)
            for g, label in enumerate(labels) for p, entry in enumerate(found)]  # fmt: skip
    pairs: dict[int, int] = {}
    for _, alike, g, p in sorted(fits, reverse=True):
        if alike >= 0.5 and -g not in pairs and -p not in pairs.values():
            pairs[-g] = -p
    return pairs


def measure(verbose: bool = False) -> dict[str, Any]:
    """Counts and shares over the labelled articles; raises LookupError for a text that is not the labelled one."""
    labels = {row["article"]: row for row in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    rows = {row["id"]: row for row in rows_of(ARTICLES)}
    for name, row in labels.items():
        if digest(rows[name]["text"]) != row["sha256"]:
            raise LookupError(f"{name}: the text is not the labelled one")
    registry, count = Registry.load(), Counter[str]()
    articles = [a for a in read([ARTICLES]) if isinstance(a, Article) and a.id in labels]
    for extraction in Pipeline().extract_many(articles):
        label = labels[extraction.article.id]
        _positions(label["positions"], extraction, registry, count, verbose)
        _commitments(label["commitments"], extraction, count)
    return _figures(count)


def _figures(count: Counter[str]) -> dict[str, Any]:
    n, held = count["found"], count["kept"]
    return {
        "labels": count["labels"], "recall": share(n, count["labels"]), "found": n,
        "party_and_issue_right": share(count["both"], n), "party_right": share(count["party"], n),
        "issue_right": share(count["issue"], n), "stance_right": share(count["stance"], n),
        "all_right": share(count["all"], n), "condition_right": share(count["condition"], count["conditions"]),
        "precision": share(n, n + count["spare"]), "spare": count["spare"], "told_again": count["again"],
        "commitments": count["commitments"], "commitments_recall": share(held, count["commitments"]),
        "commitments_precision": share(held, held + count["commitments spare"]),
    }  # fmt: skip


def _positions(
    labels: Sequence[Label], extraction: Extraction, registry: Registry, count: Counter[str], verbose: bool
) -> None:
    on = extraction.article.published.day if extraction.article.published else None
    slugs = {str(label["party"]): sides([label["party"]], registry, on) for label in labels}

    def same(label: Label, entry: Entry) -> tuple[bool, bool, bool]:
        assert isinstance(entry, Position)
        return entry.party in slugs[str(label["party"])], entry.issue == label["issue"], entry.stance == label["stance"]

    pairs = paired(labels, extraction.positions, lambda label, entry: sum(same(label, entry)))
    for g, p in pairs.items():
        party, issue, stance = same(labels[g], extraction.positions[p])
        count.update(party=party, issue=issue, stance=stance, both=party and issue, all=party and issue and stance)
        count["conditions"] += labels[g]["condition"] is not None
        ours = extraction.positions[p].condition
        count["condition"] += bool(ours and labels[g]["condition"] and likeness(labels[g]["condition"], ours) >= 0.5)
        if verbose and not (party and issue and stance):
            _line("wrong", extraction, extraction.positions[p], f"wanted {[labels[g][k] for k in _SHOWN]}")
    spare = [entry for p, entry in enumerate(extraction.positions) if p not in pairs.values()]
    again = [entry for entry in spare if any(all(same(label, entry)) for label in labels)]
    count.update({"labels": len(labels), "found": len(pairs), "again": len(again), "spare": len(spare) - len(again)})
    for entry in spare if verbose else ():
        _line("again" if entry in again else "spare", extraction, entry, "")
    for g, label in enumerate(labels if verbose else ()):
        if g not in pairs:
            words = extraction.article.text[slice(*label["text"])]
            print(f"[missed] {extraction.article.id}: {[label[k] for k in _SHOWN]} {words!r}"[:300], file=sys.stderr)


_SHOWN = ("party", "issue", "stance")


def _commitments(labels: Sequence[Label], extraction: Extraction, count: Counter[str]) -> None:
    pairs = paired(labels, extraction.commitments, lambda label, entry: 0)
    spare = len(extraction.commitments) - len(pairs)
    count.update({"commitments": len(labels), "kept": len(pairs), "commitments spare": spare})


def _line(what: str, extraction: Extraction, entry: Position, words: str) -> None:
    told = " ".join(entry.text.of(extraction.article.text).split())
    shown = f"[{what}] {extraction.article.id}: {entry.party} {entry.issue} {entry.stance} {told!r} {words}"
    print(shown[:300], file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(run(measure, says=__doc__, arguments=sys.argv[1:], needs=(LABELS, ARTICLES)))
