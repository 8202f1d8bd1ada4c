"""In: the file of real articles. Out: 100 further articles drawn for the negotiation labels, one JSON object a line.

    python bench/labels/draw_negotiations_100.py [ARTICLES]

By digest of seed and id, among articles that no earlier label of negotiations reads, nor the sixty by which the rules
were mended, nor the thirty of `draw_table.py`, nor what these pass over. It refuses a file with fewer than 100 of them.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.labels import draw_negotiations_fresh, draw_table, drawing
from bench.labels.draw_negotiations import drawn
from bench.labels.drawing import Row

SEED, SIZE = 20261125, 100


def taken(rows: Iterable[Row]) -> frozenset[str]:
    """The ids that the draw passes over."""
    earlier = draw_negotiations_fresh.taken(rows) | draw_table.known()
    return earlier | drawing.known("bench/labels/negotiations-fresh.jsonl")


if __name__ == "__main__":
    sys.exit(drawing.printed(lambda rows: drawn(rows, taken(rows), seed=SEED, size=SIZE), sys.argv[1:]))
