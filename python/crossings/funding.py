"""Agreements about money or measures at the border. Nothing converts one currency into another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from crossings.dates import Period, period_of_answer, read_day
from crossings.exact import Amount, amount_of_answer, read_amount
from crossings.names import Binding, Purpose, Stage

__all__ = ["Agreement", "Amendment", "Instalment", "Payment", "ReportedAmount"]


@dataclass(frozen=True, slots=True)
class ReportedAmount:
    """What somebody reported an agreement to be worth. Two reports are two facts, no conversion of each other."""

    amount: Amount
    binding: Binding
    reported_by: str


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of a commitment that falls due on the first day of its period."""

    period: Period
    amount: Amount


@dataclass(frozen=True, slots=True)
class Payment:
    """Money handed over."""

    date: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change that the parties made to their agreement."""

    date: date
    change: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement about money or measures at the border."""

    id: str
    title: str
    payer: str
    payee: str
    #: Where all this stands.
    evidence: str
    stage: Stage
    #: When it was made; `None` where that is not known.
    date: date | None
    #: The days that it covers.
    term: Period | None
    #: What it promises in all, and how binding that is.
    commitment: Amount | None
    binding: Binding | None
    purposes: tuple[Purpose, ...]
    reported: tuple[ReportedAmount, ...]
    instalments: tuple[Instalment, ...]
    payments: tuple[Payment, ...]
    amendments: tuple[Amendment, ...]


def read_agreement(value: Mapping[str, Any]) -> Agreement:
    """An agreement in the register's own form."""
    commitment = read_amount(value.get("commitment"))
    return Agreement(
        id=value["id"],
        title=value["title"],
        payer=value["payer"],
        payee=value["payee"],
        evidence=value.get("evidence", ""),
        stage=Stage(value["stage"]),
        date=read_day(value.get("date")),
        term=period_of_answer(value) if value.get("from") else None,
        commitment=commitment,
        binding=None if commitment is None else Binding(value.get("binding", "exact")),
        purposes=tuple(Purpose(one) for one in value.get("purposes", ())),
        reported=tuple(
            ReportedAmount(amount_of_answer(one["amount"]), Binding(one.get("binding", "exact")), one["reported_by"])
            for one in value.get("reported", ())
        ),
        instalments=tuple(
            Instalment(period_of_answer(one), amount_of_answer(one["amount"])) for one in value.get("instalments", ())
        ),
        payments=tuple(
            Payment(date.fromisoformat(one["date"]), amount_of_answer(one["amount"]))
            for one in value.get("payments", ())
        ),
        amendments=tuple(
            Amendment(date.fromisoformat(one["date"]), one["change"]) for one in value.get("amendments", ())
        ),
    )
