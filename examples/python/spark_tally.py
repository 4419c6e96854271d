"""Tallies a panel of Parquet files with Apache Spark: what is wrong with it, and its totals by year.

    pip install 'crossings[spark]'
    python examples/python/spark_tally.py PANEL.parquet… [--sorted]

The columns are `series`, `date`, `people`, `boats` and, where there is one, `uncontrolled`; others are left out.
Rows are sorted first, by Spark. With --sorted they are taken to be in order, as they are in one file that was
written so; where they are not after all, the tally says so.
"""
import argparse
from datetime import date

from pyspark.sql import SparkSession

import crossings.spark
from crossings import Period

COLUMNS = ("series", "date", "people", "boats", "uncontrolled")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("panel", nargs="+")
    parser.add_argument("--sorted", action="store_true", help="the rows are in order")
    chosen = parser.parse_args()
    # Where there is a session, as with spark-submit, it is that one.
    spark = SparkSession.builder.appName("tally").getOrCreate()
    panel = spark.read.parquet(*chosen.panel)
    panel = panel.select([name for name in COLUMNS if name in panel.columns])

    years = [Period.year(year) for year in range(2018, date.today().year + 1)]
    tally = crossings.spark.tally(panel, findings=10, periods=years, sort=not chosen.sorted)

    print(f"{tally.verdict}: {tally.rows} rows of {tally.series} series, {tally.people.sum} people in {tally.boats.sum} boats")
    for rule in tally.rules:
        if rule.violations:
            print(f"{rule.violations:8} × {rule.rule}: {rule.statement}")
    for one in tally:
        print(f"row {one.row}, series {one.series}, {one.date}: {one.rule}: got {one.got}; wanted {one.wanted}")
    if tally.left_out:
        print(f"and {tally.left_out} more")
    for one in tally.periods:
        if one.rows:
            print(f"{one.period.first.year}: {one.rows} rows, {one.people.sum} people in {one.boats.sum} boats")


if __name__ == "__main__":
    main()
