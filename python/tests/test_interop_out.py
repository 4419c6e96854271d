"""Results that go out as rows: to polars, pyarrow, duckdb, pandas and numpy, by their stream alone."""
import datetime
from decimal import ROUND_HALF_UP, Decimal

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pytest
from hypothesis import given

import crossings
import oracle
import producers
import strategies
from strategies import cases, compared, examples

CSV = b"""date,people,boats,uncontrolled
2030-04-29,0,0,0
2030-04-30,120,2,0
2030-05-01,61,1,1
2030-05-02,0,0,-
2030-05-03,40,1,0
2030-05-04,210,4,-
"""
REGISTER = crossings.Register.from_csv(CSV, published="2030-05-05", name="days.csv")
NEWER = crossings.Register.from_csv(CSV.replace(b"120,2,0", b"130,2,-"), published="2030-05-06")
BROKEN = crossings.Source(CSV.replace(b"61,1,1", b"61,0,0").replace(b"40,1,0", b"40,1,9"), published="2030-05-05", name="broken.csv")
CLAIMS = crossings.Claims([
    crossings.Claim("day", crossings.Measure.total(over=("2030-05-01", "2030-05-01")), "61"),
    crossings.Claim("mean", crossings.Measure.mean(over=("2030-04-29", "2030-05-04")), "over 80 a day"),
    crossings.Claim("later", crossings.Measure.total(over=("2031-05-01", "2031-05-01")), "61"),
])
RESULTS = {
    "view": lambda: REGISTER.view(),
    "summary": lambda: REGISTER.summary(by="month"),
    "judgements": lambda: crossings.judge(CLAIMS, REGISTER),
    "windows": lambda: crossings.windows("60 a day", REGISTER),
    "revisions": lambda: REGISTER.revisions(NEWER),
    "inspection": lambda: crossings.check(BROKEN),
    "findings": lambda: crossings.check(BROKEN).findings,
    "tally": lambda: crossings.tally({"date": [datetime.date(2030, 5, 1), datetime.date(2030, 5, 3)], "people": [61, 0], "boats": [0, 0]}),
}


def by_polars(result):
    return polars.DataFrame(result).to_dicts()


def by_polars_series(result):
    return polars.Series(result).to_list()


def by_pyarrow(result):
    return pyarrow.table(result).to_pylist()


def by_reader(result):
    return pyarrow.RecordBatchReader.from_stream(result).read_all().to_pylist()


def by_duckdb(result):
    relation = duckdb.sql("from result")
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def by_pandas(result):
    frame = pandas.DataFrame.from_arrow(result)
    return [{name: None if pandas.isna(value) else value for name, value in row.items()} for row in frame.to_dict("records")]


def by_columns(result):
    """With no library at all: the names and how many rows."""
    return producers.consume(result.__arrow_c_stream__())


CONSUMERS = (by_polars, by_polars_series, by_reader, by_duckdb)


@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize("consumer", CONSUMERS)
def test_every_consumer_sees_the_same_rows(result, consumer):
    result = RESULTS[result]()
    rows = by_pyarrow(result)
    assert rows
    assert consumer(result) == rows
    assert by_columns(result) == (list(rows[0]), len(rows))


@pytest.mark.parametrize("result", RESULTS)
def test_pandas_sees_the_same_rows(result):
    result = RESULTS[result]()
    rows = by_pyarrow(result)
    plain = [{name: pandas.Timestamp(value) if type(value) is datetime.date else value for name, value in row.items()} for row in rows]
    found = by_pandas(result)
    assert len(found) == len(rows)
    for row, wanted, one in zip(found, plain, rows, strict=True):
        for name, value in row.items():
            assert value in (wanted[name], one[name]), name
    frame = pyarrow.table(result).to_pandas()
    assert list(frame.columns) == list(rows[0]) and len(frame) == len(rows)


@pytest.mark.parametrize("result", RESULTS)
def test_a_result_can_be_taken_again_and_again(result):
    result = RESULTS[result]()
    assert by_pyarrow(result) == by_pyarrow(result) == by_polars(result)


def test_the_days_of_a_view():
    rows = by_pyarrow(REGISTER.view())
    assert rows[1] == {"date": datetime.date(2030, 4, 30), "people": 120, "boats": 2, "uncontrolled": 0}
    assert [row["uncontrolled"] for row in rows] == [0, 0, 1, None, 0, None]
    schema = pyarrow.table(REGISTER.view()).schema
    assert schema.field("date").type == pyarrow.date32()
    assert {schema.field(name).type for name in ("people", "boats", "uncontrolled")} == {pyarrow.int64()}


