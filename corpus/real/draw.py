"""In: the file of real articles. Out: those to be labelled, an object a line: article, outlet, split, twice.

The draw is by digest of seed and id, so it depends on no random generator, clock or hash seed. The 24 articles that
were labelled first are not drawn again. It refuses to fill a stratum that has too few articles.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

Strata = Sequence[tuple[tuple[str, ...], int]]
Json = dict[str, Any]

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


def rank(name: str, seed: int = SEED) -> str:
    """The place of a name in the draw of a seed.

    >>> rank("nd0521-0001") == rank("nd0521-0001"), len(rank("nd0521-0001"))
    (True, 64)
    >>> rank("nd0521-0001", 1) == rank("nd0521-0001", 2)
    False
    """
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()


def sampled(
    rows: Sequence[Json], known: frozenset[str], strata: Strata, *, words: tuple[int, int], seed: int
) -> Iterator[Json]:
    """Articles of so many `words` that are not `known`, stratum by stratum, each once; ValueError for too few."""
    taken = set(known)
    for outlets, count in strata:
        pool = [
            row for row in rows
            if row["outlet"] in outlets and row["id"] not in taken and words[0] <= len(row["text"].split()) <= words[1]
        ]  # fmt: skip
        if len(pool) < count:
            raise ValueError(f"{outlets}: {len(pool)} articles of the right length, {count} asked")
        for row in sorted(pool, key=lambda row: rank(row["id"], seed))[:count]:
            taken.add(row["id"])
            yield row


def draw(rows: Sequence[Json], known: frozenset[str]) -> Iterator[Json]:
    """The sample, stratum by stratum, development and sealed in turn."""
    for place, row in enumerate(sampled(rows, known, STRATA, words=(SHORTEST, LONGEST), seed=SEED)):
        split = "development" if place % 2 == 0 else "sealed"
        yield {"article": row["id"], "outlet": row["outlet"], "split": split, "twice": place % TWICE == 3}


def first_labelled() -> frozenset[str]:
    """The ids of the articles that were labelled in the first sample."""
    return frozenset(json.loads(line)["article"] for line in FIRST.read_text(encoding="utf-8").splitlines())


def printed(draw: Callable[[Sequence[Json], frozenset[str]], Iterator[Json]], known: frozenset[str]) -> None:
    """Print what a draw takes of the real articles."""
    with ARTICLES.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for chosen in draw(articles, known):
        sys.stdout.write(json.dumps(chosen, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    printed(draw, first_labelled())
