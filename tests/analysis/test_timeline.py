"""The record in order of time."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.record.dispatches import article, first_dispatch, statement, undated_dispatch, whole_coverage
from tests.record.strategies import extractions

from pourparler.analysis import first_day, timeline
from pourparler.model import Extraction, When


def test_articles_and_statements_in_order_with_their_evidence() -> None:
    coverage = whole_coverage()
    found = timeline((e.article for e in coverage), (s for e in coverage for s in e.statements))
    assert [entry.evidence[-1] for entry in found if entry.kind == "article"] == ["lantern-1", "courier-1", "x-1"]
    assert [len(entry.evidence) for entry in found] == [1 if entry.kind == "article" else 2 for entry in found]
    assert found[-1].date is None


def test_the_day_of_utterance_counts_before_that_of_publication() -> None:
    told = article("a", "On March 9 Dask refused. Venn agreed.", day="2026-03-13")
    early = statement(told, "refused", source="Dask", uttered=When(value="2026-03-09", precision="day"))
    unsure = statement(told, "agreed", source="Venn", uttered=When(value="XXXX-03-09", precision="day"))
    dates = {entry.what: (entry.date, entry.basis) for entry in timeline([told], [early, unsure])}
    assert dates["refused"] == ("2026-03-09", "uttered")
    assert dates["agreed"] == ("2026-03-13", "published")


def test_who_said_it_and_through_whom() -> None:
    dispatch = first_dispatch()
    said = {e.what: e for e in timeline([dispatch.article], dispatch.statements) if e.kind == "statement"}
    quoted = said["the port stays closed … because the envoy said that mines remain"]
    assert (quoted.who, quoted.via) == ("Orla Venn", ("Coast Agency",))
    assert said["that mines remain"].who == "either Ilo Dask or the envoy"


def test_what_only_repeats_does_not_stand_twice() -> None:
    dispatch = first_dispatch()
    repeats = {s.id for s in dispatch.statements if s.repeats}
    assert repeats
    assert not repeats & {e.evidence[0] for e in timeline([dispatch.article], dispatch.statements)}


def test_what_has_no_date_is_not_dropped() -> None:
    dispatch = undated_dispatch()
    found = timeline([dispatch.article], dispatch.statements)
    assert [(e.kind, e.date, e.who) for e in found] == [("article", None, None), ("statement", None, "officials")]


@given(st.lists(extractions(), max_size=3, unique_by=lambda e: e.article.id))
def test_sorted_and_whole(coverage: list[Extraction]) -> None:
    statements = [s for e in coverage for s in e.statements]
    found = timeline((e.article for e in coverage), statements)
    days = [first_day(entry.date) for entry in found]
    assert len(found) == len(coverage) + sum(s.repeats is None for s in statements)
    assert all(after is None or (before is not None and before <= after) for before, after in pairwise(days))


@given(extractions())
def test_the_order_given_does_not_matter(extraction: Extraction) -> None:
    other = replace(extraction.article, id=extraction.article.id + "-b")
    forward = timeline([extraction.article, other], extraction.statements)
    assert sorted(forward, key=repr) == sorted(timeline([other, extraction.article], extraction.statements), key=repr)
    assert [e.evidence for e in forward if e.kind == "article"] == [
        e.evidence for e in timeline([other, extraction.article], extraction.statements) if e.kind == "article"
    ]
