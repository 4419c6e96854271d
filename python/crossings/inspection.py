"""What files contain, everything that is wrong with them, and a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from crossings._library import NULL, Handle, borrowed, ffi, items, lib, make
from crossings.answer import Answer
from crossings.dates import AnyMoment, Moment, maybe_from_c
from crossings.finding import SEVERITIES, Finding, Findings, Severity
from crossings.names import Basis, Dating, Verdict
from crossings.source import AnySource, Source, source_of, sources

__all__ = ["FileReport", "Inspection", "RuleCount", "SeriesContents", "check"]


@dataclass(frozen=True, slots=True)
class SeriesContents:
    """How much there is of a series. Only what can be read is counted, and each day once."""

    basis: Basis
    publications: int
    #: When the newest publication was published, and whether it says so itself.
    published: Moment | None
    dating: Dating | None
    days: int
    weeks: int
    totals: int
    #: The first and the last day that a row is about.
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in a file, as far as it could be read."""

    name: str
    #: Whether it was read as a whole.
    read: bool
    series: tuple[SeriesContents, ...]
    boats: int
    deaths: int
    agreements: int
    policy_periods: int


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule is broken."""

    rule: str
    severity: Severity
    statement: str
    violations: int


_VERDICTS = list(Verdict)


def _contents(value: Any) -> SeriesContents:
    known = value.published.known
    return SeriesContents(
        basis=list(Basis)[value.basis],
        publications=value.publications,
        published=Moment(ffi.string(value.published.text).decode()) if known else None,
        dating=list(Dating)[value.dating] if known else None,
        days=value.days,
        weeks=value.weeks,
        totals=value.totals,
        first=maybe_from_c(value.first),
        last=maybe_from_c(value.last),
    )


def _rule(value: Any) -> RuleCount:
    return RuleCount(
        borrowed(value.id) or "", SEVERITIES[value.severity], borrowed(value.statement) or "", value.violations
    )


class Inspection(Handle):
    """What a check found: a sequence of findings, problems first. It is true where the data can be used.

    >>> import crossings
    >>> days = b"date,people,boats\\n2022-09-02,0,0\\n2022-09-03,1305,0\\n"
    >>> found = crossings.check(days, published="2022-09-05")
    >>> str(found.verdict), [(one.rule, one.row) for one in found]
    ('inconsistent', [('C004', 3)])
    """

    __slots__ = ("_sources",)

    #: What was checked, for the answer in JSON.
    _sources: list[Source]

    def _about(self) -> Any:
        return make(lib.crossings_inspection_about, "crossings_inspection_facts *", self._handle)

    @property
    def verdict(self) -> Verdict:
        """What is to be made of it."""
        number: int = self._about().verdict
        return _VERDICTS[number]

    @property
    def findings(self) -> Findings:
        """Everything that is wrong: problems first, then violations in the order of the catalogue."""
        found = make(lib.crossings_inspection_findings, "crossings_findings **", self._handle)
        return Findings._own(found, lib.crossings_findings_free)

    def _of(self, *severities: Severity) -> list[Finding]:
        return [one for one in self.findings if one.severity in severities]

    @property
    def problems(self) -> list[Finding]:
        """The reasons why files were not read."""
        return self._of(Severity.PROBLEM)

    @property
    def violations(self) -> list[Finding]:
        """Every invariant that is broken, and where."""
        return self._of(Severity.ERROR, Severity.WARNING)

    @property
    def errors(self) -> list[Finding]:
        """The violations that cannot be."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> list[Finding]:
        """The violations that were never seen, yet may be."""
        return self._of(Severity.WARNING)

    @property
    def rules(self) -> list[RuleCount]:
        """How often each broken rule is broken: errors first, then warnings."""
        count, get = lib.crossings_inspection_rules_len, lib.crossings_inspection_rules_get
        return items(self._handle, count, get, "crossings_rule_count *", _rule)

    @property
    def files(self) -> list[FileReport]:
        """What is in each file."""
        count, get = lib.crossings_inspection_files_len, lib.crossings_inspection_files_get
        reports: list[FileReport] = []

        def read(value: Any) -> None:
            index = len(reports)
            series = tuple(
                items(
                    (self._handle, index),
                    lib.crossings_inspection_file_series_len,
                    lib.crossings_inspection_file_series_get,
                    "crossings_series_contents *",
                    _contents,
                )
            )
            numbers = (value.boats, value.deaths, value.agreements, value.policy_periods)
            reports.append(FileReport(borrowed(value.name) or "", value.read, series, *numbers))

        items(self._handle, count, get, "crossings_file *", read)
        return reports

    @property
    def series(self) -> list[SeriesContents]:
        """What the files that were read have together of each series."""
        count, get = lib.crossings_inspection_series_len, lib.crossings_inspection_series_get
        return items(self._handle, count, get, "crossings_series_contents *", _contents)

    def to_json(self) -> str:
        """The whole of it in JSON, as the question `check` answers."""
        with sources(self._sources) as (array, count):
            return Answer.made(lib.crossings_answer_check, array, count, NULL).text

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """One row a finding, as a capsule of an Arrow stream."""
        return self.findings.__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self.findings)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> list[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | list[Finding]:
        return self.findings[index]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __bool__(self) -> bool:
        return self.verdict in (Verdict.CONSISTENT, Verdict.UNUSUAL)

    def __repr__(self) -> str:
        if self.closed:
            return "<Inspection: closed>"
        counts = self._about()
        return (
            f"<Inspection: {self.verdict}, problems: {counts.problems}, "
            f"errors: {counts.errors}, warnings: {counts.warnings}>"
        )

    def _repr_html_(self) -> str:
        from crossings import html

        return html.inspection(self)


def check(*files: AnySource, published: AnyMoment | None = None) -> Inspection:
    """Checks files, oldest publication first: paths, bytes, or `Source`s.

    That a file cannot be understood is a finding and no exception; that it is not there is Python's own
    `FileNotFoundError`.
    """
    given = [source_of(file, published).loaded() for file in files]
    with sources(given) as (array, count):
        found = make(lib.crossings_check, "crossings_inspection **", array, count, NULL)
    inspection = Inspection._own(found, lib.crossings_inspection_free)
    inspection._sources = given
    return inspection
