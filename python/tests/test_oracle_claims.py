"""Measures and published claims: values, verdicts and every interpretation, against the oracle."""
import collections
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import crossings
import oracle
import strategies
from strategies import cases, compared, documents, examples

CONVENTIONS = {
    "incoming": "incoming", "outgoing": "outgoing", "ordinal": "ordinal", "elapsed": "elapsed",
    "monday": "monday-to-sunday", "sunday": "sunday-to-saturday", "date": "calendar-date", "day-of-year": "day-of-year",
}
LONG = st.dates(datetime.date(2030, 11, 1), datetime.date(2031, 3, 31))


def convention_of(one):
    handover, count, week, last_year = (CONVENTIONS[name] for name in one)
    return crossings.Convention(handover=handover, day_count=count, week=week, last_year=last_year)


def plain(value):
    """A value as the oracle has it: a fraction or a date."""
    return value.date if value.date is not None else value.number


def read_case(case):
    return crossings.Register.from_json(case.to_json().encode())


def check_value(measure, register, data, as_of, convention=oracle.HOUSE, spliced=False):
    sums = "spliced" if spliced else "days"
    asked = {"last_day": as_of, "convention": convention_of(convention), "sums": sums}
    try:
        wanted = oracle.value(measure, data, as_of, convention, spliced)
    except oracle.NoValue:
        with pytest.raises(crossings.NoValue):
            crossings.Measure.from_dict(measure).evaluate(register, **asked)
        compared["unknown values"] += 1
        return None
    found = crossings.Measure.from_dict(measure).evaluate(register, **asked)
    assert plain(found.value) == wanted, (measure, as_of, convention)
    compared["values of measures"] += 1
    return wanted


def check_values(draws, case, kinds=strategies.KINDS, many=8):
    register, data = read_case(case), case.newest()
    for seed in draws.draw(st.lists(strategies.seeds(), min_size=1, max_size=many)):
        r = strategies.random.Random(seed)
        measure = strategies.measure(r, case.first, case.last, kinds)
        as_of = r.choice((case.last, case.last, strategies.day_near(r, case.first, case.last)))
        check_value(measure, register, data, as_of, r.choice(oracle.CONVENTIONS))


@examples(250)
@given(st.data(), cases())
def test_values(draws, case):
    check_values(draws, case)


@examples(25)
@given(st.data(), cases(longest=800, start=LONG))
def test_values_of_years(draws, case):
    """Long series, for this year against the last one, leap years, records of years."""
    check_values(draws, case, ("change", "change", "change", "times", "total", "mean", "rank", "record", "milestone-day"), 12)


COMPARED = ("change", "change", "times", "difference", "share-points", "share-change", "needed")
ORDERED = ("record", "record-date", "rank", "record-since", "longest-streak", "streak")


@examples(80)
@given(st.data(), cases())
def test_comparisons(draws, case):
    check_values(draws, case, COMPARED)


@examples(80)
@given(st.data(), cases())
def test_records_and_ranks(draws, case):
    check_values(draws, case, ORDERED)


# 2019 has a final total, its days another.
FINAL_YEAR = st.sampled_from([datetime.date(2018, 12, 1), datetime.date(2018, 11, 20), datetime.date(2019, 1, 1)])


@examples(40)
@given(st.data(), cases(longest=460, start=FINAL_YEAR, weeks=False))
def test_final_totals_in_place_of_whole_years(draws, case):
    register, data = read_case(case), case.newest()
    for seed in draws.draw(st.lists(strategies.seeds(), min_size=1, max_size=6)):
        r = strategies.random.Random(seed)
        first = r.choice((datetime.date(2019, 1, 1), datetime.date(2018, 12, 20), strategies.day_near(r, case.first, case.last)))
        last = r.choice((datetime.date(2019, 12, 31), case.last, strategies.day_near(r, case.first, case.last)))
        window = {"from": str(min(first, last)), "to": str(max(first, last))}
        other = strategies.window(r, case.first, case.last)
        measure = r.choice((
            {"kind": "total", "over": window}, {"kind": "mean", "per": "day", "over": window},
            {"kind": "change", "over": window, "against": other}, {"kind": "times", "over": other, "against": window},
            {"kind": "difference", "over": window, "against": other}, {"kind": "needed", "over": other, "to_pass": window}))
        check_value(measure, register, data, case.last, spliced=r.random() < 0.8)


