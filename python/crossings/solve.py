"""Inverse questions: which days, boats, totals or dates a printed figure implies.

The answer is the exact set, as runs with gaps between them.

>>> from crossings import solve
>>> print(solve.last_day("around 128 a day", total=21446, since="2024-07-05", reading="strict"))
18 or 19 December 2024
>>> list(solve.days("almost 60 each", total=21446, reading="strict"))
[358, 359, 360]
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from crossings.answer import Answer, Report, ask
from crossings.dates import AnyMoment, Convention, Day, maybe_day, moment_text
from crossings.exact import Interval, interval_of_answer
from crossings.figure import Figure
from crossings.names import AnyRounding, Basis, Reading, rounding_json
from crossings.window import AnyMeasure, measure_json

if TYPE_CHECKING:
    from crossings.register import Register

__all__ = ["Solutions", "any_total", "days", "first_day_on_data", "last_day", "last_day_on_data", "totals"]

T = TypeVar("T", int, date)


class Solutions(Report, Generic[T]):
    """An exact set of numbers, or of days: runs with gaps between them, which iterate one by one."""

    __slots__ = ("_read",)

    def __init__(self, answer: Answer, read: Any) -> None:
        super().__init__(answer)
        self._read = read

    @property
    def figure(self) -> str:
        """The figure as it was printed."""
        return str(self._value["figure"])

    @property
    def interval(self) -> Interval:
        """The numbers that it may mean."""
        return interval_of_answer(self._value["interval"])

    @property
    def runs(self) -> list[tuple[T, T | None]]:
        """The first and the last of each run; `None` where there is no last one."""
        read = self._read
        return [
            (read(run["first"]), None if run.get("last") is None else read(run["last"]))
            for run in self._value["solutions"]["runs"]
        ]

    @property
    def count(self) -> int | None:
        """How many there are; `None` where they go on for ever."""
        count: int | None = self._value["count"]
        return count

    def __contains__(self, one: object) -> bool:
        return any(first <= one and (last is None or one <= last) for first, last in self.runs)  # type: ignore[operator]

    def __iter__(self) -> Iterator[T]:
        step: Any = timedelta(days=1) if self._read == date.fromisoformat else 1
        for one, last in self.runs:
            while last is None or one <= last:
                yield one
                one = one + step

    def __bool__(self) -> bool:
        return bool(self._value["solutions"]["runs"])

    def __str__(self) -> str:
        return str(self._value["solutions"]["text"])

    def __repr__(self) -> str:
        return f"<Solutions of {self.figure!r}: {self}>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.solutions(self)


def _how(reading: Reading | str, rounding: AnyRounding) -> dict[str, Any]:
    return {"reading": Reading(reading).value, "rounding": rounding_json(rounding)}


def _numbers(**fields: Any) -> Solutions[int]:
    return Solutions(ask("solve", **fields), int)


def _dates(register: Register | None, **fields: Any) -> Solutions[date]:
    return Solutions(ask("solve", None if register is None else register._handle, **fields), date.fromisoformat)


def days(
    figure: Figure | str,
    *,
    total: int,
    reading: Reading | str = Reading.PRAGMATIC,
    rounding: AnyRounding = "half-up",
) -> Solutions[int]:
    """By how many days, or boats, a known total is the mean that is printed."""
    return _numbers(kind="days", figure=str(figure), total=total, **_how(reading, rounding))


def totals(
    figure: Figure | str,
    *,
    days: int,
    reading: Reading | str = Reading.PRAGMATIC,
    rounding: AnyRounding = "half-up",
) -> Solutions[int]:
    """Which totals, over so many days or boats, are the mean that is printed."""
    return _numbers(kind="totals", figure=str(figure), days=days, **_how(reading, rounding))


def any_total(
    figure: Figure | str,
    *,
    most: int,
    reading: Reading | str = Reading.PRAGMATIC,
    rounding: AnyRounding = "half-up",
) -> Solutions[int]:
    """For how many days, or boats, up to `most`, some whole total is the mean that is printed."""
    return _numbers(kind="any-total", figure=str(figure), most=most, **_how(reading, rounding))


def last_day(
    figure: Figure | str,
    *,
    total: int,
    since: Day,
    convention: Convention | None = None,
    reading: Reading | str = Reading.PRAGMATIC,
    rounding: AnyRounding = "half-up",
) -> Solutions[date]:
    """Up to which day a known total, since a handover, is the mean for each day that is printed."""
    return _dates(
        None,
        kind="last-day",
        figure=str(figure),
        total=total,
        since=maybe_day(since),
        convention=None if convention is None else convention._json(),
        **_how(reading, rounding),
    )


def last_day_on_data(
    figure: Figure | str,
    register: Register,
    *,
    first: Day,
    of: AnyMeasure | None = None,
    basis: Basis | str = Basis.UK_ARRIVALS,
    as_of: AnyMoment | None = None,
    reading: Reading | str = Reading.PRAGMATIC,
    rounding: AnyRounding = "half-up",
) -> Solutions[date]:
    """Up to which day, from a known first one, the figure holds on the data."""
    fields = {"from": maybe_day(first), "of": measure_json(of), "basis": Basis(basis).value}
    moment = moment_text(as_of)
    return _dates(
        register, kind="last-day-on-data", figure=str(figure), as_of=moment, **fields, **_how(reading, rounding)
    )


def first_day_on_data(
    figure: Figure | str,
    register: Register,
    *,
    last: Day,
    of: AnyMeasure | None = None,
    basis: Basis | str = Basis.UK_ARRIVALS,
    as_of: AnyMoment | None = None,
    reading: Reading | str = Reading.PRAGMATIC,
    rounding: AnyRounding = "half-up",
) -> Solutions[date]:
    """From which day, up to a known last one, the figure holds on the data."""
    fields = {"to": maybe_day(last), "of": measure_json(of), "basis": Basis(basis).value}
    moment = moment_text(as_of)
    return _dates(
        register, kind="first-day-on-data", figure=str(figure), as_of=moment, **fields, **_how(reading, rounding)
    )
