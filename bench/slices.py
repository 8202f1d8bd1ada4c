"""What is found of each construction: split quotations, cues that are no speech verbs, reports without a source.

In: gold attributions and ours. Out: for each slice of gold how many there are, and the shares whose content is found
and of which content, source and cue are right. Refused: a slice by what is predicted; these are recalls, nothing else.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from typing import Any

from bench import attribution

LONG = 25
"""Words from which a content counts as long."""
FEW = 20
"""Slices of fewer gold attributions are not shown."""
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "which", "that"})
Slice = Callable[[str, Any], object]


def slices() -> Mapping[str, Slice]:
    """The constructions by name; each asks a text and an attribution as the shared scorer reads it."""
    shared = attribution.scorer()
    return {
        "split quotations": is_split,
        "cues that are speech verbs": lambda text, one: one.cue and shared.SPEECH.search(one.cue_text),
        "cues that are no speech verbs": lambda text, one: one.cue and not shared.SPEECH.search(one.cue_text),
        "no cue": lambda text, one: not one.cue,
        "no source": lambda text, one: not one.source,
        "source a pronoun": lambda text, one: one.source and words(text, one.source).lower() in PRONOUNS,
        "source of six words or more": lambda text, one: one.source and len(words(text, one.source).split()) >= 6,
        "content in several pieces": lambda text, one: len(one.frags) > 1,
        f"content of {LONG} words or more": lambda text, one: len(words(text, one.content).split()) >= LONG,
        "content over two sentences or more": lambda text, one: ". " in words(text, one.content)[:-1],
    }


def words(text: str, places: frozenset[int]) -> str:
    """What a normalised span covers, from its first letter to its last, without what lies between its fragments."""
    whole = range(min(places, default=0), max(places, default=-1) + 1)
    kept = [text[i] if i in places or not text[i].isalnum() else "" for i in whole]
    return " ".join("".join(kept).split())


def is_split(text: str, one: Any) -> bool:
    """Whether quoted words stand on both sides of their report: '"No," she said, "not now."'"""
    if one.type not in ("direct", "mixed") or len(one.frags) < 2:
        return False
    report = min(one.cue or one.source or {-1})
    before = [f for f in one.frags if max(f) < report]
    after = [f for f in one.frags if min(f) > report]
    marks = attribution.scorer().MARKS
    return any(text[min(f) - 1 : min(f)] in marks for f in before) and any(text[min(f) - 1] in marks for f in after)


def measure(*, gold: attribution.Gold, nested: bool) -> dict[str, dict[str, float]]:
    """For each slice: gold attributions, and the shares of which the content and all parts are found."""
    shared, found = attribution.scorer(), attribution.predicted(gold, nested=nested)
    counts = {name: [0, 0, 0] for name in slices()}
    for key, row in gold.items():
        text = row["text"]
        wanted, ours = ([shared.Attribution(text, raw) for raw in held["attributions"]] for held in (row, found[key]))
        pairs = shared.match([one.content for one in wanted], [one.content for one in ours])
        linked = {i: ours[j] for i, j, likeness in pairs if likeness >= shared.THETA - 1e-12}
        for number, one in enumerate(wanted):
            other = linked.get(number)
            for name, belongs in slices().items():
                if not belongs(text, one):
                    continue
                whole = other is not None and all(
                    shared.same(a, b, shared.THETA) for a, b in ((one.source, other.source), (one.cue, other.cue))
                )
                counts[name] = [c + d for c, d in zip(counts[name], (1, other is not None, whole), strict=True)]
    return {
        name: {"n": n, "content": content / n if n else 0.0, "all": whole / n if n else 0.0}
        for name, (n, content, whole) in counts.items()
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    print(json.dumps(measure(gold=attribution.polnear(), nested=False), indent=1))
