"""The shape of the package: what goes in, what comes out, and that nothing of it is a float or a guess."""

import copy
import datetime
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import crossings
from crossings import (
    Amount,
    Arrivals,
    Basis,
    Bundle,
    Claim,
    Claims,
    ClaimVerdict,
    Convention,
    Counted,
    DayArrivals,
    Figure,
    Grouping,
    Interval,
    Measure,
    Moment,
    Period,
    Preventions,
    Reading,
    Register,
    Rounding,
    RoundingFrom,
    Source,
    Together,
    Verdict,
    Window,
    granularity,
    solve,
)

CSV = b"date,people,boats,uncontrolled\n2024-07-08,65,1,0\n2024-07-09,0,0,\n2024-07-10,419,6,1\n"
LATER = b"date,people,boats,uncontrolled\n2024-07-08,65,1,0\n2024-07-09,0,0,0\n2024-07-10,430,7,1\n2024-07-11,10,1,0\n"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.from_csv(CSV, published="2024-07-11")


@pytest.fixture(scope="module")
def later() -> Register:
    return Register.read(Source(CSV, "2024-07-11"), Source(LATER, "2024-07-12T08:30:00Z"))


# Reading.


def test_paths_bytes_and_sources_are_the_same(tmp_path: Path, register: Register) -> None:
    path = tmp_path / "days.csv"
    path.write_bytes(CSV)
    ways = [
        Register.from_csv(path, "2024-07-11", name="data.csv"),
        Register.from_csv(str(path), published=date(2024, 7, 11), name="data.csv"),
        Register.from_csv(bytearray(CSV), "2024-07-11"),
        Register.from_csv(memoryview(CSV), "2024-07-11"),
        Register.read(Source(path, "2024-07-11", "data.csv")),
        Register.read(Source(CSV, date(2024, 7, 11), "data.csv"), published="2020-01-01"),
        Register.from_json(register.to_json().encode()),
    ]
    for way in ways:
        assert way.to_json() == register.to_json()
    kept = tmp_path / "register.json"
    kept.write_text(register.to_json(), encoding="utf-8")
    assert Register.from_json(kept).to_json() == register.to_json()
    again = Register.from_csv(register.to_csv().encode(), "2024-07-11")
    assert list(again.view()) == list(register.view())


def test_a_moment_may_be_a_datetime() -> None:
    at = datetime.datetime(2024, 7, 12, 10, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    published = Register.from_csv(CSV, published=at).view().published
    assert published == Moment("2024-07-12T08:30:00Z")
    assert published.datetime == at and published.date == date(2024, 7, 12)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-07-12", datetime.datetime(2024, 7, 12, tzinfo=datetime.timezone.utc)),
        ("2024-07-12T08:30:00Z", datetime.datetime(2024, 7, 12, 8, 30, tzinfo=datetime.timezone.utc)),
        ("2024-07-12T08:30:00.123456789Z", datetime.datetime(2024, 7, 12, 8, 30, 0, 123456, datetime.timezone.utc)),
        ("2024-07-12T08:30:00.5Z", datetime.datetime(2024, 7, 12, 8, 30, 0, 500000, datetime.timezone.utc)),
    ],
)
def test_moments_are_texts_that_python_can_read(text: str, moment: datetime.datetime) -> None:
    assert Moment(text) == text and Moment(text).datetime == moment
    assert repr(Moment(text)) == f"Moment({text!r})"


# Views.


def test_a_view_is_the_days(register: Register) -> None:
    view = register.view()
    assert len(view) == 3 and view.basis is Basis.UK_ARRIVALS
    assert view.extent == Period("2024-07-08", "2024-07-10")
    assert list(view) == view.days() == [
        DayArrivals(date(2024, 7, 8), 65, 1, 0),
        DayArrivals(date(2024, 7, 9), 0, 0, None),
        DayArrivals(date(2024, 7, 10), 419, 6, 1),
    ]
    ##= docs/rules.md#python-and-the-command-line
    ##% python-04: What is not known MUST be `None`.
    assert view[date(2024, 7, 9)] == view["2024-07-09"] == Arrivals(0, 0, None)
    assert date(2024, 7, 8) in view and "2024-07-11" not in view and 5 not in view
    assert view.record() == DayArrivals(date(2024, 7, 10), 419, 6, 1)


