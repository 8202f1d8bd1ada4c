"""What reading costs: one article from a cold start, a crawl of 10,000 pages.

In: what each bench measures. Out: `Section`s of seconds, pages a second and memory, each beside a baseline.
Refused: a figure without its baseline of the same run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bench import cold, warc
from bench.section import Section


def costs(*, quick: bool, crawl: bool) -> Iterator[Section]:
    """The sections of cost; `quick` leaves out the cold start, `crawl` takes in the crawl."""
    if not quick:
        yield cold_section(cold.measure())
    if crawl:
        yield crawl_section(warc.measure())


def cold_section(found: Mapping[str, Mapping[str, float]]) -> Section:
    """One article from a cold start, beside spaCy's small model."""
    *_, base = found.values()
    rows = [
        (name, f"{row['seconds']:.1f}", f"{row['seconds'] / base['seconds']:.1f}", f"{row['peak MB']:.0f}")
        for name, row in found.items()
    ]
    return Section(
        title="A cold start",
        words=f"One real article of {int(base['words'])} words, each run a process of its own; medians of {cold.TURNS} "
        "turns. Machines are shared and noisy: read the ratio.",
        head=("process", "seconds", "ratio", "peak MB"), rows=tuple(rows),
    )  # fmt: skip


def crawl_section(found: Mapping[str, Any]) -> Section:
    """A crawl of up to 10,000 pages: pages a second and the most memory held."""
    base = found["baseline"]
    runs = [(f"{size} pages", run) for size, run in found["sizes"].items()]
    runs.append((f"{found['baseline name']}, {int(base['pages']):,} pages", base))
    rows = [(name, f"{run['pages a second']:.0f}", f"{run['peak MB']:.0f}") for name, run in runs]
    return Section(
        title="A crawl",
        words="WARC files made of permuted paragraphs of the demo and, where present, the shared articles. Machines "
        f"are shared and noisy: read the ratio to the baseline, {found['ratio']}, and memory at the largest to the "
        f"smallest, {found['memory, largest to smallest']}.",
        head=("reading", "pages a second", "peak MB"), rows=tuple(rows),
    )  # fmt: skip
