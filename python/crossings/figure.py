"""Figures as they are printed, and what they may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from crossings._library import NULL, Handle, borrowed, ffi, items, lib, make, string
from crossings.answer import ask
from crossings.dates import maybe_from_c
from crossings.exact import Interval, Number, fraction, interval_of_c, ratio_of_c, ratio_to_c, read_exact, read_interval
from crossings.names import AnyRounding, Name, Nature, Reading, code, nature_json, nature_of, rounding_code, rounding_json

__all__ = ["Description", "Figure", "FigureSlip", "Meaning", "PrintedUnit", "SlipKind", "describe"]


class SlipKind(Name):
    """What one wrong digit may be."""

    SWAPPED = "swapped"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FigureSlip:
    """A figure that may have been meant if one digit was printed wrongly."""

    kind: SlipKind
    printed: str
    meant: str
    #: What was done to it, in words.
    text: str
    #: The figure as it should have been.
    figure: str


class PrintedUnit(NamedTuple):
    """What is printed behind a number: what it counts, and for each of what."""

    of: str | None
    per: str | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure may mean as one kind of number. Shares and changes are parts of one, money is in minor units."""

    nature: Nature
    #: Of money.
    currency: str | None
    #: The number that is printed; `None` where there is none.
    printed: Fraction | None
    #: The numbers that it may mean; `None` where it has no exact meaning under that reading.
    literal: Interval | None
    pragmatic: Interval | None
    strict: Interval | None


@dataclass(frozen=True, slots=True)
class Description:
    """Words that could be printed for a number, and the readings under which they are true of it."""

    text: str
    readings: tuple[Reading, ...]

    def __str__(self) -> str:
        return self.text


_NOUNS = (None, "people", "boats", "days", "deaths", "events")
_PERS = (None, "day", "week", "boat")


def _currency(currency: str | None) -> tuple[Any, int]:
    if currency is None:
        return NULL, 0
    encoded = currency.encode()
    return encoded, len(encoded)


class Figure(Handle):
    """A figure as it was printed. The grammar is closed: what is not in it is an `InvalidFigure`.

    >>> from crossings import Figure
    >>> figure = Figure.parse("almost a third")
    >>> str(figure.interval("share", reading="strict"))
    '[197/600, 1/3)'
    >>> figure.nearest("0.31", "share")
    'almost a third'
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Figure:
        """Reads a figure."""
        encoded = text.encode()
        figure = make(lib.crossings_figure_parse, "crossings_figure **", encoded, len(encoded))
        return cls._own(figure, lib.crossings_figure_free)

    def _about(self) -> Any:
        return make(lib.crossings_figure_about, "crossings_figure_facts *", self._handle)

    @property
    def text(self) -> str:
        """The figure as it was printed."""
        return borrowed(self._about().text) or ""

    @property
    def unit(self) -> PrintedUnit | None:
        """What is printed behind the number."""
        facts = self._about()
        unit = PrintedUnit(_NOUNS[facts.noun], _PERS[facts.per])
        return unit if any(unit) else None

    @property
    def date(self) -> date | None:
        """The day, where the figure is one."""
        return maybe_from_c(self._about().date)

    @property
    def currency(self) -> str | None:
        """The currency, where the figure is money."""
        return ffi.string(self._about().currency).decode() or None

    def states(self, nature: Nature | str, currency: str | None = None) -> bool:
        """Whether it can state such a number."""
        number = code(Nature(nature))
        return bool(make(lib.crossings_figure_states, "bool *", self._handle, number, *_currency(currency)))

    def interval(
        self,
        nature: Nature | str,
        *,
        reading: Reading | str = Reading.PRAGMATIC,
        rounding: AnyRounding = "half-up",
        rounded: bool = False,
        currency: str | None = None,
    ) -> Interval:
        """The numbers that it may mean; `NotStated` or `NoReading` where it has no such meaning.

        `rounded` says that a count with no hedge was rounded to its last digit that is not zero.
        """
        number = code(Nature(nature))
        rule, threshold = rounding_code(rounding)
        how = ffi.new("crossings_understanding *", (code(Reading(reading)), rule, threshold, rounded))
        arguments = (self._handle, number, *_currency(currency), how)
        return interval_of_c(make(lib.crossings_figure_interval, "crossings_interval *", *arguments))

    def printed(self, nature: Nature | str, *, currency: str | None = None) -> Fraction | None:
        """The number that is printed; `None` where there is none."""
        arguments = (self._handle, code(Nature(nature)), *_currency(currency))
        return ratio_of_c(make(lib.crossings_figure_printed, "crossings_ratio *", *arguments))

    def nearest(self, number: Number, nature: Nature | str, *, currency: str | None = None) -> str:
        """The same words with the number that makes them true of a number."""
        ratio = ffi.new("crossings_ratio *", ratio_to_c(fraction(number)))
        return string(
            lib.crossings_figure_nearest, self._handle, ratio, code(Nature(nature)), *_currency(currency)
        )

    def meanings(self, *, rounding: AnyRounding = "half-up", rounded: bool = False) -> list[Meaning]:
        """Each kind of number that it can state, and under each reading the numbers that it may mean."""
        answer = ask("figure", figure=self.text, rounding=rounding_json(rounding), rounded=rounded)
        found = []
        for one in answer.value["natures"]:
            nature, currency = nature_of(one["nature"])
            under = {each["reading"]: read_interval(each["interval"]) for each in one["readings"]}
            found.append(Meaning(nature, currency, read_exact(one["printed"]), **under))
        return found

    def slips(self) -> Sequence[FigureSlip]:
        """The figures that may have been meant if one digit was printed wrongly."""

        def read(one: Any) -> FigureSlip:
            texts = (borrowed(one.printed), borrowed(one.meant), borrowed(one.text), borrowed(one.figure))
            return FigureSlip(list(SlipKind)[one.kind], *(text or "" for text in texts))

        found = make(lib.crossings_figure_slips, "crossings_slips **", self._handle)
        owned = ffi.gc(found, lib.crossings_slips_free)
        return items(owned, lib.crossings_slips_len, lib.crossings_slips_get, "crossings_slip *", read)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figure) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return "<Figure: closed>" if self.closed else f"Figure.parse({self.text!r})"


def describe(value: Number, nature: Nature | str, *, currency: str | None = None) -> list[Description]:
    """Words in which a number may be printed, from the closest to the roundest.

    Shares and changes are parts of one, money is in minor units.

    >>> import crossings
    >>> crossings.describe("1/3", "share")[0].text
    '33.3%'
    """
    answer = ask("describe", value=str(fraction(value)), nature=nature_json(nature, currency))
    return [
        Description(one["text"], tuple(Reading(reading) for reading in one["readings"]))
        for one in answer.value["descriptions"]
    ]