def test_totals_include_both_days(register: Register) -> None:
    view = register.view()
    total = view.total(date(2024, 7, 8), "2024-07-10")
    assert (total.days, total.people, total.boats, total.uncontrolled) == (3, 484, 7, None)
    assert total.period == Period("2024-07-08", "2024-07-10")
    assert view.total() == total == view.total("2024-07-08") == view.total(last="2024-07-10")
    assert view.total(last="2024-07-08").people == view.people("2024-07-08", "2024-07-08") == 65
    assert view.boats("2024-07-10") == 6
    assert view.people_per_boat() == Fraction(484, 7)
    assert view.people_per_day() == Fraction(484, 3)
    assert view.boats_per_day("2024-07-09") == 3
    assert view.total("2024-07-10").uncontrolled == 1


def test_a_register_as_it_stood(later: Register) -> None:
    assert later.as_of("2024-07-11").total().people == 484
    assert later.as_of(date(2024, 7, 12)).total().people == later.view().total().people == 505
    assert later.as_of("2024-07-12T08:29:59Z").published == "2024-07-11"
    assert [one.published for one in later.publications()] == ["2024-07-11", "2024-07-12T08:30:00Z"]
    days = later.publications()[1].days()
    assert days[2].people == 430 and days[2].date == date(2024, 7, 10)


def test_what_differs_between_publications(register: Register, later: Register) -> None:
    revisions = register.revisions(later)
    assert revisions and revisions.revised and len(revisions) == 1
    series = revisions[0]
    assert [(day.date, day.old.people, day.new.people) for day in series.days if day.old.people != day.new.people] == [
        (date(2024, 7, 10), 419, 430)
    ]
    assert series.added == [date(2024, 7, 11)] and series.withdrawn == []
    assert (series.net_people, series.gross_people) == (11, 11)
    assert not register.revisions(register) and bool(register.revisions(register)[0]) is False
    assert later.revisions(register)[0].withdrawn == [date(2024, 7, 11)]


# Summaries.


def test_a_summary_is_its_rows(register: Register) -> None:
    summary = register.summary(by="month")
    assert len(summary) == 1 and summary.by is Grouping.MONTH and summary.published == "2024-07-11"
    row = summary[0]
    assert (row.label, row.period, row.whole) == ("2024-07", Period("2024-07-08", "2024-07-10"), False)
    assert (row.days, row.people, row.boats, row.uncontrolled) == (3, 484, 7, None)
    assert (row.people_per_boat, row.people_per_day) == (Fraction(484, 7), Fraction(484, 3))
    assert summary[-1] == summary[:1][0] == summary.rows[0] == next(iter(summary))
    assert summary == register.summary(Grouping.MONTH) != register.summary("week")
    assert register.summary("office")[0].timeline is not None
    assert register.summary(first="2024-07-09").rows[0].days == 2


def test_a_series_without_days_has_published_totals() -> None:
    summary = Register.builtin().summary()
    assert len(summary) == 0 and summary.extent is None and summary.convention is None
    total = next(one for one in summary.totals if one.label == "2022")
    assert (total.people, total.boats, total.status.value) == (45774, None, "final")


def test_what_is_not_known_is_none_and_no_zero() -> None:
    gap = Register.from_json(
        b'{"format": 1, "series": [{"basis": "uk-arrivals", "publications": [{"published": "2024-01-08",'
        b' "coverage": "partial", "days": [{"date": "2024-01-01", "people": 5, "boats": 1},'
        b' {"date": "2024-01-03", "people": 5, "boats": 1}]}]}]}'
    )
    row = gap.summary("year")[0]
    assert (row.people, row.boats, row.people_per_boat) == (None, None, None)
    assert "2024-01-02" in row.missing


