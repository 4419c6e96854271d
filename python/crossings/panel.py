"""Columns of any size: many series, checked and summed up row by row while nothing of them is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Union

from crossings._library import NULL, Handle, ffi, lib, make
from crossings.answer import Answer
from crossings.dates import Day, Period, day_of
from crossings.names import Coverage, Name
from crossings.policy import PolicyPeriod
from crossings.tallied import Tally

__all__ = ["PartialTally", "RowOrder", "tally", "tally_columns"]

#: Days that are summed up: a period, a policy period, or a first and a last day; without a last day, for ever.
AnyPeriod = Union[Period, PolicyPeriod, "tuple[Day, Day | None]"]


class RowOrder(Name):
    """Whether the rows of a panel are in order."""

    #: By series and then by date; where they are not, that is a finding.
    ASCENDING = "ascending"
    #: Any; their keys are sorted to find what is there twice, and what is missing.
    ANY = "any"


class PartialTally(Handle):
    """A tally of some rows, to be merged with those of the rows before and after.

    Any division of the rows gives the same result, to the bit, findings and their row numbers included. It
    can be pickled, and sent as bytes.

    - `findings`: how many are kept, the first ones; all are counted.
    - `coverage`: with `partial`, a missing day of a series is no finding.
    - `periods`: stretches of days that are summed up, each for itself.
    - `order`: with `any`, the rules of keys are not checked; `tally` does that, and sorts.
    - `threads`: how many share a chunk that is large.

    >>> from array import array
    >>> import crossings
    >>> early, late = crossings.PartialTally(), crossings.PartialTally()
    >>> early.observe_columns(date=array("i", [19912]), people=array("I", [65]), boats=array("I", [1]))
    >>> late.observe_columns(date=array("i", [19914]), people=array("I", [70]), boats=array("I", [2]))
    >>> sent = late.to_bytes()
    >>> early.merge(crossings.PartialTally.from_bytes(sent))
    >>> found = early.finish()
    >>> found.people.sum, [(one.rule, one.got) for one in found]
    (135, [('C003', '2024-07-10 next after 2024-07-08')])
    """

    __slots__ = ("_options",)

    #: With their periods; `None` where the tally came as bytes.
    _options: tuple[Any, Any] | None

    def __init__(
        self,
        *,
        findings: int = 1000,
        coverage: Coverage | str = Coverage.DENSE,
        periods: Iterable[AnyPeriod] = (),
        order: RowOrder | str = RowOrder.ASCENDING,
        threads: int = 1,
    ) -> None:
        self._options = _options(findings, coverage, periods, order, threads)
        self._hold(make(lib.crossings_tally_columns, _tally_slot, _new(_columns_slot), self._options[0]))

    def _hold(self, pointer: Any) -> None:
        self._handle = ffi.gc(pointer, lib.crossings_tally_free)

    def observe(self, frame: Any, *, name: str = "panel") -> None:
        """Looks at every row of a frame, which come next; nothing of it is kept.

        Raises `InvalidInput` where a column is missing, unknown or of another type: no row of it is counted then.
        """
        from crossings import columns

        called = name.encode()
        with columns.taken(frame) as stream:
            self._append(make(lib.crossings_tally_stream, _tally_slot, stream, called, len(called), self._made_as()))

    def observe_columns(
        self,
        *,
        date: Any,
        people: Any,
        boats: Any,
        uncontrolled: Any = None,
        uncontrolled_known: Any = None,
        series: Any = None,
    ) -> None:
        """Looks at every row of columns in memory, which come next: buffers, as `tally_columns` has them."""
        given = _columns(date, people, boats, uncontrolled, uncontrolled_known, series)
        self._append(make(lib.crossings_tally_columns, _tally_slot, _new(_columns_slot, given), self._made_as()))

    def _made_as(self) -> Any:
        if self._options is None:
            raise ValueError("this tally came as bytes: rows are not added to it; merge it into another, or another into it")
        return self._options[0]

    def _append(self, later: Any) -> None:
        later = ffi.gc(later, lib.crossings_tally_free)
        self._hold(make(lib.crossings_tally_merge, _tally_slot, self._handle, later))

    def merge(self, later: PartialTally) -> None:
        """Adds the rows of another tally, which come after these; that one stays as it is.

        Raises `InvalidRequest` where the two were made in different ways.
        """
        self._hold(make(lib.crossings_tally_merge, _tally_slot, self._handle, later._handle))

    def to_bytes(self) -> bytes:
        """The tally so far: a few hundred bytes, and some more for each period and each finding."""
        found = make(lib.crossings_tally_bytes, _bytes_slot, self._handle)
        return bytes(ffi.buffer(found.data, found.len))

    @classmethod
    def from_bytes(cls, sent: bytes) -> PartialTally:
        """The tally of `to_bytes`, with one thread.

        Raises `InvalidInput` where they are damaged, of another version, or none. A checksum finds accidents,
        not forgery.
        """
        self = object.__new__(cls)
        self._hold(make(lib.crossings_tally_from_bytes, _tally_slot, ffi.from_buffer(sent), len(sent)))
        self._options = None
        return self

    def finish(self) -> Tally:
        """What was found so far. More rows may come."""
        return Tally(Answer.made(lib.crossings_tally_answer, self._handle))

    def __copy__(self) -> PartialTally:
        # What a handle holds never changes, so that both may have it.
        other = object.__new__(PartialTally)
        other._handle, other._options = self._handle, self._options
        return other

    def __deepcopy__(self, _: object) -> PartialTally:
        return self.__copy__()

    def __reduce__(self) -> Any:
        return PartialTally.from_bytes, (self.to_bytes(),)


def tally(
    frame: Any,
    *,
    findings: int = 1000,
    coverage: Coverage | str = Coverage.DENSE,
    periods: Iterable[AnyPeriod] = (),
    order: RowOrder | str = RowOrder.ASCENDING,
    memory: int = 1 << 28,
    threads: int = 1,
    name: str = "panel",
) -> Tally:
    """Checks columns of any size: `date`, `people`, `boats`, and `uncontrolled` and `series` where there are such.

    - `frame`: whatever has columns, as `Register.from_frame` takes it. Nothing of it is kept.
    - `findings`: how many are kept; all are counted.
    - `coverage`: with `partial`, a missing day of a series is no finding.
    - `periods`: stretches of days that are summed up, each for itself.
    - `order`: with `any`, the rows may stand in any order, and their keys are sorted.
    - `memory`: how many bytes that keeps in memory; beyond them, 16 bytes a row go to temporary files.
    - `threads`: how many share a chunk that is large.
    - `name`: what problems call it.

    Raises `InvalidInput` where a column is missing, unknown or of another type.

    >>> import crossings
    >>> days = {"date": ["2024-12-31", "2025-01-01"], "people": [65, 419], "boats": [1, 8]}
    >>> import polars
    >>> frame = polars.DataFrame(days).with_columns(polars.col("date").str.to_date())
    >>> [(str(one.period), one.people.sum) for one in crossings.tally(frame, periods=[crossings.Period.year(2025)]).periods]
    [('2025-01-01..2025-12-31', 419)]
    """
    from crossings import columns

    called = name.encode()
    options, _kept = _options(findings, coverage, periods, order, threads)
    with columns.taken(frame) as stream:
        if RowOrder(order) is RowOrder.ANY:
            unsorted = lib.crossings_answer_tally_unsorted
            return Tally(Answer.made(unsorted, stream, called, len(called), options, memory))
        made = make(lib.crossings_tally_stream, _tally_slot, stream, called, len(called), options)
        return Tally(Answer.made(lib.crossings_tally_answer, ffi.gc(made, lib.crossings_tally_free)))


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
    periods: Iterable[AnyPeriod] = (),
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
    given = _columns(date, people, boats, uncontrolled, uncontrolled_known, series)
    options, _kept = _options(findings, coverage, periods, RowOrder.ASCENDING, threads)
    made = make(lib.crossings_tally_columns, _tally_slot, _new(_columns_slot, given), options)
    return Tally(Answer.made(lib.crossings_tally_answer, ffi.gc(made, lib.crossings_tally_free)))


def _options(
    findings: int,
    coverage: Coverage | str,
    periods: Iterable[AnyPeriod],
    order: RowOrder | str,
    threads: int,
) -> tuple[Any, Any]:
    """The options, and their periods, which they point to."""
    given = [_period(period)._c() for period in periods]
    kept = _new(_periods, given) if given else NULL
    numbers = _COVERAGES[Coverage(coverage)], _ORDERS[RowOrder(order)], threads
    return _new(_options_slot, (findings, kept, len(given), *numbers)), kept


def _period(period: AnyPeriod) -> Period:
    if isinstance(period, Period):
        return period
    if isinstance(period, PolicyPeriod):
        return period.period
    if isinstance(period, tuple) and len(period) == 2:
        first, last = period
        return Period(day_of(first), None if last is None else day_of(last))
    raise TypeError(f"{period!r} is no period; wanted a Period, or a first and a last day")


def _columns(
    date: Any, people: Any, boats: Any, uncontrolled: Any, uncontrolled_known: Any, series: Any
) -> tuple[Any, ...]:
    return (
        *_buffer("series", series, "IL", _unsigned),
        *_buffer("date", date, "il", _signed),
        *_buffer("people", people, "IL", _unsigned),
        *_buffer("boats", boats, "IL", _unsigned),
        *_buffer("uncontrolled", uncontrolled, "IL", _unsigned),
        *_buffer("uncontrolled_known", uncontrolled_known, "BbcS?", _bytes),
    )


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
_tally_slot, _bytes_slot = ffi.typeof("crossings_tally **"), ffi.typeof("crossings_bytes *")
_unsigned, _signed, _bytes = ffi.typeof("uint32_t[]"), ffi.typeof("int32_t[]"), ffi.typeof("uint8_t[]")
_periods = ffi.typeof("crossings_period[]")
_COVERAGES = {coverage: number for number, coverage in enumerate(Coverage)}
_ORDERS = {order: number for number, order in enumerate(RowOrder)}
