"""The corpus at the prompt: `python -m corpus check [FILE...]`, `python -m corpus counts`, `python -m corpus export`.

In: marked dispatches. Out: what is wrong with them, what they hold, or one JSON object a dispatch on standard output.
Refused: nothing; a dispatch that cannot be read is an error line, and the exit status is 1.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from corpus.marked import KINDS, MANNERS, Dispatch, Fragment, MarkingError, read_dispatch

ORIGINAL = Path(__file__).parent / "original"
_EDGE = " ,;:—–-"


def dispatches(paths: list[Path] | None = None) -> Iterator[Dispatch | MarkingError]:
    """Every dispatch of the corpus in the order of its name, or the error that stands in its way."""
    for path in paths or sorted(ORIGINAL.glob("**/*.txt")):
        try:
            yield read_dispatch(path)
        except MarkingError as error:
            yield error


def doubts(dispatch: Dispatch) -> Iterator[str]:
    """What may be wrong: edges that take in a comma, quotation marks left outside, many attributions without a cue."""
    if dispatch.facts.get("manner") not in MANNERS:
        yield f"manner {dispatch.facts.get('manner')!r} is none of {', '.join(MANNERS)}"
    if dispatch.facts.get("kind") not in KINDS:
        yield f"kind {dispatch.facts.get('kind')!r} is none of {', '.join(KINDS)}"
    known = dispatch.facts.get("actors") or {}
    for one in dispatch.attributions:
        parts: list[tuple[str, Fragment | None]] = [("source", one.source), ("cue", one.cue)]
        parts += [("addressee", one.addressee), *(("content", fragment) for fragment in one.content)]
        for role, span in parts:
            if role == "content" and one.form == "direct":
                continue
            yield from (f"{one.id}: {role} {words!r} {why}" for words, why in _edges(dispatch.text, role, span))
        if one.actor is not None and one.source is None and one.cue is not None:
            yield f"{one.id}: an actor, but no source is marked"
        if one.actor is not None and one.actor not in known:
            yield f"{one.id}: actor {one.actor!r} does not stand among the actors of the front matter"
        if one.cue is None and one.source is None:
            yield f"{one.id}: neither source nor cue"


def _edges(text: str, role: str, span: Fragment | None) -> Iterator[tuple[str, str]]:
    if span is None:
        return
    words = text[span[0] : span[1]]
    if words[0] in _EDGE or words[-1] in _EDGE:
        yield words, "begins or ends with a comma, colon or dash"
    if role == "content" and words[-1] == "." and not words.startswith(('"', "“")) and _indirect(words):
        yield words[-40:], "takes in the final period of an indirect content"
    if role == "content" and text[span[1] : span[1] + 1] in ('"', "”") and words[-1] in ".,!?" and '"' not in words:
        yield words[-40:], "leaves the closing quotation mark outside"


def _indirect(words: str) -> bool:
    return not any(mark in words for mark in '"“”')


def counts(found: list[Dispatch]) -> dict[str, object]:
    """What the corpus holds: numbers of dispatches, words, attributions, and of each label."""
    every = [one for dispatch in found for one in dispatch.attributions]
    return {
        "dispatches": len(found),
        "words": sum(len(dispatch.text.split()) for dispatch in found),
        "attributions": len(every),
        "voice": sum(len(dispatch.voice) for dispatch in found),
        "manner": dict(Counter(str(dispatch.facts.get("manner")) for dispatch in found).most_common()),
        "affair kind": dict(Counter(str(dispatch.facts.get("kind")) for dispatch in found).most_common()),
        "kind": dict(Counter(one.kind for one in every).most_common()),
        "form": dict(Counter(one.form for one in every).most_common()),
        "act": dict(Counter(one.acts[0] for one in every).most_common()),
        "polarity": dict(Counter(one.polarity for one in every).most_common()),
        "no source": sum(one.source is None for one in every),
        "no cue": sum(one.cue is None for one in every),
        "split content": sum(len(one.content) > 1 for one in every),
        "addressee": sum(one.addressee is not None for one in every),
        "reporter": sum(bool(one.via) for one in every),
        "nested": sum(one.inside is not None for one in every),
    }


def main(arguments: list[str]) -> int:
    """Run one of the three commands; 1 where a dispatch could not be read."""
    command, paths = (arguments or ["check"])[0], [Path(name) for name in arguments[1:]]
    found = list(dispatches(paths))
    good = [one for one in found if isinstance(one, Dispatch)]
    for one in found:
        if isinstance(one, MarkingError):
            print(f"error: {one}", file=sys.stderr)
    if command == "export":
        for dispatch in good:
            print(json.dumps(asdict(dispatch), ensure_ascii=False, default=str))
    if command == "check":
        for dispatch in good:
            for doubt in doubts(dispatch):
                print(f"{dispatch.path}: {doubt}")
    if command in ("check", "counts"):
        for name, value in counts(good).items():
            print(f"{name}: {value}")
    return 1 if len(good) < len(found) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
