"""Pictures: what is on the axes is what the library answers, and the image can be read."""

import io
import json
import subprocess
import sys
from datetime import date, timedelta
from fractions import Fraction

import matplotlib
import numpy
import pytest

matplotlib.use("Agg")

from matplotlib import pyplot
from matplotlib.dates import date2num
from matplotlib.patches import StepPatch

import crossings
from crossings import Claim, Measure, Register, Window, judge, plot


@pytest.fixture(autouse=True)
def close_figures():
    yield
    pyplot.close("all")


def day_number(day):
    return float(date2num(day))


def dense(first, last, seed=1):
    """Made-up days, with no chance in them: some without arrivals."""
    lines, day, state = ["date,people,boats"], first, seed
    while day <= last:
        state = (state * 1103515245 + 12345) % 2**31
        boats = max(0, state // 65536 % 9 - 3)
        people = boats * (20 + state // 7 % 50)
        lines.append(f"{day},{people},{boats}")
        day += timedelta(days=1)
    return Register.from_csv("\n".join(lines).encode(), published=last + timedelta(days=1))


def partial(*days):
    publication = {
        "published": "2030-12-01",
        "source": "made up",
        "coverage": "partial",
        "days": [{"date": day, "people": people, "boats": boats} for day, people, boats in days],
    }
    document = {"format": 1, "series": [{"basis": "uk-arrivals", "publications": [publication]}]}
    return Register.from_json(json.dumps(document).encode())


LONG = dense(date(2018, 1, 1), date(2026, 8, 20))
SHORT = dense(date(2024, 5, 29), date(2024, 8, 14))
HOLES = partial(("2030-04-01", 10, 1), ("2030-04-02", 0, 0), ("2030-05-20", 50, 1), ("2030-05-21", 0, 0))


def bars(axes):
    """Each bar that has a height: its first day, the day after its last, and how high it is."""
    found = []
    for patch in axes.patches:
        if isinstance(patch, StepPatch):
            heights, edges, _ = patch.get_data()
            found += [
                (edges[index] + 0.5, edges[index + 1] + 0.5, heights[index])
                for index in range(len(heights))
                if not numpy.isnan(heights[index])
            ]
    return sorted(found)


def span(patch):
    """The first and the last day of a patch, whose class depends on the version of matplotlib."""
    box = patch.get_path().get_extents(patch.get_patch_transform())
    return box.x0 + 0.5, box.x1 - 0.5


def gaps(axes):
    """The first and the last day of each stretch that is marked as without a figure."""
    return [span(patch) for patch in axes.patches if patch.get_hatch() == "///"]


def shaded(axes):
    """Each period that is shaded: its id, its first and its last day, and its colour."""
    return [
        (patch.get_gid().removeprefix("period "), *span(patch), patch.get_facecolor())
        for patch in axes.patches
        if (patch.get_gid() or "").startswith("period ")
    ]


# What is on the axes.


def test_days_are_drawn_as_the_view_has_them():
    axes = plot.arrivals(SHORT, by="day")
    assert bars(axes) == [(day_number(one.date), day_number(one.date) + 1, one.people) for one in SHORT.view()]
    assert any(one.people == 0 for one in SHORT.view()), (
        "a day without arrivals is a bar of no height, and not left out"
    )
    assert gaps(axes) == []


@pytest.mark.parametrize("by", ["week", "month", "year"])
def test_longer_stretches_are_drawn_as_the_summary_has_them(by):
    axes = plot.arrivals(SHORT, by=by, first="2024-06-05")
    rows = SHORT.summary(by=by, first="2024-06-05")
    wanted = [(day_number(row.period.first), day_number(row.period.last) + 1, row.people) for row in rows]
    assert bars(axes) == wanted
    # The sum of the bars is the sum of the days, added up one by one.
    assert sum(height for _, _, height in bars(axes)) == sum(
        one.people for one in SHORT.view() if one.date >= date(2024, 6, 5)
    )


def test_a_part_of_a_month_is_drawn_apart():
    axes = plot.arrivals(SHORT, by="month")
    hatched = [patch for patch in axes.patches if isinstance(patch, StepPatch) and patch.get_hatch()]
    heights = [height for patch in hatched for height in patch.get_data()[0] if not numpy.isnan(height)]
    assert heights == [row.people for row in SHORT.summary(by="month") if not row.whole]
    assert len(heights) == 2
    assert "only a part of the month" in [text.get_text() for text in axes.get_legend().get_texts()]


def test_published_totals_are_drawn_by_year():
    axes = plot.arrivals(Register.builtin(), by="year")
    totals = Register.builtin().summary(by="year").totals
    assert bars(axes) == [(day_number(one.period.first), day_number(one.period.last) + 1, one.people) for one in totals]
    with pytest.raises(crossings.Missing, match="people per boat need boats"):
        plot.people_per_boat(Register.builtin(), by="year")


@pytest.mark.parametrize("by", ["day", "week", "month"])
def test_people_per_boat_are_one_sum_by_the_other(by):
    axes = plot.people_per_boat(SHORT, by=by, periods=None)
    at, heights = axes.lines[0].get_data()
    if by == "day":
        spans = [(one.date, one.date) for one in SHORT.view()]
    else:
        spans = [(row.period.first, row.period.last) for row in SHORT.summary(by=by)]
    assert list(at) == [(day_number(first) + day_number(last)) / 2 for first, last in spans]
    for (first, last), height in zip(spans, heights):
        days = [one for one in SHORT.view() if first <= one.date <= last]
        boats = sum(one.boats for one in days)
        if boats:
            assert height == float(Fraction(sum(one.people for one in days), boats))
        else:
            assert numpy.isnan(height)
    assert any(numpy.isnan(heights)) == (by == "day")


def test_gaps_stay_gaps():
    axes = plot.arrivals(HOLES, by="day")
    assert [(first, height) for first, _, height in bars(axes)] == [
        (day_number(date(2030, 4, 1)), 10),
        (day_number(date(2030, 4, 2)), 0),
        (day_number(date(2030, 5, 20)), 50),
        (day_number(date(2030, 5, 21)), 0),
    ]
    assert gaps(axes) == [(day_number(date(2030, 4, 3)), day_number(date(2030, 5, 19)))]
    assert "no figure" in [text.get_text() for text in axes.get_legend().get_texts()]


@pytest.mark.parametrize("kind", ["arrivals", "people-per-boat"])
def test_a_month_with_an_unknown_day_is_a_gap(kind):
    axes = plot.register(HOLES, kind, by="month", periods=None)
    assert bars(axes) == []
    assert gaps(axes) == [(day_number(date(2030, 4, 1)), day_number(date(2030, 5, 21)))]
    for line in axes.lines:
        assert numpy.isnan(line.get_ydata()).all()


def test_a_day_without_boats_is_not_marked_as_unknown():
    axes = plot.people_per_boat(HOLES, by="day")
    heights = axes.lines[0].get_ydata()
    assert list(heights[[0, -2]]) == [10, 50]
    assert numpy.isnan(heights[1]) and numpy.isnan(heights[-1])
    assert gaps(axes) == [(day_number(date(2030, 4, 3)), day_number(date(2030, 5, 19)))]


def test_what_had_been_published_by_a_date_is_drawn():
    old = b"published,date,people,boats\n2030-05-05,2030-05-04,215,4\n2030-05-10,2030-05-04,210,4\n"
    register = Register.from_csv(old)
    assert [height for _, _, height in bars(plot.arrivals(register))] == [210]
    axes = plot.arrivals(register, as_of="2030-05-06")
    assert [height for _, _, height in bars(axes)] == [215]
    note = next(text.get_text() for text in axes.texts if text.get_gid() == "source")
    assert "as published 2030-05-05" in note and "earlier" not in note
    note = next(text.get_text() for text in plot.arrivals(register).texts if text.get_gid() == "source")
    assert "as published 2030-05-10" in note and "1 earlier publication" in note


def test_the_source_is_of_what_is_drawn():
    """Not of a newer publication that gives totals only."""
    document = json.loads(HOLES.to_json())
    total = {"from": "2030-01-01", "to": "2030-12-31", "people": 5000, "evidence": "made up"}
    newer = {"published": "2031-02-01", "source": "final statistics", "coverage": "partial", "totals": [total]}
    document["series"][0]["publications"].append(newer)
    axes = plot.arrivals(Register.from_json(json.dumps(document).encode()))
    note = next(text.get_text() for text in axes.texts if text.get_gid() == "source").replace("\n", " ")
    assert note == "UK arrivals; source: made up; as published 2030-12-01; shaded: Prime Minister"


@pytest.mark.parametrize("timeline", ["Prime Minister", "Home Secretary"])
def test_shading_is_the_policy_periods(timeline):
    axes = plot.arrivals(LONG, by="month", periods=timeline)
    first, last = date(2018, 1, 1), date(2026, 8, 20)
    wanted = {
        one.id: (day_number(max(one.first, first)), day_number(min(one.last or last, last)))
        for one in LONG.timeline(timeline)
        if one.first <= last and (one.last is None or one.last >= first)
    }
    found = shaded(axes)
    assert {id: (start, end) for id, start, end, _ in found} == wanted
    in_order = sorted(found, key=lambda one: one[1])
    assert all(one[3] != following[3] for one, following in zip(in_order, in_order[1:])), "neighbours differ"
    names = {
        text.get_gid().removeprefix("name "): text.get_text()
        for text in axes.texts
        if (text.get_gid() or "").startswith("name ")
    }
    assert names == {one.id: one.title for one in LONG.timeline(timeline) if one.id in wanted}


def test_no_periods_where_none_are_wanted():
    axes = plot.arrivals(SHORT, periods=None)
    assert shaded(axes) == []
    assert not any("shaded" in text.get_text() for text in axes.texts)


def test_the_first_timeline_that_there_is_is_shaded_where_none_is_named():
    assert [id for id, *_ in shaded(plot.arrivals(SHORT))] == [
        id for id, *_ in shaded(plot.arrivals(SHORT, periods="Prime Minister"))
    ]
    document = json.loads(HOLES.to_json())
    document["policy_periods"] = [
        {
            "id": "a",
            "kind": "office",
            "timeline": "Mayor",
            "title": "A",
            "from": "2030-01-01",
            "to": "2030-04-30",
            "evidence": "made up",
        },
        {"id": "b", "kind": "office", "timeline": "Mayor", "title": "B", "from": "2030-05-01", "evidence": "made up"},
    ]
    own = Register.from_json(json.dumps(document).encode())
    axes = plot.arrivals(own)
    assert [one[:3] for one in sorted(shaded(axes))] == [
        ("a", day_number(date(2030, 4, 1)), day_number(date(2030, 4, 30))),
        ("b", day_number(date(2030, 5, 1)), day_number(date(2030, 5, 21))),
    ]
    assert any("shaded: Mayor" in text.get_text() for text in axes.texts)


# What cannot be drawn.


def test_empty_windows_are_refused_in_words():
    for by in ("day", "week", "month"):
        with pytest.raises(crossings.Missing, match="2031-01-01"):
            plot.arrivals(SHORT, by=by, first="2031-01-01")
        with pytest.raises(crossings.InvalidPeriod, match="after the last"):
            plot.people_per_boat(SHORT, by=by, first="2024-07-01", last="2024-06-01")
    with pytest.raises(crossings.Missing, match="no daily figures"):
        plot.arrivals(Register.builtin(), by="day")
    with pytest.raises(crossings.NotFound, match="Frontex"):
        plot.arrivals(SHORT, basis="frontex-detections")
    with pytest.raises(crossings.NotFound, match="Foreign Secretary"):
        plot.arrivals(SHORT, periods="Foreign Secretary")
    with pytest.raises(crossings.InvalidRequest, match="`office`"):
        plot.arrivals(SHORT, by="office")
    with pytest.raises(crossings.InvalidRequest, match="`pie`"):
        plot.register(SHORT, "pie")
    assert pyplot.get_fignums() == [], "a refusal leaves no figure behind"


def test_the_package_does_not_import_matplotlib():
    code = (
        "import sys, crossings\n"
        "register = crossings.Register.builtin()\n"
        "crossings.plot.arrivals\n"
        "assert 'matplotlib' not in sys.modules\n"
        "sys.modules['matplotlib'] = None\n"
        "try:\n"
        "    register.plot(by='year')\n"
        "except ImportError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install crossings[plot]" in done.stdout


def test_methods_draw_with_these_functions_and_on_the_axes_they_are_given():
    figure, axes = pyplot.subplots(2)
    assert SHORT.plot(by="month", ax=axes[0]) is axes[0]
    assert SHORT.plot("people-per-boat", ax=axes[1]) is axes[1]
    assert bars(axes[0]) == bars(plot.arrivals(SHORT, by="month"))
    assert axes[1].get_ylabel() == "people per boat"
    claim = Claim("total", Measure.total(over=Window.between("2024-06-01", "2024-06-30")), "5,000 people")
    assert judge(claim, SHORT).plot(ax=axes[0]) is axes[0]


# Judgements.


def made_up():
    return Register.from_csv(
        b"published,date,people,boats\n"
        b"2030-05-07,2030-04-30,120,2\n2030-05-07,2030-05-01,61,1\n2030-05-07,2030-05-02,0,0\n2030-05-07,2030-05-03,40,1\n"
        b"2030-05-07,2030-05-04,215,4\n2030-05-07,2030-05-05,0,0\n2030-05-07,2030-05-06,58,1\n"
        b"2030-05-09,2030-05-04,210,4\n2030-05-09,2030-05-07,0,0\n"
    )


def marks(axes):
    """The rows that have a mark: at which row, at which number, of which shape."""
    return sorted(
        (line.get_ydata()[0], line.get_xdata()[0], line.get_marker())
        for line in axes.lines
        if len(line.get_xdata()) == 1
    )


def widths(axes, row):
    """The bars of a row: from where to where."""
    return [
        (patch.get_x(), patch.get_x() + patch.get_width())
        for patch in axes.patches
        if patch.get_y() < row < patch.get_y() + patch.get_height()
    ]


def test_a_judgement_has_each_interpretation_with_its_interval_and_value():
    claim = Claim("day", Measure.mean(over=Window.handover("2030-04-30")), "around 60 a day", date="2030-05-07")
    judgement = judge(claim, made_up(), explain=True)
    axes = plot.judgement(judgement)
    outcomes = []
    for trial in judgement.trials:
        one = (trial.value and trial.value.text, trial.no_value, trial.readings)
        if one not in outcomes:
            outcomes.append(one)
    assert len(outcomes) > 4 and len(axes.get_yticks()) == len(outcomes)
    by_text = {trial.value.text: trial for trial in judgement.trials if trial.value}
    shapes = {True: "o", False: "X"}
    wanted = sorted(
        (row, float(by_text[text].value.number), shapes[bool(by_text[text].holding)])
        for row, (text, _, _) in enumerate(outcomes)
        if text
    )
    assert marks(axes) == wanted
    assert widths(axes, 0) == [(55, 65), (59.5, 60.5)]
    words = {
        text.get_gid(): text.get_text().replace("\n", " ")
        for text in axes.texts
        if (text.get_gid() or "").startswith("value")
    }
    for row, (text, why, _) in enumerate(outcomes):
        assert words[f"value {row}"] == (text or f"no value: {why}")
        assert text or widths(axes, row) == []
    labels = [text.get_text() for text in axes.get_legend().get_texts()]
    assert labels[:2] == ["pragmatic: [55, 65]", "strict: [59.5, 60.5)"]
    assert axes.get_title(loc="left") == "“around 60 a day”: depends"


def test_shares_are_drawn_in_per_cent_and_ends_without_bounds_reach_the_edge():
    over, against = ("2030-05-03", "2030-05-06"), ("2030-04-30", "2030-05-02")
    claim = Claim("change", Measure.change(over=over, against=against), "up by over 60 per cent")
    judgement = judge(claim, made_up())
    axes = plot.judgement(judgement)
    assert judgement.value.number == Fraction(308 - 181, 181)
    assert marks(axes) == [(0, float(Fraction(12700, 181)), "D")]
    assert widths(axes, 0) == [(60, axes.get_xlim()[1]), (60, 70), (60, 70)]
    assert axes.get_xlabel() == "per cent"


def test_one_number_and_a_day_and_money():
    total = judge(Claim("total", Measure.total(over=("2030-05-03", "2030-05-06")), "308 people"), made_up())
    axes = plot.judgement(total)
    assert marks(axes) == [(0, 308, "o")] and widths(axes, 0) == [(308, 308)]
    assert axes.get_legend().get_texts()[0].get_text() == "literal, pragmatic, strict: 308"

    record = judge(Claim("record", Measure.record_date(within=("2030-04-30", "2030-05-06")), "5 May 2030"), made_up())
    axes = plot.judgement(record)
    assert marks(axes) == [(0, day_number(date(2030, 5, 4)), "X")]
    stated = day_number(date(2030, 5, 5))
    assert widths(axes, 0) == [(stated - 0.5, stated + 0.5)]

    money = Claim("money", Measure.money("F11", currency="GBP"), "over £500 million", date="2024-12-19")
    axes = plot.judgement(judge(money, Register.builtin()))
    assert axes.get_xlabel() == "million GBP"
    assert {at for _, at, _ in marks(axes)} == {476, 478, 500}
    assert widths(axes, 0)[1:] == [(500, 600), (500, 600)]


def test_a_claim_without_a_value_says_so():
    claim = Claim("later", Measure.total(over=("2031-01-01", "2031-01-02")), "308 people")
    axes = plot.judgement(judge(claim, made_up()))
    assert marks(axes) == [] and list(axes.get_xticks()) == [] and axes.get_legend() is None
    assert any(
        text.get_text().replace("\n", " ").startswith("no value: there is no figure for 2031-01-01")
        for text in axes.texts
    )


# The image.


def render(axes):
    """The image as numbers, and what draws text on it."""
    buffer = io.BytesIO()
    axes.figure.savefig(buffer, format="png")
    buffer.seek(0)
    return pyplot.imread(buffer)


def texts_of(axes):
    """Every text that is seen, and where it is on the canvas."""
    legend = axes.get_legend()
    found = [
        *axes.texts,
        axes.title,
        axes._left_title,
        axes.xaxis.label,
        axes.yaxis.label,
        axes.xaxis.get_offset_text(),
    ]
    found += [*axes.get_xticklabels(), *axes.get_yticklabels(), *(legend.get_texts() if legend else [])]
    # Ticks beyond the limits are not drawn.
    seen = [text for text in found if text.get_visible() and text.get_text().strip()]
    ends = axes.get_xlim(), sorted(axes.get_ylim())
    outside = [t for t, at in zip(axes.get_xticklabels(), axes.get_xticks()) if not ends[0][0] <= at <= ends[0][1]]
    outside += [t for t, at in zip(axes.get_yticklabels(), axes.get_yticks()) if not ends[1][0] <= at <= ends[1][1]]
    return [(text.get_text(), text.get_window_extent()) for text in seen if not any(text is other for other in outside)]


def judged(figure="around 60 a day", explain=True):
    claim = Claim("day", Measure.mean(over=Window.handover("2030-04-30")), figure, date="2030-05-07")
    return judge(claim, made_up(), explain=explain)


PICTURES = {
    "days": lambda: plot.arrivals(SHORT),
    "all days": lambda: plot.arrivals(LONG),
    "a few days": lambda: plot.arrivals(SHORT, last="2024-06-03"),
    "one day": lambda: plot.arrivals(SHORT, last="2024-05-29"),
    "weeks": lambda: plot.arrivals(LONG, by="week", first="2024-01-01", last="2026-01-31"),
    "months": lambda: plot.arrivals(LONG, by="month"),
    "months and Home Secretaries": lambda: plot.arrivals(LONG, by="month", periods="Home Secretary"),
    "Home Secretaries of one year": lambda: plot.arrivals(
        LONG, by="week", first="2022-07-01", last="2023-02-28", periods="Home Secretary"
    ),
    "years": lambda: plot.arrivals(Register.builtin(), by="year"),
    "per boat by day": lambda: plot.people_per_boat(SHORT, by="day"),
    "per boat by month": lambda: plot.people_per_boat(LONG, by="month"),
    "holes": lambda: plot.arrivals(HOLES),
    "holes by week": lambda: plot.arrivals(HOLES, by="week"),
    "judgement": lambda: plot.judgement(judged()),
    "judgement in brief": lambda: plot.judgement(judged(explain=False)),
    "judgement of money": lambda: plot.judgement(
        judge(
            Claim("m", Measure.money("F11", currency="GBP"), "over £500 million", date="2024-12-19"),
            Register.builtin(),
            explain=True,
        )
    ),
    "judgement of a large number": lambda: plot.judgement(
        judge(Claim("l", Measure.total(over=("2018-01-01", "2026-08-20")), "almost 500,000 people"), LONG)
    ),
    "judgement of a day": lambda: plot.judgement(
        judge(Claim("d", Measure.record_date(within=("2030-04-30", "2030-05-06")), "12 May 2030"), made_up())
    ),
    "no value": lambda: plot.judgement(
        judge(Claim("n", Measure.total(over=("2031-01-01", "2031-01-02")), "308"), made_up())
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_an_image_can_be_read(name):
    axes = PICTURES[name]()
    image = render(axes)
    width, height = axes.figure.canvas.get_width_height()
    assert image.shape[:2] == (height, width)
    # Something is drawn: the axes are neither one colour, nor the background only.
    box = axes.get_window_extent()
    inside = image[int(height - box.y1) : int(height - box.y0), int(box.x0) : int(box.x1), :3]
    assert len(numpy.unique(inside.reshape(-1, 3), axis=0)) > (3 if name != "no value" else 0)
    found = texts_of(axes)
    assert len(found) >= 6 if name != "no value" else len(found) >= 4
    for text, where in found:
        assert 0 <= where.x0 and where.x1 <= width and 0 <= where.y0 and where.y1 <= height, (
            f"{text!r} leaves the canvas"
        )
    for index, (text, where) in enumerate(found):
        for other, place in found[index + 1 :]:
            apart = (
                where.x1 <= place.x0 + 1
                or place.x1 <= where.x0 + 1
                or where.y1 <= place.y0 + 1
                or place.y1 <= where.y0 + 1
            )
            assert apart, f"{text!r} and {other!r} overlap"


@pytest.mark.parametrize("name", ["months", "per boat by month", "holes"])
def test_the_legend_hides_no_data(name):
    axes = PICTURES[name]()
    render(axes)
    legend = axes.get_legend().get_window_extent()
    heights = [height for _, _, height in bars(axes)] or [
        value for value in axes.lines[0].get_ydata() if not numpy.isnan(value)
    ]
    assert axes.transData.transform((0, max(heights)))[1] < legend.y0


def test_colours_can_be_told_apart_without_colour():
    """The same picture in greys: bars, gaps and shades differ in lightness, or are hatched."""
    axes = plot.arrivals(HOLES, by="week")
    hatches = {patch.get_hatch() for patch in axes.patches if patch.get_hatch()}
    assert hatches == {"....", "///"}
    shades = {
        round(0.2126 * r + 0.7152 * g + 0.0722 * b, 2)
        for _, _, _, (r, g, b, _) in shaded(plot.arrivals(LONG, by="month"))
    }
    assert len(shades) == 2 and max(shades) - min(shades) >= 0.05
