"""Tallies of parts: merged, sent, pickled, of periods, and of rows in any order, against plain Python."""

import copy
import datetime
import pickle
import random
from fractions import Fraction

import polars
import pytest

import crossings

FIRST = datetime.date(2022, 12, 1)
COLUMNS = ("series", "date", "people", "boats", "uncontrolled")


def rows_of(seed, count=400, series=3):
    """Days of a few series, with a fault here and there; nulls where landings are not known."""
    chance = random.Random(seed)
    rows = []
    for which in range(series):
        for n in range(count // series):
            boats = chance.choice([0, 0, 1, 3, 9])
            people = boats * chance.randint(1, 125)
            if chance.random() < 0.02:
                people += chance.choice([1, 5_000])
            date = FIRST + datetime.timedelta(days=n + 3 * (chance.random() < 0.02))
            landed = None if date.year < 2023 else chance.randint(0, boats)
            rows.append((which, date, people, boats, landed))
    return rows


def frame(rows):
    schema = dict(zip(COLUMNS, (polars.UInt32, polars.Date, polars.UInt32, polars.UInt32, polars.UInt32)))
    return polars.DataFrame(rows, schema=schema, orient="row")


PERIODS = [
    crossings.Period.year(2022),
    ("2023-01-01", "2023-02-11"),
    (datetime.date(2022, 12, 25), None),
    crossings.Period("2031-01-01", "2031-01-01"),
]


@pytest.mark.parametrize("seed", range(8))
def test_any_division_gives_what_one_pass_gives(seed):
    rows = rows_of(seed)
    chance = random.Random(seed)
    options = {"periods": PERIODS, "findings": chance.choice([3, 1_000]), "coverage": chance.choice(["dense", "partial"])}
    whole = crossings.tally(frame(rows), **options)
    cuts = [0, *sorted(chance.randrange(len(rows) + 1) for _ in range(4)), len(rows)]
    parts = []
    for start, end in zip(cuts, cuts[1:]):
        part = crossings.PartialTally(**options)
        part.observe(frame(rows[start:end]))
        parts.append(part)
    while len(parts) > 1:
        at = chance.randrange(len(parts) - 1)
        later = crossings.PartialTally.from_bytes(parts.pop(at + 1).to_bytes())
        parts[at].merge(pickle.loads(pickle.dumps(later)))
    assert parts[0].finish() == whole
    assert len(whole) + whole.left_out > 5


@pytest.mark.parametrize("seed", range(8))
def test_periods_add_up_as_in_plain_python(seed):
    rows = rows_of(seed)
    found = crossings.tally(frame(rows), periods=PERIODS).periods
    for asked, got in zip(PERIODS, found, strict=True):
        period = asked if isinstance(asked, crossings.Period) else crossings.Period(*asked)
        of = [(n, row) for n, row in enumerate(rows) if row[1] in period]
        assert got.period == period and got.rows == len(of)
        people, boats = sum(row[2] for _, row in of), sum(row[3] for _, row in of)
        landed = [row[4] for _, row in of if row[4] is not None]
        assert (got.people, got.boats) == (crossings.Sum(people, len(of)), crossings.Sum(boats, len(of)))
        assert got.uncontrolled == crossings.Sum(sum(landed), len(landed))
        assert got.people_per_boat == (Fraction(people, boats) if boats else None)
        assert got.people_per_day == (Fraction(people, len(of)) if of else None)
        if of:
            row = max(of, key=lambda one: (one[1][2], -one[0]))
            assert got.most == crossings.Most(row[1][2], row[0], row[1][0], row[1][1])
        else:
            assert got.most is None


def test_rows_in_any_order_are_checked_when_asked_for():
    rows = [row for row in rows_of(1) if row[2] <= 125 * row[3]]
    again = rows[5]
    shuffled = [*rows, again]
    random.Random(1).shuffle(shuffled)
    in_order = crossings.tally(frame(sorted([*rows, again], key=lambda row: row[:2])))
    found = crossings.tally(frame(shuffled), order="any", memory=0)
    rule = {one.rule: one.violations for one in in_order.rules}
    del rule["C002"]
    assert {one.rule: one.violations for one in found.rules} == rule
    assert (found.keys, found.ascending, found.series) == (crossings.Keys.REPEATED, None, 3)
    twice = [one for one in found if one.rule == "C001"]
    places = [n for n, row in enumerate(shuffled) if row == again]
    assert [(one.other_row, one.row) for one in twice if one.date == again[1] and one.series == again[0]] == [tuple(places)]
    # Without being asked, it says that it cannot tell.
    assert crossings.tally(frame(shuffled)).keys in (crossings.Keys.UNPROVED, crossings.Keys.REPEATED)


def test_a_finding_says_what_to_change():
    one = crossings.tally({"date": [FIRST], "people": [50], "boats": [1], "uncontrolled": [3]})
    assert [finding.repairs for finding in one] == [
        (crossings.RowRepair(boats=(3, 50)), crossings.RowRepair(uncontrolled=(0, 1)))
    ]


def test_unlike_tallies_and_damaged_bytes_are_refused():
    one = crossings.PartialTally()
    with pytest.raises(crossings.CrossingsError, match="`findings`"):
        one.merge(crossings.PartialTally(findings=5))
    with pytest.raises(crossings.CrossingsError, match="`periods`"):
        one.merge(crossings.PartialTally(periods=PERIODS))
    sent = bytearray(one.to_bytes())
    sent[-1] ^= 1
    with pytest.raises(crossings.CrossingsError, match="damaged"):
        crossings.PartialTally.from_bytes(bytes(sent))
    with pytest.raises(crossings.CrossingsError, match="no tally"):
        crossings.PartialTally.from_bytes(b"")
    read = crossings.PartialTally.from_bytes(one.to_bytes())
    with pytest.raises(ValueError, match="came as bytes"):
        read.observe(frame(rows_of(0)))
    with pytest.raises(TypeError, match="no period"):
        crossings.PartialTally(periods=["2024"])
    with pytest.raises(ValueError, match="descending"):
        crossings.PartialTally(order="descending")


def test_a_frame_that_cannot_be_read_changes_nothing():
    one = crossings.PartialTally()
    one.observe(frame(rows_of(2)))
    before = one.to_bytes()
    with pytest.raises(crossings.InvalidInput, match="ships"):
        one.observe({"date": [FIRST], "people": [1], "boats": [1], "ships": [1]})
    assert one.to_bytes() == before
    one.close()
    with pytest.raises(ValueError):
        one.finish()


def test_a_copy_is_a_tally_of_its_own():
    one = crossings.PartialTally()
    one.observe(frame(rows_of(3)))
    other, rows = copy.copy(one), one.finish().rows
    one.merge(one)
    assert (other.finish().rows, one.finish().rows) == (rows, 2 * rows)