# Agreements, periods and the rest of the built-in register.


def test_agreements_keep_their_currency() -> None:
    sandhurst = Register.builtin().agreement("F05")
    assert sandhurst.title == "Sandhurst Treaty" and sandhurst.date == date(2018, 1, 18)
    assert sandhurst.reported[0].amount == Amount(Decimal(45500000), "GBP")
    assert str(sandhurst.reported[0].amount) == "GBP 45500000"
    assert sandhurst in Register.builtin().agreements


def test_who_held_an_office() -> None:
    register = Register.builtin()
    truss = register.holder("Prime Minister", date(2022, 10, 1))
    assert truss.title == "Liz Truss" and truss.first <= date(2022, 10, 1) <= truss.last
    assert Register.from_csv(CSV, "2024-07-11").holder("Prime Minister", "2022-10-01") == truss
    assert "Prime Minister" in register.timelines
    periods = register.timeline("Prime Minister")
    assert periods == sorted(periods, key=lambda one: one.first) and truss in periods
    assert set(periods) <= set(register.policy_periods)


def test_a_change_makes_another_register(register: Register) -> None:
    day = {"date": "2024-07-11", "people": 10, "boats": 1}
    command = {"command": "record-day", "basis": "uk-arrivals", "published": "2024-07-12", "source": "page", "day": day}
    changed = register.apply(command)
    assert changed.view()["2024-07-11"].people == 10 and "2024-07-11" not in register.view()
    boat = {"command": "record-boat", "boat": {"id": "b1", "date": "2024-07-11", "people": 10, "landing": "intercepted"}}
    both = register.apply(command, boat, '{"command": "complete-boats", "date": "2024-07-11"}')
    assert [(one.id, one.people, one.landing.value) for one in both.boats] == [("b1", 10, "intercepted")]
    assert both.complete_boat_lists == [date(2024, 7, 11)]


def test_weeks_with_preventions() -> None:
    register = Register.from_json(
        b'{"format": 1, "series": [{"basis": "uk-arrivals", "publications": [{"published": "2024-01-08", "weeks":'
        b' [{"ending": "2024-01-07", "people": 5, "boats": 1, "prevented_people": 7, "prevented_events": 2}]}]}]}'
    )
    week = register.view().weeks()[0]
    assert week.preventions == Preventions(7, 2) and week.ending == date(2024, 1, 7)
    assert register.publications()[0].weeks() == [week]


def test_deaths_are_reports() -> None:
    register = Register.from_json(
        b'{"format": 1, "deaths": [{"id": "d1", "reported_by": "somebody", "deaths": 5, "scope": "at-sea",'
        b' "from": "2024-01-01", "to": "2024-12-31"}]}'
    )
    report = register.death_reports[0]
    assert (report.deaths, report.missing, report.period) == (5, None, Period("2024-01-01", "2024-12-31"))


# Checks.


def test_a_check_always_has_an_answer() -> None:
    good = crossings.check(Source(CSV, "2024-07-11", "days.csv"))
    assert good and good.verdict is Verdict.CONSISTENT and len(good) == 0 and not good.rules
    assert good.files[0].name == "days.csv" and good.files[0].series[0].days == good.series[0].days == 3
    bad = crossings.check(b"date,people,boats\n2024-07-08,65,0\n", b"no table at all", published="2024-07-11")
    assert not bad and bad.verdict is Verdict.UNUSABLE
    assert len(bad) == len(bad.problems) + len(bad.violations) and bad.problems and bad.errors and not bad.warnings
    assert [one.rule for one in bad.rules] == ["C004"] and bad.rules[0].violations == 1
    assert list(bad) == bad.findings[:] == [*bad.problems, *bad.violations] and bad[0] == bad.problems[0]
    assert '"verdict":"unusable"' in bad.to_json()
    with pytest.raises(IndexError):
        bad[99]


