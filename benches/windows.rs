//! Every window of a series for which a figure holds: by ranks, and by trying each.
//!
//! `cargo bench --bench windows`. The rows answer the same question in one run: the five million
//! windows of the official series. What a user would write instead is the one that tries each.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::integer_division,
    missing_docs,
    reason = "a benchmark ends where an assumption fails"
)]

use core::ops::Bound;

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Basis, Boats, Counted, Draft, DraftDay, DraftPublication, DraftSeries, Field, Interval, People,
    PublishedAt, Ratio, Register, WindowMeasure, windows,
};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

const FIRST: Date = date(2018, 1, 1);

/// A register of `days` days, two in three of them without arrivals, as in the real series.
fn register(days: i32) -> Register {
    let mut state = 2018_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    };
    let day = |n: i32| {
        let boats = if next() % 3 == 0 { 1 + next() % 20 } else { 0 };
        let people = boats * (20 + next() % 50);
        DraftDay {
            date: Field::Known(FIRST + n.days()),
            people: Field::Known(People::new(people)),
            boats: Field::Known(Boats::new(boats)),
            ..DraftDay::default()
        }
    };
    let days_of: Vec<DraftDay> = (0..days).map(day).collect();
    let published = PublishedAt::start_of(FIRST + days.days()).into();
    let publication = DraftPublication { published, days: days_of, ..DraftPublication::default() };
    let series = DraftSeries { basis: Basis::UkArrivals, publications: vec![publication], origin: None };
    Register::try_from(Draft { series: vec![series], ..Draft::default() }).unwrap()
}

/// "74 a day", rounded.
fn around_74() -> Interval {
    let end = |halves| Ratio::new(halves, 2).unwrap();
    Interval::new(Bound::Included(end(147)), Bound::Excluded(end(149))).unwrap()
}

/// "Over 35,000", and no more than 36,000.
fn over_35_000() -> Interval {
    Interval::new(Bound::Excluded(Ratio::whole(35_000)), Bound::Included(Ratio::whole(36_000))).unwrap()
}

const DAYS: i32 = 3_154;
const ALL: usize = 3_154 * 3_155 / 2;

fn of_each(bencher: Bencher<'_, '_>, interval: &Interval, of: WindowMeasure) {
    let register = register(DAYS);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    bencher.bench_local(|| windows(black_box(interval), of, view).unwrap().count());
}

#[divan::bench(items_count = ALL)]
fn means_by_ranks(bencher: Bencher<'_, '_>) {
    of_each(bencher, &around_74(), WindowMeasure::MeanPerDay(Counted::People));
}

#[divan::bench(items_count = ALL)]
fn people_per_boat_by_ranks(bencher: Bencher<'_, '_>) {
    let half = Ratio::new(89, 2).unwrap();
    let interval = Interval::new(Bound::Included(half), Bound::Excluded(Ratio::new(91, 2).unwrap())).unwrap();
    of_each(bencher, &interval, WindowMeasure::PeoplePerBoat);
}

#[divan::bench(items_count = ALL)]
fn totals_by_ranks(bencher: Bencher<'_, '_>) {
    of_each(bencher, &over_35_000(), WindowMeasure::Total(Counted::People));
}

#[divan::bench(items_count = ALL, sample_count = 10)]
fn means_one_by_one(bencher: Bencher<'_, '_>) {
    let register = register(DAYS);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let people: Vec<u64> = view.days().map(|(_, day)| day.people().get()).collect();
    let count = || {
        let mut count = 0_u64;
        for start in 0..people.len() {
            let mut sum = 0;
            for (more, day) in people[start..].iter().enumerate() {
                sum += day;
                let days = more as u64 + 1;
                count += u64::from(147 * days <= 2 * sum && 2 * sum < 149 * days);
            }
        }
        count
    };
    let ours = windows(&around_74(), WindowMeasure::MeanPerDay(Counted::People), view).unwrap();
    assert_eq!(ours.count(), count());
    bencher.bench_local(count);
}
