"""Times the tally of a panel in memory beside what a user would write instead, in one run, in turn.

    python3 -m venv .venv && .venv/bin/pip install . -r benches/python/requirements.txt
    .venv/bin/python benches/python/panel.py [--rows N] [--unique-rows N] [--rounds N] [--rust-ms X] [--strict]

The rows are sorted by series and date, 20 bytes each, with a fault in every millionth. Three things are asked:

- rules: the rows that break a rule of rows, or whose key is no greater than the one before;
- unique: the same, with each key that is there twice found by the peer's own means, whatever the order;
- summary: rows, people, boats, the most people and their mean, of each of twelve periods.

A tally does the first and the second in one, with gaps and sums besides; with periods it does the third in the same
pass. It fails where anybody finds something else than was planted; with --strict also where a ratio is not what
it should be. How many threads polars has is settled when it is imported, so there is a process for each number of
them, and the processes take turns. With 50 million rows it needs 12 GB.
"""
import argparse
import gc
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version

import numpy

import panels
from timing import differ, say, verdict, want

THREADS = (1, 2)
BLOCK = 1 << 15


# A process for each number of threads.


class Worker:
    """A process that has the panel, and works on it when it is told to."""

    def __init__(self, folder, threads, chosen):
        self.threads = threads
        command = [sys.executable, __file__, "--worker", str(threads), "--folder", str(folder), "--unique-rows", str(chosen.unique_rows)]
        environment = {**os.environ, "POLARS_MAX_THREADS": str(threads), "PYTHONWARNINGS": "ignore"}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
        self.works = self.read()

    def read(self):
        line = self.process.stdout.readline()
        return json.loads(line) if line else sys.exit(f"the process with {self.threads} threads ended")

    def ask(self, name, find=False):
        """The milliseconds of a work, or what it finds."""
        print(json.dumps([name, find]), file=self.process.stdin, flush=True)
        return self.read()

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def work(folder, threads, unique_rows):
    """What a worker does: it says what it can do, and then does what it is asked, until nobody asks any more."""
    # Whatever a library prints is no answer.
    answers, sys.stdout = sys.stdout, sys.stderr
    columns = {name: numpy.load(pathlib.Path(folder, f"{name}.npy")) for name in panels.COLUMNS}
    works = works_of(columns, threads, unique_rows)
    print(json.dumps(list(works)), file=answers, flush=True)
    for line in sys.stdin:
        name, find = json.loads(line)
        do, found = works[name]
        if find:
            answer = found(do())
        else:
            gc.collect()
            start = time.perf_counter()
            do()
            answer = (time.perf_counter() - start) * 1e3
        print(json.dumps(answer), file=answers, flush=True)


def works_of(columns, threads, unique_rows):
    """By name, what is timed, and what makes plain rows of its result. The first word of a name is what is asked."""
    import duckdb

    import crossings

    frame, first, table = panels.frame(columns), {name: values[:unique_rows] for name, values in columns.items()}, duckdb.connect()
    few, periods = panels.frame(first), panels.periods()
    table.execute(f"set threads to {threads}")
    for name, rows in (("panel", frame), ("few", few)):
        table.register("rows", rows)
        table.execute(f"create table {name} as from rows")
        table.unregister("rows")
    table.execute("create table periods (period int, first date, last date)")
    table.executemany("insert into periods values (?, ?, ?)", [(number, *days) for number, days in enumerate(periods)])

    works = {
        "rules: crossings.tally of a frame": (lambda: crossings.tally(frame, threads=threads), broken),
        "both: crossings.tally of a frame": (
            lambda: crossings.tally(frame, periods=periods, threads=threads), lambda tally: [broken(tally), sums(tally)]),
        "unique: crossings.tally of a frame": (lambda: crossings.tally(few, threads=threads), broken_both),
        "rules: polars, streaming": (lambda: rules_polars(frame, "streaming"), sorted),
        "rules: polars, in memory": (lambda: rules_polars(frame, "in-memory"), sorted),
        "rules: DuckDB": (lambda: rules_duckdb(table), sorted),
        "rules: pandera": (validating(frame, pandera_schema()), sorted),
        "rules: dataframely": (filtering(frame, dataframely_schema()), sorted),
        "unique: polars, is_duplicated": (lambda: unique_polars(few), sorted),
        "unique: DuckDB, group by … having": (lambda: unique_duckdb(table), sorted),
        "unique: pandera, unique": (validating(few, pandera_schema(unique=True)), sorted),
        "unique: dataframely, primary_key": (filtering(few, dataframely_schema(unique=True)), sorted),
        "summary: polars, streaming": (lambda: summary_polars(frame, periods, "streaming"), same),
        "summary: polars, in memory": (lambda: summary_polars(frame, periods, "in-memory"), same),
        "summary: DuckDB": (lambda: summary_duckdb(table), same),
    }
    if threads == 1:
        pandas = as_pandas(first)
        works |= {
            "sum: numpy, the bytes alone": (lambda: sum_numpy(columns), int),
            "rules: crossings.tally_columns of numpy": (
                lambda: crossings.tally_columns(**columns), broken),
            "both: crossings.tally_columns of numpy": (
                lambda: crossings.tally_columns(**columns, periods=periods), lambda tally: [broken(tally), sums(tally)]),
            "rules: numpy in blocks": (lambda: rules_numpy(columns), sorted),
            "unique: numpy, argsort of the rows that are sorted": (lambda: unique_numpy(first), sorted),
            "unique: pandas, duplicated": (lambda: unique_pandas(pandas), sorted),
            "summary: numpy": (lambda: summary_numpy(columns, periods), same),
        }
    return works


