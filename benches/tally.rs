//! A tally of a panel, next to a plain sum of the same bytes, to loops written by hand, and to a loop
//! over the rows.
//!
//! `cargo bench --bench tally`. The sum is what reading the columns costs by itself. The loops by hand
//! do half of the work each, and know that nothing is null: `rules_by_hand` the rules of the counts and
//! the order, `summary_by_hand` the sums of twelve periods. The loop over the rows is what one would
//! write first: a test for each rule; it finds no gaps and adds nothing up. The data are made once for
//! each size, and each size is 20 bytes a row.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs,
    reason = "a benchmark ends where an assumption fails"
)]

use core::num::NonZeroUsize;
use std::collections::BTreeMap;
use std::sync::Mutex;

use crossings::jiff::civil::date;
use crossings::{Cells, Columns, Period, Tallied, TalliedKeys, Tally, TallyOptions, Verdict};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

#[path = "tally/hand.rs"]
mod hand;

fn main() {
    divan::main();
}

/// Rows: fewer where the benchmarks are only tried out, as `cargo test` does.
fn sizes() -> Vec<usize> {
    if std::env::args().any(|arg| arg == "--test") {
        vec![10_000]
    } else {
        vec![1_000_000, 10_000_000, 50_000_000]
    }
}

/// The days of each series: as many as the official one had in August 2026.
const DAYS: u32 = 3_154;
/// 1 January 2018.
const FIRST: u32 = 17_532;

#[derive(Default)]
struct Panel {
    series: Vec<u32>,
    dates: Vec<i32>,
    people: Vec<u32>,
    boats: Vec<u32>,
    uncontrolled: Vec<u32>,
    known: Vec<u8>,
}

impl Panel {
    /// Sorted by series and day, two in three days without arrivals, no fault. By the bitmap,
    /// uncontrolled landings are unknown of the first 1,826 days of each series.
    fn new(rows: usize) -> Self {
        let mut state = 2018_u64;
        let mut next = |below: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 33).unwrap() % below
        };
        let mut panel = Self { known: vec![0; rows.div_ceil(8)], ..Self::default() };
        for row in 0..u32::try_from(rows).unwrap() {
            let boats = if next(3) == 0 { 1 + next(20) } else { 0 };
            let day = row % DAYS;
            panel.series.push(row.checked_div(DAYS).unwrap());
            panel.dates.push(i32::try_from(FIRST + day).unwrap());
            panel.people.push(boats * (20 + next(50)));
            panel.boats.push(boats);
            panel.uncontrolled.push(next(boats + 1).saturating_sub(next(3)));
            if day >= 1_826 {
                let byte = usize::try_from(row >> 3).unwrap();
                *panel.known.get_mut(byte).unwrap() |= 1 << (row & 7);
            }
        }
        panel
    }

    fn columns<'a>(&'a self, uncontrolled: impl Into<Cells<'a, u32>>) -> Columns<'a> {
        let columns = Columns::new(&self.dates, &self.people, &self.boats).unwrap();
        columns.with_series(&self.series).unwrap().with_uncontrolled(uncontrolled).unwrap()
    }

    fn tally(&self, threads: usize, uncontrolled: Cells<'_, u32>, periods: Vec<Period>) -> Tallied {
        let threads = NonZeroUsize::new(threads).unwrap();
        let mut tally = Tally::new(TallyOptions { threads, periods, ..TallyOptions::default() });
        tally.observe(&self.columns(uncontrolled));
        tally.finish()
    }
}

/// Made once for each size; 50 million rows are a gigabyte.
fn panel(rows: usize) -> &'static Panel {
    static PANELS: Mutex<BTreeMap<usize, &'static Panel>> = Mutex::new(BTreeMap::new());
    let mut panels = PANELS.lock().unwrap();
    panels.entry(rows).or_insert_with(|| Box::leak(Box::new(Panel::new(rows))))
}

fn counters(rows: usize) -> (ItemsCount, BytesCount) {
    (ItemsCount::new(rows), BytesCount::new(rows * 20))
}

fn time<T>(bencher: Bencher<'_, '_>, rows: usize, work: impl Fn(&Panel) -> T) {
    let panel = panel(rows);
    let (items, bytes) = counters(rows);
    bencher.counter(items).counter(bytes).bench_local(|| work(black_box(panel)));
}

#[divan::bench(args = sizes(), sample_count = 25, sample_size = 1)]
fn a_tally(bencher: Bencher<'_, '_>, rows: usize) {
    let sum: u64 = panel(rows).people.iter().map(|people| u64::from(*people)).sum();
    let tallied = panel(rows).tally(1, Cells::new(&panel(rows).uncontrolled), Vec::new());
    assert_eq!((tallied.verdict, tallied.keys), (Verdict::Consistent, TalliedKeys::Unique));
    assert_eq!(tallied.people.sum.unwrap().get(), sum);
    time(bencher, rows, |panel| panel.tally(1, Cells::new(&panel.uncontrolled), Vec::new()));
}

