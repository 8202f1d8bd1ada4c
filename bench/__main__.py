"""Every score, checked against its floor and written to docs/benchmarks.md.

    python -m bench [--quick | --no-crawl] [--sealed] [--raise | --lower]

In: `../shared`, `demo/`, `bench/labels`, `bench/floors.json`. Out: docs/benchmarks.md, exit status 1 below a floor.
Refused: gold whose digest is not the pinned one, and to lower a floor without `--lower` (and a line in the changelog).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import jinja2

from bench import attribution, planted, speed
from bench.section import Section
from bench.sections import sections

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "bench/floors.json"
PEERS = ROOT / "bench/peers.json"
TEMPLATE = ROOT / "bench/benchmarks.md.j2"
PAGE = ROOT / "docs/benchmarks.md"
COLUMNS = {
    "source": "source overlap", "cue": "cue overlap", "content": "content overlap", "all": "attr:all",
    "direct": "type direct", "mixed": "type mixed", "indirect": "type indirect",
}  # fmt: skip


def main() -> int:
    """Run, compare, write; 0 when every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave out the speed runs")
    parser.add_argument("--sealed", action="store_true", help="open the sealed labels: release figures only")
    parser.add_argument("--no-crawl", action="store_true", help="leave out the crawl of 10,000 pages (ten minutes)")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="raised", action="store_true", help="lift floors to what was measured")
    change.add_argument("--lower", action="store_true", help="set floors to what was measured, lower ones too")
    options = parser.parse_args()
    if not attribution.SHARED.exists():
        print(f"skipped: {attribution.SHARED} is missing; put the shared folder beside the repository", file=sys.stderr)
        return 0
    results = attribution.measure(sealed=options.sealed)
    demo = planted.measure()
    timing = None if options.quick else speed.measure()
    stages = list(sections(quick=options.quick, crawl=not (options.quick or options.no_crawl), sealed=options.sealed))
    figures = flat(results, demo) | {name: value for stage in stages for name, value in stage.figures.items()}
    pinned = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"data": {}, "floors": {}}
    if options.raised or options.lower or not pinned["floors"]:
        pinned = new_floors(pinned, figures, lower=options.lower)
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    faults = below(pinned, figures) + changed(pinned["data"])
    if not options.quick:
        PAGE.write_text(page(results, demo, stages, timing, pinned["floors"]), encoding="utf-8")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(json.dumps(figures | ({"speed ratio": timing["ratio"]} if timing else {}), indent=1))
    return 1 if faults else 0


def flat(results: dict[str, dict[str, Any]], demo: dict[str, Any]) -> dict[str, float]:
    """Every pinned figure by name, in percent."""
    figures = {
        f"{name}: {label}": round(100 * result[key]["F1"], 1)
        for name, result in results.items()
        for label, key in COLUMNS.items()
    }
    return figures | {f"demo: {name}": round(100 * value, 1) for name, value in demo["shares"].items()}


def data_digests() -> dict[str, str]:
    """SHA-256 of each file that figures rest on."""
    files = (attribution.POLNEAR, attribution.ARTICLES, attribution.LABELS, planted.DEMO / "planted.yaml")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def changed(data: dict[str, str]) -> list[str]:
    """A line for each file that is not the pinned one."""
    return [
        f"{name}: digest {digest[:12]}…, the floors rest on {data[name][:12]}…: run with --raise or --lower, say why"
        for name, digest in data_digests().items()
        if name in data and data[name] != digest
    ]


def below(pinned: dict[str, Any], figures: dict[str, float]) -> list[str]:
    """A line for each figure under its floor; what is counted as wrong has a ceiling instead."""
    lines = []
    for name, floor in pinned["floors"].items():
        value = figures.get(name)
        if value is None:
            continue
        if "wrong" in name and value > floor:
            lines.append(f"{name}: {value}, ceiling {floor}")
        elif "wrong" not in name and value < floor:
            lines.append(f"{name}: {value}, floor {floor}")
    return lines


def new_floors(pinned: dict[str, Any], figures: dict[str, float], *, lower: bool) -> dict[str, Any]:
    """Floors at the measured figures; without `lower` none gets easier. Sealed figures have none."""
    floors = dict(pinned["floors"])
    for name, value in figures.items():
        if "sealed" in name:
            continue
        held = floors.get(name)
        better = held is None or (value < held if "wrong" in name else value > held)
        if lower or better:
            floors[name] = value
    return {"data": data_digests(), "floors": dict(sorted(floors.items()))}


def page(
    results: dict[str, dict[str, Any]],
    demo: dict[str, Any],
    stages: list[Section],
    timing: dict[str, Any] | None,
    floors: dict[str, float],
) -> str:
    """docs/benchmarks.md."""
    template = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False).from_string(
        TEMPLATE.read_text("utf-8")
    )
    return template.render(
        results=results, demo=demo, stages=stages, timing=timing, floors=floors, columns=COLUMNS, turns=speed.TURNS,
        peers=json.loads(PEERS.read_text("utf-8")),
    ).rstrip() + "\n"  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
