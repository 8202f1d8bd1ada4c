"""What else a statement says, on the labelled real articles: addressee, chain, act, kind, form, polarity.

    python -m bench.labelled [--sealed]

In: our labels on real articles. Out: F1 of addressees and of chain links, macro-F1 of acts, shares right of the rest,
all over statements whose content was found (overlap 0.8), but addressees and links count whether it was found or not.
Refused: the sealed labels, unless `--sealed` asks for release figures.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from bench.attribution import FURTHER, Gold, labelled, original, predicted_statements
from pourparler.model import Span, Statement

OVERLAP = 0.8
Offsets = frozenset[int]
Pair = tuple[dict[str, Any], Statement]


def offsets(spans: Iterable[Span | list[int] | None], text: str) -> Offsets:
    """The places of letters and digits within some spans."""
    places: set[int] = set()
    for span in spans:
        if span is not None:
            start, end = (span.start, span.end) if isinstance(span, Span) else span
            places.update(at for at in range(start, end) if text[at].isalnum())
    return frozenset(places)


def overlap(a: Offsets, b: Offsets) -> float:
    """The share of the letters of either that are in both.

    >>> overlap(frozenset({1, 2, 3}), frozenset({2, 3, 4}))
    0.5
    """
    return len(a & b) / len(a | b) if a | b else 0.0


def matched(gold: dict[str, Any], found: list[Statement]) -> Iterator[Pair]:
    """Labels and statements with the same content, one to one, best first."""
    text = gold["text"]
    ours = [offsets(s.content, text) for s in found]
    pairs = [
        (overlap(offsets(one["content"], text), place), g, p)
        for g, one in enumerate(gold["attributions"])
        for p, place in enumerate(ours)
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    for share, g, p in sorted(pairs, key=lambda row: (-row[0], row[1], row[2])):
        if share >= OVERLAP and g not in used[0] and p not in used[1]:
            used[0].add(g)
            used[1].add(p)
            yield gold["attributions"][g], found[p]


def measure(*, sealed: bool = False) -> dict[str, dict[str, float]]:
    """The figures of each split that may be opened, and of the articles drawn further."""
    sets = {"development": labelled("development"), "further": labelled(None, FURTHER)}
    if sealed:
        sets["sealed"] = labelled("sealed")
    sets["original dispatches"] = original()
    return {name: figures(gold) for name, gold in sets.items()}


def figures(gold: Gold) -> dict[str, float]:
    """All figures over some labelled articles, as shares; n is the number of labels."""
    found = {extraction.article.id: list(extraction.statements) for extraction in predicted_statements(gold)}
    pairs: list[Pair] = []
    told, links = Counter[str](), Counter[str]()
    for key, row in gold.items():
        here = list(matched(row, found[key]))
        pairs += here
        told += _told(row, found[key], here)
        links += _links(row, found[key], here)
    total = len(pairs)
    same = Counter(name for one, s in pairs for name in ("kind", "form", "polarity") if one[name] == getattr(s, name))
    return {
        "n": sum(len(row["attributions"]) for row in gold.values()), "found": total,
        "addressee F1": _f1(told), "chain link F1": _f1(links),
        "act macro-F1": macro_f1([(one["act"], s.act) for one, s in pairs]),
        "act right": sum(one["act"] == s.act for one, s in pairs) / total,
        "act among acts": sum(bool({one["act"], *one.get("acts", ())} & {s.act, *s.acts}) for one, s in pairs) / total,
        **{f"{name} right": same[name] / total for name in ("kind", "form", "polarity")},
    }  # fmt: skip


def _told(row: dict[str, Any], found: list[Statement], pairs: list[Pair]) -> Counter[str]:
    text = row["text"]
    right = sum(
        one["addressee"] is not None and s.addressee is not None
        and overlap(offsets([one["addressee"]], text), offsets([s.addressee.span], text)) >= OVERLAP
        for one, s in pairs
    )  # fmt: skip
    gold = sum(one["addressee"] is not None for one in row["attributions"])
    return Counter({"right": right, "gold": gold, "found": sum(s.addressee is not None for s in found)})


def _links(row: dict[str, Any], found: list[Statement], pairs: list[Pair]) -> Counter[str]:
    """Links of chains: a reporter named with the statement, or the statement that this one stands inside."""
    text = row["text"]
    by_id = {one["id"]: one for one in row["attributions"]}
    right = 0
    for one, s in pairs:
        ours = [offsets([link.source], text) for link in s.via]
        for wanted in _wanted(one, by_id):
            place = offsets([wanted], text)
            right += any(overlap(place, other) >= OVERLAP for other in ours)
    gold = sum(len(_wanted(one, by_id)) for one in row["attributions"])
    return Counter({"right": right, "gold": gold, "found": sum(len(s.via) for s in found)})


def _wanted(one: dict[str, Any], by_id: dict[str, Any]) -> list[list[int]]:
    """The sources of the reporters of an attribution: those named with it, and those it stands inside, if others;
    one who stands in both is one.
    """
    sources = [link["source"] for link in one["via"] if link["source"]]
    outer = by_id.get(one["inside"])
    while outer is not None:
        if outer["source"] and outer["actor"] != one["actor"] and outer["source"] not in sources:
            sources.append(outer["source"])
        outer = by_id.get(outer["inside"])
    return sources


def _f1(counts: Counter[str]) -> float:
    return 2 * counts["right"] / max(1, counts["gold"] + counts["found"])


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean of the F1 of each act that is labelled at least five times among those found."""
    wanted, ours = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    right = Counter(a for a, b in pairs if a == b)
    scores = [2 * right[act] / (n + ours[act]) for act, n in wanted.items() if n >= 5]
    return sum(scores) / max(1, len(scores))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sealed", action="store_true", help="open the sealed labels: release figures only")
    asked = parser.parse_args()
    found = measure(sealed=asked.sealed)
    rounded = {split: {name: round(value, 3) for name, value in row.items()} for split, row in found.items()}
    print(json.dumps(rounded, indent=1))
