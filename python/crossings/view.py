"""A series as it stood at some moment: its days, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings import batch
from crossings._library import NULL, Handle, borrowed, failed, ffi, items, lib, make, string
from crossings.dates import Day, Moment, Period, day_of, from_c, maybe_from_c, to_c
from crossings.exact import known_ratio
from crossings.names import Basis

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["Arrivals", "DayArrivals", "Preventions", "PublishedDay", "Total", "View", "Week"]


class Arrivals(NamedTuple):
    """Who and what arrived. `uncontrolled` is `None` where it is not known, which is no zero."""

    people: int
    boats: int
    #: The boats that landed without interception.
    uncontrolled: int | None


class DayArrivals(NamedTuple):
    """What arrived on a day."""

    date: date
    people: int
    boats: int
    uncontrolled: int | None


class Total(NamedTuple):
    """What arrived over some days, the first and the last included."""

    first: date
    last: date
    days: int
    people: int
    boats: int
    uncontrolled: int | None

    @property
    def period(self) -> Period:
        """Which days."""
        return Period(self.first, self.last)


class Preventions(NamedTuple):
    """What was prevented in a week, in France."""

    people: int
    events: int


class Week(NamedTuple):
    """What was published of a week, Monday to Sunday."""

    #: Its Sunday.
    ending: date
    people: int
    boats: int
    uncontrolled: int | None
    #: `None` where nothing is known of them.
    preventions: Preventions | None
    note: str | None


class PublishedDay(NamedTuple):
    """What a publication says of a day."""

    date: date
    people: int
    boats: int
    uncontrolled: int | None
    note: str | None


def arrivals(found: Any) -> Arrivals:
    """Arrivals of the library's."""
    ##= docs/rules.md#python-and-the-command-line
    ##% python-04: What is not known MUST be `None`.
    return Arrivals(found.people, found.boats, found.uncontrolled if found.uncontrolled_known else None)


def weeks(handle: Any) -> list[Week]:
    """The weeks of a list of the library's."""

    def read(week: Any) -> Week:
        prevented = week.preventions
        known = Preventions(prevented.people, prevented.events) if prevented.known else None
        return Week(from_c(week.ending), *arrivals(week.arrivals), known, borrowed(week.note))

    return items(handle, lib.crossings_weeks_len, lib.crossings_weeks_get, "crossings_week *", read)


_day_slot = ffi.typeof("crossings_day *")
_total_slot = ffi.typeof("crossings_total *")
_arrivals_slot = ffi.typeof("crossings_arrivals *")
_ratio_slot = ffi.typeof("crossings_ratio *")
_error_slot = ffi.typeof("crossings_error **")
_new = ffi.new
_view_total, _view_day, _view_rate = lib.crossings_view_total, lib.crossings_view_day, lib.crossings_view_rate
_view_record = lib.crossings_view_record
#: What `date.toordinal` says of the first of 1970.
_EPOCH = 719163
_BASES: list[Basis] = list(Basis)
_PEOPLE_PER_BOAT, _PEOPLE_PER_DAY, _BOATS_PER_DAY = 0, 1, 2


