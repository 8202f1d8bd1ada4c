"""`extract` and `read` through their public door: stdout, stderr, exit status."""

import json
from pathlib import Path
from typing import Any

import pytest

RUSSIAN = (
    "Переговоры возобновятся в апреле, сообщил представитель министерства в четверг. "
    "Стороны обсудят обмен пленными и работу порта."
)


def objects(stdout: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stdout.splitlines()]


def test_extract_prints_one_object_an_article_in_order_under_the_given_ids(pourparler: Any, coverage: Path) -> None:
    done = pourparler("extract", coverage)
    found = objects(done.stdout)
    assert done.returncode == 0
    assert [o["article"]["id"] for o in found] == ["halcyon-1", "banner-1", "halcyon-2"]
    kinds = {"statements", "events", "talks", "proposals", "positions", "commitments", "voice", "dates"}
    assert all(set(o) == {"article", "problems"} | kinds for o in found)


def test_extract_spans_give_their_words_in_the_text_as_given(pourparler: Any, coverage: Path) -> None:
    given = {row["id"]: row["text"] for row in objects(coverage.read_text("utf-8"))}
    extracted = objects(pourparler("extract", coverage).stdout)
    for found in extracted:
        text = found["article"]["text"]
        assert text == given[found["article"]["id"]]
        assert all(text[span["start"] : span["end"]].strip() for s in found["statements"] for span in s["content"])
    text = extracted[0]["article"]["text"]
    contents = [text[span["start"] : span["end"]] for s in extracted[0]["statements"] for span in s["content"]]
    assert any("We will not open a second crossing" in words for words in contents)


def test_extract_reads_standard_input(pourparler: Any) -> None:
    done = pourparler("extract", "-", stdin='"The port stays closed," the harbour master said on Monday.\n')
    (found,) = objects(done.stdout)
    assert len(found["statements"]) == 1
    assert found["article"]["outlet"] is None


def test_extract_as_json_is_one_array_and_stdout_holds_nothing_else(pourparler: Any, coverage: Path) -> None:
    done = pourparler("extract", coverage, "--format", "json")
    assert [o["article"]["id"] for o in json.loads(done.stdout)] == ["halcyon-1", "banner-1", "halcyon-2"]
    assert "seconds: " in done.stderr
    assert "peak memory" in done.stderr


def test_extract_of_nothing_is_still_an_array(pourparler: Any, tmp_path: Path) -> None:
    done = pourparler("extract", tmp_path, "--format", "json")
    assert json.loads(done.stdout) == []


def test_stages_leave_out_who_the_sources_are(pourparler: Any, coverage: Path) -> None:
    statements = [
        s for o in objects(pourparler("extract", coverage, "--stages", "statements").stdout) for s in o["statements"]
    ]
    assert statements
    assert all(s["actor"] is None and s["candidates"] == [] for s in statements)


def test_the_dates_of_the_text_are_printed_with_their_places(pourparler: Any) -> None:
    text = "The envoy left on 14 March 2026, the harbour master said."
    (found,) = objects(pourparler("extract", "-", "--stages", "dates", stdin=text).stdout)
    assert [(d["value"], text[d["start"] : d["end"]]) for d in found["dates"]] == [("2026-03-14", "14 March 2026")]
    assert "statements" not in found


def test_several_processes_find_what_one_finds(pourparler: Any, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    row = {"text": 'ORSK, March 11 - "The port stays closed," the envoy, D. Farrokh, said.', "published": "2026-03-11"}
    many.write_text("\n".join(json.dumps({"id": f"d-{n}", **row}) for n in range(80)), "utf-8")
    one, two = (pourparler("extract", many, "--processes", str(n)) for n in (1, 2))
    assert (one.returncode, two.returncode) == (0, 0)
    assert len(objects(one.stdout)) == 80
    assert one.stdout == two.stdout


def test_an_unknown_stage_is_refused_with_those_there_are(pourparler: Any, coverage: Path) -> None:
    done = pourparler("extract", coverage, "--stages", "omens")
    assert done.returncode == 2
    assert "omens" in done.stderr
    assert "statements" in done.stderr


def test_another_language_is_a_problem_that_says_so(pourparler: Any) -> None:
    done = pourparler("extract", "-", stdin=RUSSIAN)
    assert (done.returncode, done.stdout) == (1, "")
    assert "English" in done.stderr


def test_what_is_not_there_is_listed_and_the_rest_goes_on(pourparler: Any, coverage: Path) -> None:
    done = pourparler("extract", "missing.txt", coverage)
    assert done.returncode == 1
    assert len(objects(done.stdout)) == 3
    assert "missing.txt" in done.stderr


def test_nothing_there_at_all_could_not_be_done(pourparler: Any) -> None:
    done = pourparler("extract", "missing.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "missing.txt" in done.stderr


def test_read_says_what_was_new_and_reading_again_adds_nothing(pourparler: Any, coverage: Path, tmp_path: Path) -> None:
    record = tmp_path / "talks.db"
    first = pourparler("read", coverage, "--record", record)
    held = pourparler("statements", "--record", record, "--format", "jsonl").stdout
    second = pourparler("read", coverage, "--record", record)
    assert (first.returncode, second.returncode) == (0, 0)
    assert (first.stdout, second.stdout) == ("", "")
    assert f"3 articles new, with {len(held.splitlines())} statements" in first.stderr
    assert "0 articles new, with 0 statements" in second.stderr
    assert "3 articles known already, nothing added" in second.stderr
    assert pourparler("statements", "--record", record, "--format", "jsonl").stdout == held


def test_again_reads_known_articles_anew_and_finds_the_same(pourparler: Any, coverage: Path, own: Path) -> None:
    before = pourparler("export", "--record", own, "-o", own.with_suffix(".before"))
    done = pourparler("read", coverage, "--record", own, "--again")
    after = pourparler("export", "--record", own, "-o", own.with_suffix(".after"))
    assert (before.returncode, done.returncode, after.returncode) == (0, 0, 0)
    assert "3 articles read again with the current version" in done.stderr
    assert own.with_suffix(".before").read_text("utf-8") == own.with_suffix(".after").read_text("utf-8")


def test_another_text_under_a_known_id_is_kept_beside_it(pourparler: Any, own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"id": "banner-1", "text": "The minister said the talks were over."}), "utf-8")
    done = pourparler("read", other, "--record", own)
    assert done.returncode == 1
    assert "both are kept" in done.stderr
    ids = [a["id"] for a in objects(pourparler("articles", "--record", own, "--format", "jsonl").stdout)]
    assert sum(id.startswith("banner-1") for id in ids) == 2


