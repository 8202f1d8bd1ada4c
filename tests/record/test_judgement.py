"""What people judged: kept for ever, undone by another judgement, shown where asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.dispatches import DASK, VELMAR, VENN, first_dispatch, second_dispatch, whole_coverage

from pourparler.errors import RecordError
from pourparler.model import Actor, Addressee, Evidence, Span, Statement
from pourparler.record import (
    CorrectAct,
    CorrectActor,
    CorrectAddressee,
    Correction,
    CorrectPolarity,
    Filter,
    Judgement,
    Store,
    Verdict,
    open_store,
)
from pourparler.record.judgement import correction_from, correction_json
from pourparler.record.standing import standing

DEMAND, QUOTED, NESTED, REPEATED = (s.id for s in first_dispatch().statements)
PROMISE, HOPE, WELCOME = (s.id for s in second_dispatch().statements)


def made(verdict: Verdict, *targets: str, correction: Correction | None = None, when: str = "2026-05-04") -> Judgement:
    return Judgement.make(verdict, targets, who="N. Oduya", when=when, correction=correction)


@pytest.fixture
def filled(store: Store) -> Store:
    for extraction in whole_coverage():
        store.add(extraction)
    return store


def stands(store: Store, **asked: object) -> dict[str, Statement]:
    return {s.id: s for s in store.statements(Filter(**asked), judged=True)}  # type: ignore[arg-type]


def test_a_rejected_statement_is_left_out_but_still_found(filled: Store) -> None:
    filled.judge(made("reject", DEMAND))
    assert [s.id for s in filled.statements() if s.id not in stands(filled)] == [DEMAND]
    assert filled.extraction("lantern-1") == first_dispatch(), "findings never change"
    entry = filled.actor("ilo-dask")
    assert entry is not None
    assert entry.statements == 0, "only the repetition is left"


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        (CorrectActor(actor=DASK), {"actor": DASK, "candidates": ()}),
        (CorrectActor(actor=None), {"actor": None, "candidates": ()}),
        (CorrectAddressee(addressee=None), {"addressee": None}),
        (
            CorrectAddressee(addressee=Addressee(span=Span(6, 14), actor=VELMAR)),
            {"addressee": Addressee(span=Span(6, 14), actor=VELMAR)},
        ),
        (CorrectAct(act="accuse"), {"act": "accuse", "acts": ("accuse",)}),
        (CorrectPolarity(polarity="denied"), {"polarity": "denied"}),
    ],
)
def test_a_corrected_statement_shows_the_corrected_value_only(
    filled: Store, correction: Correction, expected: dict[str, object]
) -> None:
    judgement = made("correct", NESTED, correction=correction)
    filled.judge(judgement)
    found = first_dispatch().statements[2]
    (shown,) = [j for j in filled.judged() if j.found.id == NESTED]
    assert shown.statement == replace(found, **expected)  # type: ignore[arg-type]
    assert (shown.found, shown.state, shown.judgements) == (found, "corrected", (judgement.id,))
    assert [j.state for j in filled.judged()].count("unjudged") == len(list(filled.judged())) - 1
    assert filled.statement(NESTED) == found
    assert list(filled.judgements()) == [judgement], "kept and read back whole"


def test_a_correction_of_the_main_act_keeps_the_other_acts(filled: Store) -> None:
    filled.judge(made("correct", DEMAND, correction=CorrectAct(act="request")))
    assert (stands(filled)[DEMAND].act, stands(filled)[DEMAND].acts) == ("request", ("request", "inform"))


def test_filters_ask_for_the_actor_as_it_stands(filled: Store) -> None:
    filled.judge(made("correct", WELCOME, correction=CorrectActor(actor=VENN)))
    filled.judge(made("correct", PROMISE, correction=CorrectActor(actor=DASK)))
    assert set(stands(filled, actor="orla-venn")) == {QUOTED, WELCOME}
    assert set(stands(filled, party="ostra")) == {DEMAND, REPEATED, PROMISE}
    assert list(stands(filled, actor="ilo-dask", limit=1)) == [DEMAND]
    assert list(stands(filled, party="ostra", since="2026-04")) == [PROMISE]
    entries = {e.actor.id: e for e in filled.actors()}
    assert (entries["orla-venn"].statements, entries["ilo-dask"].statements) == (2, 2)
    assert "envoy-of-ostra" not in entries
    assert "The envoy" in dict(entries["orla-venn"].names)


def test_confirm_and_the_last_word(filled: Store) -> None:
    filled.judge(made("reject", DEMAND))
    filled.judge(made("confirm", DEMAND))
    assert {j.found.id: j.state for j in filled.judged()}[DEMAND] == "confirmed"
    filled.judge(made("correct", DEMAND, correction=CorrectAct(act="appeal")))
    filled.judge(made("reject", DEMAND, when="2026-05-05"))
    assert DEMAND not in stands(filled)


def test_a_merged_actor_keeps_its_old_id_resolving(filled: Store) -> None:
    filled.judge(made("merge", "ilo-dask", "envoy-of-ostra"))
    old, new = filled.actor("envoy-of-ostra"), filled.actor("ilo-dask")
    assert old is not None
    assert old == new
    assert old.actor == DASK
    assert dict(old.names) == {"Envoy Ilo Dask": 1, "The envoy": 1, "the envoy": 1}
    assert [e.actor.id for e in filled.actors()].count("envoy-of-ostra") == 0
    assert set(stands(filled, actor="envoy-of-ostra")) == {DEMAND, NESTED, REPEATED, WELCOME}
    shown = stands(filled)
    assert shown[WELCOME].actor == replace(DASK, office=None), "the office is that of the article's day"
    assert (shown[NESTED].actor, shown[NESTED].candidates) == (DASK, ()), "one candidate is left"
    assert {s.id for s in filled.statements(Filter(actor="ilo-dask"))} >= {DEMAND, WELCOME}
    assert old.statements == 3


def test_split_takes_an_id_out_again(filled: Store) -> None:
    filled.judge(made("merge", "ilo-dask", "envoy-of-ostra", "coast-agency"))
    filled.judge(made("split", "coast-agency"))
    entries = {e.actor.id for e in filled.actors()}
    assert entries == {"ilo-dask", "coast-agency", "orla-venn", "velmar"}
    filled.judge(made("split", "ilo-dask"))
    assert {e.actor.id for e in filled.actors()} == entries | {"envoy-of-ostra"}


def test_merged_statements_show_once_and_references_follow(filled: Store) -> None:
    filled.judge(made("merge", REPEATED, DEMAND))
    shown = stands(filled)
    assert DEMAND not in shown
    assert shown[REPEATED].repeats == REPEATED
    assert filled.standing().resolve(DEMAND) == REPEATED


@pytest.mark.parametrize(
    ("judgement", "id", "before"),
    [
        (made("reject", DEMAND), DEMAND, "unjudged"),
        (made("correct", DEMAND, correction=CorrectAct(act="warn")), DEMAND, "unjudged"),
        (made("merge", "ilo-dask", "envoy-of-ostra"), "envoy-of-ostra", "unjudged"),
    ],
)
def test_undo_and_undoing_the_undo(filled: Store, judgement: Judgement, id: str, before: str) -> None:
    filled.judge(judgement)
    after = filled.standing().state(id)
    undo = made("undo", judgement.id)
    filled.judge(undo)
    assert filled.standing().state(id) == before != after
    filled.judge(made("undo", undo.id, when="2026-05-06"))
    assert filled.standing().state(id) == after
    assert len(list(filled.judgements())) == 3, "an undo takes nothing away"


def test_the_same_judgement_twice_is_one(filled: Store) -> None:
    for _ in range(2):
        filled.judge(made("confirm", DEMAND))
    assert filled.counts().judgements == 1


def test_judgements_survive_a_new_reading_and_orphans_are_listed(filled: Store) -> None:
    on_kept, on_gone = made("confirm", DEMAND), made("reject", NESTED)
    of_actor = made("merge", "velmar", "coast-agency")
    for judgement in (on_kept, on_gone, of_actor):
        filled.judge(judgement)
    assert not list(filled.orphans())
    first = first_dispatch()
    demand = replace(first.statements[0], evidence=Evidence(rule="demand.after", version="2", confidence=0.4))
    better = replace(first, statements=(demand,))
    filled.add(better, again=True)
    assert list(filled.orphans()) == [on_gone, of_actor]
    assert {j.found.id: j.state for j in filled.judged()}[DEMAND] == "confirmed"
    filled.judge(made("undo", on_gone.id))
    assert list(filled.orphans()) == [of_actor]
    filled.add(first, again=True)
    assert not list(filled.orphans())


@pytest.mark.parametrize(
    "judgement",
    [
        made("reject", "s-nowhere"),
        made("confirm", "ilo-dask"),
        made("merge", "ilo-dask", DEMAND),
        made("merge", "ilo-dask", "nobody"),
        made("undo", "j-nowhere"),
        made("correct", DEMAND, correction=CorrectAddressee(addressee=Addressee(span=Span(5000, 5001)))),
    ],
)
def test_a_judgement_on_what_is_not_there_is_refused(filled: Store, judgement: Judgement) -> None:
    with pytest.raises(RecordError, match=judgement.verdict):
        filled.judge(judgement)
    assert filled.counts().judgements == 0


def test_an_actor_brought_in_by_a_correction_can_be_merged(filled: Store) -> None:
    newcomer = Actor(id="sef-orlin", name="Sef Orlin", kind="person", party="ostra")
    filled.judge(made("correct", WELCOME, correction=CorrectActor(actor=newcomer)))
    filled.judge(made("merge", "sef-orlin", "ilo-dask"))
    entry = filled.actor("ilo-dask")
    assert entry is not None
    assert entry.actor == newcomer
    assert set(stands(filled, actor="sef-orlin")) == {DEMAND, REPEATED, WELCOME}


@pytest.mark.parametrize(
    ("verdict", "targets", "who", "when", "correction"),
    [
        ("praise", ["s-1"], "N. Oduya", "2026-05-04", None),
        ("reject", [], "N. Oduya", "2026-05-04", None),
        ("reject", ["s-1", "s-1"], "N. Oduya", "2026-05-04", None),
        ("merge", ["orla-venn"], "N. Oduya", "2026-05-04", None),
        ("correct", ["s-1"], "N. Oduya", "2026-05-04", None),
        ("confirm", ["s-1"], "N. Oduya", "2026-05-04", CorrectAct(act="deny")),
        ("reject", ["s-1"], " ", "2026-05-04", None),
        ("reject", ["s-1"], "N. Oduya", "yesterday", None),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(
    verdict: Verdict, targets: list[str], who: str, when: str, correction: Correction | None
) -> None:
    with pytest.raises(RecordError):
        Judgement.make(verdict, targets, who=who, when=when, correction=correction)


@given(st.data())
def test_the_algebra_resolves_every_id_to_one_that_stands(data: st.DataObject) -> None:
    ids = st.sampled_from("abcde")
    log: list[Judgement] = []
    for step in range(data.draw(st.integers(0, 8))):
        verdict = data.draw(st.sampled_from(("merge", "split", "undo") if log else ("merge", "split")))
        size = 2 if verdict == "merge" else 1
        chosen = st.sampled_from([j.id for j in log]) if verdict == "undo" else ids
        targets = data.draw(st.lists(chosen, min_size=size, max_size=size, unique=True))
        log.append(made(verdict, *targets, when=f"20{step:02}"))  # type: ignore[arg-type]
    now = standing(log)
    for id in "abcde":
        root = now.resolve(id)
        assert root not in now.into
        assert {id, root} <= set(now.group(id))
        assert all(now.resolve(other) == root for other in now.group(id))
    undone_all = [*log, *(made("undo", j.id, when="2101") for j in log if j.verdict != "undo")]
    redone = [j for j in log if j.verdict == "undo"]
    if not redone:
        assert not standing(undone_all).into


@pytest.mark.parametrize("shown", [{}, {"act": "insinuate"}, {"actor": {}, "act": "deny"}, {"mood": "grim"}])
def test_what_is_no_correction_is_a_value_error(shown: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        correction_from(shown)
    assert correction_json(None) is None


def test_a_judgement_with_awkward_words_is_kept(place: str) -> None:
    judgement = Judgement.make("reject", [DEMAND], who="N.\x00Oduya", when="2026-05-04", note="\ud83d half")
    with open_store(place) as store:
        store.add(first_dispatch())
        store.judge(judgement)
        assert list(store.judgements()) == [judgement]
        assert not list(store.check())
