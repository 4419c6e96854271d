"""The oracle itself: it says what the pages say, row by row."""
import pathlib
import re
from fractions import Fraction

import pytest

import oracle

PAGE = (pathlib.Path(__file__).resolve().parents[2] / "docs/figures.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([^`]+)` \| (\w+) \| (.+?) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
#: How many of our units are one of the printed ones.
UNITS = {"share": Fraction(1, 100), "change": Fraction(1, 100), "gbp": 100}


def number(text):
    if "∞" in text:
        return None
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below or 1)


def interval(cell):
    if cell == "–":
        return None
    if cell[0] == "{":
        return oracle.just(number(cell[1:-1]))
    low, high = cell[1:-1].split(", ")
    return oracle.Interval(number(low), cell[0] == "[", number(high), cell[-1] == "]")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_of_the_table_of_readings(row):
    text, of, *cells = row
    found = oracle.figure(text, {"gbp": "money"}.get(of, of))
    for reading, cell in zip(oracle.READINGS, cells, strict=True):
        wanted = interval(cell)
        assert found.get(reading) == (wanted and wanted.scaled(UNITS.get(of, 1))), reading


def test_the_page_has_its_rows():
    assert len(ROWS) >= 50


def test_a_third_is_almost_reached_from_below_only():
    readings = oracle.figure("almost a third", "share")
    assert Fraction(3, 10) in readings["pragmatic"] and Fraction(3, 10) not in readings["strict"]
    assert all(Fraction(1, 3) not in one for one in readings.values())
    assert str(readings["strict"]) == "[197/600, 1/3)"
