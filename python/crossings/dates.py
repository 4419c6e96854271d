"""Days, moments, periods, and the ways in which people count them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any, Union

from crossings._library import NULL, call, ffi, lib, make
from crossings.names import Name

__all__ = ["Convention", "DayCount", "Handover", "LastYear", "Moment", "Period", "WeekRule"]

#: A day, or its text: `2024-07-08`.
Day = Union[date, str]
#: A moment: a date for the whole of that day, or a date and time with its offset.
AnyMoment = Union[date, datetime, str]

_date_slot = ffi.typeof("crossings_date *")
_period_slot = ffi.typeof("crossings_period *")
_parse = lib.crossings_date_parse


def day_of(value: Day) -> date:
    """The day that a caller names."""
    if isinstance(value, datetime):
        raise TypeError(f"{value!r} is a moment; wanted a day: a datetime.date or its text")
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no day; wanted a datetime.date or its text, such as '2024-07-08'")
    text = value.encode()
    return from_c(make(_parse, _date_slot, text, len(text)))


def maybe_day(value: Day | None) -> str | None:
    """The text of the day that a caller names, where one is."""
    return None if value is None else day_of(value).isoformat()


def from_c(day: Any) -> date:
    """A day of the library's."""
    return date(day.year, day.month, day.day)


def maybe_from_c(day: Any) -> date | None:
    """A day of the library's; `None` where it is no day."""
    return date(day.year, day.month, day.day) if day.month else None


def to_c(day: date) -> tuple[int, int, int]:
    """A day as C functions take it."""
    return (day.year, day.month, day.day)


def read_day(text: str | None) -> date | None:
    """A day of an answer; the year 0 stands where there is none."""
    return None if text is None or text.startswith("0000-") else date.fromisoformat(text)


class Moment(str):
    """A moment of publication, as the library writes it: `2026-05-31T10:41:00Z`, or `2026-05-31`.

    It is that text, exact to the nanosecond; `date` and `datetime` have it as Python does.

    >>> from crossings import Moment
    >>> Moment("2026-05-31T10:41:00Z").datetime
    datetime.datetime(2026, 5, 31, 10, 41, tzinfo=datetime.timezone.utc)
    """

    __slots__ = ()

    @property
    def date(self) -> date:
        """Its day, in UTC."""
        return date.fromisoformat(self[:10])

    @property
    def datetime(self) -> datetime:
        """The moment in UTC, to the microsecond; of a day its beginning."""
        whole, _, rest = self[:-1].partition(".") if self.endswith("Z") else (str(self), "", "")
        moment = datetime.fromisoformat(whole).replace(tzinfo=timezone.utc)
        return moment + timedelta(microseconds=int(rest[:6].ljust(6, "0"))) if rest else moment

    def __repr__(self) -> str:
        return f"Moment({str(self)!r})"


def read_moment(text: str | None) -> Moment | None:
    """A moment of an answer."""
    return None if text is None else Moment(text)


def moment_text(value: AnyMoment | None) -> str | None:
    """A moment as requests have it."""
    if value is None or isinstance(value, str):
        return None if value is None else str(value)
    if isinstance(value, datetime) and value.tzinfo is None:
        raise TypeError(f"{value!r} has no offset; wanted a moment with its time zone")
    return value.isoformat()


def moment_bytes(value: AnyMoment | None) -> tuple[Any, int]:
    """A moment as C functions take it."""
    text = moment_text(value)
    if text is None:
        return NULL, 0
    encoded = text.encode()
    return encoded, len(encoded)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days in a row, the first and the last included; without a last day it has no end.

    >>> from crossings import Period
    >>> march = Period.month(2025, 3)
    >>> march.days, "2025-03-31" in march, str(march)
    (31, True, '2025-03-01..2025-03-31')
    """

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "first", day_of(self.first))
        if self.last is not None:
            object.__setattr__(self, "last", day_of(self.last))
        if self.last is not None and self.last < self.first:
            # The library says what is wrong with it.
            call(lib.crossings_period_days, self._c(), ffi.new("uint64_t *"))

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return _period(make(lib.crossings_period_year, _period_slot, year))

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A calendar month."""
        return _period(make(lib.crossings_period_month, _period_slot, year, month))

    @classmethod
    def week(cls, ending: Day) -> Period:
        """The week of the official series that ends on a Sunday."""
        return _period(make(lib.crossings_period_week, _period_slot, to_c(day_of(ending))))

    @property
    def days(self) -> int:
        """How many days it has. One without an end is refused."""
        count: int = make(lib.crossings_period_days, "uint64_t *", self._c())
        return count

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, (date, str)):
            return False
        return bool(make(lib.crossings_period_contains, "bool *", self._c(), to_c(day_of(day))))

    def covers(self, other: Period) -> bool:
        """Whether every day of another is one of its days."""
        return bool(make(lib.crossings_period_covers, "bool *", self._c(), other._c()))

    def overlaps(self, other: Period) -> bool:
        """Whether it has a day in common with another."""
        return bool(make(lib.crossings_period_overlaps, "bool *", self._c(), other._c()))

    def intersection(self, other: Period) -> Period:
        """The days in common with another; `Missing` where there are none."""
        return _period(make(lib.crossings_period_intersection, _period_slot, self._c(), other._c()))

    def _c(self) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
        return (to_c(self.first), (0, 0, 0) if self.last is None else to_c(self.last))

    def __str__(self) -> str:
        return f"{self.first}..{'' if self.last is None else self.last}"


