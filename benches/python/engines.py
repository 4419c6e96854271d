"""Shows that every engine which reads a panel for a tally gives the same result, and how long it takes.

    python3 -m venv .venv && .venv/bin/pip install '.[spark]' -r benches/python/requirements.txt
    .venv/bin/python benches/python/engines.py [--rows N] [--faults N] [--seed N] [--no-spark]

Writes a panel to Parquet in a temporary folder, with faults planted in it, and reads it in each way. It fails where one
result is another than that of one pass over the panel in memory, by a single byte, or where that finds anything
else than what was planted. Times are of one run each, and are there to give an idea.
"""
import argparse
import os
import pathlib
import sys
import tempfile
import time
import warnings

import duckdb
import polars

import crossings.spark
import panels
from timing import differ, say

FINDINGS = 100_000
warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")


def written(folder, columns):
    """One file in order, and the same rows in four files, in which Spark and others find them out of order."""
    frame = panels.frame(columns)
    # Nobody counted uncontrolled landings on the first days of each series. Spark has no numbers without a sign.
    known = polars.when(polars.col("date") >= polars.lit(panels.FIRST + 10).cast(polars.Date)).then("uncontrolled").alias("uncontrolled")
    frame = frame.with_columns(known).with_columns(polars.selectors.unsigned_integer().cast(polars.Int32))
    frame.write_parquet(folder / "panel.parquet", row_group_size=1 << 18)
    os.mkdir(folder / "shuffled")
    for number, part in enumerate((frame[3::4], frame[::4], frame[2::4], frame[1::4])):
        part.write_parquet(folder / "shuffled" / f"{number}.parquet", row_group_size=1 << 18)
    return frame, str(folder / "panel.parquet"), str(folder / "shuffled")


def in_parts(path, rows, options):
    """Seven parts, read by two engines in turn, kept as bytes, and merged from the middle on."""
    ends, sent = [rows * part // 7 for part in range(8)], []
    for number, (start, end) in enumerate(zip(ends[:-1], ends[1:], strict=True)):
        part = crossings.PartialTally(**options)
        if number % 2:
            part.observe(polars.scan_parquet(path).slice(start, end - start).collect_batches())
        else:
            part.observe(duckdb.sql(f"from '{path}' limit {end - start} offset {start}"))
        sent.append(part.to_bytes())
    parts = [crossings.PartialTally.from_bytes(one) for one in sent]
    while len(parts) > 1:
        middle = (len(parts) - 1) // 2
        parts[middle].merge(parts.pop(middle + 1))
    return parts[0].finish()


def session():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1", "spark.driver.memory": "4g",
        "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--faults", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20240705)
    parser.add_argument("--no-spark", action="store_true")
    chosen = parser.parse_args()
    columns, planted = panels.make(chosen.rows, chosen.faults, chosen.seed)
    options = {"findings": FINDINGS, "periods": panels.periods()}
    print(f"{chosen.rows:,} rows, {chosen.faults:,} planted faults, {len(planted):,} findings")
    with tempfile.TemporaryDirectory() as folder:
        frame, path, shuffled = written(pathlib.Path(folder), columns)
        del columns
        start = time.perf_counter()
        once = crossings.tally(frame, **options)
        say((time.perf_counter() - start) * 1e3, "polars, in memory")
        if [(one.rule, one.row) for one in once] != planted:
            differ("what was planted, and what is found in memory")
        wanted = once.to_json()
        ways = {
            "DuckDB, streamed": lambda: crossings.tally(duckdb.sql(f"from '{path}'"), **options),
            "DuckDB, four files sorted by it": lambda: crossings.tally(
                duckdb.sql(f"from '{shuffled}/*.parquet' order by all"), **options),
            "polars, streamed": lambda: crossings.tally(polars.scan_parquet(path).collect_batches(), **options),
            "DuckDB and polars, seven parts as bytes": lambda: in_parts(path, chosen.rows, options),
        }
        if not chosen.no_spark:
            spark = session()
            ways |= {
                "Spark, its start included": lambda: crossings.spark.tally(spark.read.parquet(path), **options),
                "Spark": lambda: crossings.spark.tally(spark.read.parquet(path), **options),
                "Spark, four files sorted by it": lambda: crossings.spark.tally(spark.read.parquet(shuffled), **options, sort=True),
            }
        for name, way in ways.items():
            start = time.perf_counter()
            found = way()
            say((time.perf_counter() - start) * 1e3, name)
            if found.to_json() != wanted:
                differ(f"{name}: {found} and {once}")
    print(f"\nEvery result is the same, to the byte, and what was planted.")


if __name__ == "__main__":
    main()
