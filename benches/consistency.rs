//! All conflicts and repairs of a bundle as large as an article's.
//!
//! `cargo bench --bench consistency`.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    missing_docs,
    reason = "a benchmark ends where an assumption fails"
)]

use core::ops::Bound::{Excluded, Included, Unbounded};

use crossings::consistency::{Answer, Completeness, Fuel, Limits, System, Variable};
use crossings::{Interval, Ratio};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

/// Nine statements about people, boats and days: two periods of a year and their sum, means by day
/// and by boat that were rounded, and more figures than can be true.
fn article() -> System {
    let mut system = System::new();
    let [year, since, before, boats, days, earlier] =
        ["year", "since", "before", "boats", "days", "earlier"].map(|name| system.integer(name));
    let one = ratio(1, 1);
    let sum = [(year, one), (since, ratio(-1, 1)), (before, ratio(-1, 1))];
    system.row(None, &sum, Interval::point(ratio(0, 1))).unwrap();
    let mut row = |name: &str, rows: &[(&[(Variable, Ratio)], Interval)]| {
        let statement = system.statement(name);
        for (terms, within) in rows {
            system.row(Some(statement), terms, *within).unwrap();
        }
    };
    let zero = ratio(0, 1);
    let (above, below) = (
        Interval::new(Included(zero), Unbounded).unwrap(),
        Interval::new(Unbounded, Excluded(zero)).unwrap(),
    );
    let over = Interval::new(Excluded(ratio(35_000, 1)), Excluded(ratio(36_000, 1))).unwrap();
    row("over 35,000 this year", &[(&[(year, one)], over)]);
    row("21,446 since", &[(&[(since, one)], Interval::point(ratio(21_446, 1)))]);
    row("377 boats", &[(&[(boats, one)], Interval::point(ratio(377, 1)))]);
    let mean = |of, by, low, high| [([(of, one), (by, low)], above), ([(of, one), (by, high)], below)];
    let a_day = mean(since, days, ratio(-255, 2), ratio(-257, 2));
    row("128 a day", &[(&a_day[0].0, above), (&a_day[1].0, below)]);
    let each = mean(since, boats, ratio(-119, 2), ratio(-60, 1));
    row("almost 60 in each", &[(&each[0].0, above), (&each[1].0, below)]);
    row("to 19 December", &[(&[(days, one)], Interval::point(ratio(168, 1)))]);
    let a_day = mean(before, earlier, ratio(-147, 2), ratio(-149, 2));
    row("74 a day before", &[(&a_day[0].0, above), (&a_day[1].0, below)]);
    row("1 January to 4 July", &[(&[(earlier, one)], Interval::point(ratio(186, 1)))]);
    let third = Interval::new(Included(zero), Included(zero)).unwrap();
    row("three in five since", &[(&[(since, ratio(5, 1)), (year, ratio(-3, 1))], third)]);
    system
}

#[divan::bench]
fn all_conflicts_and_repairs(bencher: Bencher) {
    let system = article();
    let all = system.all();
    let found = system.diagnose(&all, Limits::NONE, &mut Fuel::default());
    assert_eq!(found.all_repairs, Completeness::Complete);
    assert!(found.conflicts.len() >= 5 && found.repairs.len() >= 20, "as many as an article's");
    bencher.bench(|| black_box(&system).diagnose(&all, Limits::NONE, &mut Fuel::default()));
}

#[divan::bench]
fn one_check(bencher: Bencher) {
    let system = article();
    let all = system.all();
    assert!(matches!(system.check(&all, &mut Fuel::default()), Answer::Conflict(_)));
    bencher.bench(|| black_box(&system).check(&all, &mut Fuel::default()));
}
