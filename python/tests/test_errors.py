"""Every way to fail is an exception of its own, which says what was wrong."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

import crossings
from crossings import Bundle, Claim, Claims, Convention, Figure, Measure, Period, Register, Window
from crossings._library import ffi
from crossings.errors import _CLASSES

CSV = b"date,people,boats,uncontrolled\n2024-07-08,65,1,0\n2024-07-09,0,0,\n2024-07-10,419,6,1\n"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.from_csv(CSV, published="2024-07-11")


def test_every_status_has_a_class() -> None:
    names = {name.removeprefix("CROSSINGS_STATUS_") for name in ffi.typeof("crossings_status").elements.values()}
    ##= docs/rules.md#python-and-the-command-line
    ##% python-05: Every status of the library but success MUST have its exception.
    assert names - {"OK"} == set(_CLASSES)
    for name, kind in _CLASSES.items():
        assert issubclass(kind, crossings.CrossingsError) and kind.__doc__
        assert kind.status == name or kind is crossings.InternalError


FAILURES: list[tuple[Callable[[Register], Any], type[Exception], type[Exception], str, str]] = [
    (lambda r: r.view()["2024-07-07"], crossings.Missing, LookupError, "MISSING", "2024-07-07"),
    (lambda r: r.view().total("2024-07-01", "2024-07-08"), crossings.Missing, LookupError, "MISSING", "2024-07-01"),
    (lambda r: Register.builtin().view().total(), crossings.Missing, LookupError, "MISSING", "no days"),
    (lambda r: Register.builtin().view().record(), crossings.Missing, LookupError, "MISSING", ""),
    (lambda r: r.view()["8 July 2024"], crossings.InvalidDate, ValueError, "INVALID_DATE", "8 July 2024"),
    (lambda r: r.view()["2024-02-30"], crossings.InvalidDate, ValueError, "INVALID_DATE", "2024-02-30"),
    (lambda r: r.view().total("2024-07-09", "2024-07-08"), crossings.InvalidPeriod, ValueError, "INVALID_PERIOD", "period"),
    (lambda r: Period("2024-07-09", "2024-07-08"), crossings.InvalidPeriod, ValueError, "INVALID_PERIOD", "period"),
    (lambda r: Period("2024-07-09").days, crossings.InvalidPeriod, ValueError, "INVALID_PERIOD", "end"),
    (lambda r: Period.week("2024-07-09"), crossings.InvalidPeriod, ValueError, "INVALID_PERIOD", "Sunday"),
    (lambda r: r.view().people_per_boat("2024-07-09", "2024-07-09"), crossings.ZeroDenominator, ZeroDivisionError, "ZERO_DENOMINATOR", ""),
    (lambda r: r.view("frontex-detections"), crossings.NotFound, KeyError, "NOT_FOUND", "Frontex detections"),
    (lambda r: r.summary(basis="frontex-detections"), crossings.NotFound, KeyError, "NOT_FOUND", "Frontex detections"),
    (lambda r: r.as_of("2000-01-01"), crossings.Missing, LookupError, "MISSING", "published"),
    (lambda r: r.as_of("some day"), crossings.InvalidMoment, ValueError, "INVALID_MOMENT", "some day"),
    (lambda r: r.summary(first="2024-07-09", last="2024-07-08"), crossings.InvalidPeriod, ValueError, "INVALID_PERIOD", "swapped"),
    (lambda r: r.agreement("F99"), crossings.NotFound, KeyError, "NOT_FOUND", "F99"),
    (lambda r: Register.builtin().agreement("F99"), crossings.NotFound, KeyError, "NOT_FOUND", "F99"),
    (lambda r: r.timeline("King"), crossings.NotFound, KeyError, "NOT_FOUND", "King"),
    (lambda r: r.holder("King", "2024-07-08"), crossings.NotFound, KeyError, "NOT_FOUND", "King"),
    (lambda r: r.holder("Prime Minister", "1900-01-01"), crossings.Missing, LookupError, "MISSING", "1900-01-01"),
    (lambda r: crossings.explain("C999"), crossings.NotFound, KeyError, "NOT_FOUND", "C999"),
    (lambda r: r.apply("{}"), crossings.InvalidRequest, ValueError, "INVALID_REQUEST", "command"),
    (lambda r: r.apply({"command": "pay", "id": "F99", "payment": {"date": "2024-01-01", "amount": "GBP 1"}}), crossings.NotFound, KeyError, "NOT_FOUND", "F99"),
    (lambda r: Figure.parse("hundreds"), crossings.InvalidFigure, ValueError, "INVALID_FIGURE", "byte 0"),
    (lambda r: Figure.parse("£5").interval("count"), crossings.NotStated, ValueError, "NOT_STATED", ""),
    (lambda r: Figure.parse("about 60").interval("count", reading="literal"), crossings.NoReading, ValueError, "NO_READING", "no exact meaning"),
    (lambda r: Measure.total(over=Window.year(2020)).evaluate(r), crossings.NoValue, LookupError, "NO_VALUE", ""),
    (lambda r: Measure.from_dict({"kind": "total"}), crossings.InvalidRequest, ValueError, "INVALID_REQUEST", "over"),
    (lambda r: Claims.from_json("{}"), crossings.InvalidInput, ValueError, "UNREADABLE", "format"),
    (lambda r: Claims.article()["nothing"], crossings.NotFound, KeyError, "NOT_FOUND", "nothing"),
    (lambda r: Bundle(Claims.article(), bundle="nothing").audit(), crossings.NotFound, KeyError, "NOT_FOUND", "nothing"),
    (lambda r: Claims.article().judge(only=["nothing"]), crossings.NotFound, KeyError, "NOT_FOUND", "nothing"),
    (lambda r: Convention().day_number("2024-07-04", handover="2024-07-05"), crossings.InvalidPeriod, ValueError, "INVALID_PERIOD", ""),
    (lambda r: crossings.windows("23.5", r), crossings.InvalidRequest, ValueError, "INVALID_REQUEST", "of"),
    (lambda r: crossings.windows("60 a day", Register.builtin()), crossings.Missing, LookupError, "MISSING", "daily"),
]


@pytest.mark.parametrize(("fails", "kind", "base", "status", "said"), FAILURES)
def test_each_failure_is_of_its_class(
    register: Register, fails: Callable[[Register], Any], kind: type[Exception], base: type[Exception], status: str, said: str
) -> None:
    with pytest.raises(crossings.CrossingsError) as caught:
        fails(register)
    error = caught.value
    assert type(error) is kind and isinstance(error, base), repr(error)
    assert error.status == status
    assert said in str(error) and str(error)[0] not in "'\""
    assert not error.findings or (error.problems and kind in (crossings.InvalidInput, crossings.InvalidRequest))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda r: r.view()[5], "no day"),
        (lambda r: r.view()[datetime(2024, 7, 8)], "moment"),
        (lambda r: r.as_of(datetime(2024, 7, 8)), "offset"),
        (lambda r: Register.read(5), "no source"),
        (lambda r: Register.from_frame(5), "no columns"),
        ##= docs/rules.md#python-and-the-command-line
        ##% python-06: A float MUST NOT be taken for an exact number.
        (lambda r: crossings.describe(0.5, "share"), "float"),
        (lambda r: Figure.parse("60").nearest(0.5, "share"), "float"),
        (lambda r: crossings.granularity.grim(5.19, size=28), "no text"),
        (lambda r: Measure.total(over=5), "no window"),
    ],
)
def test_the_wrong_type_is_a_type_error(register: Register, call: Callable[[Register], Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        call(register)


@pytest.mark.parametrize("wrong", ["uk arrival", "", "UKARRIVALS"])
def test_a_wrong_name_says_which_there_are(register: Register, wrong: str) -> None:
    with pytest.raises(ValueError, match="wanted one of: uk-arrivals, french-attempts"):
        register.view(wrong)


def test_a_file_that_is_not_there_is_python_s_own_error() -> None:
    for read in (Register.read, Register.from_csv, Register.from_ods, Register.from_json, Claims.from_json, crossings.check):
        with pytest.raises(FileNotFoundError):
            read("no such file.csv")


def test_data_that_cannot_be_read_say_everything_that_is_wrong() -> None:
    with pytest.raises(crossings.InvalidInput) as caught:
        Register.from_csv(b"date,people\n2024-07-08,x\n", name="days.csv")
    error = caught.value
    assert [one.rule for one in error.problems] == ["missing-column"]
    assert {one.file for one in error.findings} == {"days.csv"}


def test_violations_are_a_list() -> None:
    rows = b"date,people,boats\n2024-07-08,65,0\n2024-07-08,65,1\n2024-07-10,0,3\n"
    with pytest.raises(crossings.Violations) as caught:
        Register.from_csv(rows, published="2024-07-11", name="days.csv")
    error = caught.value
    assert len(error) == len(list(error)) == len(error.violations) == 4 and error
    found = {(one.rule, one.row) for one in error}
    assert {("C001", 3), ("C004", 2), ("C004", 4)} <= found
    first = next(one for one in error if one.rule == "C004")
    assert (first.file, first.row, first.column, first.header) == ("days.csv", 2, 2, "people")
    assert first.severity is crossings.Severity.ERROR
    assert first.message == str(first) and "days.csv" in first.message and first.got in first.message
    assert error.problems == []


def test_nothing_is_raised_that_is_no_crossings_error_of_the_wrong_data(register: Register) -> None:
    with pytest.raises(crossings.Violations):
        register.apply(
            {
                "command": "record-day",
                "basis": "uk-arrivals",
                "published": "2024-07-12",
                "source": "page",
                "day": {"date": "2024-07-11", "people": 5, "boats": 0},
            }
        )


def test_a_claim_that_cannot_be_is_refused() -> None:
    with pytest.raises(crossings.InvalidInput) as caught:
        Claims([Claim("a", Measure.total(over=date(2024, 7, 8)), "£5")])
    assert "£5" in str(caught.value)
    with pytest.raises(crossings.InvalidInput):
        Claims([Claim("a", Measure.total(over=date(2024, 7, 8)), "5")] * 2)
