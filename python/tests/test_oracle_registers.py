"""What registers say: days, sums, means, records, summaries, vintages and revisions, against the oracle."""
import datetime
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import crossings
import oracle
import strategies
from oracle import DAY
from strategies import cases, compared, examples


def register_of(case, form="json"):
    if form == "json":
        return crossings.Register.from_json(case.to_json().encode())
    published = case.publications[0].published if len(case.publications) == 1 else None
    return crossings.Register.from_csv(case.to_csv().encode(), published=published)


def sums(data, first, last):
    """People, boats, uncontrolled landings (None: not known) of a window; None where a day is not known."""
    if not data.known("people", first, last):
        return None
    uncontrolled = data.by_days("uncontrolled-landings", first, last) if data.known("uncontrolled-landings", first, last) else None
    return data.by_days("people", first, last), data.by_days("boats", first, last), uncontrolled


@examples(150)
@given(cases(), st.sampled_from(["json", "csv"]))
def test_days(case, form):
    """Each day comes back as it was, and a day that is not there is missing and no zero."""
    view, data = register_of(case, form).view(), case.newest()
    assert [tuple(one) for one in view] == [(day, *numbers) for day, numbers in sorted(data.days.items())]
    assert len(view) == len(data.days)
    assert (view.extent.first, view.extent.last) == (min(data.days), max(data.days))
    for day in oracle.days_between(case.first - 2 * DAY, case.last + 2 * DAY):
        assert (day in view) == (day in data.days)
        if day in data.days:
            assert tuple(view[day]) == data.days[day]
        else:
            with pytest.raises(crossings.Missing):
                view[day]
        compared["days"] += 1


@examples(150)
@given(st.data(), cases(), st.sampled_from(["json", "csv"]))
def test_sums_and_means(draws, case, form):
    view, data = register_of(case, form).view(), case.newest()
    for seed in draws.draw(st.lists(strategies.seeds(), min_size=1, max_size=8)):
        first, last = strategies.closed(strategies.random.Random(seed), case.first, case.last)
        wanted, days = sums(data, first, last), (last - first).days + 1
        compared["sums"] += 1
        if wanted is None:
            for ask in (view.total, view.people_per_day, view.people_per_boat):
                with pytest.raises(crossings.Missing):
                    ask(first, last)
            continue
        people, boats, _ = wanted
        assert tuple(view.total(first, last)) == (first, last, days, *wanted)
        assert tuple(view.total(str(first), str(last)))[2:] == (days, *wanted)
        assert view.people_per_day(first, last) == Fraction(people, days)
        assert view.boats_per_day(first, last) == Fraction(boats, days)
        if boats:
            assert view.people_per_boat(first, last) == Fraction(people, boats)
        else:
            with pytest.raises(crossings.ZeroDenominator):
                view.people_per_boat(first, last)
        compared["means"] += 3


@examples(100)
@given(cases())
def test_the_record_is_the_first_of_the_highest_days(case):
    view, data = register_of(case).view(), case.newest()
    day, numbers = max(sorted(data.days.items()), key=lambda one: one[1][0])
    if numbers[0]:
        assert tuple(view.record()) == (day, *numbers)
    else:
        with pytest.raises(crossings.Missing):
            view.record()
    compared["records"] += 1


LABELS = {"year": "%Y", "month": "%Y-%m"}


@examples(100)
@given(cases(longest=120), st.sampled_from(["year", "month", "week"]), st.booleans())
def test_summaries(case, by, narrowed):
    register, data = register_of(case), case.newest()
    assume(data.known("people", min(data.days), max(data.days)))
    first, last = min(data.days), max(data.days)
    window = {"first": first + DAY, "last": last - 2 * DAY} if narrowed and first + DAY <= last - 2 * DAY else {}
    first, last = window.get("first", first), window.get("last", last)
    summary = register.summary(by=by, **window)
    wanted = []
    day = first
    while day <= last:
        start, end = oracle.stretch_at(by, day, oracle.HOUSE)
        cut = max(start, first), min(end, last)
        wanted.append((*cut, cut == (start, end), *sums(data, *cut)))
        day = end + DAY
    assert len(summary) == len(wanted)
    for row, (start, end, whole, people, boats, uncontrolled) in zip(summary, wanted, strict=True):
        days = (end - start).days + 1
        assert (row.period.first, row.period.last, row.whole, row.days) == (start, end, whole, days)
        assert (row.people, row.boats, row.uncontrolled, row.missing) == (people, boats, uncontrolled, None)
        assert row.people_per_boat == (Fraction(people, boats) if boats else None)
        assert row.people_per_day == Fraction(people, days)
        if by in LABELS:
            assert row.label == f"{start:{LABELS[by]}}"
        compared["rows of summaries"] += 1


