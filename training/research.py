"""How a checkpoint reads by itself, kept in training/runs.json for the model card.

    python -m training.research NAME PREDICTIONS --learned "840 texts of PolNeAR train, 3 epochs"

In: a name and what `training.decode` wrote for PolNeAR's development texts. Out: a row of figures by the shared scorer.
Refused: predictions that are not there. Such runs are research: no weights of theirs ship.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bench.attribution import SHARED, scorer

RUNS = Path(__file__).parent / "runs.json"
GOLD = SHARED / "gold" / "attribution" / "polnear_dev.jsonl"
FIGURES = {
    "source": "source overlap", "cue": "cue overlap", "content": "content overlap", "all": "attr:all",
    "direct": "type direct", "mixed": "type mixed", "indirect": "type indirect",
}  # fmt: skip


def rows(path: Path) -> dict[str, Any]:
    """Texts with attributions, by their name."""
    return {row["doc_id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def figures(predictions: Path) -> dict[str, float]:
    """F1 of each part and form, in percent."""
    found = scorer().evaluate(rows(GOLD), rows(predictions), slice_=None)
    return {name: round(100 * found[key]["F1"], 1) for name, key in FIGURES.items()}


def main() -> None:
    """Score, and write the row under its name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--learned", required=True, help="what the checkpoint learned from, in words")
    asked = parser.parse_args()
    held = json.loads(RUNS.read_text(encoding="utf-8")) if RUNS.exists() else {}
    held[asked.name] = {"learned": asked.learned, **figures(asked.predictions)}
    RUNS.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(json.dumps(held[asked.name]))


if __name__ == "__main__":
    main()
