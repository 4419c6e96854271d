//! Laws that hold at each door by itself, against slow oracles that know neither.

use std::collections::{BTreeMap, BTreeSet};

use crossings::jiff::civil::{Date, Weekday};
use crossings::strategy;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use super::c_door::C;
use super::model::{Answer, Arrivals, Code, Convention, Day, Door, Period, RATES, Ratio, source};
use super::plans::{self, file, plain, real};
use super::rust_door::Rust;
use super::suite::Plan;

/// So many cases; a failure is kept beside this file.
fn config(cases: u32) -> ProptestConfig {
    let file = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases, failure_persistence: Some(Box::new(file)), ..ProptestConfig::default() }
}

fn code<T>(answer: Answer<T>) -> Result<T, Code> {
    answer.map_err(|refusal| refusal.code)
}

fn next(date: Date) -> Date {
    date.tomorrow().unwrap()
}

/// The days of a period one by one, up to a thousand and one.
fn each(first: Date, last: Date) -> Vec<Date> {
    let mut days = Vec::new();
    let mut day = first;
    while day <= last && days.len() <= 1_000 {
        days.push(day);
        day = next(day);
    }
    days
}

/// By Euclid, step by step.
fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

fn in_lowest_terms(above: u128, below: u128) -> Result<Ratio, Code> {
    if below == 0 {
        return Err(Code::ZeroDenominator);
    }
    let common = greatest_common_divisor(above, below);
    let (above, below) = (above / common, below / common);
    let text = if below == 1 { above.to_string() } else { format!("{above}/{below}") };
    Ok(Ratio { parts: i64::try_from(above).ok().zip(i64::try_from(below).ok()), text })
}

/// People, boats, days, and uncontrolled landings where all are known.
type Sum = (u128, u128, u128, Option<u128>);

/// What the days of a period add up to, day by day.
fn naive_sum(days: &BTreeMap<Day, Arrivals>, period: &Period) -> Result<Sum, Code> {
    let first = real(period.first).ok_or(Code::InvalidDate)?;
    let last = match period.last {
        None => return Err(Code::InvalidPeriod),
        Some(last) => real(last).ok_or(Code::InvalidDate)?,
    };
    if last < first || last == Date::MAX {
        return Err(Code::InvalidPeriod);
    }
    let (mut people, mut boats, mut count, mut uncontrolled) = (0, 0, 0, Some(0));
    for day in each(first, last) {
        let of = days.get(&plain(day)).ok_or(Code::Missing)?;
        people += u128::from(of.people);
        boats += u128::from(of.boats);
        count += 1;
        uncontrolled = uncontrolled.zip(of.uncontrolled).map(|(sum, more)| sum + u128::from(more));
    }
    Ok((people, boats, count, uncontrolled))
}

fn totals_and_rates<D: Door>(view: &D::View, plan: &Plan) {
    let days: BTreeMap<Day, Arrivals> = D::days(view).unwrap().into_iter().collect();
    for period in &plan.periods {
        let sum = naive_sum(&days, period);
        let total = code(D::total(view, period));
        let found = total.map(|total| {
            assert_eq!(&total.period, period);
            let of = total.arrivals;
            (of.people.into(), of.boats.into(), total.days.into(), of.uncontrolled.map(u128::from))
        });
        assert_eq!(found, sum, "{}: total of {period:?}", D::NAME);
        for rate in RATES {
            let naive = sum.and_then(|(people, boats, days, _)| match rate {
                "PEOPLE_PER_BOAT" => in_lowest_terms(people, boats),
                "PEOPLE_PER_DAY" => in_lowest_terms(people, days),
                _ => in_lowest_terms(boats, days),
            });
            assert_eq!(code(D::rate(view, period, rate)), naive, "{}: {rate} of {period:?}", D::NAME);
        }
    }
    let mut most: Option<(Day, &Arrivals)> = None;
    for (day, of) in &days {
        if of.people > most.map_or(0, |most| most.1.people) {
            most = Some((*day, of));
        }
    }
    assert_eq!(D::record(view).ok(), most.map(|(day, of)| (day, of.clone())), "{}", D::NAME);
    for day in &plan.days {
        let of = if real(*day).is_some() {
            days.get(day).cloned().ok_or(Code::Missing)
        } else {
            Err(Code::InvalidDate)
        };
        assert_eq!(code(D::day(view, *day)), of, "{}: {day:?}", D::NAME);
    }
}