# What is found, as plain rows.


def same(rows):
    return rows


def broken(tally):
    """The rows that break a rule; a gap is none of those which the peers look for."""
    return sorted({one.row for one in tally if one.rule != "C003"})


def broken_both(tally):
    """The same, and the other row of a key that is there twice."""
    return sorted({*broken(tally), *(one.other_row for one in tally if one.rule == "C001")})


def sums(tally):
    return [
        [one.rows, one.people.sum, one.boats.sum, one.most.people, float(one.people_per_day)] for one in tally.periods]


def sum_numpy(columns):
    return sum(int(values.view("u4").sum(dtype="u4")) for values in columns.values())


# The rules of rows, and the order of keys.


def of_rows():
    from polars import col

    people, boats, uncontrolled = col("people"), col("boats"), col("uncontrolled")
    return {
        "landings": uncontrolled <= boats,
        "crews": (boats == 0) | (people >= boats),
        "both": (boats == 0) == (people == 0),
    }


def of_order():
    from polars import col

    series, date = col("series"), col("date")
    ascends = (series > series.shift(1)) | ((series == series.shift(1)) & (date > date.shift(1)))
    return {"order": ascends.fill_null(True)}


def rules_polars(frame, engine):
    import polars

    kept = polars.all_horizontal(*of_rows().values(), *of_order().values())
    return frame.lazy().with_row_index("row").filter(~kept).select("row").collect(engine=engine)["row"].to_list()


RULES = "uncontrolled > boats or (boats > 0 and people < boats) or ((boats = 0) <> (people = 0))"


def rules_duckdb(table):
    query = f"""
        select row from (
            select rowid as row, people, boats, uncontrolled, series, date,
                lag(series) over () as before_series, lag(date) over () as before_date
            from panel)
        where {RULES} or not (series > before_series or (series = before_series and date > before_date))"""
    return [row for row, in table.execute(query).fetchall()]


def rules_numpy(columns):
    found = []
    series, dates, people, boats, uncontrolled = (columns[name] for name in panels.COLUMNS)
    for start in range(0, len(dates), BLOCK):
        here = slice(start, start + BLOCK)
        s, d, p, b, u = series[here], dates[here], people[here], boats[here], uncontrolled[here]
        bad = (u > b) | (p < b) | ((b == 0) != (p == 0))
        bad[1:] |= ~((s[1:] > s[:-1]) | ((s[1:] == s[:-1]) & (d[1:] > d[:-1])))
        if start:
            bad[0] |= (series[start], dates[start]) <= (series[start - 1], dates[start - 1])
        if bad.any():
            found += (numpy.flatnonzero(bad) + start).tolist()
    return found


def pandera_schema(unique=False):
    import pandera.polars
    import polars

    def check(name, expression):
        return pandera.polars.Check(lambda data: data.lazyframe.select(expression), name=name)

    rules = of_rows() | ({} if unique else of_order())
    return pandera.polars.DataFrameSchema(
        {name: pandera.polars.Column(polars.Date if name == "date" else polars.UInt32) for name in panels.COLUMNS},
        checks=[check(name, expression) for name, expression in rules.items()],
        unique=["series", "date"] if unique else None,
    )


def validating(frame, schema):
    import pandera.errors

    def validate():
        try:
            schema.validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as error:
            return error.failure_cases["index"].unique().to_list()
        return []

    return validate


def dataframely_schema(unique=False):
    import dataframely

    body = {
        "row": dataframely.UInt32(), "series": dataframely.UInt32(primary_key=unique), "date": dataframely.Date(primary_key=unique),
        "people": dataframely.UInt32(), "boats": dataframely.UInt32(), "uncontrolled": dataframely.UInt32()}
    for name, expression in (of_rows() | ({} if unique else of_order())).items():
        body[name] = dataframely.rule()(lambda cls, expression=expression: expression)
    return type("Panel", (dataframely.Schema,), body)


