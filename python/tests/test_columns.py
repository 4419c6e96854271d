"""Columns in and out with no library of data frames: dictionaries, arrays, capsules."""

import array
import ctypes
import gc
from datetime import date, datetime
from typing import Any

import pytest

import crossings
from crossings import Arrivals, Register, batch, columns
from crossings._library import lib

DAYS = [date(2024, 7, 8), date(2024, 7, 9), date(2024, 7, 10)]


def same(register: Register) -> None:
    assert list(register.view()) == [
        (DAYS[0], 65, 1, 0),
        (DAYS[1], 0, 0, None),
        (DAYS[2], 419, 6, 1),
    ]
    assert register.view().published == "2024-07-11"


def frame(**changed: Any) -> dict[str, Any]:
    return {"date": DAYS, "people": [65, 0, 419], "boats": [1, 0, 6], "uncontrolled": [0, None, 1], **changed}


@pytest.mark.parametrize(
    "given",
    [
        frame(),
        frame(date=[str(day) for day in DAYS]),
        frame(date=[datetime(day.year, day.month, day.day) for day in DAYS]),
        frame(people=(65, 0, 419)),
        frame(people=["65", "0", "419"]),
        frame(people=array.array("B", [65, 0, 163]), boats=array.array("b", [1, 0, 6])),
        frame(people=array.array("H", [65, 0, 419]), boats=array.array("q", [1, 0, 6])),
        frame(people=array.array("I", [65, 0, 419]), boats=array.array("Q", [1, 0, 6])),
        frame(people=array.array("d", [65, 0, 419]), boats=array.array("f", [1, 0, 6])),
        frame(people=memoryview(array.array("i", [65, 9, 0, 9, 419]))[::2]),
        frame(note=[None, "calm", None]),
    ],
)
def test_a_dictionary_of_columns(given: dict[str, Any]) -> None:
    if list(given["people"])[2] == 163:
        given = {**given, "people": [65, 0, 419]}
    same(Register.from_frame(given, published="2024-07-11"))
    gc.collect()
    assert not columns._alive and not columns._batches


def test_numbers_are_not_lists_of_bytes() -> None:
    small = frame(people=array.array("B", [65, 0, 163]))
    assert Register.from_frame(small, published="2024-07-11").view()[DAYS[2]] == Arrivals(163, 6, 1)


@pytest.mark.parametrize(
    ("given", "kind", "said"),
    [
        (frame(people=[65, 0]), ValueError, "'people' has 2"),
        (frame(people="65"), TypeError, "'people' is a str"),
        (frame(people=5), TypeError, "'people' is a int"),
        (frame(people=memoryview(bytes(4)).cast("B", (2, 2))), TypeError, "2 dimensions"),
        ([DAYS], TypeError, "list has no columns"),
    ],
)
def test_what_is_no_column_is_named(given: Any, kind: type[Exception], said: str) -> None:
    with pytest.raises(kind, match=said):
        Register.from_frame(given)
    assert not columns._alive and not columns._batches


def test_the_library_names_column_and_row() -> None:
    with pytest.raises(crossings.InvalidInput) as caught:
        Register.from_frame(frame(people=[65, 0, -419], bots=[1, 0, 6]), name="days")
    found = {(one.rule, one.file, one.header) for one in caught.value.findings}
    assert ("unknown-column", "days", "bots") in found
    with pytest.raises(crossings.CrossingsError) as caught:
        Register.from_frame(frame(people=[65, 0, -419]), name="days", published="2024-07-11")
    one = caught.value.findings[0]
    assert (one.file, one.row, one.header) == ("days", 2, "people") and "-419" in one.got
    with pytest.raises(crossings.Violations) as caught:
        Register.from_frame(frame(boats=[0, 0, 6], uncontrolled=[None] * 3), name="days", published="2024-07-11")
    one = caught.value.findings[0]
    assert (one.rule, one.row) == ("C004", 0)
    assert not columns._alive and not columns._batches


