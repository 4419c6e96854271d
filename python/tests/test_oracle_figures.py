"""What printed figures mean, under each reading, against the oracle."""
import collections
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import crossings
import oracle
import strategies
from strategies import compared, examples


def number_of(r, nature):
    if r.random() < 0.1:
        return Fraction(r.choice((0, 1)))
    if nature in ("share", "points"):
        return Fraction(r.randint(0, 1000), 1000)
    if nature == "change":
        return Fraction(r.randint(-1500, 2500), 1000)
    if nature == "rank":
        return Fraction(r.randint(1, 8))
    if nature == "times":
        return Fraction(r.randint(0, 120), 10)
    return Fraction(r.choice((r.randint(0, 100), r.randint(0, 50_000), r.randint(0, 9_999_999), 10 ** r.randint(0, 8))))


def same(found, wanted):
    """Whether an interval of the library is one of the oracle's."""
    return wanted == oracle.Interval(found.lower, found.lower_included, found.upper, found.upper_included)


def readings_of(figure, nature, **how):
    """The library's intervals by reading; `NotStated` is told apart from having no exact meaning."""
    found = {}
    for reading in oracle.READINGS:
        try:
            found[reading] = figure.interval(nature, reading=reading, **how)
        except crossings.NoReading:
            pass
    return found


def check(text, nature, rounded, rounding="half-up"):
    figure = crossings.Figure.parse(text)
    try:
        wanted = oracle.figure(text, nature, rounded, rounding)
    except oracle.NotStated:
        assert not figure.states(nature), text
        with pytest.raises(crossings.NotStated):
            figure.interval(nature)
        return "not stated"
    assert figure.states(nature), text
    found = readings_of(figure, nature, rounded=rounded, rounding=rounding)
    assert found.keys() == wanted.keys(), (text, nature)
    for reading, interval in wanted.items():
        assert same(found[reading], interval), (text, nature, reading, str(found[reading]), str(interval))
        assert str(found[reading]) == str(interval)
    compared["figures"] += 1
    return "stated"


@examples(1500)
@given(st.sampled_from(strategies.NATURES), strategies.seeds(), st.booleans())
def test_readings(nature, seed, rounded):
    r = random.Random(seed)
    check(strategies.figure(r, nature, number_of(r, nature)), nature, rounded)


@examples(500)
@given(st.sampled_from(["count", "mean", "share", "change"]), strategies.seeds(), st.sampled_from(oracle.ROUNDINGS))
def test_readings_of_a_number_alone_under_each_rounding(nature, seed, rounding):
    r = random.Random(seed)
    number = abs(number_of(r, nature))
    text = strategies.decimal(r, number * 100 if nature in ("share", "change") else number, (0,) if nature == "count" else (0, 1, 2))
    if nature != "count" and text[-1] not in "0123456789":
        text = "12"
    text = {"share": f"{text}%", "change": f"up {text}%"}.get(nature, text)
    check(text, nature, rounded=nature == "count", rounding=rounding)


@examples(300)
@given(st.sampled_from(["count", "mean", "share", "change"]), strategies.seeds())
def test_a_number_is_in_an_interval_where_the_oracle_has_it(nature, seed):
    r = random.Random(seed)
    text = strategies.figure(r, nature, number_of(r, nature))
    try:
        wanted = oracle.figure(text, nature)
    except oracle.NotStated:
        return
    for reading, interval in readings_of(crossings.Figure.parse(text), nature).items():
        ends = [end for end in (interval.lower, interval.upper) if end is not None]
        for end in ends:
            for number in (end, end - Fraction(1, 10**6), end + Fraction(1, 10**6), Fraction(round(end))):
                assert (number in interval) == (number in wanted[reading]), (text, reading, number)
                compared["numbers held against a figure"] += 1


def test_every_kind_of_figure_comes_up():
    seen = collections.Counter()

    @examples(300)
    @given(st.sampled_from(strategies.NATURES), strategies.seeds())
    def look(nature, seed):
        r = random.Random(seed)
        text = strategies.figure(r, nature, number_of(r, nature))
        seen[nature] += 1
        try:
            found = oracle.figure(text, nature)
        except oracle.NotStated:
            seen["not stated"] += 1
            return
        seen["vague" if "literal" not in found else "with a literal meaning"] += 1
        seen["one-sided" if None in (found["strict"].low, found.get("literal", found["strict"]).high) else "two-sided"] += 1

    look()
    wanted = [*strategies.NATURES, "not stated", "vague", "with a literal meaning", "one-sided", "two-sided"]
    assert min(seen[one] for one in wanted) >= 3, seen


@examples(200)
@given(st.dates(), strategies.seeds())
def test_a_day_is_itself(day, seed):
    text = strategies.figure(random.Random(seed), "date", day if 1900 <= day.year <= 2100 else day.replace(year=2024, day=28))
    assert crossings.Figure.parse(text).date == oracle.date_of(text)
    compared["days as figures"] += 1


@pytest.mark.parametrize(("text", "nature"), [
    ("under 0", "count"), ("fewer than 0 boats", "count"), ("almost 0 a day", "mean"), ("over 100%", "share"),
    ("more than 100 per cent", "share"), ("under 0%", "share"), ("below 0 times", "times"),
])
def test_words_that_cannot_state_such_a_number(text, nature):
    assert check(text, nature, rounded=False) == "not stated"
