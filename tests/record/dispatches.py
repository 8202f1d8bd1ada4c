"""Invented coverage for the tests of the record: the harbour talks between Velmar and Ostra."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pourparler.model import (
    Actor,
    Addressee,
    Article,
    Block,
    Evidence,
    Extraction,
    Fact,
    Link,
    Published,
    Span,
    Statement,
    When,
)
from pourparler.record.rebase import own_id

VENN = Actor(id="orla-venn", name="Orla Venn", kind="person", party="velmar", office="foreign minister")
VENN_LATER = Actor(id="orla-venn", name="Orla Venn", kind="person", party="velmar", office="prime minister")
DASK = Actor(id="ilo-dask", name="Ilo Dask", kind="person", party="ostra", office="envoy")
THE_ENVOY = Actor(id="envoy-of-ostra", name="the envoy", kind="office", party="ostra")
AGENCY = Actor(id="coast-agency", name="Coast Agency", kind="outlet")
VELMAR = Actor(id="velmar", name="Velmar", kind="state", party="velmar")


def article(
    id: str, text: str, *, day: str | None = "2026-03-13", outlet: str | None = "The Lantern", title: str | None = None
) -> Article:
    """An article of one paragraph."""
    return Article(
        id=id,
        text=text,
        blocks=(Block(span=Span(0, len(text)), role="body"),) if text else (),
        outlet=Fact(value=outlet, origin="given") if outlet else None,
        title=Fact(value=title, origin="given") if title else None,
        published=Published(value=day, precision="day", origin="given") if day else None,
    )


def statement(of: Article, content: str | tuple[str, ...], **known: Any) -> Statement:
    """A statement of the article; source, cue and content are given as their words."""
    contents = (content,) if isinstance(content, str) else content
    found = Statement(
        id="",
        article_id=of.id,
        source=_place(of, known.pop("source", None)),
        cue=_place(of, known.pop("cue", None)),
        content=tuple(filter(None, (_place(of, words) for words in contents))),
        **({"kind": "speech", "form": "indirect", "act": "inform", "polarity": "asserted", "place": "body"} | known),
        **({} if "evidence" in known else {"evidence": Evidence(rule="said.after", version="1", confidence=0.9)}),
    )
    return replace(found, id=own_id(found))


def _place(of: Article, words: str | None) -> Span | None:
    if words is None:
        return None
    start = of.text.index(words)
    return Span(start, start + len(words))


def first_dispatch() -> Extraction:
    """Four statements: a demand to Velmar, one through an agency, one inside another, one that repeats."""
    told = article(
        "lantern-1",
        "Envoy Ilo Dask demanded on Friday that Velmar reopen the harbour. Coast Agency quoted minister Orla Venn as "
        "saying: the port stays closed, because the envoy said that mines remain. The harbour must reopen, said Dask.",
        title="Ostra demands an open harbour",
    )
    demand = statement(
        told,
        "that Velmar reopen the harbour",
        source="Envoy Ilo Dask",
        cue="demanded",
        act="demand",
        acts=("demand", "inform"),
        actor=DASK,
        addressee=Addressee(span=Span(39, 45), actor=VELMAR),
        uttered=When(value="2026-03-13", precision="day", span=Span(24, 33)),
    )
    quoted = statement(
        told,
        ("the port stays closed", "because the envoy said that mines remain"),
        source="minister Orla Venn",
        cue="saying",
        form="mixed",
        act="reject",
        actor=VENN,
        via=(Link(source=_place(told, "Coast Agency"), cue=_place(told, "quoted"), actor=AGENCY),),
    )
    nested = statement(
        told, "that mines remain", source="the envoy", cue="said", candidates=(DASK, THE_ENVOY), inside=quoted.id
    )
    again = statement(told, "The harbour must reopen", cue=", said", act="demand", actor=DASK, repeats=demand.id)
    return Extraction(article=told, statements=(demand, quoted, nested, again))


def second_dispatch() -> Extraction:
    """A later article of another outlet: an attitude and a promise."""
    told = article(
        "courier-1",
        "Prime minister Orla Venn promised a timetable. She hopes for a calm spring. The envoy welcomed it.",
        day="2026-04-02",
        outlet="Harbour Courier",
    )
    promise = statement(
        told, "a timetable", source="Prime minister Orla Venn", cue="promised", act="promise", actor=VENN_LATER
    )
    hope = statement(told, "for a calm spring", source="She", cue="hopes", kind="attitude", actor=VENN_LATER)
    welcome = statement(told, "it", source="The envoy", cue="welcomed", act="accept", actor=THE_ENVOY)
    return Extraction(article=told, statements=(promise, hope, welcome))


def undated_dispatch() -> Extraction:
    """An article without a date, by no known outlet."""
    told = article("x-1", "Talks on the harbour will resume, officials said.", day=None, outlet=None)
    return Extraction(
        article=told, statements=(statement(told, "Talks on the harbour will resume", source="officials", cue="said"),)
    )


def whole_coverage() -> tuple[Extraction, ...]:
    """The three dispatches, in no particular order."""
    return second_dispatch(), undated_dispatch(), first_dispatch()
