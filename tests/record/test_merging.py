"""People across articles: one where the full name and something more is the same, apart where something differs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.dispatches import article, statement

from pourparler.actors.registry import Registry
from pourparler.model import Actor, Extraction
from pourparler.record import Filter, Store
from pourparler.record.judgement import Judgement
from pourparler.record.merging import Known, merged, name_key

yaml = pytest.importorskip("yaml")
CASES = Path(__file__).parents[1] / "cases" / "merging"


def known(at: int, given: dict[str, str]) -> Known:
    name = given["name"]
    return Known(
        article=f"article-{at}",
        actor=name.lower().replace(" ", "-"),
        name=name,
        day=f"2026-03-{at + 1:02}",
        party=given.get("party"),
        offices=frozenset({given["office"]} if "office" in given else ()),
        negotiations=frozenset({given["negotiation"]} if "negotiation" in given else ()),
    )


def cases(file: str) -> list[object]:
    loaded = yaml.safe_load((CASES / file).read_text("utf-8"))
    return [pytest.param(case["text"], case["expected"], id=case["label"]) for case in loaded]


@pytest.mark.parametrize(("people", "expected"), [*cases("typical.yaml"), *cases("hard.yaml"), *cases("negative.yaml")])
def test_who_is_one(people: list[dict[str, str]], expected: list[list[int]]) -> None:
    every = [known(at, each) for at, each in enumerate(people)]
    found, _ = merged(every)
    assert sorted(sorted(every.index(k) for k in person.known) for person in found) == expected


@pytest.mark.parametrize(("people", "expected"), cases("known-failures.yaml"))
@pytest.mark.xfail(strict=True)
def test_known_failures(people: list[dict[str, str]], expected: list[list[int]]) -> None:
    every = [known(at, each) for at, each in enumerate(people)]
    found, _ = merged(every)
    assert sorted(sorted(every.index(k) for k in person.known) for person in found) == expected


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(["Tobin Harsk", "Tobin Harrsk", "Ilo Venn", "Harsk"])},
        optional={
            "party": st.sampled_from(["tesk", "quill"]),
            "office": st.sampled_from(["minister", "envoy", "foreign minister"]),
            "negotiation": st.sampled_from(["quill-tesk", "ostra-velmar"]),
        },
    ),
    max_size=7,
)


@given(people=PEOPLE, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing_and_nobody_is_lost(people: list[dict[str, str]], shuffled) -> None:  # type: ignore[no-untyped-def]
    every = [known(at, each) for at, each in enumerate(people)]
    other = list(every)
    shuffled.shuffle(other)
    found, namesakes = merged(every)
    assert (found, namesakes) == merged(other)
    assert sorted(k.article for person in found for k in person.known) == sorted(k.article for k in every)
    assert len({person.id for person in found}) == len(found)


@given(people=PEOPLE)
def test_one_person_has_one_side_and_every_joining_is_explained(people: list[dict[str, str]]) -> None:
    for person in merged([known(at, each) for at, each in enumerate(people)])[0]:
        assert len({k.party for k in person.known if k.party}) <= 1
        assert sum(not why for why in person.why) == 1
        assert len({name_key(k.name) for k in person.known}) == 1


def told(id: str, name: str, **of: str) -> Extraction:
    actor = Actor(id=name.lower().replace(" ", "-"), name=name, kind="person", **of)
    of_it = article(id, f"{name} said the ferry would sail.", day="2026-03-0" + id[-1])
    return Extraction(
        article=of_it, statements=(statement(of_it, "the ferry would sail", source=name, cue="said", actor=actor),)
    )


@pytest.fixture
def spoken(store: Store) -> Store:
    store.add(told("one-1", "Tobin Harsk", party="tesk", office="lawmaker"))
    store.add(told("two-2", "Tobin Harrsk", party="tesk", office="lawmaker"))
    store.add(told("three-3", "Tobin Harsk", party="quill"))
    store.note_scenes(Registry.load())
    store.settle()
    return store


def speakers(store: Store, **asked: str) -> list[tuple[str, int]]:
    return sorted((e.actor.id, e.articles) for e in store.actors(Filter(**asked)))


def test_a_spelling_is_joined_and_a_namesake_of_another_side_is_not(spoken: Store) -> None:
    other = spoken.appearances(next(n.second for n in spoken.namesakes()))
    assert speakers(spoken) == sorted([("tobin-harsk", 2), (other[0].person, 1)])
    assert speakers(spoken, actor="tobin-harsk") == [("tobin-harsk", 2)]
    assert [a.why for a in spoken.appearances("tobin-harsk")] == [
        "",
        "same full name; same side (tesk), same office (lawmaker)",
    ]
    assert spoken.actor("tobin-harrsk").actor.id == "tobin-harsk"  # type: ignore[union-attr]
    assert [s.article_id for s in spoken.statements(Filter(actor="tobin-harsk"), judged=True)] == ["one-1", "two-2"]


def judged(verdict: str, *targets: str) -> Judgement:
    return Judgement.make(verdict, targets, who="N. Oduya", when="2026-05-04")  # type: ignore[arg-type]


def test_split_undoes_a_joining_and_undo_undoes_the_split(spoken: Store) -> None:
    before = speakers(spoken)
    split = judged("split", "tobin-harsk")
    spoken.judge(split)
    spoken.settle()
    assert [number for _, number in speakers(spoken)] == [1, 1, 1]
    spoken.judge(judged("undo", split.id))
    spoken.settle()
    assert speakers(spoken) == before


def test_merge_joins_namesakes_and_old_ids_resolve(spoken: Store) -> None:
    namesake = next(spoken.namesakes())
    spoken.judge(judged("merge", namesake.first, namesake.second))
    assert speakers(spoken) == [("tobin-harsk", 3)]
    assert spoken.actor(namesake.second).actor.id == "tobin-harsk"  # type: ignore[union-attr]


def test_what_was_found_stays_as_it_was(spoken: Store) -> None:
    assert {s.actor.id for s in spoken.statements() if s.actor} == {"tobin-harsk", "tobin-harrsk"}
    assert list(spoken.check()) == []


def test_people_of_the_registry_are_left_to_it(store: Store) -> None:
    store.add(told("one-1", "Volodymyr Zelensky"))
    store.note_scenes(Registry.load())
    store.settle()
    assert store.appearances("volodymyr-zelensky") == []
