"""In: the file of real articles. Out: 100 further articles drawn for the negotiation labels, one JSON object a line.

    python bench/labels/draw_negotiations_100.py [ARTICLES]

By digest of seed and id, among articles that no earlier label of negotiations reads, nor the sixty by which the rules
were mended, nor the thirty of `draw_table.py`, nor what these pass over. It refuses a file with fewer than 100 of them.
"""

import json
import sys
from pathlib import Path

SEED, SIZE = 20261125, 100
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.labels.draw_negotiations_fresh import drawn, taken  # noqa: E402
from bench.labels.draw_table import ARTICLES, known  # noqa: E402


def main() -> int:
    """Print the draw; 2 where there are too few articles or none."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    try:
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        fresh = (ROOT / "bench" / "labels" / "negotiations-fresh.jsonl").read_text(encoding="utf-8").splitlines()
        passed = taken(rows) | known() | {json.loads(line)["article"] for line in fresh}
        print("\n".join(json.dumps(row, ensure_ascii=False) for row in drawn(rows, passed, seed=SEED, size=SIZE)))
    except (OSError, ValueError) as problem:
        print(f"{source}: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
