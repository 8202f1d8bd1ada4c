"""How articles are drawn for labels: by digest of seed and id, so by no random generator, clock or hash seed.

In: the file of real articles, one JSON object a line. Out: what is drawn, one JSON object a line, in order.
Refused: a file with fewer articles that fit than are to be drawn, or no file: said in a line, exit status 2.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT.parent / "shared" / "articles" / "negotiations-2025-05.jsonl"
_SENTENCE = re.compile(r"(?:(?<=[.!?”\"])\s+|\n+)(?=[A-Z“\"])")


def rank(*parts: object) -> str:
    """The place of something in a draw, by the seed of the draw and what is placed.

    >>> rank(7, "nd0521-0001") == rank(7, "nd0521-0001"), rank(7, "a") == rank(8, "a"), len(rank(7, "a"))
    (True, False, 64)
    """
    return hashlib.sha256(":".join(map(str, parts)).encode()).hexdigest()


def ranked(rows: Iterable[Row], *seed: object) -> list[Row]:
    """The articles in the order of a draw, whatever order they came in.

    >>> told = [{"id": "a"}, {"id": "b"}, {"id": "c"}]
    >>> ranked(told, 7, "ferries") == ranked(told[::-1], 7, "ferries")
    True
    """
    return sorted(rows, key=lambda row: rank(*seed, row["id"]))


def known(*names: str) -> frozenset[str]:
    """The ids of the articles that these files of labels read; a name is a path in the repository."""
    lines = (line for name in names for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    return frozenset(json.loads(line)["article"] for line in lines)


def identity(row: Row) -> Row:
    """The id of an article and the digest of its text.

    >>> identity({"id": "x", "text": "", "title": "Ferry talks"})["sha256"] == hashlib.sha256(b"").hexdigest()
    True
    """
    return {"article": row["id"], "sha256": hashlib.sha256(row["text"].encode()).hexdigest()}


def spread(rows: Iterable[Row], *, most: int, titles_once: bool = False) -> list[Row]:
    """The articles, not more than `most` of one outlet, each title once where asked, in their order.

    >>> told = [{"outlet": "Harbour Post", "title": title} for title in ("Ferry talks", "Ferry talks", "Toll talks")]
    >>> [row["title"] for row in spread(told, most=2)], [row["title"] for row in spread(told, most=2, titles_once=True)]
    (['Ferry talks', 'Ferry talks'], ['Ferry talks', 'Toll talks'])
    """
    outlets: Counter[str] = Counter()
    titles: set[str] = set()
    picked = []
    for row in rows:
        if outlets[row["outlet"]] < most and not (titles_once and row["title"] in titles):
            outlets[row["outlet"]] += 1
            titles.add(row.get("title", ""))
            picked.append(row)
    return picked


def first(rows: Sequence[Row], size: int) -> Sequence[Row]:
    """So many of them; raises ValueError where there are fewer.

    >>> first([{"article": "x"}], 2)
    Traceback (most recent call last):
    ...
    ValueError: 1 articles fit, 2 are to be drawn
    """
    if len(rows) < size:
        raise ValueError(f"{len(rows)} articles fit, {size} are to be drawn")
    return rows[:size]


def passage(text: str, *, length: int, place: str) -> tuple[int, int] | None:
    """Whole sentences of at least `length` characters, begun where a rank says; None in shorter articles.

    >>> passage("Too short.", length=400, place=rank(7, "x")) is None
    True
    """
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    usable = [start for start in starts if start + length <= len(text)]
    if not usable:
        return None
    start = usable[int(place, 16) % len(usable)]
    return start, next(end for end in starts if end >= start + length)


def printed(draw: Callable[[list[Row]], Iterable[Row]], arguments: Sequence[str]) -> int:
    """Print what is drawn from the file that the arguments name; 2 where there are too few articles or none."""
    source = Path(arguments[0]) if arguments else ARTICLES
    try:
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        print("\n".join(json.dumps(row, ensure_ascii=False) for row in draw(rows)))
    except (OSError, ValueError) as problem:
        print(f"{source}: {problem}", file=sys.stderr)
        return 2
    return 0
