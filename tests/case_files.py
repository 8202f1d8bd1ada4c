"""The cases of tests/cases as parameters of tests, each named by its file and label."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent / "cases"


def parameters(stage: str, *names: str) -> list[Any]:
    """The cases of these files of a stage; those that are known to fail must fail."""
    found = []
    for name in names:
        for case in yaml.safe_load((CASES / stage / f"{name}.yaml").read_text("utf-8")) or ():
            failing = pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["why"])
            marks = [failing] if name == "known-failures" else []
            found.append(pytest.param(case, id=f"{name}: {case['label']}", marks=marks))
    return found
