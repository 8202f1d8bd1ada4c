"""Actor resolution against gold: country and sector of the mentions in the development cases; and how fast it is.

    python -m bench.actors [../shared]
    python -m bench.actors --speed

In: shared/gold/actors/actor_cases_dev.jsonl. Out: the figures of shared/scorers/score_actors.py as JSON; with --speed
the phrases resolved in a second, none of them asked before, and the seconds that loading takes, in processor time.
Refused: a missing gold file, with exit status 2.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from bench.scored import scored
from pourparler.actors import Registry

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def day(written: str | None) -> str | None:
    """A date of the gold as YYYY-MM-DD.

    >>> day("12 April 2022"), day("2022-05-01"), day("")
    ('2022-04-12', '2022-05-01', None)
    """
    if not written:
        return None
    match = re.fullmatch(r"(\d{1,2}) (\w+) (\d{4})", written)
    if match:
        return f"{match[3]}-{_MONTHS.index(match[2]) + 1:02d}-{int(match[1]):02d}"
    return written[:10]


def predictions(gold: Path) -> list[dict[str, str | None]]:
    """One prediction for each case of the gold file."""
    registry = Registry.load()
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    answers = []
    for row in rows:
        reading = registry.read(row["text"], on=day(row["date"]))
        answers.append({"id": row["id"], "country": reading.country, "sector": reading.sector})
    return answers


_FORMS = (
    "{adjective} {role}", "the {adjective} {role}", "{state}'s {role}", "the {role} of {state}", "{person}",
    "President {person}", "{surname}", "{entry}", "{adjective} {role} {person}", "a senior {adjective} official",
    "{entry} {role}", "{person}, the {adjective} {role},", "former {adjective} {role} {person}",
    "two {adjective} {role}",
)  # fmt: skip
_ROLES = (
    "foreign minister", "defence minister", "president", "officials", "soldiers", "spokesman", "parliament", "army",
    "government", "negotiators", "opposition leader", "police", "rebels",
)  # fmt: skip


def phrases(registry: Registry, count: int) -> list[str]:
    """Phrases of the kinds that news has, each once, made of the registry's names by stepping through them."""
    entries = list(registry)
    states = [entry for entry in entries if entry.kind == "state" and entry.adjectives]
    people = [entry for entry in entries if entry.kind == "person"]
    made = dict.fromkeys(
        _FORMS[at % len(_FORMS)].format(
            state=states[at * 7 % len(states)].name, adjective=states[at * 7 % len(states)].adjectives[0],
            role=_ROLES[at * 5 % len(_ROLES)], person=people[at * 31 % len(people)].name,
            surname=people[at * 31 % len(people)].name.split()[-1], entry=entries[at * 37 % len(entries)].name,
        )
        for at in range(2 * count)
    )  # fmt: skip
    return list(made)[:count]


def speed() -> dict[str, float]:
    """Phrases a second on one core, in processor time (the best of three), and the seconds of loading."""
    start = time.process_time()
    registry = Registry.load()
    loading = time.process_time() - start
    asked = phrases(registry, 10_000)
    best = 0.0
    for day in ("2012-03-04", "2019-07-01", "2025-05-20"):  # the same phrase on another day is another question
        start = time.process_time()
        for phrase in asked:
            registry.read(phrase, on=day)
        best = max(best, len(asked) / (time.process_time() - start))
    return {"phrases a second": round(best), "phrases": len(asked), "seconds to load": round(loading, 2)}


def measure(shared: Path) -> dict[str, dict[str, float]]:
    """The shared scorer's figures by kind of case; raises `FileNotFoundError` where there is no gold."""
    gold = shared / "gold" / "actors" / "actor_cases_dev.jsonl"
    return scored(shared, "actors", gold, predictions(gold))


def main(shared: Path) -> int:
    """Print the scorer's figures; 2 where there is no gold."""
    try:
        print(json.dumps(measure(shared), indent=1))
    except FileNotFoundError as missing:
        print(f"{missing.filename}: not there; give the folder that holds gold/", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    if "--speed" in sys.argv:
        print(json.dumps(speed(), indent=1))
        raise SystemExit(0)
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared")))