@examples(100)
@given(st.data(), cases(weeks=False))
def test_a_series_as_it_stood(draws, case):
    register, stands = register_of(case), case.stands()
    before = case.publications[0].published - DAY
    with pytest.raises(crossings.Missing):
        register.as_of(before)
    for moment in draws.draw(st.lists(st.dates(before + DAY, case.publications[-1].published + DAY), min_size=1, max_size=4)):
        then = [data for published, data in stands if published <= moment]
        view = register.as_of(moment)
        assert [tuple(one) for one in view] == [(day, *numbers) for day, numbers in sorted(then[-1].days.items())]
        compared["vintages"] += 1


@examples(100)
@given(cases(weeks=False), strategies.seeds())
def test_revisions(case, seed):
    """From the data as first published to the newest, days withdrawn where the older one goes on longer."""
    older = strategies.Case(case.publications[:1])
    length = max(1, (case.last - case.first).days + strategies.random.Random(seed).randint(-3, 3))
    newer = strategies.case_of(seed, case.first, length, weeks=False) if seed % 3 == 0 else case
    old, new = older.newest().days, newer.newest().days
    found = register_of(older).revisions(register_of(newer))
    changed = {day for day in old.keys() & new.keys() if old[day] != new[day]}
    people = [new[day][0] - old[day][0] for day in changed]
    (series,) = found
    assert {one.date: (tuple(one.old), tuple(one.new)) for one in series.days} == {day: (old[day], new[day]) for day in changed}
    assert (series.added, series.withdrawn) == (sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys()))
    assert (series.net_people, series.gross_people) == (sum(people), sum(map(abs, people)))
    assert found.revised == bool(changed or old.keys() - new.keys())
    compared["revisions"] += 1


@examples(60)
@given(cases())
def test_what_is_written_is_read_again(case):
    register = register_of(case)
    again = crossings.Register.from_json(register.to_json().encode())
    assert again.to_json() == register.to_json()
    assert list(again.view()) == list(register.view())
    assert [tuple(week)[:4] for week in again.view().weeks()] == [tuple(week)[:4] for week in register.view().weeks()]
    days = case.newest().days
    if len(days) == (max(days) - min(days)).days + 1:
        newest = crossings.Register.from_csv(register.to_csv().encode(), published=case.publications[-1].published)
        assert list(newest.view()) == list(register.view())


@examples(60)
@given(cases())
def test_weeks(case):
    weeks = {week.ending: week for week in register_of(case).view().weeks()}
    published = {sunday: known for one in case.publications for sunday, known in one.weeks.items()}
    assert weeks.keys() == published.keys()
    data = case.newest()
    for sunday, prevented in published.items():
        week = weeks[sunday]
        assert (week.people, week.boats, week.uncontrolled) == sums(data, sunday - 6 * DAY, sunday)
        assert week.preventions == prevented
        compared["weeks"] += 1


@examples(150)
@given(cases(longest=40, weeks=False, revised=False), strategies.seeds())
def test_faults_are_found_where_they_were_planted(case, seed):
    """Rows that break a rule of their own: `check` tells each, and no other; no register is made of them."""
    r = strategies.random.Random(seed)
    days = dict(case.publications[0].days)
    planted = {}
    for day in r.sample(sorted(days), k=min(len(days), r.randint(1, 3))):
        people, boats, uncontrolled, rule = r.choice((
            (37, 0, None, "C004"), (0, 3, None, "C004"), (2, 9, None, "C005"), (90, 3, 4, "C006"), (90, 3, 300, "C006")))
        if day < strategies.UNCONTROLLED_SINCE:
            continue
        days[day], planted[day] = (people, boats, uncontrolled), rule
    broken = strategies.Case([strategies.Publication(case.publications[0].published, days, {})])
    found = crossings.check(crossings.Source(broken.to_csv().encode(), published=str(case.publications[0].published), name="days.csv"))
    rows = {day: number for number, day in enumerate(sorted(days), 2)}
    assert sorted((one.row, one.rule) for one in found.errors) == sorted((rows[day], rule) for day, rule in planted.items())
    if planted:
        with pytest.raises(crossings.Violations) as raised:
            register_of(broken, "csv")
        assert len(raised.value.violations) >= len(planted)
    compared["planted faults"] += len(planted)


def test_a_day_that_is_left_out_is_no_day_without_arrivals():
    days = "date,people,boats\n2030-05-01,10,1\n2030-05-03,20,1\n"
    with pytest.raises(crossings.Violations) as raised:
        crossings.Register.from_csv(days.encode(), published="2030-05-04")
    assert [one.rule for one in raised.value] == ["C003"]
    partial = "published,date,people,boats\n2030-05-04,2030-05-01,10,1\n2030-05-05,2030-05-03,20,1\n"
    view = crossings.Register.from_csv(partial.encode()).view()
    with pytest.raises(crossings.Missing):
        view.total(datetime.date(2030, 5, 1), datetime.date(2030, 5, 3))
    assert view.total(datetime.date(2030, 5, 3), datetime.date(2030, 5, 3)).people == 20
