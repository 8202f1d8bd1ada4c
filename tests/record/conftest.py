"""One suite for every backend: `place` is an address at which a record can be opened, closed and opened again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pourparler.record import Store, open_store

sys.path.insert(0, str(Path(__file__).parents[2]))  # so that any test can import `tests.record.strategies`

BACKENDS = ("sqlite",)


@pytest.fixture(params=BACKENDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "talks.db")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened
