"""In: the file of real articles. Out: the 24 that are labelled, one JSON object a line, in the order of the labels.

The draw is by digest of seed and id, so it depends on no random generator, clock or hash seed.
It refuses to fill a stratum that has too few articles rather than take longer or shorter ones in silence.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict

SEED = 20250526
SHORTEST, LONGEST = 150, 700
ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles" / "negotiations-2025-05.jsonl"


class Row(TypedDict):
    """What the draw needs of an article."""

    id: str
    outlet: str
    text: str


class Chosen(TypedDict):
    """One article of the sample."""

    article: str
    outlet: str
    split: Literal["development", "sealed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """Outlets that are drawn from together; empty `outlets` stands for all that no other stratum names."""

    outlets: frozenset[str]
    development: int
    sealed: int


STRATA = (
    Stratum(outlets=frozenset({"TASS"}), development=2, sealed=2),
    Stratum(outlets=frozenset({"Jerusalem Post"}), development=3, sealed=2),
    Stratum(outlets=frozenset({"Mehr News", "Tasnim"}), development=3, sealed=1),
    Stratum(outlets=frozenset({"BBC"}), development=1, sealed=1),
    Stratum(outlets=frozenset({"DW"}), development=1, sealed=1),
    Stratum(outlets=frozenset({"New York Times"}), development=1, sealed=1),
    Stratum(outlets=frozenset(), development=3, sealed=2),
)


def rank(name: str) -> str:
    """The place of a name in the draw.

    >>> rank("nd0521-0001") == rank("nd0521-0001"), len(rank("nd0521-0001"))
    (True, 64)
    """
    return hashlib.sha256(f"{SEED}:{name}".encode()).hexdigest()


def drawn(rows: Iterable[Row], stratum: Stratum) -> list[Row]:
    """The articles of a stratum in the order of the draw; among the other outlets, one article an outlet."""
    named = frozenset().union(*(s.outlets for s in STRATA))
    pool = [r for r in rows if SHORTEST <= len(r["text"].split()) <= LONGEST]
    if stratum.outlets:
        return sorted((r for r in pool if r["outlet"] in stratum.outlets), key=lambda r: rank(r["id"]))
    first: dict[str, Row] = {}
    for row in sorted((r for r in pool if r["outlet"] not in named), key=lambda r: rank(r["id"])):
        first.setdefault(row["outlet"], row)
    return [first[outlet] for outlet in sorted(first, key=rank)]


def choose(rows: Sequence[Row]) -> Iterator[Chosen]:
    """The sample: all of development, then all of sealed, each in the order of the strata."""
    pools = [drawn(rows, s) for s in STRATA]
    for pool, stratum in zip(pools, STRATA, strict=True):
        if len(pool) < stratum.development + stratum.sealed:
            found = f"{len(pool)} articles of {SHORTEST} to {LONGEST} words"
            raise ValueError(f"{sorted(stratum.outlets) or 'other outlets'}: {found}; draw fewer in STRATA")
    for pool, stratum in zip(pools, STRATA, strict=True):
        for row in pool[: stratum.development]:
            yield {"article": row["id"], "outlet": row["outlet"], "split": "development"}
    for pool, stratum in zip(pools, STRATA, strict=True):
        for row in pool[stratum.development : stratum.development + stratum.sealed]:
            yield {"article": row["id"], "outlet": row["outlet"], "split": "sealed"}


def labelled_twice(sample: Iterable[Chosen]) -> Iterator[Chosen]:
    """The three of the sample that are labelled a second time: two of development, one sealed."""
    again = sorted(sample, key=lambda c: rank(f"second:{c['article']}"))
    yield from [c for c in again if c["split"] == "development"][:2]
    yield from [c for c in again if c["split"] == "sealed"][:1]


def main() -> None:
    """Print the sample, or the part of it that is labelled twice."""
    parser = argparse.ArgumentParser(description="Draw the articles that are labelled.")
    parser.add_argument("articles", nargs="?", type=Path, default=ARTICLES)
    parser.add_argument("--second", action="store_true", help="only the three that are labelled twice")
    asked = parser.parse_args()
    path: Path = asked.articles
    with path.open(encoding="utf-8") as lines:
        rows: list[Row] = [json.loads(line) for line in lines]
    sample = list(choose(rows))
    for chosen in labelled_twice(sample) if asked.second else sample:
        sys.stdout.write(json.dumps(chosen) + "\n")


if __name__ == "__main__":
    main()
