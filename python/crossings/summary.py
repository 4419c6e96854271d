"""What the data say: totals by office, act, agreement, year, month or week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, overload

from crossings.answer import Rows
from crossings.dates import Convention, Moment, Period, period_of_answer, read_convention, read_moment, read_period
from crossings.exact import read_exact
from crossings.names import Basis, Grouping, Status
from crossings.view import Preventions

__all__ = ["PublishedTotal", "Summary", "SummaryRow"]


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One period of a summary, cut to the days that the series has."""

    #: What it is called: `2024`, `Rishi Sunak`.
    label: str
    #: The office or function, where days are grouped by office.
    timeline: str | None
    period: Period
    #: Whether none of the period's days was cut off.
    whole: bool
    #: These are `None` where the total cannot be said; `missing` then says why.
    days: int | None
    people: int | None
    boats: int | None
    #: `None` also where it is not known of every day.
    uncontrolled: int | None
    people_per_boat: Fraction | None
    people_per_day: Fraction | None
    #: Why there is no total.
    missing: str | None
    #: What was prevented in the weeks that end in the period.
    preventions: Preventions | None


@dataclass(frozen=True, slots=True)
class PublishedTotal:
    """A total that was published as such, for a series that has no days."""

    label: str
    period: Period
    people: int
    #: `None` where the publication does not say.
    boats: int | None
    status: Status
    published: Moment
    evidence: str


def _row(value: Mapping[str, Any]) -> SummaryRow:
    total = value.get("total") or {}
    prevented = value.get("preventions")
    missing = value.get("missing")
    return SummaryRow(
        label=value["label"],
        timeline=value.get("timeline"),
        period=period_of_answer(value["period"]),
        whole=value["whole"],
        days=total.get("days"),
        people=total.get("people"),
        boats=total.get("boats"),
        uncontrolled=total.get("uncontrolled"),
        people_per_boat=read_exact(total.get("people_per_boat")),
        people_per_day=read_exact(total.get("people_per_day")),
        missing=None if missing is None else str(missing),
        preventions=None if prevented is None else Preventions(prevented["people"], prevented["events"]),
    )


def _published(value: Mapping[str, Any]) -> PublishedTotal:
    return PublishedTotal(
        label=value["label"],
        period=period_of_answer(value["period"]),
        people=value["people"],
        boats=value["boats"],
        status=Status(value["status"]),
        published=Moment(value["published"]),
        evidence=value["evidence"],
    )


class Summary(Rows):
    """What a series adds up to, period by period: a sequence of `SummaryRow`.

    A series that has published totals and no days has no rows; `totals` has them then.

    >>> from crossings import Register
    >>> days = b"date,people,boats\\n2024-07-08,65,1\\n2024-07-09,419,6\\n"
    >>> summary = Register.from_csv(days, published="2024-07-10").summary(by="month")
    >>> [(row.label, row.people, row.people_per_boat) for row in summary]
    [('2024-07', 484, Fraction(484, 7))]
    """

    __slots__ = ("_rows",)

    @property
    def basis(self) -> Basis:
        """What the series counts."""
        return Basis(self._value["basis"])

    @property
    def by(self) -> Grouping:
        """By what the days are grouped."""
        return Grouping(self._value.get("by", "year"))

    @property
    def published(self) -> Moment | None:
        """When the newest publication that counts was published."""
        return read_moment(self._value.get("published"))

    @property
    def extent(self) -> Period | None:
        """From the series' first day to its last."""
        return read_period(self._value.get("extent"))

    @property
    def convention(self) -> Convention | None:
        """How days are counted; `None` where no days are."""
        value = self._value.get("convention")
        return None if value is None else read_convention(value)

    @property
    def rows(self) -> list[SummaryRow]:
        """Each period, ascending."""
        return [_row(value) for value in self._value.get("rows", ())]

    @property
    def totals(self) -> list[PublishedTotal]:
        """The published totals of a series that has no days."""
        return [_published(value) for value in self._value.get("totals", ())]

    def __len__(self) -> int:
        return len(self._value.get("rows", ()))

    @overload
    def __getitem__(self, index: int) -> SummaryRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[SummaryRow]: ...
    def __getitem__(self, index: int | slice) -> SummaryRow | list[SummaryRow]:
        values = self._value.get("rows", ())
        return [_row(value) for value in values[index]] if isinstance(index, slice) else _row(values[index])

    def __iter__(self) -> Iterator[SummaryRow]:
        return map(_row, self._value.get("rows", ()))

    def __repr__(self) -> str:
        what = f"{len(self)} rows by {self.by}" if "rows" in self._value else f"{len(self.totals)} published totals"
        return f"<Summary of {self.basis}: {what}>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.summary(self)
