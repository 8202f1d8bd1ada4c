"""In: the file of real articles. Out: the 30 drawn for the labels of talks, proposals and positions, in order.

    python bench/labels/draw_table.py [ARTICLES]

One JSON object a line. By digest of seed and id, among English articles of 200 to 900 words that name a negotiation at
least four times (`NAMED`), not more than 8 of one outlet, each headline once,
none that another label or the sample in corpus/real reads.
It refuses a file with fewer than 30 such articles.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.labels import drawing
from bench.labels.drawing import Row

SEED, SIZE, PER_OUTLET = 20261122, 30, 8
SHORTEST, LONGEST = 200, 900
NAMED = re.compile(
    r"\b(talks|negotiat\w+|cease-?fire|truce|agreement|deal|proposals?|mediat\w+|summit)\b", re.IGNORECASE
)
KNOWN = (
    "bench/labels/events.jsonl", "bench/labels/mentions-second.jsonl", "bench/labels/mentions.jsonl",
    "bench/labels/negotiations.jsonl", "bench/labels/statements-second.jsonl", "bench/labels/statements.jsonl",
    "corpus/real/drawn.jsonl",
)  # fmt: skip


def known() -> frozenset[str]:
    """The ids of the articles that other labels read."""
    return drawing.known(*KNOWN)


def drawn(rows: Iterable[Row], known: frozenset[str]) -> list[Row]:
    """Id, digest and outlet of the articles drawn; raises ValueError where there are too few.

    >>> drawn([{"id": "x", "title": "Gone", "text": "Venn left.", "outlet": "Harbour Post"}], frozenset())
    Traceback (most recent call last):
    ...
    ValueError: 0 articles fit, 30 are to be drawn
    """
    fit = (row for row in rows if row["id"] not in known and _fits(row))
    picked = drawing.spread(drawing.ranked(fit, SEED, "table"), most=PER_OUTLET, titles_once=True)
    return [{**drawing.identity(row), "outlet": row["outlet"]} for row in drawing.first(picked, SIZE)]


def _fits(row: Row) -> bool:
    text = row["text"]
    at_length = SHORTEST <= len(text.split()) <= LONGEST
    return at_length and row.get("language", "en") == "en" and len(NAMED.findall(text)) >= 4


if __name__ == "__main__":
    sys.exit(drawing.printed(lambda rows: drawn(rows, known()), sys.argv[1:]))
