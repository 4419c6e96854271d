"""Inverse questions, and words for numbers, against trying everything."""
import datetime
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import crossings
import oracle
import strategies
from crossings import solve
from oracle import DAY
from strategies import cases, compared, examples

MEASURES = {
    "people": {"total": "people"}, "boats": {"total": "boats"}, "people a day": {"mean-per-day": "people"},
    "boats a week": {"mean-per-week": "boats"}, "people per boat": "people-per-boat",
}


def value_of(of, data, first, last):
    """What is asked of a window; None where there is none."""
    days = (last - first).days + 1
    if not data.known("people", first, last):
        return None
    people, boats = data.by_days("people", first, last), data.by_days("boats", first, last)
    return {
        "people": people, "boats": boats, "people a day": Fraction(people, days),
        "boats a week": Fraction(boats * 7, days), "people per boat": Fraction(people, boats) if boats else None,
    }[of]


def figure_near(r, of, value):
    nature = "count" if of in ("people", "boats") else "mean"
    while True:
        text = strategies.hedged(r, strategies.whole(r, value) if nature == "count" else strategies.decimal(r, value))
        try:
            readings = oracle.figure(text, nature)
        except oracle.NotStated:
            continue
        reading = r.choice(sorted(readings))
        return text, reading, readings[reading]


@examples(120)
@given(cases(longest=25, weeks=False, revised=False), st.sampled_from(sorted(MEASURES)), strategies.seeds())
def test_windows(case, of, seed):
    """Each window of days in a row is looked at, and told of where the figure holds."""
    r, data = strategies.random.Random(seed), case.newest()
    register = crossings.Register.from_json(case.to_json().encode())
    at = value_of(of, data, *strategies.closed(r, case.first, case.last))
    text, reading, interval = figure_near(r, of, at or 0)
    days = oracle.days_between(case.first, case.last)
    every = [(first, last) for first in days for last in days if first <= last]
    values = {window: value_of(of, data, *window) for window in every}
    holding = {window for window, value in values.items() if value is not None and value in interval}
    found = crossings.windows(text, register, of=MEASURES[of], reading=reading, limit=10_000)
    listed = {(run.first, last) for run in found for last in oracle.days_between(run.earliest_last, run.latest_last)}
    assert listed == holding, (text, reading)
    assert (found.count, found.all, found.more_runs) == (len(holding), len(every), 0)
    assert found.share == Fraction(len(holding), len(every))
    compared["windows"] += len(every)


@examples(120)
@given(st.integers(0, 400), st.integers(1, 40), strategies.seeds())
def test_days_and_totals_of_a_mean(total, days, seed):
    r = strategies.random.Random(seed)
    text, reading, interval = figure_near(r, "people a day", Fraction(total, days))
    by_days = solve.days(text, total=total, reading=reading)
    for number in range(1, 600):
        assert (number in by_days) == (Fraction(total, number) in interval), (text, reading, number)
    totals = solve.totals(text, days=days, reading=reading)
    for number in range(900):
        assert (number in totals) == (Fraction(number, days) in interval), (text, reading, number)
    compared["solutions"] += 1500


@examples(80)
@given(strategies.seeds(), st.integers(1, 60))
def test_numbers_of_days_of_which_some_total_has_the_mean(seed, most):
    r = strategies.random.Random(seed)
    text, reading, interval = figure_near(r, "people a day", Fraction(r.randint(0, 900), r.randint(1, 30)))
    wanted = []
    for days in range(1, most + 1):
        low = 0 if interval.low is None else int(interval.low * days)
        if any(Fraction(total, days) in interval for total in range(max(0, low - 1), low + 3)):
            wanted.append(days)
    assert list(solve.any_total(text, most=most, reading=reading)) == wanted, (text, reading)
    compared["solutions"] += most


