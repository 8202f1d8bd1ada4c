"""Where CI demands it (`--strict-resources`), a test that skips for want of a browser or of ../shared fails."""

import pytest
from hypothesis import HealthCheck, settings

# Machines are shared: how long an example takes says nothing of whether it holds.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
RESOURCES = ("browser", "shared")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--strict-resources", action="store_true", help="browser and shared tests may not skip")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> object:
    report = yield
    named = [name for name in RESOURCES if item.get_closest_marker(name)]
    if named and report.skipped and item.config.getoption("--strict-resources"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} skipped, though {' and '.join(named)} must be there: {report.longrepr}"
    return report
