"""The picture of a judgement: what a figure may mean against the exact value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from textwrap import fill
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings import canvas
from crossings.names import Nature, Reading

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from crossings.exact import Interval
    from crossings.judgement import Judgement, Trial

__all__ = ["judgement"]


class _Outcome(NamedTuple):
    """Trials that came to the same: one row of the picture."""

    trial: Trial
    labels: list[str]


_MILLION = 1_000_000
#: The ends of an axis on which there is nothing.
_NOTHING = (0.0, 1.0)
_BANDS = ((Reading.LITERAL, 0.74, "#d4e6f1"), (Reading.PRAGMATIC, 0.5, "#7fb8dc"), (Reading.STRICT, 0.24, canvas.BLUE))


def judgement(judgement: Judgement, *, ax: Axes | None = None) -> Axes:
    """Draws what a figure may mean against the exact value, one row for each way in which the claim can be understood.

    The first row, at the top, is the house interpretation. The bars are the numbers that the figure may mean
    under each reading: an end without a bound goes on to the edge. The mark is the exact value, and its shape
    says whether the claim is true: under the reading of the house, under another one only, or under none.
    Interpretations that come to the same value share a row.
    """
    outcomes = _outcomes(judgement)
    names = [fill(_named(one.labels), 38) for one in outcomes]
    lines = max([name.count("\n") for name in names], default=0) + 1
    ax, own = canvas.axes_for(ax, (10, 2 + max(0.38, 0.17 * lines) * len(outcomes)))
    scale, unit = _scale(judgement)
    low, high = _limits(judgement, outcomes, scale)
    drawn: set[str] = set()
    for row, outcome in enumerate(outcomes):
        _stated(ax, judgement, outcome.trial, row, scale, (low, high), drawn)
        _value(ax, judgement, outcome.trial, row, scale)
    ax.set_xlim(low, high)
    ax.set_ylim(len(outcomes) - 0.5, -0.5)
    ax.set_yticks(range(len(outcomes)), names, fontsize=canvas.SMALL)
    ax.tick_params(axis="y", length=0)
    ax.set_title(f"“{judgement.figure}”: {judgement.verdict}", loc="left")
    ax.set_xlabel(unit)
    if (low, high) == _NOTHING:
        ax.set_xticks([])
    elif judgement.nature is Nature.DATE:
        days = canvas.untyped_dates().num2date([low, high])
        canvas.date_axis(ax, days[0].date(), days[1].date())
    else:
        from matplotlib.ticker import FuncFormatter, MaxNLocator

        ax.xaxis.set_major_locator(MaxNLocator(5))
        ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    published = [one.published for one in judgement.trials if one.published is not None]
    known = (
        f"; newest data published {canvas.moment_words(max(published, key=lambda one: one.datetime))}"
        if published
        else ""
    )
    many = len(judgement.trials)
    canvas.note(
        ax,
        f"{judgement.measure}; {judgement.reading} reading of the house; "
        f"{many} interpretation{'' if many == 1 else 's'}{known}",
    )
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.xaxis.grid(True, color="#cccccc", linewidth=0.6)
    ax.set_axisbelow(True)
    if own:
        canvas.settle(ax)
    _key(ax)
    return ax


def _outcomes(judgement: Judgement) -> list[_Outcome]:
    found: dict[Any, _Outcome] = {}
    for trial, label in zip(judgement.trials, _labels(judgement)):
        said = None if trial.value is None else trial.value.text
        found.setdefault((said, trial.no_value, trial.readings), _Outcome(trial, [])).labels.append(label)
    return list(found.values())


def _labels(judgement: Judgement) -> Iterable[str]:
    """What sets each trial apart from that of the house: as its working has it or, without, by its fields."""
    working = {one.trial: one.differs for one in judgement.working}
    house = judgement.trials[0] if judgement.trials else None
    for index, trial in enumerate(judgement.trials):
        if house is None or index == 0:
            yield "house interpretation"
            continue
        if index in working:
            yield ", ".join(working[index]) or "house interpretation"
            continue
        differs = []
        if trial.measure != house.measure:
            differs.append(f"measure {trial.measure + 1}")
        if trial.as_of is not None and trial.as_of != house.as_of:
            differs.append(f"known to {trial.as_of}")
        for field in ("handover", "day_count", "week", "last_year"):
            if getattr(trial.convention, field) != getattr(house.convention, field):
                differs.append(f"{field.replace('_', ' ')}: {getattr(trial.convention, field)}")
        if trial.sums != house.sums:
            differs.append(f"sums: {trial.sums}")
        if trial.reported_by != house.reported_by:
            differs.append(f"reported by {trial.reported_by}")
        if trial.published != house.published:
            differs.append(
                "nothing published"
                if trial.published is None
                else f"as published {canvas.moment_words(trial.published)}"
            )
        yield ", ".join(differs) or "house interpretation"


def _named(labels: Sequence[str]) -> str:
    more = len(labels) - 1
    return labels[0] + (f", and {more} more" if more else "")


def _scale(judgement: Judgement) -> tuple[Fraction, str]:
    """From the library's unit to the one of the axis, and its name: per cent, and millions of money."""
    if judgement.nature is Nature.POINTS:
        return Fraction(100), "percentage points"
    if judgement.nature in (Nature.SHARE, Nature.CHANGE):
        return Fraction(100), "per cent"
    if judgement.nature is Nature.MONEY:
        currencies = [
            one.value.money.currency
            for one in judgement.trials
            if one.value is not None and one.value.money is not None
        ]
        return Fraction(1, 100 * _MILLION), f"million {currencies[0]}" if currencies else "million"
    units = [one.value.unit for one in judgement.trials if one.value is not None and one.value.unit is not None]
    return Fraction(1), units[0] if units else str(judgement.nature)


