"""What the signs for and against an antecedent weigh, fitted on labelled pronouns and tried on sets left out.

    python -m bench.antecedents            right and wrong of each set, by weights fitted on all the others
    python -m bench.antecedents --fit      the `signs:` of actors/vocabulary/antecedents.yaml, fitted on all

In: the open sets of mentions, the development sources of corpus/real, ../shared/articles. Out: JSON, or YAML.
Refused: articles of the sets of mentions that are only scored. A pronoun in two sets, by copies of a wire, is in both.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.attribution import rows_of
from bench.cast import articles_of, is_same
from bench.mentions import EIGHTH, FIFTH, FOURTH, MENTIONS, SECOND, SEVENTH, SIXTH, THIRD, Mention, judge, labelled
from pourparler.actors import Cast, Registry
from pourparler.actors.antecedents import is_third, stands
from pourparler.actors.signs import Signs
from pourparler.actors.weighing import Weights, weights
from pourparler.language import parse
from pourparler.model import Actor, Article, Resolution, Span
from pourparler.statements import read_statements

REAL = Path(__file__).parents[1] / "corpus" / "real"
OPEN = {
    "first": MENTIONS, "third": THIRD, "fourth": FOURTH, "fifth": FIFTH, "sixth": SIXTH, "seventh": SEVENTH,
    "eighth": EIGHTH,
}  # fmt: skip
CLOSED = (SECOND,)
_LEAST, _DECAY, _ROUNDS, _STEP, _LIGHTEST = 3, 2.0, 300, 0.05, 0.02
_TITLES = frozenset(["the", "of", "and", "for", "a", "general", "mr", "ms", "mrs", "dr", "us", "uk", "un", "federal"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A labelled pronoun: its set, the outcome of the rules alone and whether nothing is weighed against it, the signs
    and the outcome of each option.
    """

    name: str
    fixed: bool
    unnamed: bool
    by_rules: str
    signs: tuple[Signs, ...]
    outcomes: tuple[str, ...]


def pronouns() -> Iterator[Pronoun]:
    """All labelled pronouns of the third person in open articles."""
    registry = Registry.load()
    for name, path in OPEN.items():
        for article, mentions in labelled(path):
            wanted = [mention for mention in mentions if mention.kind == "pronoun"]
            yield from _of(article, name, wanted, registry)
    for article, mentions in _sources():
        yield from _of(article, "real", mentions, registry)


def _sources() -> Iterator[tuple[Article, list[Mention]]]:
    closed = {row["article"] for path in CLOSED for row in rows_of(path)}
    rows = [row for name in ("statements", "statements-further") for row in rows_of(REAL / f"{name}.jsonl")]
    kept = {row["article"]: row for row in rows if row["split"] == "development" and row["article"] not in closed}
    for article in articles_of(frozenset(kept)):
        marks = [mark for mark in kept[article.id]["attributions"] if mark["source"]]
        spans = {Span(*mark["source"]): _one(mark["actor"]) for mark in marks}
        yield (
            article,
            [Mention(span=span, kind="source", actor=actor, party=None) for span, actor in sorted(spans.items())],
        )


def _one(name: str | None) -> str | None:
    """The name, or None where it describes people or joins two."""
    described = name is not None and name[:1].islower() and not name.startswith("the ")
    return None if name is None or described or re.search(r"[a-z] and [A-Z]", name) else name


def _of(article: Article, name: str, mentions: Iterable[Mention], registry: Registry) -> Iterator[Pronoun]:
    parsed = parse(article)
    cast = Cast(parsed, registry)
    cast.note_statements(read_statements(parsed, cast))
    inner = [quotation.inner for quotation in parsed.quotations if quotation.depth == 0]
    for mention in mentions:
        word = mention.span.of(article.text).lower()
        if not is_third(word):
            continue
        quoted = any(span.holds(mention.span) for span in inner)
        found, options = cast.weighed(mention.span, quoted=quoted)
        yield Pronoun(
            name=name,
            fixed=stands(found, word, quoted=quoted),
            unnamed=found.actor is not None and found.actor.kind == "anonymous",
            by_rules=_outcome(found.actor, mention, registry),
            signs=tuple(signs for _, signs in options),
            outcomes=tuple(_outcome(actor, mention, registry) for actor, _ in options),
        )