/// The newest figure of each day is that of the last publication that has it.
fn views<D: Door>(register: &D::Register, plan: &Plan) {
    for basis in D::series(register).unwrap() {
        let publications = D::publications(register, &basis).unwrap();
        let (mut days, mut weeks, mut totals) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut before: Option<(D::View, BTreeMap<Day, Arrivals>)> = None;
        for (n, publication) in publications.iter().enumerate() {
            days.extend(publication.days.iter().map(|(day, of, _)| (*day, of.clone())));
            weeks.extend(publication.weeks.iter().map(|week| (week.ending, week.clone())));
            totals.extend(
                publication.totals.iter().map(|one| ((one.period.first, one.period.last), one.clone())),
            );
            let view = D::view_after(register, &basis, n + 1).unwrap();
            assert_eq!(D::days(&view).unwrap(), days.clone().into_iter().collect::<Vec<_>>(), "{}", D::NAME);
            assert_eq!(D::weeks(&view).unwrap(), weeks.values().cloned().collect::<Vec<_>>(), "{}", D::NAME);
            assert_eq!(
                D::totals(&view).unwrap(),
                totals.values().cloned().collect::<Vec<_>>(),
                "{}",
                D::NAME
            );
            assert_eq!(D::published(&view).unwrap(), Some(publication.published.clone()));
            for (index, ending) in weeks.keys().enumerate() {
                assert_eq!(D::week_at(&view, *ending).unwrap(), index);
            }
            totals_and_rates::<D>(&view, plan);
            let same = D::revisions(&view, &view).unwrap();
            assert!(!same.revised && same.days.is_empty() && same.weeks.is_empty() && same.totals.is_empty());
            assert_eq!((same.changes, same.net.value, same.gross.value), (Vec::new(), Some(0), Some(0)));
            if let Some((old, old_days)) = &before {
                revised::<D>(old, old_days, &view, &days);
            }
            before = Some((view, days.clone()));
        }
    }
}

fn revised<D: Door>(
    old: &D::View,
    old_days: &BTreeMap<Day, Arrivals>,
    new: &D::View,
    new_days: &BTreeMap<Day, Arrivals>,
) {
    let found = D::revisions(old, new).unwrap();
    let (mut both, mut net, mut gross) = (Vec::new(), 0_i128, 0_i128);
    for (day, was) in old_days {
        let is = &new_days[day];
        if was != is {
            both.push((*day, was.clone(), is.clone()));
            net += i128::from(is.people) - i128::from(was.people);
            gross += (i128::from(is.people) - i128::from(was.people)).abs();
        }
    }
    assert_eq!(found.days, both, "{}", D::NAME);
    assert_eq!((found.net.text, found.gross.text), (net.to_string(), gross.to_string()), "{}", D::NAME);
    let added: Vec<Day> = new_days.keys().copied().filter(|day| !old_days.contains_key(day)).collect();
    let of_kind =
        |kind: &str| found.changes.iter().filter(|one| one.0 == kind).map(|one| one.1.first).collect();
    let (one, other): (Vec<Day>, Vec<Day>) = (of_kind("ADDED_DAY"), of_kind("WITHDRAWN_DAY"));
    assert_eq!((one, other), (added, Vec::new()), "{}: a later publication withdraws nothing", D::NAME);
}

/// The rows of months and years lie side by side and have every day of the view.
fn summaries<D: Door>(register: &D::Register) {
    for basis in D::series(register).unwrap() {
        let view = D::view(register, &basis, None).unwrap();
        let days: BTreeMap<Day, Arrivals> = D::days(&view).unwrap().into_iter().collect();
        for by in ["YEAR", "MONTH", "WEEK"] {
            let summary = D::summary(&view, register, by, None, None).unwrap();
            let mut seen = Vec::new();
            for row in &summary.rows {
                seen.extend(each(real(row.period.first).unwrap(), real(row.period.last.unwrap()).unwrap()));
                let total =
                    row.total.as_ref().map(|total| total.arrivals.people.into()).map_err(|no| no.code);
                assert_eq!(total, naive_sum(&days, &row.period).map(|sum| sum.0), "{}: {row:?}", D::NAME);
            }
            let extent = D::extent(&view).ok();
            let all = extent.map(|of| each(real(of.first).unwrap(), real(of.last.unwrap()).unwrap()));
            assert_eq!(seen, all.unwrap_or_default(), "{}: by {by}", D::NAME);
        }
    }
}

