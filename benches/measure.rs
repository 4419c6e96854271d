//! Measures evaluated on a loaded register: one row for each way that they are found.
//!
//! `cargo bench --bench measure`.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    missing_docs,
    reason = "a benchmark ends where an assumption fails"
)]

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Basis, Boats, Draft, DraftDay, DraftPublication, DraftSeries, Field, Grounds, Measure, People,
    PublishedAt, Register, Sums,
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

const MEASURES: [(&str, &str); 10] = [
    ("total", r#"{"kind":"total","over":{"from":"2018-01-01"}}"#),
    ("mean", r#"{"kind":"mean","per":"day","over":{"policy":"pm-starmer"}}"#),
    (
        "change",
        r#"{"kind":"change","over":{"to_date":"year"},"against":{"years_before":1,"of":{"to_date":"year"}}}"#,
    ),
    ("people-per-boat", r#"{"kind":"people-per-boat","over":{"from":"2018-01-01"}}"#),
    ("record-by-day", r#"{"kind":"record","within":{"from":"2018-01-01"}}"#),
    ("record-by-month", r#"{"kind":"record","by":"month","within":{"from":"2018-01-01"}}"#),
    ("record-by-403-days", r#"{"kind":"record","by":{"days":403},"within":{"from":"2018-01-01"}}"#),
    (
        "rank-by-week",
        r#"{"kind":"rank","item":{"week_of":"2025-07-01"},"by":"week","within":{"from":"2018-01-01"}}"#,
    ),
    ("longest-streak", r#"{"kind":"longest-streak","days":"no-arrivals","within":{"from":"2018-01-01"}}"#),
    ("milestone-day", r#"{"kind":"milestone-day","reaches":50000,"over":{"handover":"2019-07-24"}}"#),
];

fn each(bencher: Bencher<'_, '_>, (_, json): &(&str, &str), sums: Sums) {
    let register = register(3_154);
    let measure: Measure = serde_json::from_str(json).unwrap();
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2026, 8, 20)).with_sums(sums);
    measure.evaluate(&grounds).unwrap();
    bencher.bench_local(|| black_box(&measure).evaluate(black_box(&grounds)));
}

#[divan::bench(args = MEASURES.map(|(name, _)| name))]
fn from_the_days(bencher: Bencher<'_, '_>, name: &str) {
    each(bencher, MEASURES.iter().find(|one| one.0 == name).unwrap(), Sums::Days);
}

#[divan::bench(args = MEASURES.map(|(name, _)| name))]
fn spliced(bencher: Bencher<'_, '_>, name: &str) {
    each(bencher, MEASURES.iter().find(|one| one.0 == name).unwrap(), Sums::Spliced);
}

#[divan::bench]
fn grounds(bencher: Bencher<'_, '_>) {
    let register = register(3_154);
    bencher.bench_local(|| Grounds::new(black_box(&register), Basis::UkArrivals, date(2026, 8, 20)));
}
