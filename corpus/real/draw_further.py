"""In: the file of real articles. Out: 27 further ones to be labelled for development, an object a line.

By digest of another seed, over mixed outlets, at most four of one, among articles that no other label of `corpus` or
`bench` reads. It refuses to fill a stratum that has too few articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from corpus.real.draw import ROOT, TWICE, Json, printed, sampled

SEED = 20261123
SHORTEST, LONGEST = 240, 700
STRATA = (
    (("Jerusalem Post",), 4), (("TASS",), 4), (("New York Times",), 4), (("Mehr News", "Tasnim"), 3),
    (("Arutz Sheva",), 4), (("CNBC",), 3),
    (("BBC", "CBC", "DW", "Egypt Independent", "Fox News", "Mainichi", "Zeit Online"), 5),
)  # fmt: skip
READ = (
    *(f"bench/labels/{name}.jsonl" for name in (
        "statements", "events", "mentions", "mentions-second", "mentions-third", "negotiations", "negotiations-fresh",
        "table",
    )),
    "corpus/real/drawn.jsonl",
)  # fmt: skip


def labelled_elsewhere() -> frozenset[str]:
    """The ids of the articles that other labels read."""
    return frozenset(json.loads(line)["article"] for path in READ for line in (ROOT / path).open(encoding="utf-8"))


def draw(rows: Sequence[Json], known: frozenset[str]) -> Iterator[Json]:
    """The sample, stratum by stratum, all for development."""
    for place, row in enumerate(sampled(rows, known, STRATA, words=(SHORTEST, LONGEST), seed=SEED)):
        yield {
            "article": row["id"], "outlet": row["outlet"], "split": "development", "twice": place % TWICE == 3,
        }  # fmt: skip


if __name__ == "__main__":
    printed(draw, labelled_elsewhere())