/// Who held an office is whose period has the day.
fn offices<D: Door>(register: &D::Register, plan: &Plan) {
    let periods = D::policy_periods(register).unwrap();
    let names: BTreeSet<String> = periods.iter().filter_map(|one| one.timeline.clone()).collect();
    assert_eq!(D::timelines(register).unwrap(), names.iter().cloned().collect::<Vec<_>>(), "{}", D::NAME);
    for name in &names {
        let timeline = D::timeline(register, name).unwrap();
        let mut sorted = timeline.clone();
        sorted.sort_by_key(|one| one.period.first);
        assert_eq!(timeline, sorted, "{}: {name}", D::NAME);
        for day in plan.days.iter().copied().filter(|day| real(*day).is_some()) {
            let holds = |period: &Period| period.first <= day && period.last.is_none_or(|last| day <= last);
            let holder = timeline.iter().position(|one| holds(&one.period)).ok_or(Code::Missing);
            assert_eq!(code(D::held_on(register, name, day)), holder, "{}: {name} on {day:?}", D::NAME);
        }
    }
}

/// What instalments and payments add up to, in the smallest unit.
fn sums<D: Door>(register: &D::Register) {
    for (index, one) in D::agreements(register).unwrap().into_iter().enumerate() {
        assert_eq!(code(D::agreement_at(register, &one.id)), Ok(index), "{}", D::NAME);
        let sum = |amounts: Vec<_>| -> Option<i64> {
            let amounts: Vec<super::model::Amount> = amounts;
            let first = amounts.first()?.currency.clone();
            amounts.iter().try_fold(0, |sum, one| (one.currency == first).then_some(sum + one.minor?))
        };
        let due = sum(one.instalments.iter().map(|one| one.1.clone()).collect());
        let paid = sum(one.payments.iter().map(|one| one.1.clone()).collect());
        assert_eq!(one.instalments_sum.and_then(|sum| sum.minor), due, "{}: {}", D::NAME, one.id);
        assert_eq!(one.payments_sum.and_then(|sum| sum.minor), paid, "{}: {}", D::NAME, one.id);
    }
}

/// A register says itself again in JSON, and its arrivals again in CSV.
fn forms<D: Door>(register: &D::Register) {
    let json = D::json(register).unwrap();
    let again = D::read(&[source("again.json", json.clone())], None).unwrap();
    assert_eq!(D::json(&again).unwrap(), json, "{}", D::NAME);
    assert!(!D::comparison(register, &again).unwrap().revised);
    let view = D::view(register, "UK_ARRIVALS", None).unwrap();
    let days = D::days(&view).unwrap();
    let csv = D::csv(&view).unwrap();
    let lines = days.iter().map(|(day, of)| {
        let uncontrolled = of.uncontrolled.map_or("-".to_owned(), |n| n.to_string());
        format!("{:04}-{:02}-{:02},{},{},{uncontrolled}", day.0, day.1, day.2, of.people, of.boats)
    });
    let wanted: Vec<String> =
        std::iter::once("date,people,boats,uncontrolled".to_owned()).chain(lines).collect();
    assert_eq!(csv.lines().collect::<Vec<_>>(), wanted, "{}", D::NAME);
}

/// Periods as sets of days; one without an end as far as any other reaches.
fn periods_are_sets<D: Door>(one: &Period, other: &Period, day: Day) {
    let far =
        [one.last, other.last, Some(one.first), Some(other.first), Some(day)].into_iter().flatten().max();
    let far = next(real(far.unwrap()).unwrap());
    let set = |of: &Period| -> BTreeSet<Date> {
        each(real(of.first).unwrap(), of.last.map_or(far, |last| real(last).unwrap())).into_iter().collect()
    };
    let (a, b) = (set(one), set(other));
    let covers = b.is_subset(&a) && (one.last.is_none() || other.last.is_some());
    assert_eq!(code(D::covers(one, other)), Ok(covers), "{}: {one:?} {other:?}", D::NAME);
    assert_eq!(code(D::overlaps(one, other)), Ok(!a.is_disjoint(&b)), "{}: {one:?} {other:?}", D::NAME);
    let both: Vec<Date> = a.intersection(&b).copied().collect();
    let open = one.last.is_none() && other.last.is_none();
    let both = both
        .first()
        .map(|first| Period { first: plain(*first), last: (!open).then(|| plain(*both.last().unwrap())) });
    assert_eq!(
        code(D::intersection(one, other)),
        both.ok_or(Code::Missing),
        "{}: {one:?} {other:?}",
        D::NAME
    );
    assert_eq!(code(D::contains(one, day)), Ok(a.contains(&real(day).unwrap())), "{}", D::NAME);
    let count = if one.last.is_some() { Ok(a.len() as u64) } else { Err(Code::InvalidPeriod) };
    assert_eq!(code(D::days_of(one)), count, "{}: {one:?}", D::NAME);
}

