"""A folder of a hundred hostile files, read as people read them: nothing crashes, hangs or is passed over."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.hostile.hostile import FILES, SAME, make_hostile, mark

from pourparler.model import Article
from pourparler.problems import Problem
from pourparler.record import Filter, open_store
from pourparler.sources import read

EXPECTED: Mapping[str, Mapping[str, Any]] = yaml.safe_load(Path(__file__).with_name("hostile.yaml").read_text("utf-8"))
MEMORY = 4 << 30
"""Bytes that each process may ask for."""
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Done:
    """What the program made of the folder."""

    folder: Path
    record: Path
    read: subprocess.CompletedProcess[str]
    size: int


def program(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own that gets so much memory and no more."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("POURPARLER")}
    return subprocess.run(
        [sys.executable, "-m", "pourparler", *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env=clean | {"COLUMNS": "120"},
        timeout=3600,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )


@pytest.fixture(
    scope="module", params=[1, pytest.param(50, marks=pytest.mark.slow)], ids=["short", "as large as they come"]
)
def done(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Done:
    place = tmp_path_factory.mktemp("hostile")
    folder, record = place / "coverage", place / "talks.db"
    make_hostile(folder, request.param)
    return Done(folder, record, program("read", folder, "--record", record), request.param)


def test_every_file_has_its_expectation() -> None:
    named = {name.rpartition("/")[2] for name in FILES}
    assert named <= EXPECTED.keys()
    assert len(EXPECTED) >= 80


def test_it_is_read_to_the_end_with_problems(done: Done) -> None:
    assert done.read.returncode == 1, done.read.stderr[-3000:]
    assert "Traceback" not in done.read.stderr
    assert not COMMANDS.search(done.read.stderr)
    if done.size == 1:
        assert "could not be read within" not in done.read.stderr
        assert "no statements were read" not in done.read.stderr


def test_the_good_are_kept_and_each_of_the_others_has_its_message(done: Done) -> None:
    kept: Counter[str] = Counter()
    said: defaultdict[str, list[str]] = defaultdict(list)
    names = sorted(EXPECTED, key=len, reverse=True)
    with open_store(done.record, create=False) as store:
        for article in store.articles(Filter(superseded=True)):
            kept.update([next((name for name in names if mark(name) in article.text), article.text[:60])])
        for problem in store.problems():
            source = problem.source.replace("\n", " ").replace("half-\udcff-a-name", "half-a-name")
            if found := [name for name in names if f"/{name}" in source or EXPECTED[name].get("of") == source]:
                said[found[0]].append(problem.message)
    large = done.size > 1
    for name, due in EXPECTED.items():
        changed = large and "large" in due and not ("or" in due and kept[name])
        assert kept.pop(name, 0) == (0 if changed else due.get("keeps", 0)), (name, said[name])
        if wanted := due["large"] if changed else due.get("says"):
            assert any(re.search(wanted, message) for message in said[name]), (name, said[name])
    unmarked = {words for words in kept if not words.startswith("PORT MERED")}
    assert unmarked == set()


def test_the_record_holds_and_its_outputs_obey_nobody(done: Done, tmp_path: Path) -> None:
    checked = program("check", "--record", done.record)
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stdout
    for words in (
        ("articles",), ("articles", "--superseded"), ("articles", "--revisions"), ("articles", "--format", "json"),
        ("statements", "--attitudes", "--repeats"), ("statements", "--format", "jsonl"), ("actors",), ("timeline",),
    ):  # fmt: skip
        listed = program(*words, "--record", done.record)
        assert listed.returncode == 0, (words, listed.stderr)
        assert not COMMANDS.search(listed.stdout + listed.stderr), words
        assert listed.stdout


def test_the_exports_are_whole(done: Done, tmp_path: Path) -> None:
    exported = program("export", "--record", done.record, "-o", tmp_path / "all.jsonl")
    assert exported.returncode == 0, exported.stderr
    with (tmp_path / "all.jsonl").open(encoding="utf-8", newline="\n") as lines:
        shown = [json.loads(line) for line in lines]
    ids = [each["article"]["id"] for each in shown if "article" in each]
    assert {SAME, "../../../etc/passwd", "'; DROP TABLE article; --"} <= set(ids)
    assert program("export", "--record", done.record, "--format", "csv", "-o", tmp_path / "csv").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.jsonl", "csv"]
    cells = (tmp_path / "csv" / "articles.csv").read_text("utf-8")
    assert '"=HYPERLINK' not in cells
    assert "\r\n=1+1," not in cells


class Seen(HTMLParser):
    """The elements of a page and whatever could run in it."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts, self.harm = 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        if tag in ("img", "iframe", "object", "embed", "base"):
            self.harm.append(tag)
        self.harm += [f"{name}={value}" for name, value in attrs if name.startswith("on")]
        self.harm += [
            str(v) for n, v in attrs if n in ("href", "src") and not str(v).startswith(("#", "http", "mailto"))
        ]


