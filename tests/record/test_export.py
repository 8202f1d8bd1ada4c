"""The record as files: nothing left out, nothing that a spreadsheet would run, in place whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.record.bargains import called_off, planned
from tests.record.dispatches import article, first_dispatch, second_dispatch, statement, whole_coverage
from tests.record.strategies import extractions

from pourparler.errors import RecordError
from pourparler.model import Actor, Extraction, Fact
from pourparler.problems import Problem
from pourparler.record import CorrectAct, CorrectActor, Judgement, Store, extraction_from, open_store
from pourparler.record.csv_columns import TABLES
from pourparler.record.csv_text import safe
from pourparler.record.export import export_csv, export_jsonl, export_parquet
from pourparler.record.spelling import unspelled

DEMAND, QUOTED, NESTED, REPEATED = (s.id for s in first_dispatch().statements)
PROMISE, HOPE, WELCOME = (s.id for s in second_dispatch().statements)


@pytest.fixture
def filled(store: Store) -> Store:
    for extraction in whole_coverage():
        store.add(extraction)
    store.note_problem(Problem(source="page.html", message="no story in it"))
    return store


def judge(store: Store) -> None:
    def make(*args: object, **known: object) -> Judgement:
        return Judgement.make(*args, who="N. Oduya", when="2026-05-04", **known)  # type: ignore[arg-type]

    store.judge(make("reject", [REPEATED]))
    store.judge(make("correct", [PROMISE], correction=CorrectAct(act="offer")))
    store.judge(make("correct", [WELCOME], correction=CorrectActor(actor=None)))
    store.judge(make("merge", ["orla-venn", "velmar"]))
    confirmed = make("confirm", [HOPE])
    store.judge(confirmed)
    store.judge(make("undo", [confirmed.id]))


def lines(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield json.loads(line)


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_jsonl_holds_everything(filled: Store, tmp_path: Path) -> None:
    judge(filled)
    path = tmp_path / "record.jsonl"
    shown = list(lines(path)) if export_jsonl(filled, path) else []
    assert [extraction_from(s) for s in shown if "article" in s] == list(filled.extractions())
    assert [s["judgement"]["id"] for s in shown if "judgement" in s] == [j.id for j in filled.judgements()]  # type: ignore[index]
    assert [s["problem"] for s in shown if "problem" in s] == [{"source": "page.html", "message": "no story in it"}]
    assert not list(tmp_path.glob(".*"))


@given(extraction=extractions())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_extraction_survives_jsonl(extraction: Extraction, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("export") / "record.jsonl"
    with open_store(":memory:") as store:
        store.add(extraction)
        assert export_jsonl(store, path) == 1
    assert [extraction_from(shown) for shown in lines(path)] == [extraction]


def test_csv_holds_every_entry_with_its_words(filled: Store, tmp_path: Path) -> None:
    written = export_csv(filled, tmp_path / "csv")
    filled = {name: count for name, count in written.items() if count}
    assert filled == {"articles": 3, "statements": 8, "actors": 5, "problems": 1}
    assert written.keys() == TABLES.keys()
    rows = {row["id"]: row for row in table(tmp_path / "csv", "statements")}
    quoted = rows[QUOTED]
    assert quoted["source"] == "minister Orla Venn"
    assert quoted["content"] == "the port stays closed … because the envoy said that mines remain"
    assert quoted["via"] == "coast-agency"
    assert quoted["actor_office"] == "foreign minister"
    assert (rows[DEMAND]["addressee"], rows[DEMAND]["addressee_actor"]) == ("Velmar", "velmar")
    assert (rows[NESTED]["actor"], rows[NESTED]["candidates"]) == ("", "ilo-dask; envoy-of-ostra")
    assert (rows[NESTED]["inside"], rows[REPEATED]["repeats"]) == (QUOTED, DEMAND)
    texts = {row["id"]: row["text"] for row in table(tmp_path / "csv", "articles")}
    for row in rows.values():
        for role in ("source", "cue", "addressee"):
            if row[f"{role}_span"]:
                start, end = map(int, row[f"{role}_span"].split("-"))
                assert texts[row["article"]][start:end] == row[role]


def test_csv_says_what_people_judged(filled: Store, tmp_path: Path) -> None:
    judge(filled)
    export_csv(filled, tmp_path / "csv")
    rows = {row["id"]: row for row in table(tmp_path / "csv", "statements")}
    assert (rows[REPEATED]["state"], rows[DEMAND]["state"], rows[PROMISE]["state"]) == (
        "rejected", "unjudged", "corrected",
    )  # fmt: skip
    assert (rows[PROMISE]["act"], rows[PROMISE]["judged_act"]) == ("promise", "offer")
    assert (rows[WELCOME]["actor"], rows[WELCOME]["judged_actor"]) == ("envoy-of-ostra", "nobody")
    assert (rows[DEMAND]["addressee_actor"], rows[DEMAND]["judged_addressee"]) == ("velmar", "orla-venn")
    assert rows[DEMAND]["judged_actor"] == ""
    assert [row["in_force"] for row in table(tmp_path / "csv", "judgements")] == ["yes"] * 4 + ["no", "yes"]
    assert {row["id"]: row["also"] for row in table(tmp_path / "csv", "actors")}["orla-venn"] == "velmar"


def test_tables_hold_what_is_on_the_table(store: Store, tmp_path: Path) -> None:
    first, second = planned(), called_off()
    for extraction in (first, second):
        store.add(extraction)
    export_csv(store, tmp_path)
    talks, later = table(tmp_path, "talks")
    assert (talks["status"], talks["history"], talks["date"]) == ("planned", "planned", "2026-03-20")
    assert (later["status"], later["words"]) == ("cancelled", "second round of the Quay talks")
    (term,), (answer,) = table(tmp_path, "terms"), table(tmp_path, "answers")
    assert (term["obliged"], term["words"]) == ("velmar", "oblige Velmar to reopen the harbour")
    assert (answer["party"], answer["answer"], answer["term"]) == ("velmar", "rejects", "0")
    assert answer["proposal"] == term["proposal"] == table(tmp_path, "proposals")[0]["id"] == first.proposals[0].id
    positions = table(tmp_path, "positions")
    assert [p["stance"] for p in positions] == ["rules-out", "conditional", "offers"]
    assert (positions[1]["figure"], positions[1]["condition"]) == ("200", "only if the mines are cleared")
    texts = {row["id"]: row["text"] for row in table(tmp_path, "articles")}
    for row in (*positions, *table(tmp_path, "commitments"), term, answer):
        start, end = map(int, row["span"].split("-"))
        assert texts[row["article"]][start:end] == row["words"]


@pytest.mark.parametrize("name", list(TABLES))
def test_every_column_is_described_and_stands(filled: Store, tmp_path: Path, name: str) -> None:
    export_csv(filled, tmp_path / "csv")
    with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == list(TABLES[name])
    assert all(TABLES[name].values())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(store: Store, tmp_path: Path, start: str) -> None:
    told = article(f"{start}id", f"{start}cmd() the talks resumed, Ilo Dask said.", title=f"{start}title")
    actor = Actor(id=f"{start}actor", name=f"{start}name", kind="person")
    said = statement(told, f"{start}cmd() the talks resumed", source="Ilo Dask", cue="said", actor=actor)
    store.add(Extraction(article=replace(told, byline=Fact(value=f"{start}by", origin="given")), statements=(said,)))
    store.note_problem(Problem(source=f"{start}source", message=f"{start}message"))
    export_csv(store, tmp_path / "csv")
    cells = [cell for name in TABLES for row in table(tmp_path / "csv", name) for cell in row.values()]
    assert f"'{start}cmd() the talks resumed" in cells
    assert not [cell for cell in cells if cell.startswith(start)]


@pytest.mark.parametrize("cell", ["the talks", "", 5, -5, 0.5, None])
def test_an_ordinary_cell_is_left_alone(cell: str | float | None) -> None:
    assert safe(cell) == cell


def test_awkward_text_is_written(store: Store, tmp_path: Path) -> None:
    store.add(Extraction(article=article("odd-1", 'Talks\x00 "resume",\nhalf \ud83d a pair.')))
    export_csv(store, tmp_path / "csv")
    assert table(tmp_path / "csv", "articles")[0]["text"] == 'Talks\x00 "resume",\nhalf \\ud83d a pair.'


def test_a_path_that_cannot_be_written_is_named(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("here already")
    for attempt in (
        lambda: export_jsonl(filled, tmp_path / "nowhere" / "record.jsonl"),
        lambda: export_csv(filled, tmp_path / "nowhere" / "csv"),
        lambda: export_csv(filled, tmp_path / "taken"),
    ):
        with pytest.raises(RecordError, match="give another path"):
            attempt()
    assert (tmp_path / "taken").read_text() == "here already"


def test_a_failure_halfway_leaves_the_former_file(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.jsonl"
    path.write_text("the former export\n")

    def broken(self: object) -> Iterator[Judgement]:
        raise RecordError("the record is damaged")

    monkeypatch.setattr(type(filled), "judgements", broken)
    with pytest.raises(RecordError, match="damaged"):
        export_jsonl(filled, path)
    assert path.read_text() == "the former export\n"
    assert [p.name for p in tmp_path.iterdir() if "unfinished" in p.name] == []


def test_parquet_holds_what_csv_holds_with_its_types(filled: Store, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    judge(filled)
    told = article("odd-1", "=1+1 \x00 \ud83d are words.", title="it's\n'odd'")
    filled.add(Extraction(article=told))
    written = export_parquet(filled, tmp_path / "it's here")
    assert written == export_csv(filled, tmp_path / "csv")
    for name, count in written.items():
        path = tmp_path / "it's here" / f"{name}.parquet"
        found = duckdb.execute("SELECT * FROM read_parquet(?)", [str(path)])
        columns = [column[0] for column in found.description]
        rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
        assert columns == list(TABLES[name])
        assert len(rows) == count
        if name == "articles":
            (odd,) = (row for row in rows if row["id"] == "odd-1")
            assert (unspelled(odd["text"]), odd["title"], odd["url"]) == (told.text, "it's\n'odd'", None)
            assert {type(row["statements"]) for row in rows} == {int}
        if name == "statements":
            assert {type(row["confidence"]) for row in rows} == {float}
    assert [path.name for path in tmp_path.glob("it's here/.*")] == []


def test_a_folder_for_parquet_that_cannot_be_made_is_named(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="give another path"):
        export_parquet(filled, tmp_path / "nowhere" / "at all")