/// Counting with the fingers.
fn conventions<D: Door>(how: &Convention, handover: Day, after: u64) {
    let (how, mut day) = (Some(how), real(handover).unwrap());
    let of = how.unwrap();
    if of.handover == "OUTGOING" {
        day = next(day);
    }
    assert_eq!(code(D::first_day(how, handover)), Ok(plain(day)), "{}", D::NAME);
    let first = day;
    for _ in 0..after {
        day = next(day);
    }
    let number = if of.day_count == "ORDINAL" { after + 1 } else { after };
    assert_eq!(code(D::day_number(how, handover, plain(day))), Ok(number), "{}", D::NAME);
    assert_eq!(code(D::nth_day(how, handover, number)), Ok(plain(day)), "{}", D::NAME);
    let days = Period::new(plain(first), plain(day));
    assert_eq!(code(D::first_days(how, handover, after + 1)), Ok(days), "{}", D::NAME);
    assert_eq!(code(D::first_days(how, handover, 0)), Err(Code::InvalidPeriod), "{}", D::NAME);
    let yesterday = plain(first.yesterday().unwrap());
    assert_eq!(code(D::day_number(how, handover, yesterday)), Err(Code::InvalidPeriod), "{}", D::NAME);

    let begins = if of.week == "MONDAY_TO_SUNDAY" { Weekday::Monday } else { Weekday::Sunday };
    let mut start = day;
    while start.weekday() != begins {
        start = start.yesterday().unwrap();
    }
    let end = (0..6).fold(start, |day, _| next(day));
    let week = Period::new(plain(start), plain(end));
    assert_eq!(code(D::week_of(how, plain(day))), Ok(week.clone()), "{}", D::NAME);
    let official = if end.weekday() == Weekday::Sunday { Ok(week) } else { Err(Code::InvalidPeriod) };
    assert_eq!(code(D::week(plain(end))), official, "{}", D::NAME);
    let to_date = Period::new((day.year(), 1, 1), plain(day));
    assert_eq!(code(D::year_to_date(how, plain(day))), Ok(to_date), "{}", D::NAME);

    let (year, month, of_month) = plain(day);
    let last_year = if of.last_year == "CALENDAR_DATE" {
        (year - 1, month, if (month, of_month) == (2, 29) { 28 } else { of_month })
    } else {
        // As many steps from the first of January, and no further than the last of December.
        let mut then = real((year - 1, 1, 1)).unwrap();
        let mut today = real((year, 1, 1)).unwrap();
        while today < day {
            today = next(today);
            then = if next(then).year() == year { then } else { next(then) };
        }
        plain(then)
    };
    assert_eq!(code(D::this_point_last_year(how, plain(day))), Ok(last_year), "{}", D::NAME);
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn of_registers((register, plan) in strategy::register().prop_flat_map(|register| {
        let plan = plans::plan(&register);
        (Just(register), plan)
    })) {
        fn hold<D: Door>(register: &D::Register, plan: &Plan) {
            views::<D>(register, plan);
            summaries::<D>(register);
            offices::<D>(register, plan);
            sums::<D>(register);
            forms::<D>(register);
        }
        let file = [file(&register)];
        hold::<Rust>(&Rust::read(&file, None).unwrap(), &plan);
        hold::<C>(&C::read(&file, None).unwrap(), &plan);
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn of_periods(near in strategy::date(), parts in proptest::array::uniform5(0..60_i64), open in any::<[bool; 2]>()) {
        let day = |after: i64| plain((0..after).fold(near, |day, _| next(day)));
        let period = |first: i64, more: i64, open: bool| Period {
            first: day(first),
            last: (!open).then(|| day(first + more)),
        };
        let (one, other) = (period(parts[0], parts[1], open[0]), period(parts[2], parts[3], open[1]));
        periods_are_sets::<Rust>(&one, &other, day(parts[4]));
        periods_are_sets::<C>(&one, &other, day(parts[4]));
    }

    #[test]
    fn of_conventions(how in plans::convention(), handover in strategy::date(), after in 0..800_u64) {
        conventions::<Rust>(&how, plain(handover), after);
        conventions::<C>(&how, plain(handover), after);
    }
}
