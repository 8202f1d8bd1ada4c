"""What holds of the events of any article: spans, ids, witnesses, merging; refusals of the vocabulary."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.door import extract
from pourparler.errors import VocabularyError
from pourparler.events.lexicon import event_lexicon, read_event_lexicon
from pourparler.events.plover import CONTEXTS, MODES
from pourparler.record.event_shape import event_from, event_json
from pourparler.record.event_validity import event_faults, event_spans

PIECES = (
    "Norway attacked Sweden.",
    "Norway will meet Sweden on Friday, its minister said.",
    "“We will not sign the treaty,” said Tarek Venn.",
    "Three soldiers were killed in the port.",
    "The talks were called off.",
    "Sweden denied that it had shelled the valley.",
    "Rain fell.",
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
def test_every_event_is_sound_and_survives_json(pieces: list[str]) -> None:
    found = extract(" ".join(pieces), published="2026-03-12")
    assert list(event_faults(found)) == []
    for event in found.events:
        assert event_from(event_json(event), article=found.article.id) == event
        assert all(span.of(found.article.text).strip() for _, span in event_spans(event))
        assert event.span.holds(event.trigger)


def test_what_is_told_inside_a_statement_has_its_witness() -> None:
    found = extract("Norway said Sweden had attacked a village.")
    (event,) = (e for e in found.events if e.type == "ASSAULT")
    assert event.reported_by == found.statements[0].id


def test_an_accusation_is_performed_by_the_statement_that_it_is() -> None:
    found = extract("Norway accused Sweden of shelling a village.")
    (event,) = found.events
    assert event.performed_by == found.statements[0].id
    assert event.reported_by is None


def test_one_happening_told_twice_is_one_event_with_a_mention() -> None:
    found = extract("Norway attacked Sweden.\n\nMany were afraid. Norway attacked Sweden.")
    (event,) = found.events
    assert len(event.mentions) == 1


def test_a_deed_dated_in_its_clause_has_the_date() -> None:
    found = extract("Norway attacked Sweden on March 3, 2026.", published="2026-03-12")
    (event,) = found.events
    assert event.date is not None
    assert event.date.value == "2026-03-03"


def test_numbers_keep_their_words() -> None:
    found = extract("Norway killed 26 soldiers.")
    (event,) = found.events
    assert [(n.span.of(found.article.text), n.value, n.unit) for n in event.numbers] == [("26", 26.0, "soldier")]


def test_every_plover_type_has_verbs() -> None:
    types = {frame.type for frames in event_lexicon().verbs.values() for _, frame in frames}
    assert len(types) == 17
    assert set(MODES) <= types
    assert len(CONTEXTS) == 37


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{type: QUARREL, words: [row]}", "'QUARREL' is not known"),
        ("{type: ASSAULT, mode: phone, words: [hit]}", "'phone' is not known"),
        ("{type: ASSAULT, words: [hit], recipient: [nobody]}", "'nobody' is not known"),
        ("{type: ASSAULT}", "'words' is missing"),
    ],
)
def test_a_wrong_frame_is_refused_with_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    with resources.as_file(resources.files("pourparler.events")) as folder:
        for name in ("classes", "nouns", "scopes"):
            shutil.copy(folder / f"{name}.yaml", tmp_path)
    (tmp_path / "verbs.yaml").write_text(f"verbs:\n  - {line}\ngroups: {{}}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=message) as refused:
        read_event_lexicon(tmp_path)
    assert "verbs.yaml:2" in str(refused.value)
