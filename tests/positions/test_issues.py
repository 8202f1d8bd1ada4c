"""The tree of issues: its words, its exceptions, files that extend it, and files that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparler.errors import VocabularyError
from pourparler.positions import issue_of, issue_tree, load_issues

LISTED = [
    "territory",
    "sovereignty-and-recognition",
    "security-guarantees",
    "alliance-and-neutrality",
    "armed-forces-and-weapons",
    "ceasefire-and-monitoring",
    "withdrawal",
    "prisoners-and-hostages",
    "humanitarian-access",
    "sanctions-and-assets",
    "reparations-and-reconstruction",
    "accountability",
    "language-religion-and-culture",
    "nuclear-matters",
    "energy-and-infrastructure",
    "elections-and-governance",
    "refugees",
    "borders-and-transit",
    "trade-and-tariffs",
    "wages-and-work",
    "format-and-mediators",
    "meeting-of-leaders",
    "sequencing",
]


def test_every_issue_is_there_with_a_gloss() -> None:
    assert sorted(issue_tree().issues) == sorted(LISTED)
    assert all(issue.gloss for issue in issue_tree().issues.values())


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("an end to all hostilities", "ceasefire-and-monitoring"),
        ("the handing over of every captive", "prisoners-and-hostages"),
        ("lower tariffs on wool", "trade-and-tariffs"),
        ("a pay rise of four percent", "wages-and-work"),
        ("inspectors at the reactor", "nuclear-matters"),
        ("aid convoys into the valley", "humanitarian-access"),
        ("a tribunal for war crimes", "accountability"),
        ("end the Orsk war", "ceasefire-and-monitoring"),
        ("a fine morning", None),
    ],
)
def test_words_tell_an_issue(words: str, issue: str | None) -> None:
    assert issue_of(words) == issue


@pytest.mark.parametrize(
    ("words", "issue"),
    [("a strike on the bridge", "wages-and-work"), ("the union of dockers and its trade unions", "trade-and-tariffs"),
     ("military aid", "humanitarian-access"), ("a trade war", "ceasefire-and-monitoring")],
)  # fmt: skip
def test_words_in_another_sense_do_not(words: str, issue: str) -> None:
    assert issue_of(words) != issue


def test_a_file_adds_words_and_narrower_issues(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "issues:\n  territory:\n    words: [lighthouse]\n    children:\n      rock:\n        gloss: the rock\n"
        "        words: [skerry]\n",
        encoding="utf-8",
    )
    tree = load_issues(mine)
    assert issue_of("the lighthouse", tree) == "territory"
    assert issue_of("the skerry", tree) == "rock"
    assert tree.within("rock", "territory")
    assert not tree.within("territory", "rock")
    assert issue_of("the lighthouse") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("issues:\n  new-thing:\n    words: [thing]\n", ":3: the issue 'new-thing' is new and needs a gloss"),
        ("issues:\n  territory:\n    wrds: [x]\n", ":3: unknown field 'wrds'"),
        ("issues:\n  Not A Slug:\n    gloss: x\n", "is no slug"),
        ("matters: []\n", "unknown field 'matters'"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=message):
        load_issues(path)
