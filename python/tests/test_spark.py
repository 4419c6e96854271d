"""Spark in local mode: however the rows are split, and whatever dies, the result is that of one pass.

Run where PySpark and Java are installed. `-m spark` runs these tests alone, `-m "not spark"` the others.
"""
import importlib.util
import os
import pathlib
import re
import runpy
import shutil
import signal
import sys

import numpy
import polars
import pyarrow
import pyarrow.parquet
import pytest

import crossings
import panels

ROOT = pathlib.Path(__file__).resolve().parents[2]
JAVA = shutil.which("java") or (os.environ.get("JAVA_HOME") and pathlib.Path(os.environ["JAVA_HOME"], "bin", "java").exists())
MISSING = [what for what, there in (("pyspark", importlib.util.find_spec("pyspark")), ("java", JAVA)) if not there]
pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)}"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
]
ROWS, FAULTS = 30_000, 24
COLUMNS = {"series": "int", "date": "date", "people": "bigint", "boats": "smallint", "uncontrolled": "int"}


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    settings = {
        # Tasks are tried four times.
        "spark.master": "local[2,4]",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "5",
        "spark.sql.adaptive.coalescePartitions.enabled": "false",
        # So that partitions have several batches.
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
        # The tests are over before a better compiler pays.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    # Tasks are run by another Python where nothing says by which.
    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    # What the tests break on purpose is not logged.
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
    patch.undo()


@pytest.fixture(scope="module")
def panel():
    """Rows with planted faults, in types that Spark has, and what one pass says of them."""
    table, planted = panels.made(ROWS, FAULTS)
    found = crossings.tally(table, periods=panels.PERIODS)
    assert [(one.rule, one.row) for one in found] == planted
    return signed(table), panels.everything(found)


def signed(table):
    """The same in types of Spark, which has no numbers without a sign."""
    types = {"int": pyarrow.int32(), "date": pyarrow.date32(), "bigint": pyarrow.int64(), "smallint": pyarrow.int16()}
    return table.cast(pyarrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()]))


def parts(spark, table, cuts):
    """A data frame with a partition for the rows between each cut and the next."""
    ends = list(zip([0, *cuts], [*cuts, table.num_rows], strict=True))
    pieces = [(written(table.slice(start, end - start)),) for start, end in ends]

    def read(batches):
        import pyarrow

        for batch in batches:
            for piece in batch["piece"]:
                yield from pyarrow.ipc.open_stream(piece.as_buffer())

    one_each = spark.createDataFrame(spark.sparkContext.parallelize(pieces, len(pieces)), "piece binary")
    return one_each.mapInArrow(read, ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items()))


def written(table):
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


SPLITS = {
    "one": [],
    "even": [10_000, 20_000],
    "skewed": [1, 2, 3, 29_000],
    "at the ends of series and within a series": [1000, 5000, 5001, 12_345],
    "with empty ones at the start, in the middle and at the end": [0, 0, 7000, 7000, 29_999, ROWS, ROWS],
}


@pytest.mark.parametrize("split", SPLITS)
def test_any_split_gives_the_result_of_one_pass(split, spark, panel):
    table, once = panel
    frame = parts(spark, table, SPLITS[split])
    assert frame.rdd.getNumPartitions() == len(SPLITS[split]) + 1
    assert panels.everything(crossings.spark.tally(frame, periods=panels.PERIODS)) == once


def test_a_seam_at_every_fault(spark, panel):
    """The row with a fault is the last of a partition, and the first of one."""
    table, once = panel
    rows = sorted({one["row"] for one in once["findings"]})[6:12]
    frame = parts(spark, table, sorted({*rows, *(row + 1 for row in rows)}))
    assert panels.everything(crossings.spark.tally(frame, periods=panels.PERIODS)) == once


