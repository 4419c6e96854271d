"""Columns that come in: from polars, pyarrow, duckdb, pandas, numpy, and from whatever has a stream."""
import datetime
import functools
from decimal import Decimal

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pytest
from hypothesis import given

import crossings
import producers
import strategies
from oracle import DAY
from strategies import cases, compared, examples

FIRST = datetime.date(2030, 4, 29)
DAYS = [FIRST + n * DAY for n in range(6)]
PEOPLE = [0, 120, 61, 0, 40, 210]
BOATS = [0, 2, 1, 0, 1, 4]
UNCONTROLLED = [0, 0, 1, None, 0, None]
TABLE = pyarrow.table({
    "date": pyarrow.array(DAYS, pyarrow.date32()), "people": pyarrow.array(PEOPLE, pyarrow.int64()),
    "boats": pyarrow.array(BOATS, pyarrow.int64()), "uncontrolled": pyarrow.array(UNCONTROLLED, pyarrow.int64())})
ROWS = list(zip(DAYS, PEOPLE, BOATS, UNCONTROLLED, strict=True))


def rows_of(register):
    return [tuple(one) for one in register.view()]


def with_column(name, values):
    """The table with another column of that name, or a new one."""
    column = values if isinstance(values, (pyarrow.Array, pyarrow.ChunkedArray)) else pyarrow.array(values)
    place = TABLE.schema.get_field_index(name)
    return TABLE.append_column(name, column) if place < 0 else TABLE.set_column(place, name, column)


class OnlyStream:
    """What a user's own class may have: a stream, and nothing else."""

    def __init__(self, table):
        self._table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self._table.__arrow_c_stream__(requested_schema)


class OnlyArray:
    def __init__(self, batch):
        self._batch = batch

    def __arrow_c_array__(self, requested_schema=None):
        return self._batch.__arrow_c_array__(requested_schema)


def days_since_1970(days):
    return [(day - datetime.date(1970, 1, 1)).days for day in days]


def own_columns():
    split = [slice(0, 4), slice(4, 4), slice(4, None)]
    return producers.Columns({
        "date": ("tdD", [days_since_1970(DAYS)[one] for one in split]), "people": ("I", [PEOPLE[one] for one in split]),
        "boats": ("L", [BOATS[one] for one in split]), "uncontrolled": ("i", [UNCONTROLLED[one] for one in split])})


PRODUCERS = {
    "polars": lambda: polars.DataFrame(TABLE),
    "polars, chunked": lambda: polars.concat([polars.DataFrame(TABLE[:2]), polars.DataFrame(TABLE[2:])], rechunk=False),
    "polars, small integers": lambda: polars.DataFrame(TABLE).with_columns(
        polars.col("people").cast(polars.UInt16), polars.col("boats").cast(polars.UInt8), polars.col("uncontrolled").cast(polars.Int8)),
    "pyarrow table": lambda: TABLE,
    "pyarrow, chunked": lambda: pyarrow.concat_tables([TABLE[:1], TABLE[1:4], TABLE[4:]]),
    "pyarrow, sliced": lambda: pyarrow.concat_tables([TABLE[3:], TABLE])[3:],
    "pyarrow record batch": lambda: TABLE.to_batches()[0],
    "pyarrow record batch, sliced": lambda: pyarrow.concat_tables([TABLE[3:], TABLE]).combine_chunks().to_batches()[0].slice(3),
    "pyarrow reader": lambda: TABLE.to_reader(max_chunksize=2),
    "duckdb": lambda: duckdb.from_arrow(TABLE).order("date"),
    "pandas": lambda: pandas.DataFrame({"date": DAYS, "people": PEOPLE, "boats": BOATS, "uncontrolled": pandas.array(UNCONTROLLED, "Int64")}),
    "pandas, timestamps": lambda: pandas.DataFrame({
        "date": pandas.to_datetime(DAYS), "people": PEOPLE, "boats": BOATS, "uncontrolled": pandas.array(UNCONTROLLED, "Int64")}),
    "pandas, floats with NaN for unknown": lambda: pandas.DataFrame(
        {"date": pandas.to_datetime(DAYS), "people": PEOPLE, "boats": BOATS, "uncontrolled": UNCONTROLLED}),
    "pandas from pyarrow": lambda: TABLE.to_pandas(types_mapper=pandas.ArrowDtype),
    "numpy": lambda: {
        "date": numpy.array(DAYS, "datetime64[D]"), "people": numpy.array(PEOPLE, "u4"), "boats": numpy.array(BOATS, "i2"),
        "uncontrolled": UNCONTROLLED},
    "lists": lambda: {"date": DAYS, "people": PEOPLE, "boats": BOATS, "uncontrolled": UNCONTROLLED},
    "a stream and nothing else": lambda: OnlyStream(TABLE),
    "an array and nothing else": lambda: OnlyArray(TABLE.to_batches()[0]),
    "a producer of our own": own_columns,
}


