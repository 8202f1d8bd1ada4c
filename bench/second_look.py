"""What the encoder's second look at statements is worth: `python -m bench.second_look [--sealed]`.

In: our labels on real articles. Out: how often statements of each confidence are right (content by an overlap of 0.8,
and source, as labelled), and how many of those left out were.
Refused: the sealed labels, unless `--sealed` asks for release figures.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from bench.attribution import FURTHER, Gold, labelled
from bench.labelled import matched, offsets
from bench.readings import readings
from pourparler.model import Statement

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)


def measure(*, sealed: bool = False) -> dict[str, dict[str, Any]]:
    """The figures of each set of labels that may be opened."""
    sets = {"development": labelled("development"), "further": labelled(None, FURTHER)}
    if sealed:
        sets["sealed"] = labelled("sealed")
    return {name: figures(gold) for name, gold in sets.items()}


def figures(gold: Gold) -> dict[str, Any]:
    """For each confidence n and share right, and what is left out."""
    judged: list[tuple[float, bool]] = []
    left: list[bool] = []
    for reading in readings({key: row["text"] for key, row in gold.items()}):
        row, rules = gold[reading.article.id], list(reading.by_rules)
        right = {s.id for one, s in matched(row, rules) if _same_source(row["text"], one, s)}
        judged += [(s.evidence.confidence, s.id in right) for s in reading.statements]
        kept = {s.id for s in reading.statements}
        left += [s.id in right for s in rules if s.id not in kept]
    return {
        "n": len(judged),
        "left out": len(left),
        "left out, right": sum(left),
        "confidence": [_bin(judged, low, high) for low, high in pairwise(EDGES)],
    }


def _same_source(text: str, one: Mapping[str, Any], statement: Statement) -> bool:
    wanted, ours = offsets([one["source"]], text), offsets([statement.source], text)
    return bool(wanted & ours) or not (wanted or ours)


def _bin(judged: list[tuple[float, bool]], low: float, high: float) -> dict[str, float]:
    held = [(sure, right) for sure, right in judged if low <= sure < high]
    n = max(1, len(held))
    return {
        "from": low, "n": len(held), "confidence": sum(sure for sure, _ in held) / n,
        "right": sum(right for _, right in held) / n,
    }  # fmt: skip


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sealed", action="store_true", help="open the sealed labels: release figures only")
    print(json.dumps(measure(sealed=parser.parse_args().sealed), indent=1))


if __name__ == "__main__":
    main()
