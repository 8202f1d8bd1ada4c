"""The cases of tests/cases/proposals: the proposals of a text, each with the parts that the case names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case_files import parameters
from tests.positions.reading import read_so_far

from pourparler.errors import VocabularyError
from pourparler.model import Answer, Proposal, Span, Term
from pourparler.positions.proposals import read_proposals
from pourparler.positions.proposals_words import NAMING, read_answers, read_lists, read_terms


def proposals_of(text: str) -> tuple[Proposal, ...]:
    """The proposals of a text of one paragraph."""
    return read_proposals(*read_so_far(text))


def shown(entry: Proposal | Term | Answer, wanted: dict[str, Any], text: str) -> dict[str, Any]:
    """The parts of an entry that a case names, as it names them."""
    found: dict[str, Any] = {}
    for part, value in wanted.items():
        held = getattr(entry, part)
        if part in ("terms", "answers"):
            inner = value if len(value) == len(held) else [{"text": None}] * len(held)
            found[part] = [shown(each, w, text) for each, w in zip(held, inner, strict=True)]
        else:
            found[part] = held.of(text) if isinstance(held, Span) else list(held) if isinstance(held, tuple) else held
    return found


@pytest.mark.parametrize("case", parameters("proposals", "typical", "hard", "negative", "known-failures"))
def test_case(case: dict[str, Any]) -> None:
    text, found = case["text"], proposals_of(case["text"])
    assert len(found) == len(case["expected"]), [(p.name, [t.text.of(text) for t in p.terms]) for p in found]
    for proposal, wanted in zip(found, case["expected"], strict=True):
        assert shown(proposal, wanted, text) == wanted


SENTENCES = [case.values[0]["text"] for case in parameters("proposals", "typical", "hard", "negative")]


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_every_part_stands_in_the_text_and_nothing_depends_on_the_run(chosen: list[str]) -> None:
    text = " ".join(chosen)
    found = proposals_of(text)
    assert found == proposals_of(text)
    for proposal in found:
        spans = [*proposal.mentions, *(t.text for t in proposal.terms), *(a.text for a in proposal.answers)]
        assert all(span.end <= len(text) and span.of(text).strip() == span.of(text) for span in spans)
        assert list(proposal.mentions) == sorted(proposal.mentions)
        assert not set(proposal.recipients) & set(proposal.unseen)
    assert len({proposal.id for proposal in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("opens: [plan]\n", "is missing"),
        ("opens: [plan]\nodd: [plan]\n", "unknown field 'odd'"),
    ],
)
def test_a_wrong_list_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "proposals.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(VocabularyError, match=rf"proposals.yaml:\d+: .*{message}"):
        read_lists(path, NAMING)


def test_terms_without_their_prepositions_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text("holds: [include]\n", "utf-8")
    with pytest.raises(VocabularyError, match=r"terms.yaml:1: the field 'with' is missing"):
        read_terms(path)


def test_an_unknown_answer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("accepts: {verbs: [accept]}\nrejects: {verbs: [reject]}\napplauds: {verbs: [clap]}\n", "utf-8")
    with pytest.raises(VocabularyError, match=r"answers.yaml:3: unknown field 'applauds'"):
        read_answers(path)
