"""What a record holds, its outlets, and who spoke."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.dispatches import DASK, THE_ENVOY, VENN, VENN_LATER, article, statement, whole_coverage
from tests.record.strategies import extractions

from pourparler.analysis import SourceKind, counted, holdings, outlets, source_kind, speaker_groups, words
from pourparler.model import Actor, Article, Extraction, Published, Statement

OFFICIAL = Actor(id="anonymous-official", name="an official", kind="anonymous")
SAID = article("a-1", "The envoy said that mines remain.")


def every() -> tuple[list[Article], list[Statement]]:
    coverage = whole_coverage()
    return [e.article for e in coverage], [s for e in coverage for s in e.statements]


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        ("named", {"source": "The envoy", "actor": DASK}),
        ("anonymous", {"source": "The envoy", "actor": OFFICIAL}),
        ("ambiguous", {"source": "The envoy", "candidates": (DASK, THE_ENVOY)}),
        ("unresolved", {"source": "The envoy"}),
        ("unstated", {}),
    ],
)
def test_what_is_known_of_a_source(kind: SourceKind, known: dict[str, object]) -> None:
    assert source_kind(statement(SAID, "that mines remain", **known)) == kind


def test_holdings_count_once_and_say_what_is_missing() -> None:
    articles, statements = every()
    articles[0] = replace(
        articles[0],
        published=Published(
            value="2026-04-02",
            precision="day",
            origin="meta",
            others=(Published(value="2026-04-01", precision="day", origin="dateline"),),
        ),
    )
    found = holdings(articles, statements)
    assert (found.articles, found.outlets, found.first, found.last) == (3, 2, "2026-03-13", "2026-04-02")
    assert (found.statements, found.repeated, found.chained, found.uttered) == (7, 1, 1, 1)
    assert (found.undated, found.contested) == (("x-1",), ("courier-1",))
    assert dict(found.sources) == {"named": 5, "anonymous": 0, "ambiguous": 1, "unresolved": 1, "unstated": 0}
    assert dict(found.kinds) == {"speech": 6, "writing": 0, "attitude": 1}
    assert found.actors == 3


def test_an_empty_record_has_holdings() -> None:
    found = holdings([], [])
    assert (found.articles, found.first, found.share("named")) == (0, None, 0.0)


def test_outlets_with_the_unknown_one_last() -> None:
    found = outlets(*every())
    assert [(o.name, o.articles, o.statements) for o in found] == [
        ("Harbour Courier", 1, 3),
        ("The Lantern", 1, 3),
        (None, 1, 1),
    ]
    assert (found[1].form("mixed"), found[1].source("ambiguous"), found[1].chained) == (1, 1, 1)


def test_speakers_by_side_and_none_chosen_among_candidates() -> None:
    found = {(group.kind, group.party): group for group in speaker_groups(*every())}
    assert set(found) == {("party", "velmar"), ("party", "ostra"), ("ambiguous", None), ("unresolved", None)}
    (venn,) = found["party", "velmar"].speakers
    assert venn.offices == (VENN.office, VENN_LATER.office)
    assert dict(venn.names) == {"minister Orla Venn": 1, "Prime minister Orla Venn": 1, "She": 1}
    assert [s.name for s in found["ambiguous", None].speakers] == ["either Ilo Dask or the envoy"]


def test_words_are_shortened_between_words() -> None:
    whole = words(statement(SAID, "The envoy said that mines remain"), SAID.text)
    short = words(statement(SAID, "The envoy said that mines remain"), SAID.text, limit=22)
    assert short == "The envoy said that …"
    assert words(statement(SAID, "The envoy said that mines remain"), SAID.text, limit=len(whole)) == whole


@given(st.lists(extractions(), max_size=3, unique_by=lambda e: e.article.id))
def test_every_counted_statement_stands_under_one_speaker_and_one_outlet(coverage: list[Extraction]) -> None:
    articles, statements = [e.article for e in coverage], [s for e in coverage for s in e.statements]
    filed = [s.id for g in speaker_groups(articles, statements) for speaker in g.speakers for s in speaker.statements]
    assert sorted(filed) == sorted(s.id for s in counted(statements))
    assert sum(o.statements for o in outlets(articles, statements)) == len(filed)
    found = holdings(articles, statements)
    for sums in (found.sources, found.forms, found.kinds, found.polarities):
        assert sum(count for _, count in sums) == found.statements
