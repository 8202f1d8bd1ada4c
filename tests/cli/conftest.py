"""A record that the command line made of three invented dispatches, and the command line as a process."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

DISPATCHES = [
    {
        "id": "halcyon-1",
        "outlet": "Halcyon",
        "title": "Envoy rules out a second crossing",
        "published": "2026-03-11",
        "text": 'ORSK, March 11 - "We will not open a second crossing," the envoy, Dunya Farrokh, said on Tuesday.\n\n'
        "The foreign ministry of Marrow said it had received no offer.",
    },
    {
        "id": "banner-1",
        "outlet": "Banner",
        "title": "Marrow waits",
        "published": "2026-03-14",
        "text": "The minister told reporters on Friday that the talks would resume in April.\n\n"
        'According to a person familiar with the plan, the port "stays closed".',
    },
    {
        "id": "halcyon-2",
        "outlet": "Halcyon",
        "title": "Grain moves again",
        "published": "2026-04-02",
        "text": "Two ships left the port on Thursday. Farrokh said the ceasefire held.",
    },
]
Pourparler = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("coverage") / "dispatches.jsonl"
    file.write_text("".join(json.dumps(dispatch) + "\n" for dispatch in DISPATCHES), "utf-8")
    return file


@pytest.fixture(scope="session")
def pourparler() -> Pourparler:
    """The command line as its own process, at a width and in a locale that do not depend on this machine."""

    clean = {name: value for name, value in os.environ.items() if not name.startswith("POURPARLER")}

    def run(*words: str | Path, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pourparler", *map(str, words)],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=clean | {"COLUMNS": "120"} | environment,
            timeout=1200,
        )

    return run


@pytest.fixture(scope="session")
def made(coverage: Path, pourparler: Pourparler, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the three dispatches; read it, do not change it."""
    record = tmp_path_factory.mktemp("record") / "talks.db"
    done = pourparler("read", coverage, "--record", record)
    assert done.returncode == 0, done.stderr
    return record


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """A copy of that record, to be changed."""
    copy = tmp_path / "own.db"
    copy.write_bytes(made.read_bytes())
    return copy