def test_a_register_checks_itself(register: Register) -> None:
    assert register.check().verdict is Verdict.CONSISTENT
    crowded = Register.from_csv(b"date,people,boats\n2024-07-08,300,1\n", "2024-07-11")
    assert [one.rule for one in crowded.warnings] == ["C015"]
    assert crowded.check().verdict is Verdict.UNUSUAL and crowded.check()


def test_the_catalogue() -> None:
    rules = crossings.catalogue()
    assert len({rule.id for rule in rules}) == len(rules) > 40
    rule = crossings.explain("c009")
    assert rule.page is not None and rule.page.startswith("#") and rule in [crossings.explain("C009")]


# Figures.


def test_figures() -> None:
    figure = Figure.parse("around 128 a day")
    assert figure.unit == (None, "day") and figure.states("mean") and not figure.states("count")
    assert figure.interval("mean") == Interval(Fraction(127), Fraction(129), True, True)
    assert str(figure.interval("mean", reading=Reading.STRICT)) == "[255/2, 257/2)"
    assert figure.printed("mean") == 128 and figure.nearest(Fraction(257, 2), "mean") == "around 129 a day"
    assert figure == Figure.parse("around 128 a day") != Figure.parse("128 a day") and hash(figure) == hash("around 128 a day")
    assert Figure.parse("27 August 2022").date == date(2022, 8, 27)
    money = Figure.parse("£500 million")
    assert money.currency == "GBP" and money.printed("money", currency="GBP") == 50_000_000_000
    assert Figure.parse("128 a day").interval("mean", rounding="floor") == Interval(Fraction(128), Fraction(129), True, False)
    up = Figure.parse("128 a day").interval("mean", rounding=RoundingFrom("up-from", 6))
    assert up == Interval(Fraction(1276, 10), Fraction(1286, 10), True, False)
    meaning = Figure.parse("almost a third").meanings()[0]
    assert str(meaning.strict) == "[197/600, 1/3)" and meaning.nature.value == "share" and meaning.printed == Fraction(1, 3)
    assert "21,466" in {slip.figure for slip in Figure.parse("21,446").slips()}


@pytest.mark.parametrize("number", [Fraction(119, 2), "59.5", Decimal("59.5"), "119/2"])
def test_intervals_have_exact_numbers(number: Any) -> None:
    interval = Figure.parse("almost 60 each").interval("mean", reading="strict")
    assert number in interval and 60 not in interval and 59.75 not in interval


# Dates.


def test_periods() -> None:
    july = Period.month(2024, 7)
    assert july == Period(date(2024, 7, 1), "2024-07-31") and july.days == 31
    assert Period.year(2024).covers(july) and july.overlaps(Period("2024-07-31")) and "2024-07-31" in july
    assert july.intersection(Period("2024-07-30")) == Period("2024-07-30", "2024-07-31")
    assert Period.week("2024-07-14") == Period("2024-07-08", "2024-07-14")
    assert str(Period("2024-07-30")) == "2024-07-30.." and 5 not in july
    with pytest.raises(FrozenInstanceError):
        july.first = date(2024, 1, 1)  # type: ignore[misc]


def test_conventions() -> None:
    house, other = Convention(), Convention(handover="outgoing", day_count="elapsed", week="sunday-to-saturday", last_year="day-of-year")
    assert house.nth_day(1, handover="2024-07-05") == date(2024, 7, 5)
    assert other.nth_day(0, handover="2024-07-05") == date(2024, 7, 6)
    assert house.first_days(150, handover="2022-10-25").days == 150
    assert house.week_of("2024-07-10") == Period("2024-07-08", "2024-07-14")
    assert other.week_of("2024-07-10") == Period("2024-07-07", "2024-07-13")
    assert house.year_to_date("2024-02-01").days == 32
    assert house.this_point_last_year("2024-02-29") == date(2023, 2, 28)
    assert other.this_point_last_year("2024-03-01") == date(2023, 3, 2)


