"""Whom sources mean, against the labels on real articles and the demo's planted statements.

    python -m bench.cast [--sealed | --seventh | --eighth] [--verbose]

In: bench/labels, ../shared/articles, demo/. Out: right, wrong, abstained, right side only, by kind of source, with n.
Refused: the sealed labels, unless `--sealed` asks for release figures; they are never printed one by one, nor are the
sources among the seventh and the eighth set of mentions, which `--seventh` and `--eighth` score alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.attribution import ARTICLES, LABELS, rows_of
from bench.planted import DEMO, key_of, planted_statements
from pourparler.actors import Cast, Registry
from pourparler.actors.phrase import segments
from pourparler.actors.roles import joined
from pourparler.actors.words import split
from pourparler.language import parse
from pourparler.model import Actor, Article, Resolution, Span
from pourparler.sources import read

SEVENTH = LABELS.parent / "mentions-seventh.jsonl"
EIGHTH = LABELS.parent / "mentions-eighth.jsonl"
PRONOUNS = frozenset(
    ["i", "we", "he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "whom", "which", "that"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A source, whether it is to be heard as a speaker, and whom it means: a name, an id, or None for nobody named."""

    span: Span
    heard: bool
    wanted: str | None


def labelled(split_name: str) -> Iterator[tuple[Article, list[Asked]]]:
    """The labelled articles of a split with their sources in order."""
    rows = {row["article"]: row for row in rows_of(LABELS) if row["split"] == split_name}
    for article in articles_of(frozenset(rows)):
        marks = rows[article.id]["attributions"]
        yield (
            article,
            in_order(
                Asked(span=Span(*mark["source"]), heard=mark["kind"] != "attitude", wanted=mark["actor"])
                for mark in marks
                if mark["source"] is not None
            ),
        )


def articles_of(ids: frozenset[str]) -> list[Article]:
    """The real articles of these ids."""
    with TemporaryDirectory() as folder:
        picked = Path(folder) / "picked.jsonl"
        kept = [json.dumps(row) for row in rows_of(ARTICLES) if row["id"] in ids]
        picked.write_text("\n".join(kept), encoding="utf-8")
        return [article for article in read([picked]) if isinstance(article, Article)]


def sources_of(labels: Path) -> Iterator[tuple[Article, list[Asked]]]:
    """The articles of a set of mentions with those mentions that are sources; attitudes count as heard here."""
    rows = {row["article"]: row for row in rows_of(labels)}
    for article in articles_of(frozenset(rows)):
        marks = [mark for mark in rows[article.id]["mentions"] if mark["source"]]
        yield article, in_order(Asked(span=Span(*mark["span"]), heard=True, wanted=mark["actor"]) for mark in marks)


def planted() -> Iterator[tuple[Article, list[Asked]]]:
    """The demo's articles with the sources that were planted in them."""
    articles: dict[str, Article] = {}
    for path in sorted(DEMO.rglob("*")):
        if path.suffix in (".jsonl", ".html", ".md", ".txt") and path.name != "README.md":
            articles |= {key_of(path, item): item for item in read([path]) if isinstance(item, Article)}
    asked: dict[str, list[Asked]] = defaultdict(list)
    for item in planted_statements(articles):
        if not isinstance(item, str) and item.source is not None:
            row = item.row
            asked[item.article].append(
                Asked(span=item.source, heard=row["kind"] != "attitude", wanted=row["actor"] or row.get("name"))
            )
    for name, article in articles.items():
        yield article, in_order(asked[name])


def in_order(asked: Iterable[Asked]) -> list[Asked]:
    """Each source once, in the order of the text."""
    return sorted({item.span: item for item in asked}.values(), key=lambda item: item.span)


def kind_of(words: str, registry: Registry) -> str:
    """Whether a source is a pronoun, a role or a name.

    >>> registry = Registry.load()
    >>> [kind_of(words, registry) for words in ("She", "the Foreign Ministry", "Orla Venn, the minister")]
    ['pronoun', 'role', 'name']
    """
    if words.lower() in PRONOUNS:
        return "pronoun"
    found = segments(split(words), registry.index)
    named = any((s.sort == "name" and not s.adjective) or (s.sort == "other" and s.words[0].capital) for s in found)
    return "name" if named else "role"


