"""The registry of the cases: the bundled actors and the invented ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from pourparler.actors import Registry

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
CASES = Path(__file__).parents[1] / "cases" / "actors"


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry.load(CASES / "registry.yaml")
