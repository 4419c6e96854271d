//! Laws of the model, each against an oracle that is slow and obvious.
#![cfg(feature = "proptest")]
#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "a test ends where an assumption fails"
)]

use std::collections::{BTreeMap, BTreeSet};

use crossings::jiff::civil::{Date, Weekday, date};
use crossings::jiff::tz::Offset;
use crossings::jiff::{Span, Timestamp};
use crossings::{
    AsOf, Basis, Boats, Convention, Coverage, DayCount, Days, Draft, DraftDay, DraftPublication, DraftSeries,
    DraftWeek, Field, Grouping, HandoverDay, LastYear, Missing, People, Period, PublishedAt, Register,
    Revisions, Series, Summary, View, WeekRule, check, strategy,
};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// The day `n` days away, found step by step where that is short, so that no arithmetic of
/// spans is taken on trust.
fn step(mut day: Date, n: i64) -> Date {
    for _ in 0..n.abs() {
        day = if n < 0 { day.yesterday().unwrap() } else { day.tomorrow().unwrap() };
    }
    day
}

/// The newest figure of each day among the first publications, straight from their rows.
fn naive_days(series: &Series, publications: usize) -> BTreeMap<Date, (u64, u64, Option<u64>)> {
    let mut days = BTreeMap::new();
    for publication in &series.publications()[..publications] {
        for day in &publication.days {
            let one = &day.arrivals;
            let uncontrolled = one.uncontrolled().map(Boats::get);
            days.insert(day.date, (one.people().get(), one.boats().get(), uncontrolled));
        }
    }
    days
}

/// What the sum over a window must be, added up day by day.
fn naive_total(
    days: &BTreeMap<Date, (u64, u64, Option<u64>)>,
    first: Date,
    count: i64,
) -> Result<(u128, u128, Option<u128>), Date> {
    let (mut people, mut boats, mut uncontrolled) = (0, 0, Some(0_u128));
    let mut day = first;
    for _ in 0..count {
        let (p, b, u) = days.get(&day).ok_or(day)?;
        people += u128::from(*p);
        boats += u128::from(*b);
        uncontrolled = uncontrolled.zip(*u).map(|(sum, u)| sum + u128::from(u));
        day = day.tomorrow().unwrap();
    }
    Ok((people, boats, uncontrolled))
}

fn agrees(view: &View, days: &BTreeMap<Date, (u64, u64, Option<u64>)>, first: Date, count: i64) {
    let period = Period::new(first, step(first, count)).unwrap();
    match (view.total(period), naive_total(days, first, count)) {
        (Ok(total), Ok((people, boats, uncontrolled))) => {
            //= docs/rules.md#publications-and-views
            //# view-02: The total of a period MUST be the sum of the figures of its days.
            assert_eq!(u128::from(total.people.get()), people);
            assert_eq!(u128::from(total.boats.get()), boats);
            //= docs/rules.md#unknown-is-not-zero
            //# unknown-06: The uncontrolled landings of a period MUST be unknown where those of one of its days
            //# are.
            assert_eq!(total.uncontrolled.map(|n| u128::from(n.get())), uncontrolled);
            assert_eq!(total.days.get(), count as u64);
            assert_eq!(total.period, period);
        }
        (Err(Missing::Day { first }), Err(missing)) => assert_eq!(first, missing),
        (got, wanted) => panic!("{period}: got {got:?}, wanted {wanted:?}"),
    }
}

/// A day near the days of a series.
fn near(series: &Series, by: i64) -> Date {
    let days = naive_days(series, series.publications().len());
    let known: Vec<Date> = days.into_keys().collect();
    let index = usize::try_from(by.unsigned_abs()).unwrap() % known.len();
    step(known[index], by % 4)
}

