"""In: the real articles beside the repository, read by the product. Out: some of what it finds there, drawn by seed.

    cd bench/judged; python draw_entries.py WORK --seed 20261126 --rows entries-3 --without . entries-2

For each of talks, positions, terms and events two files: rows without a word of any outlet (committed, for the
verdicts), and a work file in the folder WORK with words and context (never committed). Left out are entries whose words
share a letter with those of an entry judged before. It refuses to write over rows that are there: they may hold
judgements.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pourparler.model import Extraction, Span, digest
from pourparler.pipeline import Pipeline
from pourparler.problems import Problem
from pourparler.record import extraction_json
from pourparler.sources import read

AROUND = 700
SIZES = {"talks": 100, "positions": 100, "terms": 60, "events": 150}
HERE = Path(__file__).resolve().parent
PLACES = {"talks": ("mentions",), "positions": ("text",), "terms": ("term", "text"), "events": ("trigger",)}
"""Where the words of an entry stand, by which two draws tell whether they drew the same."""
LABELS = ("table.jsonl", "events.jsonl")
ARTICLES = HERE.parents[2] / "shared" / "articles" / "negotiations-2025-05.jsonl"

Json = dict[str, Any]


def main() -> int:
    """Draw, and write the files of each kind."""
    parser = argparse.ArgumentParser(description="Draw the entries that are judged.")
    parser.add_argument("work", type=Path, help="folder for words and context; outside the repository")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--rows", type=Path, default=HERE, help="folder for rows without words; a folder a round")
    parser.add_argument("--without", type=Path, nargs="*", default=(), help="folders of rows judged before")
    asked = parser.parse_args()
    judged = {kind: places_judged(kind, asked.without) for kind in SIZES}
    rows = {kind: asked.rows / f"{kind}.jsonl" for kind in SIZES}
    if held := [path for path in rows.values() if path.exists()]:
        print(f"{held[0]} may hold judgements: move it away", file=sys.stderr)
        return 2
    pools: dict[str, list[Json]] = {kind: [] for kind in SIZES}
    for extraction in extractions():
        for kind, entry in entries(extraction):
            if not any(
                here.overlaps(held) for here in places(kind, entry) for held in judged[kind].get(entry["article"], ())
            ):
                pools[kind].append(entry)
    for folder in (asked.work, asked.rows):
        folder.mkdir(parents=True, exist_ok=True)
    for kind, size in SIZES.items():
        pool = sorted(pools[kind], key=lambda one: (one["article"], one["entry"]["id"], one["at"]))
        sample = random.Random(f"{asked.seed}:{kind}").sample(pool, min(size, len(pool)))
        rows[kind].write_text(lines(map(row, sample)), encoding="utf-8")
        (asked.work / f"{kind}.jsonl").write_text(lines(sample), encoding="utf-8")
        print(f"{len(sample)} of {len(pool)} {kind}", file=sys.stderr)
    return 0


def places(kind: str, one: Json) -> tuple[Span, ...]:
    """The spans of the words of an entry.

    >>> places("events", {"entry": {"trigger": {"start": 4, "end": 9}}})
    (Span(start=4, end=9),)
    """
    value: Any = one["entry"]
    for key in PLACES[kind]:
        value = value[key]
    return tuple(spans(value))


def places_judged(kind: str, folders: Iterable[Path]) -> dict[str, list[Span]]:
    """By article where the words of the entries of a kind stand that were judged before; a round may lack a kind."""
    found: dict[str, list[Span]] = {}
    for path in (held for folder in folders if (held := folder / f"{kind}.jsonl").exists()):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if "entry" in one:
                found.setdefault(one["article"], []).extend(places(kind, one))
    return found


def extractions() -> Iterator[Extraction]:
    """What the product finds in all articles but those whose labels are kept for scores."""
    labelled = {json.loads(line)["article"] for name in LABELS for line in labels(name)}
    articles = [found for found in read([ARTICLES]) if not isinstance(found, Problem)]
    fresh = [article for article in articles if article.id not in labelled]
    yield from Pipeline.with_actors([], processes=2).extract_many(fresh)


def labels(name: str) -> list[str]:
    """The lines of a file of labels."""
    return (HERE.parent / "labels" / name).read_text(encoding="utf-8").splitlines()


def entries(extraction: Extraction) -> Iterator[tuple[str, Json]]:
    """Each entry of each kind, with what a judge reads."""
    article, shown = extraction.article, extraction_json(extraction)
    facts = {
        "article": article.id, "sha256": digest(article.text),
        "outlet": article.outlet.value if article.outlet else None,
        "title": article.title.value if article.title else None,
        "published": article.published.value if article.published else None,
    }  # fmt: skip
    for kind in ("talks", "positions", "events"):
        for entry in shown[kind]:
            yield kind, facts | {"entry": worded(entry, article.text), "at": 0} | around(entry, article.text)
    for proposal in shown["proposals"]:
        for at, term in enumerate(proposal["terms"]):
            entry = {"id": proposal["id"], "name": proposal["name"], "author": proposal["author"], "term": term}
            yield "terms", facts | {"entry": worded(entry, article.text), "at": at} | around(term, article.text)


def worded(value: Any, text: str) -> Any:
    """A copy of an entry in which every span carries its words."""
    if isinstance(value, dict):
        copy = {key: worded(each, text) for key, each in value.items()}
        return copy | {"words": text[value["start"] : value["end"]]} if {"start", "end"} <= set(value) else copy
    return [worded(each, text) for each in value] if isinstance(value, list) else value


def spans(value: Any) -> Iterator[Span]:
    """Every span of an entry."""
    if isinstance(value, dict):
        if {"start", "end"} <= set(value):
            yield Span(value["start"], value["end"])
        for each in value.values():
            yield from spans(each)
    elif isinstance(value, list):
        for each in value:
            yield from spans(each)


def around(entry: Json, text: str) -> Json:
    """The text from some way before the first words of an entry to some way behind the last."""
    every = list(spans(entry))
    start = max(0, min(span.start for span in every) - AROUND)
    end = min(len(text), max(span.end for span in every) + AROUND)
    return {"start": start, "text": text[start:end]}


def row(one: Json) -> Json:
    """What is committed: ids, digest, offsets and claims; no words."""
    claims = {key: bare(value) for key, value in one["entry"].items() if key not in ("evidence", "name", "numbers")}
    return {"article": one["article"], "sha256": one["sha256"], "at": one["at"], "entry": claims}


def bare(value: Any) -> Any:
    """A copy of an entry without the words that its spans stand for."""
    if isinstance(value, dict):
        kept = {key: each for key, each in value.items() if key not in ("words", "name", "evidence", "office")}
        return {key: bare(each) for key, each in kept.items()}
    return [bare(each) for each in value] if isinstance(value, list) else value


def lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows)


if __name__ == "__main__":
    sys.exit(main())