def _position(trial: Trial, scale: Fraction) -> float | None:
    if trial.value is None:
        return None
    if trial.value.date is not None:
        return canvas.middle_of(trial.value.date, trial.value.date)
    if trial.value.money is not None:
        return float(trial.value.money.value / _MILLION)
    return None if trial.value.number is None else float(trial.value.number * scale)


def _stated_day(judgement: Judgement) -> date | None:
    if judgement.nature is not Nature.DATE:
        return None
    from crossings.figure import Figure

    with Figure.parse(judgement.figure) as figure:
        return figure.date


def _limits(judgement: Judgement, outcomes: Sequence[_Outcome], scale: Fraction) -> tuple[float, float]:
    """What the axis has to show: every value, and every end of an interval that has one."""
    at = [found for one in outcomes if (found := _position(one.trial, scale)) is not None]
    for one in outcomes:
        for held in one.trial.readings:
            if held.interval is not None:
                at += [float(end * scale) for end in (held.interval.lower, held.interval.upper) if end is not None]
    if (day := _stated_day(judgement)) is not None:
        at += [canvas.start_of(day), canvas.end_of(day)]
    if not at:
        return _NOTHING
    low, high = min(at), max(at)
    room = (high - low) * 0.12 or max(abs(high) * 0.05, 1.0)
    return low - room, high + room