@pytest.mark.parametrize("producer", PRODUCERS)
def test_every_producer_gives_the_same_register(producer):
    register = crossings.Register.from_frame(PRODUCERS[producer](), published="2030-05-05")
    assert rows_of(register) == ROWS
    assert str(register.publications()[0].published) == "2030-05-05"


@pytest.mark.parametrize("producer", PRODUCERS)
def test_every_producer_can_be_tallied(producer):
    found = crossings.tally(PRODUCERS[producer]())
    assert (found.rows, found.people.sum, found.boats.sum) == (6, 431, 8)
    assert (found.uncontrolled.sum, found.uncontrolled.known) == (1, 4)
    assert list(found) == [] and bool(found)


@examples(100)
@given(cases(weeks=False, revised=False))
def test_frames_and_files_are_read_alike(case):
    days = sorted(case.publications[0].days.items())
    columns = {"date": [day for day, _ in days]} | {
        name: [numbers[place] for _, numbers in days] for place, name in enumerate(("people", "boats", "uncontrolled"))}
    schema = {"date": polars.Date, "people": polars.UInt32, "boats": polars.UInt32, "uncontrolled": polars.UInt32}
    frame = polars.DataFrame(columns, schema=schema)
    published = case.publications[0].published
    register = crossings.Register.from_frame(frame, published=published)
    assert rows_of(register) == [(day, *numbers) for day, numbers in days]
    assert rows_of(register) == rows_of(crossings.Register.from_csv(case.to_csv().encode(), published=published))
    compared["days"] += len(days)


# Types.

INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]


@pytest.mark.parametrize("kind", INTEGERS)
def test_integers_of_every_width(kind):
    boats = with_column("boats", pyarrow.array(BOATS, kind))
    assert rows_of(crossings.Register.from_frame(boats)) == ROWS
    some = [0 if number > 100 else number for number in PEOPLE]
    people = with_column("people", pyarrow.array(PEOPLE if kind not in ("int8",) else some, kind))
    if kind == "int8":
        people = people.set_column(2, "boats", pyarrow.array([0 if not number else boats for number, boats in zip(some, BOATS, strict=True)], kind))
        people = people.set_column(3, "uncontrolled", pyarrow.array([None] * 6, kind))
        wanted = [(day, number, 0 if not number else boats, None) for day, number, boats in zip(DAYS, some, BOATS, strict=True)]
        assert rows_of(crossings.Register.from_frame(people)) == wanted
        return
    assert rows_of(crossings.Register.from_frame(people)) == ROWS
    assert crossings.tally(people).people.sum == 431


OTHER_DATES = {
    "date64": pyarrow.array(DAYS, pyarrow.date64()),
    **{f"timestamp in {unit}": pyarrow.array(DAYS, pyarrow.date32()).cast(pyarrow.timestamp(unit)) for unit in ("s", "ms", "us", "ns")},
}
TEXT_DATES = {
    "text": pyarrow.array(map(str, DAYS)),
    "large text": pyarrow.array(map(str, DAYS), pyarrow.large_string()),
    "views of text": pyarrow.array(map(str, DAYS), pyarrow.string_view()),
    "a dictionary of text": pyarrow.array(map(str, DAYS)).dictionary_encode(),
    "a dictionary with small indices": pyarrow.array(map(str, DAYS)).dictionary_encode().cast(pyarrow.dictionary(pyarrow.int8(), pyarrow.string())),
    "days in words": pyarrow.array([f"{day.day} {day:%B %Y}" for day in DAYS]),
}


@pytest.mark.parametrize("kind", OTHER_DATES | TEXT_DATES)
def test_dates(kind):
    frame = with_column("date", (OTHER_DATES | TEXT_DATES)[kind])
    assert rows_of(crossings.Register.from_frame(frame)) == ROWS
    if kind in OTHER_DATES:
        assert crossings.tally(frame).extent == crossings.Period(DAYS[0], DAYS[-1])


