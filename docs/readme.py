"""The README's session: each command is run over the demo coverage and shown with what it prints. Used by cog."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
WIDTH = "110"
COMMANDS = (
    "pourparler read demo/ --record talks.db --actors demo/actors.yaml",
    "pourparler statements --record talks.db --party kessary --text port --limit 6",
    "pourparler timeline --record talks.db --since 2026-05-05 --limit 6",
    "pourparler talks --record talks.db --status stalled",
    "pourparler matrix --record talks.db",
    "pourparler report --record talks.db -o dossier.html",
    "pourparler check --record talks.db",
)
PASSING = "seconds:"
"""The line with times and memory, which differs from run to run and from machine to machine, is not shown."""


def run(command: str, folder: str) -> str:
    """What a command prints, stdout and stderr as a person sees them; a status other than 0 raises."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("POURPARLER")}
    done = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=folder,
        env=environment | {"COLUMNS": WIDTH, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{command}: exit status {done.returncode}\n{done.stdout}")
    return "".join(line for line in done.stdout.splitlines(keepends=True) if not line.startswith(PASSING))


def session() -> str:
    """The commands and what they print, as Markdown blocks."""
    return "\n".join(_blocks())


def _blocks() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "demo").symlink_to(ROOT / "demo")
        for command in COMMANDS:
            yield f"```console\n$ {command}\n{run(command, folder)}```\n"
