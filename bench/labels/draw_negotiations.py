"""In: the file of real articles. Out: the 100 drawn for the negotiation labels, one JSON object a line, in order.

    python bench/labels/draw_negotiations.py [ARTICLES]

It refuses a file with fewer than 100 articles.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.labels import drawing
from bench.labels.drawing import Row

SEED, SIZE = 20261122, 100


def drawn(rows: Iterable[Row], taken: frozenset[str] = frozenset(), *, seed: int = SEED, size: int = SIZE) -> list[Row]:
    """Id, digest and title of the articles drawn; raises ValueError where there are too few.

    >>> drawn([{"id": "x", "text": "Venn left.", "title": "Ferry talks"}])
    Traceback (most recent call last):
    ...
    ValueError: 1 articles fit, 100 are to be drawn
    """
    free = drawing.ranked((row for row in rows if row["id"] not in taken), seed, "negotiation")
    return [{**drawing.identity(row), "title": row["title"]} for row in drawing.first(free, size)]


if __name__ == "__main__":
    sys.exit(drawing.printed(drawn, sys.argv[1:]))
