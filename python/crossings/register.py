"""Registers: data that keep every invariant, and what they say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Union, overload

from crossings._library import NULL, Handle, borrowed, ffi, items, lib, make, string, texts
from crossings.answer import Answer, ask
from crossings.dates import (
    AnyMoment,
    Convention,
    Day,
    Moment,
    Period,
    day_of,
    from_c,
    maybe_day,
    maybe_from_c,
    moment_bytes,
    moment_text,
    to_c,
)
from crossings.finding import Finding, Findings
from crossings.funding import Agreement, read_agreement
from crossings.names import (
    Basis,
    Coverage,
    Dating,
    DeathScope,
    Grouping,
    Landing,
    Status,
    code,
)
from crossings.policy import PolicyPeriod, read_policy_period
from crossings.source import AnyPath, AnySource, Data, sources
from crossings.view import PublishedDay, View, Week, arrivals, weeks

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from crossings.claim import Claim, Claims
    from crossings.inspection import Inspection
    from crossings.judgement import Judgement, Judgements
    from crossings.revisions import Revisions
    from crossings.summary import Summary
    from crossings.window import Windows

__all__ = ["Boat", "DeathReport", "PeriodTotal", "Publication", "Register"]


@dataclass(frozen=True, slots=True)
class Boat:
    """One boat that arrived."""

    id: str
    date: date
    people: int
    landing: Landing


@dataclass(frozen=True, slots=True)
class DeathReport:
    """A reported number of deaths. Counts of different scopes differ, and none of them is wrong."""

    id: str
    reported_by: str
    evidence: str
    deaths: int
    #: The people missing besides; `None` where the report does not say.
    missing: int | None
    scope: DeathScope
    period: Period
    #: The last day that was known when it was made.
    as_of: date | None


@dataclass(frozen=True, slots=True)
class PeriodTotal:
    """A total that a publication gives for a period."""

    period: Period
    people: int
    #: `None` where the publication does not say.
    boats: int | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published of a series at one moment."""

    published: Moment
    dating: Dating
    status: Status
    coverage: Coverage
    source: str
    #: How many days, weeks and totals it gives.
    day_count: int
    week_count: int
    total_count: int
    _list: Any = field(repr=False, compare=False)
    _index: int = field(repr=False, compare=False)

    def days(self) -> list[PublishedDay]:
        """The days that it gives."""

        def read(day: Any) -> PublishedDay:
            return PublishedDay(from_c(day.date), *arrivals(day.arrivals), borrowed(day.note))

        found = make(lib.crossings_publications_days, "crossings_published_days **", self._list, self._index)
        owned = ffi.gc(found, lib.crossings_published_days_free)
        count, get = lib.crossings_published_days_len, lib.crossings_published_days_get
        return items(owned, count, get, "crossings_published_day *", read)

    def weeks(self) -> list[Week]:
        """The weeks that it gives."""
        found = make(lib.crossings_publications_weeks, "crossings_weeks **", self._list, self._index)
        return weeks(ffi.gc(found, lib.crossings_weeks_free))

    def totals(self) -> list[PeriodTotal]:
        """The totals of other periods that it gives."""

        def read(total: Any) -> PeriodTotal:
            period = Period(from_c(total.period.first), maybe_from_c(total.period.last))
            boats = total.boats if total.boats_known else None
            return PeriodTotal(period, total.people, boats, borrowed(total.evidence) or "")

        found = make(lib.crossings_publications_period_totals, "crossings_period_totals **", self._list, self._index)
        owned = ffi.gc(found, lib.crossings_period_totals_free)
        count, get = lib.crossings_period_totals_len, lib.crossings_period_totals_get
        return items(owned, count, get, "crossings_period_total *", read)

    def __repr__(self) -> str:
        return f"<Publication {self.published}, {self.status}: {self.day_count} days, {self.week_count} weeks>"


_register_slot = ffi.typeof("crossings_register **")

#: Commands are JSON objects; docs/questions.schema.json has the form of each.
Command = Union[Mapping[str, Any], str]


