"""`negotiations`, and `--negotiation` on the listings, through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ACTORS = """
actors:
  - {id: velmar, name: Velmar, kind: state, country: null, demonyms: [Velmari], capital: Port Orn}
  - {id: ostra, name: Ostra, kind: state, country: null, demonyms: [Ostran], capital: Dasken}
  - {id: marrow, name: Marrow, kind: state, country: null, demonyms: [Marrowan], capital: Sill}
"""
TOLD = [
    "Velmar and Ostra held talks on the harbour. Marrow hosted the talks between Velmar and Ostra. "
    "Ostra's envoy said the quay must open.",
    "Velmar rejected the offer that Ostra made at the talks. Marrow mediated between Velmar and Ostra.",
    "A ferry sank near the cape. The captain said the weather was poor.",
]


@pytest.fixture(scope="module")
def affair(pourparler: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("affair")
    lines = [
        json.dumps(
            {"id": f"told-{at}", "outlet": "Halcyon", "published": f"2026-03-1{at}", "title": f"Day {at}", "text": t}
        )
        for at, t in enumerate(TOLD)
    ]
    (folder / "told.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "actors.yaml").write_text(ACTORS, "utf-8")
    record = folder / "affair.db"
    done = pourparler("read", folder / "told.jsonl", "--record", record, "--actors", folder / "actors.yaml")
    assert done.returncode == 0, done.stderr
    return record


def listed(pourparler: Any, *words: Any) -> list[dict[str, Any]]:
    done = pourparler(*words, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_the_affair_is_listed_with_parties_and_mediator(pourparler: Any, affair: Path) -> None:
    (found,) = listed(pourparler, "negotiations", "--record", affair)
    assert found["name"] == "Ostra–Velmar"
    assert [side["id"] for side in found["parties"]] == ["ostra", "velmar"]
    assert [side["id"] for side in found["mediators"]] == ["marrow"]
    assert found["articles"] == 2


def test_every_listing_takes_the_filter(pourparler: Any, affair: Path) -> None:
    asked = ("--record", affair, "--negotiation", "Ostra–Velmar")
    assert [a["id"] for a in listed(pourparler, "articles", *asked)] == ["told-0", "told-1"]
    for command in ("statements", "events", "timeline"):
        rows = listed(pourparler, command, *asked)
        assert "told-2" not in json.dumps(rows)
        assert rows
    assert pourparler("actors", *asked).returncode == 0
    assert pourparler("report", *asked, "-o", "-").returncode == 0


def test_negotiations_are_asked_for_by_issue(pourparler: Any, affair: Path) -> None:
    told = json.loads(pourparler("positions", "--record", affair, "--format", "json").stdout)
    issues = {position["issue"] for position in told}
    assert issues
    assert "nuclear-matters" not in issues
    for issue in sorted(issues | {"nuclear-matters"}):
        found = json.loads(pourparler("negotiations", "--record", affair, "--issue", issue, "--format", "json").stdout)
        assert bool(found) == (issue in issues)


def test_articles_come_with_the_reasons(pourparler: Any, affair: Path) -> None:
    found = listed(pourparler, "negotiations", "--record", affair, "--articles")
    assert [row["article"] for row in found] == ["told-0", "told-1"]
    assert all("names Ostra and Velmar together" in row["reasons"] for row in found)


def test_a_file_is_kept_and_forgotten(pourparler: Any, affair: Path, tmp_path: Path) -> None:
    file = tmp_path / "my.yaml"
    file.write_text("negotiations:\n- {name: Harbour talks, from: ostra-velmar, aliases: [the quay]}\n", "utf-8")
    (found,) = listed(pourparler, "negotiations", "--record", affair, "--negotiations", file)
    assert (found["name"], found["from"]) == ("Harbour talks", "file")
    assert len(listed(pourparler, "articles", "--record", affair, "--negotiation", "the quay")) == 2
    (found,) = listed(pourparler, "negotiations", "--record", affair, "--suggested")
    assert found["from"] == "suggested"


def test_a_wrong_file_or_name_is_told_in_one_line(pourparler: Any, affair: Path, tmp_path: Path) -> None:
    file = tmp_path / "my.yaml"
    file.write_text("negotiations:\n- {name: Harbour talks}\n", "utf-8")
    wrong = pourparler("negotiations", "--record", affair, "--negotiations", file)
    assert (wrong.returncode, f"{file}:2" in wrong.stderr) == (2, True)
    missing = pourparler("statements", "--record", affair, "--negotiation", "nowhere")
    assert (missing.returncode, "ostra-velmar" in missing.stderr) == (2, True)


def test_people_and_namesakes_are_listed(pourparler: Any, affair: Path) -> None:
    assert pourparler("actors", "--record", affair, "--why").returncode == 0
    assert pourparler("actors", "--record", affair, "--namesakes").returncode == 0