def _stated(
    ax: Axes,
    judgement: Judgement,
    trial: Trial,
    row: int,
    scale: Fraction,
    limits: tuple[float, float],
    drawn: set[str],
) -> None:
    """The bars of a row: what the figure may mean."""
    if (day := _stated_day(judgement)) is not None:
        label = "stated day" if not row else "_stated day"
        ax.barh(
            row,
            1,
            0.5,
            left=canvas.start_of(day),
            color=_BANDS[1][2],
            edgecolor=canvas.BLUE,
            linewidth=0.8,
            label=label,
        )
        return
    intervals = {held.reading: held.interval for held in trial.readings}
    for reading, height, colour in _BANDS:
        interval = intervals.get(reading)
        same = [other for other, _, _ in _BANDS if intervals.get(other) == interval]
        if interval is None or same[0] is not reading:
            continue
        label = f"{', '.join(same)}: {_interval(interval, scale)}"
        lower = limits[0] if interval.lower is None else float(interval.lower * scale)
        upper = limits[1] if interval.upper is None else float(interval.upper * scale)
        # An interval of one number is as wide as its outline.
        outline = 3 if lower == upper else 0.8
        shown = f"_{label}" if label in drawn else label
        drawn.add(label)
        ax.barh(
            row, upper - lower, height, left=lower, color=colour, edgecolor=canvas.BLUE, linewidth=outline, label=shown
        )


def _interval(interval: Interval, scale: Fraction) -> str:
    if interval.lower is not None and interval.lower == interval.upper:
        return _number(interval.lower * scale)
    left = "−∞" if interval.lower is None else _number(interval.lower * scale)
    right = "∞" if interval.upper is None else _number(interval.upper * scale)
    return f"{'[' if interval.lower_included else '('}{left}, {right}{']' if interval.upper_included else ')'}"


def _number(number: Fraction) -> str:
    """A number in decimals where it has an end in them, and else as a ratio."""
    whole = Fraction(number)
    for places in range(7):
        if (whole * 10**places).denominator == 1:
            return f"{Decimal(int(whole * 10**places)).scaleb(-places):,.{places}f}"
    return str(whole)


def _value(ax: Axes, judgement: Judgement, trial: Trial, row: int, scale: Fraction) -> None:
    """The mark of a row, and the value in words to the right of it."""
    at = _position(trial, scale)
    if at is not None:
        house = any(held.holds for held in trial.readings if held.reading is judgement.reading)
        kind = "true" if house else "other" if any(held.holds for held in trial.readings) else "false"
        marks: dict[str, tuple[str, dict[str, Any]]] = {
            "true": (f"true, {judgement.reading} reading", {"marker": "o", "markerfacecolor": "black"}),
            "other": ("true under another reading only", {"marker": "D", "markerfacecolor": "white"}),
            "false": ("not true", {"marker": "X", "markerfacecolor": canvas.VERMILION}),
        }
        label, style = marks[kind]
        said = {line.get_label() for line in ax.lines}
        ax.plot(
            [at],
            [row],
            linestyle="none",
            markersize=8,
            markeredgecolor="black" if kind != "false" else "white",
            label=f"_{label}" if label in said else label,
            zorder=4,
            **style,
        )
    text = trial.value.text if trial.value is not None else f"no value: {trial.no_value}"
    ax.annotate(
        fill(text, 34),
        xy=(1, row),
        xycoords=("axes fraction", "data"),
        xytext=(6, 0),
        textcoords="offset points",
        ha="left",
        va="center",
        fontsize=canvas.SMALL,
        color="black" if trial.value is not None else canvas.QUIET,
        annotation_clip=False,
        gid=f"value {row}",
    )


def _key(ax: Axes) -> None:
    """The legend of a judgement: above the axes, under the title."""
    handles, labels = ax.get_legend_handles_labels()
    if not labels:
        return
    # What is stated first, then the marks.
    order = sorted(range(len(labels)), key=lambda index: hasattr(handles[index], "get_marker"))
    handles, labels = [handles[index] for index in order], [labels[index] for index in order]
    for columns in range(min(4, len(labels)), 0, -1):
        legend = ax.legend(
            handles,
            labels,
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=columns,
            frameon=False,
            fontsize=canvas.SMALL,
            borderaxespad=0.1,
            columnspacing=1.2,
        )
        if legend.get_window_extent().x1 <= ax.get_window_extent().x1:
            break
    height = legend.get_window_extent().height * 72 / ax.figure.dpi
    ax.set_title(ax.get_title(loc="left"), loc="left", pad=height + 4)
