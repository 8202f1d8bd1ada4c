"""The prompt itself: help, completion, what is imported, how a command ends."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import pourparler as package
from pourparler.cli import COMMANDS

HEAVY = ("spacy", "trafilatura", "lxml", "numpy", "jinja2", "py3langid")


def test_help_lists_every_command_and_each_takes_help(pourparler: Any) -> None:
    page = pourparler("--help").stdout
    for name in COMMANDS:
        assert f"\n  {name} " in page
        done = pourparler(name, "--help")
        assert (done.returncode, done.stdout.startswith(f"Usage: pourparler {name}")) == (0, True)


def test_the_version_is_the_package_s(pourparler: Any) -> None:
    assert pourparler("--version").stdout.strip() == f"pourparler {package.__version__}"


@pytest.mark.parametrize("words", [["--help"], ["statements", "--help"], ["statements", "--record", "MADE"]])
def test_no_language_model_is_loaded_to_show_help_or_a_record(words: list[str], made: Path) -> None:
    words = [str(made) if word == "MADE" else word for word in words]
    code = (
        "import sys, pourparler.cli\n"
        "try: pourparler.cli.main()\n"
        f"finally: print('\\nloaded', [m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("loaded []\n")


def test_the_package_imports_lightly() -> None:
    code = f"import sys\nfrom pourparler import Record, extract\nprint([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o"), ("zsh", "#compdef"), ("fish", "complete --no-files")]
)
def test_completion_prints_a_script(pourparler: Any, shell: str, sign: str) -> None:
    done = pourparler("completion", shell)
    assert done.returncode == 0
    assert sign in done.stdout


def test_completion_knows_the_commands(pourparler: Any) -> None:
    done = pourparler(_POURPARLER_COMPLETE="bash_complete", COMP_WORDS="pourparler st", COMP_CWORD="1")
    assert "statements" in done.stdout


def test_an_unknown_command_is_refused(pourparler: Any) -> None:
    done = pourparler("statments")
    assert (done.returncode, done.stdout) == (2, "")
    assert "statments" in done.stderr


def test_an_error_is_one_line_and_debug_shows_where(pourparler: Any, tmp_path: Path) -> None:
    notes = tmp_path / "notes.db"
    notes.write_text("this is no record, but a text that is long enough to be none\n" * 40, "utf-8")
    plain = pourparler("statements", "--record", notes)
    debug = pourparler("statements", "--record", notes, "--debug")
    assert plain.returncode == 2
    assert len(plain.stderr.splitlines()) == 1
    assert str(notes) in plain.stderr
    assert "Traceback" in debug.stderr


def test_a_reader_that_stops_early_ends_it_quietly(made: Path) -> None:
    listing = f'"{sys.executable}" -m pourparler statements --record "{made}" --format json'
    script = f'{listing} | true; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert (done.stderr, done.stdout.strip()) == ("", "141")


def test_output_is_utf_8_in_any_locale(made: Path) -> None:
    words = [sys.executable, "-m", "pourparler", "statements", "--record", str(made)]
    plain = subprocess.run(words, capture_output=True, env={"PATH": os.environ["PATH"], "LC_ALL": "C"}, check=True)
    assert "─" in plain.stdout.decode("utf-8")


def test_ctrl_c_stops_cleanly_and_keeps_what_was_read(pourparler: Any, tmp_path: Path) -> None:
    record, coverage = tmp_path / "talks.db", tmp_path / "long.jsonl"
    text = "The envoy said the talks would go on. " * 40
    lines = (json.dumps({"id": f"a{number}", "text": f"{number}. {text}"}) for number in range(2000))
    coverage.write_text("\n".join(lines), "utf-8")
    words = [sys.executable, "-m", "pourparler", "read", str(coverage), "--record", str(record)]
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a job in the background is started deaf to it
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed) as process:
        try:
            while not (record.exists() and pourparler("articles", "--record", record, "--limit", "1").stdout):
                assert process.poll() is None, "it ended before it was stopped"
                time.sleep(0.1)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert said.split() == ["Stopped."]
    assert pourparler("check", "--record", record).returncode == 0
