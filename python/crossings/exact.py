"""Exact numbers: fractions, intervals of numbers, and amounts of money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Union

from crossings._library import ffi, lib, string

__all__ = ["Amount", "Interval"]

#: An exact number. A float is none.
Number = Union[int, Fraction, Decimal, str]


def fraction(number: Number) -> Fraction:
    """An exact number; a float is refused, for it seldom is the number that was written."""
    if isinstance(number, float):
        ##= docs/rules.md#python-and-the-command-line
        ##% python-06: A float MUST NOT be taken for an exact number.
        raise TypeError(f"{number!r} is a float; wanted an exact number: an int, a Fraction, a Decimal or a text")
    return Fraction(number)


def read_exact(value: Mapping[str, Any] | None) -> Fraction | None:
    """A ratio of an answer."""
    return None if value is None else Fraction(value["exact"])


def ratio_of_c(ratio: Any) -> Fraction | None:
    """A ratio of the library's; `None` where there is none."""
    if ratio.denominator:
        return Fraction(ratio.numerator, ratio.denominator)
    text = ffi.string(ratio.text)
    return Fraction(text.decode()) if text else None


def known_ratio(ratio: Any) -> Fraction:
    """A ratio of the library's that there is."""
    return Fraction(ffi.string(ratio.text).decode()) if not ratio.denominator else Fraction(ratio.numerator, ratio.denominator)


def ratio_to_c(number: Fraction) -> dict[str, Any]:
    """A ratio as C functions take it: its text is what counts."""
    return {"text": str(number).encode()}


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two ends. An end that is `None` is not there: the numbers go on for ever.

    >>> from crossings import Figure
    >>> interval = Figure.parse("almost 60 each").interval("mean", reading="strict")
    >>> str(interval), "59.75" in interval, 60 in interval
    ('[119/2, 60)', True, False)
    """

    lower: Fraction | None
    upper: Fraction | None
    #: Whether the number at the end is in the interval.
    lower_included: bool = False
    upper_included: bool = False

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, (int, Fraction, Decimal, str)):
            return False
        out = ffi.new("bool *")
        from crossings._library import call

        ratio = ffi.new("crossings_ratio *", ratio_to_c(fraction(number)))
        call(lib.crossings_interval_contains, self._c(), ratio, out)
        return bool(out[0])

    def __str__(self) -> str:
        return string(lib.crossings_interval_text, self._c())

    def _c(self) -> Any:
        def end(at: Fraction | None, included: bool) -> dict[str, Any]:
            return {"kind": 0} if at is None else {"kind": 2 if included else 1, "at": ratio_to_c(at)}

        lower, upper = end(self.lower, self.lower_included), end(self.upper, self.upper_included)
        return ffi.new("crossings_interval *", {"lower": lower, "upper": upper})


def interval_of_c(interval: Any) -> Interval:
    """An interval of the library's."""
    lower, upper = interval.lower, interval.upper
    return Interval(ratio_of_c(lower.at), ratio_of_c(upper.at), lower.kind == 2, upper.kind == 2)


def read_interval(value: Mapping[str, Any] | None) -> Interval | None:
    """An interval of an answer."""
    return None if value is None else interval_of_answer(value)


def interval_of_answer(value: Mapping[str, Any]) -> Interval:
    """An interval that every such answer has."""
    lower, upper = value["lower"], value["upper"]
    return Interval(
        None if lower is None else Fraction(lower["value"]["exact"]),
        None if upper is None else Fraction(upper["value"]["exact"]),
        bool(lower and lower["included"]),
        bool(upper and upper["included"]),
    )


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in its own currency. Nothing converts one currency into another."""

    #: In the currency's major unit, with as many decimals as were written: exact.
    value: Decimal
    #: The code of the currency: `GBP`.
    currency: str

    def __str__(self) -> str:
        return f"{self.currency} {self.value}"


def read_amount(text: str | None) -> Amount | None:
    """An amount of an answer: `GBP 232050000`."""
    return None if text is None else amount_of_answer(text)


def amount_of_answer(text: str) -> Amount:
    """An amount that every such answer has."""
    currency, _, value = text.partition(" ")
    return Amount(Decimal(value), currency)