#[divan::bench(args = sizes(), sample_count = 25, sample_size = 1)]
fn a_tally_with_two_threads(bencher: Bencher<'_, '_>, rows: usize) {
    time(bencher, rows, |panel| panel.tally(2, Cells::new(&panel.uncontrolled), Vec::new()));
}

#[divan::bench(args = sizes(), sample_count = 25, sample_size = 1)]
fn a_tally_with_nulls(bencher: Bencher<'_, '_>, rows: usize) {
    time(bencher, rows, |panel| {
        panel.tally(1, Cells::with_validity(&panel.uncontrolled, &panel.known, 0).unwrap(), Vec::new())
    });
}

#[divan::bench(args = sizes(), sample_count = 25, sample_size = 1)]
fn a_tally_with_periods(bencher: Bencher<'_, '_>, rows: usize) {
    let periods = hand::periods();
    let tallied = panel(rows).tally(1, Cells::new(&panel(rows).uncontrolled), periods.clone());
    let sums: Vec<hand::Sums> = tallied
        .periods
        .iter()
        .map(|of| hand::Sums {
            rows: of.rows,
            people: of.people.sum.unwrap().get(),
            boats: of.boats.sum.unwrap().get(),
            most: of.most.map_or(0, |most| u32::try_from(most.people.get()).unwrap()),
        })
        .collect();
    assert_eq!(sums, hand::summary(panel(rows), &starts()));
    time(bencher, rows, |panel| panel.tally(1, Cells::new(&panel.uncontrolled), periods.clone()));
}

#[divan::bench(args = sizes(), sample_count = 25, sample_size = 1)]
fn a_tally_with_periods_and_two_threads(bencher: Bencher<'_, '_>, rows: usize) {
    let periods = hand::periods();
    time(bencher, rows, |panel| panel.tally(2, Cells::new(&panel.uncontrolled), periods.clone()));
}

/// The first days of the periods, and the day after the last.
fn starts() -> Vec<i32> {
    let periods = hand::periods();
    let first = periods.first().unwrap().start();
    let days = |period: &Period| period.days().unwrap().get();
    let mut starts = vec![i32::try_from(FIRST).unwrap()];
    assert_eq!(first, date(2018, 1, 1));
    for period in &periods {
        starts.push(starts.last().unwrap() + i32::try_from(days(period)).unwrap());
    }
    starts
}

#[divan::bench(args = sizes(), sample_count = 25, sample_size = 1)]
fn rules_by_hand(bencher: Bencher<'_, '_>, rows: usize) {
    assert!(hand::rules_and_order(panel(rows)).is_empty());
    time(bencher, rows, hand::rules_and_order);
}

#[divan::bench(args = sizes(), sample_count = 25, sample_size = 1)]
fn summary_by_hand(bencher: Bencher<'_, '_>, rows: usize) {
    let starts = starts();
    time(bencher, rows, |panel| hand::summary(panel, &starts));
}

#[divan::bench(args = sizes(), sample_count = 25, sample_size = 1)]
fn a_plain_sum(bencher: Bencher<'_, '_>, rows: usize) {
    let sum = |column: &[u32]| column.iter().fold(0_u32, |sum, n| sum.wrapping_add(*n));
    time(bencher, rows, |panel| {
        let dates = panel.dates.iter().fold(0_i32, |sum, n| sum.wrapping_add(*n));
        let columns = [&panel.series, &panel.people, &panel.boats, &panel.uncontrolled];
        (dates, columns.map(|column| sum(column)))
    });
}

/// The number of rows with a fault.
fn row_by_row(panel: &Panel) -> usize {
    let mut before = None;
    let figures = panel.people.iter().zip(&panel.boats).zip(&panel.uncontrolled);
    let mut wrong = 0;
    for (key, ((people, boats), uncontrolled)) in panel.series.iter().zip(&panel.dates).zip(figures) {
        let mut fine = true;
        if (*people > 0) != (*boats > 0) || (*boats > 0 && people < boats) {
            fine = false;
        }
        if uncontrolled > boats || u64::from(*people) > 125 * u64::from(*boats) {
            fine = false;
        }
        if before.is_some_and(|before| key <= before) {
            fine = false;
        }
        before = Some(key);
        wrong += usize::from(!fine);
    }
    wrong
}

#[divan::bench(args = sizes(), sample_count = 25, sample_size = 1)]
fn a_loop_over_the_rows(bencher: Bencher<'_, '_>, rows: usize) {
    assert_eq!(row_by_row(panel(rows)), 0);
    time(bencher, rows, row_by_row);
}
