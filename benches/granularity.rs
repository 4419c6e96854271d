//! Granularity tests, exactly, over grids of printed figures.
//!
//! `cargo bench --bench granularity`. Each row answers all questions of its grid.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    missing_docs,
    reason = "a benchmark ends where an assumption fails"
)]

use crossings::granularity::{Sample, debit, grim, grimmer};
use crossings::{Printed, Ratio, Rounding};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn hundredths(n: i128) -> Printed {
    Printed::new(Ratio::new(n, 100).unwrap(), Ratio::new(1, 100).unwrap()).unwrap()
}

/// Means of 1.00 to 7.00 in steps of 0.05, each for samples of 20 to 80.
fn grid() -> Vec<(Printed, Sample)> {
    let sizes = || (20..=80).map(|size| Sample::new(size, 1).unwrap());
    (20..=140).flat_map(|n| sizes().map(move |sample| (hundredths(n * 5), sample))).collect()
}

#[divan::bench]
fn means(bencher: Bencher<'_, '_>) {
    let grid = grid();
    bencher.counter(ItemsCount::new(grid.len())).bench(|| {
        let possible = |(mean, sample): &&(Printed, Sample)| {
            grim(black_box(*mean), *sample, Rounding::HalfUp).witness().is_some()
        };
        grid.iter().filter(possible).count()
    });
}

#[divan::bench]
fn means_and_deviations(bencher: Bencher<'_, '_>) {
    let grid = grid();
    bencher.counter(ItemsCount::new(grid.len())).bench(|| {
        let possible = |(mean, sample): &&(Printed, Sample)| {
            grimmer(black_box(*mean), hundredths(155), *sample, Rounding::HalfUp).witness().is_some()
        };
        grid.iter().filter(possible).count()
    });
}

#[divan::bench]
fn noughts_and_ones(bencher: Bencher<'_, '_>) {
    let sizes: Vec<u64> = (20..=2000).collect();
    bencher.counter(ItemsCount::new(sizes.len())).bench(|| {
        let possible = |size: &&u64| {
            debit(black_box(hundredths(35)), hundredths(48), **size, Rounding::HalfUp).witness().is_some()
        };
        sizes.iter().filter(possible).count()
    });
}