/// So many cases; a failure is kept beside this file.
fn config(cases: u32) -> ProptestConfig {
    let file = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases, failure_persistence: Some(Box::new(file)), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(96))]

    // ---- (a) totals

    #[test]
    fn totals_are_the_sums_of_the_newest_figures(
        register in strategy::register(),
        windows in prop::collection::vec((-60..60_i64, 1..50_i64), 12),
    ) {
        for series in register.all_series() {
            for publications in 0..=series.publications().len() {
                let view = series.after(publications);
                let days = naive_days(series, publications);
                prop_assert_eq!(view.len(), days.len());
                for (by, count) in &windows {
                    agrees(&view, &days, near(series, *by), *count);
                }
                if let (Some(first), Some(last)) = (days.keys().next(), days.keys().last()) {
                    let extent = Period::inclusive(*first, *last).unwrap();
                    prop_assert_eq!(view.extent(), Some(extent));
                    agrees(&view, &days, *first, extent.days().unwrap().get() as i64);
                }
                let mut of_view = BTreeMap::new();
                for (date, day) in view.days() {
                    prop_assert_eq!(view.day(date), Some(day));
                    let uncontrolled = day.uncontrolled().map(Boats::get);
                    of_view.insert(date, (day.people().get(), day.boats().get(), uncontrolled));
                }
                //= docs/rules.md#publications-and-views
                //# view-01: A view MUST have the newest figure of each day among the publications that count.
                prop_assert_eq!(of_view, days);
            }
            prop_assert_eq!(&series.after(series.publications().len()), series.newest());
        }
    }

    #[test]
    fn an_open_period_has_no_total(register in strategy::register(), start in strategy::date()) {
        let series = register.series(Basis::UkArrivals).unwrap();
        //= docs/rules.md#unknown-is-not-zero
        //# unknown-05: A period without an end MUST NOT have a total.
        prop_assert_eq!(series.newest().total(Period::starting(start)), Err(Missing::OpenPeriod));
    }

    #[test]
    fn as_of_counts_what_was_published_by_then(register in strategy::register(), minutes in -3_000..3_000_i64) {
        for series in register.all_series() {
            let moments: Vec<Timestamp> =
                series.publications().iter().map(|one| one.published.timestamp()).collect();
            for moment in &moments {
                let asked = moment.saturating_add(Span::new().minutes(minutes)).unwrap();
                let then = moments.iter().filter(|published| **published <= asked).count();
                //= docs/rules.md#publications-and-views
                //# view-03: As of a moment, a publication MUST count where it is of that moment or earlier.
                prop_assert_eq!(series.as_of(AsOf::Moment(asked)), series.after(then));
                // A day counts to its last second, in UTC.
                let day = PublishedAt::new(asked).date();
                let midnight = day.tomorrow().unwrap().at(0, 0, 0, 0);
                let next = Offset::UTC.to_timestamp(midnight).unwrap();
                let then = moments.iter().filter(|published| **published < next).count();
                //= docs/rules.md#publications-and-views
                //# view-04: As of a date, a publication MUST count to the last second of that day, in UTC.
                prop_assert_eq!(series.as_of(AsOf::Day(day)), series.after(then));
            }
        }
    }

    #[test]
    fn a_record_is_the_first_of_the_highest_days(register in strategy::register()) {
        for series in register.all_series() {
            let days = naive_days(series, series.publications().len());
            let most = days.values().map(|day| day.0).max().filter(|most| *most > 0);
            let first = most.and_then(|most| days.iter().find(|(_, day)| day.0 == most));
            let record = series.newest().record();
            //= docs/rules.md#publications-and-views
            //# view-11: The record MUST be the first of the days with the most people.
            prop_assert_eq!(record.map(|(date, _)| date), first.map(|(date, _)| *date));
            prop_assert_eq!(record.map(|(_, day)| day.people().get()), most);
        }
    }

    // ---- (b) conventions and periods

    #[test]
    fn days_are_numbered_one_by_one(handover in strategy::date(), n in 0..900_u64) {
        for who in [HandoverDay::Incoming, HandoverDay::Outgoing] {
            for count in [DayCount::Ordinal, DayCount::Elapsed] {
                let convention = Convention { handover: who, day_count: count, ..Convention::HOUSE };
                // Counting aloud: the first day of the incoming, then one number for each day.
                let mut day = if who == HandoverDay::Incoming { handover } else { handover.tomorrow().unwrap() };
                //= docs/rules.md#days-weeks-and-conventions
                //# time-11: A day before the first MUST NOT have a number.
                prop_assert_eq!(convention.day_number(handover, day.yesterday().unwrap()), None);
                let mut number = u64::from(count == DayCount::Ordinal);
                let mut days = 0;
                while number < n {
                    day = day.tomorrow().unwrap();
                    number += 1;
                    days += 1;
                }
                //= docs/rules.md#days-weeks-and-conventions
                //# time-10: The first day MUST be day 1 of an ordinal count and day 0 of an elapsed one.
                prop_assert_eq!(convention.day_number(handover, day), Some(Days::new(number)));
                //= docs/rules.md#days-weeks-and-conventions
                //# time-12: The day of a number MUST be the one that has that number.
                prop_assert_eq!(convention.nth_day(handover, Days::new(number)), Some(day));
                let first_days = convention.first_days(handover, Days::new(days + 1)).unwrap();
                prop_assert_eq!(first_days.last(), Some(day));
                prop_assert_eq!(first_days.days(), Some(Days::new(days + 1)));
            }
        }
        prop_assert_eq!(Convention::HOUSE.nth_day(handover, Days::ZERO), None);
        prop_assert_eq!(Convention::HOUSE.first_days(handover, Days::ZERO), None);
    }

    #[test]
    fn a_number_of_days_past_the_calendar_has_no_day(handover in strategy::date(), n in 3_652_060..=u64::MAX) {
        //= docs/rules.md#days-weeks-and-conventions
        //# time-13: A number of days past the calendar MUST NOT have a day.
        prop_assert_eq!(Convention::HOUSE.nth_day(handover, Days::new(n)), None);
        prop_assert_eq!(Convention::HOUSE.first_days(handover, Days::new(n)), None);
    }

    #[test]
    fn a_week_goes_back_to_its_first_day(day in strategy::date()) {
        for (week, first) in
            [(WeekRule::MondayToSunday, Weekday::Monday), (WeekRule::SundayToSaturday, Weekday::Sunday)]
        {
            let mut start = day;
            while start.weekday() != first {
                start = start.yesterday().unwrap();
            }
            let period = Convention { week, ..Convention::HOUSE }.week_of(day).unwrap();
            //= docs/rules.md#days-weeks-and-conventions
            //# time-14: The week of a day MUST begin on the weekday that the convention says.
            prop_assert_eq!(period, Period::new(start, step(start, 7)).unwrap());
        }
    }

    #[test]
    fn a_year_to_date_goes_back_to_new_year(day in strategy::date()) {
        let mut start = day;
        let mut count = 1;
        while (start.month(), start.day()) != (1, 1) {
            start = start.yesterday().unwrap();
            count += 1;
        }
        let period = Convention::HOUSE.year_to_date(day).unwrap();
        //= docs/rules.md#days-weeks-and-conventions
        //# time-15: The year to date MUST go from 1 January to the day, both included.
        prop_assert_eq!((period.start(), period.last()), (start, Some(day)));
        prop_assert_eq!(period.days(), Some(Days::new(count)));
    }

    #[test]
    fn this_point_last_year_is_by_date_or_by_number(day in strategy::date()) {
        let by_date = match Date::new(day.year() - 1, day.month(), day.day()) {
            Ok(date) => date,
            Err(_) => Date::new(day.year() - 1, 2, 28).unwrap(),
        };
        //= docs/rules.md#days-weeks-and-conventions
        //# time-16: This point last year MUST be the same date (28 February for 29 February) or the day of the same
        //# number, as the convention says.
        prop_assert_eq!(Convention::HOUSE.this_point_last_year(day), Some(by_date));
        // Step through both years together, as long as the earlier has days.
        let (mut this, mut last) = (date(day.year(), 1, 1), date(day.year() - 1, 1, 1));
        while this != day {
            this = this.tomorrow().unwrap();
            let next = last.tomorrow().unwrap();
            last = if next.year() == last.year() { next } else { last };
        }
        let convention = Convention { last_year: LastYear::DayOfYear, ..Convention::HOUSE };
        prop_assert_eq!(convention.this_point_last_year(day), Some(last));
    }

    #[test]
    fn periods_are_sets_of_days(
        start in strategy::date(),
        (a, b, c, d) in (0..30_i64, 1..30_i64, 0..30_i64, 1..30_i64),
        (a_open, b_open) in (any::<bool>(), any::<bool>()),
    ) {
        // Seen through a window that ends after both, an open period is a set of days too.
        let horizon = 70;
        let set = |from: i64, len: i64, open: bool| -> BTreeSet<Date> {
            let to = if open { horizon } else { from + len };
            (from..to).map(|n| step(start, n)).collect()
        };
        let period = |from: i64, len: i64, open: bool| {
            let first = step(start, from);
            if open { Period::starting(first) } else { Period::new(first, step(first, len)).unwrap() }
        };
        let (one, other) = (period(a, b, a_open), period(c, d, b_open));
        let (ones, others) = (set(a, b, a_open), set(c, d, b_open));
        for n in 0..horizon {
            let day = step(start, n);
            //= docs/rules.md#days-weeks-and-conventions
            //# time-02: Inside the model a period MUST be half-open, so that the day that ends one begins the next
            //# and is counted once.
            prop_assert_eq!(one.contains(day), ones.contains(&day));
        }
        prop_assert!(!one.contains(start.yesterday().unwrap()));
        //= docs/rules.md#days-weeks-and-conventions
        //# time-06: The days of a period MUST be counted with its first and its last.
        prop_assert_eq!(one.days().map(Days::get), (!a_open).then_some(ones.len() as u64));
        prop_assert_eq!(one.covers(&other), others.is_subset(&ones));
        prop_assert_eq!(one.overlaps(&other), !ones.is_disjoint(&others));
        let both: BTreeSet<Date> = ones.intersection(&others).copied().collect();
        match one.intersection(&other) {
            None => prop_assert!(both.is_empty()),
            Some(period) => {
                prop_assert_eq!(Some(&period.start()), both.first());
                prop_assert_eq!(period.is_open(), a_open && b_open);
                if !period.is_open() {
                    prop_assert_eq!(period.last(), both.last().copied());
                    prop_assert_eq!(period.days(), Some(Days::new(both.len() as u64)));
                }
            }
        }
        prop_assert_eq!(one.intersection(&other), other.intersection(&one));
    }

    // ---- (d) round trips

    #[test]
    fn any_register_survives_json(register in strategy::register()) {
        let text = serde_json::to_string(&Draft::from(&register)).unwrap();
        let draft: Draft = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&draft, &Draft::from(&register));
        //= docs/rules.md#the-catalogue-and-the-register
        //# register-04: A register written as plain data MUST be read back as the same register.
        prop_assert_eq!(Register::try_from(draft), Ok(register));
    }

    #[test]
    fn a_valid_draft_says_the_same_as_its_register(draft in strategy::partial_draft()) {
        let register = Register::try_from(draft.clone()).unwrap();
        let again = Draft::from(&register);
        // The lists of boats are a set in the register.
        let lists = |draft: &Draft| -> BTreeSet<Date> {
            draft.complete_boat_lists.iter().filter_map(|list| list.date.get()).collect()
        };
        prop_assert_eq!(lists(&again), lists(&draft));
        let complete_boat_lists = draft.complete_boat_lists.clone();
        prop_assert_eq!(Draft { complete_boat_lists, ..again }, draft);
    }

    // ---- (g) revisions

    #[test]
    fn revisions_are_what_differs(register in strategy::register(), (a, b) in (0..5_usize, 0..5_usize)) {
        for series in register.all_series() {
            let (old, new) = (a.min(series.publications().len()), b.min(series.publications().len()));
            let revisions = Revisions::between(&series.after(old), &series.after(new)).unwrap();
            let (olds, news) = (naive_days(series, old), naive_days(series, new));
            let mut differ = Vec::new();
            let (mut net, mut gross) = (0, 0);
            for (date, before) in &olds {
                if let Some(after) = news.get(date).filter(|after| *after != before) {
                    differ.push((*date, before.0, after.0));
                    let change = i128::from(after.0) - i128::from(before.0);
                    net += change;
                    gross += change.abs();
                }
            }
            let found: Vec<_> = revisions
                .days
                .iter()
                .map(|day| (day.of, day.old.people().get(), day.new.people().get()))
                .collect();
            prop_assert_eq!(found, differ);
            //= docs/rules.md#publications-and-views
            //# view-10: The net change of a revision MUST be the sum of its changes, and the gross change that of
            //# their sizes.
            prop_assert_eq!((revisions.net_people(), revisions.gross_people()), (net, gross));
            let only = |one: &BTreeMap<Date, _>, other: &BTreeMap<Date, _>| -> Vec<Date> {
                one.keys().filter(|date| !other.contains_key(date)).copied().collect()
            };
            //= docs/rules.md#publications-and-views
            //# view-09: A day that only one of two views has MUST be added or withdrawn, and not revised.
            prop_assert_eq!(&revisions.added, &only(&news, &olds));
            prop_assert_eq!(&revisions.withdrawn, &only(&olds, &news));
            let weeks = |count: usize| {
                let mut weeks = BTreeMap::new();
                for week in series.publications()[..count].iter().flat_map(|one| &one.weeks) {
                    weeks.insert(week.ending.date(), (week.arrivals, week.preventions));
                }
                weeks
            };
            let (olds, news) = (weeks(old), weeks(new));
            let differ: Vec<_> = olds
                .iter()
                .filter_map(|(ending, before)| {
                    news.get(ending).filter(|after| *after != before).map(|after| (*ending, *before, *after))
                })
                .collect();
            let figures = |one: &crossings::WeekFigures| (one.arrivals, one.preventions);
            let found: Vec<_> =
                revisions.weeks.iter().map(|one| (one.of, figures(&one.old), figures(&one.new))).collect();
            prop_assert_eq!(found, differ);
        }
    }

    #[test]
    fn two_bases_do_not_compare(register in strategy::register()) {
        let views: Vec<&View> = register.all_series().iter().map(Series::newest).collect();
        for (a, one) in views.iter().enumerate() {
            for (b, other) in views.iter().enumerate() {
                //= docs/rules.md#what-never-mixes
                //# kinds-06: Views of two bases MUST NOT be compared.
                prop_assert_eq!(Revisions::between(one, other).is_ok(), a == b);
            }
        }
    }

    // ---- (h) summaries

    #[test]
    fn the_rows_of_a_calendar_summary_are_a_partition(
        register in strategy::register(),
        window in prop::option::of((0..40_i64, 1..40_i64)),
        sundays in any::<bool>(),
    ) {
        let week = if sundays { WeekRule::SundayToSaturday } else { WeekRule::MondayToSunday };
        let convention = Convention { week, ..Convention::HOUSE };
        for series in register.all_series() {
            let view = series.newest();
            let extent = view.extent().unwrap();
            let window = window.map(|(from, len)| {
                let first = step(extent.start(), from - 5);
                Period::new(first, step(first, len)).unwrap()
            });
            let mut days: BTreeSet<Date> = BTreeSet::new();
            let mut day = extent.start();
            while extent.contains(day) {
                if window.is_none_or(|window| window.contains(day)) {
                    days.insert(day);
                }
                day = day.tomorrow().unwrap();
            }
            for by in [Grouping::Year, Grouping::Month, Grouping::Week] {
                let summary = Summary::new(view, by, &[], window, convention);
                let mut covered = Vec::new();
                let (mut people, mut boats, mut complete) = (0, 0, true);
                for row in &summary.rows {
                    let (first, last) = (row.period.start(), row.period.last().unwrap());
                    let key = |date: Date| match by {
                        Grouping::Year => (i32::from(date.year()), 0),
                        Grouping::Month => (i32::from(date.year()), i32::from(date.month())),
                        _ => (0, 0),
                    };
                    prop_assert_eq!(key(first), key(last), "a row within one year or month");
                    let before = covered.len();
                    let mut day = first;
                    while day <= last {
                        covered.push(day);
                        day = day.tomorrow().unwrap();
                    }
                    if by == Grouping::Week {
                        let begin = if sundays { Weekday::Sunday } else { Weekday::Monday };
                        let begins = covered[before..]
                            .iter()
                            .skip(1)
                            .any(|day| day.weekday() == begin);
                        prop_assert!(!begins, "no week begins within {}", row.period);
                        //= docs/rules.md#publications-and-views
                        //# view-13: A row of a summary MUST NOT be called whole where its period was cut.
                        prop_assert_eq!(row.whole, row.period.days() == Some(Days::new(7)));
                    }
                    match row.total.ok() {
                        Some(total) => {
                            people += total.people.get();
                            boats += total.boats.get();
                        }
                        None => complete = false,
                    }
                }
                //= docs/rules.md#publications-and-views
                //# view-12: Each day of a series within the window MUST be in one row of a summary by year, month
                //# or week.
                prop_assert_eq!(&covered, &days.iter().copied().collect::<Vec<_>>(), "each day in one row");
                let newest = naive_days(series, series.publications().len());
                prop_assert_eq!(complete, days.iter().all(|day| newest.contains_key(day)));
                if complete {
                    prop_assert_eq!(people, days.iter().map(|day| newest[day].0).sum::<u64>());
                    prop_assert_eq!(boats, days.iter().map(|day| newest[day].1).sum::<u64>());
                }
            }
        }
    }

    // ---- (i) overflow

    #[test]
    fn a_sum_that_does_not_fit_is_said_not_to(
        figures in prop::collection::vec(prop_oneof![1..9_u64, u64::MAX - 9..=u64::MAX, 1..=u64::MAX], 7),
        (from, len) in (0..7_usize, 1..8_usize),
    ) {
        let monday = date(2026, 1, 5);
        let days = figures.iter().zip(0..).map(|(n, day)| DraftDay {
            date: Field::Known(step(monday, day)),
            people: Field::Known(People::new(*n)),
            boats: Field::Known(Boats::new(*n)),
            ..DraftDay::default()
        });
        let publication = DraftPublication {
            published: PublishedAt::start_of(date(2026, 1, 12)).into(),
            days: days.collect(),
            ..DraftPublication::default()
        };
        let mut draft = Draft {
            series: vec![DraftSeries { publications: vec![publication], ..DraftSeries::default() }],
            ..Draft::default()
        };
        let register = Register::try_from(draft.clone()).unwrap();
        let view = register.series(Basis::UkArrivals).unwrap().newest();
        let to = (from + len).min(7);
        let period = Period::new(step(monday, from as i64), step(monday, to as i64)).unwrap();
        let sum: u128 = figures[from..to].iter().map(|n| u128::from(*n)).sum();
        match view.total(period) {
            Ok(total) => prop_assert_eq!(u128::from(total.people.get()), sum),
            Err(missing) => {
                //= docs/rules.md#exactness
                //# exact-09: A total that does not fit 64 bits MUST be said not to fit.
                prop_assert_eq!(missing, Missing::Overflow);
                prop_assert!(sum > u128::from(u64::MAX));
            }
        }
        // A week cannot equal a sum that no week can hold.
        let whole: u128 = figures.iter().map(|n| u128::from(*n)).sum();
        let said = u64::try_from(whole).unwrap_or(u64::MAX);
        draft.series[0].publications[0].weeks.push(DraftWeek {
            ending: Field::Known(date(2026, 1, 11)),
            people: Field::Known(People::new(said)),
            boats: Field::Known(Boats::new(said)),
            ..DraftWeek::default()
        });
        let ids: Vec<&str> = check(&draft).errors().map(crossings::Violation::id).collect();
        let wanted: &[&str] = if u128::from(said) == whole { &[] } else { &["C009", "C009"] };
        prop_assert_eq!(ids, wanted);
    }
}

