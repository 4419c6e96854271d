"""What every picture is drawn with: axes, colours, dates, and the line that says what is shown."""

from __future__ import annotations

from datetime import date
from textwrap import fill
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from crossings.dates import Moment

# The colours of Okabe and Ito, and two greys for periods.
BLUE, SKY, VERMILION = "#0072B2", "#56B4E9", "#D55E00"
SHADES = ("#f1f1f1", "#dedede")
QUIET = "#595959"
SMALL = 8.5
#: The height of a row of names, in points.
ROW = 12


def moment_words(moment: Moment) -> str:
    """A moment of publication in words."""
    return moment.replace("T", " ").replace("Z", " UTC")


def axes_for(ax: Axes | None, size: tuple[float, float]) -> tuple[Axes, bool]:
    """The axes to draw on, and whether they are on a figure made for them."""
    try:
        from matplotlib import pyplot
    except ImportError as error:
        raise ModuleNotFoundError("pictures need matplotlib: pip install crossings[plot]", name="matplotlib") from error
    if ax is not None:
        return ax, False
    made: Axes = pyplot.subplots(figsize=size, layout="constrained")[1]
    return made, True


def untyped_dates() -> Any:
    """The library's module about dates, which has no types of its own."""
    from matplotlib import dates

    return dates


def start_of(day: date) -> float:
    """Where a day begins on an axis of dates: half a day before its midnight."""
    return middle_of(day, day) - 0.5


def end_of(day: date) -> float:
    """Where a day ends on an axis of dates."""
    return middle_of(day, day) + 0.5


def middle_of(first: date, last: date) -> float:
    """The middle of days in a row on an axis of dates."""
    start, end = untyped_dates().date2num([first, last])
    return (float(start) + float(end)) / 2


def date_axis(ax: Axes, first: date, last: date) -> None:
    """Makes the lower axis one of dates: whole days, as many as there is room for."""
    dates = untyped_dates()
    days = (last - first).days + 1
    ticks = max(4, min(9, int(width_of(ax) / 48)))
    locator = dates.DayLocator() if days <= 9 else dates.AutoDateLocator(minticks=3, maxticks=ticks)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))


def width_of(ax: Axes) -> float:
    """How wide axes are, in points."""
    return ax.get_window_extent().width * 72 / ax.figure.dpi


def note(ax: Axes, text: str) -> None:
    """A line below the axis and its label."""
    ax.annotate(
        fill(text, max(30, int(0.9 * width_of(ax) / (0.52 * SMALL)))),
        xy=(0, 0),
        xycoords=(ax.transAxes, ax.xaxis.label),
        xytext=(0, -3),
        textcoords="offset points",
        ha="left",
        va="top",
        fontsize=SMALL,
        color=QUIET,
        annotation_clip=False,
        gid="source",
    )


def settle(ax: Axes) -> None:
    """Lays the figure out, so that the size of the axes is known."""
    figure: Any = ax.figure
    figure.draw_without_rendering()
