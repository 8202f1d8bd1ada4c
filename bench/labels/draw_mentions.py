"""In: the file of real articles. Out: the passages drawn for the third set of mentions, one JSON object a line.

    python bench/labels/draw_mentions.py [ARTICLES] [--fourth | --fifth | --sixth | --seventh | --eighth]

By digest of seed and id, among English articles that no other label, nor the sample in corpus/real, nor the thirty of
`draw_table.py` reads; each passage is whole sentences of some 400 characters (480 from the fourth set
on); the sixth and the seventh pass over every article that any label or sample named when they were drawn, the eighth
over those in which mentions, events, talks or attributions were labelled: no others were left. It refuses a file
with too few that fit.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.labels import draw_table, drawing
from bench.labels.drawing import Row

SEED = 20261122
SETS = {
    "third": (25, 400), "fourth": (25, 480), "fifth": (12, 480), "sixth": (34, 480), "seventh": (45, 480),
    "eighth": (45, 480),
}  # fmt: skip
EARLIER = (
    "bench/labels/events.jsonl", "bench/labels/mentions-second.jsonl", "bench/labels/mentions-third.jsonl",
    "bench/labels/mentions.jsonl", "bench/labels/negotiations-fresh.jsonl", "bench/labels/negotiations.jsonl",
    "bench/labels/statements-second.jsonl", "bench/labels/statements.jsonl", "bench/labels/table.jsonl",
    "corpus/real/drawn.jsonl", "corpus/real/statements.jsonl",
)  # fmt: skip
LATER = ("bench/labels/mentions-fourth.jsonl", "bench/labels/negotiations-100.jsonl")
LATEST = (*LATER, "bench/labels/mentions-fifth.jsonl", "corpus/real/drawn-further.jsonl")
EVERY = (
    *LATEST, "bench/labels/mentions-sixth.jsonl", "bench/labels/negotiations-100-second.jsonl",
    "corpus/real/statements-further.jsonl", "corpus/real/statements-further-second.jsonl",
    "corpus/real/statements-second.jsonl",
)  # fmt: skip
MARKED = (
    *(name for name in (*EARLIER, *EVERY) if "/negotiations" not in name), "bench/labels/mentions-seventh.jsonl",
)  # fmt: skip


def drawn(rows: Iterable[Row], taken: frozenset[str], which: str = "third") -> list[Row]:
    """Id, digest and place of the passages drawn; raises ValueError where there are too few.

    >>> drawn([{"id": "x", "text": "Venn left."}], frozenset())
    Traceback (most recent call last):
    ...
    ValueError: 0 articles fit, 25 are to be drawn
    """
    size, length = SETS[which]
    free = (row for row in rows if row["id"] not in taken and row.get("language", "en") == "en")
    placed = [
        {**drawing.identity(row), "passage": list(span)}
        for row in drawing.ranked(free, SEED, which)
        if (span := drawing.passage(row["text"], length=length, place=drawing.rank(SEED, which, row["id"], "start")))
    ]
    return list(drawing.first(placed, size))


def taken(rows: Iterable[Row], which: str = "third") -> frozenset[str]:
    """The ids that the draw passes over."""
    if which == "third":
        others = draw_table.known()
        return others | {row["article"] for row in draw_table.drawn(rows, others)}
    if which == "eighth":
        return drawing.known(*MARKED)
    return drawing.known(*EARLIER, *{"fifth": LATER, "sixth": LATEST, "seventh": EVERY}.get(which, ()))


if __name__ == "__main__":
    asked = next((name for name in SETS if f"--{name}" in sys.argv), "third")
    paths = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    sys.exit(drawing.printed(lambda rows: drawn(rows, taken(rows, asked), asked), paths))
