"""Whether whole numbers can have a printed mean and standard deviation: GRIM, GRIMMER and DEBIT, decided exactly.

Printed numbers are texts, for the zeros behind their point count.

>>> from crossings import granularity
>>> granularity.grim("5.19", size=28)
Granularity(possible=False, figure='mean', nearest=('5.18',), undecided=None, witness=None)
>>> granularity.grim("5.18", size=28).possible
True
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crossings.answer import ask
from crossings.names import AnyRounding, rounding_json

__all__ = ["Granularity", "Sizes", "debit", "grim", "grimmer", "sizes"]


@dataclass(frozen=True, slots=True)
class Granularity:
    """The answer of a granularity test."""

    #: `None` where it is not decided.
    possible: bool | None
    #: The figure that cannot be: `mean` or `deviation`.
    figure: str | None
    #: The nearest figures that can: one, or two where both are as near.
    nearest: tuple[str, ...]
    #: Why it is not decided.
    undecided: str | None
    #: What makes it possible: totals for GRIM, a total and a sum of squares for GRIMMER, ones for DEBIT.
    witness: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Sizes:
    """The numbers of values that make a mean possible: some, and from one on every one."""

    some: tuple[int, ...]
    every_from: int | None

    def __contains__(self, size: object) -> bool:
        return size in self.some or (self.every_from is not None and isinstance(size, int) and size >= self.every_from)


def _printed(text: str) -> str:
    if not isinstance(text, str):
        raise TypeError(f"{text!r} is no text; wanted the number as it was printed, such as '5.19'")
    return text


def _answer(**fields: Any) -> Granularity:
    answer = ask("granularity", **fields).value["answer"]
    ((kind, found),) = answer.items()
    if kind == "possible":
        return Granularity(True, None, (), None, found)
    if kind == "impossible":
        return Granularity(False, found["figure"], tuple(found["nearest"]), None, None)
    return Granularity(None, None, (), str(found), None)


def grim(
    mean: str, *, size: int, items: int = 1, percent: bool = False, rounding: AnyRounding = "half-up"
) -> Granularity:
    """Whether so many whole numbers can have a mean; each may be the mean of several items."""
    fields = {"mean": _printed(mean), "size": size, "items": items, "percent": percent}
    return _answer(test="grim", rounding=rounding_json(rounding), **fields)


def grimmer(
    mean: str, deviation: str, *, size: int, items: int = 1, rounding: AnyRounding = "half-up"
) -> Granularity:
    """Whether so many whole numbers can have a mean and a standard deviation."""
    fields = {"mean": _printed(mean), "deviation": _printed(deviation), "size": size, "items": items}
    return _answer(test="grimmer", rounding=rounding_json(rounding), **fields)


def debit(
    mean: str, deviation: str, *, size: int, percent: bool = False, rounding: AnyRounding = "half-up"
) -> Granularity:
    """Whether so many noughts and ones can have a mean and a standard deviation."""
    fields = {"mean": _printed(mean), "deviation": _printed(deviation), "size": size, "percent": percent}
    return _answer(test="debit", rounding=rounding_json(rounding), **fields)


def sizes(mean: str, *, items: int = 1, percent: bool = False, rounding: AnyRounding = "half-up") -> Sizes:
    """How many values make a mean possible."""
    fields = {"mean": _printed(mean), "items": items, "percent": percent}
    answer = ask("granularity", test="sizes", rounding=rounding_json(rounding), **fields).value["answer"]
    return Sizes(tuple(answer["some"]), answer["every_from"])
