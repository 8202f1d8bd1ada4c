"""The stages beside attribution, each a section of docs/benchmarks.md with its pinned figures.

In: what each bench measures. Out: `Section`s: title, words, a table, figures by name in percent.
Refused: nothing; where the shared folder is missing the bench is not run at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bench import actors, attribution, dates, pages, warc

Rows = tuple[tuple[str, ...], ...]
HEIDELTIME = ("HeidelTime on TempEval-3 platinum, another set", "81.8", "90.7", "78.1", "94.4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, what to know of it, a table, and the figures with floors ("wrong" in a name makes it a ceiling)."""

    title: str
    words: str
    head: tuple[str, ...]
    rows: Rows
    figures: Mapping[str, float] = field(default_factory=dict)


def sections(*, quick: bool) -> Iterator[Section]:
    """Every section; the crawl of 10,000 pages is left out of a quick run."""
    yield dates_section(dates.measure())
    yield actors_section(actors.measure(attribution.SHARED), None if quick else actors.speed())
    yield pages_section(pages.measure())
    if not quick:
        yield crawl_section(warc.measure())


def dates_section(found: Mapping[str, Mapping[str, float]]) -> Section:
    """The date tagger on TimeBank and AQUAINT."""
    rows = tuple(
        (f"{part} (n = {int(row['documents'])})", *(percent(row[name]) for name in dates.MEASURES))
        for part, row in found.items()
    )
    return Section(
        title="Dates",
        words="TimeBank and AQUAINT, development documents: rules were written by looking at their errors. F1 of "
        "strict and relaxed extents and of values, recall of the calendar day. Speed stands in [dates.md](dates.md).",
        head=("documents", *dates.MEASURES), rows=(*rows, HEIDELTIME),
        figures={f"dates: {name}": round(100 * found["all"][name], 1) for name in dates.MEASURES},
    )  # fmt: skip


def actors_section(found: Mapping[str, Mapping[str, float]], pace: Mapping[str, float] | None) -> Section:
    """Country and sector of mentions."""
    rows = [
        (f"{name} (n = {int(row['n'])})", percent(row["accuracy"]), percent(row["wrong"]))
        for name, row in found.items()
    ]
    figures = {f"actors: {name}": round(100 * row["accuracy"], 1) for name, row in found.items()}
    figures |= {f"actors: {name} wrong": round(100 * row["wrong"], 1) for name, row in found.items()}
    speed = ""
    if pace:
        speed = (
            f" {pace['phrases a second']:,.0f} phrases a second of processor time on one core, none asked before; the"
            f" registry loads in {pace['seconds to load']} s."
        )
    return Section(
        title="Actors",
        words="Mentions with a date to country and sector, development cases; no name entered the registry because it "
        f"is among them. The Phoenix dictionaries reach 81.5 and 51.7 on PLOVER gold records, another set.{speed}",
        head=("cases", "right, %", "wrong, %"), rows=tuple(rows), figures=figures,
    )  # fmt: skip


def pages_section(found: Mapping[str, Any]) -> Section:
    """Body, title and day of the pages made for the tests."""
    means = found["means"]
    rows = tuple(
        (name, *(percent(means[key][part]) for part in ("body", "title", "day")))
        for name, key in (("Pourparler", "ours"), ("trafilatura", "theirs"))
    )
    worse = sum(row["ours"]["body"] < row["theirs"]["body"] for row in found["pages"])
    return Section(
        title="Pages",
        words=f"{len(found['pages'])} HTML pages of as many layouts, written for the tests; the reader was developed "
        "against them, so the row shows that none is worse, not how unseen pages fare. Pages with a body worse than "
        f"the baseline's: {worse}.",
        head=("reader", "body, token F1", "title right, %", "day right, %"), rows=rows,
        figures={
            "pages: body": round(100 * means["ours"]["body"], 1),
            "pages: worse than trafilatura, wrong": float(worse),
        },
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


def percent(share: float) -> str:
    """A share as a percentage with one decimal.

    >>> percent(0.924)
    '92.4'
    """
    return f"{100 * share:.1f}"
