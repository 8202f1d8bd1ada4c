"""Body, title and day of each page in tests/sources/pages, ours and trafilatura's own, against what stands beside it.

In: the HTML pages and their golden YAML, written by hand. Out: per page token F1 of the body, and whether title and day
are right; means over the pages; pages a second of both in the same run.
Refused: nothing; a page that is to be refused is right where nothing of it is read.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import trafilatura
import yaml
from lxml.html import HTMLParser, document_fromstring
from trafilatura.settings import Document

from pourparler.model import Article
from pourparler.sources import read

PAGES = Path(__file__).parents[1] / "tests/sources/pages"
BODY = ("summary", "subheading", "body")
ROUNDS = 6  # times that the pages are read for the speed


def tokens(text: str) -> Counter[str]:
    """The words of a text, in lower case."""
    return Counter(re.findall(r"\w+", text.casefold()))


def f1(found: str, wanted: str) -> float:
    """Harmonic mean of the shares of tokens that are right and that are found; 1 where there is nothing to find."""
    ours, gold = tokens(found), tokens(wanted)
    if not ours or not gold:
        return float(not ours and not gold)
    shared = sum((ours & gold).values())
    return 2 * shared / (sum(ours.values()) + sum(gold.values()))


def golden(page: Path) -> list[dict[str, Any]]:
    """The articles that the golden file names; none where the page is to be refused."""
    found = yaml.load(page.with_name(page.name + ".yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return [item for item in found if "problem" not in item]


def golden_body(page: Path, articles: Sequence[Mapping[str, Any]]) -> str:
    """The words of the body; a paragraph that is cut short in the file is completed from the page itself."""
    tree = document_fromstring(page.read_bytes(), parser=HTMLParser(encoding="utf-8"))
    shown = " ".join(" ".join(text for text in tree.itertext()).split())
    blocks = [block for item in articles for block in item["blocks"]]
    return "\n".join(_whole(words, shown) for block in blocks for role, words in block.items() if role in BODY)


def _whole(words: str, shown: str) -> str:
    head, cut, tail = words.partition(" … ")
    if not cut:
        return words
    loose = [r"\s*".join(map(re.escape, "".join(part.split()))) for part in (head, tail)]
    found = re.search(rf"{loose[0]}.*?{loose[1]}", shown)
    if found is None:
        raise ValueError(f"the page does not hold {words!r}")
    return found[0]


def ours(page: Path) -> dict[str, Any]:
    """What we read of a page: body, title and day of its first article."""
    found = [item for item in read([page]) if isinstance(item, Article)]
    body = "\n".join(block.span.of(item.text) for item in found for block in item.blocks if block.role in BODY)
    first = found[0] if found else None
    title = first.title.value if first and first.title else None
    return {"body": body, "title": title, "day": first.published.day if first and first.published else None}


def theirs(page: Path) -> dict[str, Any]:
    """What trafilatura reads of it by itself, as its makers set it; the headline is no part of the body."""
    found = trafilatura.bare_extraction(page.read_text("utf-8"), with_metadata=True, include_comments=False)
    if not isinstance(found, Document):
        return {"body": "", "title": None, "day": None}
    lines = (found.text or "").splitlines()
    headline = _plain(found.title or "")
    return {
        "body": "\n".join(line for line in lines if _plain(line) != headline), "title": found.title, "day": found.date,
    }  # fmt: skip


def _plain(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def compared(page: Path) -> dict[str, Any]:
    """One page: F1 of both bodies, and whether title and day are right."""
    wanted = golden(page)
    body = golden_body(page, wanted)
    first = wanted[0] if wanted else {}
    title, published = first.get("title"), first.get("published")
    gold = {
        "title": title["value"] if isinstance(title, dict) else None,
        "day": published["value"][:10] if isinstance(published, dict) else None,
    }
    row: dict[str, Any] = {"page": page.name}
    for name, found in (("ours", ours(page)), ("theirs", theirs(page))):
        right = {key: _plain(found[key] or "") == _plain(gold[key] or "") for key in gold}
        row[name] = {"body": round(f1(found["body"], body), 4), **right}
    return row


def pages() -> Iterator[Path]:
    """The HTML pages, by name."""
    yield from sorted(PAGES.glob("*.html"))


def speed() -> dict[str, float]:
    """Pages a second of processor time, of our reader and of trafilatura with its metadata; they take turns."""
    spent = {"ours": 0.0, "theirs": 0.0}
    every = list(pages())
    for _ in range(ROUNDS):
        for name, reader in (("ours", ours), ("theirs", theirs)):
            began = time.process_time()
            for page in every:
                reader(page)
            spent[name] += time.process_time() - began
    return {name: round(ROUNDS * len(every) / seconds, 1) for name, seconds in spent.items()}


def measure() -> dict[str, Any]:
    """Every page, the means, and the speed."""
    rows = [compared(page) for page in pages()]
    keys = ("body", "title", "day")
    means = {
        name: {key: round(statistics.mean(float(row[name][key]) for row in rows), 4) for key in keys}
        for name in ("ours", "theirs")
    }
    rate = speed()
    return {"pages": rows, "means": means, "pages a second": rate, "ratio": round(rate["ours"] / rate["theirs"], 2)}


def table(found: Mapping[str, Any]) -> str:
    """The comparison as a Markdown table; a day or title that is wrong is marked."""
    lines = ["| page | body, ours | body, trafilatura | title | day |", "|---|---|---|---|---|"]
    for row in found["pages"]:
        marks = [
            f"{'right' if row['ours'][key] else 'wrong'} / {'right' if row['theirs'][key] else 'wrong'}"
            for key in ("title", "day")
        ]
        lines.append(
            f"| {row['page']} | {row['ours']['body']:.3f} | {row['theirs']['body']:.3f} | {marks[0]} | {marks[1]} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    result = measure()
    print(table(result))
    print(json.dumps({key: value for key, value in result.items() if key != "pages"}, indent=1), file=sys.stderr)
