"""In: the judgements of talks, terms, positions and events beside this file. Out: their shares, in the page beside it.

Run as `python bench/judged/report_entries.py`; `--check` writes nothing and exits with 1 when the page differs.
It refuses a page without the two markers between which the figures stand.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PAGE = HERE / "README.md"
KINDS = ("talks", "terms", "positions", "events")
ROUNDS = (HERE, HERE / "entries-2", HERE / "entries-3", HERE / "entries-4", HERE / "entries-5")
"""A folder for each draw, in order; what was judged in one is open to those who mend, so the last counts."""
BEGIN, END = "<!-- entries: written by report_entries.py -->", "<!-- end of entries -->"
ASIDE = ("right", "doubt", "false-happened")
Z = 1.959964
"""The normal quantile of a two-sided 95 % interval."""

Json = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Print the figures and write them into the page."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN, 1)
    figures = "\n".join(report())
    written = f"{before}{BEGIN}\n\n{figures}\n\n{END}{rest.split(END, 1)[1]}"
    if "--check" in arguments:
        return int(page != written)
    PAGE.write_text(written, encoding="utf-8")
    print(figures)
    return 0


def rows(path: Path) -> list[Json]:
    """The objects of a file, one a line; none where there is no such file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def report() -> Iterator[str]:
    """For each round a table and how far two readings agree."""
    for at, folder in enumerate(ROUNDS, 1):
        if any(rows(folder / f"{kind}.jsonl") for kind in KINDS):
            yield f"{'' if at == 1 else chr(10)}Round {at}.\n"
            yield from table(folder)


def table(folder: Path) -> Iterator[str]:
    """For each kind and field how many are right of those judged in a round, and how far two readings agree."""
    yield "| entries | judged | right of n | share | 95 % |"
    yield "|---|---|---|---|---|"
    for kind in KINDS:
        judged = [row["judged"] for row in rows(folder / f"{kind}.jsonl") if "judged" in row]
        if not judged:
            continue
        for field in ("right", *(name for name in judged[0] if name not in ASIDE)):
            hits = [one[field] in (True, "right") for one in judged if one[field] not in ("none", None)]
            low, high = wilson(sum(hits), len(hits))
            share = f"{sum(hits)} of {len(hits)} | {100 * sum(hits) / len(hits):.0f} %"
            name = "**all that counts**" if field == "right" else field
            yield f"| {kind} | {name} | {share} | {low:.0f}–{high:.0f} |"
    happened = [row["judged"]["false-happened"] for row in rows(folder / "events.jsonl") if "judged" in row]
    yield f"\nEvents planned, denied or only possible that are shown as happened: {sum(happened)} of {len(happened)}."
    same, both = agreement(folder)
    yield f"\nRead a second time, {same} of {both} entries were called right or wrong as before."


def agreement(folder: Path) -> tuple[int, int]:
    """How many of the entries of a round that were judged twice were called the same, and how many these are."""
    same = both = 0
    for kind in KINDS:
        first = {(r["article"], r["entry"]["id"], r["at"]): r for r in rows(folder / f"{kind}.jsonl") if "judged" in r}
        for row in rows(folder / f"{kind}-second.jsonl"):
            both += 1
            same += first[row["article"], row["id"], row["at"]]["judged"]["right"] == row["judged"]["right"]
    return same, both


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % score interval of a share, in percent.

    >>> [round(end, 1) for end in wilson(5, 10)]
    [23.7, 76.3]
    """
    middle = (hits + Z * Z / 2) / (of + Z * Z)
    reach = Z * sqrt(hits * (of - hits) / of + Z * Z / 4) / (of + Z * Z)
    return 100 * (middle - reach), 100 * (middle + reach)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