@examples(100)
@given(strategies.seeds(), st.dates(datetime.date(2020, 1, 1), datetime.date(2026, 1, 1)), st.sampled_from(oracle.CONVENTIONS))
def test_last_days(seed, since, convention):
    r = strategies.random.Random(seed)
    total, days = r.randint(1, 5000), r.randint(1, 300)
    text, reading, interval = figure_near(r, "people a day", Fraction(total, days))
    own = crossings.Convention(
        handover=convention.handover, day_count=convention.count,
        week="monday-to-sunday", last_year="calendar-date")
    found = solve.last_day(text, total=total, since=since, convention=own, reading=reading)
    first = since if convention.handover == "incoming" else since + DAY
    for number in range(0, 700):
        last = first + number * DAY
        # Days that have gone by, or days one by one: what a mean is over.
        divided = number + 1 if convention.count == "ordinal" else number
        assert (last in found) == (divided > 0 and Fraction(total, divided) in interval), (text, reading, last)
    compared["solutions"] += 700


@examples(80)
@given(cases(longest=40, weeks=False, revised=False), st.sampled_from(sorted(MEASURES)), strategies.seeds())
def test_last_and_first_days_on_data(case, of, seed):
    r, data = strategies.random.Random(seed), case.newest()
    register = crossings.Register.from_json(case.to_json().encode())
    one, other = strategies.closed(r, case.first, case.last)
    one, other = max(one, case.first), min(other, case.last)
    text, reading, interval = figure_near(r, of, (value_of(of, data, one, other) if one <= other else 0) or 0)

    def holds(first, last):
        value = value_of(of, data, first, last)
        return value is not None and value in interval

    one = min(one, case.last)
    lasts = solve.last_day_on_data(text, register, first=one, of=MEASURES[of], reading=reading)
    firsts = solve.first_day_on_data(text, register, last=case.last, of=MEASURES[of], reading=reading)
    assert list(lasts) == [day for day in oracle.days_between(one, case.last) if holds(one, day)]
    assert list(firsts) == [day for day in oracle.days_between(case.first, case.last) if holds(day, case.last)]
    compared["solutions"] += 2 * len(data.days)


NATURES = ("count", "mean", "share", "change", "times")


@examples(250)
@given(st.sampled_from(NATURES), strategies.seeds())
def test_words_for_a_number_are_true_of_it(nature, seed):
    r = strategies.random.Random(seed)
    number = Fraction(r.randint(0, 60_000), 1 if nature == "count" else r.randint(1, 500))
    if nature == "share":
        number = Fraction(r.randint(0, 1000), 1000)
    elif nature == "change":
        number = Fraction(r.randint(-999, 2500), 1000)
    elif nature == "times":
        number = Fraction(r.randint(1, 400), 40)
    found = crossings.describe(number, nature)
    assert found
    for words in found:
        readings = oracle.figure(words.text, nature)
        holding = {reading for reading, interval in readings.items() if number in interval}
        assert {str(one) for one in words.readings} == holding, (words.text, number)
        compared["descriptions"] += 1


@examples(250)
@given(st.sampled_from(("count", "mean", "share")), strategies.seeds())
def test_the_nearest_figure_is_true(nature, seed):
    r = strategies.random.Random(seed)
    number = Fraction(r.randint(1, 60_000), 1 if nature == "count" else r.randint(1, 90))
    if nature == "share":
        number = Fraction(r.randint(20, 980), 1000)
    text = strategies.figure(r, nature, number)
    try:
        oracle.figure(text, nature)
    except oracle.NotStated:
        return
    if not any(digit in text for digit in "0123456789"):
        return
    try:
        nearest = crossings.Figure.parse(text).nearest(number, nature)
    except crossings.Missing:
        compared["figures with none nearest"] += 1
        return
    if nature == "count" or "pragmatic" in oracle.figure(nearest, nature):
        hedge, words = oracle.hedge_of(nearest.lower())
        if hedge is None and nature == "count":
            assert number in oracle.figure(nearest, nature, rounded=True)["pragmatic"], (text, number, nearest)
        else:
            assert number in oracle.figure(nearest, nature)["pragmatic"], (text, number, nearest)
    compared["nearest figures"] += 1
