"""Are articles in the right negotiation?

    python -m bench.negotiations --record talks.db [--labels FILE | --second | --third | --fourth] [--wrong]

In: `../shared/articles`, a record that `pourparler read` made of them, labels (`negotiations-100.jsonl`). Out: figures.
Refused: labels whose digest does not fit the text. Passed over: the sixty articles by which the rules were mended.
Those, `negotiations.jsonl` and `negotiations-fresh.jsonl` are no test any more: the rules were mended by all three.
`--second` scores the second hundred (`negotiations-100-second.jsonl`), by which the rules were mended since, `--third`
the third (`negotiations-100-third.jsonl`), open since its first scores, and `--fourth` the fourth
(`negotiations-100-fourth.jsonl`), whose wrong ones are never listed.

A label is `{"article", "sha256", "negotiation": a key or null, "also": [keys]}`. The key is the affair that the article
is mainly about: its talks, and the war, aid, sanctions or pressure that these talks are about; keys that stand for no
pair of `KEYS` count as `other`, an affair of its own; null is none at all (domestic news, sport, business).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pourparler.door import Record
from pourparler.record.negotiations.negotiation import Negotiation

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT.parent / "shared" / "articles" / "negotiations-2025-05.jsonl"
LABELS = ROOT / "bench" / "labels" / "negotiations-100.jsonl"
SECOND = ROOT / "bench" / "labels" / "negotiations-100-second.jsonl"
THIRD = ROOT / "bench" / "labels" / "negotiations-100-third.jsonl"
FOURTH = ROOT / "bench" / "labels" / "negotiations-100-fourth.jsonl"
SCORED_ONLY = frozenset({FOURTH})
DEVELOPMENT = 20260700
KEYS: Mapping[str, tuple[frozenset[str], ...]] = {
    "ukraine": (frozenset({"russia", "ukraine"}),),
    "gaza": (frozenset({"israel", "palestine"}), frozenset({"israel", "hamas"})),
    "iran": (frozenset({"iran", "united-states"}),),
    "tariffs": (frozenset({"united-states", "european-union"}), frozenset({"united-states", "china"})),
    "syria": (frozenset({"syria", "united-states"}), frozenset({"syria", "european-union"})),
}
"""The keys of the labels by the parties of a suggested negotiation. The product knows none of them."""
OTHER = "other"
ALIASES = {"iran-nuclear": "iran"}


def articles() -> dict[str, dict[str, Any]]:
    """The articles by id, in the order of their ids."""
    lines = ARTICLES.read_text("utf-8").splitlines()
    return {each["id"]: each for each in sorted(map(json.loads, lines), key=lambda each: each["id"])}


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def seen() -> frozenset[str]:
    """The sixty articles by which the rules were mended."""
    return frozenset(random.Random(DEVELOPMENT).sample(list(articles()), 60))


def pooled(key: str | None) -> str | None:
    """The key of a label as it is scored."""
    return None if key is None else ALIASES.get(key, key if key in KEYS else OTHER)


def key_of(negotiation: Negotiation) -> str:
    """The key of a suggested negotiation, by its parties."""
    parties = {side.id for side in negotiation.parties}
    return next((key for key, each in KEYS.items() if any(pair <= parties for pair in each)), OTHER)


def answers(record: Path) -> tuple[dict[str, list[str]], list[Negotiation]]:
    """The keys of each article, the foremost first, and the negotiations that the record suggests."""
    with Record.open(record, create=False) as held:
        found = list(held.negotiations())
        keys = {negotiation.id: key_of(negotiation) for negotiation in found}
        said: dict[str, list[str]] = {}
        for belonging in held.belongings():
            said.setdefault(belonging.entry, []).append(keys[belonging.negotiation])
    return said, found


def verdict(label: Mapping[str, Any], said: list[str]) -> str:
    """Right: the foremost is the label's, or both say none; also: one the label allows, or the label's comes later;
    missed: none is said; false: one is said where there is none.
    """
    wanted = label["negotiation"]
    foremost = said[0] if said else None
    if foremost == wanted:
        return "right"
    if foremost in label.get("also", ()) or wanted in said:
        return "also"
    return "missed" if foremost is None else "false" if wanted is None else "wrong"


def read_labels(path: Path) -> list[dict[str, Any]]:
    """The labels of a file; raises ValueError for one that does not fit."""
    every = articles()
    labels = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    known = seen()
    for label in labels:
        if digest(every[label["article"]]["text"]) != label["sha256"]:
            raise ValueError(f"{path}: the label of {label['article']} is of another text")
    return [
        label | {"negotiation": pooled(label["negotiation"]), "also": [pooled(key) for key in label.get("also", ())]}
        for label in labels if label["article"] not in known
    ]  # fmt: skip


def measure(record: Path, labels: Path = LABELS) -> dict[str, Any]:
    """The share of judged articles in the right negotiation, of all and by key, with n."""
    said, found = answers(record)
    given = read_labels(labels)
    verdicts = [(label["negotiation"], verdict(label, said.get(label["article"], []))) for label in given]
    return {
        "n": len(given),
        "right": _share(verdicts),
        "right or also": _share(verdicts, "right", "also"),
        "right in the named ones": _share(each for each in verdicts if each[0] in KEYS),
        "right where there is one": _share(each for each in verdicts if each[0] is not None),
        "right where there is none": _share(each for each in verdicts if each[0] is None),
        "verdicts": dict(sorted(Counter(found for _, found in verdicts).items())),
        "by key": {
            str(key): {"n": sum(k == key for k, _ in verdicts), "right": _share(e for e in verdicts if e[0] == key)}
            for key in sorted({key for key, _ in verdicts}, key=str)
        },
        "suggested": {negotiation.name: key_of(negotiation) for negotiation in found},
    }


def _share(verdicts: Iterable[tuple[str | None, str]], *good: str) -> float | None:
    every = [found in (good or ("right",)) for _, found in verdicts]
    return round(sum(every) / len(every), 3) if every else None


def main() -> int:
    """Draw, or measure; 0 when done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--second", action="store_const", const=SECOND, dest="labels", help="score the second hundred")
    parser.add_argument("--third", action="store_const", const=THIRD, dest="labels", help="score the third hundred")
    parser.add_argument("--fourth", action="store_const", const=FOURTH, dest="labels", help="score the fourth hundred")
    parser.add_argument("--wrong", action="store_true", help="list what is not right")
    options = parser.parse_args()
    if not ARTICLES.exists():
        print(f"skipped: {ARTICLES} is missing; put the shared folder beside the repository", file=sys.stderr)
        return 0
    if options.record is None:
        parser.error("give --record: a record that `pourparler read ../shared/articles/*.jsonl` made")
    print(json.dumps(measure(options.record, options.labels), indent=1, ensure_ascii=False))
    if options.wrong and options.labels.resolve() not in SCORED_ONLY:
        said, _ = answers(options.record)
        for label in read_labels(options.labels):
            found = verdict(label, said.get(label["article"], []))
            if found != "right":
                print(found, label["article"], label["negotiation"], said.get(label["article"], []), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
