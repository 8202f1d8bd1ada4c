"""The timeline of the dossier: its lanes, and the same as a table.

In: articles as numbered, with their statements. Out: `Band`s for the drawing, rows for the table.
Refused: articles without a day, which are counted elsewhere.
"""

from __future__ import annotations

from pourparler.analysis import first_day, party_of, source_kind
from pourparler.model import Statement
from pourparler.present.figure import WIDE, Band, Lane, Mark, axis, bin_words
from pourparler.present.statement_view import StatementView
from pourparler.present.view import ArticleView

LANES = 10
APART = {
    "others": "Of no side",
    "anonymous": "Anonymous",
    "ambiguous": "Either, or",
    "unresolved": "Not resolved",
    "unstated": "No source stated",
}


def bands(
    views: tuple[ArticleView, ...], by_statement: dict[str, StatementView], parties: dict[str, str]
) -> tuple[Band, Band]:
    """Articles by outlet, statements by the side of their source; the smallest lanes are drawn as one."""
    published: dict[str, list[Mark]] = {}
    said: dict[str, list[Mark]] = {}
    for view in views:
        if (day := first_day(view.published)) is None:
            continue
        published.setdefault(view.outlet, []).append(Mark(day=day, target=view.id))
        for own in view.statements:
            statement = own.statement
            if statement.repeats:
                continue
            side = _side(statement, parties)
            strong = statement.form != "indirect"
            said.setdefault(side, []).append(Mark(day=day, target=by_statement[statement.id].id, strong=strong))
    return (
        Band(title="Articles, by outlet", lanes=_lanes(published, "article", "outlets")),
        Band(title="Statements, by the side of the source", lanes=_lanes(said, "statement", "sides")),
    )


def _side(statement: Statement, parties: dict[str, str]) -> str:
    kind = source_kind(statement)
    if kind != "named" or statement.actor is None:
        return APART["unresolved" if kind == "ambiguous" else kind]
    party = party_of(statement.actor)
    return parties[party] if party else APART["others"]


def _lanes(marks: dict[str, list[Mark]], noun: str, others: str) -> tuple[Lane, ...]:
    """The largest lanes, the rest as one, and last those that are of no side."""
    ranked = sorted(marks.items(), key=lambda item: (-len(item[1]), item[0]))
    named, apart = [r for r in ranked if r[0] not in APART.values()], [r for r in ranked if r[0] in APART.values()]
    cut = LANES if len(named) <= LANES else LANES - 1
    if rest := named[cut:]:
        apart.insert(0, (f"{len(rest)} other {others}", [mark for _, found in rest for mark in found]))
    return tuple(Lane(name=name, noun=noun, marks=tuple(found)) for name, found in named[:cut] + apart)


def calendar(views: tuple[ArticleView, ...]) -> tuple[tuple[str, str, int, int], ...]:
    """The timeline as rows: the words of the bin, a link to its first article, articles, statements."""
    dated = [(day, view) for view in views if (day := first_day(view.published))]
    if not dated:
        return ()
    scale = axis([day for day, _ in dated], WIDE)
    rows: dict[int, list[ArticleView]] = {}
    for day, view in dated:
        rows.setdefault(scale.rank(day), []).append(view)
    return tuple(
        (
            bin_words(scale.bins[rank][0], scale.unit),
            held[0].id,
            len(held),
            sum(s.statement.repeats is None for view in held for s in view.statements),
        )
        for rank, held in sorted(rows.items())
    )