class Register(Handle):
    """Data that keep every invariant. It never changes: what changes one gives another.

    >>> from crossings import Register
    >>> register = Register.from_csv(b"date,people,boats\\n2024-07-08,65,1\\n2024-07-09,419,6\\n", published="2024-07-10")
    >>> register
    <Register: uk-arrivals, 2 days, 2024-07-08..2024-07-09, published 2024-07-10>
    >>> register.view().total("2024-07-08", "2024-07-09").people
    484
    """

    __slots__ = ()

    # How registers are made.

    @classmethod
    def read(cls, *files: AnySource, published: AnyMoment | None = None) -> Register:
        """Reads files of any kind as successive publications, oldest first: paths, bytes or `Source`s.

        Raises `InvalidInput` where one cannot be read, and `Violations` where an invariant is broken;
        both say everything that is wrong. `published` holds for each file that does not say itself.
        """
        with sources(files, published) as (array, count):
            return cls._made(make(lib.crossings_register_read, _register_slot, array, count, NULL))

    @classmethod
    def _of(cls, file: AnyPath | Data, published: AnyMoment | None, name: str | None, called: str) -> Register:
        if name is None and isinstance(file, (bytes, bytearray, memoryview)):
            name = called
        with sources([file], published, name) as (array, count):
            return cls._made(make(lib.crossings_register_read, _register_slot, array, count, NULL))

    @classmethod
    def from_ods(
        cls, workbook: AnyPath | Data, published: AnyMoment | None = None, *, name: str | None = None
    ) -> Register:
        """Reads the OpenDocument spreadsheet that the Home Office publishes."""
        return cls._of(workbook, published, name, "workbook.ods")

    @classmethod
    def from_csv(cls, file: AnyPath | Data, published: AnyMoment | None = None, *, name: str | None = None) -> Register:
        """Reads comma-separated values: `date,people,boats`, and `uncontrolled`, `note`, `published`, `source`."""
        return cls._of(file, published, name, "data.csv")

    @classmethod
    def from_json(cls, file: AnyPath | Data, *, name: str | None = None) -> Register:
        """Reads the register's own form: a path, or bytes that are here."""
        return cls._of(file, None, name, "register.json")

    @classmethod
    def from_frame(cls, frame: Any, published: AnyMoment | None = None, *, name: str = "frame") -> Register:
        """Reads columns: a data frame of any library, or a `dict` of columns.

        Whatever has `__arrow_c_stream__` or `__arrow_c_array__` is taken without a copy of its columns,
        which are `date`, `people`, `boats`, and `uncontrolled`, `note`, `published`, `source`, as the
        reader of CSV has them. A null in `uncontrolled` means that it is not known, which is no zero.
        """
        from crossings import columns

        called, said = name.encode(), moment_bytes(published)
        with columns.taken(frame) as stream:
            arguments = (stream, called, len(called), *said, NULL)
            return cls._made(make(lib.crossings_register_read_stream, _register_slot, *arguments))

    @classmethod
    def builtin(cls) -> Register:
        """The register that needs no file: offices, acts, agreements, and the published annual totals."""
        return cls._made(make(lib.crossings_register_builtin, _register_slot))

    @classmethod
    def _made(cls, pointer: Any) -> Register:
        return cls._own(pointer, lib.crossings_register_free)

    def apply(self, *commands: Command) -> Register:
        """The register with changes carried out in turn; this one stays as it is.

        >>> from crossings import Register
        >>> changed = Register.builtin().apply({"command": "close-period", "id": "ho-mahmood", "to": "2030-01-01"})
        ... # doctest: +SKIP
        """
        register = self
        for command in commands:
            text = (command if isinstance(command, str) else json.dumps(command)).encode()
            register = self._made(
                make(lib.crossings_register_apply, _register_slot, register._handle, text, len(text))
            )
        return register

    def to_json(self) -> str:
        """The register in its own form, which `from_json` reads."""
        return string(lib.crossings_register_json, self._handle)

    def to_csv(self, basis: Basis | str = Basis.UK_ARRIVALS, *, as_of: AnyMoment | None = None) -> str:
        """The days of a series as comma-separated values."""
        return self.view(basis, as_of=as_of).to_csv()

    # What is in them.

    @property
    def series(self) -> list[Basis]:
        """What it has series of."""
        count, get = lib.crossings_register_series_len, lib.crossings_register_series_get
        names = list(Basis)
        return items(self._handle, count, get, "uint32_t *", lambda number: names[number[0]])

    @property
    def warnings(self) -> list[Finding]:
        """What was never seen, yet may be."""
        found = make(lib.crossings_register_warnings, "crossings_findings **", self._handle)
        return list(Findings._own(found, lib.crossings_findings_free))

    def check(self) -> Inspection:
        """What it contains, and the warnings that it carries, as a check of its own form finds them."""
        from crossings.inspection import check
        from crossings.source import Source

        return check(Source(self.to_json().encode(), name="register.json"))

    def view(self, basis: Basis | str = Basis.UK_ARRIVALS, *, as_of: AnyMoment | None = None) -> View:
        """A series as it stands, or as it stood: the publications up to a date, or up to a moment."""
        number = code(Basis(basis))
        found = make(lib.crossings_register_view, "crossings_view **", self._handle, number, *moment_bytes(as_of))
        return View._own(found, lib.crossings_view_free)

    def as_of(self, moment: AnyMoment, basis: Basis | str = Basis.UK_ARRIVALS) -> View:
        """A series as it stood: the publications up to a date (the whole of it), or up to a moment."""
        return self.view(basis, as_of=moment)

    def publications(self, basis: Basis | str = Basis.UK_ARRIVALS) -> list[Publication]:
        """What was published of a series, and when: oldest first."""
        found = make(
            lib.crossings_register_publications, "crossings_publications **", self._handle, code(Basis(basis))
        )
        owned = ffi.gc(found, lib.crossings_publications_free)
        publications: list[Publication] = []

        def read(one: Any) -> None:
            publications.append(
                Publication(
                    published=Moment(ffi.string(one.published.text).decode()),
                    dating=list(Dating)[one.dating],
                    status=list(Status)[one.status],
                    coverage=list(Coverage)[one.coverage],
                    source=borrowed(one.source) or "",
                    day_count=one.days,
                    week_count=one.weeks,
                    total_count=one.totals,
                    _list=owned,
                    _index=len(publications),
                )
            )

        items(owned, lib.crossings_publications_len, lib.crossings_publications_get, "crossings_publication *", read)
        return publications

    @property
    def boats(self) -> list[Boat]:
        """The single boats of the UK arrivals, where they are known."""

        def read(boat: Any) -> Boat:
            return Boat(borrowed(boat.id) or "", from_c(boat.date), boat.people, list(Landing)[boat.landing])

        found = make(lib.crossings_register_boats, "crossings_boats **", self._handle)
        owned = ffi.gc(found, lib.crossings_boats_free)
        return items(owned, lib.crossings_boats_len, lib.crossings_boats_get, "crossings_boat *", read)

    @property
    def complete_boat_lists(self) -> list[date]:
        """The days of which every boat is said to be listed."""
        found = make(lib.crossings_register_complete_boat_lists, "crossings_dates **", self._handle)
        owned = ffi.gc(found, lib.crossings_dates_free)
        return items(owned, lib.crossings_dates_len, lib.crossings_dates_get, "crossings_date *", from_c)

    @property
    def death_reports(self) -> list[DeathReport]:
        """Reported numbers of deaths."""

        def read(one: Any) -> DeathReport:
            return DeathReport(
                id=borrowed(one.id) or "",
                reported_by=borrowed(one.reported_by) or "",
                evidence=borrowed(one.evidence) or "",
                deaths=one.deaths,
                missing=one.missing if one.missing_known else None,
                scope=list(DeathScope)[one.scope],
                period=Period(from_c(one.period.first), maybe_from_c(one.period.last)),
                as_of=maybe_from_c(one.as_of),
            )

        found = make(lib.crossings_register_death_reports, "crossings_death_reports **", self._handle)
        owned = ffi.gc(found, lib.crossings_death_reports_free)
        count, get = lib.crossings_death_reports_len, lib.crossings_death_reports_get
        return items(owned, count, get, "crossings_death_report *", read)

    @property
    def agreements(self) -> list[Agreement]:
        """Agreements about money or measures at the border."""
        return [read_agreement(one) for one in self._ask("funding").value]

    def agreement(self, id: str) -> Agreement:
        """The agreement that has an id; `NotFound` where none has it."""
        return read_agreement(self._ask("funding", id=id).value[0])

    @property
    def policy_periods(self) -> list[PolicyPeriod]:
        """Policy periods: its own or, where it has none, those that are built in."""
        return [read_policy_period(one) for one in self._ask("periods").value]

    @property
    def timelines(self) -> list[str]:
        """The offices and functions of which it has timelines of its own."""
        return texts(lib.crossings_register_timelines, self._handle)

    def timeline(self, name: str) -> list[PolicyPeriod]:
        """The periods of an office or function, by their first day."""
        return [read_policy_period(one) for one in self._ask("periods", timeline=name).value]

    def holder(self, timeline: str, on: Day) -> PolicyPeriod:
        """Who held an office on a day; `NotFound` where there is no such office, and `Missing` where nobody is known.

        >>> from crossings import Register
        >>> Register.builtin().holder("Prime Minister", "2022-10-01").title
        'Liz Truss'
        """
        name = timeline.encode()
        own = self if self.timelines else _builtin()
        found = make(
            lib.crossings_register_timeline, "crossings_policy_periods **", own._handle, name, len(name)
        )
        owned = ffi.gc(found, lib.crossings_policy_periods_free)
        index = make(lib.crossings_policy_periods_on, "size_t *", owned, to_c(day_of(on)))
        holder: PolicyPeriod = self.timeline(timeline)[index]
        return holder

    # What they say.

    def _ask(self, question: str, **fields: Any) -> Answer:
        return ask(question, self._handle, **fields)

    def summary(
        self,
        by: Grouping | str = Grouping.YEAR,
        *,
        basis: Basis | str = Basis.UK_ARRIVALS,
        as_of: AnyMoment | None = None,
        first: Day | None = None,
        last: Day | None = None,
        convention: Convention | None = None,
    ) -> Summary:
        """What a series adds up to, by office, act, agreement, year, month or week; both days are included."""
        from crossings.summary import Summary

        fields = {"from": maybe_day(first), "to": maybe_day(last)}
        return Summary(
            self._ask(
                "summary",
                by=Grouping(by).value,
                basis=Basis(basis).value,
                as_of=moment_text(as_of),
                convention=None if convention is None else convention._json(),
                **fields,
            )
        )

    def revisions(self, newer: Register) -> Revisions:
        """What changed from this register to a newer one."""
        from crossings.revisions import Revisions

        return Revisions(Answer.made(lib.crossings_answer_revisions, self._handle, newer._handle))

    @overload
    def judge(self, claims: Claim, **options: Any) -> Judgement: ...
    @overload
    def judge(self, claims: Claims | Iterable[Claim], **options: Any) -> Judgements: ...
    def judge(self, claims: Claim | Claims | Iterable[Claim], **options: Any) -> Judgement | Judgements:
        """Whether published claims are true; see `crossings.judge`."""
        from crossings.judgement import judge

        found: Judgement | Judgements = judge(claims, self, **options)
        return found

    def windows(self, figure: str, **options: Any) -> Windows:
        """Over which days a figure holds; see `windows`."""
        from crossings.window import windows

        return windows(figure, self, **options)

    def plot(self, kind: str = "arrivals", **options: Any) -> Axes:
        """Draws it, where matplotlib is installed: `arrivals` or `people-per-boat`; see `crossings.plot`."""
        from crossings import plot

        return plot.register(self, kind, **options)

    def __repr__(self) -> str:
        if self.closed:
            return "<Register: closed>"
        parts = []
        for basis in self.series:
            view = self.view(basis)
            extent = view.extent
            days = f", {len(view)} days, {extent}" if extent else ", published totals"
            parts.append(f"{basis}{days}, published {view.published}")
        return f"<Register: {'; '.join(parts) or 'no series'}>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.register(self)


_BUILTIN: list[Register] = []


def _builtin() -> Register:
    if not _BUILTIN:
        _BUILTIN.append(Register.builtin())
    return _BUILTIN[0]
