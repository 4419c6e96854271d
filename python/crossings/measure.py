"""What a figure measures: a total, a mean, a record, a share, over some window of days."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Union

from crossings._library import NULL, borrowed, ffi, lib, make, string, texts
from crossings.dates import AnyMoment, Convention, Day, Period, day_of, from_c, maybe_day, moment_text, to_c
from crossings.exact import Amount, amount_of_answer, ratio_of_c
from crossings.names import Basis, Counted, DeathScope, Nature, Order, Per, Sums, code, nature_json

if TYPE_CHECKING:
    from crossings.register import Register

__all__ = ["Measure", "Value", "Window", "Worked"]


@dataclass(frozen=True, slots=True)
class Window:
    """Which days, as a claim has them. Dates are included at both ends.

    Where a window is asked for, a `datetime.date`, a `Period`, or a pair of days does as well.

    >>> from crossings import Window
    >>> Window.years_before(1, Window.to_date("year"))
    Window({"years_before": 1, "of": {"to_date": "year"}})
    """

    _text: str

    @classmethod
    def _made(cls, **fields: Any) -> Window:
        return cls(json.dumps({name.rstrip("_"): value for name, value in fields.items() if value is not None}))

    @classmethod
    def of(cls, window: AnyWindow) -> Window:
        """A window from whatever names one."""
        if isinstance(window, Window):
            return window
        if isinstance(window, Period):
            return cls._made(from_=window.first.isoformat(), to=maybe_day(window.last))
        if isinstance(window, date):
            return cls.day(window)
        if isinstance(window, Mapping):
            return cls(json.dumps(dict(window)))
        if isinstance(window, tuple) and len(window) == 2:
            return cls.between(*window)
        raise TypeError(f"{window!r} is no window; wanted a Window, a Period, a datetime.date or a pair of days")

    @classmethod
    def day(cls, day: Day) -> Window:
        """One day."""
        return cls._made(day=maybe_day(day))

    @classmethod
    def week_ending(cls, sunday: Day) -> Window:
        """An official week, Monday to Sunday."""
        return cls._made(week_ending=maybe_day(sunday))

    @classmethod
    def month(cls, year: int, month: int) -> Window:
        """A calendar month."""
        return cls._made(month=f"{year:04}-{month:02}")

    @classmethod
    def year(cls, year: int) -> Window:
        """A calendar year."""
        return cls._made(year=year)

    @classmethod
    def between(cls, first: Day, last: Day) -> Window:
        """From a day to another, both included."""
        return cls._made(from_=maybe_day(first), to=maybe_day(last))

    @classmethod
    def since(cls, first: Day) -> Window:
        """From a day to the last day that was known."""
        return cls._made(from_=maybe_day(first))

    @classmethod
    def handover(cls, day: Day) -> Window:
        """From a new office's first day to the last day that was known; whose day the handover is depends on how people count."""
        return cls._made(handover=maybe_day(day))

    @classmethod
    def first_days(cls, days: int, *, handover: Day) -> Window:
        """An office's first days."""
        return cls._made(first_days=days, handover=maybe_day(handover))

    @classmethod
    def policy(cls, id: str) -> Window:
        """A policy period, by its id."""
        return cls._made(policy=id)

    @classmethod
    def week_of(cls, day: Day) -> Window:
        """The week with that day; where weeks begin depends on how people count."""
        return cls._made(week_of=maybe_day(day))

    @classmethod
    def to_date(cls, unit: str = "year") -> Window:
        """From the first of the `year`, or the `month`, to the last day that was known."""
        return cls._made(to_date=unit)

    @classmethod
    def years_before(cls, years: int, window: AnyWindow) -> Window:
        """The same days of an earlier year."""
        return cls._made(years_before=years, of=cls.of(window).to_dict())

    def to_dict(self) -> dict[str, Any]:
        """Its JSON form, as docs/claims.md has it."""
        form: dict[str, Any] = json.loads(self._text)
        return form

    def __repr__(self) -> str:
        return f"Window({self._text})"