def test_an_array_is_a_stream_of_one_batch() -> None:
    """What has `__arrow_c_array__` alone is taken; what is in its capsules is moved, and released once."""
    released: list[str] = []
    made = columns._Batch(frame())
    gone_schema = columns._GONE(lambda at: (released.append("schema"), columns._schema_gone(at))[1])
    gone_array = columns._GONE(lambda at: (released.append("array"), columns._array_gone(at))[1])
    made.schema.release = ctypes.cast(gone_schema, ctypes.c_void_p)
    made.array.release = ctypes.cast(gone_array, ctypes.c_void_p)

    class Batch:
        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            new = columns._new_capsule
            schema, array_ = ctypes.addressof(made.schema), ctypes.addressof(made.array)
            return new(schema, b"arrow_schema", None), new(array_, b"arrow_array", None)

    same(Register.from_frame(Batch(), published="2024-07-11"))
    assert sorted(released) == ["array", "schema"]
    assert made.schema.release is None and made.array.release is None


def test_a_capsule_that_nobody_takes_is_released() -> None:
    view = Register.from_frame(frame(), published="2024-07-11").view()
    before = len(columns._streams)
    capsules = [view.__arrow_c_stream__() for _ in range(100)]
    assert len(columns._streams) == before + 100
    assert 'PyCapsule object "arrow_array_stream"' in str(type(capsules[0])) or "arrow_array_stream" in repr(capsules[0])
    del capsules
    gc.collect()
    assert len(columns._streams) == before


def test_the_days_of_a_view_are_read_from_its_columns() -> None:
    view = Register.from_frame(frame(), published="2024-07-11").view()
    days, people, boats, uncontrolled = batch.read(lib.crossings_view_stream, view._handle, "iqqq")
    assert days == [(day - date(1970, 1, 1)).days for day in DAYS]
    assert (people, boats, uncontrolled) == ([65, 0, 419], [1, 0, 6], [0, None, 1])


def test_many_days_with_gaps_in_what_is_known() -> None:
    """Bits of what is known, past the first byte and the first word."""
    start = date(2020, 1, 1).toordinal()
    count = 200
    known = [None if place % 3 == 0 else place % 2 for place in range(count)]
    given = {
        "date": [date.fromordinal(start + place) for place in range(count)],
        "people": [2 * place + 2 for place in range(count)],
        "boats": [place + 1 for place in range(count)],
        "uncontrolled": known,
    }
    view = Register.from_frame(given, published=date.fromordinal(start + count)).view()
    assert [day.uncontrolled for day in view] == known
    assert [day.people for day in view] == given["people"] and len(view) == count


def test_a_report_without_rows_has_no_stream() -> None:
    assert not hasattr(crossings.solve.days("60 each", total=100), "__arrow_c_stream__")


@pytest.mark.parametrize(
    "make",
    [
        lambda r: r.view(),
        lambda r: r.summary("month"),
        lambda r: r.revisions(r),
        lambda r: crossings.judge(crossings.Claims.article(), r),
        lambda r: crossings.windows("65", r),
        lambda r: crossings.check(b"date,people,boats\n2024-07-08,65,0\n"),
        lambda r: crossings.check(b"date,people,boats\n2024-07-08,65,0\n").findings,
    ],
)
def test_every_report_with_rows_is_a_stream(make: Any) -> None:
    one = make(Register.from_frame(frame(), published="2024-07-11"))
    capsule = one.__arrow_c_stream__()
    assert columns._pointer_in(capsule, columns.STREAM)
    with pytest.raises(ValueError, match="incorrect name"):
        columns._pointer_in(capsule, b"arrow_schema")


@pytest.mark.parametrize("name", ["Summary", "Judgements", "Windows", "Revisions", "Inspection", "Findings", "Tally", "View"])
def test_what_has_rows_is_no_sequence(name: str) -> None:
    """Else polars takes the items of it apart, and looks for no stream."""
    from collections.abc import Sequence

    kind = getattr(crossings, name)
    assert not issubclass(kind, Sequence)
    assert all(hasattr(kind, one) for one in ("__arrow_c_stream__", "__len__", "__getitem__", "__iter__"))