class View(Handle):
    """A series as it stood, by day. `Register.view` and `Register.as_of` give one.

    >>> from crossings import Register
    >>> days = b"date,people,boats,uncontrolled\\n2024-07-08,65,1,0\\n2024-07-09,419,6,\\n"
    >>> view = Register.from_csv(days, published="2024-07-10").view()
    >>> len(view), view["2024-07-09"]
    (2, Arrivals(people=419, boats=6, uncontrolled=None))
    >>> view.total().people, view.people_per_boat()
    (484, Fraction(484, 7))
    """

    __slots__ = ("_index",)

    #: What arrived on each day, from the first time that a day is asked for.
    _index: dict[date, Arrivals]

    @classmethod
    def _own(cls, pointer: Any, free: Any) -> Self:
        self = super()._own(pointer, free)
        self._index = {}
        return self

    def close(self) -> None:
        """Gives it up; to do so again does nothing."""
        super().close()
        self._index = {}

    @property
    def basis(self) -> Basis:
        """What it counts."""
        number: int = make(lib.crossings_view_basis, "uint32_t *", self._handle)
        return _BASES[number]

    @property
    def published(self) -> Moment | None:
        """When its newest publication was published; `None` where nothing had been."""
        moment = make(lib.crossings_view_published, "crossings_moment *", self._handle)
        return Moment(ffi.string(moment.text).decode()) if moment.known else None

    @property
    def extent(self) -> Period | None:
        """From its first day to its last; `None` where it has none."""
        from crossings.errors import Missing

        try:
            extent = make(lib.crossings_view_extent, "crossings_period *", self._handle)
        except Missing:
            return None
        return Period(from_c(extent.first), maybe_from_c(extent.last))

    def __len__(self) -> int:
        return len(self._known())

    def __bool__(self) -> bool:
        return True

    def _known(self) -> dict[date, Arrivals]:
        if not self._index:
            days, *counts = batch.read(lib.crossings_view_stream, self._handle, "iqqq")
            at = date.fromordinal
            self._index = dict(zip([at(_EPOCH + day) for day in days], map(Arrivals, *counts)))
        return self._index

    def __getitem__(self, day: Day) -> Arrivals:
        """What arrived on a day; `Missing` where there is no figure, which is no zero."""
        try:
            return self._index[day]  # type: ignore[index]
        except KeyError:
            pass
        asked = day_of(day)
        found = self._known().get(asked)
        if found is None:
            found = arrivals(make(_view_day, _arrivals_slot, self._handle, to_c(asked)))
        return found

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, (date, str)):
            return False
        from crossings.errors import Missing

        try:
            self[day]
        except Missing:
            return False
        return True

    def __iter__(self) -> Iterator[DayArrivals]:
        """Each day that has a figure, ascending."""
        for day, found in self._known().items():
            yield DayArrivals(day, *found)

    def days(self) -> list[DayArrivals]:
        """Each day that has a figure, ascending."""
        return list(self)

    def weeks(self) -> list[Week]:
        """The weeks, which are published besides the days, ascending."""
        found = make(lib.crossings_view_weeks, "crossings_weeks **", self._handle)
        return weeks(ffi.gc(found, lib.crossings_weeks_free))

    def _ends(self, first: Day | None, last: Day | None) -> tuple[date, date]:
        if first is None or last is None:
            extent = self.extent
            if extent is None or extent.last is None:
                from crossings.errors import Missing

                raise Missing("the series has no days")
            first = extent.first if first is None else first
            last = extent.last if last is None else last
        return day_of(first), day_of(last)

    def total(self, first: Day | None = None, last: Day | None = None) -> Total:
        """The sum over some days: from the first, or that of the series, to the last, or that of the series.

        Every one of them has to have a figure; else it is `Missing`.
        """
        # The usual case, as short as can be.
        one: Any = first
        other: Any = last
        if one.__class__ is not date or other.__class__ is not date:
            one, other = self._ends(first, last)
        out = _new(_total_slot)
        period = ((one.year, one.month, one.day), (other.year, other.month, other.day))
        if _view_total(self._handle, period, out, NULL):
            slot = _new(_error_slot)
            failed(_view_total(self._handle, period, out, slot), slot)
        found = out.arrivals
        uncontrolled = found.uncontrolled if found.uncontrolled_known else None
        return Total(one, other, out.days, found.people, found.boats, uncontrolled)

    def people(self, first: Day | None = None, last: Day | None = None) -> int:
        """The people who arrived over some days."""
        return self.total(first, last).people

    def boats(self, first: Day | None = None, last: Day | None = None) -> int:
        """The boats that arrived over some days."""
        return self.total(first, last).boats

    def _rate(self, rate: int, first: Day | None, last: Day | None) -> Fraction:
        one, other = self._ends(first, last)
        return known_ratio(make(_view_rate, _ratio_slot, self._handle, (to_c(one), to_c(other)), rate))

    def people_per_boat(self, first: Day | None = None, last: Day | None = None) -> Fraction:
        """The people of some days by their boats: one sum divided by the other, and no mean of means."""
        return self._rate(_PEOPLE_PER_BOAT, first, last)

    def people_per_day(self, first: Day | None = None, last: Day | None = None) -> Fraction:
        """The people for each day, days without any included."""
        return self._rate(_PEOPLE_PER_DAY, first, last)

    def boats_per_day(self, first: Day | None = None, last: Day | None = None) -> Fraction:
        """The boats for each day, days without any included."""
        return self._rate(_BOATS_PER_DAY, first, last)

    def record(self) -> DayArrivals:
        """The day with the most people; of several the first."""
        out = _new(_day_slot)
        if _view_record(self._handle, out, NULL):
            slot = _new(_error_slot)
            failed(_view_record(self._handle, out, slot), slot)
        return _day(out)

    def to_csv(self) -> str:
        """The days as comma-separated values, which `Register.from_csv` reads."""
        return string(lib.crossings_view_csv, self._handle)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """One row a day: date, people, boats, uncontrolled."""
        from crossings import columns

        return columns.export(lib.crossings_view_stream, self._handle)

    def __repr__(self) -> str:
        if self.closed:
            return "<View: closed>"
        published = "" if self.published is None else f", published {self.published}"
        return f"<View of {self.basis}: {len(self)} days, {self.extent}{published}>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.view(self)


def _day(out: Any) -> DayArrivals:
    day, found = out.date, out.arrivals
    uncontrolled = found.uncontrolled if found.uncontrolled_known else None
    return DayArrivals(date(day.year, day.month, day.day), found.people, found.boats, uncontrolled)
