"""Event coding against gold: sentences of PLV, nothing given but the sentence.

    python -m bench.events [../shared] [--errors]

In: shared/gold/events/plv_dev.jsonl. Out: the figures of shared/scorers/score_events.py as JSON; with --errors, what
was missed by class. CONCEDE and RETREAT stand together there as YIELD. The scorer wants a source and a target: of a
mutual event the first actor and the others; where nobody stands on the other side, what the event is about, or where.
Refused: a missing gold file, with exit status 2.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.scored import scored
from pourparler.actors import Cast, Registry
from pourparler.events import code_events
from pourparler.language import parse_all
from pourparler.model import Article, Block, Span
from pourparler.model.event import Event, Participant

_PRONOUNS = frozenset({"he", "him", "she", "her", "it", "they", "them"})
Row = dict[str, Any]


def sides(event: Event, text: str) -> tuple[str | None, str | None]:
    """Source and target as the scorer wants them."""
    actors = [_named(p, text) for p in event.actors]
    others = [_named(p, text) for p in event.recipients]
    if not others and len(actors) > 1:
        return actors[0], " ".join(actors[1:])
    beyond = [span.of(text) for span in (event.theme, event.place.span if event.place else None) if span is not None]
    return " ".join(actors) or None, " ".join(others) or " ".join(beyond) or None


def _named(who: Participant, text: str) -> str:
    """The words, or the name where they are a pronoun whose meaning is known."""
    words = who.span.of(text)
    return who.actor.name if who.actor is not None and words.lower() in _PRONOUNS else words


def predictions(gold: list[Row]) -> Iterator[Row]:
    """The events of each sentence."""
    articles = [
        Article(id=row["id"], text=row["text"], blocks=(Block(span=Span(0, len(row["text"])), role="body"),))
        for row in gold
    ]
    registry = Registry.load()
    for parsed in parse_all(articles):
        text = parsed.article.text
        found = []
        for event in code_events(parsed, Cast(parsed, registry)):
            if event.type != "OTHER":
                source, target = sides(event, text)
                found.append({"root": event.type, "source": source, "target": target, "rule": event.evidence.rule,
                              "status": event.status})  # fmt: skip
        yield {"id": parsed.article.id, "events": found}


def errors(gold: list[Row], answers: dict[str, list[Row]], shared: Path, most: int) -> None:
    """Print what was missed: nothing found, another root, another source or target."""
    sys.path.insert(0, str(shared / "scorers"))
    from score_events import FOLD, overlap, words  # type: ignore[import-not-found]

    missed: Counter[str] = Counter()
    for row in gold:
        events = [{**e, "root": FOLD.get(e["root"], e["root"])} for e in answers[row["id"]]]
        best = max(events, key=lambda e: overlap(e, row), default=None)
        if best is None:
            kind = "nothing found"
        elif best["root"] != row["root"]:
            kind = "another root"
        else:
            kind = " and ".join(s for s in ("source", "target") if not words(best[s]) & words(row[s])) or "right"
        missed[kind] += 1
        if kind != "right" and most:
            told = f"{best['root']}<{best['source']}|{best['target']}>{best['rule']}" if best else "-"
            print(
                f"[{kind}] {row['root']}<{row['source']}|{row['target']}> {told} :: {row['text']}"[:420],
                file=sys.stderr,
            )
    print(json.dumps(dict(missed.most_common())), file=sys.stderr)


def main(arguments: list[str]) -> int:
    """Print the scorer's figures; 2 where there is no gold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args(arguments)
    gold_file = given.shared / "gold" / "events" / "plv_dev.jsonl"
    if not gold_file.exists():
        print(f"{gold_file}: not there; give the folder that holds gold/", file=sys.stderr)
        return 2
    gold = [json.loads(line) for line in gold_file.read_text(encoding="utf-8").splitlines()]
    answers = list(predictions(gold))
    errors(gold, {row["id"]: row["events"] for row in answers}, given.shared, given.errors)
    print(json.dumps(scored(given.shared, "events", gold_file, answers), indent=1))
    return 0


def measure(shared: Path) -> dict[str, Any]:
    """The shared scorer's figures on the development sentences, nothing given but the sentence."""
    gold = shared / "gold" / "events" / "plv_dev.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return scored(shared, "events", gold, predictions(rows))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
