"""What changed from one register to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from crossings.answer import Rows
from crossings.dates import Moment, Period, period_of_answer, read_moment
from crossings.names import Basis
from crossings.view import Arrivals, Preventions

__all__ = ["RevisedDay", "RevisedTotal", "RevisedWeek", "Revisions", "SeriesRevisions"]


@dataclass(frozen=True, slots=True)
class RevisedDay:
    """A day whose figures changed."""

    date: date
    old: Arrivals
    new: Arrivals


@dataclass(frozen=True, slots=True)
class RevisedWeek:
    """A week whose figures changed; preventions are `None` where they are not known."""

    ending: date
    old: Arrivals
    new: Arrivals
    old_preventions: Preventions | None
    new_preventions: Preventions | None


@dataclass(frozen=True, slots=True)
class RevisedTotal:
    """A published total that changed; boats are `None` where they are not known."""

    period: Period
    old_people: int
    new_people: int
    old_boats: int | None
    new_boats: int | None


def _arrivals(value: Mapping[str, Any]) -> Arrivals:
    return Arrivals(value["people"], value["boats"], value["uncontrolled"])


def _preventions(value: Mapping[str, Any]) -> Preventions | None:
    if value.get("prevented_people") is None:
        return None
    return Preventions(value["prevented_people"], value["prevented_events"])


def _days(value: list[str]) -> list[date]:
    return [date.fromisoformat(one) for one in value]


class SeriesRevisions:
    """What changed of one series. Days that only the newer has are added, not revised."""

    __slots__ = ("_value",)

    def __init__(self, value: Mapping[str, Any]) -> None:
        self._value = value

    @property
    def basis(self) -> Basis:
        """What the series counts."""
        return Basis(self._value["basis"])

    @property
    def old_published(self) -> Moment | None:
        """When the older was published."""
        return read_moment(self._value["old"])

    @property
    def new_published(self) -> Moment | None:
        """When the newer was published."""
        return read_moment(self._value["new"])

    @property
    def days(self) -> list[RevisedDay]:
        """The days whose figures changed."""
        return [
            RevisedDay(date.fromisoformat(one["of"]), _arrivals(one["old"]), _arrivals(one["new"]))
            for one in self._value["days"]
        ]

    @property
    def weeks(self) -> list[RevisedWeek]:
        """The weeks whose figures changed."""
        return [
            RevisedWeek(
                date.fromisoformat(one["of"]),
                _arrivals(one["old"]),
                _arrivals(one["new"]),
                _preventions(one["old"]),
                _preventions(one["new"]),
            )
            for one in self._value["weeks"]
        ]

    @property
    def totals(self) -> list[RevisedTotal]:
        """The published totals that changed."""
        return [
            RevisedTotal(
                period_of_answer(one["of"]),
                one["old"]["people"],
                one["new"]["people"],
                one["old"]["boats"],
                one["new"]["boats"],
            )
            for one in self._value["totals"]
        ]

    @property
    def added(self) -> list[date]:
        """The days that only the newer has."""
        return _days(self._value["added"])

    @property
    def withdrawn(self) -> list[date]:
        """The days that only the older has."""
        return _days(self._value["withdrawn"])

    @property
    def added_weeks(self) -> list[date]:
        """The weeks that only the newer has, by their Sundays."""
        return _days(self._value["added_weeks"])

    @property
    def withdrawn_weeks(self) -> list[date]:
        """The weeks that only the older has, by their Sundays."""
        return _days(self._value["withdrawn_weeks"])

    @property
    def added_totals(self) -> list[Period]:
        """The periods of totals that only the newer has."""
        return [period_of_answer(one) for one in self._value["added_totals"]]

    @property
    def withdrawn_totals(self) -> list[Period]:
        """The periods of totals that only the older has."""
        return [period_of_answer(one) for one in self._value["withdrawn_totals"]]

    @property
    def net_people(self) -> int:
        """By how many people the revised days changed in sum."""
        return int(self._value["net_people"])

    @property
    def gross_people(self) -> int:
        """The same with every change counted upwards."""
        return int(self._value["gross_people"])

    def __bool__(self) -> bool:
        return any(self._value[name] for name in ("days", "weeks", "totals", "withdrawn", "withdrawn_weeks", "withdrawn_totals"))

    def __repr__(self) -> str:
        return f"<SeriesRevisions of {self.basis}: {len(self._value['days'])} days, net {self.net_people:+} people>"


class Revisions(Rows):
    """What changed from one register to another, series by series. It is true where anything was revised.

    >>> from crossings import Register
    >>> old = Register.from_csv(b"date,people,boats\\n2022-09-03,960,20\\n", published="2022-09-04")
    >>> new = Register.from_csv(b"date,people,boats\\n2022-09-03,1305,27\\n", published="2022-09-07")
    >>> revisions = old.revisions(new)
    >>> revisions.revised, revisions[0].net_people
    (True, 345)
    """

    __slots__ = ()

    @property
    def revised(self) -> bool:
        """Whether anything that had been published was changed or withdrawn."""
        return bool(self._value["revised"])

    @property
    def added_series(self) -> list[Basis]:
        """The series that only the newer has."""
        return [Basis(one) for one in self._value["added_series"]]

    @property
    def withdrawn_series(self) -> list[Basis]:
        """The series that only the older has."""
        return [Basis(one) for one in self._value["withdrawn_series"]]

    def __len__(self) -> int:
        return len(self._value["series"])

    @overload
    def __getitem__(self, index: int) -> SeriesRevisions: ...
    @overload
    def __getitem__(self, index: slice) -> list[SeriesRevisions]: ...
    def __getitem__(self, index: int | slice) -> SeriesRevisions | list[SeriesRevisions]:
        values = self._value["series"]
        if isinstance(index, slice):
            return [SeriesRevisions(value) for value in values[index]]
        return SeriesRevisions(values[index])

    def __iter__(self) -> Iterator[SeriesRevisions]:
        return map(SeriesRevisions, self._value["series"])

    def __bool__(self) -> bool:
        return self.revised

    def __repr__(self) -> str:
        return f"<Revisions: {'revised' if self.revised else 'nothing revised'}, {len(self)} series>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.revisions(self)
