"""What every backend promises: kept whole, kept once, found again in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.record.dispatches import (
    AGENCY,
    DASK,
    THE_ENVOY,
    VELMAR,
    VENN_LATER,
    article,
    first_dispatch,
    second_dispatch,
    statement,
    undated_dispatch,
    whole_coverage,
)
from tests.record.strategies import extractions

from pourparler.errors import RecordError
from pourparler.model import Extraction, Span, digest
from pourparler.problems import Problem
from pourparler.record import EVERY_KIND, Filter, Outcome, Store, open_store, rebased
from pourparler.record.rebase import own_id


@pytest.fixture
def filled(store: Store) -> Store:
    for extraction in whole_coverage():
        assert store.add(extraction).outcome is Outcome.NEW
    return store


def ids(store: Store, **asked: object) -> list[str]:
    return [a.id for a in store.articles(Filter(**asked))]  # type: ignore[arg-type]


def contents(store: Store, **asked: object) -> list[str]:
    """The words of the statements asked for, sliced from the article as kept."""
    found = list(store.statements(Filter(**asked)))  # type: ignore[arg-type]
    texts = {a.id: a.text for a in store.articles()}
    return [" … ".join(span.of(texts[s.article_id]) for span in s.content) for s in found]


# Round trips


@given(extraction=extractions())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_added_is_read_back(extraction: Extraction) -> None:
    with open_store(":memory:") as store:
        added = store.add(extraction)
        assert added.outcome is Outcome.NEW
        assert store.extraction(extraction.article.id) == extraction
        assert list(store.statements(Filter(kinds=EVERY_KIND, actor=None))) == sorted(
            extraction.statements,
            key=lambda s: (min(p.start for p in (s.source, s.cue, *s.content) if p), extraction.statements.index(s)),
        )


def test_a_closed_record_is_read_back(place: str) -> None:
    with open_store(place) as store:
        for extraction in whole_coverage():
            store.add(extraction)
    with open_store(place, create=False) as store:
        assert [store.extraction(e.article.id) for e in whole_coverage()] == list(whole_coverage())
        assert store.extraction("nobody-wrote-this") is None


@given(extraction=extractions(), id=extractions().map(lambda e: e.article.id))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rebased_there_and_back_is_the_same(extraction: Extraction, id: str) -> None:
    moved = rebased(extraction, id)
    assert {s.article_id for s in moved.statements} <= {id}
    assert all(s.id == own_id(s) for s in moved.statements)
    assert rebased(moved, extraction.article.id) == extraction


# Kept once, never lost


def test_reading_the_same_coverage_twice_adds_nothing(filled: Store) -> None:
    before, held = filled.counts(), list(filled.extractions())
    for extraction in whole_coverage():
        assert filled.add(extraction).outcome is Outcome.KNOWN
    assert filled.counts() == before
    assert list(filled.extractions()) == held


def test_again_replaces_the_findings_of_that_article_only(filled: Store) -> None:
    first = first_dispatch()
    fewer = replace(first, statements=first.statements[:1], problems=(Problem(source="lantern-1", message="short"),))
    assert filled.add(fewer, again=True).outcome is Outcome.AGAIN
    assert filled.extraction("lantern-1") == fewer
    assert filled.extraction("courier-1") == second_dispatch()
    assert list(filled.problems()) == [*fewer.problems]
    assert filled.actor("coast-agency") is None, "an actor nobody names any more is not listed"
    assert not list(filled.search("mines")), "the words of findings that were replaced are not found"
    assert filled.add(first, again=True).outcome is Outcome.AGAIN
    assert filled.extraction("lantern-1") == first


def test_another_text_under_a_given_id_is_kept_beside_the_first(store: Store) -> None:
    first = first_dispatch()
    other_text = "The harbour reopened, Ilo Dask said."
    told = article("lantern-1", other_text)
    other = Extraction(article=told, statements=(statement(told, "The harbour reopened", actor=DASK),))
    store.add(first)
    added = store.add(other)
    derived = "lantern-1~" + digest(other_text)[:8]
    assert (added.outcome, added.article_id) == (Outcome.CONFLICT, derived)
    assert [p.source for p in added.problems] == ["lantern-1"]
    assert derived in added.problems[0].message
    assert store.extraction("lantern-1") == first
    kept = store.extraction(derived)
    assert kept is not None
    assert kept == replace(rebased(other, derived), problems=added.problems)
    assert list(store.problems()) == list(added.problems)
    assert store.add(other).outcome is Outcome.KNOWN
    assert store.add(other).article_id == derived
    assert store.add(other, again=True).outcome is Outcome.AGAIN
    assert store.counts().articles == 2


def test_findings_that_break_a_rule_are_refused_and_the_rest_goes_on(store: Store) -> None:
    first = first_dispatch()
    beyond = replace(first.statements[0], content=(Span(5000, 5010),))
    broken = [
        replace(first, statements=(replace(beyond, id=own_id(beyond)),)),
        replace(first, statements=(replace(first.statements[0], id="s-0000000000000000"),)),
        replace(first, statements=(first.statements[2],)),  # inside a statement that is not there
        replace(first, statements=first.statements[:1] * 2),
        replace(first, statements=(replace(first.statements[0], repeats=first.statements[0].id),)),
        replace(first, statements=(replace(first.statements[0], act="insinuate"),)),  # type: ignore[arg-type]
        replace(first, article=replace(first.article, blocks=first.article.blocks[:0])),
    ]
    for extraction in broken:
        added = store.add(extraction)
        assert added.outcome is Outcome.REFUSED
        assert added.problems
    assert store.counts().articles == 0
    assert {p.source for p in store.problems()} == {"lantern-1"}
    assert store.counts().problems >= len(broken)
    assert store.add(first).outcome is Outcome.NEW


def test_a_problem_is_noted_once(store: Store) -> None:
    for _ in range(2):
        store.note_problem(Problem(source="page.html\ud800", message="nothing\x00 to read"))
    store.note_problem(Problem(source="a.bin", message="not text"))
    assert [str(p) for p in store.problems()] == ["page.html\ud800: nothing\x00 to read", "a.bin: not text"]


# Found again


def test_entries_come_in_the_order_of_publication_undated_last(filled: Store) -> None:
    assert ids(filled) == ["lantern-1", "courier-1", "x-1"]
    assert contents(filled, kinds=EVERY_KIND) == [
        "that Velmar reopen the harbour",
        "the port stays closed … because the envoy said that mines remain",
        "that mines remain",
        "The harbour must reopen",
        "a timetable",
        "for a calm spring",
        "it",
        "Talks on the harbour will resume",
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"actor": "orla-venn"}, ["the port stays closed … because the envoy said that mines remain", "a timetable"]),
        ({"actor": "orla-venn", "kinds": ("attitude",)}, ["for a calm spring"]),
        ({"party": "ostra"}, ["that Velmar reopen the harbour", "The harbour must reopen", "it"]),
        ({"party": "ostra", "repeats": False}, ["that Velmar reopen the harbour", "it"]),
        ({"outlet": "harbour COURIER"}, ["a timetable", "it"]),
        ({"since": "2026-03-14"}, ["a timetable", "it"]),
        ({"since": "2026-04"}, ["a timetable", "it"]),
        ({"until": "2026-03", "limit": 1}, ["that Velmar reopen the harbour"]),
        ({"as_of": "2026-03-12"}, []),
        ({"as_of": "2026-04-01", "until": "2026-12", "text": "port"}, [
            "the port stays closed … because the envoy said that mines remain"]),
        ({"text": "resume officials"}, ["Talks on the harbour will resume"]),
        ({"text": '"harbour will"'}, ["Talks on the harbour will resume"]),
        ({"text": "harbour will nobody"}, []),
        ({"text": "timet*"}, ["a timetable"]),
        ({"text": "  "}, None),
        ({"limit": 0}, []),
        ({"actor": "nobody"}, []),
        ({"sure": 0.9}, None),
        ({"sure": 0.91}, []),
    ],
)  # fmt: skip
def test_statements_asked_for(filled: Store, asked: dict[str, object], expected: list[str] | None) -> None:
    assert contents(filled, **asked) == (contents(filled) if expected is None else expected)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"actor": "orla-venn"}, ["lantern-1", "courier-1"]),
        ({"party": "ostra", "since": "2026-04-01"}, ["courier-1"]),
        ({"text": "harbour"}, ["lantern-1", "x-1"]),
        ({"text": "demands an open"}, ["lantern-1"]),
        ({"until": "2030"}, ["lantern-1", "courier-1"]),
        ({"outlet": "the lantern"}, ["lantern-1"]),
        ({"limit": 2}, ["lantern-1", "courier-1"]),
    ],
)
def test_articles_asked_for(filled: Store, asked: dict[str, object], expected: list[str]) -> None:
    assert ids(filled, **asked) == expected


@pytest.mark.parametrize("day", ["2026-03", "2026-W11", "2026"])
def test_an_article_not_certainly_within_is_left_out(store: Store, day: str) -> None:
    store.add(Extraction(article=article("vague-1", "The talks go on.", day=day)))
    assert ids(store, as_of="2026-03-13") == []
    assert ids(store, since="2026-03-13") == []
    assert ids(store, as_of="2026-12-31", since="2026-01-01") == ["vague-1"]


@pytest.mark.parametrize(
    "text",
    ['"', '""', "AND", "a OR", "NEAR(", "title:", "^zzz", "-", "*", "a\x00b", "\ud800", "'; ", "(", "{x}", "…"],
)
def test_no_words_are_a_syntax_error(filled: Store, text: str) -> None:
    assert list(filled.statements(Filter(text=text))) == []
    assert list(filled.articles(Filter(text=text))) == []
    assert list(filled.search(text)) == []


def test_search_finds_content_and_the_words_around_it(filled: Store) -> None:
    (promise,) = filled.search("promised timetable")
    assert promise == second_dispatch().statements[0]
    assert not list(filled.search("calm spring")), "attitudes must be asked for"
    assert len(list(filled.search("harbour", limit=1))) == 1
    assert filled.statement(promise.id) == promise
    assert filled.statement("s-0") is None


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"negotiation": "harbour-talks"}, "no negotiation 'harbour-talks'"),
        ({"status": "planned"}, "leave the filter out"),
    ],
)
def test_a_filter_that_cannot_be_answered_is_not_passed_over(filled: Store, asked: dict[str, str], told: str) -> None:
    with pytest.raises(RecordError, match=told):
        filled.statements(Filter(**asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "asked", [{"since": "last week"}, {"until": "2026-13-01"}, {"as_of": ""}, {"limit": -1}, {"sure": 1.5}]
)
def test_a_filter_that_means_nothing_is_refused(asked: dict[str, object]) -> None:
    with pytest.raises(RecordError, match="wants"):
        Filter(**asked)  # type: ignore[arg-type]


# Summed up


def test_actors_with_the_words_that_name_them(filled: Store) -> None:
    entries = {e.actor.id: e for e in filled.actors()}
    assert list(entries) == ["orla-venn", "envoy-of-ostra", "ilo-dask", "coast-agency", "velmar"]
    venn = entries["orla-venn"]
    assert venn.actor == VENN_LATER, "as last described"
    assert venn.names == (("Prime minister Orla Venn", 1), ("minister Orla Venn", 1))
    assert (venn.statements, venn.articles, venn.first_day, venn.last_day) == (2, 2, "2026-03-13", "2026-04-02")
    assert entries["ilo-dask"].statements == 1, "a repetition counts once"
    assert (entries["coast-agency"].actor, entries["coast-agency"].reported) == (AGENCY, 1)
    assert (entries["velmar"].actor, entries["velmar"].addressed) == (VELMAR, 1)


def test_actors_of_a_period(filled: Store) -> None:
    assert {e.actor.id for e in filled.actors(Filter(since="2026-04-01"))} == {"orla-venn", "envoy-of-ostra"}
    assert [e.actor.id for e in filled.actors(Filter(limit=1))] == ["orla-venn"]
    assert [e.actor for e in filled.actors(Filter(party="ostra", since="2026-04"))] == [THE_ENVOY]


def test_one_actor(filled: Store) -> None:
    entry = filled.actor("ilo-dask")
    assert entry is not None
    assert entry.actor == DASK
    assert filled.actor("nobody") is None


def test_counts(filled: Store) -> None:
    held = filled.counts()
    assert (held.articles, held.statements, held.repeats, held.attitudes) == (3, 6, 1, 1)
    assert (held.outlets, held.actors, held.problems, held.judgements) == (2, 5, 0, 0)
    assert (held.first_day, held.last_day) == ("2026-03-13", "2026-04-02")


def test_a_snapshot_is_of_one_moment_and_writes_nothing(place: str) -> None:
    with open_store(place) as one, open_store(place) as other:
        one.add(first_dispatch())
        with one.snapshot():
            other.add(second_dispatch())
            assert one.counts().articles == 1
            with pytest.raises(RecordError, match="snapshot"):
                one.add(undated_dispatch())
        assert one.counts().articles == 2
