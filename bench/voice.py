"""Where the outlet speaks for itself, against our labels: `python -m bench.voice [--sealed] [--verbose]`.

In: voice spans labelled on real articles (corpus/real) and in the original dispatches. Out: precision, recall and how
many of the found have the right kind; a span found is one that overlaps a labelled one by half of the shorter.
Refused: the sealed labels, unless `--sealed` asks for release figures.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

from corpus.__main__ import dispatches
from corpus.marked import Dispatch

from bench.attribution import ARTICLES, REAL, SHARED, rows_of
from bench.readings import readings
from pourparler.model import Span

Labelled = tuple[str, str, list[tuple[Span, str]]]
"""The id of an article, its text, and its labels."""


def real(split: str) -> Iterator[Labelled]:
    """The real articles of a split, with their labels."""
    texts = {row["id"]: row["text"] for row in rows_of(ARTICLES)}
    for row in rows_of(REAL):
        if row["split"] == split:
            found = [(Span(*one["span"]), one["kind"]) for one in row.get("voice", ())]
            yield row["article"], texts[row["article"]], found


def original() -> Iterator[Labelled]:
    """The dispatches of the corpus, with their labels."""
    for one in dispatches():
        if isinstance(one, Dispatch):
            yield one.path, one.text, [(Span(*span), kind) for span, kind in one.voice]


def measure(every: Iterable[Labelled], *, verbose: bool = False) -> dict[str, Any]:
    """Counts and shares over labelled articles."""
    held = list(every)
    labels = {key: labelled for key, _, labelled in held}
    found = right = hit = same = 0
    for reading in readings({key: text for key, text, _ in held}):
        voices, labelled = reading.voices, labels[reading.article.id]
        found += len(voices)
        met = [[kind for span, kind in labelled if _meets(span, voice.span)] for voice in voices]
        right += sum(bool(kinds) for kinds in met)
        same += sum(voice.kind in kinds for voice, kinds in zip(voices, met, strict=True))
        hit += sum(any(_meets(span, voice.span) for voice in voices) for span, _ in labelled)
        if verbose:
            for voice, kinds in zip(voices, met, strict=True):
                print("+" if kinds else "-", voice.kind, voice.evidence.rule, voice.span.of(reading.article.text))
            for span, kind in labelled:
                if not any(_meets(span, voice.span) for voice in voices):
                    print("?", kind, span.of(reading.article.text))
    total = sum(map(len, labels.values()))
    return {
        "labels": total, "found": found, "precision": right / max(1, found), "recall": hit / max(1, total),
        "kind": same / max(1, right),
    }  # fmt: skip


def _meets(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 >= min(one.end - one.start, other.end - other.start)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sealed", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="print every found and missed one of the real articles")
    chosen = parser.parse_args()
    print("original dispatches", measure(original()))
    if SHARED.exists():
        print("real, development", measure(real("development"), verbose=chosen.verbose))
        if chosen.sealed:
            print("real, sealed", measure(real("sealed")))


if __name__ == "__main__":
    main()