AnyWindow = Union[Window, Period, date, "tuple[Day, Day]", Mapping[str, Any]]
#: Days that are like this: `arrivals`, `no-arrivals`, or a number of people that they have at least.
Property = Union[str, int]
#: `day`, `week`, `month`, `year`, or a number of days.
Stretch = Union[str, int]


def _property(days: Property) -> Any:
    return {"at-least": days} if isinstance(days, int) else days


def _stretch(by: Stretch) -> Any:
    return {"days": by} if isinstance(by, int) else by


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a measure: a number with its unit, a day, or an amount of money."""

    #: The value in words: `1,305 people`.
    text: str
    number: Fraction | None = None
    #: What the number is of, in words, where a claim was judged; the text has it everywhere.
    unit: str | None = None
    date: date | None = None
    money: Amount | None = None

    def __str__(self) -> str:
        return self.text


def read_value(value: Mapping[str, Any] | None) -> Value | None:
    """A value of an answer."""
    if value is None:
        return None
    number, day, money = value.get("number"), value.get("date"), value.get("money")
    return Value(
        text=value["text"],
        number=None if number is None else Fraction(number["exact"]),
        unit=value.get("unit"),
        date=None if day is None else date.fromisoformat(day),
        money=None if money is None else amount_of_answer(money),
    )


@dataclass(frozen=True, slots=True)
class Worked:
    """The value of a measure on some data, and how it was worked out."""

    value: Value
    #: The working, step by step.
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures. The list of measures is closed, and each has a constructor here.

    >>> from crossings import Measure, Window
    >>> measure = Measure.mean("people", per="day", over=Window.between("2024-01-01", "2024-07-04"))
    >>> str(measure), measure.nature
    ('people per day, 2024-01-01 to 2024-07-04', <Nature.MEAN: 'mean'>)
    """

    _text: str

    def __post_init__(self) -> None:
        # As the library writes it, so that equal measures are equal texts.
        object.__setattr__(self, "_text", string(lib.crossings_measure_json, self._read()))

    @classmethod
    def from_json(cls, text: str) -> Measure:
        """A measure in its JSON form, as docs/claims.md has it."""
        return cls(text)

    @classmethod
    def from_dict(cls, form: Mapping[str, Any]) -> Measure:
        """A measure in its JSON form, parsed."""
        return cls(json.dumps(dict(form)))

    @classmethod
    def _made(cls, kind: str, **fields: Any) -> Measure:
        windows = {name: value.to_dict() if isinstance(value, Window) else value for name, value in fields.items()}
        return cls.from_dict({"kind": kind, **{name: value for name, value in windows.items() if value is not None}})

    @classmethod
    def total(cls, of: Counted | str = "people", *, over: AnyWindow) -> Measure:
        """How many, over a window."""
        return cls._made("total", of=Counted(of).value, over=Window.of(over))

    @classmethod
    def mean(cls, of: Counted | str = "people", *, per: Per | str = "day", over: AnyWindow) -> Measure:
        """How many for each day of a window, those without any included, or for each seven days."""
        return cls._made("mean", of=Counted(of).value, per=Per(per).value, over=Window.of(over))

    @classmethod
    def people_per_boat(cls, *, over: AnyWindow) -> Measure:
        """The people of a window by its boats."""
        return cls._made("people-per-boat", over=Window.of(over))

    @classmethod
    def difference(cls, of: Counted | str = "people", *, over: AnyWindow, against: AnyWindow) -> Measure:
        """How many more over one window than over another."""
        return cls._made("difference", of=Counted(of).value, over=Window.of(over), against=Window.of(against))

    @classmethod
    def needed(cls, of: Counted | str = "people", *, over: AnyWindow, to_pass: AnyWindow) -> Measure:
        """How many a window still needs to have more than another."""
        return cls._made("needed", of=Counted(of).value, over=Window.of(over), to_pass=Window.of(to_pass))

    @classmethod
    def change(
        cls, of: Counted | str = "people", *, over: AnyWindow, against: AnyWindow, per: Per | str | None = None
    ) -> Measure:
        """The change against another window, as a part of that; with `per`, of the mean."""
        each = None if per is None else Per(per).value
        return cls._made("change", of=Counted(of).value, over=Window.of(over), against=Window.of(against), per=each)

    @classmethod
    def times(
        cls, of: Counted | str = "people", *, over: AnyWindow, against: AnyWindow, per: Per | str | None = None
    ) -> Measure:
        """How many times as many as over another window; with `per`, of the mean."""
        each = None if per is None else Per(per).value
        return cls._made("times", of=Counted(of).value, over=Window.of(over), against=Window.of(against), per=each)

    @classmethod
    def share(cls, of: Counted | str, *, among: Iterable[Counted | str], over: AnyWindow) -> Measure:
        """The part of one count in the sum of several."""
        all_ = [Counted(one).value for one in among]
        return cls._made("share", of=Counted(of).value, among=all_, over=Window.of(over))

    @classmethod
    def share_points(
        cls, of: Counted | str, *, among: Iterable[Counted | str], over: AnyWindow, against: AnyWindow
    ) -> Measure:
        """By how many percentage points such a share changed."""
        all_ = [Counted(one).value for one in among]
        windows = {"over": Window.of(over), "against": Window.of(against)}
        return cls._made("share-points", of=Counted(of).value, among=all_, **windows)

    @classmethod
    def share_change(
        cls, of: Counted | str, *, among: Iterable[Counted | str], over: AnyWindow, against: AnyWindow
    ) -> Measure:
        """The change of such a share as a part of what it was."""
        all_ = [Counted(one).value for one in among]
        windows = {"over": Window.of(over), "against": Window.of(against)}
        return cls._made("share-change", of=Counted(of).value, among=all_, **windows)

    @classmethod
    def record(
        cls,
        of: Counted | str = "people",
        *,
        within: AnyWindow,
        by: Stretch = "day",
        order: Order | str = "highest",
        month: int | None = None,
    ) -> Measure:
        """The most of a day, or of another stretch, within a window; with `order`, the fewest."""
        fields = {"by": _stretch(by), "order": Order(order).value, "month": month}
        return cls._made("record", of=Counted(of).value, within=Window.of(within), **fields)

    @classmethod
    def record_date(
        cls,
        of: Counted | str = "people",
        *,
        within: AnyWindow,
        by: Stretch = "day",
        order: Order | str = "highest",
        month: int | None = None,
    ) -> Measure:
        """The first day of that stretch."""
        fields = {"by": _stretch(by), "order": Order(order).value, "month": month}
        return cls._made("record-date", of=Counted(of).value, within=Window.of(within), **fields)

    @classmethod
    def rank(
        cls,
        of: Counted | str = "people",
        *,
        item: AnyWindow,
        within: AnyWindow,
        by: Stretch = "day",
        order: Order | str = "highest",
        month: int | None = None,
    ) -> Measure:
        """Which place a stretch has among those within a window: 1 is the record."""
        fields = {"by": _stretch(by), "order": Order(order).value, "month": month}
        return cls._made("rank", of=Counted(of).value, item=Window.of(item), within=Window.of(within), **fields)

    @classmethod
    def record_since(cls, of: Counted | str = "people", *, day: Day) -> Measure:
        """The last day before one on which at least as many were counted."""
        return cls._made("record-since", of=Counted(of).value, day=maybe_day(day))

    @classmethod
    def longest_streak(cls, days: Property, *, within: AnyWindow) -> Measure:
        """The most days in a row within a window that are like this."""
        return cls._made("longest-streak", days=_property(days), within=Window.of(within))

    @classmethod
    def streak(cls, days: Property, *, until: Day | None = None) -> Measure:
        """How many days in a row, up to a day, are like this."""
        return cls._made("streak", days=_property(days), until=maybe_day(until))

    @classmethod
    def days_with(cls, days: Property, *, over: AnyWindow) -> Measure:
        """How many days of a window are like this."""
        return cls._made("days-with", days=_property(days), over=Window.of(over))

    @classmethod
    def milestone(cls, reaches: int, *, over: AnyWindow, of: Counted | str = "people") -> Measure:
        """The first day of a window by whose end so many had been counted."""
        return cls._made("milestone", of=Counted(of).value, reaches=reaches, over=Window.of(over))

    @classmethod
    def milestone_day(cls, reaches: int, *, over: AnyWindow, of: Counted | str = "people") -> Measure:
        """Which day that is, counted from the window's first."""
        return cls._made("milestone-day", of=Counted(of).value, reaches=reaches, over=Window.of(over))

    @classmethod
    def duration(cls, *, over: AnyWindow) -> Measure:
        """How many days a window has."""
        return cls._made("duration", over=Window.of(over))

    @classmethod
    def start(cls, policy: str) -> Measure:
        """The first day of a policy period."""
        return cls._made("start", policy=policy)

    @classmethod
    def money(cls, *agreements: str, currency: str, reported_by: str | None = None) -> Measure:
        """The money of agreements, added up in one currency; nothing is converted."""
        return cls._made("money", agreements=list(agreements), currency=currency, reported_by=reported_by)

    @classmethod
    def deaths(cls, scope: DeathScope | str, *, over: AnyWindow) -> Measure:
        """Deaths over a window, on one count."""
        return cls._made("deaths", scope=DeathScope(scope).value, over=Window.of(over))

    @classmethod
    def most_aboard(cls, *, within: AnyWindow) -> Measure:
        """The most people aboard one boat within a window."""
        return cls._made("most-aboard", within=Window.of(within))

    @classmethod
    def named(cls, quantity: str, nature: Nature | str, *, currency: str | None = None) -> Measure:
        """A quantity that no series here has, by a name."""
        return cls._made("named", quantity=quantity, nature=nature_json(nature, currency))

    def _read(self) -> Any:
        text = self._text.encode()
        found = make(lib.crossings_measure_read, "crossings_measure **", text, len(text))
        return ffi.gc(found, lib.crossings_measure_free)

    def _about(self) -> tuple[str, Nature]:
        handle = self._read()
        facts = make(lib.crossings_measure_about, "crossings_measure_facts *", handle)
        return borrowed(facts.words) or "", list(Nature)[facts.nature]

    @property
    def nature(self) -> Nature:
        """What kind of number it gives."""
        return self._about()[1]

    def to_dict(self) -> dict[str, Any]:
        """Its JSON form, as docs/claims.md has it."""
        form: dict[str, Any] = json.loads(self._text)
        return form

    def evaluate(
        self,
        register: Register,
        *,
        last_day: Day | None = None,
        basis: Basis | str = Basis.UK_ARRIVALS,
        as_of: AnyMoment | None = None,
        convention: Convention | None = None,
        sums: Sums | str = Sums.DAYS,
    ) -> Worked:
        """Its value on some data, and the working; `NoValue` where there is none.

        `last_day` is the last day that was known, where the measure asks for it; left out, that of the data.
        """
        moment = moment_text(as_of)
        if last_day is None:
            extent = register.view(basis, as_of=moment).extent
            if extent is None or extent.last is None:
                from crossings.errors import Missing

                raise Missing("the data have no days, and so no last one; wanted `last_day`")
            last_day = extent.last
        said = NULL if moment is None else ffi.from_buffer("char[]", moment.encode())
        grounds = ffi.new(
            "crossings_grounds *",
            {
                "basis": code(Basis(basis)),
                "sums": code(Sums(sums)),
                "last_day": to_c(day_of(last_day)),
                "convention": (convention or Convention())._c()[0],
                "as_of": said,
                "as_of_len": 0 if moment is None else len(said),
            },
        )
        arguments = (self._read(), register._handle, grounds)
        worked = ffi.gc(
            make(lib.crossings_measure_evaluate, "crossings_worked **", *arguments), lib.crossings_worked_free
        )
        value = make(lib.crossings_worked_value, "crossings_value *", worked)
        return Worked(_value(value), tuple(texts(lib.crossings_worked_steps, worked)))

    def __str__(self) -> str:
        return self._about()[0]

    def __repr__(self) -> str:
        return f"Measure({self._text})"


def _value(value: Any) -> Value:
    text = borrowed(value.text) or ""
    if value.kind == 1:
        return Value(text, number=ratio_of_c(value.number))
    if value.kind == 2:
        return Value(text, date=from_c(value.date))
    return Value(text, money=amount_of_answer(ffi.string(value.amount.text).decode()))