def test_what_cannot_be_read_is_listed_and_the_rest_is_kept(pourparler: Any, coverage: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": \n', "utf-8")
    done = pourparler("read", broken, coverage, "--record", tmp_path / "talks.db")
    assert done.returncode == 1
    assert "3 articles new" in done.stderr
    assert "1 input skipped:" in done.stderr
    assert "broken.jsonl" in done.stderr


def test_an_actors_file_that_does_not_hold_stops_with_its_line(pourparler: Any, coverage: Path, tmp_path: Path) -> None:
    actors = tmp_path / "mine.yaml"
    actors.write_text("actors:\n  - id: marrow\n    name: Marrow\n    kind: kingdom\n", "utf-8")
    done = pourparler("read", coverage, "--record", tmp_path / "talks.db", "--actors", actors)
    assert done.returncode == 2
    assert f"{actors}:4" in done.stderr
    assert len(done.stderr.splitlines()) == 1


FIRST = (
    "ORSK, March 11 -",
    "A second crossing is out of the question, the envoy, Dunya Farrokh, said on Wednesday.",
)
REVISED = ("ORSK, March 12 -", "A second crossing is possible, the envoy, Dunya Farrokh, said on Thursday.")


def test_a_changed_text_at_a_known_address_is_a_revision(pourparler: Any, tmp_path: Path) -> None:
    record, rows = tmp_path / "talks.db", tmp_path / "rows.jsonl"
    kept = 'The ministry confirmed that talks go on. "We have time," the minister, Ilo Dask, said.'
    places = ("https://halcyon.example/crossing", "http://www.halcyon.example/crossing/?utm_source=feed")
    for parts, url, day in ((FIRST, places[0], "2026-03-11"), (REVISED, places[1], "2026-03-12")):
        row = {"text": " ".join((*parts, kept)), "url": url, "published": day, "title": "The crossing"}
        rows.write_text(json.dumps(row), "utf-8")
        done = pourparler("read", rows, "--record", record)
        assert done.returncode == 0, done.stderr
    assert "1 article revised" in done.stderr
    assert "supersedes a-" in done.stderr
    told = pourparler("articles", "--record", record, "--revisions")
    assert [line[2:] for line in told.stdout.splitlines() if line.startswith("- ")] == [*FIRST]
    assert [line[2:] for line in told.stdout.splitlines() if line.startswith("+ ")] == [*REVISED]
    assert "We have time" not in told.stdout
    (change,) = json.loads(pourparler("articles", "--record", record, "--revisions", "--format", "json").stdout)
    assert [part["text"] for part in (*change["removed"], *change["added"])] == [*FIRST, *REVISED]
    assert (change["added"][0]["start"], change["added"][-1]["end"]) == (0, len(" ".join(REVISED)))
    listed = objects(pourparler("articles", "--record", record, "--format", "jsonl").stdout)
    assert [(a["id"], a["supersedes"]) for a in listed] == [(change["to"], change["from"])]
    every = objects(pourparler("articles", "--record", record, "--superseded", "--format", "jsonl").stdout)
    assert [a["superseded_by"] for a in every] == [change["to"], None]
    as_of = objects(pourparler("articles", "--record", record, "--as-of", "2026-03-11", "--format", "jsonl").stdout)
    assert [a["id"] for a in as_of] == [change["from"]]
    said = objects(pourparler("statements", "--record", record, "--format", "jsonl").stdout)
    assert {s["article"]["id"] for s in said} == {change["to"]}
    checked = pourparler("check", "--record", record)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "1 superseded texts" in checked.stderr
    known = pourparler("read", rows, "--record", record)
    assert "1 article known already" in known.stderr


def test_a_table_of_no_revisions_says_so(pourparler: Any, made: Path) -> None:
    done = pourparler("articles", "--record", made, "--revisions")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no such article was revised" in done.stderr


def test_export_as_parquet_is_a_folder_of_tables(pourparler: Any, made: Path, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    done = pourparler("export", "--record", made, "--format", "parquet", "-o", tmp_path / "tables")
    assert done.returncode == 0, done.stderr
    assert "3 articles" in done.stderr
    assert {path.suffix for path in (tmp_path / "tables").iterdir()} == {".parquet"}


@pytest.mark.parametrize("words", [["nothing-there.txt"], ["coverage", "--actors", "nobody-here.yaml"]])
def test_a_mistyped_name_leaves_no_empty_record(
    pourparler: Any, coverage: Path, tmp_path: Path, words: list[str]
) -> None:
    record = tmp_path / "talks.db"
    done = pourparler("read", *(coverage if word == "coverage" else word for word in words), "--record", record)
    assert done.returncode == 2
    assert "no such file" in done.stderr
    assert "check the name" in done.stderr
    assert not record.exists()