# Claims.


DAY = Window.day("2024-07-10")
ALL_MEASURES: list[Measure] = [
    Measure.total(over=DAY),
    Measure.total("boats", over=date(2024, 7, 10)),
    Measure.mean("people", per="week", over=("2024-07-08", "2024-07-10")),
    Measure.people_per_boat(over=Window.to_date()),
    Measure.difference(over=Window.year(2025), against=Window.year(2024)),
    Measure.needed(over=Window.to_date("month"), to_pass=Window.month(2024, 7)),
    Measure.change(over=DAY, against=Window.week_ending("2024-07-07"), per="day"),
    Measure.times(over=DAY, against=Window.since("2024-07-08")),
    Measure.share("people-prevented", among=["people", Counted.PEOPLE_PREVENTED], over=DAY),
    Measure.share_points("people-prevented", among=["people", "people-prevented"], over=DAY, against=DAY),
    Measure.share_change("people-prevented", among=["people", "people-prevented"], over=DAY, against=DAY),
    Measure.record(within=Window.since("2018-01-01"), by="month", month=8, order="lowest"),
    Measure.record_date(within=Window.since("2018-01-01"), by=30),
    Measure.rank(item=Window.year(2025), by="year", within=("2018-01-01", "2025-12-31")),
    Measure.record_since(day="2025-05-31"),
    Measure.longest_streak("no-arrivals", within=Window.year(2024)),
    Measure.streak(1000, until="2024-12-24"),
    Measure.days_with("arrivals", over=Window.first_days(150, handover="2022-10-25")),
    Measure.milestone(50000, over=Window.handover("2024-07-05")),
    Measure.milestone_day(50000, over=Window.week_of("2024-07-05")),
    Measure.duration(over=Window.policy("pm-truss")),
    Measure.start("pm-sunak"),
    Measure.money("F11", currency="GBP", reported_by="somebody"),
    Measure.deaths("at-sea", over=Window.years_before(1, Window.to_date())),
    Measure.most_aboard(within=Period.year(2025)),
    Measure.named("something", "money", currency="EUR"),
]


def test_every_measure_has_a_constructor() -> None:
    """The list of measures is closed: the schema of claims documents has no more of them."""
    import json

    schema = json.loads((Path(__file__).parents[2] / "docs/claims.schema.json").read_text(encoding="utf-8"))
    kinds = {one["properties"]["kind"]["const"] for one in schema["$defs"]["Measure"]["oneOf"]}
    assert {measure.to_dict()["kind"] for measure in ALL_MEASURES} == kinds
    windows = {frozenset(one["properties"]) for one in schema["$defs"]["Window"]["oneOf"]}
    made = [
        Window.day("2024-07-10"), Window.week_ending("2024-07-07"), Window.month(2024, 7), Window.year(2024),
        Window.between("2024-07-08", "2024-07-10"), Window.since("2024-07-08"), Window.handover("2024-07-05"),
        Window.first_days(5, handover="2024-07-05"), Window.policy("pm-truss"), Window.week_of("2024-07-05"),
        Window.to_date(), Window.years_before(1, Window.to_date()),
    ]  # fmt: skip
    assert {frozenset(window.to_dict()) for window in made} == windows
    for window in made:
        assert Window.of(window) is window and str(Measure.duration(over=window))


@pytest.mark.parametrize("measure", ALL_MEASURES, ids=lambda measure: measure.to_dict()["kind"])
def test_measures_go_to_json_and_back(measure: Measure) -> None:
    assert Measure.from_dict(measure.to_dict()) == measure and str(measure) and measure.nature
    figure = {"date": "27 August 2022", "rank": "a record", "share": "30%", "change": "up 20%", "times": "doubled"}
    figure |= {"points": "up 5 percentage points", "mean": "60 each", "money": "€5 million", "count": "60"}
    printed = "£5 million" if measure.to_dict().get("currency") == "GBP" else figure[measure.nature.value]
    claim = Claim("one", measure, printed, date=date(2024, 7, 11), outlet="A newspaper", url="https://example.org")
    document = Claims([claim], title="One")
    assert document[0] == document["one"] == Claim.from_dict(claim.to_dict()) == claim
    assert list(Claims.from_json(document.to_json())) == [claim]


