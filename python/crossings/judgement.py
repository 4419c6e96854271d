"""Whether published claims are true, and under which of the admissible interpretations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, overload

from crossings._library import lib
from crossings.answer import Answer, Rows, request_of
from crossings.claim import AnyClaims, Claim, Claims, claims_of
from crossings.dates import AnyMoment, Convention, Moment, Period, moment_text, read_convention, read_day, read_moment, read_period
from crossings.exact import Amount, Interval, read_amount, read_exact, read_interval
from crossings.funding import Agreement, read_agreement
from crossings.measure import Value, read_value
from crossings.names import (
    AnyRounding,
    Basis,
    ClaimVerdict,
    Name,
    Nature,
    Reading,
    Rounding,
    RoundingFrom,
    Sums,
    nature_of,
    rounding_json,
    rounding_of,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from crossings.bundle import Audit
    from crossings.register import Register

__all__ = ["Held", "JudgedOn", "Judgement", "Judgements", "LikelySlip", "LikelySlipKind", "Trial", "Working", "judge"]


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a figure holds under a reading."""

    reading: Reading
    #: The numbers that it may mean; `None` where it has no exact meaning under that reading.
    interval: Interval | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """A claim under one interpretation, and whether it is true then."""

    #: Which of the claim's measures: 0 is the first.
    measure: int
    #: Whose report of an amount of money.
    reported_by: str | None
    #: The last day that was known; `None` where neither the claim nor the data say one.
    as_of: date | None
    convention: Convention
    sums: Sums
    #: The newest publication that counts.
    published: Moment | None
    #: The value; `None` where there is none, and `no_value` says why.
    value: Value | None
    no_value: str | None
    readings: tuple[Held, ...]

    @property
    def holding(self) -> list[Reading]:
        """The readings under which it is true."""
        return [one.reading for one in self.readings if one.holds]


class LikelySlipKind(Name):
    """What may have gone wrong with a claim that is not supported."""

    #: A digit is another, is missing or is too many, or two are swapped.
    DIGITS = "digits"
    #: It is the figure of another last day, first day, or day.
    LAST_DAY = "last-day"
    FIRST_DAY = "first-day"
    DAY = "day"
    #: It was true as published before, and has been revised since.
    STALE = "stale"
    #: The amount is in the other currency.
    CURRENCY = "currency"
    #: Per cent stands for percentage points, or the other way round.
    POINTS = "points"
    PER_CENT = "per-cent"


@dataclass(frozen=True, slots=True)
class LikelySlip:
    """What may have gone wrong, with what belongs to it."""

    kind: LikelySlipKind
    #: Of digits: what was done to the figure.
    what: str | None = None
    #: The figure as it should have been.
    figure: str | None = None
    #: Of days: the first and the last of those in a row.
    first: date | None = None
    last: date | None = None
    #: Of a stale figure: when it was published.
    published: Moment | None = None
    #: Of a currency: the amount in the other.
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Working:
    """How the value of one trial was worked out."""

    trial: int
    #: In what the trial differs from the house interpretation, in words.
    differs: tuple[str, ...]
    #: The steps, in words.
    text: tuple[str, ...]


def _trial(value: Mapping[str, Any]) -> Trial:
    return Trial(
        measure=value["measure"],
        reported_by=value.get("reported_by"),
        as_of=read_day(value["as_of"]),
        convention=read_convention(value["convention"]),
        sums=Sums(value["sums"]),
        published=read_moment(value["published"]),
        value=read_value(value.get("value")),
        no_value=value.get("no-value"),
        readings=tuple(
            Held(Reading(one["reading"]), read_interval(one["interval"]), one["holds"]) for one in value["readings"]
        ),
    )


def _slip(value: Mapping[str, Any]) -> LikelySlip:
    day = value.get("date")
    return LikelySlip(
        kind=LikelySlipKind(value["slip"]),
        what=value.get("what"),
        figure=value.get("figure"),
        first=read_day(value.get("from", day)),
        last=read_day(value.get("to", day)),
        published=read_moment(value.get("published")),
        amount=read_amount(value.get("amount")),
    )


