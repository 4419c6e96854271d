"""The closed lists of names: each an enumeration whose members are their own texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Union

__all__ = [
    "Basis",
    "Binding",
    "ClaimVerdict",
    "Counted",
    "Coverage",
    "Dating",
    "DeathScope",
    "Grouping",
    "Landing",
    "Name",
    "Nature",
    "Order",
    "Per",
    "PolicyKind",
    "Purpose",
    "Reading",
    "Rounding",
    "RoundingFrom",
    "Stage",
    "Status",
    "Sums",
    "Together",
    "Verdict",
]


class Name(str, Enum):
    """A name of a closed list. It is a text too: `Basis.UK_ARRIVALS == "uk-arrivals"`.

    Wherever one is asked for, its text does as well.

    >>> from crossings import Basis
    >>> Basis("uk-arrivals"), Basis("UK_ARRIVALS")
    (<Basis.UK_ARRIVALS: 'uk-arrivals'>, <Basis.UK_ARRIVALS: 'uk-arrivals'>)
    """

    def __str__(self) -> str:
        return str(self.value)

    def __format__(self, spec: str) -> str:
        return format(str(self.value), spec)

    @classmethod
    def _missing_(cls, value: object) -> Name | None:
        if isinstance(value, str):
            text = value.strip().lower().replace("_", "-").replace(" ", "-")
            for member in cls:
                if member.value == text:
                    return member
        wanted = ", ".join(str(member.value) for member in cls)
        raise ValueError(f"{value!r} is no {cls.__name__}; wanted one of: {wanted}")


class Basis(Name):
    """What a series counts. Figures of two bases never compare."""

    #: People and boats that arrived in the United Kingdom.
    UK_ARRIVALS = "uk-arrivals"
    #: Attempts from the French shore, with returns and rescues.
    FRENCH_ATTEMPTS = "french-attempts"
    #: Detections by Frontex, in which one person may be counted repeatedly.
    FRONTEX_DETECTIONS = "frontex-detections"
    #: Interceptions by Belgian police.
    BELGIAN_INTERCEPTIONS = "belgian-interceptions"


class Grouping(Name):
    """By what the days of a summary are grouped."""

    OFFICE = "office"
    ACT = "act"
    AGREEMENT = "agreement"
    YEAR = "year"
    MONTH = "month"
    WEEK = "week"


class Verdict(Name):
    """What is to be made of everything that a check found."""

    CONSISTENT = "consistent"
    #: No rule is broken whose breach shows that the data are wrong; there are warnings.
    UNUSUAL = "unusual"
    INCONSISTENT = "inconsistent"
    #: A file could not be read.
    UNUSABLE = "unusable"


class ClaimVerdict(Name):
    """Whether a claim is true."""

    #: The house interpretation makes it true.
    SUPPORTED = "supported"
    #: That does not, and another admissible one does.
    DEPENDS = "depends"
    #: None does.
    CONTRADICTED = "contradicted"
    #: There is no value to hold it against.
    UNDETERMINED = "undetermined"


class Together(Name):
    """Whether claims can all be true."""

    CONSISTENT = "consistent"
    CONFLICT = "conflict"
    #: The fuel did not last to find out.
    UNDETERMINED = "undetermined"


class Reading(Name):
    """How closely the words of a figure are read."""

    #: What a reader takes them to mean.
    PRAGMATIC = "pragmatic"
    #: What they say and nothing more.
    LITERAL = "literal"
    #: As a figure that was rounded in its last printed digit.
    STRICT = "strict"


class Rounding(Name):
    """How printed figures were rounded. `RoundingFrom` has the rules that need a number."""

    HALF_UP = "half-up"
    HALF_DOWN = "half-down"
    HALF_EVEN = "half-even"
    #: Nobody knows where a half goes.
    EITHER = "either"
    CEILING = "ceiling"
    FLOOR = "floor"
    TRUNCATE = "truncate"
    AWAY_FROM_ZERO = "away-from-zero"
    STEP_AWAY = "step-away"
    CEILING_OR_FLOOR = "ceiling-or-floor"


@dataclass(frozen=True, slots=True)
class RoundingFrom:
    """Rounding up or down from so many tenths on: `RoundingFrom("up-from", 6)`."""

    #: `up-from`, `down-from` or `either-from`.
    rule: str
    #: From 1 to 9.
    tenths: int

    def __post_init__(self) -> None:
        if self.rule not in ("up-from", "down-from", "either-from"):
            raise ValueError(f"{self.rule!r} is no rule of rounding; wanted up-from, down-from or either-from")
        if not 1 <= self.tenths <= 9:
            raise ValueError(f"{self.tenths!r} is no number of tenths; wanted 1 to 9")

    def __str__(self) -> str:
        return f"{self.rule} {self.tenths}"


AnyRounding = Union[Rounding, RoundingFrom, str]

_ROUNDINGS = (*Rounding, "up-from", "down-from", "either-from")


def rounding_json(rounding: AnyRounding) -> Any:
    """A rule of rounding as requests have it."""
    if isinstance(rounding, RoundingFrom):
        return {rounding.rule: rounding.tenths}
    return Rounding(rounding).value


def rounding_of(value: Any) -> Rounding | RoundingFrom:
    """A rule of rounding as answers have it."""
    if isinstance(value, Mapping):
        ((rule, tenths),) = value.items()
        return RoundingFrom(rule, tenths)
    return Rounding(value)


def rounding_code(rounding: AnyRounding) -> tuple[int, int]:
    """A rule of rounding and its threshold as the C functions take them."""
    if isinstance(rounding, RoundingFrom):
        return _ROUNDINGS.index(rounding.rule), rounding.tenths
    return _ROUNDINGS.index(Rounding(rounding)), 0


class Nature(Name):
    """What kind of number something is: it decides how a printed figure is read."""

    COUNT = "count"
    MEAN = "mean"
    SHARE = "share"
    CHANGE = "change"
    POINTS = "points"
    TIMES = "times"
    #: Money, in the minor units of a currency that stands beside it.
    MONEY = "money"
    RANK = "rank"
    DATE = "date"


def nature_of(value: Any) -> tuple[Nature, str | None]:
    """A kind of number as answers have it, and of money the currency."""
    if isinstance(value, Mapping):
        return Nature.MONEY, str(value["money"])
    return Nature(value), None


def nature_json(nature: Nature | str, currency: str | None) -> Any:
    """A kind of number as requests have it."""
    nature = Nature(nature)
    if (nature is Nature.MONEY) != (currency is not None):
        raise ValueError("money has a currency, and nothing else has one")
    return {"money": currency} if nature is Nature.MONEY else nature.value


class Counted(Name):
    """What is counted."""

    PEOPLE = "people"
    BOATS = "boats"
    UNCONTROLLED_LANDINGS = "uncontrolled-landings"
    PEOPLE_PREVENTED = "people-prevented"
    EVENTS_PREVENTED = "events-prevented"
    #: Arrived and prevented, added up.
    PEOPLE_ATTEMPTING = "people-attempting"


class Per(Name):
    """For each of what."""

    DAY = "day"
    WEEK = "week"


class Order(Name):
    """Which end of an order is its first place."""

    HIGHEST = "highest"
    LOWEST = "lowest"


class Sums(Name):
    """What sums over whole years are made of."""

    DAYS = "days"
    #: The final published totals of whole years, and days elsewhere.
    SPLICED = "spliced"


class Stage(Name):
    """Where an agreement stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    AMENDED = "amended"
    ENDED = "ended"


