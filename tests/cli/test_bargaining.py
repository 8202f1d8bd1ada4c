"""`talks`, `proposals`, `positions`, `commitments`: joined and as told, formats, filters, according to whom."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.present.pages import tree
from tests.record.bargains import called_off, planned
from tests.record.dispatches import VENN, article, statement

from pourparler import Record
from pourparler.cli import cli
from pourparler.model import Extraction
from pourparler.record import Judgement, open_store

LISTINGS = ("talks", "proposals", "positions", "commitments")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("bargaining") / "talks.db"
    with open_store(path) as store:
        for extraction in (planned(), called_off()):
            store.add(extraction)
    return str(path)


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("undated") / "talks.db"
    with open_store(path) as store:
        for extraction in (planned(), called_off()):
            store.add(replace(extraction, article=replace(extraction.article, published=None)))
    return str(path)


def run(*words: str) -> Any:
    done = CliRunner().invoke(cli, list(words))
    assert done.exit_code == 0, done.output
    return done


def entries(record: str, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(words[0], "--record", record, "--format", "json", *words[1:]).stdout)
    return found


@pytest.mark.parametrize("listing", LISTINGS)
def test_all_formats_hold_the_same_entries(record: str, listing: str) -> None:
    as_array = entries(record, listing)
    as_lines = [
        json.loads(line) for line in run(listing, "-r", record, "--format", "jsonl").stdout.splitlines() if line
    ]
    as_csv = list(csv.DictReader(io.StringIO(run(listing, "-r", record, "--format", "csv").stdout)))
    assert as_array == as_lines
    assert [entry["id"] for entry in as_array] == [row["id"] for row in as_csv]
    assert as_array


@pytest.mark.parametrize("listing", LISTINGS)
@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_a_table_fits_the_terminal(record: str, listing: str, width: str) -> None:
    done = CliRunner(env={"COLUMNS": width}).invoke(cli, [listing, "-r", record])
    assert done.stdout
    assert max(map(len, done.stdout.splitlines())) <= int(width)


@pytest.mark.parametrize("listing", [*LISTINGS, "matrix"])
@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv"])
def test_undated_articles_are_listed_too(undated: str, listing: str, format_: str) -> None:
    assert run(listing, "-r", undated, "--format", format_).stdout


def test_the_dossier_of_undated_articles_has_it_all(undated: str) -> None:
    with Record.open(undated) as held:
        shown = tree("".join(held.dossier()))
    for section in ("talks", "proposals", "positions", "commitments"):
        assert shown.xpath("//*[@id=$id]//a", id=section)


def test_talks_are_joined_with_their_history(record: str) -> None:
    (talks,) = entries(record, "talks")
    assert (talks["status"], talks["kind"], talks["parties"]) == ("cancelled", "round", ["ostra", "velmar"])
    assert [(turn["status"], turn["span"]["words"]) for turn in talks["history"]] == [
        ("planned", "is planned for 20 March"), ("cancelled", "was called off"),
    ]  # fmt: skip
    assert [mention["article"] for mention in talks["mentions"]] == ["lantern-8", "courier-8"]
    assert talks["mentions"][1]["because"]


def test_talks_as_each_article_tells_them(record: str) -> None:
    assert [(t["article"]["id"], t["status"]) for t in entries(record, "talks", "--each")] == [
        ("lantern-8", "planned"), ("courier-8", "cancelled"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "statuses"),
    [
        (["--status", "cancelled"], ["cancelled"]),
        (["--status", "planned"], []),
        (["--as-of", "2026-03-15"], ["planned"]),
        (["--as-of", "2026-03-15", "--status", "planned"], ["planned"]),
        (["--party", "sembara"], ["cancelled"]),
        (["--party", "brennia"], []),
        (["--outlet", "The Lantern"], ["planned"]),
        (["--type", "call"], []),
        (["--text", "called off"], ["cancelled"]),
        (["--issue", "transit"], ["cancelled"]),
        (["--issue", "territory"], []),
    ],
)
def test_talks_are_asked_for_as_they_stand(record: str, asked: list[str], statuses: list[str]) -> None:
    assert [talks["status"] for talks in entries(record, "talks", *asked)] == statuses


def test_a_proposal_shows_terms_answers_and_according_to_whom(record: str) -> None:
    (plan,) = entries(record, "proposals")
    assert (plan["name"], plan["author"], plan["publication"]) == ("Ostra's plan", ["ostra"], "reported")
    (term,), (answer,) = plan["terms"], plan["answers"]
    assert (term["obliged"], term["text"]["words"]) == (["velmar"], "oblige Velmar to reopen the harbour")
    assert (answer["party"], answer["answer"], answer["term"], answer["last"]) == ("velmar", "rejects", 0, True)
    assert answer["text"]["attribution"] == {"who": "Orla Venn", "via": []}


def test_the_grid_stands_in_the_table(record: str) -> None:
    shown = run("proposals", "-r", record).stdout
    assert shown.splitlines()[:2] == ["Ostra's plan", "  by ostra; reported; articles 1, 2026-03-13"]
    (line,) = [line for line in shown.splitlines() if "reopen the harbour" in line]
    assert line.endswith("rejects")


def test_a_position_says_according_to_whom(record: str) -> None:
    first, second, third = entries(record, "positions")
    assert [(p["party"], p["stance"]) for p in (first, second, third)] == [
        ("velmar", "rules-out"), ("ostra", "conditional"), ("velmar", "offers"),
    ]  # fmt: skip
    assert first["attribution"] == {"who": "Orla Venn", "via": []}
    assert second["words"] == {"text": "withdraw 200 men", "condition": "only if the mines are cleared"}
    assert third["article"]["outlet"] == "Harbour Courier"


@pytest.mark.parametrize(
    ("asked", "stances"),
    [
        (["--party", "velmar"], ["rules-out", "offers"]),
        (["--actor", "Dask"], ["conditional"]),
        (["--issue", "Borders and transit"], ["rules-out", "offers"]),
        (["--issue", "withdrawal"], ["conditional"]),
        (["--stance", "offers"], ["offers"]),
        (["--since", "2026-03-19"], ["offers"]),
        (["--limit", "2"], ["rules-out", "conditional"]),
    ],
)
def test_positions_are_asked_for(record: str, asked: list[str], stances: list[str]) -> None:
    assert [position["stance"] for position in entries(record, "positions", *asked)] == stances


def test_a_move_has_both_sentences(record: str) -> None:
    moves = entries(record, "positions", "--moves")
    assert [(m["party"], m["issue"], m["move"]) for m in moves] == [
        ("ostra", "withdrawal", "first"),
        ("velmar", "borders-and-transit", "first"),
        ("velmar", "borders-and-transit", "softened"),
    ]
    assert moves[2]["from"]["words"]["text"] == "Velmar would never reopen the harbour"
    assert moves[2]["to"]["words"]["text"] == "Velmar could reopen the harbour in spring"
    assert moves[0]["from"] is None


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        (["--move", "softened"], ["softened"]),
        (["--move", "hardened"], []),
        (["--moves", "--party", "ostra"], ["first"]),
        (["--moves", "--since", "2026-03-19"], ["softened"]),
        (["--moves", "--as-of", "2026-03-15"], ["first", "first"]),
    ],
)
def test_moves_are_asked_for(record: str, asked: list[str], kinds: list[str]) -> None:
    assert [move["move"] for move in entries(record, "positions", *asked)] == kinds


def test_a_position_says_how_it_moved(record: str) -> None:
    first, _, third = entries(record, "positions")
    assert first["move"] == {"kind": "first", "from": None, "told_by": "stance"}
    assert third["move"] == {"kind": "softened", "from": first["id"], "told_by": "stance"}


def test_what_became_of_a_commitment_is_unknown_where_nothing_shows_it(record: str) -> None:
    (undertaken,) = entries(record, "commitments")
    assert (undertaken["outcome"], undertaken["shown"]) == ("unknown", None)
    assert entries(record, "commitments", "--status", "kept") == []


def test_a_kept_commitment_gives_the_words_that_show_it(tmp_path: Path) -> None:
    text = "Ostra withdrew 200 men on Tuesday, keeping its word."
    later = article("courier-9", text, day="2026-03-31", outlet="Harbour Courier")
    with open_store(tmp_path / "talks.db") as store:
        for extraction in (planned(), Extraction(article=later)):
            store.add(extraction)
    (undertaken,) = entries(str(tmp_path / "talks.db"), "commitments")
    assert (undertaken["outcome"], undertaken["shown"]["words"]) == ("kept", text)
    assert entries(str(tmp_path / "talks.db"), "commitments", "--as-of", "2026-03-20")[0]["outcome"] == "unknown"


def test_words_that_show_an_outcome_say_whose_they_are(tmp_path: Path) -> None:
    text = "Orla Venn said Ostra had withdrawn 200 men as promised."
    later = article("courier-9", text, day="2026-03-31", outlet="Harbour Courier")
    said = statement(later, "Ostra had withdrawn 200 men as promised", source="Orla Venn", cue="said", actor=VENN)
    with open_store(tmp_path / "talks.db") as store:
        for extraction in (planned(), Extraction(article=later, statements=(said,))):
            store.add(extraction)
    (undertaken,) = entries(str(tmp_path / "talks.db"), "commitments")
    assert undertaken["shown"]["attribution"]["who"] == "Orla Venn"
    with Record.open(tmp_path / "talks.db") as held:
        (section,) = tree("".join(held.dossier())).xpath("//*[@id='commitments']")
    assert "Harbour Courier: Orla Venn" in section.text_content()


def test_a_commitment_has_its_day(record: str) -> None:
    (undertaken,) = entries(record, "commitments")
    assert (undertaken["party"], undertaken["due"]["value"]) == (["ostra"], "2026-04-01")
    assert undertaken["attribution"]["who"] == "Ilo Dask"


def test_the_matrix_has_a_cell_a_side_and_issue_with_dated_quotations(record: str) -> None:
    found = json.loads(run("matrix", "-r", record, "--format", "json").stdout)
    assert (found["parties"], found["issues"]) == (["velmar", "ostra"], ["borders-and-transit", "withdrawal"])
    transit, withdrawal = found["cells"]
    assert (transit["party"], transit["stances"], transit["stance"]) == ("velmar", ["rules-out", "offers"], "offers")
    assert [(p["article"]["published"], p["words"]["text"]) for p in transit["positions"]] == [
        ("2026-03-13", "Velmar would never reopen the harbour"),
        ("2026-03-19", "Velmar could reopen the harbour in spring"),
    ]
    assert [p["attribution"]["who"] for p in (*transit["positions"], *withdrawal["positions"])] == [
        "Orla Venn", "Orla Venn", "Ilo Dask",
    ]  # fmt: skip
    assert [json.loads(line) for line in run("matrix", "-r", record, "--format", "jsonl").stdout.splitlines()] == [
        transit, withdrawal,
    ]  # fmt: skip


def test_the_matrix_as_table_and_csv(record: str) -> None:
    head, _, transit, withdrawal = run("matrix", "-r", record).stdout.splitlines()
    assert head.split() == ["issue", "velmar", "ostra"]
    assert "rules-out > offers (2)" in transit
    assert withdrawal.split()[-2:] == ["conditional", "(1)"]
    quotations = list(csv.DictReader(io.StringIO(run("matrix", "-r", record, "--format", "csv").stdout)))
    assert [(q["party"], q["who"]) for q in quotations] == [
        ("velmar", "Orla Venn"), ("velmar", "Orla Venn"), ("ostra", "Ilo Dask"),
    ]  # fmt: skip


def test_the_matrix_as_of_a_day_knows_nothing_later(record: str) -> None:
    found = json.loads(run("matrix", "-r", record, "--format", "json", "--as-of", "2026-03-15").stdout)
    assert [cell["stances"] for cell in found["cells"]] == [["rules-out"], ["conditional"]]


@pytest.mark.parametrize(
    ("issue", "said"), [("gossip", "no issue 'gossip'"), ("and", "'and' fits several issues")]
)  # fmt: skip
def test_an_issue_that_fits_none_or_several_is_told(record: str, issue: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pourparler", "positions", "-r", record, "--issue", issue],
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 2
    assert said in done.stderr


def test_statements_and_articles_are_asked_for_by_issue(record: str) -> None:
    assert [s["words"]["content"] for s in entries(record, "statements", "--issue", "withdrawal")] == [
        ["Ostra would withdraw 200 men by 1 April"]
    ]
    assert [a["id"] for a in entries(record, "articles", "--issue", "withdrawal")] == ["lantern-8"]


def test_what_a_rejected_statement_tells_no_longer_counts(tmp_path: Path) -> None:
    first = planned()
    with Record.open(tmp_path / "talks.db") as held:
        held.store.add(first)
        held.judge(Judgement.make("reject", [first.statements[1].id], who="N. Oduya", when="2026-05-04"))
        assert [position.party for position in held.positions()] == ["velmar"]
        assert list(held.commitments()) == []


ISSUES = """
issues:
  fishing-quotas:
    gloss: who may catch how much
    words: [mackerel]