def test_numpy():
    """Through a table: nulls are masked and no zeros."""
    table = pyarrow.table(REGISTER.view())
    people = table["people"].to_numpy()
    assert isinstance(people, numpy.ndarray) and people.dtype == numpy.int64 and people.sum() == 431
    assert table["date"].to_numpy()[0] == numpy.datetime64("2030-04-29")
    uncontrolled = polars.DataFrame(REGISTER.view())["uncontrolled"].to_numpy()
    assert numpy.isnan(uncontrolled).tolist() == [False, False, False, True, False, True]


@examples(60)
@given(cases())
def test_views_and_summaries_hold_what_the_oracle_says(case):
    register, data = crossings.Register.from_json(case.to_json().encode()), case.newest()
    rows = by_pyarrow(register.view())
    assert [tuple(row.values()) for row in rows] == [(day, *numbers) for day, numbers in sorted(data.days.items())]
    assert by_duckdb(register.view()) == rows == by_polars(register.view())
    compared["days"] += len(rows)
    if not data.known("people", min(data.days), max(data.days)):
        return
    for row in by_polars(register.summary(by="month")):
        people, boats = (data.by_days(of, row["first"], row["last"]) for of in ("people", "boats"))
        days = (row["last"] - row["first"]).days + 1
        assert (row["days"], row["people"], row["boats"], row["missing"]) == (days, people, boats, None)
        known = data.known("uncontrolled-landings", row["first"], row["last"])
        assert row["uncontrolled"] == (data.by_days("uncontrolled-landings", row["first"], row["last"]) if known else None)
        cents = Decimal("0.01")
        assert row["people_per_day"] == (Decimal(people) / days).quantize(cents, ROUND_HALF_UP)
        assert row["people_per_boat"] == ((Decimal(people) / boats).quantize(cents, ROUND_HALF_UP) if boats else None)
        compared["rows of summaries"] += 1


@examples(40)
@given(cases())
def test_round_trips(case):
    """Out as rows and in again: the same series, unknown figures included."""
    data = case.newest()
    if len(data.days) != (max(data.days) - min(data.days)).days + 1:
        return
    view = crossings.Register.from_json(case.to_json().encode()).view()
    published = case.publications[-1].published
    for frame in (view, polars.DataFrame(view), pyarrow.table(view), pandas.DataFrame.from_arrow(view)):
        again = crossings.Register.from_frame(frame, published=published).view()
        assert list(again) == list(view)
    compared["round trips"] += 4


def test_judgements_as_rows():
    rows = {row["id"]: row for row in by_polars(crossings.judge(CLAIMS, REGISTER))}
    assert {id: row["verdict"] for id, row in rows.items()} == {"day": "supported", "mean": "contradicted", "later": "undetermined"}
    assert rows["mean"]["figure"] == "over 80 a day"


def test_findings_as_rows():
    inspection = crossings.check(BROKEN)
    rows = by_polars(inspection)
    found = [(one.rule, str(one.severity), one.file, one.row, one.column, one.header, one.got, one.wanted) for one in inspection.findings]
    assert [tuple(row[name] for name in ("rule", "severity", "file", "row", "column", "header", "got", "wanted")) for row in rows] == found
    assert sorted(row["rule"] for row in rows) == ["C004", "C006"]


def test_windows_as_rows():
    windows = crossings.windows("60 a day", REGISTER)
    days = [value for row in by_pyarrow(windows) for value in row.values() if isinstance(value, datetime.date)]
    assert days == [day for run in windows for day in (run.first, run.earliest_last, run.latest_last)]


def test_what_has_no_rows_says_so():
    """A set of solutions is no table: nobody is told that it has a stream."""
    solutions = crossings.solve.days("almost 60 each", total=21446)
    assert not hasattr(solutions, "__arrow_c_stream__")
    with pytest.raises(TypeError):
        pyarrow.table(solutions)


def test_empty_results_have_their_columns():
    good = crossings.check(crossings.Source(CSV, published="2030-05-05", name="days.csv"))
    table = pyarrow.table(good)
    assert table.num_rows == 0 and "rule" in table.column_names
    assert polars.DataFrame(good).shape[0] == 0


def test_duckdb_can_ask_of_a_result_by_its_name():
    view = REGISTER.view()
    assert duckdb.sql("select sum(people)::bigint, max(date) from view").fetchall() == [(431, datetime.date(2030, 5, 4))]
    assert str(view.basis) == "uk-arrivals"