def test_a_measure_has_a_value(register: Register) -> None:
    worked = Measure.total(over=Window.since("2024-07-08")).evaluate(register)
    assert worked.value.number == 484 and worked.value.text == "484 people" and worked.steps
    assert Measure.record_date(within=Window.since("2024-07-08")).evaluate(register).value.date == date(2024, 7, 10)
    money = Measure.money("F05", currency="GBP").evaluate(Register.builtin(), last_day="2024-01-01").value.money
    assert money == Amount(Decimal(45500000), "GBP")
    with pytest.raises(crossings.Missing, match="last_day"):
        Measure.money("F05", currency="GBP").evaluate(Register.builtin())


def test_judging(register: Register) -> None:
    right = Claim("right", Measure.total(over=("2024-07-08", "2024-07-10")), "484", date=date(2024, 7, 11))
    wrong = Claim("wrong", Measure.total(over=DAY), "429 people", date=date(2024, 7, 11))
    assert right.judge(register).verdict is ClaimVerdict.SUPPORTED
    judged = crossings.judge([right, wrong], register, explain=True)
    assert [one.verdict for one in judged] == Claims([right, wrong]).verdicts(register) == ["supported", "contradicted"]
    assert judged.counts == {"supported": 1, "depends": 0, "contradicted": 1, "undetermined": 0}
    one = judged["wrong"]
    assert one.value.number == 419 and one.distance == 10 and one.nearest == "419 people"
    assert one.slips[0].figure == "419 people" and one.slips[0].kind.value == "digits"
    assert one.trials[0].holding == [] and one.trials[0].value == one.value and one.working[0].text
    assert judged["right"].working and judged[:1] == [judged["right"]] and not judged.conflict
    assert register.judge(wrong) == wrong.judge(register)
    assert crossings.judge(wrong, register).working == [] and one.unbounded is None
    much = Claim("much", Measure.total(over=DAY), "999999999999999999999999999999 billion").judge(register)
    assert (much.verdict, much.unbounded) == ("undetermined", "a number does not fit 128 bits")
    with pytest.raises(crossings.NotFound):
        judged["nothing"]
    then = Claims([wrong]).verdicts(register, as_of="2024-07-11", reading="strict", rounding=Rounding.FLOOR)
    assert then == [ClaimVerdict.CONTRADICTED]


def test_claims_that_cannot_all_be_true() -> None:
    article = Claims.article()
    bundle = Bundle(article)
    strictly = bundle.consistency(reading="strict")
    assert strictly.together is Together.CONFLICT and not strictly
    conflict = next(one for one in strictly.conflicts if one.claims == ("people", "boats", "each"))
    assert conflict.minimal and "so 0" in str(conflict) and "steps" in conflict.certificate
    assert all(repair.without and repair.witness for repair in strictly.repairs) and strictly.all_repairs
    assert strictly.aside == list(strictly.repairs[0].without)
    implied = next(one for one in strictly.implied if one.claim == "boats")
    assert implied.implied == Interval(Fraction(358), Fraction(360), True, True) and implied.nearest
    days = strictly.days[0]
    assert days.last == (date(2024, 12, 18), date(2024, 12, 19)) and days.first == date(2024, 7, 5)
    assert bundle.audit() is bundle.audit() and bundle.consistency().together is Together.CONSISTENT
    assert article.consistency(reading="strict").reading is Reading.STRICT
    some = Bundle([article["people"], article["boats"], article["each"]])
    assert [one.claims for one in some.consistency(reading="strict").conflicts] == [("people", "boats", "each")]
    cut = some.audit(fuel=1)
    assert {one.together for one in cut.readings} == {Together.UNDETERMINED}
    parts = ["implied", "days", "redundant", "vacuous", "tight"]
    assert strictly.unfinished == [] and all(one.unfinished == parts for one in cut.readings)