def test_polars_has_text_and_categories():
    frame = polars.DataFrame(TABLE).with_columns(polars.col("date").cast(polars.String))
    assert rows_of(crossings.Register.from_frame(frame)) == ROWS
    assert rows_of(crossings.Register.from_frame(frame.with_columns(polars.col("date").cast(polars.Categorical)))) == ROWS


@pytest.mark.parametrize("numbers", [
    pyarrow.array([Decimal(number) for number in PEOPLE], pyarrow.decimal128(12, 2)),
    pyarrow.array(PEOPLE, pyarrow.float64()), pyarrow.array(PEOPLE, pyarrow.float32()),
    pyarrow.array(map(str, PEOPLE)),
], ids=lambda one: str(one.type))
def test_other_numbers_that_are_whole(numbers):
    assert rows_of(crossings.Register.from_frame(with_column("people", numbers))) == ROWS


def test_columns_may_be_missing_or_stand_in_another_order():
    register = crossings.Register.from_frame(TABLE.select(["boats", "date", "people"]))
    assert rows_of(register) == [(*row[:3], None) for row in ROWS]


def test_a_null_is_not_known_and_no_zero():
    register = crossings.Register.from_frame(TABLE)
    assert [one.uncontrolled for one in register.view()] == UNCONTROLLED
    assert register.view().total(DAYS[0], DAYS[2]).uncontrolled == 1
    assert register.view().total(DAYS[0], DAYS[3]).uncontrolled is None
    without = with_column("uncontrolled", pyarrow.nulls(6))
    assert [one.uncontrolled for one in crossings.Register.from_frame(without).view()] == [None] * 6


def test_publications_as_columns():
    frame = polars.DataFrame({
        "published": ["2030-05-01", "2030-05-02", "2030-05-02"], "date": [DAYS[0], DAYS[0], DAYS[1]],
        "people": [10, 20, 0], "boats": [1, 1, 0], "source": ["page", "page", "page"], "note": [None, "revised", None]})
    register = crossings.Register.from_frame(frame)
    assert [str(one.published) for one in register.publications()] == ["2030-05-01", "2030-05-02"]
    assert register.as_of("2030-05-01")[DAYS[0]].people == 10
    assert register.view()[DAYS[0]].people == 20
    assert [one.note for one in register.publications()[1].days()] == ["revised", None]


# What is wrong is told with its column and its row.

WRONG_TYPES = {
    "booleans": pyarrow.array([True] * 6), "lists": pyarrow.array([[1]] * 6), "bytes": pyarrow.array([b"1"] * 6),
    "structures": pyarrow.array([{"a": 1}] * 6), "durations": pyarrow.array([1] * 6, pyarrow.duration("s")),
    "times": pyarrow.array([datetime.time(1)] * 6),
}


@pytest.mark.parametrize("column", ["people", "boats", "uncontrolled", "date"])
@pytest.mark.parametrize("kind", WRONG_TYPES)
def test_a_column_of_another_type(column, kind):
    for read in (crossings.Register.from_frame, crossings.tally):
        with pytest.raises(crossings.InvalidInput) as raised:
            read(with_column(column, WRONG_TYPES[kind]))
        assert [one.header for one in raised.value.problems] == [column]
        assert column in str(raised.value)


def test_integers_are_no_dates():
    for read in (crossings.Register.from_frame, crossings.tally):
        with pytest.raises(crossings.InvalidInput) as raised:
            read(with_column("date", days_since_1970(DAYS)))
        assert [one.header for one in raised.value.problems] == ["date"]


@pytest.mark.parametrize("column", ["date", "people", "boats"])
def test_a_missing_column(column):
    for read in (crossings.Register.from_frame, crossings.tally):
        with pytest.raises(crossings.InvalidInput) as raised:
            read(TABLE.drop_columns([column]))
        (problem,) = raised.value.problems
        assert f"column `{column}`" in problem.wanted and f"column `{column}`" in str(raised.value)


def test_all_missing_columns_are_told_at_once():
    with pytest.raises(crossings.InvalidInput) as raised:
        crossings.Register.from_frame(TABLE.select(["boats"]))
    assert [one.rule for one in raised.value.problems] == ["missing-column"] * 2
    assert [name for one in raised.value.problems for name in ("date", "people") if f"`{name}`" in one.wanted] == ["date", "people"]


