"""How the tests are run: which hypothesis profile, and which tests need the published workbooks.

`pytest python/tests` runs the profile `ci`: the same few thousand cases every time. By hand,
`pytest python/tests --hypothesis-profile=thorough` looks at twenty times as many, new ones each time.

Tests marked `needs_data` are run where the environment variable CROSSINGS_DATA names the folder of the
data; where it does not, they are left out, and the last lines say how many. So are those marked
`needs_program` where CROSSINGS_PROGRAM does not name the program that cargo builds. Those marked `spark` are
skipped where there is no PySpark, or no Java.
"""
import collections
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

#: Tests that need something which is not everywhere: the variable of the environment that says where it is.
NEEDS = {"needs_data": "CROSSINGS_DATA", "needs_program": "CROSSINGS_PROGRAM"}
_left_out = pytest.StashKey[dict]()


def pytest_configure(config):
    config.addinivalue_line("markers", "needs_data: needs the published workbooks, in the folder CROSSINGS_DATA")
    config.addinivalue_line("markers", "needs_program: needs the Rust program, which CROSSINGS_PROGRAM names")
    config.addinivalue_line("markers", "spark: needs PySpark and Java, and takes longer")


def pytest_collection_modifyitems(config, items):
    config.stash[_left_out] = {}
    for marker, variable in NEEDS.items():
        needing = [item for item in items if item.get_closest_marker(marker)]
        if variable in os.environ:
            if marker == "needs_data" and needing and not list(pathlib.Path(os.environ[variable], "home-office").glob("*.ods")):
                raise pytest.UsageError(f"{variable} is set, and there is no workbook in its folder home-office")
            continue
        config.stash[_left_out][variable] = len(needing)
        items[:] = [item for item in items if item not in needing]
        config.hook.pytest_deselected(items=needing)


def pytest_terminal_summary(terminalreporter, config):
    from strategies import compared

    if compared:
        found = ", ".join(f"{count:,} {what}" for what, count in sorted(compared.items()))
        terminalreporter.write_line(f"Held against the oracle: {found}")
    skipped = collections.Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", []))
    for reason, number in skipped.items():
        terminalreporter.write_line(f"NOT RUN: {number} tests. {reason}", yellow=True)
    for variable, left_out in config.stash.get(_left_out, {}).items():
        if left_out:
            terminalreporter.write_line(f"NOT RUN: {left_out} tests need {variable}", yellow=True)


@pytest.fixture(scope="session")
def data():
    """The folder of the published data."""
    return pathlib.Path(os.environ["CROSSINGS_DATA"])
