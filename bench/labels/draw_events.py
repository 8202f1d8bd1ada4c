"""In: the file of real articles. Out: the 20 drawn for the labels of events, one JSON object a line, in order.

    python bench/labels/draw_events.py [ARTICLES]

By digest of seed and id, among articles of 150 to 500 words, not more than 6 of one outlet, none that another label
or the sample in corpus/real reads. It refuses a file with fewer than 20 such articles.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.labels import drawing
from bench.labels.drawing import Row

SEED, SIZE, PER_OUTLET = 20261122, 20, 6
SHORTEST, LONGEST = 150, 500
KNOWN = (
    "bench/labels/mentions-second.jsonl", "bench/labels/mentions.jsonl", "bench/labels/negotiations.jsonl",
    "bench/labels/statements-second.jsonl", "bench/labels/statements.jsonl", "corpus/real/drawn.jsonl",
)  # fmt: skip


def drawn(rows: Iterable[Row], known: frozenset[str]) -> list[Row]:
    """Id, digest and outlet of the articles drawn; raises ValueError where there are too few.

    >>> drawn([{"id": "x", "text": "Venn left.", "outlet": "Harbour Post"}], frozenset())
    Traceback (most recent call last):
    ...
    ValueError: 0 articles fit, 20 are to be drawn
    """
    fit = (row for row in rows if row["id"] not in known and SHORTEST <= len(row["text"].split()) <= LONGEST)
    picked = drawing.spread(drawing.ranked(fit, SEED, "events"), most=PER_OUTLET)
    return [{**drawing.identity(row), "outlet": row["outlet"]} for row in drawing.first(picked, SIZE)]


if __name__ == "__main__":
    sys.exit(drawing.printed(lambda rows: drawn(rows, drawing.known(*KNOWN)), sys.argv[1:]))
