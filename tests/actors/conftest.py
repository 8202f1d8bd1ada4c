"""The registry of the cases: the bundled actors and the invented ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparler.actors import Registry

CASES = Path(__file__).parents[1] / "cases" / "actors"


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry.load(CASES / "registry.yaml")