# Inverse questions.


def test_windows_of_a_figure(register: Register) -> None:
    found = crossings.windows("484", register)
    assert (found.count, found.all, len(found)) == (1, 6, 1) and found
    run = found[0]
    assert (run.first, run.earliest_last, run.latest_last) == (date(2024, 7, 8), date(2024, 7, 10), date(2024, 7, 10))
    assert found.share == Fraction(1, 6) and found.of == crossings.WindowMeasure.total("people")
    assert crossings.windows("60 each", register, of="people-per-boat").of == crossings.WindowMeasure.people_per_boat()
    assert not crossings.windows("5 boats", register, of={"total": "boats"}, starting="2024-07-09")
    assert register.windows("65", limit=0).more_runs == 1


def test_solutions_are_exact_sets() -> None:
    days = solve.days("almost 60 each", total=21446, reading="strict")
    assert list(days) == [358, 359, 360] and days.runs == [(358, 360)] and days.count == 3 and 359 in days and 361 not in days
    last = solve.last_day("around 128 a day", total=21446, since="2024-07-05", reading="strict")
    assert list(last) == [date(2024, 12, 18), date(2024, 12, 19)] and date(2024, 12, 18) in last
    assert 9990 in solve.totals("100 a day", days=100) and solve.any_total("5.19", most=28).runs
    forever = solve.days("0 a day", total=0)
    assert forever.count is None and next(iter(forever)) >= 1 and 10**12 in forever and forever.runs[-1][1] is None
    register = Register.from_csv(CSV, "2024-07-11")
    assert list(solve.last_day_on_data("484", register, first="2024-07-08", of={"total": "people"})) == [date(2024, 7, 10)]
    assert list(solve.first_day_on_data("419", register, last="2024-07-10", of={"total": "people"})) == [
        date(2024, 7, 9),
        date(2024, 7, 10),
    ]


def test_granularity() -> None:
    assert granularity.grim("5.19", size=28).nearest == ("5.18",)
    assert granularity.grim("5.18", size=28).possible is True
    assert granularity.grimmer("5.21", "1.61", size=28).possible is False
    assert granularity.debit("0.36", "0.48", size=100).possible is True
    assert granularity.grimmer("5", "1", size=1).possible is None
    sizes = granularity.sizes("5.19")
    assert 28 not in sizes and 1000 in sizes and 16 in sizes


# What all of them have in common.


def parts(found: Any, seen: set[int] | None = None) -> Iterator[Any]:
    """Everything within a result."""
    seen = set() if seen is None else seen
    if id(found) in seen:
        return
    seen.add(id(found))
    yield found
    if isinstance(found, (str, bytes, date, Fraction, Decimal, int, type(None))):
        return
    inner: list[Any] = []
    if is_dataclass(found):
        inner += [getattr(found, one.name) for one in fields(found) if not one.name.startswith("_")]
    if isinstance(found, dict):
        inner += [*found, *found.values()]
    elif isinstance(found, Iterable):
        inner += list(found)
    if type(found).__module__.startswith("crossings"):
        for name in dir(type(found)):
            endless = isinstance(found, Period) and found.last is None
            if isinstance(getattr(type(found), name), property) and not (endless and name == "days"):
                inner.append(getattr(found, name))
    for one in inner:
        yield from parts(one, seen)


