"""Times `crossings.spark.tally` beside the same pipeline in Spark SQL, on the same file, with the same cores, in turn.

    python3 -m venv .venv && .venv/bin/pip install '.[spark]' -r benches/python/requirements.txt
    .venv/bin/python benches/python/spark.py [--rows N] [--faults N] [--rounds N] [--cores N] [--strict]

The pipeline: the rules of rows, keys that are there twice and days that are missing, by `lag` over a window, and the
sums of twelve periods. Spark SQL has to bring the rows of each series together for its window; rows that are in order
already are what a tally is for. For rows that are not, `sort=True` is timed as well. It fails where the two find
something else than was planted; with --strict also where a ratio is not what it should be.
"""
import argparse
import os
import pathlib
import sys
import tempfile
import warnings

import polars
import pyspark
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as f

import crossings.spark
import panels
from timing import differ, in_turn, say, verdict, want

warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")


def session(cores):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1", "spark.driver.memory": "6g",
        "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false",
        # As many as there are cores, or a few more, is what a pipeline of this size wants.
        "spark.sql.shuffle.partitions": str(2 * cores)}
    builder = SparkSession.builder.master(f"local[{cores}]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def faults_by_sql(panel):
    """Series, day and rule of each fault."""
    people, boats, date = f.col("people"), f.col("boats"), f.col("date")
    before = f.lag("date").over(Window.partitionBy("series").orderBy("date"))
    rules = {
        "C001": f.col("before") == date,
        "C003": date > f.date_add("before", 1),
        "C004": (people == 0) != (boats == 0),
        "C005": (people > 0) & (people < boats),
        "C006": f.col("uncontrolled") > boats,
    }
    broken = f.array_compact(f.array(*(f.when(condition, rule) for rule, condition in rules.items())))
    found = panel.withColumn("before", before).select("series", "date", f.explode(broken).alias("rule"))
    return sorted((row["series"], row["date"], row["rule"]) for row in found.collect())


def sums_by_sql(spark, panel):
    """Rows, people, boats, the most people and their mean of each period: by day first, and then by period."""
    periods = spark.createDataFrame([(number, *days) for number, days in enumerate(panels.periods())], "period int, first date, last date")
    days = panel.groupBy("date").agg(
        f.count("*").alias("rows"), f.sum("people").alias("people"), f.sum("boats").alias("boats"), f.max("people").alias("most"))
    within = days["date"].between(periods["first"], periods["last"])
    found = days.join(f.broadcast(periods), within).groupBy("period").agg(
        f.sum("rows"), f.sum("people"), f.sum("boats"), f.max("most"), f.sum("people") / f.sum("rows"))
    return [tuple(row)[1:] for row in found.orderBy("period").collect()]


def by_sql(spark, panel):
    return faults_by_sql(panel), sums_by_sql(spark, panel)


def by_tally(panel, sort=False):
    found = crossings.spark.tally(panel, findings=100_000, periods=panels.periods(), sort=sort)
    faults = sorted((one.series, one.date, one.rule) for one in found)
    sums = [(one.rows, one.people.sum, one.boats.sum, one.most.people, float(one.people_per_day)) for one in found.periods]
    return faults, sums


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--faults", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--strict", action="store_true", help="fail where something is not as it should be")
    chosen = parser.parse_args()
    columns, planted = panels.make(chosen.rows, chosen.faults)
    spark = session(chosen.cores)
    spark.sparkContext.setLogLevel("ERROR")
    print(f"crossings {crossings.__version__}, PySpark {pyspark.__version__}, local[{chosen.cores}], {chosen.rows:,} rows of one Parquet file")
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder, "panel.parquet"))
        # Spark has no numbers without a sign.
        signed = panels.frame(columns).with_columns(polars.selectors.unsigned_integer().cast(polars.Int32))
        signed.write_parquet(path, row_group_size=1 << 20)
        keys = signed.select("series", "date")
        wanted = sorted((*keys.row(row), rule) for rule, row in planted)
        del columns, signed

        def panel():
            return spark.read.parquet(path)

        ours, sorted_first, theirs = by_tally(panel()), by_tally(panel(), sort=True), by_sql(spark, panel())
        if not ours[0] == sorted_first[0] == theirs[0] == wanted:
            differ(f"faults: {len(wanted)} planted, {len(ours[0])} by crossings, {len(sorted_first[0])} sorted first, {len(theirs[0])} by Spark SQL")
        if not ours[1] == sorted_first[1] == theirs[1]:
            differ(f"sums: {ours[1]} and {theirs[1]}")
        median = in_turn(
            chosen.rounds, ours=lambda: by_tally(panel()), sorted_first=lambda: by_tally(panel(), sort=True),
            faults=lambda: faults_by_sql(panel()), sums=lambda: sums_by_sql(spark, panel()), count=lambda: panel().agg(
                *(f.sum(name) for name in ("series", "people", "boats", "uncontrolled")), f.max("date")).collect())
    say(median["ours"], "crossings.spark.tally: rules, order, gaps, sums and periods in one pass")
    say(median["sorted_first"], "the same with sort=True")
    say(median["faults"], "Spark SQL: rules and a window")
    say(median["sums"], "Spark SQL: periods")
    say(median["count"], "Spark SQL: a sum of each column, which is what reading them costs")
    theirs = median["faults"] + median["sums"]
    want("Spark SQL / crossings.spark", theirs / median["ours"], least=3)
    print(f"{'':>12}     Spark SQL / crossings.spark with sort=True: {theirs / median['sorted_first']:.3g}")
    verdict(chosen.strict)
    spark.stop()


if __name__ == "__main__":
    main()