def is_same(actor: Actor, wanted: str, registry: Registry) -> bool:
    """Whether an actor is the one whom a label calls by a name or an id."""
    entry = registry.entries.get(actor.id)
    names = {joined(name) for name in (actor.name, *(entry.aliases if entry else ()))}
    meant = registry.resolve(wanted).actor
    return actor.id == wanted or joined(wanted) in names or (meant is not None and meant.id == actor.id)


def judge(resolution: Resolution, wanted: str | None, registry: Registry) -> str:
    """right, wrong, abstained, or side: unlisted people of the right side ("the leaders" of it) for that side itself.

    Where nobody named is meant, any name is wrong and all else right.
    """
    actor = resolution.actor
    if wanted is None:
        return "wrong" if actor is not None and actor.kind != "anonymous" else "right"
    if actor is None or actor.kind == "anonymous":
        return "abstained"
    if is_same(actor, wanted, registry):
        return "right"
    meant = registry.resolve(wanted).actor
    own = actor.kind == "group" and actor.id not in registry.entries and meant is not None
    return "side" if own and meant is not None and actor.party == meant.id else "wrong"


def score(articles: Iterable[tuple[Article, list[Asked]]], registry: Registry, *, verbose: bool) -> Counter[str]:
    """Counts by kind of source and outcome."""
    counts: Counter[str] = Counter()
    for article, asked in articles:
        parsed = parse(article)
        cast = Cast(parsed, registry)
        inner = [q.inner for q in parsed.quotations if q.depth == 0]
        for item in asked:
            quoted = any(span.holds(item.span) for span in inner)
            resolution = cast.who(item.span, quoted=quoted)
            if item.heard and not quoted:
                cast.note_source(item.span, resolution)
            words = item.span.of(article.text)
            kind = kind_of(words, registry) if item.wanted else "nobody named"
            outcome = judge(resolution, item.wanted, registry)
            counts[f"{kind} {outcome}"] += 1
            if verbose and outcome != "right":
                found = resolution.actor.id if resolution.actor else [actor.id for actor in resolution.candidates]
                print(
                    f"{outcome} {kind} {article.id}@{item.span.start} {words!r}: want {item.wanted}, "
                    f"got {found} ({resolution.rule})"
                )
    return counts


def shares(counts: Counter[str]) -> dict[str, dict[str, float]]:
    """For each kind of source n and the shares right, wrong and abstained, in percent."""
    kinds = ("pronoun", "role", "name", "nobody named")
    table = {}
    for kind in kinds:
        each = {outcome: counts[f"{kind} {outcome}"] for outcome in ("right", "wrong", "abstained", "side")}
        n = sum(each.values())
        table[kind] = {"n": n} | {outcome: round(100 * count / n, 1) if n else 0.0 for outcome, count in each.items()}
    return table


def measure(*, sealed: bool = False, verbose: bool = False) -> dict[str, dict[str, dict[str, float]]]:
    """The shares on the demo and on the labels of one split."""
    split_name = "sealed" if sealed else "development"
    real = score(labelled(split_name), Registry.load(), verbose=verbose and not sealed)
    demo = score(planted(), Registry.load(DEMO / "actors.yaml"), verbose=verbose)
    return {split_name: shares(real), "demo": shares(demo)}


def among(labels: Path) -> dict[str, dict[str, dict[str, float]]]:
    """The shares on the sources among a set of mentions that mended nothing; never printed one by one."""
    return {labels.stem: shares(score(sources_of(labels), Registry.load(), verbose=False))}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sealed", action="store_true", help="open the sealed labels: release figures only")
    parser.add_argument("--seventh", action="store_true", help="score the sources among the seventh set of mentions")
    parser.add_argument("--eighth", action="store_true", help="score the sources among the eighth set of mentions")
    parser.add_argument("--verbose", action="store_true", help="print each source that is not right")
    options = parser.parse_args()
    labels = SEVENTH if options.seventh else EIGHTH if options.eighth else None
    found = among(labels) if labels else measure(sealed=options.sealed, verbose=options.verbose)
    print(json.dumps(found, indent=1))
