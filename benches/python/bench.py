"""Times `import crossings` and what follows beside what a user would run instead, in one run, in turn.

    python3 -m venv .venv && .venv/bin/pip install . -r benches/python/requirements.txt
    .venv/bin/python benches/python/bench.py WORKBOOK [--rounds N] [--rows N] [--strict]

Prints medians, and ratios of medians, each with what it should be. It fails where the programs do not
find the same; with --strict also where a ratio or a time is not what it should be. Run it on a quiet
machine; trust the ratios more than the times.
"""
import argparse
import datetime
import importlib.util
import json
import pathlib
import statistics
import subprocess
import sys
import time
import warnings

import numpy
import pandas
import polars
import pyarrow
from python_calamine import CalamineWorkbook

import crossings
import panels
from crossings._library import NULL, ffi, lib
from timing import differ, in_turn, missed, say, verdict, want

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLAIMS = ROOT / "tests/data/claims.json"


# Opening the workbook.


def opening(workbook, rounds):
    print("\nThe workbook, opened: to a checked register, or to rows")

    def ours():
        return crossings.Register.from_ods(workbook)

    def bare():
        book = CalamineWorkbook.from_path(workbook)
        return [book.get_sheet_by_name(name).to_python() for name in ("SB_01", "SB_02")]

    def odfpy():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return pandas.read_excel(workbook, sheet_name=["SB_01", "SB_02"], engine="odf")

    register, (days, weeks), frames = ours(), bare(), odfpy()
    view = register.view()
    found = {
        "crossings": (len(view), view.total().people, view.total().boats, len(view.weeks())),
        "python-calamine": (len(days) - 1, sum(row[1] for row in days[1:]), sum(row[2] for row in days[1:]), len(weeks) - 1),
        "pandas with odfpy": (
            len(frames["SB_01"]), frames["SB_01"].iloc[:, 1].sum(), frames["SB_01"].iloc[:, 2].sum(), len(frames["SB_02"])),
    }
    if len({tuple(map(int, one)) for one in found.values()}) != 1:
        differ(f"days, people, boats and weeks of the workbook: {found}")
    median = in_turn(rounds, crossings=ours, bare=bare) | in_turn(max(3, rounds // 5), odfpy=odfpy)
    say(median["crossings"], "Register.from_ods: read, and every rule checked")
    say(median["bare"], "python-calamine's bare read of the two sheets")
    say(median["odfpy"], "pandas.read_excel with odfpy")
    want("pandas with odfpy / crossings", median["odfpy"] / median["crossings"], least=100)
    want("crossings / python-calamine's bare read", median["crossings"] / median["bare"], most=1)


# Published claims.


def judging(workbook, rounds):
    print("\n113 rows of published figures, 186 claims, over every interpretation; all parsed beforehand")
    spec = importlib.util.spec_from_file_location("claims_pandas", ROOT / "benches/peers/claims_pandas.py")
    peer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(peer)
    document = json.loads(CLAIMS.read_text(encoding="utf-8"))["claims"]
    judge, parsed = peer.Judge(*peer.load(workbook)), [peer.parse_claim(claim) for claim in document]
    claims, register = crossings.Claims.from_json(CLAIMS), crossings.Register.from_ods(workbook)
    expected = [claim["expect"]["verdict"] for claim in document]
    ours, theirs = [str(one) for one in claims.verdicts(register)], [judge.judge(*claim)[0] for claim in parsed]
    for name, found in (("crossings", ours), ("pandas", theirs)):
        wrong = [claim["id"] for claim, one, other in zip(document, found, expected, strict=True) if one != other]
        if wrong:
            differ(f"verdicts of {name} on {wrong}")
    median = in_turn(rounds, crossings=lambda: claims.verdicts(register), pandas=lambda: [judge.judge(*claim) for claim in parsed])
    say(median["crossings"], "Claims.verdicts")
    say(median["pandas"], "the same verdicts with pandas")
    want("pandas / crossings", median["pandas"] / median["crossings"], least=100)


# A panel of many series.


def by_polars(frame):
    """The same rules: the rows that break one, by the streaming engine."""
    series, date, people, boats, uncontrolled = (polars.col(name) for name in frame.columns)
    before_series, before_date = series.shift(1), date.cast(polars.Int32).shift(1)
    broken = (
        (uncontrolled > boats) | ((boats > 0) & (people < boats)) | ((boats == 0) != (people == 0))
        | ~((series > before_series) | ((series == before_series) & (date.cast(polars.Int32) == before_date + 1)))
    )
    return frame.lazy().with_row_index("row").filter(broken).select("row").collect(engine="streaming")["row"].to_list()


def checking(rows, rounds):
    print(f"\n{rows:,} rows of a polars frame: the rules of a row, ascending and unique keys, and gaps")
    columns, planted = panels.make(rows, 25)
    frame, bad = panels.frame(columns), sorted({row for _, row in planted})
    found = crossings.tally(frame, findings=10_000)
    ours = sorted({one.row for one in found})
    theirs = by_polars(frame)
    if not bad == ours == theirs:
        differ(f"rows that break a rule: planted {bad}, crossings {ours}, polars {theirs}")
    if found.people.sum != frame["people"].sum() or found.left_out:
        differ("the people of the frame")
    median = in_turn(
        rounds, one=lambda: crossings.tally(frame), two=lambda: crossings.tally(frame, threads=2), polars=lambda: by_polars(frame))
    say(median["one"], "crossings.tally, sums and series besides, on one thread")
    say(median["two"], "the same on two threads")
    say(median["polars"], f"polars, collect(engine=\"streaming\"), on {polars.thread_pool_size()} threads")
    want("polars streaming / crossings, one thread", median["polars"] / median["one"], least=2)
    want("polars streaming / crossings, two threads", median["polars"] / median["two"], least=2)


# Imports.


def importing(rounds):
    print("\nImports, whole processes")

    def process(code):
        return lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)

    names = {"pass": "Python alone", "import crossings": "import crossings", "import crossings; crossings.Register": "and Register asked for",
             "import polars": "import polars", "import pandera.polars": "import pandera.polars"}
    present = {code: name for code, name in names.items()
               if code == "pass" or importlib.util.find_spec(code.split(";")[0].removeprefix("import ").split(".")[0])}
    median = in_turn(rounds, **{code: process(code) for code in present})
    for code, name in present.items():
        say(median[code], name)
    want("import crossings over Python alone", median["import crossings"] - median["pass"], most=15, unit=" ms")


# Calls.


def each(work, number=20_000, rounds=11):
    """Microseconds of one call: the median of several loops, without the loop itself."""

    def loop(call):
        start = time.perf_counter()
        for _ in range(number):
            call()
        return time.perf_counter() - start

    def nothing():
        pass

    loop(work)
    taken = statistics.median(loop(work) for _ in range(rounds)) - statistics.median(loop(nothing) for _ in range(rounds))
    return max(0.0, taken / number * 1e6)


def calling(workbook):
    print("\nSingle calls")
    view = crossings.Register.from_ods(workbook).view()
    first, last = datetime.date(2024, 7, 5), datetime.date(2024, 12, 18)
    out, handle, total = ffi.new("crossings_total *"), view._handle, lib.crossings_view_total
    period = ffi.new("crossings_period *", ((2024, 7, 5), (2024, 12, 18)))[0]
    if total(handle, period, out, NULL) or out.arrivals.people != view.total(first, last).people:
        differ("the total of a window")
    claims, count, length = crossings.Claims.from_json(CLAIMS)._handle, ffi.new("size_t *"), lib.crossings_claims_len
    if length(claims, count, NULL) or count[0] != 186:
        differ("how many claims there are")
    scalar = each(lib.crossings_abi_version)
    say(scalar / 1e3, "one number, the C function called through cffi")
    say(each(lambda: length(claims, count, NULL)) / 1e3, "one number of a handle, the same way")
    say(each(lambda: total(handle, period, out, NULL)) / 1e3, "the sum of 167 days, the same way")
    say(each(lambda: view.total(first, last)) / 1e3, "View.total(first, last)")
    looked_up = each(lambda: view[first])
    say(looked_up / 1e3, "view[day]")
    want("one scalar call", scalar, most=0.3, unit=" µs")
    want("view[day]", looked_up, most=0.3, unit=" µs")

    columns = [numpy.array(values, kind) for values, kind in (([0], "u4"), ([19909], "i4"), ([65], "u4"), ([1], "u4"), ([0], "u4"))]
    struct = ffi.new("crossings_columns *")
    buffer, counts, days = ffi.from_buffer, ffi.typeof("uint32_t[]"), ffi.typeof("int32_t[]")

    def hand_over():
        series, dates, people, boats, uncontrolled = (
            buffer(counts, columns[0]), buffer(days, columns[1]), buffer(counts, columns[2]),
            buffer(counts, columns[3]), buffer(counts, columns[4]))
        struct.series, struct.series_len, struct.dates, struct.dates_len = series, 1, dates, 1
        struct.people, struct.people_len, struct.boats, struct.boats_len = people, 1, boats, 1
        struct.uncontrolled, struct.uncontrolled_len = uncontrolled, 1

    made, free, tally = ffi.new("crossings_tally **"), lib.crossings_tally_free, lib.crossings_tally_columns

    def whole():
        hand_over()
        tally(struct, NULL, made, NULL)
        free(made[0])

    batch = pyarrow.record_batch({
        "series": columns[0], "date": pyarrow.array(columns[1]).cast(pyarrow.date32()), "people": columns[2],
        "boats": columns[3], "uncontrolled": columns[4]})
    if [one.rule for one in crossings.tally(batch)] != []:
        differ("a tally of one row")
    handed = each(hand_over)
    say(handed / 1e3, "five columns of numpy handed over through cffi")
    say(each(whole) / 1e3, "and tallied, one row")
    say(each(lambda: crossings.tally(batch), 2_000) / 1e3, "crossings.tally of a record batch of pyarrow, one row")
    want("five columns handed over", handed, most=3, unit=" µs")


# Who takes a stream.


class OnlyStream:
    def __init__(self, table):
        self._table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self._table.__arrow_c_stream__(requested_schema)


def refusing():
    print("\nAn object that has `__arrow_c_stream__` and nothing else")
    table = pyarrow.table({
        "date": pyarrow.array([datetime.date(2024, 7, 8)], pyarrow.date32()), "people": [65], "boats": [1]})

    def pandera():
        import pandera.polars

        pandera.polars.DataFrameSchema({"people": pandera.polars.Column(int)}).validate(OnlyStream(table))

    def dataframely():
        import dataframely

        class Days(dataframely.Schema):
            people = dataframely.Int64()

        Days.validate(OnlyStream(table))

    def pointblank():
        import pointblank

        pointblank.Validate(OnlyStream(table)).col_vals_gt("people", 0).interrogate()

    if crossings.tally(OnlyStream(table)).people.sum != 65 or len(crossings.Register.from_frame(OnlyStream(table)).view()) != 1:
        differ("a stream alone")
    print(f"{'taken':>12}     by crossings")
    for peer in (pandera, dataframely, pointblank):
        name = peer.__name__
        if importlib.util.find_spec(name) is None:
            print(f"{'not here':>12}     {name}, which is not installed")
            missed.append(f"{name} is not installed")
            continue
        try:
            peer()
        except Exception as error:  # noqa: BLE001 — whatever it says, it refuses
            print(f"{'refused':>12}     by {name}: {type(error).__name__}: {str(error).splitlines()[0][:100]}")
        else:
            print(f"{'taken':>12}     by {name} as well")
            missed.append(f"{name} takes a stream as well")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("workbook")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--strict", action="store_true", help="fail where something is not as it should be")
    chosen = parser.parse_args()
    print(f"crossings {crossings.__version__}, Python {sys.version.split()[0]}, polars {polars.__version__}, "
          f"pandas {pandas.__version__}, pyarrow {pyarrow.__version__}")
    opening(chosen.workbook, chosen.rounds)
    judging(chosen.workbook, chosen.rounds)
    checking(chosen.rows, chosen.rounds)
    importing(chosen.rounds)
    calling(chosen.workbook)
    refusing()
    verdict(chosen.strict)


if __name__ == "__main__":
    main()
