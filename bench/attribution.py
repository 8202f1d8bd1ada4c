"""Attribution against gold: PolNeAR dev (84 articles of 2016) and our own labels on real articles of 2025.

In: `../shared/gold`, `../shared/articles`, `bench/labels`. Out: the shared scorer's figures, by slice and without line
breaks. Refused: the sealed labels, unless `--sealed` asks for release figures.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from corpus.__main__ import dispatches
from corpus.marked import Attribution, Dispatch

from bench.readings import readings
from pourparler.model import Extraction, Link, Span, Statement

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
POLNEAR = SHARED / "gold/attribution/polnear_dev.jsonl"
ARTICLES = SHARED / "articles/negotiations-2025-05.jsonl"
LABELS = ROOT / "bench/labels/statements.jsonl"  # the first 24 articles
REAL = ROOT / "corpus/real/statements.jsonl"  # 82 more, with acts and voice
SECOND = ROOT / "corpus/real/statements-second.jsonl"  # ten of them labelled again
FURTHER = ROOT / "corpus/real/statements-further.jsonl"  # 27 drawn later, all for development
FURTHER_SECOND = ROOT / "corpus/real/statements-further-second.jsonl"  # three of them labelled again
Gold = dict[str, dict[str, Any]]


@cache
def scorer() -> ModuleType:
    """The shared scorer, as a module."""
    path = SHARED / "scorers/score_attribution.py"
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"{path} is missing: put the shared folder beside the repository")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_attribution"] = module
    spec.loader.exec_module(module)
    return module


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def polnear(*, broken: bool = True) -> Gold:
    """PolNeAR dev by document; `broken=False` puts a blank for every line break, as much scraped news has it."""
    return {
        row["doc_id"]: row | {"text": row["text"] if broken else row["text"].replace("\n", " ")}
        for row in rows_of(POLNEAR)
    }


def labelled(split: str | None, *paths: Path) -> Gold:
    """Our labels on real articles of one split (None: of both), with the texts from the shared folder."""
    texts = {row["id"]: row["text"] for row in rows_of(ARTICLES)}
    return {
        row["article"]: {"doc_id": row["article"], "text": texts[row["article"]], "attributions": row["attributions"]}
        for path in paths or (LABELS, REAL)
        for row in rows_of(path)
        if split is None or row["split"] == split
    }


def original() -> Gold:
    """The invented dispatches of the corpus: no rule was fitted to them one by one, the encoder learned from them."""
    return {
        one.path: {"doc_id": one.path, "text": one.text, "attributions": [_marked(mark) for mark in one.attributions]}
        for one in dispatches()
        if isinstance(one, Dispatch)
    }


def _marked(mark: Attribution) -> dict[str, Any]:
    """An attribution of a dispatch as a row of labels."""
    row: dict[str, Any] = json.loads(json.dumps(asdict(mark)))
    return row | {"act": row["acts"][0]}


def agreement(first_set: Path = REAL, again: Path = SECOND) -> dict[str, Any]:
    """The second labelling against the first, by the same scorer: how far two readings of the guidelines agree."""
    second = labelled(None, again)
    first = {key: row for key, row in labelled(None, first_set).items() if key in second}
    return evaluate(first, nested=True, pred=second)


def chain_written_out(statement: Statement) -> Iterator[Statement]:
    """A statement, and each reporter of its chain that has no statement of its own as a statement that holds it.

    The record keeps "No, Orsk said, Halcyon reported" as one statement with a chain; gold marks two attributions.
    """
    yield statement
    content = statement.content
    inner: Statement | Link = statement
    for link in reversed(statement.via):
        spans = [s for s in (inner.source, inner.cue, *content) if s is not None]
        content = tuple(sorted(spans))
        if link.cue is not None or link.source is not None:
            yield replace(statement, source=link.source, cue=link.cue, content=content, via=(), id=statement.id + "+")
        inner = link


def attributions(extraction: Extraction, *, nested: bool) -> list[dict[str, Any]]:
    """The scorer's rows; `nested=False` leaves out what stands inside another's words, as PolNeAR does."""
    own = {(s.source, s.cue) for s in extraction.statements}
    every = [
        s
        for statement in extraction.statements
        for s in chain_written_out(statement)
        if s is statement or (s.source, s.cue) not in own
    ]
    kept = every if nested else [s for s in every if not any(o is not s and _inside(s, o) for o in every)]
    return [
        {
            "source": _pair(s.source),
            "cue": _pair(s.cue),
            "content": [_pair(c) for c in s.content],
            "rule": s.evidence.rule,
        }
        for s in kept
    ]


def _inside(statement: Statement, other: Statement) -> bool:
    place = statement.cue or statement.source
    return place is not None and any(span.holds(place) for span in other.content)


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def predicted_statements(gold: Gold) -> Iterator[Extraction]:
    """What our reader finds in the gold texts."""
    for reading in readings({key: row["text"] for key, row in gold.items()}):
        yield Extraction(article=reading.article, statements=reading.statements)


def predicted(gold: Gold, *, nested: bool) -> Gold:
    """What our reader finds in the gold texts, as the scorer's rows."""
    return {
        (key := found.article.id): {
            "doc_id": key, "text": found.article.text, "attributions": attributions(found, nested=nested),
        }
        for found in predicted_statements(gold)
    }  # fmt: skip


def evaluate(gold: Gold, *, nested: bool, slice_: str | None = None, pred: Gold | None = None) -> dict[str, Any]:
    """The shared scorer's result for a gold set."""
    found = predicted(gold, nested=nested) if pred is None else pred
    result: dict[str, Any] = scorer().evaluate(gold, found, slice_=slice_)
    return result


def measure(*, sealed: bool = False) -> dict[str, dict[str, Any]]:
    """Every set by name: the scorer's result."""
    sets = {
        "PolNeAR dev": evaluate(polnear(), nested=False),
        "PolNeAR dev, no line breaks": evaluate(polnear(broken=False), nested=False),
        "real articles, development labels": evaluate(labelled("development"), nested=True),
        "real articles, further labels": evaluate(labelled(None, FURTHER), nested=True),
    }
    if sealed:
        sets["real articles, sealed labels"] = evaluate(labelled("sealed"), nested=True)
    sets["original dispatches"] = evaluate(original(), nested=True)
    return sets


def main() -> None:
    """Print the figures, and write the predictions where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sealed", action="store_true", help="open the sealed labels: release figures only")
    parser.add_argument("--predictions", type=Path, help="write the predictions on PolNeAR dev here, as JSON")
    options = parser.parse_args()
    if not SHARED.exists():
        raise SystemExit(f"skipped: {SHARED} is missing")
    if options.predictions:
        options.predictions.write_text(json.dumps(predicted(polnear(), nested=False)), encoding="utf-8")
        return
    for name, result in measure(sealed=options.sealed).items():
        print(f"\n== {name}")
        scorer().show({k: v for k, v in result.items() if "token" not in k and "exact" not in k})


if __name__ == "__main__":
    main()