class Judgement:
    """The judgement on a claim. The first of its trials is the house interpretation.

    >>> from crossings import Claim, Measure, Register
    >>> claim = Claim("day", Measure.total(over=("2022-09-03", "2022-09-03")), "1,350")
    >>> days = Register.from_csv(b"date,people,boats\\n2022-09-03,1305,27\\n", published="2022-09-04")
    >>> judgement = claim.judge(days)
    >>> judgement
    <Judgement of day: '1,350' is contradicted; the value is 1,305 people; nearest '1,305'>
    >>> judgement.distance, judgement.slips[0].what
    (Fraction(45, 1), '350 for 305')
    """

    __slots__ = ("_value",)

    def __init__(self, value: Mapping[str, Any]) -> None:
        self._value = value

    @property
    def id(self) -> str:
        """The id of the claim."""
        return str(self._value["id"])

    @property
    def figure(self) -> str:
        """The figure as it was printed."""
        return str(self._value["figure"])

    @property
    def measure(self) -> str:
        """What the claim measures, in words."""
        return str(self._value["measure"])

    @property
    def nature(self) -> Nature:
        """What kind of number that is."""
        return nature_of(self._value["nature"])[0]

    @property
    def verdict(self) -> ClaimVerdict:
        """Whether it is true."""
        return ClaimVerdict(self._value["verdict"])

    @property
    def reading(self) -> Reading:
        """The reading of the house."""
        return Reading(self._value["reading"])

    @property
    def depends_on_reading(self) -> bool:
        """Whether the verdict would be another under another reading of the house."""
        return bool(self._value["depends_on_reading"])

    @property
    def trials(self) -> list[Trial]:
        """The claim under every admissible interpretation, that of the house first."""
        return [_trial(one) for one in self._value["trials"]]

    @property
    def value(self) -> Value | None:
        """The value under the house interpretation; `None` where there is none."""
        trials = self._value["trials"]
        return read_value(trials[0].get("value")) if trials else None

    @property
    def distance(self) -> Fraction | None:
        """How far the value is from the numbers that the figure may mean."""
        return read_exact(self._value["distance"])

    @property
    def nearest(self) -> str | None:
        """The same words with the number that could have been printed."""
        nearest: str | None = self._value["nearest"]
        return nearest

    @property
    def unbounded(self) -> str | None:
        """Why the claim is not contradicted though nothing makes it true: not all that the figure may mean is known."""
        unbounded: str | None = self._value["unbounded"]
        return unbounded

    @property
    def slips(self) -> list[LikelySlip]:
        """What may have gone wrong."""
        return [_slip(one) for one in self._value["slips"]]

    @property
    def working(self) -> list[Working]:
        """How the value of each trial was worked out, where that was asked for with `explain`."""
        return [
            Working(one["trial"], tuple(one["differs"]), tuple(one["text"])) for one in self._value.get("working", ())
        ]

    def to_dict(self) -> dict[str, Any]:
        """Its JSON form, as `docs/questions.md` has it."""
        return dict(self._value)

    def plot(self, *, ax: Axes | None = None) -> Axes:
        """Draws it, where matplotlib is installed; see `crossings.plot`."""
        from crossings import plot

        return plot.judgement(self, ax=ax)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Judgement) and self._value == other._value

    def __hash__(self) -> int:
        return hash((self.id, self.figure, self.verdict))

    def __repr__(self) -> str:
        value = self.value
        said = "" if value is None else f"; the value is {value}"
        nearest = "" if self.nearest is None or self.verdict is ClaimVerdict.SUPPORTED else f"; nearest {self.nearest!r}"
        return f"<Judgement of {self.id}: {self.figure!r} is {self.verdict}{said}{nearest}>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.judgement(self)


@dataclass(frozen=True, slots=True)
class JudgedOn:
    """A series that claims were judged on."""

    basis: Basis
    publications: int
    published: Moment | None
    extent: Period | None


