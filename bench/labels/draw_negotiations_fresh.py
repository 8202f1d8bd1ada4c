"""In: the file of real articles. Out: 60 further articles drawn for the negotiation labels, one JSON object a line.

    python bench/labels/draw_negotiations_fresh.py [ARTICLES]

By digest of seed and id, among articles that neither `negotiations.jsonl` nor the sixty by which the rules were mended
name, nor the thirty of `draw_table.py`. It refuses a file with fewer than 60 such articles.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.labels import draw_table, drawing
from bench.labels.draw_negotiations import drawn
from bench.labels.drawing import Row
from bench.negotiations import seen

SEED, SIZE = 20261123, 60


def taken(rows: Iterable[Row]) -> frozenset[str]:
    """The ids that the draw passes over."""
    for_table = {row["article"] for row in draw_table.drawn(rows, draw_table.known())}
    return drawing.known("bench/labels/negotiations.jsonl") | seen() | for_table


if __name__ == "__main__":
    sys.exit(drawing.printed(lambda rows: drawn(rows, taken(rows), seed=SEED, size=SIZE), sys.argv[1:]))
