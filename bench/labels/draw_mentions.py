"""In: the file of real articles. Out: the 25 passages drawn for the third set of mentions, one JSON object a line.

    python bench/labels/draw_mentions.py [ARTICLES]

By digest of seed and id, among English articles that no other label, nor the sample in corpus/real, nor the thirty of
`draw_table.py` reads; each passage is whole sentences of some 400 characters. It refuses a file with fewer than 25.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SEED, SIZE, LENGTH = 20261122, 25, 400
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.labels.draw_table import ARTICLES, known  # noqa: E402
from bench.labels.draw_table import drawn as drawn_for_table  # noqa: E402

_SENTENCE = re.compile(r"(?:(?<=[.!?”\"])\s+|\n+)(?=[A-Z“\"])")


def rank(*parts: object) -> str:
    """The place of something in the draw.

    >>> rank("nd0521-0001", 3) == rank("nd0521-0001", 3), rank("a") == rank("b")
    (True, False)
    """
    return hashlib.sha256(":".join(map(str, (SEED, "third", *parts))).encode()).hexdigest()


def passage(name: str, text: str) -> tuple[int, int] | None:
    """Whole sentences of some 400 characters, begun at a place that the draw chooses; None in shorter articles.

    >>> passage("x", "Too short.") is None
    True
    """
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    usable = [start for start in starts if start + LENGTH <= len(text)]
    if not usable:
        return None
    start = usable[int(rank(name, "start"), 16) % len(usable)]
    return start, next(end for end in starts if end >= start + LENGTH)


def drawn(rows: Iterable[dict[str, Any]], taken: frozenset[str]) -> list[dict[str, Any]]:
    """Id, digest and place of the passages drawn; raises ValueError where there are too few.

    >>> drawn([{"id": "x", "text": "Venn left."}], frozenset())
    Traceback (most recent call last):
    ...
    ValueError: 0 articles fit, 25 are to be drawn
    """
    free = (row for row in rows if row["id"] not in taken and row.get("language", "en") == "en")
    ranked = sorted(free, key=lambda row: rank(row["id"]))
    placed = ((row, passage(row["id"], row["text"])) for row in ranked)
    found = [
        {"article": row["id"], "sha256": hashlib.sha256(row["text"].encode()).hexdigest(), "passage": list(span)}
        for row, span in placed
        if span
    ][:SIZE]
    if len(found) < SIZE:
        raise ValueError(f"{len(found)} articles fit, {SIZE} are to be drawn")
    return found


def main() -> int:
    """Print the draw; 2 where there are too few articles or none."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    try:
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        taken = known() | {row["article"] for row in drawn_for_table(rows, known())}
        print("\n".join(json.dumps(row, ensure_ascii=False) for row in drawn(rows, taken)))
    except (OSError, ValueError) as problem:
        print(f"{source}: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
