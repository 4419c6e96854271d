"""What is raised where there is no answer: one class for each way to fail.

Every error is a `CrossingsError`, and also what Python calls such an error. Its message is the
library's own, and says what stood where, and what was wanted. A file that is not there or may not be
read is Python's own `FileNotFoundError` or `PermissionError`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossings._library import NULL, ffi, lib, make
from crossings.finding import Finding, Findings, Severity

__all__ = [
    "AlreadyClosed",
    "BasisMismatch",
    "ClosedHandle",
    "CrossingsError",
    "InternalError",
    "InvalidDate",
    "InvalidFigure",
    "InvalidInput",
    "InvalidMoment",
    "InvalidNumber",
    "InvalidPeriod",
    "InvalidRequest",
    "Missing",
    "NoReading",
    "NoValue",
    "NotFound",
    "NotInForce",
    "NotStated",
    "TooLarge",
    "TooMany",
    "Unsupported",
    "Violations",
    "ZeroDenominator",
]


class CrossingsError(Exception):
    """Whatever the library refuses.

    >>> import crossings
    >>> try:
    ...     crossings.Figure.parse("hundreds")
    ... except crossings.CrossingsError as error:
    ...     print(type(error).__name__, error.status)
    InvalidFigure INVALID_FIGURE
    """

    #: The name that the library has for this way to fail.
    status: str = "UNKNOWN"
    #: Everything that is wrong with the data; none where it was not about data.
    findings: list[Finding]

    def __init__(self, message: str, findings: list[Finding] | None = None, status: str | None = None) -> None:
        super().__init__(message)
        self.findings = findings or []
        if status is not None:
            self.status = status

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""

    @property
    def problems(self) -> list[Finding]:
        """The reasons why something could not be read."""
        return [finding for finding in self.findings if finding.severity is Severity.PROBLEM]


class ClosedHandle(CrossingsError, ValueError):
    """What was asked had been closed."""


class InternalError(CrossingsError, RuntimeError):
    """The library, or this package, has a defect."""


class InvalidDate(CrossingsError, ValueError):
    """A date is none of the calendar."""


class InvalidPeriod(CrossingsError, ValueError):
    """A period ends before it begins, is no week where one is needed, or leaves the calendar."""


class InvalidMoment(CrossingsError, ValueError):
    """A moment is neither a date nor a date and time with its offset."""


class InvalidNumber(CrossingsError, ValueError):
    """A text is no exact number."""


class InvalidRequest(CrossingsError, ValueError):
    """A request, a measure or a command is not of its form."""


class InvalidInput(CrossingsError, ValueError):
    """Something cannot be read. `problems` says every reason why, and where.

    >>> import crossings
    >>> try:
    ...     crossings.Register.from_csv(b"date,people\\n2024-07-08,65\\n", published="2024-07-09")
    ... except crossings.InvalidInput as error:
    ...     print([(one.rule, one.wanted) for one in error.problems])
    [('missing-column', 'a column `boats`, or `boats arrived`')]
    """


class Violations(CrossingsError, ValueError):
    """The data can be read and break invariants: a list of which.

    >>> import crossings
    >>> try:
    ...     crossings.Register.from_csv(b"date,people,boats\\n2024-07-08,65,0\\n", published="2024-07-09")
    ... except crossings.Violations as error:
    ...     print(len(error), [(one.rule, one.row, one.got) for one in error])
    1 [('C004', 2, '65 people in 0 boats')]
    """

    @property
    def violations(self) -> list[Finding]:
        """Every invariant that is broken, and where."""
        return [finding for finding in self.findings if finding.severity is not Severity.PROBLEM]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.violations)

    def __len__(self) -> int:
        return len(self.violations)

    def __bool__(self) -> bool:
        return True


class NotFound(CrossingsError, KeyError):
    """There is nothing of that name."""


class Missing(CrossingsError, LookupError):
    """The data do not say: that is no zero."""


class TooLarge(CrossingsError, OverflowError):
    """A result does not fit."""


class ZeroDenominator(CrossingsError, ZeroDivisionError):
    """There is nothing to divide by."""


class BasisMismatch(CrossingsError, ValueError):
    """Two series count different things, and never compare."""


class NotInForce(CrossingsError, ValueError):
    """An agreement to amend or end is not in force."""


class AlreadyClosed(CrossingsError, ValueError):
    """A period to close has an end already."""


class Unsupported(CrossingsError, NotImplementedError):
    """The library was built without what this needs, or such an answer has no rows."""


class InvalidFigure(CrossingsError, ValueError):
    """A text is no figure of the grammar; the message says from which byte on, and what could stand there."""


class NotStated(CrossingsError, ValueError):
    """The words of a figure cannot state such a number: pounds of people."""


class NoReading(CrossingsError, ValueError):
    """The words of a figure have no exact meaning under a reading."""


class NoValue(CrossingsError, LookupError):
    """A measure has no value; the message says why."""


class TooMany(CrossingsError, OverflowError):
    """More would have to be tried one by one than is ever tried."""


class _InvalidIndex(CrossingsError, IndexError):
    """An index is past the end."""


##= docs/rules.md#python-and-the-command-line
##% python-05: Every status of the library but success MUST have its exception.
_CLASSES: dict[str, type[CrossingsError]] = {
    "NULL_ARGUMENT": ClosedHandle,
    "INVALID_UTF8": InternalError,
    "INVALID_LENGTH": InternalError,
    "INVALID_ENUM": InternalError,
    "INVALID_INDEX": _InvalidIndex,
    "PANIC": InternalError,
    "INVALID_DATE": InvalidDate,
    "INVALID_PERIOD": InvalidPeriod,
    "INVALID_MOMENT": InvalidMoment,
    "INVALID_NUMBER": InvalidNumber,
    "INVALID_REQUEST": InvalidRequest,
    "UNREADABLE": InvalidInput,
    "INCONSISTENT": Violations,
    "NOT_FOUND": NotFound,
    "MISSING": Missing,
    "OVERFLOW": TooLarge,
    "ZERO_DENOMINATOR": ZeroDenominator,
    "BASIS_MISMATCH": BasisMismatch,
    "NOT_IN_FORCE": NotInForce,
    "CLOSED": AlreadyClosed,
    "UNSUPPORTED": Unsupported,
    "INVALID_FIGURE": InvalidFigure,
    "NOT_STATED": NotStated,
    "NO_READING": NoReading,
    "NO_VALUE": NoValue,
    "TOO_MANY": TooMany,
}
for _name, _class in _CLASSES.items():
    if _class is not InternalError:
        _class.status = _name


def error_of(status: int, pointer: Any) -> CrossingsError:
    """The error of a status, and what the library says of it; frees what it says it with."""
    name = lib.crossings_status_name(status)
    named = ffi.string(name).decode() if name != NULL else str(status)
    kind = _CLASSES.get(named, CrossingsError)
    if pointer == NULL:
        return kind(named, status=named)
    owned = ffi.gc(pointer, lib.crossings_error_free)
    if kind is ClosedHandle:
        return kind("what is asked was closed")
    found = Findings._own(make(lib.crossings_error_findings, "crossings_findings **", owned), lib.crossings_findings_free)
    return kind(ffi.string(lib.crossings_error_message(owned)).decode(), list(found), named)
