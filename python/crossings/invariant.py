"""The catalogue of invariants: the rules that data must keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crossings.answer import ask
from crossings.finding import Severity

__all__ = ["Invariant", "catalogue", "explain"]


@dataclass(frozen=True, slots=True)
class Invariant:
    """One rule that data must keep."""

    #: What names it, and is never given to another: `C003`.
    id: str
    severity: Severity
    #: What it says, for a citizen to read.
    statement: str
    #: Whence it is known.
    source: str
    #: Its page in Markdown, where one rule was asked for.
    page: str | None = None

    def _repr_markdown_(self) -> str:
        return self.page or f"**{self.id}** ({self.severity}): {self.statement}"


def _read(value: dict[str, Any]) -> Invariant:
    return Invariant(value["id"], Severity(value["severity"]), value["statement"], value["source"], value.get("page"))


def catalogue() -> list[Invariant]:
    """Every rule.

    >>> import crossings
    >>> [rule.id for rule in crossings.catalogue()][:2]
    ['S001', 'S002']
    """
    return [_read(one) for one in ask("explain").value]


def explain(rule: str) -> Invariant:
    """One rule, in capitals or not, with its page; `NotFound` where there is none.

    >>> import crossings
    >>> crossings.explain("c009").id
    'C009'
    """
    return _read(ask("explain", id=rule).value)
