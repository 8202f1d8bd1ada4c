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
from pourparler.language import parse_all
from pourparler.model import Article, Span
from pourparler.sources import article_from_text
from pourparler.statements import read_statements
from pourparler.statements.voice import read_voice

Labelled = tuple[Article, list[tuple[Span, str]]]


def real(split: str) -> Iterator[Labelled]:
    """The real articles of a split, with their labels."""
    texts = {row["id"]: row["text"] for row in rows_of(ARTICLES)}
    for row in rows_of(REAL):
        if row["split"] == split:
            found = [(Span(*one["span"]), one["kind"]) for one in row.get("voice", ())]
            yield article_from_text(texts[row["article"]], id=row["article"]), found


def original() -> Iterator[Labelled]:
    """The dispatches of the corpus, with their labels."""
    for one in dispatches():
        if isinstance(one, Dispatch):
            yield article_from_text(one.text, id=one.path), [(Span(*span), kind) for span, kind in one.voice]


def measure(every: Iterable[Labelled], *, verbose: bool = False) -> dict[str, Any]:
    """Counts and shares over labelled articles."""
    held = list(every)
    labels = {article.id: labelled for article, labelled in held}
    found = right = hit = same = 0
    for parsed in parse_all(article for article, _ in held):
        voices, labelled = read_voice(parsed, read_statements(parsed)), labels[parsed.article.id]
        found += len(voices)
        met = [[kind for span, kind in labelled if _meets(span, voice.span)] for voice in voices]
        right += sum(bool(kinds) for kinds in met)
        same += sum(voice.kind in kinds for voice, kinds in zip(voices, met, strict=True))
        hit += sum(any(_meets(span, voice.span) for voice in voices) for span, _ in labelled)
        if verbose:
            for voice, kinds in zip(voices, met, strict=True):
                print("+" if kinds else "-", voice.kind, voice.evidence.rule, voice.span.of(parsed.article.text))
            for span, kind in labelled:
                if not any(_meets(span, voice.span) for voice in voices):
                    print("?", kind, span.of(parsed.article.text))
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
