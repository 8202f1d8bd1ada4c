"""The cases of what-it-was.yaml: which type a happening has, and whether it happened."""

from __future__ import annotations

from typing import Any

import pytest
from tests.case_files import parameters
from tests.events.test_cases import test_case as one_case


@pytest.mark.parametrize("case", parameters("events", "what-it-was"))
def test_what_it_was(case: dict[str, Any]) -> None:
    one_case(case)
