"""Pictures of what the library answers, where matplotlib is installed: `pip install crossings[plot]`.

`Register.plot` and `Judgement.plot` draw with the functions here. Each takes the `Axes` to draw on as `ax`,
makes a figure of its own where it is given none, and returns the `Axes`, which can be changed further.

- Everything drawn is an answer of the library; nothing is worked out here. Only positions are floats.
- What is not known is a gap, marked as such, and never a zero.
- A day is drawn around its midnight, so that a tick points at the middle of its day.
- Nothing is told by colour alone, and the colours can be told apart by the colour-blind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings import canvas
from crossings.errors import InvalidRequest, Missing
from crossings.names import Basis, Grouping
from crossings.plot_judgement import judgement

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

    from crossings.dates import AnyMoment, Day
    from crossings.policy import PolicyPeriod
    from crossings.register import Register
    from crossings.view import View

__all__ = ["arrivals", "judgement", "people_per_boat", "register"]

_SERIES = {
    Basis.UK_ARRIVALS: "UK arrivals",
    Basis.FRENCH_ATTEMPTS: "French count of attempts",
    Basis.FRONTEX_DETECTIONS: "Frontex detections",
    Basis.BELGIAN_INTERCEPTIONS: "Belgian interceptions",
}


class _Span(NamedTuple):
    """Days in a row, both included, and what is drawn of them; `None` where that is not known."""

    first: date
    last: date
    value: int | Fraction | None
    #: Whether there is no figure at all, and not just nothing to divide by.
    unknown: bool = False
    #: Whether some days of the week, month or year are not among them.
    part: bool = False


def register(register: Register, kind: str = "arrivals", **options: Any) -> Axes:
    """Draws a register: `arrivals`, or `people-per-boat`. The options are those of the function of that name."""
    kinds = {"arrivals": arrivals, "people-per-boat": people_per_boat}
    if kind not in kinds:
        raise InvalidRequest(f"there is no picture `{kind}` of a register; there is: {', '.join(kinds)}")
    return kinds[kind](register, **options)


def arrivals(
    register: Register,
    *,
    by: Grouping | str = "day",
    first: Day | None = None,
    last: Day | None = None,
    basis: Basis | str = Basis.UK_ARRIVALS,
    as_of: AnyMoment | None = None,
    periods: str | bool | None = True,
    ax: Axes | None = None,
) -> Axes:
    """Draws how many people arrived, by `day`, `week`, `month` or `year`.

    - `first`, `last`: from one day to another, both included; those of the series where left out.
    - `basis`, `as_of`: which series, and the publications up to a date or a moment.
    - `periods`: the timeline whose periods are shaded and named, such as `Home Secretary`; the first that the
      register has where left out, which is `Prime Minister` unless it has periods of its own; `None` for none.

    A week, month or year of which some days are not drawn is hatched. Where there is no figure there is a
    gap, which is marked.

    >>> from crossings import Register
    >>> days = b"date,people,boats\\n2024-07-08,65,1\\n2024-07-09,419,6\\n"
    >>> register = Register.from_csv(days, published="2024-07-10")
    >>> axes = register.plot(by="day")
    >>> axes.get_title(loc="left"), axes.get_ylabel()
    ('People who arrived, by day', 'people per day')
    """
    return _drawn(register, "people", by, first, last, basis, as_of, periods, ax)


def people_per_boat(
    register: Register,
    *,
    by: Grouping | str = "month",
    first: Day | None = None,
    last: Day | None = None,
    basis: Basis | str = Basis.UK_ARRIVALS,
    as_of: AnyMoment | None = None,
    periods: str | bool | None = True,
    ax: Axes | None = None,
) -> Axes:
    """Draws the people by the boats of each `day`, `week`, `month` or `year`: one sum divided by the other.

    The options are those of `arrivals`. A point stands in the middle of its days. Where no boat arrived
    there is no point, since there is nothing to divide by; where there is no figure, a gap is marked.
    """
    return _drawn(register, "people per boat", by, first, last, basis, as_of, periods, ax)


def _drawn(
    register: Register,
    what: str,
    by: Grouping | str,
    first: Day | None,
    last: Day | None,
    basis: Basis | str,
    as_of: AnyMoment | None,
    periods: str | bool | None,
    ax: Axes | None,
) -> Axes:
    spans = _spans(register, what, _grain(by), first, last, Basis(basis), as_of)
    window = spans[0].first, spans[-1].last
    if periods is True:
        periods = (register.timelines or ["Prime Minister"])[0]
    timeline = register.timeline(periods) if periods else []
    ax, own = canvas.axes_for(ax, (9, 4.6))
    if what == "people":
        _bars(ax, spans, _grain(by))
        title = "People who arrived"
        ax.set_ylabel(f"people per {_grain(by)}")
    else:
        _line(ax, spans, _grain(by))
        title = "People per boat"
        ax.set_ylabel("people per boat")
    _gaps(ax, spans)
    ax.set_title(f"{title}, by {_grain(by)}", loc="left")
    ax.set_xlim(canvas.start_of(window[0]), canvas.end_of(window[1]))
    ax.set_ylim(bottom=0)
    if not any(one.value for one in spans):
        ax.set_ylim(top=1)
    canvas.date_axis(ax, window[0], window[1])
    ax.set_xlabel("date")
    shaded = f"; shaded: {periods}" if timeline else ""
    canvas.note(ax, _source(register, register.view(basis, as_of=as_of), Basis(basis)) + shaded)
    _finish(ax)
    # On axes of somebody else's, whose size may change yet, more room is left.
    room = 1.0 if own else 0.85
    if own:
        canvas.settle(ax)
    _policy(ax, timeline, window, room)
    _legend(ax, room)
    return ax


def _grain(by: Grouping | str) -> str:
    grains = ("day", "week", "month", "year")
    if by not in grains:
        raise InvalidRequest(f"pictures are by {', '.join(grains[:-1])} or {grains[-1]}; got `{by}`")
    return str(by)


# What is drawn, as the model answers it.


def _spans(
    register: Register,
    what: str,
    by: str,
    first: Day | None,
    last: Day | None,
    basis: Basis,
    as_of: AnyMoment | None,
) -> list[_Span]:
    # The summary also says what is wrong with the window, and that a series has nothing by day.
    by_rows = "month" if by == "day" else by
    summary = register.summary(by_rows, basis=basis, as_of=as_of, first=first, last=last)
    if by == "day":
        start, end = summary[0].period.first, summary[-1].period.last or summary[-1].period.first
        return list(_days(register.view(basis, as_of=as_of), what, start, end))
    if not summary.rows and what != "people":
        raise Missing("there are no figures by day here, only published totals; people per boat need boats")
    spans = []
    for row in summary:
        value = row.people if what == "people" else row.people_per_boat
        last_day = row.period.last or row.period.first
        spans.append(_Span(row.period.first, last_day, value, unknown=row.people is None, part=not row.whole))
    for total in summary.totals:
        spans.append(_Span(total.period.first, total.period.last or total.period.first, total.people))
    return spans


def _days(view: View, what: str, first: date, last: date) -> Iterable[_Span]:
    known = {one.date: one for one in view}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        found = known.get(day)
        if found is None:
            yield _Span(day, day, None, unknown=True)
        elif what == "people":
            yield _Span(day, day, found.people)
        else:
            yield _Span(day, day, view.people_per_boat(day, day) if found.boats else None)


def _source(register: Register, view: View, basis: Basis) -> str:
    """Who published what is drawn: the newest publication that counts and gives days; failing that, totals."""
    counting = register.publications(basis)
    while counting and counting[-1].published != view.published:
        counting.pop()
    giving = [one for one in counting if one.day_count] or counting
    if not giving:
        return _SERIES[basis]
    source = f"source: {giving[-1].source}; " if giving[-1].source else ""
    earlier = len(giving) - 1
    more = f"; and {earlier} earlier publication{'s' if earlier > 1 else ''}" if earlier else ""
    return f"{_SERIES[basis]}; {source}as published {canvas.moment_words(giving[-1].published)}{more}"


# How it is drawn.


def _bars(ax: Axes, spans: Sequence[_Span], by: str) -> None:
    nothing = float("nan")
    style: dict[str, Any] = {"fill": True, "linewidth": 0.8, "edgecolor": canvas.BLUE}
    whole = [one for one in spans if not one.part]
    part = [one for one in spans if one.part]
    for chosen, label, more in (
        (whole, "arrivals", {"facecolor": canvas.SKY}),
        (part, f"only a part of the {by}", {"facecolor": "white", "hatch": "....", "zorder": 1.1}),
    ):
        if not any(one.value is not None for one in chosen):
            continue
        edges, heights = [canvas.start_of(chosen[0].first)], []
        for one in chosen:
            if canvas.start_of(one.first) != edges[-1]:
                edges.append(canvas.start_of(one.first))
                heights.append(nothing)
            edges.append(canvas.end_of(one.last))
            heights.append(nothing if one.value is None else float(one.value))
        # A NaN breaks the outline, so that a gap has none.
        ax.stairs(heights, edges, label=label, **style, **more)


def _line(ax: Axes, spans: Sequence[_Span], by: str) -> None:
    at = [canvas.middle_of(one.first, one.last) for one in spans]
    heights = [float("nan") if one.value is None else float(one.value) for one in spans]
    marker = "o" if len(spans) <= 120 else "."
    size = 4 if len(spans) <= 120 else 2
    ax.plot(at, heights, marker=marker, markersize=size, linewidth=1.2, color=canvas.BLUE, label="people per boat")
    part = [(x, y) for x, y, one in zip(at, heights, spans) if one.part and one.value is not None]
    if part:
        ax.plot(
            [x for x, _ in part],
            [y for _, y in part],
            linestyle="none",
            marker="o",
            markersize=6,
            markerfacecolor="white",
            markeredgecolor=canvas.BLUE,
            label=f"only a part of the {by}",
        )


def _gaps(ax: Axes, spans: Sequence[_Span]) -> None:
    runs: list[tuple[date, date]] = []
    for one in spans:
        if not one.unknown:
            continue
        if runs and one.first - runs[-1][1] == timedelta(days=1):
            runs[-1] = runs[-1][0], one.last
        else:
            runs.append((one.first, one.last))
    for index, (first, last) in enumerate(runs):
        ax.axvspan(
            canvas.start_of(first),
            canvas.end_of(last),
            facecolor="none",
            edgecolor=canvas.VERMILION,
            hatch="///",
            linewidth=0.8,
            alpha=0.55,
            label="no figure" if index == 0 else "_no figure",
        )


def _finish(ax: Axes) -> None:
    ax.spines[["top", "right"]].set_visible(False)
    ax.yaxis.grid(True, color="#cccccc", linewidth=0.6)
    ax.set_axisbelow(True)
    from matplotlib.ticker import FuncFormatter

    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))


def _policy(ax: Axes, timeline: Sequence[PolicyPeriod], window: tuple[date, date], room: float) -> None:
    """Shades the periods of a timeline in turn, and names each above the axes, in as many rows as it takes."""
    from crossings.dates import Period

    days = Period(*window)
    shown = [(index, one) for index, one in enumerate(timeline) if one.period.overlaps(days)]
    if not shown:
        return
    width = ax.get_window_extent().width * room * 72 / ax.figure.dpi
    scale = width / (canvas.end_of(window[1]) - canvas.start_of(window[0]))
    # How far a row is free, in points from the left; from the last name to the first, so that the line down
    # from a name in a higher row passes to the left of those below it.
    free: list[float] = []
    for index, one in reversed(shown):
        cut = one.period.intersection(days)
        start = canvas.start_of(cut.first)
        ax.axvspan(
            start,
            canvas.end_of(cut.last or window[1]),
            facecolor=canvas.SHADES[index % 2],
            linewidth=0,
            zorder=0,
            gid=f"period {one.id}",
        )
        at = (start - canvas.start_of(window[0])) * scale
        name = _above(ax, start, one.title, gid=f"name {one.id}")
        taken = name.get_window_extent().width * 72 / ax.figure.dpi + 6
        left = max(0.0, min(at, width - taken))
        # A name that would not fit to the right of its first day stands above it, with the line ending below.
        least = 1 if left < at and len(shown) > 1 else 0
        free += [width] * (least - len(free))
        row = next((number for number, end in enumerate(free) if number >= least and left + taken <= end), len(free))
        free[row : row + 1] = [left]
        free[:row] = [min(end, at) for end in free[:row]]
        name.set_position((left - at + 2, 3 + canvas.ROW * row))
        if row:
            top = 2 + canvas.ROW * row + (0 if left < at else 9)
            line = {"arrowstyle": "-", "color": canvas.QUIET, "linewidth": 0.6, "shrinkA": 0, "shrinkB": 0}
            _above(ax, start, "", arrowprops=line).set_position((0, top))
    ax.set_title(ax.get_title(loc="left"), loc="left", pad=8 + canvas.ROW * len(free))


def _above(ax: Axes, at: float, text: str, **options: Any) -> Annotation:
    """A text above the axes, from a place on the axis of dates."""
    return ax.annotate(
        text,
        xy=(at, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 0),
        textcoords="offset points",
        ha="left",
        va="bottom",
        fontsize=canvas.SMALL,
        annotation_clip=False,
        **options,
    )


def _legend(ax: Axes, room: float) -> None:
    """A legend where there is more than one thing to tell apart, and room above the data for it."""
    handles, labels = ax.get_legend_handles_labels()
    if len(labels) < 2:
        return
    legend = ax.legend(
        handles,
        labels,
        loc="upper left",
        ncols=len(labels),
        facecolor="white",
        framealpha=0.9,
        edgecolor="none",
        fontsize=canvas.SMALL,
    )
    share = 1.5 / room**2 * legend.get_window_extent().height / ax.get_window_extent().height
    bottom, top = ax.get_ylim()
    ax.set_ylim(bottom, bottom + (top - bottom) / max(0.4, 1 - share))
