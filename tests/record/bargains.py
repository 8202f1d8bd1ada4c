"""Invented coverage with talks, proposals, positions and commitments: the harbour talks between Velmar and Ostra."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.record.dispatches import DASK, VENN, article, statement

from pourparler.model import (
    Answer,
    Article,
    Commitment,
    Evidence,
    Extraction,
    Figure,
    Position,
    Proposal,
    Span,
    Talks,
    Term,
    Turn,
    When,
)
from pourparler.record.rebase import B, own_bargaining_id

SURE = Evidence(rule="made.for-tests", version="1", confidence=0.9)


def place(of: Article, words: str) -> Span:
    """Where these words first stand."""
    start = of.text.index(words)
    return Span(start, start + len(words))


def named(entry: B) -> B:
    """The entry under the id that the rule gives it."""
    return replace(entry, id=own_bargaining_id(entry))


def position(of: Article, party: str, issue: str, stance: str, words: str, **known: Any) -> Position:
    """A position of the article, its words given as such."""
    text = place(of, words)
    return named(
        Position(
            id="",
            article_id=of.id,
            party=party,
            issue=issue,
            stance=stance,
            text=text,
            evidence=SURE,
            **known,  # type: ignore[arg-type]
        )
    )


def second_round(of: Article, status: str, words: str, **known: Any) -> Talks:
    """The second round of the Quay talks as the article tells of it: these words say how it stands."""
    return named(
        Talks(
            id="",
            article_id=of.id,
            name="second round of the Quay talks",
            kind="round",
            status=status,  # type: ignore[arg-type]
            mentions=(place(of, "second round of the Quay talks"),),
            evidence=SURE,
            parties=("ostra", "velmar"),
            venue="Quay",
            rounds=2,
            history=(Turn(status=status, span=place(of, words)),),  # type: ignore[arg-type]
            **known,
        )
    )


def planned() -> Extraction:
    """A round is planned; a plan is on the table; each side says where it stands."""
    told = article(
        "lantern-8",
        "A second round of the Quay talks is planned for 20 March. Ostra's plan would oblige Velmar to reopen the "
        "harbour. Orla Venn said Velmar would never reopen the harbour. Ilo Dask said Ostra would withdraw 200 men by "
        "1 April, only if the mines are cleared.",
        day="2026-03-13",
        title="Second Quay round planned",
    )
    never = statement(told, "Velmar would never reopen the harbour", source="Orla Venn", cue="said", actor=VENN)
    offer = statement(told, "Ostra would withdraw 200 men by 1 April", source="Ilo Dask", cue="said", actor=DASK)
    planned_for = When(value="2026-03-20", precision="day", span=place(told, "20 March"))
    round_ = second_round(told, "planned", "is planned for 20 March", mediators=("sembara",), date=planned_for)
    plan = Proposal(
        id="",
        article_id=told.id,
        name="Ostra's plan",
        mentions=(place(told, "Ostra's plan"),),
        evidence=SURE,
        author=("ostra",),
        publication="reported",
        terms=(
            Term(issue="borders-and-transit", text=place(told, "oblige Velmar to reopen the harbour"),
                 obliged=("velmar",), beneficiary=("ostra",)),
        ),
        answers=(
            Answer(party="velmar", answer="rejects", text=place(told, "Velmar would never reopen the harbour"), term=0,
                   statement=never.id),
        ),
    )  # fmt: skip
    return Extraction(
        article=told,
        statements=(never, offer),
        talks=(round_,),
        proposals=(named(plan),),
        positions=(
            position(
                told, "velmar", "borders-and-transit", "rules-out", "Velmar would never reopen the harbour",
                by="orla-venn", statement=never.id,
            ),
            position(
                told, "ostra", "withdrawal", "conditional", "withdraw 200 men", by="ilo-dask", statement=offer.id,
                condition=place(told, "only if the mines are cleared"),
                figure=Figure(value=200, unit="men", span=place(told, "200")),
            ),
        ),
        commitments=(
            named(
                Commitment(
                    id="", article_id=told.id, party=("ostra",), text=place(told, "withdraw 200 men"), evidence=SURE,
                    issue="withdrawal", statement=offer.id,
                    due=When(value="2026-04-01", precision="day", span=place(told, "1 April")),
                )
            ),
        ),
    )  # fmt: skip


def called_off() -> Extraction:
    """Later, another outlet: the round is called off, and a side softens."""
    told = article(
        "courier-8",
        "The second round of the Quay talks was called off. Orla Venn said Velmar could reopen the harbour in spring.",
        day="2026-03-19",
        outlet="Harbour Courier",
        title="Quay round called off",
    )
    said = statement(told, "Velmar could reopen the harbour in spring", source="Orla Venn", cue="said", actor=VENN)
    round_ = second_round(told, "cancelled", "was called off")
    return Extraction(
        article=told,
        statements=(said,),
        talks=(round_,),
        positions=(
            position(
                told, "velmar", "borders-and-transit", "offers", "Velmar could reopen the harbour in spring",
                by="orla-venn", statement=said.id,
            ),
        ),
    )  # fmt: skip
