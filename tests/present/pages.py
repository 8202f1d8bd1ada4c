"""Dossiers of invented coverage, as pages and as trees, for the tests of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from lxml import html
from tests.record.bargains import called_off, named, planned
from tests.record.dispatches import AGENCY, DASK, THE_ENVOY, VELMAR, VENN, article, statement, whole_coverage

from pourparler.analysis.proposals import on_table
from pourparler.analysis.talks import talks_on_record
from pourparler.model import Addressee, Article, Fact, Link, Published, Span, Statement, When
from pourparler.present.dossier import OnRecord, render
from pourparler.present.positions import AffairPositions
from pourparler.problems import Problem

HOSTILE = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)> \"&' \u202eevil \x00\x0b\x1b שלום"


def coverage() -> tuple[list[Article], list[Statement]]:
    """The invented dispatches; one has two dates."""
    found = whole_coverage()
    articles = [e.article for e in found]
    articles[0] = replace(
        articles[0],
        url="https://courier.example/harbour",
        byline=Fact(value="Tilda Marr", origin="byline-line"),
        published=Published(
            value="2026-04-02",
            precision="day",
            origin="meta",
            others=(Published(value="2026-04-01", precision="day", origin="dateline"),),
        ),
    )
    return articles, [s for e in found for s in e.statements]


def hostile() -> tuple[list[Article], list[Statement]]:
    """An article whose every field tries to break out of the page."""
    told = article(f"id {HOSTILE}", f"{HOSTILE} said Dask. “{HOSTILE}”", outlet=HOSTILE, title=HOSTILE)
    told = replace(told, url="javascript:alert(3)", byline=Fact(value=HOSTILE, origin="given"))
    actor = replace(DASK, id=f"id {HOSTILE}", name=HOSTILE, office=HOSTILE, party=HOSTILE)
    said = statement(
        told,
        HOSTILE,
        source="Dask",
        actor=actor,
        addressee=Addressee(span=Span(0, 20), actor=actor),
        via=(Link(source=Span(3, 30), cue=None, actor=actor),),
        uttered=When(value=HOSTILE, precision="vague", span=Span(1, 9)),
    )
    return [told], [said]


def bargaining(*, parties: tuple[str, ...] = ()) -> tuple[list[Article], list[Statement], OnRecord]:
    """Two articles with talks, a proposal, positions and a commitment; positions of more `parties` beside."""
    found = [planned(), called_off()]
    articles = [e.article for e in found]
    first = found[0]
    more = tuple(named(replace(first.positions[0], party=party, statement=None)) for party in parties)
    return (
        articles,
        [s for e in found for s in e.statements],
        OnRecord(
            talks=talks_on_record(articles, [t for e in found for t in e.talks]),
            proposals=on_table(articles, first.proposals),
            affairs=(AffairPositions(positions=(*(p for e in found for p in e.positions), *more)),),
            told={s.id: s for e in found for s in e.statements},
        ),
    )


def much(articles: int, statements: int, *, first: date = date(2026, 1, 5)) -> tuple[list[Article], list[Statement]]:
    """As much coverage as asked for, over a quarter, with the same number of statements in each article."""
    told, said = [], []
    actors = [
        replace(VENN, id=f"actor-{n}", name=f"Orla Venn {n}", party=("velmar", "ostra")[n % 2]) for n in range(40)
    ]
    sources: list[dict[str, Any]] = [
        {"actor": actors[0]},
        {"candidates": (DASK, THE_ENVOY)},
        {"via": (Link(source=None, cue=None, actor=AGENCY),)},
    ]
    for n in range(articles):
        text = " ".join(
            f"Orla Venn said in the harbour on day {n} that the port stays closed for {k} weeks."
            for k in range(statements)
        )
        day = (first + timedelta(days=n % 90)).isoformat()
        own = article(f"a-{n}", text, day=day, outlet=f"Outlet {n % 18}", title=f"The port on day {n}")
        told.append(own)
        for k in range(statements):
            known = {"actor": actors[(n + k) % 40]} if k % 4 else sources[n % 3]
            said.append(statement(own, f"that the port stays closed for {k} weeks", source="Orla Venn", **known))
    return told, said


def page(
    articles: list[Article], statements: list[Statement], *, problems: tuple[Problem, ...] = (), **options: Any
) -> str:
    """The dossier as text."""
    return render(
        articles, statements, [VELMAR], problems, **({"title": "The harbour talks", "version": "0.1.0"} | options)
    )


def tree(text: str) -> html.HtmlElement:
    """The dossier as a tree."""
    return html.document_fromstring(text)
