"""What of the talks planted in the demo is found, article by article and joined.

    python -m bench.planted_talks [--errors]

In: `demo/planted.yaml` and the demo coverage. Out: of the planted turns, how many have an entry at their words and how
many the right status; of the planted talks, how many have their last status in the joined entry; of the entries that we
find, how many touch a planted turn (planted talks are not complete: an entry besides need not be wrong).
Refused: planted words that do not stand in their article; LookupError.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import yaml

from bench.planted import DEMO, demo_extractions, place
from bench.prompt import run
from bench.table_talks import share
from pourparler.analysis.talks import talks_on_record
from pourparler.model import Span
from pourparler.model.talks import Talks


def at(words: Span, found: tuple[Talks, ...]) -> list[Talks]:
    """The entries with a mention or a turn at these words."""
    return [t for t in found if any(s.overlaps(words) for s in (*t.mentions, *(turn.span for turn in t.history)))]


def measure(verbose: bool = False) -> dict[str, Any]:
    """Counts and shares over the planted talks."""
    extractions = demo_extractions()
    every = [talks for e in extractions.values() for talks in e.talks]
    joined = {
        t.talks_id: o for o in talks_on_record((e.article for e in extractions.values()), every) for t in o.tellings
    }
    count: Counter[str] = Counter()
    touched: set[str] = set()
    for row in yaml.safe_load((DEMO / "planted.yaml").read_text("utf-8"))["talks"]:
        last = set()
        for turn in row["history"]:
            extraction = extractions[turn["article"]]
            words = place(extraction.article.text, turn["words"])
            assert words is not None
            found = at(words, extraction.talks)
            right = any(turn["status"] in {t.status, *(h.status for h in t.history)} for t in found)
            count["turns"] += 1
            count["found"] += bool(found)
            count["status"] += right
            touched |= {t.id for t in found}
            last |= {joined[t.id].status for t in found}
            if verbose and not right:
                print(f"{row['id']} {turn['status']}: {turn['words']} | {[t.status for t in found]}", file=sys.stderr)
        count["talks"] += 1
        count["talks found"] += bool(last)
        count["last status"] += row["status"] in last
    return {
        "turns": count["turns"], "turns_found": share(count["found"], count["turns"]),
        "turns_status_right": share(count["status"], count["turns"]), "talks": count["talks"],
        "talks_found": share(count["talks found"], count["talks"]),
        "talks_last_status_right": share(count["last status"], count["talks"]),
        "entries": len(every), "entries_at_planted_turns": share(len(touched), len(every)),
    }  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(run(measure, says=__doc__, arguments=sys.argv[1:]))
