"""Over which days a figure holds: every window of days in a row is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Union, overload

from crossings.answer import Rows, ask
from crossings.dates import AnyMoment, Day, Moment, maybe_day, moment_text, read_moment
from crossings.exact import Interval, interval_of_answer, read_exact
from crossings.figure import Figure
from crossings.names import AnyRounding, Basis, Counted, Reading, rounding_json

if TYPE_CHECKING:
    from crossings.register import Register

__all__ = ["WindowMeasure", "WindowRun", "Windows", "windows"]


@dataclass(frozen=True, slots=True)
class WindowMeasure:
    """What is asked of each window: `WindowMeasure.total("people")`, `WindowMeasure.people_per_boat()`."""

    kind: str
    of: Counted | None = None

    @classmethod
    def total(cls, of: Counted | str = "people") -> WindowMeasure:
        """How many."""
        return cls("total", Counted(of))

    @classmethod
    def mean_per_day(cls, of: Counted | str = "people") -> WindowMeasure:
        """How many for each day, those without any included."""
        return cls("mean-per-day", Counted(of))

    @classmethod
    def mean_per_week(cls, of: Counted | str = "people") -> WindowMeasure:
        """How many for seven days."""
        return cls("mean-per-week", Counted(of))

    @classmethod
    def people_per_boat(cls) -> WindowMeasure:
        """The people for each boat."""
        return cls("people-per-boat")


AnyMeasure = Union[WindowMeasure, str, Mapping[str, str]]


def measure_json(of: AnyMeasure | None) -> Any:
    """What is asked of each window, as requests have it."""
    if isinstance(of, WindowMeasure):
        return of.kind if of.of is None else {of.kind: of.of.value}
    return dict(of) if isinstance(of, Mapping) else of


def read_measure(value: Any) -> WindowMeasure:
    """What is asked of each window, as answers have it."""
    if isinstance(value, Mapping):
        ((kind, of),) = value.items()
        return WindowMeasure(kind, Counted(of))
    return WindowMeasure(value)


@dataclass(frozen=True, slots=True)
class WindowRun:
    """The windows that begin on one day, as far as their last days follow one another."""

    first: date
    earliest_last: date
    latest_last: date


def _run(value: Mapping[str, str]) -> WindowRun:
    days = (value["start"], value["earliest_last"], value["latest_last"])
    return WindowRun(*(date.fromisoformat(day) for day in days))


class Windows(Rows):
    """The windows for which a figure holds: a sequence of runs, as many as were to be listed.

    How small the `share` is says how much must be known of the days that were chosen.

    >>> import crossings
    >>> days = b"date,people,boats\\n2024-07-01,70,1\\n2024-07-02,80,1\\n2024-07-03,30,1\\n"
    >>> found = crossings.windows("60 a day", crossings.Register.from_csv(days, published="2024-07-04"))
    >>> found.count, found.all, found.share
    (2, 6, Fraction(1, 3))
    """

    __slots__ = ()

    @property
    def figure(self) -> str:
        """The figure as it was printed."""
        return str(self._value["figure"])

    @property
    def of(self) -> WindowMeasure:
        """What is asked of each window."""
        return read_measure(self._value["of"])

    @property
    def reading(self) -> Reading:
        """How closely the figure is read."""
        return Reading(self._value["reading"])

    @property
    def interval(self) -> Interval:
        """The numbers that the figure may mean."""
        return interval_of_answer(self._value["interval"])

    @property
    def basis(self) -> Basis:
        """What the series counts."""
        return Basis(self._value["basis"])

    @property
    def published(self) -> Moment | None:
        """When the newest publication that counts was published."""
        return read_moment(self._value["published"])

    @property
    def count(self) -> int:
        """For how many windows it holds."""
        return int(self._value["windows"])

    @property
    def all(self) -> int:
        """How many windows there are."""
        return int(self._value["all"])

    @property
    def share(self) -> Fraction | None:
        """One by the other."""
        return read_exact(self._value["share"])

    @property
    def more_runs(self) -> int:
        """How many runs are not listed."""
        return int(self._value["more_runs"])

    def __len__(self) -> int:
        return len(self._value["runs"])

    @overload
    def __getitem__(self, index: int) -> WindowRun: ...
    @overload
    def __getitem__(self, index: slice) -> list[WindowRun]: ...
    def __getitem__(self, index: int | slice) -> WindowRun | list[WindowRun]:
        values = self._value["runs"]
        return [_run(value) for value in values[index]] if isinstance(index, slice) else _run(values[index])

    def __iter__(self) -> Iterator[WindowRun]:
        return map(_run, self._value["runs"])

    def __bool__(self) -> bool:
        return self.count > 0

    def __repr__(self) -> str:
        return f"<Windows: {self.figure!r} holds for {self.count} of {self.all}>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.windows(self)


def windows(
    figure: Figure | str,
    register: Register,
    *,
    of: AnyMeasure | None = None,
    basis: Basis | str = Basis.UK_ARRIVALS,
    as_of: AnyMoment | None = None,
    reading: Reading | str = Reading.PRAGMATIC,
    rounding: AnyRounding = "half-up",
    first: Day | None = None,
    last: Day | None = None,
    starting: Day | None = None,
    ending: Day | None = None,
    limit: int = 50,
) -> Windows:
    """Every window of days in a row for which a figure holds.

    - `of`: of what the figure is; left out, what its unit says, and without one, people.
    - `first`, `last`: only windows that begin on that day or later, end on that day or earlier.
    - `starting`, `ending`: only windows that begin, end, on that very day.
    - `limit`: how many runs are listed; the others are counted.
    """
    days = {"from": maybe_day(first), "to": maybe_day(last)}
    answer = ask(
        "windows",
        register._handle,
        figure=str(figure),
        of=measure_json(of),
        basis=Basis(basis).value,
        as_of=moment_text(as_of),
        reading=Reading(reading).value,
        rounding=rounding_json(rounding),
        starting=maybe_day(starting),
        ending=maybe_day(ending),
        limit=limit,
        **days,
    )
    return Windows(answer)