def _period(period: Any) -> Period:
    return Period(from_c(period.first), maybe_from_c(period.last))


def read_period(value: Mapping[str, Any] | None) -> Period | None:
    """A period of an answer."""
    if value is None:
        return None
    return Period(date.fromisoformat(value["from"]), read_day(value.get("to")))


def period_of_answer(value: Mapping[str, Any]) -> Period:
    """A period that every such answer has."""
    return Period(date.fromisoformat(value["from"]), read_day(value.get("to")))


class Handover(Name):
    """Whom the handover day belongs to."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class DayCount(Name):
    """Which number the first day has."""

    #: The first day is day 1.
    ORDINAL = "ordinal"
    #: The first day is day 0.
    ELAPSED = "elapsed"


class WeekRule(Name):
    """Where a week begins."""

    MONDAY_TO_SUNDAY = "monday-to-sunday"
    SUNDAY_TO_SATURDAY = "sunday-to-saturday"


class LastYear(Name):
    """What "this point last year" means."""

    CALENDAR_DATE = "calendar-date"
    DAY_OF_YEAR = "day-of-year"


@dataclass(frozen=True, slots=True)
class Convention:
    """How people count days, weeks and years. As it stands, that of the house: as news agencies do.

    >>> from crossings import Convention
    >>> Convention().day_number("2024-12-12", handover="2024-07-05")
    161
    >>> Convention(handover="outgoing").first_day("2024-07-05")
    datetime.date(2024, 7, 6)
    """

    handover: Handover = Handover.INCOMING
    day_count: DayCount = DayCount.ORDINAL
    week: WeekRule = WeekRule.MONDAY_TO_SUNDAY
    last_year: LastYear = LastYear.CALENDAR_DATE

    def __post_init__(self) -> None:
        for name, kind in _CONVENTION.items():
            object.__setattr__(self, name, kind(getattr(self, name)))

    def first_day(self, handover: Day) -> date:
        """The first day that counts after a handover."""
        return from_c(make(lib.crossings_convention_first_day, _date_slot, self._c(), to_c(day_of(handover))))

    def day_number(self, day: Day, *, handover: Day) -> int:
        """The number of a day, counted from a handover."""
        dates = to_c(day_of(handover)), to_c(day_of(day))
        number: int = make(lib.crossings_convention_day_number, "uint64_t *", self._c(), *dates)
        return number

    def nth_day(self, number: int, *, handover: Day) -> date:
        """The day that has a number, counted from a handover."""
        return from_c(make(lib.crossings_convention_nth_day, _date_slot, self._c(), to_c(day_of(handover)), number))

    def first_days(self, days: int, *, handover: Day) -> Period:
        """The first days after a handover."""
        return _period(make(lib.crossings_convention_first_days, _period_slot, self._c(), to_c(day_of(handover)), days))

    def week_of(self, day: Day) -> Period:
        """The week that a day is in."""
        return _period(make(lib.crossings_convention_week_of, _period_slot, self._c(), to_c(day_of(day))))

    def year_to_date(self, day: Day) -> Period:
        """The days from 1 January to a day."""
        return _period(make(lib.crossings_convention_year_to_date, _period_slot, self._c(), to_c(day_of(day))))

    def this_point_last_year(self, day: Day) -> date:
        """The day of the year before that stands for a day."""
        return from_c(make(lib.crossings_convention_this_point_last_year, _date_slot, self._c(), to_c(day_of(day))))

    def _c(self) -> Any:
        numbers = [list(kind).index(getattr(self, name)) for name, kind in _CONVENTION.items()]
        return ffi.new("crossings_convention *", numbers)

    def _json(self) -> dict[str, str]:
        return {name.replace("_", "-"): getattr(self, name).value for name in _CONVENTION}


_CONVENTION: dict[str, type[Name]] = {
    "handover": Handover,
    "day_count": DayCount,
    "week": WeekRule,
    "last_year": LastYear,
}


def read_convention(value: Mapping[str, str]) -> Convention:
    """A convention of an answer."""
    return Convention(**{name: kind(value[name.replace("_", "-")]) for name, kind in _CONVENTION.items()})  # type: ignore[arg-type]