class Judgements(Rows):
    """The judgement on each claim of a document, and whether the claims can all be true.

    Whether they can, which takes longer, is worked out when `audits` or `conflict` is looked at.

    >>> from crossings import Claims
    >>> judged = Claims.article().judge()
    >>> judged.counts[judged["people"].verdict], judged.conflict
    (10, False)
    """

    __slots__ = ("_audited", "_whole")

    def __init__(self, answer: Answer, audited: Callable[[], Answer]) -> None:
        super().__init__(answer)
        self._audited = audited
        self._whole: Answer | None = None

    def _all(self) -> Answer:
        if self._whole is None:
            self._whole = self._audited()
        return self._whole

    def to_json(self) -> str:
        """The whole answer in JSON, as `docs/questions.md` has it, the audits included."""
        return self._all().text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Judgements) and self._answer.text == other._answer.text

    __hash__ = Rows.__hash__

    @property
    def title(self) -> str | None:
        """What the claims are from."""
        title: str | None = self._value["title"]
        return title

    @property
    def series(self) -> list[JudgedOn]:
        """What they were judged on."""
        return [
            JudgedOn(
                Basis(one["basis"]), one["publications"], read_moment(one["published"]), read_period(one["extent"])
            )
            for one in self._value["series"]
        ]

    @property
    def reading(self) -> Reading:
        """The reading of the house."""
        return Reading(self._value["reading"])

    @property
    def rounding(self) -> Rounding | RoundingFrom:
        """How printed figures were rounded."""
        return rounding_of(self._value["rounding"])

    @property
    def readings_version(self) -> str:
        """The version of the table of readings."""
        return str(self._value["readings_version"])

    @property
    def counts(self) -> dict[ClaimVerdict, int]:
        """How many claims have which verdict."""
        return {ClaimVerdict(name): count for name, count in self._value["counts"].items()}

    @property
    def audits(self) -> list[Audit]:
        """Each bundle, held against each other."""
        from crossings.bundle import Audit

        return [Audit(one) for one in self._all().value["audits"]]

    @property
    def conflict(self) -> bool:
        """Whether some claims cannot all be true in the reading of the house."""
        return bool(self._all().value["conflict"])

    @property
    def proposals(self) -> list[Agreement]:
        """What is asked for and not agreed, with no figure to judge."""
        return [read_agreement(one) for one in self._value["proposals"]]

    def __len__(self) -> int:
        return len(self._value["judgements"])

    @overload
    def __getitem__(self, index: int | str) -> Judgement: ...
    @overload
    def __getitem__(self, index: slice) -> list[Judgement]: ...
    def __getitem__(self, index: int | str | slice) -> Judgement | list[Judgement]:
        """A judgement by its place or its claim's id."""
        values = self._value["judgements"]
        if isinstance(index, str):
            for value in values:
                if value["id"] == index:
                    return Judgement(value)
            from crossings.errors import NotFound

            raise NotFound(f"no claim with the id {index!r} was judged")
        return [Judgement(value) for value in values[index]] if isinstance(index, slice) else Judgement(values[index])

    def __iter__(self) -> Iterator[Judgement]:
        return map(Judgement, self._value["judgements"])

    def __repr__(self) -> str:
        return f"<Judgements: {', '.join(f'{count} {verdict}' for verdict, count in self.counts.items())}>"

    def _repr_html_(self) -> str:
        from crossings import html

        return html.judgements(self)


@overload
def judge(
    claims: Claim,
    register: Register | None = None,
    *,
    reading: Reading | str = ...,
    rounding: AnyRounding = ...,
    as_of: AnyMoment | None = ...,
    explain: bool | Iterable[str] = ...,
    fuel: int | None = ...,
    largest: int | None = ...,
) -> Judgement: ...
@overload
def judge(
    claims: Claims | Iterable[Claim],
    register: Register | None = None,
    *,
    reading: Reading | str = ...,
    rounding: AnyRounding = ...,
    as_of: AnyMoment | None = ...,
    only: Iterable[str] | None = ...,
    explain: bool | Iterable[str] = ...,
    fuel: int | None = ...,
    largest: int | None = ...,
) -> Judgements: ...
def judge(
    claims: AnyClaims,
    register: Register | None = None,
    *,
    reading: Reading | str = Reading.PRAGMATIC,
    rounding: AnyRounding = "half-up",
    as_of: AnyMoment | None = None,
    only: Iterable[str] | None = None,
    explain: bool | Iterable[str] = False,
    fuel: int | None = None,
    largest: int | None = None,
) -> Judgement | Judgements:
    """Judges a claim, or each claim of a document, on data; without any, on the built-in register.

    - `reading`: the reading of the house. `rounding`: how printed figures were rounded.
    - `as_of`: the publications up to a date, or up to a moment.
    - `only`: these claims, by their ids.
    - `explain`: with the working of each interpretation: of all claims, or of these.
    - `fuel`: how much work each reading of each bundle may take when claims are held against each
      other; `largest`: how many claims a conflict or a repair may have.

    One claim gives a `Judgement`, several give `Judgements`.
    """
    from crossings.register import Register

    document, data = claims_of(claims), register if register is not None else Register.builtin()
    explained = document.ids if explain is True else list(explain or ())
    asked: dict[str, Any] = {
        "reading": Reading(reading).value,
        "rounding": rounding_json(rounding),
        "as_of": moment_text(as_of),
        "only": None if only is None else list(only),
        "explain": explained,
        "fuel": fuel,
        "largest": largest,
    }

    # What is asked later is asked of these two, whatever is closed by then.
    held = document._handle, data._handle

    def answered(**more: Any) -> Answer:
        return Answer.made(lib.crossings_answer_claims, *held, *request_of({**asked, **more}))

    found = Judgements(answered(skip_audits=True), answered)
    return found[0] if isinstance(claims, Claim) else found
