"""What of the demo's planted statements is found.

In: `demo/planted.yaml` and the demo coverage. Out: recall, precision, and the share of actors, chains, acts right.
Refused: planted words that do not stand in the article as our readers give it; they are listed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pourparler.model import Article, Extraction, Span, Statement
from pourparler.pipeline import Pipeline
from pourparler.sources import read

DEMO = Path(__file__).parents[1] / "demo"
SAME = 0.8
"""Shared letters and digits over all of both, from which two contents are the same, as in the shared scorer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One planted statement with its words found in the article."""

    article: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    row: dict[str, Any]


def planted_statements(articles: dict[str, Article]) -> Iterator[Planted | str]:
    """Every planted statement, or a line that says which words were not found."""
    for row in yaml.safe_load((DEMO / "planted.yaml").read_text("utf-8"))["statements"]:
        article = articles.get(row["article"])
        if article is None:
            yield f"{row['article']}: no such article"
            continue
        try:
            yield Planted(
                article=row["article"],
                source=place(article.text, row["source"]),
                cue=place(article.text, row["cue"][0] if isinstance(row["cue"], list) else row["cue"]),
                content=tuple(span for words in row["content"] if (span := place(article.text, words)) is not None),
                row=row,
            )
        except LookupError as missing:
            yield f"{row['article']}: {missing}"


def place(text: str, words: str | dict[str, str] | None) -> Span | None:
    """Where planted words stand in a text, runs of white space being one blank; raises LookupError."""
    if words is None:
        return None
    anchor = _pattern(words["after"]).search(text) if isinstance(words, dict) and words.get("after") else None
    if isinstance(words, dict) and words.get("after") and anchor is None:
        raise LookupError(f"not found: {words['after']!r}")
    plain = words["words"] if isinstance(words, dict) else words
    match = _pattern(plain).search(text, anchor.end() if anchor else 0)
    if match is None:
        raise LookupError(f"not found: {plain!r}")
    return Span(match.start(), match.end())


def _pattern(words: str) -> re.Pattern[str]:
    inner = r"\s+".join(re.escape(part) for part in words.split())
    return re.compile(rf"(?<!\w){inner}(?!\w)")


def letters(text: str, spans: tuple[Span, ...]) -> frozenset[int]:
    """The offsets of the letters and digits of some spans."""
    return frozenset(i for span in spans for i in range(span.start, span.end) if text[i].isalnum())


def likeness(text: str, one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Shared letters and digits over all of both."""
    a, b = letters(text, one), letters(text, _without_that(text, other))
    return len(a & b) / len(a | b) if a | b else 0.0


def matched(text: str, planted: list[Planted], found: list[Statement]) -> list[tuple[Planted, Statement]]:
    """Pairs one to one, by falling likeness of content."""
    scored = sorted(
        ((likeness(text, p.content, s.content), i, j) for i, p in enumerate(planted) for j, s in enumerate(found)),
        key=lambda triple: (-triple[0], triple[1], triple[2]),
    )
    left, right, pairs = set(range(len(planted))), set(range(len(found))), []
    for score, i, j in scored:
        if score >= SAME and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((planted[i], found[j]))
    return pairs


