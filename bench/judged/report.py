"""In: the judgements beside this file. Out: their shares, with n and 95 % Wilson intervals, in the page beside it.

Run as `python bench/judged/report.py`; `--check` writes nothing and exits with 1 when the page is not up to date.
It refuses a page without the two markers between which the figures stand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PAGE = HERE / "README.md"
ROUNDS = (
    ("statements.jsonl", "second.jsonl"), ("round-2.jsonl", "round-2-second.jsonl"),
    ("round-3.jsonl", "round-3-second.jsonl"), ("round-4.jsonl", "round-4-second.jsonl"),
    ("round-5.jsonl", "round-5-second.jsonl"), ("round-6.jsonl", "round-6-second.jsonl"),
    ("round-7.jsonl", "round-7-second.jsonl"), ("round-8.jsonl", "round-8-second.jsonl"),
    ("round-9.jsonl", "round-9-second.jsonl"),
)  # fmt: skip
BEGIN, END = "<!-- figures: written by report.py -->", "<!-- end of figures -->"
PARTS = ("attribution", "actor", "via", "act", "uttered", "polarity")
ABSENT = {"via": "none-needed", "uttered": "none"}
SURE = (0.0, 0.5, 0.7, 0.8, 1.0)
Z = 1.959964
"""The normal quantile of a two-sided 95 % interval."""

Json = dict[str, Any]
Round = tuple[list[Json], list[Json]]
"""The judgements of a round, and the second ones on some of the same statements."""


def main() -> int:
    """Print the figures and write them into the page."""
    parser = argparse.ArgumentParser(description="Count the judgements and write their shares into the page.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when the page differs")
    asked = parser.parse_args()
    figures = report([(load(HERE / rows), load(HERE / second)) for rows, second in ROUNDS])
    page = PAGE.read_text(encoding="utf-8")
    written = with_figures(page, figures)
    if asked.check:
        return int(page != written)
    PAGE.write_text(written, encoding="utf-8")
    print(figures)
    return 0


def load(path: Path) -> list[Json]:
    """The objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def with_figures(page: str, figures: str) -> str:
    """The page with new figures between its markers; raises ValueError where a marker is missing.

    >>> with_figures(f"Shares: {BEGIN} old {END}", "new") == f"Shares: {BEGIN}\\n\\nnew\\n\\n{END}"
    True
    """
    if BEGIN not in page or END not in page:
        raise ValueError(f"{PAGE.name} needs the lines {BEGIN} and {END}, between which the figures stand")
    before, after = page.split(BEGIN, 1)[0], page.split(END, 1)[1]
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


def report(rounds: Sequence[Round]) -> str:
    """All tables, as Markdown, the rounds side by side."""
    every = [rows for rows, _ in rounds]
    sound = [[row for row in rows if is_right(row, "attribution")] for rows in every]
    return "\n\n".join(
        "\n".join(table)
        for table in (
            [sample(number, rows) for number, rows in enumerate(every, 1)],
            shares("all statements", every),
            shares("statements whose attribution is right", sound),
            by("rule", every, "attribution"),
            by("form", every, "attribution"),
            sureness(every),
            reasons(every),
            by("act", every, "act"),
            agreement(rounds),
        )
    )


def sample(number: int, rows: Sequence[Json]) -> str:
    """What was judged in a round, in two sentences."""
    doubted = [row for row in rows if "attribution" in row["judged"]["doubt"] and not is_right(row, "attribution")]
    if_right = sum(is_right(row, "attribution") for row in rows) + len(doubted)
    return (
        f"- Round {number}: {len(rows)} statements of {len({row['article'] for row in rows})} articles. "
        f"{len(doubted)} attributions were called wrong with doubt; were they right, the first share would be "
        f"{percent(if_right, len(rows))}."
    )


def shares(of: str, every: Sequence[Sequence[Json]]) -> Iterator[str]:
    """Each verdict over some rows of each round; attribution only where it is not the same for all."""
    yield from head(of, *columns(every, "right"))
    named: list[tuple[str, Callable[[Json], bool], str | None]] = [
        ("attribution", lambda row: is_right(row, "attribution"), None),
        ("actor", lambda row: is_right(row, "actor"), None),
        ("actor, where the entry names one", lambda row: is_right(row, "actor"), "actor"),
        ("via, where there is one or should be", lambda row: is_right(row, "via"), "via"),
        ("act", lambda row: is_right(row, "act"), None),
        ("uttered, where a date is given", lambda row: is_right(row, "uttered"), "uttered"),
        ("polarity", lambda row: is_right(row, "polarity"), None),
        ("attribution, actor, via and polarity", holds, None),
        ("(actor unresolved)", lambda row: bool(row["judged"]["actor"] == "unresolved"), None),
        ("(actor wrong)", lambda row: bool(row["judged"]["actor"] == "wrong"), None),
    ]
    for name, test, part in named:
        hits = [[test(row) for row in counted(rows, part)] for rows in every]
        if name != "attribution" or not all(map(all, hits)):
            yield line(name, hits)


