"""Whether what is kept still keeps to the rules.

In: the rows of an article as kept, judgements. Out: a `Problem` for each thing that does not hold.
Refused: nothing; what cannot even be read is a problem too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from pourparler.model import Actor, Extraction
from pourparler.problems import Problem
from pourparler.record.judgement import Judgement, Verdict, own_id
from pourparler.record.rows import TABLES, Rows, actors_of, extraction_of, rows
from pourparler.record.validity import faults

_NAMED = {"no", "article", "statement", "position", "role", "name"}  # columns that say which row it is


def article_problems(kept: Rows, actors: Mapping[int, Actor]) -> Iterator[Problem]:
    """What is wrong with the rows of one article: unreadable, against a rule, or not what its findings give."""
    id = kept.article[0].id
    try:
        extraction = extraction_of(kept, actors)
    except KeyError as error:
        yield Problem(source=id, message=f"actor number {error} is named but not kept")
        return
    except (ValueError, TypeError) as error:
        yield Problem(source=id, message=f"cannot be read: {error}")
        return
    yield from faults(extraction)
    for message in _differences(kept, extraction, actors):
        yield Problem(source=id, message=message)


def _differences(kept: Rows, extraction: Extraction, actors: Mapping[int, Actor]) -> Iterator[str]:
    """Where the rows differ from those that the findings in them give: words, digest, days, order."""
    numbers = {actor: no for no, actor in actors.items()}
    first = kept.statement[0].no if kept.statement else 0
    wanted = rows(
        extraction,
        no=kept.article[0].no,
        first=first,
        actor_no={actor: numbers[actor] for actor in actors_of(extraction)},
    )
    for table in TABLES:
        yield from _row_differences(table, getattr(kept, table), getattr(wanted, table))


def _row_differences(table: str, kept: Sequence[Any], wanted: Sequence[Any]) -> Iterator[str]:
    if len(kept) != len(wanted):
        yield f"{table}: {len(kept)} rows are kept, its findings give {len(wanted)}"
        return
    for have, want in zip(kept, wanted, strict=True):
        for column, value, due in zip(have._fields, have, want, strict=True):
            if value != due:
                which = ", ".join(f"{name} {v}" for name, v in zip(have._fields, have, strict=True) if name in _NAMED)
                yield f"{table} ({which}): {column} is {str(value)[:60]!r}, should be {str(due)[:60]!r}"


def judgement_problems(judgements: Iterable[Judgement]) -> Iterator[Problem]:
    """What is wrong with the judgements: altered since they were made, or undoing what never was."""
    seen: set[str] = set()
    for judgement in judgements:
        if judgement.verdict not in get_args(Verdict):
            yield Problem(source=judgement.id, message=f"{judgement.verdict!r} is not a verdict")
        if judgement.id != own_id(judgement):
            yield Problem(source=judgement.id, message=f"its id does not recompute, it gives {own_id(judgement)}")
        if judgement.verdict == "undo":
            for target in judgement.targets:
                if target not in seen:
                    yield Problem(source=judgement.id, message=f"undoes {target}, which was not made before it")
        seen.add(judgement.id)