#[test]
fn a_partial_series_knows_its_gaps() {
    let day = |day, people| DraftDay {
        date: Field::Known(date(2026, 1, day)),
        people: Field::Known(People::new(people)),
        boats: Field::Known(Boats::new(u64::from(people > 0))),
        ..DraftDay::default()
    };
    let publication = DraftPublication {
        published: PublishedAt::start_of(date(2026, 2, 1)).into(),
        coverage: Coverage::Partial,
        days: vec![day(3, 5), day(4, 0), day(7, 9)],
        ..DraftPublication::default()
    };
    let series = vec![DraftSeries { publications: vec![publication], ..DraftSeries::default() }];
    let register = Register::try_from(Draft { series, ..Draft::default() }).unwrap();
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let total = |from, to| view.total(Period::inclusive(date(2026, 1, from), date(2026, 1, to)).unwrap());
    let missing = |day| Err(Missing::Day { first: date(2026, 1, day) });
    assert_eq!(total(3, 4).unwrap().people, People::new(5));
    assert_eq!(total(7, 7).unwrap().people, People::new(9));
    assert_eq!(total(2, 4), missing(2));
    //= docs/rules.md#unknown-is-not-zero
    //# unknown-04: A period with a day that has no figure MUST NOT have a total, and the first such day is named.
    assert_eq!(total(3, 7), missing(5));
    assert_eq!(total(5, 6), missing(5));
    assert_eq!(total(7, 9), missing(8));
    assert_eq!(total(20, 21), missing(20));
}