def test_a_column_that_nobody_knows():
    for read in (crossings.Register.from_frame, crossings.tally):
        with pytest.raises(crossings.InvalidInput) as raised:
            read(with_column("migrants", PEOPLE))
        assert [one.header for one in raised.value.problems] == ["migrants"]


def test_a_column_twice():
    twice = pyarrow.Table.from_arrays([*TABLE.columns, TABLE["people"]], names=[*TABLE.column_names, "people"])
    with pytest.raises(crossings.InvalidInput) as raised:
        crossings.Register.from_frame(twice)
    assert [one.header for one in raised.value.problems] == ["people"]


def replaced(values, row, value):
    return [value if place == row else one for place, one in enumerate(values)]


FAULTS = {
    # The column, its values, the row, and the rule that it breaks.
    "a null in people": ("people", replaced(PEOPLE, 4, None), 4, "S004"),
    "a null in boats": ("boats", replaced(BOATS, 2, None), 2, "S004"),
    "a null date": ("date", replaced(DAYS, 3, None), 3, "S004"),
    "fewer than none": ("people", replaced(PEOPLE, 1, -120), 1, "S002"),
    "half a boat": ("boats", [float(one) for one in replaced(BOATS, 5, 4.5)], 5, "S002"),
    "not a number": ("boats", replaced([float(one) for one in BOATS], 1, float("nan")), 1, None),
    "people without boats": ("boats", replaced(BOATS, 4, 0), 4, "C004"),
    "fewer people than boats": ("boats", replaced(BOATS, 4, 41), 4, "C005"),
    "more uncontrolled than boats": ("uncontrolled", replaced(UNCONTROLLED, 1, 3), 1, "C006"),
    "the same day twice": ("date", replaced(DAYS, 3, DAYS[2]), 3, "C001"),
    "a day too early": ("date", replaced(DAYS, 3, DAYS[0]), 3, None),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("chunked", [False, True])
def test_a_fault_is_told_with_its_row_and_column(fault, chunked):
    column, values, row, rule = FAULTS[fault]
    frame = with_column(column, values)
    if chunked:
        frame = pyarrow.concat_tables([frame[:1], frame[1:3], frame[3:]])
    with pytest.raises(crossings.CrossingsError) as raised:
        crossings.Register.from_frame(frame, name="arrivals")
    findings = raised.value.findings
    assert row in [one.row for one in findings], findings
    assert "arrivals" in str(raised.value)
    if rule is not None:
        at = [one for one in findings if one.row == row and one.rule == rule]
        assert at, findings
        if rule not in ("C004", "C005"):
            assert column in [one.header for one in at]
    found = crossings.tally(frame)
    assert row in [one.row for one in found] and not found
    if rule is not None:
        assert (rule, row) in [(one.rule, one.row) for one in found]


def test_a_moment_that_is_no_midnight_is_no_day():
    midnights = [datetime.datetime.combine(day, datetime.time()) for day in DAYS]
    noon = pyarrow.array([midnights[0].replace(hour=12), *midnights[1:]], pyarrow.timestamp("s"))
    with pytest.raises(crossings.CrossingsError) as raised:
        crossings.Register.from_frame(with_column("date", noon))
    assert [(one.row, one.header) for one in raised.value.findings] == [(0, "date")]


def test_a_moment_of_a_time_zone_is_no_day():
    """Which day it is depends on the zone, and nothing is guessed."""
    midnights = [datetime.datetime.combine(day, datetime.time(), datetime.timezone.utc) for day in DAYS]
    published = functools.partial(crossings.Register.from_frame, published="2030-05-09")
    for read in (published, crossings.tally):
        with pytest.raises(crossings.CrossingsError) as raised:
            read(with_column("date", pyarrow.array(midnights, pyarrow.timestamp("us", tz="UTC"))))
        assert {one.header for one in raised.value.findings} == {"date"}


def test_text_that_is_no_number_or_no_date():
    for column, text in (("people", "1,305"), ("people", "many"), ("date", "29/04"), ("date", "2030-02-30")):
        values = [str(one) for one in (PEOPLE if column == "people" else DAYS)]
        with pytest.raises(crossings.CrossingsError) as raised:
            crossings.Register.from_frame(with_column(column, replaced(values, 2, text)))
        found = [(one.row, one.header) for one in raised.value.findings]
        assert (2, column) in found and text in str(raised.value)


@pytest.mark.parametrize("thing", [None, 1, "days.csv", b"date", object(), [1, 2]])
def test_what_has_no_columns(thing):
    for read in (crossings.Register.from_frame, crossings.tally):
        with pytest.raises(TypeError, match="no columns"):
            read(thing)


def test_no_rows():
    with pytest.raises(crossings.CrossingsError):
        crossings.Register.from_frame(TABLE[:0])
    found = crossings.tally(TABLE[:0])
    assert (found.rows, found.people.sum, found.extent, found.most) == (0, 0, None, None)


# Panels.


@examples(150)
@given(strategies.seeds())
def test_tallies_of_panels(seed):
    """Several series with planted faults: each is found at its row, whatever the batches are."""
    r = strategies.random.Random(seed)
    rows, planted = [], {}
    for series in range(r.randint(1, 4)):
        day = FIRST + r.randint(0, 9) * DAY
        for place in range(r.randint(1, 12)):
            day += DAY
            people, boats, uncontrolled = strategies.a_day(r, unknown=True)
            rule = r.choice((None,) * 9 + ("C003", "C001", "C004", "C005", "C006"))
            if rule == "C003" and place:
                day += r.randint(1, 5) * DAY
            elif rule == "C001" and place:
                day -= DAY
            elif rule == "C004":
                people, boats, uncontrolled = r.choice(((7, 0, 0), (0, 2, 1)))
            elif rule == "C005":
                people, boats, uncontrolled = 2, 5, 1
            elif rule == "C006":
                people, boats, uncontrolled = 90, 3, 4
            else:
                rule = None
            if rule:
                planted[len(rows)] = rule
            rows.append((series, day, people, boats, uncontrolled))
    columns = list(zip(*rows, strict=True))
    table = pyarrow.table({
        "series": pyarrow.array(columns[0], pyarrow.uint32()), "date": pyarrow.array(columns[1], pyarrow.date32()),
        "people": pyarrow.array(columns[2], pyarrow.uint32()), "boats": pyarrow.array(columns[3], pyarrow.uint32()),
        "uncontrolled": pyarrow.array(columns[4], pyarrow.uint32())})
    cuts = sorted(r.randint(0, len(rows)) for _ in range(r.randint(0, 3)))
    parts = [table[start:end] for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    for frame in (table, pyarrow.concat_tables(parts)):
        for threads in (1, 2):
            found = crossings.tally(frame, threads=threads)
            assert {one.row: one.rule for one in found if one.severity == "error"} == planted
            assert len([one for one in found if one.severity == "error"]) == len(planted)
            assert (found.rows, found.series) == (len(rows), len(set(columns[0])))
            assert (found.people.sum, found.boats.sum) == (sum(columns[2]), sum(columns[3]))
            known = [one for one in columns[4] if one is not None]
            assert (found.uncontrolled.sum, found.uncontrolled.known) == (sum(known), len(known))
            assert found.keys == ("repeated" if "C001" in planted.values() else "unique")
            most = max(columns[2])
            assert (found.most.people, found.most.row) == (most, columns[2].index(most))
    compared["rows of panels"] += len(rows)
    compared["planted faults"] += len(planted)


def test_only_the_first_findings_are_kept_and_all_are_counted():
    frame = {"date": [FIRST + n * DAY for n in range(50)], "people": [1] * 50, "boats": [0] * 50}
    found = crossings.tally(frame, findings=7)
    assert ([one.row for one in found], found.left_out) == (list(range(7)), 43)
    assert {one.rule: one.violations for one in found.rules}["C004"] == 50
    partial = {"date": [FIRST, FIRST + 9 * DAY], "people": [1, 1], "boats": [1, 1]}
    assert [one.rule for one in crossings.tally(partial)] == ["C003"]
    assert list(crossings.tally(partial, coverage="partial")) == []


def test_rows_that_do_not_ascend_prove_nothing_unique():
    frame = {"date": [DAYS[2], DAYS[0], DAYS[2]], "people": [1, 1, 1], "boats": [1, 1, 1]}
    found = crossings.tally(frame)
    assert (found.keys, found.ascending) == ("unproved", False)
    assert "C002" in [one.rule for one in found]
