"""In: the file of real articles. Out: those to be labelled, an object a line: article, outlet, split, twice.

The draw is by digest of seed and id, so it depends on no random generator, clock or hash seed. The 24 articles that
were labelled first are not drawn again. It refuses to fill a stratum that has too few articles.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

SEED = 20261122
SHORTEST, LONGEST = 200, 900
ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT.parent / "shared" / "articles" / "negotiations-2025-05.jsonl"
FIRST = ROOT / "bench" / "labels" / "statements.jsonl"
STRATA = (
    (("TASS",), 15), (("Jerusalem Post",), 15), (("Mehr News", "Tasnim"), 8), (("DW",), 8), (("BBC",), 7),
    (("New York Times",), 7), (("Fox News",), 4), (("Arutz Sheva", "CNBC"), 4),
    (("CBC", "The Independent", "Le Monde (en)", "Egypt Independent", "Mainichi", "allAfrica"), 8),
    (("TASS",), 1), (("Jerusalem Post",), 1), (("DW",), 1), (("New York Times",), 1), (("Fox News",), 1),
    (("CNBC",), 1),
)  # fmt: skip
TWICE = 8  # every eighth is labelled a second time


def rank(name: str) -> str:
    """The place of a name in the draw.

    >>> rank("nd0521-0001") == rank("nd0521-0001"), len(rank("nd0521-0001"))
    (True, 64)
    """
    return hashlib.sha256(f"{SEED}:{name}".encode()).hexdigest()


def draw(rows: Sequence[dict[str, Any]], known: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The sample, stratum by stratum, development and sealed in turn."""
    place, taken = 0, set(known)
    for outlets, count in STRATA:
        pool = [
            row for row in rows
            if row["outlet"] in outlets and row["id"] not in taken and SHORTEST <= len(row["text"].split()) <= LONGEST
        ]  # fmt: skip
        if len(pool) < count:
            raise ValueError(f"{outlets}: {len(pool)} articles of the right length, {count} asked")
        for row in sorted(pool, key=lambda row: rank(row["id"]))[:count]:
            taken.add(row["id"])
            split = "development" if place % 2 == 0 else "sealed"
            yield {"article": row["id"], "outlet": row["outlet"], "split": split, "twice": place % TWICE == 3}
            place += 1


def first_labelled() -> frozenset[str]:
    """The ids of the articles that were labelled in the first sample."""
    return frozenset(json.loads(line)["article"] for line in FIRST.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    with ARTICLES.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for chosen in draw(articles, first_labelled()):
        sys.stdout.write(json.dumps(chosen, ensure_ascii=False) + "\n")
