"""In: the file of real articles. Out: 27 further ones to be labelled for development, an object a line.

By digest of another seed, over mixed outlets, at most four of one, among articles that no other label of `corpus` or
`bench` reads. It refuses to fill a stratum that has too few articles.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.real.draw import ARTICLES, ROOT

SEED = 20261123
SHORTEST, LONGEST = 240, 700
STRATA = (
    (("Jerusalem Post",), 4), (("TASS",), 4), (("New York Times",), 4), (("Mehr News", "Tasnim"), 3),
    (("Arutz Sheva",), 4), (("CNBC",), 3),
    (("BBC", "CBC", "DW", "Egypt Independent", "Fox News", "Mainichi", "Zeit Online"), 5),
)  # fmt: skip
TWICE = 8  # every eighth is labelled a second time
READ = (
    *(f"bench/labels/{name}.jsonl" for name in (
        "statements", "events", "mentions", "mentions-second", "mentions-third", "negotiations", "negotiations-fresh",
        "table",
    )),
    "corpus/real/drawn.jsonl",
)  # fmt: skip


def rank(name: str) -> str:
    """The place of a name in this draw.

    >>> rank("nd0521-0001") == rank("nd0521-0001"), rank("nd0521-0001") == rank("nd0521-0002")
    (True, False)
    """
    return hashlib.sha256(f"{SEED}:{name}".encode()).hexdigest()


def labelled_elsewhere() -> frozenset[str]:
    """The ids of the articles that other labels read."""
    return frozenset(json.loads(line)["article"] for path in READ for line in (ROOT / path).open(encoding="utf-8"))


def draw(rows: Sequence[dict[str, Any]], known: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The sample, stratum by stratum."""
    place = 0
    for outlets, count in STRATA:
        pool = [
            row for row in rows
            if row["outlet"] in outlets and row["id"] not in known and SHORTEST <= len(row["text"].split()) <= LONGEST
        ]  # fmt: skip
        if len(pool) < count:
            raise ValueError(f"{outlets}: {len(pool)} articles of the right length, {count} asked")
        for row in sorted(pool, key=lambda row: rank(row["id"]))[:count]:
            yield {
                "article": row["id"], "outlet": row["outlet"], "split": "development", "twice": place % TWICE == 3,
            }  # fmt: skip
            place += 1


if __name__ == "__main__":
    with ARTICLES.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for chosen in draw(articles, labelled_elsewhere()):
        sys.stdout.write(json.dumps(chosen, ensure_ascii=False) + "\n")