def filtering(frame, schema):
    def filtered():
        _, failures = schema.filter(frame.with_row_index("row"))
        return failures.invalid()["row"].to_list()

    return filtered


# Uniqueness, without a thought of the order.


def unique_polars(frame):
    import polars

    kept = polars.all_horizontal(*of_rows().values()) & ~polars.struct("series", "date").is_duplicated()
    return frame.lazy().with_row_index("row").filter(~kept).select("row").collect()["row"].to_list()


def unique_duckdb(table):
    query = f"""
        select rowid from few where {RULES} union
        select few.rowid from few join (from few select series, date group by all having count(*) > 1) using (series, date)"""
    return [row for row, in table.execute(query).fetchall()]


def unique_numpy(columns):
    series, dates, people, boats, uncontrolled = (columns[name] for name in panels.COLUMNS)
    keys = series.astype("u8") << 32 | dates.astype("u8")
    order = numpy.argsort(keys, kind="stable")
    ordered = keys[order]
    twice = ordered[1:] == ordered[:-1]
    bad = (uncontrolled > boats) | (people < boats) | ((boats == 0) != (people == 0))
    bad[order[1:][twice]] = bad[order[:-1][twice]] = True
    return numpy.flatnonzero(bad).tolist()


def as_pandas(columns):
    import pandas

    return pandas.DataFrame(columns)


def unique_pandas(frame):
    people, boats = frame["people"], frame["boats"]
    bad = (frame["uncontrolled"] > boats) | (people < boats) | ((boats == 0) != (people == 0))
    return frame.index[bad | frame.duplicated(["series", "date"], keep=False)].tolist()


# Summaries: by day first, then by period, which is faster than by period at once.


def summary_polars(frame, periods, engine):
    import polars
    from polars import col

    days = frame.lazy().group_by("date").agg(
        polars.len().alias("rows"), col("people").sum().cast(polars.UInt64), col("boats").sum().cast(polars.UInt64),
        col("people").max().alias("most"))
    starts = polars.LazyFrame({"first": [first for first, _ in periods], "period": range(len(periods))})
    found = (
        days.sort("date").join_asof(starts, left_on="date", right_on="first").group_by("period")
        .agg(col("rows").sum(), col("people").sum(), col("boats").sum(), col("most").max()).sort("period")
        .with_columns(mean=col("people") / col("rows")).drop("period").collect(engine=engine))
    return [list(row) for row in found.rows()]


def summary_duckdb(table):
    query = """
        with days as (
            select date, count(*) as n, sum(people) as people, sum(boats) as boats, max(people) as most from panel group by date)
        select sum(n)::bigint, sum(people)::bigint, sum(boats)::bigint, max(most), sum(people) / sum(n)
        from days join periods on date between first and last group by period order by period"""
    return [list(row) for row in table.execute(query).fetchall()]


def summary_numpy(columns, periods):
    starts = numpy.array([first for first, _ in periods], "datetime64[D]").astype("i4")
    which = numpy.searchsorted(starts, columns["date"], side="right") - 1
    rows = numpy.bincount(which, minlength=len(periods))
    # Sums of floats are exact as long as they are below 2^53.
    people, boats = (numpy.bincount(which, columns[name], len(periods)).astype("i8") for name in ("people", "boats"))
    most = numpy.zeros(len(periods), "u4")
    numpy.maximum.at(most, which, columns["people"])
    return [list(row) for row in zip(rows.tolist(), people.tolist(), boats.tolist(), most.tolist(), (people / rows).tolist(), strict=True)]


# The run.


def agree(workers, planted, unique_rows):
    """Everybody finds what was planted, and the same sums."""
    rows = sorted({row for rule, row in planted if rule != "C003"})
    within = {row for row in rows if row < unique_rows}
    twice = {row - 1 for rule, row in planted if rule == "C001" and row < unique_rows}
    wanted = {"rules": rows, "unique": sorted(within | twice)}
    summary = None

    def like(found):
        return all(
            one[:4] == other[:4] and math.isclose(one[4], other[4], rel_tol=1e-12)
            for one, other in zip(found, summary, strict=True))

    for worker in workers:
        for name in worker.works:
            task = name.split(":")[0]
            found = worker.ask(name, find=True)
            if task == "both":
                found, totals = found
                summary = summary or totals
                if found != rows or not like(totals):
                    differ(f"{name}, {worker.threads} threads")
            elif task == "summary":
                if not like(found):
                    differ(f"{name}, {worker.threads} threads: {found} and not {summary}")
            elif task != "sum" and found != wanted[task]:
                differ(f"{name}, {worker.threads} threads: {found[:20]}… and not {wanted[task][:20]}…")
    return summary


