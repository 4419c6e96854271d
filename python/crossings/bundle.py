"""Whether claims can all be true together: conflicts with proofs, repairs, and what is implied."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from crossings._library import NULL, ffi, lib, make, string
from crossings.claim import AnyClaims, Claims, claims_of
from crossings.exact import Interval, interval_of_answer, read_exact
from crossings.names import AnyRounding, Reading, Together, rounding_code

if TYPE_CHECKING:
    from crossings.register import Register

__all__ = ["Audit", "Bundle", "Conflict", "Consistency", "Implied", "ImpliedDays", "LeftOut", "Repair", "Tight"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that takes no part, and why."""

    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all be true."""

    claims: tuple[str, ...]
    #: Whether none can be left out of the conflict; false where the fuel did not last to tell.
    minimal: bool
    #: The proof, line by line, in words.
    proof: tuple[str, ...]
    #: The proof as the library has it, in JSON: each end of a row that is used, and its multiplier.
    certificate: str

    def __str__(self) -> str:
        return "\n".join(self.proof)


@dataclass(frozen=True, slots=True)
class Repair:
    """Claims without which all the others can be true, with numbers that make them so."""

    without: tuple[str, ...]
    #: By what they are numbers of.
    witness: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Implied:
    """What the other claims leave for the figure of one."""

    claim: str
    #: What the figure means under the reading.
    stated: Interval
    #: The least interval with every value that the others leave.
    implied: Interval
    #: Whether every number of it is left, as far as numbers must not be whole.
    exact: bool
    #: The figure as it could have been printed.
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImpliedDays:
    """The last known days that the claims leave."""

    #: The first day that was counted.
    first: date
    #: The days; none where they are too many to list.
    last: tuple[date, ...]
    #: How many days it is to each of them, the first included.
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tight:
    """A claim that can be true as a rounded or hedged figure, and not as exactly the printed number."""

    claim: str
    #: How far within the ends of its rows it can be at most; `None` where there is no limit.
    slack: Fraction | None
    #: Whether some numbers have that distance.
    attained: bool


class Consistency:
    """What is found of claims under one reading."""

    __slots__ = ("_value",)

    def __init__(self, value: Mapping[str, Any]) -> None:
        self._value = value

    def _ids(self, name: str) -> list[str]:
        return list(self._value[name])

    @property
    def reading(self) -> Reading:
        """The reading."""
        return Reading(self._value["reading"])

    @property
    def together(self) -> Together:
        """Whether they can all be true."""
        return Together(self._value["together"])

    @property
    def left_out(self) -> list[LeftOut]:
        """The claims that take no part."""
        return [LeftOut(one["claim"], one["why"]) for one in self._value["left_out"]]

    @property
    def conflicts(self) -> list[Conflict]:
        """Claims that cannot all be true, and none of which can be left out of that."""
        return [
            Conflict(tuple(one["claims"]), one["minimal"], tuple(one["proof"]), json.dumps(one["certificate"]))
            for one in self._value["conflicts"]
        ]

    @property
    def all_conflicts(self) -> bool:
        """Whether these are all."""
        return bool(self._value["all_conflicts"])

    @property
    def repairs(self) -> list[Repair]:
        """Claims without which all the others can be true."""
        return [
            Repair(tuple(one["without"]), {each["quantity"]: each["number"] for each in one["witness"]})
            for one in self._value["repairs"]
        ]

    @property
    def all_repairs(self) -> bool:
        """Whether these are all."""
        return bool(self._value["all_repairs"])

    @property
    def aside(self) -> list[str]:
        """The first of the repairs: what was set aside for all that follows."""
        return self._ids("aside")

    @property
    def implied(self) -> list[Implied]:
        """For each claim, what the others leave for its figure."""
        return [
            Implied(
                one["claim"],
                interval_of_answer(one["stated"]),
                interval_of_answer(one["implied"]),
                one["exact"],
                tuple(one["nearest"]),
            )
            for one in self._value["implied"]
        ]

    @property
    def days(self) -> list[ImpliedDays]:
        """The last known days that the claims leave."""
        return [
            ImpliedDays(
                date.fromisoformat(one["from"]),
                tuple(date.fromisoformat(day) for day in one["last"]),
                tuple(one["days"]),
            )
            for one in self._value["days"]
        ]

    @property
    def redundant(self) -> list[str]:
        """The claims that follow from the others."""
        return self._ids("redundant")

    @property
    def vacuous(self) -> list[str]:
        """The claims that can be true only because there was nothing to divide by."""
        return self._ids("vacuous")

    @property
    def tight(self) -> list[Tight]:
        """The claims that are true only thanks to rounding."""
        return [Tight(one["claim"], read_exact(one["slack"]), one["attained"]) for one in self._value["tight"]]

    @property
    def unfinished(self) -> list[str]:
        """Which of `implied`, `days`, `redundant`, `vacuous` and `tight` are not all there is.

        The fuel did not last for them, and with more of it there may be more in them; all of them are here where
        no repair was found. Where not all the fuel was used, a number does not fit 128 bits.
        """
        return self._ids("unfinished")

    @property
    def fuel(self) -> int:
        """How much work it took: a count of arithmetic, the same on every machine."""
        return int(self._value["fuel"])

    def __bool__(self) -> bool:
        return self.together is Together.CONSISTENT

    def __repr__(self) -> str:
        found = f", conflicts: {len(self._value['conflicts'])}" if self._value["conflicts"] else ""
        return f"<Consistency under the {self.reading} reading: {self.together}{found}>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.consistency(self)


class Audit:
    """What is found of claims under each of the three readings."""

    __slots__ = ("_value",)

    def __init__(self, value: Mapping[str, Any]) -> None:
        self._value = value

    @property
    def bundle(self) -> str:
        """What the bundle is called; `all` where all claims are held against each other."""
        return str(self._value["bundle"])

    @property
    def claims(self) -> list[str]:
        """The claims, by their ids."""
        return list(self._value["claims"])

    @property
    def readings(self) -> list[Consistency]:
        """What is found under each reading."""
        return [Consistency(one) for one in self._value["readings"]]

    def under(self, reading: Reading | str) -> Consistency:
        """What is found under one reading."""
        wanted = Reading(reading)
        return next(one for one in self.readings if one.reading is wanted)

    def __repr__(self) -> str:
        found = ", ".join(f"{one.reading}: {one.together}" for one in self.readings)
        return f"<Audit of {self.bundle}: {found}>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.audit(self)


class Bundle:
    """Claims that are held against each other. No data has a part in it.

    >>> from crossings import Bundle, Claims
    >>> strictly = Bundle(Claims.article()).consistency(reading="strict")
    >>> strictly.together
    <Together.CONFLICT: 'conflict'>
    >>> strictly.conflicts[1].claims
    ('people', 'boats', 'each')
    """

    __slots__ = ("_audits", "_bundle", "_claims", "_periods")

    def __init__(self, claims: AnyClaims, *, bundle: str | None = None, periods: Register | None = None) -> None:
        """Claims, or those of a document; `periods` is the register whose policy periods windows name, if not the built-in one."""
        self._claims = claims_of(claims)
        self._bundle = bundle
        self._periods = periods
        self._audits: dict[Any, Audit] = {}

    @property
    def claims(self) -> Claims:
        """The claims."""
        return self._claims

    def audit(
        self, *, rounding: AnyRounding = "half-up", fuel: int | None = None, largest: int | None = None
    ) -> Audit:
        """What is found under each reading.

        - `fuel`: how much work each reading may take, as a count: ten million where it is left out.
        - `largest`: how many claims a conflict or a repair may have: any number where it is left out.
        """
        rule, threshold = rounding_code(rounding)
        asked = (rule, threshold, fuel, largest)
        if asked not in self._audits:
            most = largest or 0
            options = ffi.new("crossings_audit_options *", (rule, threshold, most, most, fuel or 0))
            name = NULL if self._bundle is None else self._bundle.encode()
            named = (name, 0 if self._bundle is None else len(name))
            periods = NULL if self._periods is None else self._periods._handle
            audit = ffi.gc(
                make(lib.crossings_claims_audit, "crossings_audit **", self._claims._handle, *named, periods, options),
                lib.crossings_audit_free,
            )
            self._audits[asked] = Audit(json.loads(string(lib.crossings_audit_json, audit)))
        return self._audits[asked]

    def consistency(
        self,
        *,
        reading: Reading | str = Reading.PRAGMATIC,
        rounding: AnyRounding = "half-up",
        fuel: int | None = None,
        largest: int | None = None,
    ) -> Consistency:
        """Whether all of them can be true under one reading."""
        return self.audit(rounding=rounding, fuel=fuel, largest=largest).under(reading)

    def __repr__(self) -> str:
        return f"<Bundle of {len(self._claims)} claims>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.bundle(self)