def _outcome(actor: Actor | None, wanted: Mention, registry: Registry) -> str:
    if wanted.kind == "pronoun":
        return judge(Resolution(actor=actor), wanted, registry)
    named = actor is not None and actor.kind != "anonymous"
    if wanted.actor is None or actor is None or not named:
        return "right" if not named and wanted.actor is None else "wrong" if named else "abstained"
    words, others = _words(actor.name), _words(wanted.actor)
    alike = bool(words) and bool(others) and (words <= others or others <= words)
    return "right" if alike or is_same(actor, wanted.actor, registry) else "wrong"


def _words(name: str) -> set[str]:
    return set(re.findall(r"[a-z]+", name.lower())) - _TITLES


def fitted(examples: Iterable[Pronoun]) -> dict[str, float]:
    """The weights under which the right options have the greatest share, small ones preferred (Adam, L2)."""
    examples = list(examples)
    counts = Counter(sign for each in examples for signs in each.signs for sign in signs)
    names = sorted(sign for sign, count in counts.items() if count >= _LEAST)
    places = {sign: at for at, sign in enumerate(names)}
    tables = [_table(each, places) for each in examples]
    weight, mean, square = (np.zeros(len(names)) for _ in range(3))
    for turn in range(1, _ROUNDS + 1):
        slope = _DECAY * weight
        for table, right in tables:
            scores = table @ weight
            share = np.exp(scores - scores.max())
            share /= share.sum()
            wanted = share * right
            slope -= table.T @ (wanted / max(wanted.sum(), 1e-12) - share)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weight -= _STEP * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-8)
    return {
        sign: round(float(weight[at]), 2) for sign, at in places.items() if abs(round(float(weight[at]), 2)) >= 0.02
    }


def _table(example: Pronoun, places: dict[str, int]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The signs of the options as rows, and which options are wanted: the right ones, else nobody."""
    table = np.zeros((len(example.signs), len(places)))
    for row, signs in enumerate(example.signs):
        for sign, value in signs.items():
            if sign in places:
                table[row, places[sign]] = value
    right = np.array([outcome == "right" for outcome in example.outcomes])
    if not right.any():
        right[-1] = True
    return table, right


def decided(example: Pronoun, by: Weights) -> str:
    """The outcome of the product under these weights; see `Antecedents.weighed`."""
    if example.fixed:
        return example.by_rules
    shares = by.shares(example.signs)
    best = max(range(len(shares)), key=lambda at: shares[at])
    if best < len(shares) - 1 and shares[best] >= by.share:
        return example.outcomes[best]
    return example.by_rules if example.unnamed else example.outcomes[-1]


def left_out(examples: list[Pronoun]) -> dict[str, dict[str, float]]:
    """For each set right and wrong in percent, by the rules alone and by weights that were fitted on the others."""
    base, tried = weights(), Counter[tuple[str, str, str]]()
    for name in dict.fromkeys(each.name for each in examples):
        signs = fitted(each for each in examples if each.name != name)
        by = Weights(share=base.share, signs=signs, saying=base.saying)
        for each in examples:
            if each.name == name:
                tried.update((group, "rules", each.by_rules) for group in (name, "all"))
                tried.update((group, "weighed", decided(each, by)) for group in (name, "all"))
    return {group: _shares(tried, group) for group in dict.fromkeys(group for group, _, _ in tried)}


def _shares(tried: Counter[tuple[str, str, str]], group: str) -> dict[str, float]:
    n = sum(tried[group, "rules", outcome] for outcome in ("right", "wrong", "abstained"))
    said = {
        f"{way} {outcome}": round(100 * tried[group, way, outcome] / n, 1)
        for way in ("rules", "weighed")
        for outcome in ("right", "wrong")
    }
    return {"n": n} | said


def main() -> int:
    """Fit, or try on sets left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="print the weights, fitted on all sets")
    options = parser.parse_args()
    examples = list(pronouns())
    if options.fit:
        print("signs:\n" + "\n".join(f"  {sign}: {weight}" for sign, weight in fitted(examples).items()))
    else:
        print(json.dumps(left_out(examples), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
