"""Reading a crawl: pages a second and peak memory, which must not grow with the number of pages.

In: paragraphs of the demo coverage (and of `../shared/articles` where it is there), put together anew into the pages of
a WARC in a temporary folder. Out: pages a second and peak memory for 1,000, 3,000 and 10,000 pages, each in a process
of its own, and the baseline's: fastwarc's own iterator with trafilatura's `extract`, over the same pages.
Refused: to measure more than the stage of sources; nothing is parsed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from bench.attribution import ARTICLES
from bench.planted import DEMO
from pourparler.model import Article
from pourparler.sources import read

SEED = 20260305
SIZES = (1_000, 3_000, 10_000)
_LINKS = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(12))


def paragraphs() -> list[str]:
    """The paragraphs that pages are made of."""
    inputs = [str(DEMO / "banner"), str(DEMO / "courier"), str(DEMO / "lantern"), str(DEMO / "wire.jsonl")]
    inputs += [str(ARTICLES)] if ARTICLES.exists() else []
    articles = [item for item in read(inputs) if isinstance(item, Article)]
    every = {block.span.of(article.text) for article in articles for block in article.blocks if block.role == "body"}
    return sorted(words for words in every if len(words) > 80)


def page(words: list[str], number: int) -> bytes:
    """A page as sites make them: head, navigation, story, a box of links, a foot."""
    day = f"2026-03-{number % 28 + 1:02d}T{number % 24:02d}:30:00Z"
    title = escape(" ".join(words[0].split()[:9]))
    body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in words)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Courier</title>'
        f'<meta property="og:title" content="{title}"><meta property="article:published_time" content="{day}">'
        f'<link rel="canonical" href="https://courier.example/{number}"></head><body>'
        f"<header><nav><ul>{_LINKS}</ul></nav></header><main><article><h1>{title}</h1>"
        f'<p class="byline">By Ana Ruiz</p>{body}</article><aside class="related"><ul>{_LINKS}</ul></aside></main>'
        f"<footer><p>The Courier, Harbour Street 4</p><ul>{_LINKS}</ul></footer></body></html>"
    ).encode()


def record(body: bytes, number: int) -> bytes:
    """A record of its own in gzip, as crawlers write them."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
        f"WARC-Date: 2026-04-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", compresslevel=1, mtime=0)


def write_crawl(path: Path, pages: int, words: list[str]) -> None:
    """A WARC of so many pages, the same for the same words."""
    chance = random.Random(SEED)
    with path.open("wb") as file:
        for number in range(pages):
            file.write(record(page(chance.sample(words, 12), number), number))


def ours(path: str) -> Iterator[object]:
    """What the product reads."""
    return read([path])


def baseline(path: str) -> Iterator[object]:
    """What the two libraries give by themselves."""
    import trafilatura
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with open(path, "rb") as file:
        for one in ArchiveIterator(file, record_types=WarcRecordType.response):
            yield trafilatura.extract(one.reader.read())


def alone(reader: str, path: Path) -> dict[str, float]:
    """Figures of one reader over one file, in a process of its own."""
    asked = [sys.executable, "-m", "bench.warc", "--alone", reader, str(path)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def figures_of(reader: str, path: str) -> dict[str, float]:
    """Count, seconds and peak memory (MB) of one reading; the first page, which loads the libraries, is not timed."""
    coming = {"ours": ours, "baseline": baseline}[reader](path)
    count = int(next(coming, None) is not None)
    began = time.perf_counter()
    read_ = sum(found is not None for found in coming)
    seconds = time.perf_counter() - began
    return {"pages": count + read_, "pages a second": round(read_ / seconds, 1), "peak MB": round(peak(), 1)}


def peak() -> float:
    """The most memory that this process has held, in MB."""
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return float(next(line.split()[1] for line in lines if line.startswith("VmHWM:"))) / 1000
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def measure(sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Ours at each size, the baseline at the first of them; `ratio` is ours to the baseline's, pages a second."""
    words = paragraphs()
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, dict[str, float]] = {}
        for size in sizes:
            crawl = Path(folder, f"{size}.warc.gz")
            write_crawl(crawl, size, words)
            found[f"{size:,}"] = alone("ours", crawl)
        first = Path(folder, f"{sizes[0]}.warc.gz")
        library = alone("baseline", first)
        again = alone("ours", first)
    smallest, largest = found[f"{sizes[0]:,}"], found[f"{sizes[-1]:,}"]
    return {
        "sizes": found, "baseline": library, "baseline name": "fastwarc and trafilatura.extract alone",
        "ratio": round(again["pages a second"] / library["pages a second"], 2),
        "memory, largest to smallest": round(largest["peak MB"] / smallest["peak MB"], 2),
    }  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--alone", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    print(json.dumps(figures_of(*asked.alone) if asked.alone else measure(tuple(asked.sizes)), indent=1))