def columns(every: Sequence[Sequence[Json]], right: str) -> Iterator[str]:
    """The heads of the columns of figures: three a round."""
    for number in range(1, len(every) + 1):
        yield from (f"round {number}: {right} of n", "share", "95 %")


def line(name: str, hits: Iterable[Sequence[bool]]) -> str:
    """A line of a table: a name, and the figures of each round."""
    return f"| {name} | " + " | ".join(cell for each in hits for cell in figures(each)) + " |"


def holds(row: Json) -> bool:
    """Whether a user may take the entry as it stands: who, what, according to whom, and whether it was affirmed."""
    return all(is_right(row, part) for part in ("attribution", "actor", "polarity")) and row["judged"]["via"] != "wrong"


def counted(rows: Iterable[Json], part: str | None) -> list[Json]:
    """The rows in which a part is there to be judged; for the actor, those whose entry names one."""
    if part is None:
        return list(rows)
    if part == "actor":
        return [row for row in rows if not anonymous(row)]
    return [row for row in rows if row["judged"][part] != ABSENT[part]]


def anonymous(row: Json) -> bool:
    """Whether the entry leaves its source without a name."""
    return row["actor"] is None or row["actor"].startswith("anonymous-")


def by(key: str, every: Sequence[Sequence[Json]], part: str) -> Iterator[str]:
    """How often a part is right, by a field of the entry, the most frequent of all rounds first."""
    yield from head(key, *columns(every, f"{part} right"))
    for value in frequent(row[key] for rows in every for row in rows):
        yield line(f"`{value}`", [[is_right(row, part) for row in rows if row[key] == value] for rows in every])


def sureness(every: Sequence[Sequence[Json]]) -> Iterator[str]:
    """How often an attribution is right, by the confidence of its entry, in rounds whose rows hold it."""
    yield from head("confidence", *columns(every, "attribution right"))
    for low, high in pairwise(SURE):
        yield line(
            f"{low:.1f} to {high:.1f}",
            [[is_right(r, "attribution") for r in rows if low <= r.get("confidence", -1) < high] for rows in every],
        )


def reasons(every: Sequence[Sequence[Json]]) -> Iterator[str]:
    """Why attributions are wrong, the most frequent of all rounds first."""
    why = [[row["judged"]["why"] for row in rows if not is_right(row, "attribution")] for rows in every]
    yield from head("why the attribution is wrong", *(f"round {n}, of {len(rows)}" for n, rows in enumerate(every, 1)))
    for reason in frequent(reason for each in why for reason in each):
        yield f"| {reason} | " + " | ".join(str(each.count(reason)) for each in why) + " |"


def frequent(values: Iterable[str]) -> list[str]:
    """Each value once, the most frequent first, then by name.

    >>> frequent(["noun", "verb", "chain", "verb"])
    ['verb', 'chain', 'noun']
    """
    return [value for value, _ in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))]


def agreement(rounds: Sequence[Round]) -> Iterator[str]:
    """How often the second judgement equals the first."""
    yield from head("judged twice", *(f"round {n}: agree of {len(again)}" for n, (_, again) in enumerate(rounds, 1)))
    first = [{row["statement"]: row["judged"] for row in rows} for rows, _ in rounds]
    for part in PARTS:
        same = [
            sum(row["judged"][part] == judged[row["statement"]][part] for row in again)
            for judged, (_, again) in zip(first, rounds, strict=True)
        ]
        yield f"| {part} | " + " | ".join(map(str, same)) + " |"


def head(*names: str) -> Iterator[str]:
    """The first two lines of a table."""
    yield "| " + " | ".join(names) + " |"
    yield "|---" * len(names) + "|"


def figures(hits: Sequence[bool]) -> list[str]:
    """Count of n, share and interval, as cells.

    >>> figures([True, True, True, False])
    ['3 of 4', '75.0 %', '30.1–95.4']
    """
    if not hits:
        return ["0 of 0", "–", "–"]
    low, high = wilson(sum(hits), len(hits))
    return [f"{sum(hits)} of {len(hits)}", percent(sum(hits), len(hits)), f"{100 * low:.1f}–{100 * high:.1f}"]


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927), both ends from 0 to 1; raises ZeroDivisionError for none.

    >>> [round(end, 3) for end in wilson(0, 10)]
    [0.0, 0.278]
    """
    share, scale = hits / of, 1 + Z * Z / of
    middle = (share + Z * Z / (2 * of)) / scale
    reach = Z / scale * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def percent(hits: int, of: int) -> str:
    """A share in words: `75.0 %`."""
    return f"{100 * hits / of:.1f} %"


def is_right(row: Json, part: str) -> bool:
    """Whether the verdict on a part is that it is right."""
    return bool(row["judged"][part] == "right")


if __name__ == "__main__":
    sys.exit(main())