def _without_that(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Content without the "that" which opens it: planted.yaml gives it without."""
    first = spans[0]
    opened = first.of(text).lower().startswith("that ") and first.end > first.start + 5
    return (Span(first.start + 5, first.end), *spans[1:]) if opened else spans


def _touch(one: Span | None, other: Span | None) -> bool:
    return one.overlaps(other) if one is not None and other is not None else one is other


def key_of(source: Path, article: Article) -> str:
    """The name by which planted.yaml speaks of an article."""
    name = source.relative_to(DEMO).as_posix()
    return f"{name}#{article.id}" if source.suffix == ".jsonl" else name


def demo_extractions() -> dict[str, Extraction]:
    """The demo coverage, read by the product, by planted.yaml's names."""
    pipeline = Pipeline.with_actors([DEMO / "actors.yaml"])
    named: dict[str, Article] = {}
    for path in sorted(DEMO.rglob("*")):
        if path.suffix in (".jsonl", ".html", ".md", ".txt") and path.name != "README.md":
            named |= {key_of(path, item): item for item in read([path]) if isinstance(item, Article)}
    return dict(zip(named, pipeline.extract_many(named.values()), strict=True))


def measure(verbose: bool = False) -> dict[str, Any]:
    """Counts and shares over the whole demo."""
    extractions = demo_extractions()
    gold: dict[str, list[Planted]] = defaultdict(list)
    missing = []
    for item in planted_statements({name: e.article for name, e in extractions.items()}):
        if isinstance(item, str):
            missing.append(item)
        else:
            gold[item.article].append(item)
    counts: Counter[str] = Counter()
    for name, extraction in extractions.items():
        _count(counts, name, extraction, gold[name], verbose)
    return {"counts": dict(sorted(counts.items())), "missing": missing, "shares": shares(counts)}


def _count(counts: Counter[str], name: str, extraction: Extraction, gold: list[Planted], verbose: bool) -> None:
    text = extraction.article.text
    found = [s for s in extraction.statements if s.repeats is None]
    pairs = matched(text, gold, found)
    counts["planted"] += len(gold)
    counts["found"] += len(pairs)
    outer = [s for s in found if s.inside is None and s.kind != "attitude"]
    counts["outer statements"] += len(outer)
    counts["outer statements planted"] += sum(any(s is t for _, t in pairs) for s in outer)
    for planted, statement in pairs:
        row = planted.row
        counts[f"form {row['form']} found"] += 1
        counts["source right"] += _touch(planted.source, statement.source)
        if row["actor"] is not None:
            counts["actor named"] += 1
            counts["actor right"] += statement.actor is not None and statement.actor.id == row["actor"]
            counts["actor wrong"] += _names_another(statement, row["actor"])
            if verbose and (statement.actor is None or statement.actor.id != row["actor"]):
                print(
                    f"ACTOR {name} {row['source']!r}: want {row['actor']}, got {statement.actor and statement.actor.id}"
                )
        counts["chain given"] += bool(row["via"])
        counts["chain right"] += bool(row["via"]) and len(statement.via) == len(row["via"])
        counts["addressee given"] += row["addressee"] is not None
        counts["addressee found"] += row["addressee"] is not None and statement.addressee is not None
        counts["act right"] += row["act"] in statement.acts
        counts["act first"] += row["act"] == statement.act
        counts["form right"] += row["form"] == statement.form
        counts["polarity right"] += row["polarity"] == statement.polarity
        if verbose and not _touch(planted.source, statement.source):
            got = statement.source.of(text) if statement.source else None
            print(f"SOURCE {name} want {row['source']!r} got {got!r}: {statement.content[0].of(text)[:80]!r}")
    for planted in gold:
        counts[f"form {planted.row['form']}"] += 1
        if verbose and not any(planted is p for p, _ in pairs):
            best = max(found, key=lambda s: likeness(text, planted.content, s.content), default=None)
            near = (
                [span.of(text) for span in best.content]
                if best and likeness(text, planted.content, best.content)
                else None
            )
            print(
                f"MISS {name} {planted.row['source']} | {planted.row['cue']} | {planted.row['content']}\n   near {near}"
            )
    for statement in outer if verbose else []:
        if not any(statement is s for _, s in pairs):
            who = statement.source.of(text) if statement.source else None
            cue = statement.cue.of(text) if statement.cue else None
            print(f"EXTRA {name} {statement.evidence.rule} {who!r} {cue!r} {[c.of(text) for c in statement.content]}")


def _names_another(statement: Statement, actor: str) -> bool:
    """Whether a statement is given to somebody else by name; an anonymous source names nobody."""
    return statement.actor is not None and statement.actor.kind != "anonymous" and statement.actor.id != actor


def shares(counts: Counter[str]) -> dict[str, float]:
    """The figures worth reading, from 0 to 1."""
    ratios = {
        "recall": ("found", "planted"),
        "precision, outer speech and writing": ("outer statements planted", "outer statements"),
        "source right, of found": ("source right", "found"),
        "actor right, of named": ("actor right", "actor named"),
        "actor wrong, of named": ("actor wrong", "actor named"),
        "chain right, of chained": ("chain right", "chain given"),
        "addressee found, of given": ("addressee found", "addressee given"),
        "act among acts, of found": ("act right", "found"),
        "main act right, of found": ("act first", "found"),
        "polarity right, of found": ("polarity right", "found"),
        **{f"recall {form}": (f"form {form} found", f"form {form}") for form in ("direct", "mixed", "indirect")},
    }
    return {name: round(counts[a] / counts[b], 3) if counts[b] else 0.0 for name, (a, b) in ratios.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="print every miss, extra and wrong source")
    print(json.dumps(measure(parser.parse_args().verbose), indent=1, ensure_ascii=False))
