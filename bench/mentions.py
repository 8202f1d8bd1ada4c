"""Whom mentions in real articles mean, against labels made by offset before the code saw the articles.

    python -m bench.mentions --draw        the passages to label, as JSON lines
    python -m bench.mentions [--verbose]   right, wrong, abstained by kind of mention, with n

In: ../shared/articles, bench/labels/mentions.jsonl. Out: passages drawn by seed, or shares in percent as JSON.
Refused: labels whose digest, spans or kinds do not hold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.attribution import ARTICLES, LABELS, rows_of
from bench.cast import is_same
from bench.labels import drawing
from pourparler.actors import Cast, Registry
from pourparler.language import parse
from pourparler.model import Article, Resolution, Span
from pourparler.sources import read
from pourparler.statements import read_statements

MENTIONS = Path(__file__).parent / "labels" / "mentions.jsonl"
SECOND = Path(__file__).parent / "labels" / "mentions-second.jsonl"
THIRD = Path(__file__).parent / "labels" / "mentions-third.jsonl"
FOURTH = Path(__file__).parent / "labels" / "mentions-fourth.jsonl"
FIFTH = Path(__file__).parent / "labels" / "mentions-fifth.jsonl"
SIXTH = Path(__file__).parent / "labels" / "mentions-sixth.jsonl"
SEVENTH = Path(__file__).parent / "labels" / "mentions-seventh.jsonl"
EIGHTH = Path(__file__).parent / "labels" / "mentions-eighth.jsonl"
SCORED_ONLY = frozenset({SECOND})
KINDS = ("name", "role", "pronoun", "metonym", "anonymous")
SEED, PASSAGES, LENGTH = 20251122, 40, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A labelled mention: whom it means, by id or name (None: nobody who is named), and the side where one is said."""

    span: Span
    kind: str
    actor: str | None
    party: str | None


def drawn() -> list[dict[str, Any]]:
    """The passages to label: the first by rank among articles that no other label has read, and a place in each."""
    taken = {row["article"] for row in rows_of(LABELS)}
    rows = drawing.ranked((row for row in rows_of(ARTICLES) if row["id"] not in taken), SEED)
    places = ((row, drawing.rank(SEED, row["id"], "start")) for row in rows)
    fits = ((row, drawing.passage(row["text"], length=LENGTH, place=place)) for row, place in places)
    found = [
        {**drawing.identity(row), "passage": list(span), "text": row["text"][slice(*span)]}
        for row, span in fits
        if span
    ]
    return found[:PASSAGES]


def labelled(labels: Path) -> Iterator[tuple[Article, list[Mention]]]:
    """The labelled articles with their mentions in order; raises ValueError where a label does not hold."""
    rows = {row["article"]: row for row in rows_of(labels)}
    with TemporaryDirectory() as folder:
        picked = Path(folder) / "picked.jsonl"
        picked.write_text("\n".join(json.dumps(row) for row in rows_of(ARTICLES) if row["id"] in rows), "utf-8")
        articles = [article for article in read([picked]) if isinstance(article, Article)]
    for article in articles:
        yield article, mentions_of(rows[article.id], article.text)


def mentions_of(row: dict[str, Any], text: str) -> list[Mention]:
    """The mentions of a label row; raises ValueError where the digest, a span or a kind does not hold."""
    if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
        raise ValueError(f"{row['article']}: the article is not the one that was labelled; draw it again")
    found = []
    for mark in row["mentions"]:
        start, end = mark["span"]
        if mark["kind"] not in KINDS or not row["passage"][0] <= start < end <= row["passage"][1]:
            raise ValueError(f"{row['article']}: {mark} is of no known kind or outside its passage")
        found.append(Mention(span=Span(start, end), kind=mark["kind"], actor=mark["actor"], party=mark.get("party")))
    return sorted(found, key=lambda mention: mention.span)


