"""What is wrong with data: which rule is broken where, what stands there, and what would be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, overload

from crossings._library import Handle, borrowed, call, ffi, length, lib
from crossings.names import Name

__all__ = ["Finding", "Findings", "Severity"]


class Severity(Name):
    """What a finding means."""

    #: It cannot be: the data are wrong.
    ERROR = "error"
    #: It was never seen, yet it may be.
    WARNING = "warning"
    #: It keeps a file from being read.
    PROBLEM = "problem"


SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.PROBLEM)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where it stands, and what would be right there."""

    #: The id of the broken invariant, `C003`; for a problem its kind, `missing-column`.
    rule: str
    severity: Severity
    #: The file, as it was named when it was read.
    file: str | None
    #: The sheet of a workbook.
    sheet: str | None
    #: The row of the sheet or the line of the text, counted from 1; of a data frame the row, counted from 0.
    row: int | None
    #: The column, counted from 1.
    column: int | None
    #: The cell of a sheet, `B3145`.
    cell: str | None
    #: What the column is headed.
    header: str | None
    #: The JSON Pointer of the value in the register's own form.
    pointer: str
    #: What stands there.
    got: str
    #: What would be right there.
    wanted: str
    #: All of it in one line for a person.
    message: str

    def __str__(self) -> str:
        return self.message


_slot = ffi.typeof("crossings_finding *")
_get, _len = lib.crossings_findings_get, lib.crossings_findings_len


def _read(one: Any) -> Finding:
    return Finding(
        rule=borrowed(one.id) or "",
        severity=SEVERITIES[one.severity],
        file=borrowed(one.file),
        sheet=borrowed(one.sheet),
        row=one.row if one.row_known else None,
        column=one.column or None,
        cell=borrowed(one.cell),
        header=borrowed(one.header),
        pointer=borrowed(one.pointer) or "",
        got=borrowed(one.got) or "",
        wanted=borrowed(one.wanted) or "",
        message=borrowed(one.message) or "",
    )


class Findings(Handle):
    """A list of findings: problems first, then violations in the order of the catalogue."""

    __slots__ = ()

    def __len__(self) -> int:
        return length(_len, self._handle)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> list[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | list[Finding]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        count = len(self)
        if not -count <= index < count:
            raise IndexError(f"there are {count} findings, and none at {index}")
        out = ffi.new(_slot)
        call(_get, self._handle, index % count, out)
        return _read(out)

    def __iter__(self) -> Iterator[Finding]:
        return map(self.__getitem__, range(len(self)))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """One row a finding, as a capsule of an Arrow stream."""
        from crossings import columns

        return columns.export(lib.crossings_findings_stream, self._handle)

    def __repr__(self) -> str:
        return f"<Findings: {len(self)}>" if not self.closed else "<Findings: closed>"
