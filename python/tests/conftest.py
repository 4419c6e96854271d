"""How the tests are run: which hypothesis profile, and which tests need the published workbooks.

`pytest python/tests` runs the profile `ci`: the same few thousand cases every time. By hand,
`pytest python/tests --hypothesis-profile=thorough` looks at twenty times as many, new ones each time.

Tests marked `needs_data` are run where the environment variable CROSSINGS_DATA names the folder of the
data; where it does not, they are left out, and the last lines say how many.
"""
import os
import pathlib
import sys

import pytest
from hypothesis import HealthCheck, settings

# The oracle and what hypothesis makes up stand beside the tests.
sys.path.insert(0, str(pathlib.Path(__file__).parent))

COMMON = {"deadline": None, "print_blob": True, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("ci", max_examples=100, derandomize=True, database=None, **COMMON)
settings.register_profile("thorough", max_examples=2000, **COMMON)
settings.load_profile("ci")

_left_out = pytest.StashKey[int]()


def pytest_configure(config):
    config.addinivalue_line("markers", "needs_data: needs the published workbooks, in the folder CROSSINGS_DATA")


def pytest_collection_modifyitems(config, items):
    needing = [item for item in items if item.get_closest_marker("needs_data")]
    if "CROSSINGS_DATA" in os.environ:
        folder = pathlib.Path(os.environ["CROSSINGS_DATA"], "home-office")
        if needing and not list(folder.glob("*.ods")):
            raise pytest.UsageError(f"CROSSINGS_DATA is set, and there is no workbook in {folder}")
        return
    config.stash[_left_out] = len(needing)
    items[:] = [item for item in items if item not in needing]
    config.hook.pytest_deselected(items=needing)


def pytest_terminal_summary(terminalreporter, config):
    from strategies import compared

    if compared:
        found = ", ".join(f"{count:,} {what}" for what, count in sorted(compared.items()))
        terminalreporter.write_line(f"Held against the oracle: {found}")
    if left_out := config.stash.get(_left_out, 0):
        terminalreporter.write_line(f"NOT RUN: {left_out} tests need CROSSINGS_DATA", yellow=True)


@pytest.fixture(scope="session")
def data():
    """The folder of the published data."""
    return pathlib.Path(os.environ["CROSSINGS_DATA"])
