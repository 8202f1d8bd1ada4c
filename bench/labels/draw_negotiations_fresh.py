"""In: the file of real articles. Out: 60 further articles drawn for the negotiation labels, one JSON object a line.

    python bench/labels/draw_negotiations_fresh.py [ARTICLES]

By digest of seed and id, among articles that neither `negotiations.jsonl` nor the sixty by which the rules were mended
name, nor the thirty of `draw_table.py`. It refuses a file with fewer than 60 such articles.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SEED, SIZE = 20261123, 60
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.labels.draw_table import ARTICLES, known  # noqa: E402
from bench.labels.draw_table import drawn as drawn_for_table  # noqa: E402
from bench.negotiations import seen  # noqa: E402


def rank(name: str, seed: int = SEED) -> str:
    """The place of an article in the draw of a seed.

    >>> rank("nd0521-0001") == rank("nd0521-0001"), len(rank("nd0521-0001"))
    (True, 64)
    """
    return hashlib.sha256(f"{seed}:negotiation:{name}".encode()).hexdigest()


def taken(rows: Iterable[dict[str, Any]]) -> frozenset[str]:
    """The ids that the draw passes over."""
    labelled = (ROOT / "bench" / "labels" / "negotiations.jsonl").read_text(encoding="utf-8").splitlines()
    earlier = {json.loads(line)["article"] for line in labelled} | seen()
    return frozenset(earlier | {row["article"] for row in drawn_for_table(rows, known())})


def drawn(
    rows: Iterable[dict[str, Any]], taken: frozenset[str], *, seed: int = SEED, size: int = SIZE
) -> list[dict[str, str]]:
    """Id, digest and title of the articles drawn; raises ValueError where there are too few.

    >>> drawn([{"id": "x", "text": "Venn left.", "title": "Ferry talks"}], frozenset())
    Traceback (most recent call last):
    ...
    ValueError: 1 articles, 60 are to be drawn
    """
    picked = sorted((row for row in rows if row["id"] not in taken), key=lambda row: rank(row["id"], seed))[:size]
    if len(picked) < size:
        raise ValueError(f"{len(picked)} articles, {size} are to be drawn")
    return [
        {"article": row["id"], "sha256": hashlib.sha256(row["text"].encode()).hexdigest(), "title": row["title"]}
        for row in picked
    ]


def main() -> int:
    """Print the draw; 2 where there are too few articles or none."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    try:
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        print("\n".join(json.dumps(row, ensure_ascii=False) for row in drawn(rows, taken(rows))))
    except (OSError, ValueError) as problem:
        print(f"{source}: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
