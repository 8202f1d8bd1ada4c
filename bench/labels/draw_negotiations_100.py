"""In: the file of real articles. Out: 100 further articles drawn for the negotiation labels, one JSON object a line.

    python bench/labels/draw_negotiations_100.py [ARTICLES] [--second | --third | --fourth]

By digest of seed and id, among articles that no earlier label of negotiations reads, nor the sixty by which the rules
were mended; the first hundred also pass over what the sixty and `draw_table.py` pass over, the second over the sixth
set of `draw_mentions.py`, the third over the seventh, the fourth over no set of mentions (a hundred are all that are
left). It refuses a file with fewer than 100 of them.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.labels import draw_mentions, draw_negotiations_fresh, draw_table, drawing
from bench.labels.draw_negotiations import drawn
from bench.labels.drawing import Row
from bench.negotiations import seen

SIZE = 100
SEEDS = {"first": 20261125, "second": 20261126, "third": 20261127, "fourth": 20261128}
EARLIER = tuple(f"bench/labels/negotiations{name}.jsonl" for name in ("", "-fresh", "-100"))
SECOND = "bench/labels/negotiations-100-second.jsonl"
THIRD = "bench/labels/negotiations-100-third.jsonl"


def taken(rows: Iterable[Row], which: str = "first") -> frozenset[str]:
    """The ids that the draw passes over."""
    if which == "first":
        earlier = draw_negotiations_fresh.taken(rows) | draw_table.known()
        return earlier | drawing.known("bench/labels/negotiations-fresh.jsonl")
    if which == "fourth":
        return drawing.known(*EARLIER, SECOND, THIRD) | seen()
    names, passed = {"second": (EARLIER, "sixth"), "third": ((*EARLIER, SECOND), "seventh")}[which]
    passages = draw_mentions.drawn(rows, draw_mentions.taken(rows, passed), passed)
    return drawing.known(*names) | seen() | {row["article"] for row in passages}


if __name__ == "__main__":
    asked = next((name for name in SEEDS if f"--{name}" in sys.argv), "first")
    paths = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    sys.exit(drawing.printed(lambda rows: drawn(rows, taken(rows, asked), seed=SEEDS[asked], size=SIZE), paths))
