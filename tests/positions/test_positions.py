"""The cases of tests/cases/positions: every position of a text, each with the parts that the case names."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case_files import parameters
from tests.positions.reading import read_so_far

from pourparler.model import Commitment, Position, position_id
from pourparler.positions.figures import number_of
from pourparler.positions.positions import read_positions

Found = tuple[tuple[Position, ...], tuple[Commitment, ...]]


def read(text: str, published: str | None = None) -> Found:
    """The positions and commitments of a text of one paragraph."""
    return read_positions(*read_so_far(text, published))


def shown(position: Position, wanted: dict[str, Any], text: str) -> dict[str, Any]:
    """The parts of a position that a case names, as it names them."""
    figure = position.figure
    parts = {
        "party": position.party,
        "issue": position.issue,
        "stance": position.stance,
        "by": position.by,
        "text": position.text.of(text),
        "condition": position.condition.of(text) if position.condition else None,
        "toward": list(position.toward),
        "figure": [figure.value, figure.unit, figure.bound] if figure else None,
    }
    return {name: parts[name] for name in wanted}


@pytest.mark.parametrize("case", parameters("positions", "typical", "hard", "negative", "known-failures"))
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = sorted(read(text)[0], key=lambda p: (p.text.start, p.party, p.issue))
    assert len(found) == len(case["expected"]), [(p.party, p.issue, p.stance, p.text.of(text)) for p in found]
    for position, wanted in zip(found, case["expected"], strict=True):
        assert shown(position, wanted, text) == wanted


def test_told_twice_counts_once() -> None:
    text = "Orrund ruled out foreign monitors on Monday. Orrund ruled out foreign monitors again on Friday."
    assert [p.text.of(text) for p in read(text)[0]] == ["ruled out foreign monitors"]


def test_position_leads_to_its_words_and_statement() -> None:
    text = 'Farrukh Denisar said: "We will never lift the sanctions." He left.'
    (position,) = read(text, "2026-04-14")[0]
    assert position.id == position_id("a-1", position.text, party="orrund", issue="sanctions-and-assets")
    assert position.statement is not None
    assert position.by == "farrukh-denisar"
    assert position.date is not None
    assert position.date.value == "2026-04-14"
    assert position.text.of(text) in text


@pytest.mark.parametrize(
    ("text", "party", "due"),
    [
        ("Orrund promised to release 40 prisoners by April 22.", ("orrund",), "2026-04-22"),
        ("Kessary and Orrund agreed to exchange prisoners within 10 days.", ("kessary", "orrund"), "2026-04-28"),
        ("Kessary and Orrund agreed to exchange all prisoners.", ("kessary", "orrund"), None),
        ("Orrund is to release 40 prisoners on April 22.", ("orrund",), "2026-04-22"),
        ("Kessary is due to withdraw its troops by April 30.", ("kessary",), "2026-04-30"),
        ("Orrund has until May 2 to admit inspectors.", ("orrund",), "2026-05-02"),
        ("Orrund's pledge to withdraw its troops by April 30 was noted.", ("orrund",), "2026-04-30"),
        ("Kessary has given a commitment to free 40 prisoners by May 2.", ("kessary",), "2026-05-02"),
        ("Orrund has set itself a deadline of May 2 to lift the blockade.", ("orrund",), "2026-05-02"),
        ("Kessary has ten days to release 40 prisoners.", ("kessary",), "2026-04-28"),
        ("Under the ceasefire, Orrund must withdraw its troops by April 30.", ("orrund",), "2026-04-30"),
        ("Orrund promised that sanctions would be lifted within two years.", ("orrund",), "2028-04-17"),
    ],
)
def test_commitment(text: str, party: tuple[str, ...], due: str | None) -> None:
    (made,) = read(text, "2026-04-18")[1]
    assert (made.party, made.due.value if made.due else None) == (party, due)


@pytest.mark.parametrize(
    "text",
    ["Orrund hopes to release 40 prisoners by April 22.", "Orrund released 40 prisoners on April 2.",
     "Orrund did not promise to release prisoners by April 22.", "Orrund vowed to attack the port by April 22.",
     "Orrund is to host talks on prisoners on April 22.", "Orrund is not due to release prisoners until April 22.",
     "Orrund must withdraw its troops by April 30.", "Orrund gave no promise to free prisoners by April 30.",
     "Orrund has broken its word on the prisoners since April 2.",
     "Orrund was to release 40 prisoners on April 2.",
     "Orrund is due to attack the port by April 22."],
)  # fmt: skip
def test_no_commitment(text: str) -> None:
    assert read(text, "2026-04-18")[1] == ()


def test_two_promises_with_days_of_their_own_are_two() -> None:
    text = "Orrund pledged that it would free 40 prisoners by April 30 and that the port would be opened by May 10."
    assert [made.due.value for made in read(text, "2026-04-18")[1] if made.due] == ["2026-04-30", "2026-05-10"]


@given(st.integers(min_value=0, max_value=99_999_999))
def test_a_number_in_figures_is_itself(number: int) -> None:
    assert number_of([f"{number:,}"]) == float(number)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Orrund", "wants", "refuses", "to", "the", "sanctions", "only if", ".", '"', "we"])))
def test_any_words_are_read_without_failing(words: list[str]) -> None:
    text = " ".join(words) or "Orrund"
    for position in read(text)[0]:
        assert 0 <= position.text.start < position.text.end <= len(text)