class Purpose(Name):
    """What money is for."""

    PATROLS = "patrols"
    SURVEILLANCE = "surveillance"
    PORT_SECURITY = "port-security"
    POLICE_STATION = "police-station"
    COMMAND_CENTRE = "command-centre"
    DETENTION_CENTRE = "detention-centre"
    RECEPTION = "reception"
    COMPENSATION_FUND = "compensation-fund"
    COMMUNICATION = "communication"
    RETURNS = "returns"
    OTHER = "other"


class Binding(Name):
    """How binding an amount is."""

    EXACT = "exact"
    UP_TO = "up-to"
    CONDITIONAL = "conditional"
    ESTIMATED = "estimated"


class PolicyKind(Name):
    """What a policy period is a period of."""

    OFFICE = "office"
    ACT = "act"
    AGREEMENT = "agreement"
    DATA_OWNER = "data-owner"


class Landing(Name):
    """How a boat reached the shore."""

    INTERCEPTED = "intercepted"
    UNCONTROLLED = "uncontrolled"
    #: Not recorded.
    UNKNOWN = "unknown"


class DeathScope(Name):
    """Whose deaths are counted."""

    AT_SEA = "at-sea"
    AT_SEA_AND_SHORE = "at-sea-and-shore"
    BORDER_REGION = "border-region"
    UNSTATED = "unstated"


class Dating(Name):
    """Whether a publication says its moment itself."""

    STATED = "stated"
    INFERRED = "inferred"


class Status(Name):
    """How sure a publication is."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    SPLICED = "spliced"


class Coverage(Name):
    """Whether a publication has every day from its first to its last."""

    DENSE = "dense"
    PARTIAL = "partial"


def code(member: Name) -> int:
    """The number that the C functions have for a member: its place in the list."""
    return _CODES[member.__class__, member.value]


_KINDS: tuple[type[Name], ...] = (Basis, Grouping, Reading, Nature, Counted, Per, Sums, Stage, ClaimVerdict, Together)
_CODES = {
    (kind, str(member.value)): number
    for kind in _KINDS
    for number, member in enumerate(kind)
}
