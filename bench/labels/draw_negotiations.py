"""In: the file of real articles. Out: the 100 drawn for the negotiation labels, one JSON object a line, in order.

    python bench/labels/draw_negotiations.py [ARTICLES]

It refuses a file with fewer than 100 articles.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SEED, SIZE = 20261122, 100
ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles" / "negotiations-2025-05.jsonl"


def rank(name: str) -> str:
    """The place of an article in the draw.

    >>> rank("nd0521-0001") == rank("nd0521-0001"), len(rank("nd0521-0001"))
    (True, 64)
    """
    return hashlib.sha256(f"{SEED}:negotiation:{name}".encode()).hexdigest()


def drawn(rows: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """Id, digest and title of the articles drawn; raises ValueError where there are too few.

    >>> drawn([{"id": "x", "text": "Venn left.", "title": "Ferry talks"}])
    Traceback (most recent call last):
    ...
    ValueError: 1 articles, 100 are to be drawn
    """
    picked = sorted(rows, key=lambda row: rank(row["id"]))[:SIZE]
    if len(picked) < SIZE:
        raise ValueError(f"{len(picked)} articles, {SIZE} are to be drawn")
    return [
        {
            "article": row["id"],
            "sha256": hashlib.sha256(row["text"].encode()).hexdigest(),
            "title": row["title"],
        }
        for row in picked
    ]


def main() -> int:
    """Print the draw; 2 where there are too few articles or none."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    try:
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        print("\n".join(json.dumps(row, ensure_ascii=False) for row in drawn(rows)))
    except (OSError, ValueError) as problem:
        print(f"{source}: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
