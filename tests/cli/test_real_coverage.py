"""Real coverage, read whole: none lost without a problem, none read twice, memory bounded, everything holds."""

import re
from pathlib import Path
from typing import Any

import pytest

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
MOST_MEMORY = 1_500  # MB


def figure(pattern: str, said: str) -> int:
    found = re.search(pattern, said)
    return int(found[1].replace(",", "")) if found else 0


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.skipif(not ARTICLES.is_dir(), reason="../shared/articles is not there")
def test_real_coverage_is_read_whole_and_once(pourparler: Any, tmp_path: Path) -> None:
    record, dossier = tmp_path / "talks.db", tmp_path / "dossier.html"
    lines = sum(len(file.read_text("utf-8").splitlines()) for file in ARTICLES.glob("*.jsonl"))
    given = lines + len(list(ARTICLES.glob("*.txt")))

    first = pourparler("read", ARTICLES, "--record", record)
    new = figure(r"([\d,]+) articles? new", first.stderr)
    assert first.returncode in (0, 1), first.stderr
    assert new + figure(r"([\d,]+) inputs? skipped", first.stderr) == given
    assert "kept, with a problem" not in first.stderr
    assert 0 < figure(r"peak memory ([\d,]+) MB", first.stderr) < MOST_MEMORY

    second = pourparler("read", ARTICLES, "--record", record)
    assert "0 articles new, with 0 statements" in second.stderr
    assert figure(r"([\d,]+) articles? known already", second.stderr) == new

    assert pourparler("report", "--record", record, "-o", dossier).returncode == 0
    assert dossier.stat().st_size > 0
    assert pourparler("check", "--record", record).returncode == 0
