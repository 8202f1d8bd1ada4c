"""Actor resolution against gold: country and sector of the mentions in the development cases.

    python bench/actors.py [../shared]

In: shared/gold/actors/actor_cases_dev.jsonl. Out: the figures of shared/scorers/score_actors.py as JSON.
Refused: a missing gold file, with exit status 2.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from pourparler.actors import Registry

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def day(written: str | None) -> str | None:
    """A date of the gold as YYYY-MM-DD.

    >>> day("12 April 2022"), day("2022-05-01"), day("")
    ('2022-04-12', '2022-05-01', None)
    """
    if not written:
        return None
    match = re.fullmatch(r"(\d{1,2}) (\w+) (\d{4})", written)
    if match:
        return f"{match[3]}-{_MONTHS.index(match[2]) + 1:02d}-{int(match[1]):02d}"
    return written[:10]


def predictions(gold: Path) -> list[dict[str, str | None]]:
    """One prediction for each case of the gold file."""
    registry = Registry.load()
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    answers = []
    for row in rows:
        reading = registry.read(row["text"], on=day(row["date"]))
        answers.append({"id": row["id"], "country": reading.country, "sector": reading.sector})
    return answers


def main(shared: Path) -> int:
    """Print the scorer's figures; 2 where there is no gold."""
    gold = shared / "gold" / "actors" / "actor_cases_dev.jsonl"
    if not gold.exists():
        print(f"{gold}: not there; give the folder that holds gold/", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        answers.write_text("\n".join(map(json.dumps, predictions(gold))), encoding="utf-8")
        scorer = shared / "scorers" / "score_actors.py"
        return subprocess.run([sys.executable, str(scorer), str(gold), str(answers)], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared")))
