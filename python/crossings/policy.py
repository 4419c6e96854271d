"""Who held an office, which act was law, which agreement ran, who published the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from crossings.dates import Period, period_of_answer
from crossings.names import PolicyKind

__all__ = ["PolicyPeriod"]


@dataclass(frozen=True, slots=True)
class PolicyPeriod:
    """Days in which somebody held an office, an act was law, an agreement ran."""

    id: str
    kind: PolicyKind
    #: The office or function; `None` for acts and agreements.
    timeline: str | None
    #: Who held it, or the title of the act or agreement.
    title: str
    period: Period
    #: The id of the funding agreement that it is the period of.
    agreement: str | None
    #: Where the dates stand.
    evidence: str

    @property
    def first(self) -> date:
        """Its first day."""
        return self.period.first

    @property
    def last(self) -> date | None:
        """Its last day; `None` where it has not ended, or its end is not known."""
        return self.period.last


def read_policy_period(value: Mapping[str, Any]) -> PolicyPeriod:
    """A policy period in the register's own form."""
    return PolicyPeriod(
        id=value["id"],
        kind=PolicyKind(value["kind"]),
        timeline=value.get("timeline"),
        title=value["title"],
        period=period_of_answer(value),
        agreement=value.get("agreement"),
        evidence=value.get("evidence", ""),
    )