"""


def test_issues_of_one_s_own_are_read_and_asked_for(tmp_path: Path) -> None:
    (tmp_path / "issues.yaml").write_text(ISSUES, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Norway demanded that Sweden give up its mackerel.\n", encoding="utf-8")
    record = str(tmp_path / "talks.db")
    run("read", str(tmp_path / "a.txt"), "--record", record, "--issues", str(tmp_path / "issues.yaml"))
    (position,) = entries(record, "positions", "--issue", "fishing")
    assert (position["party"], position["issue"], position["stance"]) == ("norway", "fishing-quotas", "demands")


BELOW = """
issues:
  trade-and-tariffs:
    children:
      fishing-quotas:
        gloss: who may catch how much
        words: [mackerel]
      whaling:
        gloss: who may catch whales
        words: [whale]
"""


def test_the_record_keeps_issues_of_one_s_own_for_listings_without_the_file(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text(BELOW, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Norway demanded that Sweden give up its mackerel.\n", encoding="utf-8")
    record = str(tmp_path / "talks.db")
    done = run("read", str(tmp_path / "a.txt"), "--record", record, "--issues", str(tmp_path / "my.yaml"))
    assert "--issues" not in done.stderr
    (tmp_path / "my.yaml").unlink()
    assert [each["issue"] for each in entries(record, "positions", "--issue", "trade")] == ["fishing-quotas"]
    assert entries(record, "positions", "--issue", "whaling") == []
    with open_store(record) as store:
        (kept,) = store.issues_files()
        assert (kept.name, kept.words) == ("my.yaml", BELOW)
        assert [(own.slug, own.parent) for own in store.own_issues()] == [
            ("fishing-quotas", "trade-and-tariffs"),
            ("whaling", "trade-and-tariffs"),
        ]
    (tmp_path / "b.txt").write_text("Norway demanded that Sweden leave its port.\n", encoding="utf-8")
    later = run("read", str(tmp_path / "b.txt"), "--record", record)
    assert "read with my.yaml before" in later.stderr


@pytest.mark.parametrize("words", ["issues: {fishing: {colour: blue}}", "issues: {Fishing Rights: {gloss: fish}}"])
def test_a_fault_in_an_issues_file_is_told_with_its_line(tmp_path: Path, words: str) -> None:
    (tmp_path / "issues.yaml").write_text(words, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Norway demanded that Sweden give up its mackerel.\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["extract", str(tmp_path / "a.txt"), "--issues", str(tmp_path / "issues.yaml")])
    assert done.exit_code != 0
    assert "issues.yaml:1" in str(done.exception)


def test_listing_loads_no_parser(record: str) -> None:
    code = (
        "import sys, pourparler.cli\n"
        "try: pourparler.cli.main()\n"
        "finally: print('\\nloaded', [m for m in ('spacy', 'numpy', 'jinja2', 'lxml') if m in sys.modules])"
    )
    for listing in LISTINGS:
        words = [sys.executable, "-c", code, listing, "--record", record, "--issue", "withdrawal"]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        assert done.stdout.endswith("loaded []\n"), listing
