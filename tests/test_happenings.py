"""In: corpus/events.jsonl and corpus/deeds. Out: proof that each event stands on its words, and of what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from corpus.happenings import EVENTS, SECOND, agreement, counts, labelled, marked, told


def test_every_event_stands_on_words_of_its_text() -> None:
    texts, again = list(told()), list(labelled(SECOND))
    assert len(texts) > 150
    assert len(again) > 15
    for one in (*texts, *again):
        starts = [found.trigger[0] for found in one.happenings]
        assert starts == sorted(set(starts)), one.name
        for found in one.happenings:
            for start, end in (found.trigger, *found.actors, *found.recipients):
                words = one.text[start:end]
                assert words == words.strip() != "", f"{one.name}: {words!r}"


def test_a_labelling_agrees_with_itself_and_less_with_another(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in EVENTS.read_text(encoding="utf-8").splitlines()[:2]]
    once, half = tmp_path / "once.jsonl", tmp_path / "half.jsonl"
    once.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert {round(agreement(once, once)[name], 6) for name in ("F1", "type", "status", "actors", "recipients")} == {1.0}
    first, other = rows[0]["events"][0], "REJECT" if rows[0]["events"][0]["type"] != "REJECT" else "AGREE"
    half.write_text(json.dumps(rows[0] | {"events": [first | {"type": other}]}), encoding="utf-8")
    found = agreement(once, half)
    n = len(rows[0]["events"])
    assert (found["first"], found["second"], found["type"], found["status"]) == (n, 1, 0.0, 1.0)
    assert found["F1"] == pytest.approx(2 / (n + 1))


def test_a_mark_is_taken_out_of_the_text() -> None:
    one = marked("Orsk [[shelled|ASSAULT|happened]] Karst and [[will meet|AGREE|planned]] nobody.", "a.txt")
    assert one.text == "Orsk shelled Karst and will meet nobody."
    assert [(one.text[slice(*found.trigger)], found.type, found.status) for found in one.happenings] == [
        ("shelled", "ASSAULT", "happened"),
        ("will meet", "AGREE", "planned"),
    ]
    assert counts([one])["type"] == {"ASSAULT": 1, "AGREE": 1}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Orsk [[shelled|BLOW|happened]] Karst.", "'shelled' has type 'BLOW'"),
        ("Orsk [[shelled|ASSAULT|past]] Karst.", "status 'past'"),
        ("Orsk [[shelled|ASSAULT]] Karst.", "brackets that are no mark"),
    ],
)
def test_what_is_no_mark_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        marked(text, "a.txt")


def test_other_words_are_refused(tmp_path: Path) -> None:
    row = json.loads(EVENTS.read_text(encoding="utf-8").splitlines()[0])
    row["events"][0]["words"] += "x"
    (tmp_path / "events.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(ValueError, match="stands at"):
        list(told(tmp_path / "events.jsonl", tmp_path))
