"""What a tally of columns found: sums, periods, and the findings that were kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, overload

from crossings.answer import Rows
from crossings.dates import Period, period_of_answer, read_day, read_period
from crossings.exact import read_exact
from crossings.finding import Severity
from crossings.inspection import RuleCount
from crossings.names import Name, Verdict

__all__ = ["Keys", "Most", "RowRepair", "Sum", "Tally", "TalliedPeriod", "TallyFinding"]


class Keys(Name):
    """What is known of the keys, each a series with a day."""

    #: Every row has one, and none is there twice.
    UNIQUE = "unique"
    #: One is there twice.
    REPEATED = "repeated"
    #: Neither: a row has no key, or the rows do not ascend and were not sorted.
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
class TalliedPeriod:
    """What the rows of one period add up to. A rate is over the rows in which both of its numbers are known.

    `people_per_day` is for each row, which is a day of one series.
    """

    period: Period
    rows: int
    people: Sum
    boats: Sum
    uncontrolled: Sum
    most: Most | None
    people_per_boat: Fraction | None
    people_per_day: Fraction | None


@dataclass(frozen=True, slots=True)
class RowRepair:
    """Counts that are changed together so that a row can be: each with the values that will do, both included.

    Where there is no last value, there is no limit. Of two counts, each value has some value of the other.
    """

    people: tuple[int, int | None] | None = None
    boats: tuple[int, int | None] | None = None
    uncontrolled: tuple[int, int | None] | None = None


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
    #: Of a key that is there twice, the earlier row.
    other_row: int | None
    #: Of counts that cannot be, the smallest sets of them whose change mends the row.
    repairs: tuple[RowRepair, ...]


def _repair(value: Mapping[str, Any]) -> RowRepair:
    return RowRepair(**{count: (values["from"], values["to"]) for count, values in value.items()})


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
        other_row=value["other_row"],
        repairs=tuple(map(_repair, value["repairs"])),
    )


def _most(value: Mapping[str, Any] | None) -> Most | None:
    return None if value is None else Most(value["people"], value["row"], value["series"], read_day(value["date"]))


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
        """How many series they are of; `None` where the rows do not ascend and were not sorted."""
        series: int | None = self._value["series"]
        return series

    @property
    def extent(self) -> Period | None:
        """From the first day of any row to the last."""
        return read_period(self._value["extent"])

    @property
    def ascending(self) -> bool | None:
        """Whether the keys ascend, or at least stand still; `None` where rows in any order were asked for."""
        ascending: bool | None = self._value["ascending"]
        return ascending

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
        return _most(self._value["most"])

    @property
    def periods(self) -> list[TalliedPeriod]:
        """The sums of each period that was asked for."""
        return [
            TalliedPeriod(
                period=period_of_answer(one["period"]),
                rows=one["rows"],
                people=_sum(one["people"]),
                boats=_sum(one["boats"]),
                uncontrolled=_sum(one["uncontrolled"]),
                most=_most(one["most"]),
                people_per_boat=read_exact(one["people_per_boat"]),
                people_per_day=read_exact(one["people_per_day"]),
            )
            for one in self._value["periods"]
        ]

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