def check_document(case, document, reading):
    """Each verdict and the value behind it; the quick way and the thorough one say the same."""
    register = read_case(case)
    claims = crossings.Claims.from_json(crossings_json(document))
    # What the claims make of each other is no matter here, and costs most.
    judged = crossings.judge(claims, register, reading=reading, fuel=1)
    quick = claims.verdicts(register, reading=reading)
    stands = case.stands()
    assert len(judged) == len(quick) == len(document["claims"])
    found = []
    for claim, judgement, verdict in zip(document["claims"], judged, quick, strict=True):
        wanted, house, ways = oracle.judge(claim, stands, reading=reading)
        assert (judgement.verdict, verdict) == (wanted, wanted), (claim, house, ways[:2])
        value = judgement.value
        assert (None if value is None else plain(value)) == house, claim
        check_trials(claim, judgement, stands)
        check_distance(claim, judgement, house, reading)
        found.append(wanted)
        compared[f"verdicts: {wanted}"] += 1
    return found


def crossings_json(document):
    return strategies.json.dumps(document).encode()


def check_trials(claim, judgement, stands):
    """Every interpretation that is listed has the oracle's value, and holds under the readings that it says."""
    measures = [claim["measure"], *claim.get("or", [])]
    names = {theirs: ours for ours, theirs in CONVENTIONS.items()}
    for trial in judgement.trials:
        measure = measures[trial.measure]
        own = oracle.Convention(
            *(names[one] for one in (trial.convention.handover, trial.convention.day_count, trial.convention.week, trial.convention.last_year)))
        candidates = [data for published, data in stands if trial.published is None or str(published) == str(trial.published)]
        try:
            wanted = oracle.value(measure, candidates[-1], trial.as_of, own, trial.sums == "spliced")
        except oracle.NoValue:
            assert trial.value is None and trial.no_value
            continue
        assert plain(trial.value) == wanted
        if oracle.nature(measure) == "date":
            holding = {"pragmatic", "literal", "strict"} if wanted == oracle.date_of(claim["figure"]) else set()
            assert set(trial.holding) <= holding and bool(trial.holding) == bool(holding)
        else:
            readings = oracle.figure(claim["figure"], oracle.nature(measure), claim.get("rounded", False))
            assert set(trial.holding) == {one for one, interval in readings.items() if wanted in interval}
        compared["interpretations"] += 1


def check_distance(claim, judgement, house, reading):
    stated = oracle.nature(claim["measure"])
    if house is None or stated == "date":
        assert judgement.distance is None
        return
    interval = oracle.figure(claim["figure"], stated, claim.get("rounded", False)).get(reading)
    assert judgement.distance == (None if interval is None else interval.distance(house)), claim


def test_verdicts():
    seen = collections.Counter()

    @examples(300)
    @given(st.data(), cases(), st.sampled_from(["pragmatic", "pragmatic", "literal", "strict"]))
    def each(draws, case, reading):
        document = draws.draw(documents(case, most=8))
        if document["claims"]:
            seen.update(check_document(case, document, reading))

    each()
    assert min(seen[one] for one in ("supported", "depends", "contradicted", "undetermined")) >= 30, seen


@examples(20)
@given(st.data(), cases(longest=800, start=LONG))
def test_verdicts_on_long_series(draws, case):
    document = draws.draw(documents(case, 6, ("total", "mean", "change", "change", "change", "times", "people-per-boat")))
    if document["claims"]:
        check_document(case, document, "pragmatic")


@examples(100)
@given(st.data(), cases(longest=30), st.sampled_from(oracle.ROUNDINGS))
def test_verdicts_under_each_rounding(draws, case, rounding):
    """Numbers with no hedge, near a half of their last digit: where the rules of rounding differ."""
    register, data = read_case(case), case.newest()
    for seed in draws.draw(st.lists(strategies.seeds(), min_size=1, max_size=6)):
        r = strategies.random.Random(seed)
        first, last = strategies.closed(r, case.first, case.last)
        measure = {"kind": "mean", "per": r.choice(("day", "week")), "over": {"from": str(first), "to": str(last)}}
        try:
            value = oracle.value(measure, data, case.last)
        except oracle.NoValue:
            continue
        places = r.choice((0, 1))
        near = int(value * 10**places) + r.choice((0, 0, 1))
        claim = {"id": "one", "measure": measure, "figure": f"{near // 10} a day" if not places else f"{near // 10}.{near % 10}"}
        if not places:
            claim["figure"] = str(near)
        wanted = oracle.judge(claim, case.stands(), rounding=rounding)[0]
        assert crossings.Claim.from_dict(claim).judge(register, rounding=rounding).verdict == wanted, (claim, value)
        compared["verdicts under a rounding"] += 1


def test_a_half_is_rounded_up():
    days = crossings.Register.from_csv(b"date,people,boats\n2030-05-01,10,1\n2030-05-02,15,1\n", published="2030-05-03")
    over = ("2030-05-01", "2030-05-02")
    for figure, verdict in (("13 a day", "supported"), ("12 a day", "contradicted"), ("12.5 a day", "supported")):
        assert crossings.Claim("one", crossings.Measure.mean(over=over), figure).judge(days).verdict == verdict
