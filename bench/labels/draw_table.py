"""In: the file of real articles. Out: the 30 drawn for the labels of talks, proposals and positions, in order.

    python bench/labels/draw_table.py [ARTICLES]

One JSON object a line. By digest of seed and id, among English articles of 200 to 900 words that name a negotiation at
least four times (`NAMED`), not more than 8 of one outlet, each headline once,
none that another label or the sample in corpus/real reads.
It refuses a file with fewer than 30 such articles.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SEED, SIZE, PER_OUTLET = 20261122, 30, 8
SHORTEST, LONGEST = 200, 900
NAMED = re.compile(
    r"\b(talks|negotiat\w+|cease-?fire|truce|agreement|deal|proposals?|mediat\w+|summit)\b", re.IGNORECASE
)
ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT.parent / "shared" / "articles" / "negotiations-2025-05.jsonl"
KNOWN = (
    "bench/labels/events.jsonl", "bench/labels/mentions-second.jsonl", "bench/labels/mentions.jsonl",
    "bench/labels/negotiations.jsonl", "bench/labels/statements-second.jsonl", "bench/labels/statements.jsonl",
    "corpus/real/drawn.jsonl",
)  # fmt: skip


def rank(name: str) -> str:
    """The place of an article in the draw.

    >>> rank("nd0521-0001") == rank("nd0521-0001"), len(rank("nd0521-0001"))
    (True, 64)
    """
    return hashlib.sha256(f"{SEED}:table:{name}".encode()).hexdigest()


def known() -> frozenset[str]:
    """The ids of the articles that other labels read."""
    lines = (line for name in KNOWN for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    return frozenset(json.loads(line)["article"] for line in lines)


def drawn(rows: Iterable[dict[str, Any]], known: frozenset[str]) -> list[dict[str, str]]:
    """Id, digest and outlet of the articles drawn; raises ValueError where there are too few.

    >>> drawn([{"id": "x", "title": "Gone", "text": "Venn left.", "outlet": "Harbour Post"}], frozenset())
    Traceback (most recent call last):
    ...
    ValueError: 0 articles fit, 30 are to be drawn
    """
    outlets: Counter[str] = Counter()
    titles: set[str] = set()
    picked: list[dict[str, str]] = []
    for row in sorted(rows, key=lambda row: rank(row["id"])):
        fits = row["id"] not in known and SHORTEST <= len(row["text"].split()) <= LONGEST
        fits = fits and row.get("language", "en") == "en" and len(NAMED.findall(row["text"])) >= 4
        fits = fits and row["title"] not in titles
        if fits and outlets[row["outlet"]] < PER_OUTLET and len(picked) < SIZE:
            outlets[row["outlet"]] += 1
            titles.add(row["title"])
            digest = hashlib.sha256(row["text"].encode()).hexdigest()
            picked.append({"article": row["id"], "sha256": digest, "outlet": row["outlet"]})
    if len(picked) < SIZE:
        raise ValueError(f"{len(picked)} articles fit, {SIZE} are to be drawn")
    return picked


def main() -> int:
    """Print the draw; 2 where there are too few articles or none."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    try:
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        print("\n".join(json.dumps(row, ensure_ascii=False) for row in drawn(rows, known())))
    except (OSError, ValueError) as problem:
        print(f"{source}: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
