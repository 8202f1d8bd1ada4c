"""In: the file of real articles. Out: the 25 passages drawn for the third set of mentions, one JSON object a line.

    python bench/labels/draw_mentions.py [ARTICLES]

By digest of seed and id, among English articles that no other label, nor the sample in corpus/real, nor the thirty of
`draw_table.py` reads; each passage is whole sentences of some 400 characters. It refuses a file with fewer than 25.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.labels import draw_table, drawing
from bench.labels.drawing import Row

SEED, SIZE, LENGTH = (20261122, "third"), 25, 400


def drawn(rows: Iterable[Row], taken: frozenset[str]) -> list[Row]:
    """Id, digest and place of the passages drawn; raises ValueError where there are too few.

    >>> drawn([{"id": "x", "text": "Venn left."}], frozenset())
    Traceback (most recent call last):
    ...
    ValueError: 0 articles fit, 25 are to be drawn
    """
    free = (row for row in rows if row["id"] not in taken and row.get("language", "en") == "en")
    placed = [
        {**drawing.identity(row), "passage": list(span)}
        for row in drawing.ranked(free, *SEED)
        if (span := drawing.passage(row["text"], length=LENGTH, place=drawing.rank(*SEED, row["id"], "start")))
    ]
    return list(drawing.first(placed, SIZE))


def taken(rows: Iterable[Row]) -> frozenset[str]:
    """The ids that the draw passes over."""
    others = draw_table.known()
    return others | {row["article"] for row in draw_table.drawn(rows, others)}


if __name__ == "__main__":
    sys.exit(drawing.printed(lambda rows: drawn(rows, taken(rows)), sys.argv[1:]))