def time_all(workers, rounds):
    times = {(name, worker.threads): [] for worker in workers for name in worker.works}
    for _ in range(rounds):
        for worker in workers:
            for name in worker.works:
                times[name, worker.threads].append(worker.ask(name))
    return {of: statistics.median(values) for of, values in times.items()}


def tell(median, chosen):
    headings = {
        "sum": "A plain sum of the same bytes", "rules": "Rules of rows, and keys that ascend",
        "unique": f"Rules of rows, and unique keys, of {chosen.unique_rows:,} rows", "summary": "Twelve periods",
        "both": "Rules and periods in one pass"}
    for task, heading in headings.items():
        print(f"\n{heading}")
        for (name, threads), value in sorted(median.items(), key=lambda one: one[1]):
            if name.startswith(f"{task}:"):
                say(value, f"{name.partition(': ')[2]}, on {threads} thread{'s' * (threads > 1)}")
    gigabytes = chosen.rows * 20 / 1e6
    plain = median["sum: numpy, the bytes alone", 1]
    print(f"\nThe plain sum reads {gigabytes / plain:.3g} GB/s on one thread, "
          f"the tally of a frame {gigabytes / median['rules: crossings.tally of a frame', 1]:.3g}")
    print()
    for threads in THREADS:
        on = f"on {threads} thread{'s' * (threads > 1)}"
        rules, both, unique = (median[f"{task}: crossings.tally of a frame", threads] for task in ("rules", "both", "unique"))

        def peers(task, threads=threads):
            return {
                name: value for (name, number), value in median.items()
                if number == threads and name.startswith(f"{task}:") and "crossings" not in name}

        print(f"{'':>12}     periods add {both - rules:.3g} ms to a tally {on}")
        want(f"polars streaming / crossings, rules, {on}", median["rules: polars, streaming", threads] / rules, least=2)
        want(f"DuckDB's summary alone / crossings with all rules besides, {on}", median["summary: DuckDB", threads] / both, least=10)
        pair = [min(peers(task).items(), key=lambda one: one[1]) for task in ("rules", "summary")]
        names = " and ".join(name.partition(": ")[2] for name, _ in pair)
        want(f"the best pair ({names}) / crossings, both, {on}", sum(value for _, value in pair) / both, least=8)
        for name, value in sorted(peers("unique").items(), key=lambda one: one[1]):
            if "argsort" in name:
                # Nobody's check, but what one could write; sorted rows are the best of cases for it.
                print(f"{'':>12}     {name.partition(': ')[2]} / crossings, {on}: {value / unique:.3g}")
            else:
                want(f"{name.partition(': ')[2]} / crossings, {on}", value / unique, least=80)
    if chosen.rust_ms:
        ratio = median["rules: crossings.tally of a frame", 1] / chosen.rust_ms
        want("crossings from Python / from Rust, one thread", ratio, most=1.1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=50_000_000)
    parser.add_argument("--unique-rows", type=int, default=10_000_000, help="of how many keys uniqueness is checked")
    parser.add_argument("--faults", type=int, help="one in a million rows where left out")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--rust-ms", type=float, help="milliseconds of `a_tally` in cargo bench --bench tally, of as many rows")
    parser.add_argument("--strict", action="store_true", help="fail where something is not as it should be")
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    chosen.unique_rows = min(chosen.unique_rows, chosen.rows)
    if chosen.worker:
        return work(chosen.folder, chosen.worker, chosen.unique_rows)

    versions = ", ".join(f"{name} {version(name)}" for name in ("crossings", "numpy", "pandas", "polars", "duckdb", "pandera", "dataframely"))
    print(f"Python {sys.version.split()[0]}, {versions}")
    columns, planted = panels.make(chosen.rows, chosen.faults or max(5, chosen.rows // 1_000_000))
    with tempfile.TemporaryDirectory() as folder:
        for name, values in columns.items():
            numpy.save(pathlib.Path(folder, f"{name}.npy"), values)
        del columns, values
        workers = [Worker(folder, threads, chosen) for threads in THREADS]
    print(f"{chosen.rows:,} rows in memory, {len(planted)} findings planted; medians of {chosen.rounds} rounds")
    agree(workers, planted, chosen.unique_rows)
    tell(time_all(workers, chosen.rounds), chosen)
    for worker in workers:
        worker.end()
    verdict(chosen.strict)


if __name__ == "__main__":
    main()
