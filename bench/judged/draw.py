"""In: the real articles beside the repository, read by the product. Out: some of its statements, drawn by seed.

Two files: rows without a word of any outlet (committed), and a work file with words and context (never committed).
It refuses to write over rows that are there, since judgements may stand in them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pourparler.model import Article, Link, Span, Statement, digest, hull
from pourparler.pipeline import Pipeline
from pourparler.problems import Problem
from pourparler.record.shape import statement_json
from pourparler.sources import read

AROUND = 400
HERE = Path(__file__).resolve().parent
LABELS = HERE.parent / "labels" / "statements.jsonl"
ARTICLES = HERE.parents[2] / "shared" / "articles"
FILES = ("negotiations-2025-05.jsonl", "kremlin-declares-openness.txt", "kremlin-open-to-talks.txt")

Json = dict[str, Any]
Found = tuple[Article, Statement]
Pair = Sequence[int]


def main() -> int:
    """Draw, and write both files."""
    parser = argparse.ArgumentParser(description="Draw the statements that are judged.")
    parser.add_argument("work", type=Path, help="where words and context go; outside the repository")
    parser.add_argument("--rows", type=Path, required=True, help="where rows without words go; a new file")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--size", type=int, required=True, help="how many are drawn")
    parser.add_argument("--without", type=Path, nargs="*", default=[], help="rows judged before, not drawn again")
    asked = parser.parse_args()
    if asked.rows.exists():
        print(f"{asked.rows} may hold judgements: move it away, or name another with --rows", file=sys.stderr)
        return 2
    taken = judged_before(asked.without)
    fresh = (found for found in statements() if not met(contents(found[1]), taken.get(found[0].id, ())))
    pool = sorted(fresh, key=lambda found: found[1].id)
    sample = random.Random(asked.seed).sample(pool, asked.size)
    asked.rows.write_text(lines(row(a, s) for a, s in sample), encoding="utf-8")
    asked.work.write_text(lines(to_read(a, s) for a, s in sample), encoding="utf-8")
    print(f"{asked.size} of {len(pool)} statements", file=sys.stderr)
    return 0


def judged_before(files: Iterable[Path]) -> dict[str, list[Pair]]:
    """By article, the contents of statements that were judged in earlier rounds."""
    taken: dict[str, list[Pair]] = {}
    for line in (line for file in files for line in file.read_text("utf-8").splitlines()):
        judged = json.loads(line)
        taken.setdefault(judged["article"], []).extend(judged["content"])
    return taken


def contents(statement: Statement) -> list[Pair]:
    """The offsets of what was said."""
    return [(fragment.start, fragment.end) for fragment in statement.content]


def met(some: Iterable[Pair], others: Collection[Pair]) -> bool:
    """Whether any span of the one overlaps any of the other; ids change with the rules, places do not.

    >>> met([(0, 5)], [(4, 9)]), met([(0, 5)], [(5, 9)])
    (True, False)
    """
    return any(a < d and c < b for a, b in some for c, d in others)


def statements() -> Iterator[Found]:
    """Every statement of speech or writing that repeats no other, but for articles whose labels the rules have seen."""
    seen = {json.loads(line)["article"] for line in LABELS.read_text("utf-8").splitlines()}
    articles = [found for found in read([ARTICLES / name for name in FILES]) if not isinstance(found, Problem)]
    fresh = [article for article in articles if article.id not in seen]
    for extraction in Pipeline.with_actors([], processes=2).extract_many(fresh):
        for statement in extraction.statements:
            if statement.kind != "attitude" and statement.repeats is None:
                yield extraction.article, statement


def row(article: Article, statement: Statement) -> Json:
    """What is committed: offsets, a digest, names, and what was claimed of the statement; no words."""
    return {
        "article": article.id,
        "sha256": digest(article.text),
        "statement": statement.id,
        "source": offsets(statement.source),
        "cue": offsets(statement.cue),
        "content": [offsets(fragment) for fragment in statement.content],
        "addressee": offsets(statement.addressee.span) if statement.addressee else None,
        "via": [link_row(link) for link in statement.via],
        "uttered": statement.uttered.value if statement.uttered else None,
        "kind": statement.kind,
        "form": statement.form,
        "act": statement.act,
        "polarity": statement.polarity,
        "rule": statement.evidence.rule,
        "confidence": statement.evidence.confidence,
        "actor": statement.actor.id if statement.actor else None,
    }


def link_row(link: Link) -> Json:
    """One reporter of a chain."""
    return {"source": offsets(link.source), "cue": offsets(link.cue), "actor": link.actor.id if link.actor else None}


def to_read(article: Article, statement: Statement) -> Json:
    """What the judge reads: the entry as JSON, and the words from `AROUND` characters before to as many after."""
    parts = [statement.source, statement.cue, *statement.content]
    parts += [span for link in statement.via for span in (link.source, link.cue)]
    whole = hull(span for span in parts if span is not None)
    start, end = max(0, whole.start - AROUND), min(len(article.text), whole.end + AROUND)
    facts: Json = {
        "outlet": article.outlet.value if article.outlet else None,
        "title": article.title.value if article.title else None,
        "published": article.published.value if article.published else None,
    }
    entry = statement_json(statement)
    return {"article": article.id, **facts, "entry": entry, "start": start, "text": article.text[start:end]}


def offsets(span: Span | None) -> list[int] | None:
    """A span as a pair."""
    return [span.start, span.end] if span else None


def lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows)


if __name__ == "__main__":
    sys.exit(main())