def test_the_dossier_runs_nothing_of_what_was_read(done: Done, tmp_path: Path) -> None:
    for words in ((), ("--full-text",)):
        reported = program("report", "--record", done.record, "-o", tmp_path / "dossier.html", *words)
        assert reported.returncode == 0, reported.stderr
        page = (tmp_path / "dossier.html").read_text("utf-8")
        seen = Seen()
        seen.feed(page)
        assert seen.harm == []
        assert seen.scripts == 1, "its own"
        assert "&lt;script&gt;alert" in page
        assert not re.search("[\x00-\x08\x0e-\x1f]", page)


def test_what_is_known_is_not_read_again(done: Done) -> None:
    again = program("read", done.folder, "--record", done.record)
    assert again.returncode == 1
    assert "0 articles new" in again.stderr
    assert "revised" not in again.stderr
    assert "language" not in again.stderr.splitlines()[-1], "nothing was parsed"


# Files that do not stay as they are


def story(number: int) -> str:
    return f"“We will not sign,” the envoy of Kolwa said on Monday. The ministry met {number} times, Orsk said."


def test_a_file_that_vanishes_while_the_folder_is_read_is_a_problem(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(story(number), "utf-8")
    coming = read([tmp_path])
    first = next(coming)
    (tmp_path / "1.txt").unlink()
    rest = list(coming)
    assert isinstance(first, Article)
    assert [type(found) for found in rest] == [Problem, Article]
    assert str(rest[0]).startswith(str(tmp_path / "1.txt"))


def test_a_file_that_is_cut_while_it_is_read_gives_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"text": story(n), "id": f"r-{n}"}) + "\n" for n in range(20_000)), "utf-8")
    coming = read([path])
    first = next(coming)
    os.truncate(path, 1000)
    rest = list(coming)
    assert isinstance(first, Article)
    kept = [found.id for found in rest if isinstance(found, Article)]
    assert kept == [f"r-{n}" for n in range(1, len(kept) + 1)]
    assert len(rest) - len(kept) <= 1


def test_a_file_that_grows_without_end_is_left_at_its_bound(tmp_path: Path) -> None:
    class Endless:
        def __init__(self) -> None:
            self.given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += max(size, 1)
            return b"talks " * (max(size, 6) // 6)

        read1 = read

        def readline(self, size: int = -1) -> bytes:
            return self.read(size)

    endless = Endless()
    (found,) = read(["-"], stdin=endless)  # type: ignore[arg-type]
    assert isinstance(found, Problem)
    assert "larger than" in found.message
    assert endless.given < 200_000_000


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (tmp_path / "closed.txt").write_text(story(1), "utf-8")
    (tmp_path / "closed.txt").chmod(0)
    (found,) = read([tmp_path])
    assert isinstance(found, Problem)
    assert "permission denied" in found.message
