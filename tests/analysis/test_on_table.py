"""Proposals joined across articles: which are one, which terms are one, and who answered what as of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pourparler.analysis.proposals import OnTable, on_table
from pourparler.model import (
    Answer,
    AnswerKind,
    Article,
    Evidence,
    Position,
    Proposal,
    Published,
    Span,
    Stance,
    Term,
    position_id,
    proposal_id,
)

SURE = Evidence(rule="proposal.opens", version="1", confidence=0.9)


def article(name: str, text: str, day: str) -> Article:
    published = Published(value=day, precision="day", origin="given")
    return Article(id=name, text=text, blocks=(), published=published)


def proposal(of: Article, name: str, **parts: Any) -> Proposal:
    start = of.text.index(name)
    mentions = (Span(start, start + len(name)),)
    return Proposal(
        id=proposal_id(of.id, mentions), article_id=of.id, name=name, mentions=mentions, evidence=SURE, **parts
    )


def words(of: Article, told: str) -> Span:
    start = of.text.index(told)
    return Span(start, start + len(told))


def answer(of: Article, told: str, party: str, kind: AnswerKind, term: int | None = None) -> Answer:
    return Answer(party=party, answer=kind, text=words(of, told), term=term)


LEAK = article("a-1", "The Orskan plan would have Velland leave the delta. Velland spurned it.", "2026-03-01")
LATER = article("a-2", "Velland will study the Orskan plan, by which Velland would quit the delta.", "2026-03-09")
OTHER = article("a-3", "Velland sent its counter-proposal.", "2026-03-12")
FIRST = proposal(
    LEAK,
    "Orskan plan",
    author=("orsk",),
    publication="leaked",
    terms=(Term(issue="withdrawal", text=words(LEAK, "Velland leave the delta"), obliged=("velland",)),),
    answers=(answer(LEAK, "Velland spurned it", "velland", "rejects"),),
)
SECOND = proposal(
    LATER,
    "Orskan plan",
    author=("orsk",),
    terms=(Term(issue="withdrawal", text=words(LATER, "Velland would quit the delta"), obliged=("velland",)),),
    answers=(
        answer(LATER, "Velland will study the Orskan plan", "velland", "open"),
        answer(LATER, "Velland will study", "velland", "open", 0),
    ),
)
THIRD = proposal(OTHER, "counter-proposal", author=("velland",), answers_to="Orskan plan")
ARTICLES, PROPOSALS = (LEAK, LATER, OTHER), (THIRD, SECOND, FIRST)


def table(as_of: date | None = None) -> tuple[OnTable, ...]:
    return on_table(ARTICLES, PROPOSALS, as_of=as_of)


def test_one_author_and_name_are_one_proposal_and_a_counter_proposal_is_another() -> None:
    assert [(each.name, [t.place.article_id for t in each.tellings]) for each in table()] == [
        ("Orskan plan", ["a-1", "a-2"]),
        ("counter-proposal", ["a-3"]),
    ]
    assert table()[0].publication == "leaked"
    assert table()[1].answers_to == "Orskan plan"


def test_two_tellings_of_a_term_are_one_line_with_both_places() -> None:
    (line,) = table()[0].lines
    assert (line.issue, line.obliged, [place.article_id for place in line.told]) == (
        "withdrawal",
        ("velland",),
        ["a-1", "a-2"],
    )
    assert line.answers["velland"].answer == "open"


def test_the_last_answer_counts_and_the_earlier_stay() -> None:
    cell = table()[0].whole.answers["velland"]
    assert cell.answer == "open"
    assert [(kind, place.day) for kind, place in cell.history] == [
        ("rejects", date(2026, 3, 1)),
        ("open", date(2026, 3, 9)),
    ]
    assert table()[0].parties == ("velland",)


def test_as_of_a_day_only_what_was_published_by_then_is_known() -> None:
    (early,) = table(date(2026, 3, 5))
    assert early.whole.answers["velland"].answer == "rejects"
    assert table(date(2026, 2, 1)) == ()


def test_the_order_of_what_is_given_does_not_matter() -> None:
    assert on_table(reversed(ARTICLES), reversed(PROPOSALS)) == table()


def test_plans_of_one_author_for_other_sides_are_two() -> None:
    here = article("a-4", "The Orskan plan would have Lund pay.", "2026-03-10")
    far = proposal(
        here, "plan", author=("orsk",), terms=(Term(issue=None, text=words(here, "Lund pay"), obliged=("lund",)),)
    )
    assert len(on_table([LEAK, here], [FIRST, far])) == 2


def test_a_proposal_long_after_is_another() -> None:
    late = article("a-5", "The Orskan plan is back.", "2026-11-01")
    assert len(on_table([LEAK, late], [FIRST, proposal(late, "Orskan plan", author=("orsk",))])) == 2


def position(of: Article, told: str, party: str, stance: Stance) -> Position:
    text = words(of, told)
    name = position_id(of.id, text, party=party, issue="withdrawal")
    return Position(id=name, article_id=of.id, party=party, issue="withdrawal", stance=stance, text=text, evidence=SURE)


def test_a_position_in_the_words_of_a_term_answers_it() -> None:
    said = article(
        "a-6", "Velland will not leave the delta. Orsk would leave the delta any day. Velland is calm.", "2026-03-20"
    )
    found = [
        position(said, "Velland will not leave the delta", "velland", "rejects"),
        position(said, "Orsk would leave the delta", "orsk", "open"),
        position(said, "Velland is calm", "velland", "open"),
    ]
    (line,) = on_table([LEAK, said], [FIRST], found)[0].lines
    assert {side: cell.answer for side, cell in line.answers.items()} == {"velland": "rejects"}


def test_a_position_before_the_proposal_is_no_answer() -> None:
    said = article("a-7", "Velland will not leave the delta.", "2026-02-20")
    (line,) = on_table([LEAK, said], [FIRST], [position(said, "will not leave the delta", "velland", "rejects")])[
        0
    ].lines
    assert line.answers == {}


def test_a_proposal_of_an_unknown_article_is_an_error() -> None:
    with pytest.raises(KeyError):
        on_table([LEAK], [THIRD])
