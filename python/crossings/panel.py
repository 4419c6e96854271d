"""Columns of any size: many series, checked row by row while nothing of them is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from crossings._library import NULL, ffi, lib
from crossings.answer import Answer, Rows
from crossings.dates import Period, read_day, read_period
from crossings.finding import Severity
from crossings.inspection import RuleCount
from crossings.names import Coverage, Name, Verdict

__all__ = ["Keys", "Most", "Sum", "Tally", "TallyFinding", "tally", "tally_columns"]


class Keys(Name):
    """What is known of the keys, each a series with a day."""

    #: Every row has one, and each is greater than the one before.
    UNIQUE = "unique"
    #: One is there twice, in two rows next to each other.
    REPEATED = "repeated"
    #: Neither: a row has no key, or the rows do not ascend, and keys far from each other may be equal.
    UNPROVED = "unproved"


@dataclass(frozen=True, slots=True)
class Sum:
    """What a column adds up to over the rows in which it is known, and in how many it is."""

    #: `None` where it does not fit 64 bits.
    sum: int | None
    known: int


@dataclass(frozen=True, slots=True)
class Most:
    """The row with the most people, and of several the first."""

    people: int
    row: int
    series: int | None
    date: date | None


@dataclass(frozen=True, slots=True)
class TallyFinding:
    """One rule broken in one row. Rows are counted from 0."""

    rule: str
    severity: Severity
    row: int
    #: `None` where it is null or there is no such column.
    series: int | None
    #: `None` where it is null or no day of the calendar.
    date: date | None
    column: str
    got: str
    wanted: str


def _finding(value: Mapping[str, Any]) -> TallyFinding:
    return TallyFinding(
        rule=value["id"],
        severity=Severity(value["severity"]),
        row=value["row"],
        series=value["series"],
        date=read_day(value["date"]),
        column=value["column"],
        got=value["got"],
        wanted=value["wanted"],
    )


def _sum(value: Mapping[str, Any]) -> Sum:
    return Sum(value["sum"], value["known"])


class Tally(Rows):
    """What was found in columns: a sequence of the findings that were kept. It is true where the data can be used.

    >>> from datetime import date
    >>> import crossings
    >>> days = [date(2024, 7, 8), date(2024, 7, 9), date(2024, 7, 11)]
    >>> found = crossings.tally({"date": days, "people": [65, 419, 0], "boats": [1, 0, 0]})
    >>> [(one.rule, one.row) for one in found]
    [('C004', 1), ('C003', 2)]
    >>> found.keys, found.people.sum
    (<Keys.UNIQUE: 'unique'>, 484)
    """

    __slots__ = ()

    @property
    def verdict(self) -> Verdict:
        """What is to be made of it."""
        return Verdict(self._value["verdict"])

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return int(self._value["rows"])

    @property
    def series(self) -> int | None:
        """How many series they are of; `None` where the rows do not ascend, so that a series may come back."""
        series: int | None = self._value["series"]
        return series

    @property
    def extent(self) -> Period | None:
        """From the first day of any row to the last."""
        return read_period(self._value["extent"])

    @property
    def ascending(self) -> bool:
        """Whether the keys ascend, or at least stand still."""
        return bool(self._value["ascending"])

    @property
    def keys(self) -> Keys:
        """Whether a key is there twice."""
        return Keys(self._value["keys"])

    @property
    def people(self) -> Sum:
        """The people of all rows."""
        return _sum(self._value["people"])

    @property
    def boats(self) -> Sum:
        """The boats of all rows."""
        return _sum(self._value["boats"])

    @property
    def uncontrolled(self) -> Sum:
        """The uncontrolled landings of the rows in which they are known."""
        return _sum(self._value["uncontrolled"])

    @property
    def most(self) -> Most | None:
        """The row with the most people."""
        value = self._value["most"]
        return None if value is None else Most(value["people"], value["row"], value["series"], read_day(value["date"]))

    @property
    def rules(self) -> list[RuleCount]:
        """How often each rule is broken that was checked, those that never are included."""
        return [
            RuleCount(one["id"], Severity(one["severity"]), one["statement"], one["violations"])
            for one in self._value["rules"]
        ]

    @property
    def findings(self) -> list[TallyFinding]:
        """The first findings, by row."""
        return [_finding(one) for one in self._value["findings"]]

    @property
    def left_out(self) -> int:
        """How many there are beyond those."""
        return int(self._value["left_out"])

    def __len__(self) -> int:
        return len(self._value["findings"])

    @overload
    def __getitem__(self, index: int) -> TallyFinding: ...
    @overload
    def __getitem__(self, index: slice) -> list[TallyFinding]: ...
    def __getitem__(self, index: int | slice) -> TallyFinding | list[TallyFinding]:
        values = self._value["findings"]
        return [_finding(value) for value in values[index]] if isinstance(index, slice) else _finding(values[index])

    def __iter__(self) -> Iterator[TallyFinding]:
        return map(_finding, self._value["findings"])

    def __bool__(self) -> bool:
        return self.verdict in (Verdict.CONSISTENT, Verdict.UNUSUAL)

    def __repr__(self) -> str:
        return f"<Tally: {self.verdict}, {self.rows} rows, {len(self) + self.left_out} findings>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.tally(self)


def tally(
    frame: Any,
    *,
    findings: int = 1000,
    coverage: Coverage | str = Coverage.DENSE,
    threads: int = 1,
    name: str = "panel",
) -> Tally:
    """Checks columns of any size: `date`, `people`, `boats`, and `uncontrolled` and `series` where there are such.

    - `frame`: whatever has columns, as `Register.from_frame` takes it. Nothing of it is kept.
    - `findings`: how many are kept; all are counted.
    - `coverage`: with `partial`, a missing day of a series is no finding.
    - `threads`: how many share a chunk that is large.
    - `name`: what findings call it.

    Raises `InvalidInput` where a column is missing, unknown or of another type.
    """
    from crossings import columns

    called = name.encode()
    options = _new(_options_slot, (findings, _COVERAGES[Coverage(coverage)], threads))
    with columns.taken(frame) as stream:
        return Tally(Answer.made(lib.crossings_answer_tally_stream, stream, called, len(called), options))


def tally_columns(
    *,
    date: Any,
    people: Any,
    boats: Any,
    uncontrolled: Any = None,
    uncontrolled_known: Any = None,
    series: Any = None,
    findings: int = 1000,
    coverage: Coverage | str = Coverage.DENSE,
    threads: int = 1,
) -> Tally:
    """Checks columns that are in memory as the library has them: buffers, such as arrays of numpy, without a copy.

    - `date`: days since 1970-01-01, in 32 bits with a sign: `days.astype("datetime64[D]").astype("int32")`.
    - `people`, `boats`, `uncontrolled`, `series`: whole numbers in 32 bits without a sign.
    - `uncontrolled_known`: which of `uncontrolled` are known, a bit for each row, from the lowest of the
      first byte on: `numpy.packbits(known, bitorder="little")`. Left out, all are.

    The rest is as in `tally`. A column of another type is a `TypeError`.

    >>> from array import array
    >>> import crossings
    >>> one = {"date": array("i", [19912, 19913]), "people": array("I", [65, 419]), "boats": array("I", [1, 0])}
    >>> [(found.rule, found.row) for found in crossings.tally_columns(**one)]
    [('C004', 1)]
    """
    given = (
        *_buffer("series", series, "IL", _unsigned),
        *_buffer("date", date, "il", _signed),
        *_buffer("people", people, "IL", _unsigned),
        *_buffer("boats", boats, "IL", _unsigned),
        *_buffer("uncontrolled", uncontrolled, "IL", _unsigned),
        *_buffer("uncontrolled_known", uncontrolled_known, "BbcS?", _bytes),
    )
    options = _new(_options_slot, (findings, _COVERAGES[Coverage(coverage)], threads))
    return Tally(Answer.made(_tally_columns, _new(_columns_slot, given), options))


def _buffer(name: str, values: Any, formats: str, kind: Any) -> tuple[Any, int]:
    if values is None:
        return NULL, 0
    view = memoryview(values)
    if view.format not in formats or view.ndim != 1 or not view.c_contiguous or view.itemsize != ffi.sizeof(kind.item):
        raise TypeError(
            f"`{name}` has items of the format {view.format!r}, {view.itemsize} bytes each, in {view.ndim} dimensions; "
            f"wanted one dimension of {kind.item.cname}, without gaps"
        )
    buffer = ffi.from_buffer(kind, view)
    return buffer, len(buffer)


_new = ffi.new
_options_slot, _columns_slot = ffi.typeof("crossings_tally_options *"), ffi.typeof("crossings_columns *")
_unsigned, _signed, _bytes = ffi.typeof("uint32_t[]"), ffi.typeof("int32_t[]"), ffi.typeof("uint8_t[]")
_tally_columns = lib.crossings_answer_tally_columns
_COVERAGES = {coverage: number for number, coverage in enumerate(Coverage)}
