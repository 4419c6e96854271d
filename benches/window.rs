//! Totals of a window: from the sums of a loaded register, and by adding up its days.
//!
//! `cargo bench --bench window`. Both rows of a pair answer the same question in one run; what
//! a user would write instead is the second.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    missing_docs,
    reason = "a benchmark ends where an assumption fails"
)]

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Basis, Boats, Draft, DraftDay, DraftPublication, DraftSeries, Field, People, Period, PublishedAt,
    Register, Total,
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

/// Windows of all lengths and places, so that no one of them is learnt.
fn windows(days: i32) -> Vec<Period> {
    (0..1024)
        .map(|n| {
            let start = (n * 7_919) % (days - 1);
            let length = 1 + (n * 104_729) % (days - start);
            Period::new(FIRST + start.days(), FIRST + (start + length).days()).unwrap()
        })
        .collect()
}

/// How many windows one timed step asks for; divide its time by this.
const BATCH: usize = 1024;

#[divan::bench(args = [3_154, 31_540], items_count = BATCH)]
fn total_of_1024_windows(bencher: Bencher<'_, '_>, days: i32) {
    let register = register(days);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let windows = windows(days);
    bencher.bench_local(|| {
        for window in &windows {
            black_box(view.total(*black_box(window)).unwrap());
        }
    });
}

#[divan::bench(args = [3_154, 31_540], items_count = BATCH)]
fn adding_up_the_days_of_1024_windows(bencher: Bencher<'_, '_>, days: i32) {
    let register = register(days);
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let rows: Vec<(Date, u64, u64)> =
        view.days().map(|(date, day)| (date, day.people().get(), day.boats().get())).collect();
    let windows = windows(days);
    let check = |window: &Period, sums: (u64, u64)| {
        let Total { people, boats, .. } = view.total(*window).unwrap();
        assert_eq!(sums, (people.get(), boats.get()));
    };
    let add_up = |window: &Period| {
        let within = rows.iter().filter(|row| window.contains(row.0));
        within.fold((0, 0), |(people, boats), row| (people + row.1, boats + row.2))
    };
    windows.iter().take(8).for_each(|window| check(window, add_up(window)));
    bencher.bench_local(|| {
        for window in &windows {
            black_box(add_up(black_box(window)));
        }
    });
}