def judge(resolution: Resolution, wanted: Mention, registry: Registry) -> str:
    """right, wrong or abstained; somebody unnamed is right when unnamed and of the side that the words say."""
    actor = resolution.actor
    if wanted.actor is not None:
        if actor is None or actor.kind == "anonymous":
            return "abstained"
        return "right" if is_same(actor, wanted.actor, registry) else "wrong"
    if actor is None:
        return "abstained" if wanted.party else "right"
    if actor.kind != "anonymous" and actor.id in registry.entries:
        return "wrong"
    if actor.party == wanted.party:
        return "right"
    return "wrong" if actor.party else "abstained"


def score(labels: Path = MENTIONS, *, verbose: bool = False) -> dict[str, dict[str, float]]:
    """n and the shares right, wrong and abstained for each kind, for pronouns and roles together, and for all.

    As in the product the statements are read first: who spoke is evidence for pronouns, also for "I" and "we".
    """
    registry, counts = Registry.load(), Counter[tuple[str, str]]()
    for article, mentions in labelled(labels):
        parsed = parse(article)
        cast = Cast(parsed, registry)
        cast.note_statements(read_statements(parsed, cast))
        inner = [quotation.inner for quotation in parsed.quotations if quotation.depth == 0]
        for mention in mentions:
            found = cast.who(mention.span, quoted=any(span.holds(mention.span) for span in inner))
            outcome = judge(found, mention, registry)
            groups = (mention.kind, "all", *(("pronoun and role",) if mention.kind in ("pronoun", "role") else ()))
            counts.update((group, outcome) for group in groups)
            if verbose and outcome != "right":
                got = found.actor.id if found.actor else [actor.id for actor in found.candidates]
                words = mention.span.of(article.text)
                print(f"{outcome} {mention.kind} {article.id}@{mention.span.start} {words!r}: "
                      f"want {mention.actor} ({mention.party}), got {got} ({found.rule})")  # fmt: skip
    return {group: _shares(counts, group) for group in (*KINDS, "pronoun and role", "all")}


def _shares(counts: Counter[tuple[str, str]], group: str) -> dict[str, float]:
    each = {outcome: counts[group, outcome] for outcome in ("right", "wrong", "abstained")}
    n = sum(each.values())
    return {"n": n} | {outcome: round(100 * count / n, 1) if n else 0.0 for outcome, count in each.items()}


def main() -> int:
    """Draw or score; 2 where there are no labels or no articles yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", action="store_true", help="print the passages to label")
    parser.add_argument("--second", action="store_true", help="score the second set, which mended nothing")
    parser.add_argument("--third", action="store_true", help="score the third set, for development")
    parser.add_argument(
        "--fourth", action="store_true", help="score the fourth set, for development since its first score"
    )
    parser.add_argument(
        "--fifth", action="store_true", help="score the fifth set, for development since its first score"
    )
    parser.add_argument("--sixth", action="store_true", help="score the sixth set, for development")
    parser.add_argument("--seventh", action="store_true", help="score the seventh set, open since its first scores")
    parser.add_argument("--eighth", action="store_true", help="score the eighth set, open since its first score")
    parser.add_argument("--verbose", action="store_true", help="print each mention that is not right")
    options = parser.parse_args()
    needed = ARTICLES if options.draw else MENTIONS
    if not needed.exists():
        print(f"{needed}: not there; `python -m bench.mentions --draw` prints what is to be labelled", file=sys.stderr)
        return 2
    if options.draw:
        print("\n".join(json.dumps(row, ensure_ascii=False) for row in drawn()))
    else:
        asked = {
            SECOND: options.second, THIRD: options.third, FOURTH: options.fourth, FIFTH: options.fifth,
            SIXTH: options.sixth, SEVENTH: options.seventh, EIGHTH: options.eighth,
        }  # fmt: skip
        labels = next((path for path, wanted in asked.items() if wanted), MENTIONS)
        print(json.dumps(score(labels, verbose=options.verbose and labels not in SCORED_ONLY), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
