"""How the corpus compares with news as others marked it: forms of source, length of content, kinds of cue.

In: the dispatches; where the shared folder is there, PolNeAR train, of which only counts are kept (`polnear.json`).
Out: the table of README.md. Refused: nothing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from corpus.__main__ import dispatches
from corpus.marked import Dispatch, Fragment, form_of
from corpus.real.draw import ROOT

POLNEAR = ROOT.parent / "shared" / "gold" / "attribution" / "polnear_train.jsonl"
COUNTS = Path(__file__).with_name("polnear.json")
PRONOUNS = frozenset(
    ("he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "him", "her", "them", "one")
)
SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|ask(?:s|ed|ing)?|according|wr(?:ite|ites|ote)"
    r"|report(?:s|ed|ing)?|announc\w+|claim\w*|argu\w+|insist\w*|warn\w*|declar\w+|not(?:e|es|ed|ing)|stat(?:e|es|ed|ing)"
    r"|tweet\w*|post(?:ed|s)?|call(?:s|ed|ing)?|urg\w+|den(?:y|ies|ied|ying)|explain\w*|describ\w+|suggest\w*)\b",
    re.IGNORECASE,
)
Row = tuple[str, Fragment | None, Fragment | None, tuple[Fragment, ...]]  # text, source, cue, content


def profile(rows: Iterable[Row]) -> dict[str, float]:
    """Shares in percent, and words of content: the median and the ninth decile."""
    every = list(rows)
    forms = Counter[str]()
    lengths, split = [], 0
    for text, source, cue, content in every:
        forms[_source(text, source)] += 1
        forms[f"form: {form_of(text, content)}"] += 1
        forms["cue: speech verb or according to"] += bool(cue and SPEECH.search(text[cue[0] : cue[1]]))
        forms["cue: none"] += cue is None
        lengths.append(sum(len(text[start:end].split()) for start, end in content))
        split += len(content) > 1
    shares = {name: round(100 * count / len(every), 1) for name, count in sorted(forms.items())}
    return {
        "attributions": len(every), **shares, "content in several fragments": round(100 * split / len(every), 1),
        "words of content, median": median(lengths),
        "words of content, ninth decile": round(quantiles(lengths, n=10)[8]),
    }  # fmt: skip


def _source(text: str, span: Fragment | None) -> str:
    if span is None:
        return "source: none"
    words = text[span[0] : span[1]].split()
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return "source: pronoun"
    return f"source: {'one or two words' if len(words) <= 2 else 'three to six words' if len(words) <= 6 else 'longer'}"


def of_corpus() -> dict[str, float]:
    """The profile of the dispatches."""
    good = [one for one in dispatches() if isinstance(one, Dispatch)]
    return profile((d.text, a.source, a.cue, a.content) for d in good for a in d.attributions)


def of_polnear() -> dict[str, float]:
    """The profile of PolNeAR train, counted now if the shared folder is there, else as it was counted."""
    if not POLNEAR.exists():
        found: dict[str, float] = json.loads(COUNTS.read_text("utf-8"))
        return found
    texts = [json.loads(line) for line in POLNEAR.read_text("utf-8").splitlines()]
    return profile(
        (row["text"], _pair(one["source"]), _pair(one["cue"]), tuple((a, b) for a, b in one["content"]))
        for row in texts for one in row["attributions"] if one["content"]
    )  # fmt: skip


def _pair(span: list[Any] | None) -> Fragment | None:
    return (span[0], span[1]) if span else None


def table() -> str:
    """Both profiles side by side, as Markdown."""
    ours, theirs = of_corpus(), json.loads(COUNTS.read_text("utf-8"))
    lines = ["| % of attributions, or words | this corpus | PolNeAR train |", "|---|---:|---:|"]
    lines += [f"| {name} | {value:g} | {theirs.get(name, 0):g} |" for name, value in ours.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    COUNTS.write_text(json.dumps(of_polnear(), indent=1) + "\n", encoding="utf-8")
    print(table())