RESULTS: list[Callable[[Register], Any]] = [
    lambda r: r.view(),
    lambda r: r.view().total(),
    lambda r: r.view().people_per_boat(),
    lambda r: r.summary("month"),
    lambda r: Register.builtin().summary(),
    lambda r: r.revisions(Register.from_csv(LATER, "2024-07-12")),
    lambda r: Register.builtin().agreements,
    lambda r: r.policy_periods,
    lambda r: r.publications(),
    lambda r: crossings.judge(Claims.article(), r, explain=True),
    lambda r: Bundle(Claims.article()).audit(),
    lambda r: crossings.windows("484", r),
    lambda r: solve.days("almost 60 each", total=21446),
    lambda r: Figure.parse("almost a third").meanings(),
    lambda r: crossings.describe("1/3", "share"),
    lambda r: granularity.grimmer("5.21", "1.6", size=28),
    lambda r: crossings.check(b"date,people,boats\n2024-07-08,65,0\n"),
    lambda r: Measure.mean(over=Window.since("2024-07-08")).evaluate(r),
    lambda r: list(Claims.article()),
]


@pytest.mark.parametrize("result", RESULTS)
def test_nothing_is_a_float(register: Register, result: Callable[[Register], Any]) -> None:
    everything = list(parts(result(register)))
    assert len(everything) > 1 or isinstance(everything[0], Fraction)
    ##= docs/rules.md#exactness
    ##% exact-01: An answer MUST NOT have a floating-point number in it.
    assert not [one for one in everything if isinstance(one, float)]
    for one in everything:
        if type(one).__module__.startswith("crossings"):
            shown = repr(one)
            assert shown and " object at 0x" not in shown, shown


HANDLES: list[Callable[[], Any]] = [
    Register.builtin,
    Register.from_csv(CSV, "2024-07-11").view,
    Claims.article,
    lambda: Figure.parse("60"),
    lambda: crossings.check(CSV),
    lambda: crossings.check(b"x").findings,
]
ASKED = {
    "Register": lambda one: one.to_json(),
    "View": lambda one: one.total(),
    "Claims": lambda one: one.to_json(),
    "Figure": lambda one: one.text,
    "Inspection": lambda one: one.verdict,
    "Findings": lambda one: len(one),
}


@pytest.mark.parametrize("make", HANDLES)
def test_what_is_held_can_be_given_up(make: Callable[[], Any]) -> None:
    one = make()
    name = type(one).__name__
    ask = ASKED[name]
    ask(one)
    assert not one.closed and copy.copy(one) is copy.deepcopy(one) is one
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(one)
    with one as same:
        assert same is one
    assert one.closed and "closed" in repr(one)
    with pytest.raises(ValueError, match="closed"):
        ask(one)
    one.close()


def test_what_comes_of_a_register_outlives_it() -> None:
    register = Register.from_csv(CSV, "2024-07-11")
    view, summary, publication = register.view(), register.summary(), register.publications()[0]
    register.close()
    assert view.total().people == summary[0].people == sum(day.people for day in publication.days()) == 484


def test_names_are_texts() -> None:
    for name in ("Basis", "Reading", "Grouping", "ClaimVerdict", "Counted"):
        kind = getattr(crossings, name)
        for member in kind:
            assert member == member.value == str(member) == f"{member}" and kind(member.value.upper()) is member
    assert Basis("uk_arrivals") is Basis.UK_ARRIVALS and f"{Basis.UK_ARRIVALS:>12}" == "  uk-arrivals"[-12:]
    with pytest.raises(ValueError, match="wanted 1 to 9"):
        RoundingFrom("up-from", 10)
    with pytest.raises(ValueError, match="no rule of rounding"):
        RoundingFrom("sideways-from", 5)


def test_claims_are_held_against_each_other_only_when_that_is_asked(register: Register) -> None:
    article = Claims.article()
    judged = article.judge(register, reading="strict")
    article.close()
    assert '"audits":[]' in judged._answer.text.replace(" ", "")
    assert judged.conflict and judged.audits[0].under("strict").together is Together.CONFLICT
    assert len(judged.to_json()) > len(judged._answer.text)
    assert judged == Claims.article().judge(register, reading="strict") and hash(judged)