def test_a_file_in_pieces(spark, panel, tmp_path):
    table, once = panel
    pyarrow.parquet.write_table(table, tmp_path / "panel.parquet", row_group_size=2000)
    size = (tmp_path / "panel.parquet").stat().st_size
    default = spark.conf.get("spark.sql.files.maxPartitionBytes")
    spark.conf.set("spark.sql.files.maxPartitionBytes", str(size // 5))
    spark.conf.set("spark.sql.files.openCostInBytes", "0")
    try:
        frame = spark.read.parquet(str(tmp_path / "panel.parquet"))
        assert frame.rdd.getNumPartitions() >= 4
        assert panels.everything(crossings.spark.tally(frame, periods=panels.PERIODS)) == once
    finally:
        spark.conf.set("spark.sql.files.maxPartitionBytes", default)
        spark.conf.unset("spark.sql.files.openCostInBytes")


def test_rows_in_any_order_are_sorted_when_asked(spark, panel):
    table, _ = panel
    whole = polars.DataFrame(table).sort("series", "date", "people", "boats", "uncontrolled")
    once = panels.everything(crossings.tally(whole, periods=panels.PERIODS))
    shuffled = table.take(numpy.random.default_rng(1).permutation(ROWS))
    frame = parts(spark, shuffled, [9000, 20_000])
    assert panels.everything(crossings.spark.tally(frame, periods=panels.PERIODS, sort=True)) == once
    # Spark's own sort gives the same, but for the order of equal keys.
    ordered = crossings.spark.tally(frame.orderBy("series", "date", "people", "boats", "uncontrolled"), periods=panels.PERIODS)
    assert panels.everything(ordered) == once
    # Unsorted rows are never taken for sorted ones.
    unsorted = crossings.spark.tally(frame)
    assert not unsorted and not unsorted.ascending and unsorted.keys == "unproved"
    assert unsorted.rows == ROWS and unsorted.people.sum == once["people"]["sum"]


def test_a_panel_of_one_series_is_sorted_by_date(spark):
    days = numpy.arange(17_532, 17_632, dtype="i4")[::-1]
    table = pyarrow.table({"date": pyarrow.array(days).cast(pyarrow.date32()), "people": [0] * 100, "boats": [0] * 100})
    found = crossings.spark.tally(spark.createDataFrame(table), sort=True)
    assert found and (found.rows, found.keys, list(found)) == (100, "unique", [])


def test_the_options_are_those_of_the_tally(spark, panel):
    table, _ = panel
    frame = parts(spark, table, [4000, 20_000])
    for options in ({"findings": 0}, {"findings": 3}, {"coverage": "partial"}, {"coverage": crossings.Coverage.PARTIAL, "findings": 1}):
        ours = crossings.spark.tally(frame, **options)
        assert panels.everything(ours) == panels.everything(crossings.tally(table, **options))


@pytest.mark.parametrize("kinds", ["tinyint date smallint int bigint", "bigint timestamp_ntz float double smallint"])
def test_every_type_that_a_panel_may_have(kinds, spark):
    names = ["series", "date", "people", "boats", "uncontrolled"]
    columns = ", ".join(f"cast({name} as {kind}) {name}" for name, kind in zip(names, kinds.split(), strict=True))
    rows = "values (1, date'2024-07-08', 65, 1, 0), (1, date'2024-07-09', 0, 0, null), (2, date'2024-07-09', 419, 0, 0)"
    frame = spark.sql(f"select {columns} from {rows} as panel(series, date, people, boats, uncontrolled) order by series, date")
    found = crossings.spark.tally(frame)
    assert [(one.rule, one.row, one.series) for one in found] == [("C004", 2, 2)]
    assert found.people.sum == 484 and found.uncontrolled.known == 2


def test_what_no_cell_can_hold_is_a_finding(spark):
    frame = spark.sql("values (date'2024-07-08', -1L, 1L), (date'2024-07-09', 5000000000L, 1L) as panel(date, people, boats)")
    found = crossings.spark.tally(frame.orderBy("date"))
    assert [(one.rule, one.row, one.got) for one in found] == [("S002", 0, "`-1`"), ("S002", 1, "`5000000000`")]


def test_no_rows(spark):
    frame = spark.sql("values (date'2024-07-08', 1, 1, null) as panel(date, people, boats, uncontrolled)")
    for sort in (False, True):
        found = crossings.spark.tally(frame.where("people > 1"), periods=panels.PERIODS, sort=sort)
        assert (found.rows, list(found), found.people.sum) == (0, [], 0)
    # A column of nulls alone has the type of none.
    assert crossings.spark.tally(frame).uncontrolled.known == 0


@pytest.mark.parametrize(("columns", "wrong", "said"), [
    ("date date, people int", "missing-column", "`boats`"),
    ("date date, people int, boats int, bots int", "unknown-column", "`bots`"),
    ("date date, people int, boats int, note array<struct<a:int>>", "unknown-column", "`note`"),
    ("date string, people int, boats int", "wrong-type", "dates"),
    ("date timestamp, people int, boats int", "wrong-type", "without a zone"),
    ("date date, people decimal(9,0), boats int", "wrong-type", "whole numbers"),
    ("date date, people int, boats boolean", "wrong-type", "whole numbers"),
])
def test_wrong_columns_are_refused_before_anything_runs(columns, wrong, said, spark):
    context = spark.sparkContext
    context.setJobGroup(wrong, columns)
    try:
        frame = spark.createDataFrame([], columns)
        with pytest.raises(crossings.InvalidInput, match=said) as caught:
            crossings.spark.tally(frame)
        assert [one.rule for one in caught.value.problems] == [wrong]
        assert not context.statusTracker().getJobIdsForGroup(wrong)
    finally:
        context.setLocalProperty("spark.jobGroup.id", None)


def test_wrong_options_are_refused_before_anything_runs(spark):
    frame = spark.createDataFrame([], "date date, people int, boats int")
    with pytest.raises(ValueError, match="full"):
        crossings.spark.tally(frame, coverage="full")
    with pytest.raises(ValueError):
        crossings.spark.tally(frame, periods=[("2024-07-09", "2024-07-08")])


# What dies.


def dies_once(how, where):
    """Batches as they come; in the first attempt at the second partition, the process dies before its second batch."""

    def some(batches):
        from pyspark import TaskContext

        context = TaskContext.get()
        for number, batch in enumerate(batches):
            if (number, context.partitionId(), context.attemptNumber()) == (1, 1, 0):
                with open(where, "a", encoding="utf-8") as file:
                    file.write("died\n")
                if how == "raises":
                    raise RuntimeError("an accident")
                if how == "exits":
                    os._exit(1)
                os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    return some


@pytest.mark.parametrize(("who", "how"), [
    ("the tally", "raises"), ("the tally", "exits"), ("the tally", "is killed"), ("what comes before it", "is killed")])
def test_a_task_that_dies_is_run_again_and_counts_once(who, how, spark, panel, tmp_path, monkeypatch):
    table, once = panel
    frame, died = parts(spark, table, [8000, 20_000]), tmp_path / "died"
    some = dies_once(how, str(died))
    if who == "the tally":
        make = crossings.spark._work

        def dying(options):
            work = make(options)
            return lambda batches: work(some(batches))

        monkeypatch.setattr(crossings.spark, "_work", dying)
    else:
        frame = frame.mapInArrow(some, frame.schema)
    assert panels.everything(crossings.spark.tally(frame, periods=panels.PERIODS)) == once
    assert died.read_text(encoding="utf-8") == "died\n"


def test_tasks_without_the_package_say_so(spark, tmp_path):
    frame = spark.sql("values (date'2024-07-08', 1, 1) as panel(date, people, boats)")
    (tmp_path / "crossings.py").write_text("raise ImportError('not installed here')", encoding="utf-8")
    environment = spark.sparkContext.environment
    before = dict(environment)
    environment["PYTHONPATH"] = str(tmp_path)
    try:
        with pytest.raises(ImportError, match="cannot import crossings .*: not installed here") as caught:
            crossings.spark.tally(frame)
        assert sys.executable in str(caught.value) and caught.value.name == "crossings"
    finally:
        environment.clear()
        environment.update(before)


def test_tasks_with_another_version_say_so():
    (result,) = crossings.spark._work({}, "0.0.1")([])
    (row,) = result.to_pylist()
    assert row["partition"] == 0 and row["part"] is None
    assert row["failed"].endswith(f"has crossings {crossings.__version__}; wanted 0.0.1, as the driver has")


# What is printed.


def test_the_example(spark, panel, tmp_path, capsys, monkeypatch):
    table, once = panel
    for name, rows in (("a", table[:9000]), ("b", table[9000:])):
        pyarrow.parquet.write_table(rows, tmp_path / f"{name}.parquet")
    example = ROOT / "examples" / "python" / "spark_tally.py"
    # The larger file is the second one, so that Spark reads it first.
    monkeypatch.setattr(sys, "argv", [str(example), str(tmp_path / "a.parquet"), str(tmp_path / "b.parquet")])
    runpy.run_path(str(example), run_name="__main__")
    printed = capsys.readouterr().out
    assert printed.startswith(f"inconsistent: {ROWS} rows of 30 series, {once['people']['sum']} people in {once['boats']['sum']} boats\n")
    counts = {one["id"]: one["violations"] for one in once["rules"] if one["violations"]}
    assert {rule: int(number) for number, rule in re.findall(r"^ +(\d+) × (\w+):", printed, re.MULTILINE)} == counts
    assert len(re.findall(r"^row \d+, series \d+, ", printed, re.MULTILINE)) == 10
    assert f"and {sum(counts.values()) - 10} more\n" in printed
    assert re.search(r"^2019: 10950 rows, \d+ people in \d+ boats$", printed, re.MULTILINE)


def test_the_guide(spark, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    # Java stays in the folder in which it began.
    monkeypatch.setattr(type(spark.read), "parquet", lambda reader, path: reader.load(str(tmp_path / path)))
    text = (ROOT / "docs" / "guide" / "engines.md").read_text(encoding="utf-8")
    made = re.search(r"three series of ten days.*?```python\n(.*?)```", text, re.DOTALL)[1]
    names = {}
    exec(re.sub(r"^(>>>|\.\.\.) ?", "", made, flags=re.MULTILINE), names)
    shown = re.search(r"<!-- spark prints -->\n```text\n(.*?)```", text, re.DOTALL)[1]
    for block in ("spark", "spark in any order"):
        exec(re.search(rf"<!-- {block} -->\n```python\n(.*?)```", text, re.DOTALL)[1], names)
        assert "".join(f"{one.rule} row {one.row} series {one.series} - {one.got}\n" for one in names["tally"]) == shown
    assert capsys.readouterr().out == shown
