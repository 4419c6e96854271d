"""Nothing is left behind: ten thousand round trips, and every release called exactly once, whatever comes of it."""
import datetime
import gc
import json
import pathlib
import subprocess
import sys

import polars
import pyarrow
import pytest

import crossings
import producers
from oracle import DAY

ROUNDS = 10_000
FIRST = datetime.date(2030, 1, 1)
DAYS = [FIRST + n * DAY for n in range(90)]
NUMBERS = [(FIRST - datetime.date(1970, 1, 1)).days + n for n in range(90)]
TABLE = pyarrow.table({
    "date": pyarrow.array(DAYS, pyarrow.date32()), "people": pyarrow.array([n % 3 * 20 for n in range(90)], pyarrow.uint32()),
    "boats": pyarrow.array([int(n % 3 > 0) for n in range(90)], pyarrow.uint32()),
    "uncontrolled": pyarrow.array([None if n % 5 == 0 else 0 for n in range(90)], pyarrow.uint32())})
#: What the memory of the process may grow by: less than half a kilobyte for each round.
MOST = 4_000_000


def resident():
    """The bytes of memory that this process has, once everything that nobody needs is gone."""
    gc.collect()
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * 4096


def growth(work, rounds=ROUNDS):
    """By how much the memory of the process grows over so many rounds, after a warm-up."""
    for _ in range(rounds // 10):
        work()
    gc.collect()
    allocated, before = pyarrow.total_allocated_bytes(), resident()
    for _ in range(rounds):
        work()
    gc.collect()
    grown = resident() - before
    assert pyarrow.total_allocated_bytes() == allocated
    assert producers.alive() == 0 and not producers.strays
    return grown


def own_columns(breaks=None, **more):
    half = slice(0, 45), slice(45, 90)
    columns = {
        "date": ("tdD", [NUMBERS[one] for one in half]),
        "people": ("I", [[n % 3 * 20 for n in range(90)][one] for one in half]),
        "boats": ("I", [[int(n % 3 > 0) for n in range(90)][one] for one in half])}
    return producers.Columns(columns | more, breaks)


def test_columns_in():
    def work():
        assert len(crossings.Register.from_frame(TABLE).view()) == 90

    assert growth(work) < MOST


def test_columns_in_and_out():
    def work():
        view = crossings.Register.from_frame(TABLE, published="2030-05-01").view()
        assert pyarrow.table(view).num_rows == 90

    assert growth(work) < MOST


def test_columns_out():
    register = crossings.Register.from_frame(TABLE, published="2030-05-01")
    view = register.view()

    def work():
        assert pyarrow.table(view).num_rows == polars.DataFrame(view).height == 90
        assert pyarrow.table(register.summary(by="month")).num_rows == 3

    assert growth(work) < MOST


def test_columns_that_are_tallied():
    bad = TABLE.set_column(2, "boats", pyarrow.array([1] * 90, pyarrow.uint32()))

    def work():
        assert crossings.tally(TABLE).rows == 90
        assert pyarrow.table(crossings.tally(bad)).num_rows == 30

    assert growth(work, ROUNDS // 2) < MOST


def test_columns_of_python():
    columns = {name: TABLE[name].to_pylist() for name in TABLE.column_names}
    columns["people"] = TABLE["people"].to_numpy()

    def work():
        assert len(crossings.Register.from_frame(columns).view()) == 90

    assert growth(work, ROUNDS // 5) < MOST


def test_streams_that_nobody_takes():
    """A capsule that goes unread releases what is in it; so does one of which nothing or a part was read."""
    view = crossings.Register.from_frame(TABLE, published="2030-05-01").view()

    def work():
        view.__arrow_c_stream__()
        assert producers.consume(view.__arrow_c_stream__(), 0)[1] == 0
        assert producers.consume(view.__arrow_c_stream__(), 1)[1] == 90
        assert producers.consume(view.__arrow_c_stream__())[1] == 90

    assert growth(work) < MOST


def test_a_stream_outlives_what_it_came_from():
    capsule = crossings.Register.from_frame(TABLE, published="2030-05-01").view().__arrow_c_stream__()
    gc.collect()
    assert producers.consume(capsule) == (["date", "people", "boats", "uncontrolled"], 90)


def test_errors():
    bad = TABLE.set_column(2, "boats", pyarrow.array([0] * 90, pyarrow.uint32()))

    def work():
        for frame, error in ((bad, crossings.Violations), (TABLE.drop_columns(["people"]), crossings.InvalidInput)):
            with pytest.raises(error):
                crossings.Register.from_frame(frame)

    assert growth(work, ROUNDS // 10) < MOST


def test_handles():
    """Registers, views, claims, figures and inspections, closed or left to the collector."""
    text = crossings.Register.from_frame(TABLE, published="2030-05-01").to_json().encode()
    claim = {"id": "one", "measure": {"kind": "total", "over": {"from": "2030-01-01", "to": "2030-01-31"}}, "figure": "about 600"}
    document = json.dumps({"format": "crossings-claims/1", "claims": [claim]}).encode()

    def work():
        with crossings.Register.from_json(text) as register:
            view = register.view()
            claims = crossings.Claims.from_json(document)
            assert claims.verdicts(register) == ["supported"]
            assert len(register.summary(by="month")) == 3
            assert crossings.Figure.parse("almost a third").interval("share").upper
        assert len(list(view)) == 90
        assert crossings.check(crossings.Source(text, name="register.json"))

    assert growth(work, ROUNDS // 20) < MOST


# Releases, counted by a producer of our own.

READERS = {"register": lambda frame: crossings.Register.from_frame(frame), "tally": lambda frame: crossings.tally(frame)}
WRONG = {
    "all is well": {},
    "the schema breaks": {"breaks": "schema"},
    "the first batch breaks": {"breaks": 0},
    "the second batch breaks": {"breaks": 1},
    "the end breaks": {"breaks": 2},
    "a column nobody knows": {"nobody": ("I", [[1] * 45] * 2)},
    "a column of another type": {"date": ("L", [[1] * 45] * 2)},
    "a broken rule": {"boats": ("I", [[0] * 45] * 2)},
    "nulls": {"uncontrolled": ("I", [[None] * 45, [0] * 45])},
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("wrong", WRONG)
def test_every_structure_is_released_once(reader, wrong):
    for _ in range(20):
        columns = own_columns(**WRONG[wrong])
        try:
            READERS[reader](columns)
        except crossings.CrossingsError as error:
            assert wrong not in ("all is well", "nulls")
            if "break" in wrong and wrong != "a broken rule":
                assert "the producer broke off" in str(error)
            del error
        else:
            assert wrong in ("all is well", "nulls") or reader == "tally"
        assert columns.counts["stream made"] == columns.counts["stream released"] == 1
        assert columns.counts.even(), dict(columns.counts)
    gc.collect()
    assert producers.alive() == 0 and not producers.strays


def test_ten_thousand_streams_are_released_once_each():
    counts = producers.Counts()

    def work():
        columns = own_columns()
        crossings.Register.from_frame(columns)
        counts.update(columns.counts)

    assert growth(work, 2_000) < MOST
    assert counts.even() and counts["stream made"] == 2_200
    assert counts["array made"] == 2_200 * 8


def test_a_capsule_that_was_not_taken_is_released_by_who_made_it():
    columns = own_columns()
    capsule = columns.__arrow_c_stream__()
    assert columns.counts["stream released"] == 0
    del capsule
    assert columns.counts["stream released"] == 1


def test_a_stream_that_was_taken_cannot_be_taken_again():
    """One capsule, two readers: the second finds nothing in it, says so, and nothing is released twice."""
    columns = own_columns()
    capsule = columns.__arrow_c_stream__()

    class Same:
        def __arrow_c_stream__(self, requested_schema=None):
            return capsule

    assert len(crossings.Register.from_frame(Same()).view()) == 90
    with pytest.raises(crossings.CrossingsError):
        crossings.Register.from_frame(Same())
    del capsule
    assert columns.counts.even()


class Raises:
    def __arrow_c_stream__(self, requested_schema=None):
        raise RuntimeError("no stream today")


class NoCapsule:
    def __arrow_c_stream__(self, requested_schema=None):
        return 42


class AnotherCapsule:
    def __arrow_c_stream__(self, requested_schema=None):
        return TABLE.schema.__arrow_c_schema__()


@pytest.mark.parametrize(("thing", "error"), [(Raises(), RuntimeError), (NoCapsule(), Exception), (AnotherCapsule(), Exception)])
def test_what_only_says_that_it_has_a_stream(thing, error):
    for read in READERS.values():
        with pytest.raises(error):
            read(thing)


# The end of the interpreter, when modules go before what was made with them.

KEPT = """
import crossings
from hypothesis import given, strategies

REGISTER = crossings.Register.builtin()
VIEW = crossings.Register.from_csv(b"date,people,boats\\n2030-05-01,5,1\\n", published="2030-05-02").view()

@given(strategies.integers())
def test(number):
    assert len(VIEW) == 1
"""


def test_handles_may_outlive_the_package(tmp_path):
    """A module of the user's, kept alive by somebody to the end, may hold registers."""
    (tmp_path / "test_kept.py").write_text(KEPT)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--import-mode=importlib", "test_kept.py"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, ""), ended


def test_a_capsule_may_outlive_the_package():
    code = """
import sys
import crossings
view = crossings.Register.from_csv(b"date,people,boats\\n2030-05-01,5,1\\n", published="2030-05-02").view()
sys.kept = [view.__arrow_c_stream__()]
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
