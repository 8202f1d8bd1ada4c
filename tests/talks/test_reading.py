"""What holds of every talks entry, and what the two pages of shared coverage must show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pourparler.errors import VocabularyError
from pourparler.model import Article, Span, Talks, entry_id
from pourparler.sources import read
from pourparler.talks.vocabulary import read_vocabulary, vocabulary

TalksIn = Callable[[Article], tuple[Talks, ...]]
TalksOf = Callable[..., tuple[Talks, ...]]
CASES = Path(__file__).parents[1] / "cases" / "talks"

SENTENCES = [
    case["text"] for name in ("typical", "hard") for case in yaml.safe_load((CASES / f"{name}.yaml").read_text())
]
SHARED = Path(__file__).parents[3] / "shared" / "articles"
FOLDER = Path(__file__).parents[2] / "src" / "pourparler" / "talks"


def holds(talks: Talks, text: str) -> None:
    """Every span lies in the text and holds words, the id recomputes, who mediates is no side."""
    spans = [*talks.mentions, *(turn.span for turn in talks.history)]
    assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
    assert talks.id == entry_id("talks", talks.article_id, (talks.mentions[0],), talks.kind)
    assert not set(talks.parties) & set(talks.mediators)
    assert len({turn.status for turn in talks.history}) == len(talks.history)
    assert not talks.history or talks.history[-1].status == talks.status


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_every_entry_holds(talks_of: TalksOf, sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = talks_of(text)
    for talks in found:
        holds(talks, text)
    assert len({talks.id for talks in found}) == len(found)
    assert found == talks_of(text)


def test_a_day_to_come_is_never_held(talks_of: TalksOf) -> None:
    text = "After the meeting of Norway and Sweden on June 9, both will vote."
    assert all(t.status != "held" for t in talks_of(text, "2026-06-01"))


def test_a_day_gone_by_is_held(talks_of: TalksOf) -> None:
    [talks] = talks_of("Norway's talks with Sweden resumed in Geneva on May 16.", "2026-05-20")
    assert (talks.kind, talks.status) == ("meeting", "held")
    assert talks.date is not None
    assert talks.date.value == "2026-05-16"


def test_whoever_tells_of_the_talks_is_kept(talks_of: TalksOf) -> None:
    text = 'Norway\'s foreign minister said: "We called off the talks with Sweden."'
    [talks] = talks_of(text)
    assert talks.history[0].reported_by is not None


@pytest.mark.parametrize(
    ("file", "words", "wrong"),
    [
        ("nouns.yaml", "{kind: summit,", "{kind: picnic,"),
        ("turns.yaml", "  cancelled: [call off,", "  vanished: [call off,"),
        ("turns.yaml", "  cancelled: [call off,", "  cancelled: [call off, call off,"),
        ("verbs.yaml", "object: sides, prep", "object: anything, prep"),
    ],
)
def test_a_wrong_vocabulary_is_told_with_file_and_line(tmp_path: Path, file: str, words: str, wrong: str) -> None:
    for each in FOLDER.glob("*.yaml"):
        (tmp_path / each.name).write_text(each.read_text("utf-8"), encoding="utf-8")
    text = (tmp_path / file).read_text("utf-8")
    assert words in text
    (tmp_path / file).write_text(text.replace(words, wrong, 1), encoding="utf-8")
    line = text[: text.index(words)].count("\n") + 1
    with pytest.raises(VocabularyError, match=rf"{file}:{line}: "):
        read_vocabulary(tmp_path)


def test_no_word_is_talks_and_no_talks_at_once() -> None:
    assert not set(vocabulary().nouns) & vocabulary().not_talks


def page(name: str) -> Article:
    """One of the two pages."""
    path = SHARED / name
    if not path.exists():
        pytest.skip("no ../shared")
    [article] = [item for item in read([path]) if isinstance(item, Article)]
    return article


@pytest.mark.shared
def test_the_format_had_three_rounds_and_is_stalled_since_july(talks_in: TalksIn) -> None:
    article = page("kremlin-declares-openness.txt")
    found = talks_in(article)
    [istanbul] = [t for t in found if t.kind == "format" and t.venue == "Istanbul"]
    assert (istanbul.status, istanbul.rounds) == ("stalled", 3)
    assert istanbul.since is not None
    assert istanbul.since.value.endswith("-07")
    assert {"russia", "ukraine"} == set(istanbul.parties)
    for talks in found:
        holds(talks, article.text)


@pytest.mark.shared
def test_the_envoys_meeting_is_cancelled(talks_in: TalksIn) -> None:
    article = page("kremlin-declares-openness.txt")
    found = talks_in(article)
    [meeting] = [t for t in found if t.status == "cancelled"]
    assert {"ukraine", "united-states"} == set(meeting.parties)
    assert "volodymyr-zelensky" in meeting.persons
    assert meeting.venue == "Turkey"


@pytest.mark.shared
def test_the_hungary_summit_is_stalled_and_the_call_was_held(talks_in: TalksIn) -> None:
    article = page("kremlin-open-to-talks.txt")
    found = talks_in(article)
    [hungary] = [t for t in found if t.venue == "Hungary"]
    assert hungary.status == "stalled"
    assert set(hungary.parties) == {"russia", "united-states"}
    calls = [t for t in found if t.kind == "call" and "sergey-lavrov" in t.persons]
    assert [t.status for t in calls] == ["held"]
    assert any(t.kind == "summit" and t.status == "held" and t.venue == "Alaska" for t in found)
    for talks in found:
        holds(talks, article.text)


def test_spans_are_whole_words(talks_of: TalksOf) -> None:
    text = "Norway called off the summit with Sweden."
    [talks] = talks_of(text)
    assert [turn.span.of(text) for turn in talks.history] == ["called off"]
    assert talks.mentions == (Span(text.index("the summit"), text.index(" with Sweden")),)
