"""The shared scorers that read two files of JSON lines.

In: the scorer's name, the gold file, our answers. Out: the figures that it prints.
Refused: a scorer that fails; its own message stands in the error.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def scored(shared: Path, scorer: str, gold: Path, answers: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What `score_{scorer}.py` makes of our answers; raises `CalledProcessError` where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "answers.jsonl"
        written.write_text("\n".join(json.dumps(row) for row in answers), encoding="utf-8")
        command = [sys.executable, str(shared / "scorers" / f"score_{scorer}.py"), str(gold), str(written)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(printed)
    return found
