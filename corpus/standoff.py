"""Stand-off labels: a marked copy of a real article, kept outside the project, becomes offsets and a digest.

In: marked copies (`give` writes a bare one) and the articles. Out: one JSON object an article, none of its words.
Refused: a copy whose words differ from the article's; the first difference is shown.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.marked import Dispatch, MarkingError, parse_verbatim
from corpus.real.draw import ARTICLES


def texts() -> dict[str, str]:
    """The real articles' texts by id."""
    with ARTICLES.open(encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def give(article: str, text: str) -> str:
    """A bare copy to be marked.

    >>> print(give("a1", "Venn said no."))
    ---
    id: a1
    actors: {}
    ---
    Venn said no.
    ===
    <BLANKLINE>
    """
    return f"---\nid: {article}\nactors: {{}}\n---\n{text}\n===\n"


def difference(marked: str, text: str) -> str | None:
    """Where a marked copy first leaves the article's words, blanks aside; None where it does not."""
    copy, given = "".join(marked.split()), "".join(text.split())
    if copy == given:
        return None
    at = next((k for k, (a, b) in enumerate(zip(copy, given, strict=False)) if a != b), min(len(copy), len(given)))
    return f"the copy has {copy[max(0, at - 30) : at + 30]!r}, the article {given[max(0, at - 30) : at + 30]!r}"


def places(marked: str, text: str) -> dict[int, int]:
    """The offset in the article of each character of the copy that is no blank."""
    ours = [at for at, sign in enumerate(marked) if not sign.isspace()]
    theirs = [at for at, sign in enumerate(text) if not sign.isspace()]
    return dict(zip(ours, theirs, strict=True))


def moved(value: Any, to: dict[int, int]) -> Any:
    """A label with every span of the copy replaced by the article's."""
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, int) for part in value):
        return (to[value[0]], to[value[1] - 1] + 1)
    if isinstance(value, dict):
        return {name: moved(part, to) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [moved(part, to) for part in value]
    return value


def standoff(dispatch: Dispatch, text: str, split: str) -> dict[str, Any]:
    """The labels of one article as offsets."""
    rows = []
    to = places(dispatch.text, text)
    names = dispatch.facts.get("actors") or {}
    for one in dispatch.attributions:
        row = moved(asdict(one), to)
        row["id"] = f"a{one.id}"
        row["act"], row["inside"] = one.acts[0], f"a{one.inside}" if one.inside else None
        row["entity"], row["actor"] = one.actor, names.get(one.actor) if one.actor else None
        rows.append(row)
    return {
        "article": dispatch.facts["id"], "sha256": hashlib.sha256(text.encode()).hexdigest(), "split": split,
        "attributions": rows, "voice": [{"span": moved(span, to), "kind": kind} for span, kind in dispatch.voice],
    }  # fmt: skip


def main(arguments: list[str]) -> int:
    """`give ID...` writes bare copies into the folder named last; `check FILE...`; `compile SPLITS.jsonl FILE...`."""
    command, rest = arguments[0], arguments[1:]
    articles = texts()
    if command == "give":
        for name in rest[:-1]:
            Path(rest[-1], f"{name}.txt").write_text(give(name, articles[name]), encoding="utf-8")
        return 0
    splits: dict[str, str] = {}
    if command == "compile":
        rows = map(json.loads, Path(rest.pop(0)).read_text(encoding="utf-8").splitlines())
        splits = {row["article"]: row["split"] for row in rows}
    wrong = 0
    for name in rest:
        try:
            dispatch = parse_verbatim(Path(name).read_text(encoding="utf-8"), name)
            found = difference(dispatch.text, articles[dispatch.facts["id"]])
        except (MarkingError, KeyError) as error:
            found = str(error)
        if found:
            wrong += 1
            print(f"{name}: {found}", file=sys.stderr)
        elif command == "compile":
            article = dispatch.facts["id"]
            print(json.dumps(standoff(dispatch, articles[article], splits[article]), ensure_ascii=False))
        else:
            print(f"{name}: {len(dispatch.attributions)} attributions, {len(dispatch.voice)} stretches of voice")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
